#include "speaker.hpp"

#include <algorithm>
#include <set>

#include "dossier/text/fold.hpp"
#include "dossier/text/tokens.hpp"
#include "language/word_list.hpp"

namespace checker_quotes {

namespace {

bool is_title(std::string_view word) {
  static const language::WordSet titles(
      "mr mrs ms dr prof professor president governor gov minister premier chief sir lady lord general gen colonel col "
      "captain capt judge justice senator sen mayor secretary director chairman king queen prince princess police "
      "officer inspector sergeant sgt lieutenant deputy prime foreign the of chancellor ambassador spokesman "
      "spokeswoman spokesperson executive coach ceo rev reverend bishop commissioner commander");
  return titles.contains(word);
}

bool is_body(std::string_view word) {
  static const language::WordSet bodies(
      "company bank ministry government railways railway inc ltd plc corp union party council agency office university "
      "institute court service airlines airways group committee commission department association hospital club "
      "authority board");
  return bodies.contains(word);
}

bool is_pronoun(std::string_view word) { return language::one_of(word, "he she they it i we you who one him her"); }

// The distance of two words is at most `most`.
bool within(std::string_view a, std::string_view b, std::size_t most) {
  if (a.size() > 40 || b.size() > 40) return a == b;
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t changed = diagonal + (a[i - 1] != b[j - 1]);
      diagonal = row[j];
      row[j] = std::min({changed, row[j] + 1, row[j - 1] + 1});
    }
  }
  return row[b.size()] <= most;
}

bool are_initials(std::string_view word) { return word.size() < 3 || word.find('.') != std::string_view::npos; }

// One name, or one name misspelt.
bool alike(std::string_view a, std::string_view b) {
  if (a == b) return true;
  const auto least = std::min(a.size(), b.size());
  return least >= 4 && a[0] == b[0] && within(a, b, least >= 7 ? 2 : 1);
}

std::string joined(const std::vector<std::string>& tokens) {
  std::string text;
  for (const auto& token : tokens)
    for (const char c : token)
      if (c != '.') text += c;
  return text;
}

bool holds_name(std::string_view part, const SpeakerName& name) {
  if (!name.known()) return false;
  const auto tokens = tokenize(part);
  return std::any_of(tokens.begin(), tokens.end(), [&](const Token& token) {
    return token.is(TokenKind::word) && token.starts_upper() && alike(fold(token.of(part)), name.tokens.back());
  });
}

std::string_view cut(std::string_view text, std::uint64_t from, std::uint64_t to) {
  from = std::min<std::uint64_t>(from, text.size());
  return text.substr(from, std::min<std::uint64_t>(to, text.size()) - std::min(from, to));
}

// How the mention writes the name: after "the" or a preposition, or with a possessive ending, it is a body or somebody
// whom the speaker belongs to ("researchers at Trend Micro", "Reid's agent").
bool is_attached(std::string_view mention, const SpeakerName& name) {
  const auto tokens = tokenize(mention);
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (fold(tokens[i].of(mention)) != name.tokens.front()) continue;
    const auto before = i == 0 ? std::string() : fold(tokens[i - 1].of(mention));
    return language::one_of(before, "the of at from for with in by");
  }
  return false;
}

}  // namespace

SpeakerName speaker_of(const Claim& claim, std::string_view text) {
  SpeakerName name;
  if (!claim.speaker) return name;
  const auto& speaker = *claim.speaker;
  name.shown = speaker.name.empty() ? speaker.text : speaker.name;
  bool body = false, titled = !speaker.role.empty(), ordinary = false;
  for (const auto& token : tokenize(name.shown)) {
    if (!token.is(TokenKind::word)) continue;
    const auto word = fold(token.of(name.shown));
    body |= is_body(word) || (token.word_case == WordCase::upper && word.size() > 2 && !are_initials(word));
    titled |= is_title(word);
    ordinary |= !token.starts_upper() && !is_title(word);
    if (!token.starts_upper() || is_title(word) || is_pronoun(word) || word == "'s") continue;
    name.tokens.push_back(word);
  }
  // Without a resolved name, "Reid's agent" and "A witness" are descriptions.
  if (speaker.name.empty() && (ordinary || name.tokens.size() < 2)) name.tokens.clear();
  if (!name.known()) return name;
  name.person = !body && (titled || name.tokens.size() > 1) && !is_attached(speaker.text, name);
  const bool attributed = (claim.cue && !claim.cue->text.empty()) ||
                          (speaker.end && cut(text, *speaker.end, claim.start).find(':') != std::string_view::npos);
  // "his second, Marta Salvesen, said": the name stands next to what the mention is.
  constexpr std::uint64_t apposition = 40;
  const bool next_to = speaker.end && cut(text, *speaker.end, *speaker.end + 1) == "," &&
                       holds_name(cut(text, *speaker.end, *speaker.end + apposition), name);
  name.written = attributed && (holds_name(speaker.text, name) || next_to);
  return name;
}

bool may_be_one(const SpeakerName& a, const SpeakerName& b) {
  if (!a.known() || !b.known() || !a.person || !b.person) return true;
  if (joined(a.tokens) == joined(b.tokens)) return true;
  // A name in common is enough: families are rare in what follows one quote, and names are written in either order.
  return std::any_of(a.tokens.begin(), a.tokens.end(), [&](const std::string& x) {
    return !are_initials(x) && std::any_of(b.tokens.begin(), b.tokens.end(),
                                           [&](const std::string& y) { return !are_initials(y) && alike(x, y); });
  });
}

bool are_different(const SpeakerName& a, const SpeakerName& b) {
  return a.evident() && b.evident() && !may_be_one(a, b);
}

bool share_a_name(const SpeakerName& a, const SpeakerName& b) {
  return a.known() && b.known() && a.person && b.person && may_be_one(a, b);
}

bool is_named_beside(const SpeakerName& name, const Claim& claim, std::string_view text) {
  constexpr std::uint64_t behind = 80;     // the attribution after the name
  constexpr std::uint64_t farthest = 600;  // in the sentence
  std::uint64_t from = claim.start, to = claim.end;
  if (claim.sentence) from = std::min(from, claim.sentence->start), to = std::max(to, claim.sentence->end);
  if (claim.speaker && claim.speaker->start && claim.speaker->end)
    from = std::min(from, *claim.speaker->start), to = std::max(to, *claim.speaker->end + behind);
  from = std::max(from, claim.start - std::min(claim.start, farthest));
  to = std::min(to, claim.end + farthest);
  return holds_name(cut(text, from, claim.start), name) || holds_name(cut(text, claim.end, to), name) ||
         (claim.speaker && holds_name(claim.speaker->role, name));
}

bool is_named_before(const SpeakerName& name, const Claim& claim, std::string_view text) {
  constexpr std::uint64_t before = 400;
  return holds_name(cut(text, claim.start - std::min(claim.start, before), claim.start), name);
}

}  // namespace checker_quotes
