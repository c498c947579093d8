// The tokens of RTF: groups, control words, characters.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "dossier/record/span.hpp"

namespace dossier_office {

struct RtfToken {
  enum class Kind { open, close, word, symbol, byte, text } kind = Kind::text;
  std::string_view word;   // of a control word: letters; of a symbol: its character; of a text: its bytes
  std::int32_t value = 0;  // the number of a control word; a byte written as \'hh
  bool has_value = false;
  dossier::Span source;
};

class RtfTokens {
 public:
  explicit RtfTokens(std::string_view bytes) : bytes_(bytes) {}

  // The next one; nothing at the end. Line ends between them are no tokens. The data of \bin is left out.
  std::optional<RtfToken> next();

 private:
  RtfToken control();

  std::string_view bytes_;
  std::uint64_t at_ = 0;
};

}  // namespace dossier_office
