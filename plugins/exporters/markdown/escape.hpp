// Any text as Markdown (CommonMark with GitHub's tables) that renders as exactly that text.
#pragma once

#include <string>
#include <string_view>

namespace dossier_markdown {

// Returns the text on one line: runs of white space become one space, control characters and bytes that are not valid
// UTF-8 become U+FFFD, and whatever Markdown, HTML or automatic links would act on is escaped.
std::string escaped(std::string_view text);

// [title](address), or only the escaped title if the address is not an http or https address.
std::string link(std::string_view title, std::string_view address);

}  // namespace dossier_markdown
