#include "occasion.hpp"

#include <algorithm>

#include "dossier/text/calendar.hpp"
#include "dossier/text/fold.hpp"
#include "dossier/text/tokens.hpp"
#include "wording.hpp"

namespace checker_quotes {

std::set<std::string> matter_of(std::string_view text) {
  std::set<std::string> found;
  if (text.size() > 100000) text = text.substr(0, 100000);
  for (const auto& token : tokenize(text)) {
    if (!token.is(TokenKind::word) || token.end - token.start < 4) continue;
    auto word = fold(token.of(text));
    if (!is_function_word(word)) found.insert(std::move(word));
  }
  return found;
}

double overlap(const std::set<std::string>& a, const std::set<std::string>& b) {
  if (a.empty() || b.empty()) return 0;
  const auto shared = std::count_if(a.begin(), a.end(), [&](const std::string& word) { return b.count(word) != 0; });
  return static_cast<double>(shared) / static_cast<double>(std::min(a.size(), b.size()));
}

int days_between(std::string_view a, std::string_view b) {
  const auto x = parse_iso_date(a), y = parse_iso_date(b);
  if (!x || !y) return -1;
  const auto days = to_days(*x) - to_days(*y);
  return static_cast<int>(days < 0 ? -days : days);
}

}  // namespace checker_quotes
