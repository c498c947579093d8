// Other people's text as Markdown (CommonMark with GitHub's tables) that shows just that text.
#pragma once

#include <string>
#include <string_view>

namespace dossier_markdown {

// On one line: runs of white space become one blank, control characters and bytes that are no UTF-8 U+FFFD; what
// Markdown, HTML or a linker of addresses would act on is escaped.
std::string escaped(std::string_view text);

// [title](address), or the escaped title alone where the address is not one of the web.
std::string link(std::string_view title, std::string_view address);

}  // namespace dossier_markdown
