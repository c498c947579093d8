// A claim's sentence with the paragraph around it, truncated to a readable length.
#pragma once

#include <string>
#include <string_view>

namespace dossier_html {

// Appends {"from":..,"text":..,"sentence":[..],"marks":[[..],..]}: `from` in bytes of the document's text; sentence and
// marks in UTF-16 units of the extract's text, as scripts count. The marks of a quote are its parts, without the words
// between them. Spans that reach beyond the text are clipped to it.
void append_extract(std::string& out, std::string_view claim, std::string_view text);

}  // namespace dossier_html
