#include "token_line.hpp"

#include <algorithm>

#include "dossier/text/characters.hpp"
#include "dossier/text/fold.hpp"
#include "dossier/text/utf8.hpp"

namespace pattern_extractor {

bool TokenLine::passes(std::uint32_t i, const TokenTest& test) const {
  const auto& token = (*this)[i];
  const auto word = token.of(text_);
  switch (test.look) {
    case TokenTest::Look::folded:
      return std::any_of(test.texts.begin(), test.texts.end(),
                         [&](const std::string& each) { return dossier::equals_folded(word, each); });
    case TokenTest::Look::exact: return word == test.texts.front();
    case TokenTest::Look::tag: return test.tags[static_cast<std::size_t>(tags_.of(i))];
    case TokenTest::Look::shape: return has_shape(word, test.texts.front());
    case TokenTest::Look::kind: return test.kinds[static_cast<std::size_t>(token.kind)];
  }
  return false;
}

bool TokenLine::passes(std::uint32_t i, const std::vector<TokenTest>& tests) const {
  return std::all_of(tests.begin(), tests.end(),
                     [&](const TokenTest& test) { return passes(i, test) != test.negated; });
}

void TokenLine::claim_ends(std::uint32_t i, std::string_view kind, std::vector<std::uint32_t>& ends) const {
  const auto start = (*this)[i].start;
  ends.clear();
  earlier_.each_from(kind, start, std::uint64_t{start} + 1, [&](const dossier::Claim& claim) {
    std::uint32_t low = i, high = size_;
    while (low < high) {
      const auto middle = (low + high) / 2;
      if ((*this)[middle].end < claim.end) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    if (low < size_ && (*this)[low].end == claim.end && (ends.empty() || ends.back() != low + 1))
      ends.push_back(low + 1);
  });
}

bool has_shape(std::string_view word, std::string_view shape) {
  std::size_t at = 0;
  char last = '\0';
  for (std::size_t i = 0; i < word.size();) {
    const auto point = dossier::decode_utf8(word, i);
    const auto kind = dossier::character_class(point.value);
    i += point.size;
    if (kind == dossier::CharacterClass::letter || kind == dossier::CharacterClass::digit) {
      const char c = kind == dossier::CharacterClass::digit ? 'd' : dossier::is_upper(point.value) ? 'X' : 'x';
      if (c == last) continue;
      if (at == shape.size() || shape[at] != c) return false;
      last = c;
      ++at;
      continue;
    }
    const auto raw = word.substr(i - point.size, point.size);
    if (!shape.substr(at).starts_with(raw)) return false;
    at += raw.size();
    last = '\0';
  }
  return at == shape.size();
}

}  // namespace pattern_extractor
