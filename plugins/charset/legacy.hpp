// Text of a legacy charset as UTF-8, with a map back to its bytes.
#pragma once

#include <optional>
#include <string_view>

#include "dossier/plugin/charset.hpp"

namespace charset {

// bytes: in the charset that was declared as `label` (charset/labels.hpp). If they show that the Windows variant of an ISO charset is
// meant, it is used. `charset` of the result is the name of what was used. Empty if no converter has the name, and for Unicode's
// own encodings.
std::optional<dossier::Decoded> decode_declared(std::string_view bytes, std::string_view label);

// bytes: that are not valid UTF-8. label: what they declare, may be empty; markup: they are HTML or XML, whose tags tell nothing.
// Uses what is declared unless the bytes contradict it, then what is likeliest, at last Windows-1252.
dossier::Decoded decode_legacy(std::string_view bytes, std::string_view label, bool markup);

// Any bytes. label: what they declare, may be empty. A byte order mark and valid UTF-8 count more than a label, shifts
// between sets (ISO-2022) that are there count more than that all of it is ASCII.
dossier::Decoded decode(std::string_view bytes, std::string_view label, bool markup);

}  // namespace charset
