// A claim's sentence with the paragraph around it, cut to what a reader can take in.
#pragma once

#include <string>
#include <string_view>

namespace dossier_html {

// Appends {"from":..,"text":..,"sentence":[..],"marks":[[..],..],"cut":[..]}: `from` in bytes of the document's text;
// sentence and marks in UTF-16 units of the extract's text, as scripts count; a quote's marks are its words without
// what stands between them; cut says whether the paragraph goes on before and after. Spans outside the text are cut to
// it.
void append_extract(std::string& out, std::string_view claim, std::string_view text);

}  // namespace dossier_html
