#include "escape.hpp"

#include "dossier/text/fold.hpp"
#include "dossier/text/valid_utf8.hpp"
#include "presentation/percent_encoding.hpp"

namespace dossier_markdown {
namespace {

bool is_special(char c) { return std::string_view("\\`*_{}[]()<>#|~&$!@^=\"'").find(c) != std::string_view::npos; }

// `word` is in lower case.
bool starts_with_ignoring_case(std::string_view text, std::string_view word) {
  return dossier::lower_ascii(text.substr(0, word.size())) == word;
}

}  // namespace

std::string escaped(std::string_view given) {
  const std::string text = dossier::valid_utf8(given);
  std::string out;
  out.reserve(text.size() + text.size() / 8);
  bool blank = true;  // at the start of the line, or after a space
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
      if (!blank) out += ' ';
      blank = true;
      continue;
    }
    const bool first = out.empty();
    blank = false;
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) {
      out += "\xef\xbf\xbd";
      continue;
    }
    // A list item, an underline that makes the line above a heading, a numbered item, an address that would be linked.
    const bool item = first && (c == '-' || c == '+' || c == ':');
    const bool number = (c == '.' || c == ')') && !out.empty() && out.find_first_not_of("0123456789") == out.npos;
    const bool scheme = c == ':' && std::string_view(text).substr(i + 1, 2) == "//";
    const bool host = c == '.' && i >= 3 && starts_with_ignoring_case(std::string_view(text).substr(i - 3), "www");
    if (is_special(c) || item || number || scheme || host) out += '\\';
    out += c;
  }
  while (out.ends_with(' ')) out.pop_back();
  return out;
}

std::string link(std::string_view title, std::string_view address) {
  if (!starts_with_ignoring_case(address, "http://") && !starts_with_ignoring_case(address, "https://"))
    return escaped(title);
  return "[" + escaped(title) + "](<" + presentation::percent_encoded(address, "-._~:/?#@!$&*+,;=%") + ">)";
}

}  // namespace dossier_markdown
