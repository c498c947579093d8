#include "language/byline.hpp"

#include <algorithm>
#include <iterator>

#include "dossier/text/letters.hpp"
#include "language/agency_names.hpp"
#include "language/split_names.hpp"

namespace language {
namespace {

constexpr std::string_view lead_ins[] = {"by ", "by: ", "von ", "von: ", "par ", "por ", "author: ", "written by "};

// What bylines say of a person, or instead of one.
constexpr std::string_view roles[] = {
    "admin",         "agencies",  "agency",   "analyst",   "author",    "bureau",     "columnist",  "contributor",
    "correspondent", "desk",      "editor",   "editors",   "editorial", "freelancer", "journalist", "newsroom",
    "photographer",  "redaktion", "reporter", "reporters", "staff",     "team",       "webmaster",  "writer"};

bool is_role(std::string_view name) {
  const auto space = name.rfind(' ');
  const auto last = dossier::lower_word(space == std::string_view::npos ? name : name.substr(space + 1));
  return std::find(std::begin(roles), std::end(roles), last) != std::end(roles);
}

std::string one_line(std::string_view field) {
  std::string out;
  for (const char c : field) {
    const bool blank = c == ' ' || c == '\t' || c == '\n' || c == '\r';
    if (!blank)
      out += c;
    else if (!out.empty() && out.back() != ' ')
      out += ' ';
  }
  while (out.ends_with(' ')) out.pop_back();
  return out;
}

// "a@post.example (Anna Orme)" and "Anna Orme <a@post.example>".
std::string without_address(std::string text) {
  const auto at = text.find('@');
  if (at == std::string::npos) return text;
  if (const auto open = text.find('(', at); open != std::string::npos)
    return text.substr(open + 1, text.find(')', open) - open - 1);
  const auto angle = text.find('<');
  return angle == std::string::npos || angle > at ? std::string() : std::string(trimmed(text.substr(0, angle)));
}

}  // namespace

std::vector<std::string> credited_names(std::string_view field) {
  constexpr std::size_t longest = 300;
  if (field.size() > longest) return {};
  const auto line = without_address(one_line(field));
  std::string_view rest = line;
  const auto lower = dossier::lower_word(rest);
  for (const auto lead_in : lead_ins)
    if (std::string_view(lower).starts_with(lead_in)) {
      rest.remove_prefix(lead_in.size());
      break;
    }
  auto names = split_names(rest);
  const bool several = names.size() > 1;
  std::erase_if(names, [&](const std::string& name) {
    return is_role(name) || name.size() > 80 || name.find_first_of("@<>0123456789") != std::string::npos ||
           name.find("://") != std::string::npos || (several && is_acronym(name));
  });
  return names;
}

}  // namespace language
