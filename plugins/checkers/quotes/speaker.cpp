#include "speaker.hpp"

#include <algorithm>
#include <set>

#include "dossier/text/fold.hpp"
#include "dossier/text/tokens.hpp"

namespace checker_quotes {

namespace {

bool is_title(std::string_view word) {
  static const std::set<std::string_view> titles = {
      "mr",           "mrs",       "ms",       "dr",     "prof",       "professor",  "president", "governor",
      "minister",     "premier",   "chief",    "sir",    "lady",       "lord",       "general",   "colonel",
      "captain",      "judge",     "senator",  "mayor",  "secretary",  "director",   "chairman",  "king",
      "queen",        "prince",    "princess", "police", "officer",    "inspector",  "sergeant",  "deputy",
      "prime",        "foreign",   "the",      "of",     "chancellor", "ambassador", "spokesman", "spokeswoman",
      "spokesperson", "executive", "coach",    "ceo"};
  return titles.count(word) != 0;
}

bool is_body(std::string_view word) {
  static const std::set<std::string_view> bodies = {
      "company",    "bank",        "ministry", "government", "railways",  "railway", "inc",       "ltd",
      "plc",        "corp",        "union",    "party",      "council",   "agency",  "office",    "university",
      "institute",  "court",       "service",  "airlines",   "airways",   "group",   "committee", "commission",
      "department", "association", "hospital", "club",       "authority", "board"};
  return bodies.count(word) != 0;
}

bool is_pronoun(std::string_view word) {
  static const std::set<std::string_view> pronouns = {"he",  "she", "they", "it",  "i",  "we",
                                                      "you", "who", "one",  "him", "her"};
  return pronouns.count(word) != 0;
}

bool holds(const std::vector<std::string>& all, const std::vector<std::string>& part) {
  return std::all_of(part.begin(), part.end(),
                     [&](const std::string& word) { return std::find(all.begin(), all.end(), word) != all.end(); });
}

}  // namespace

SpeakerName speaker_of(const Claim& claim) {
  SpeakerName name;
  if (!claim.speaker) return name;
  const std::string& text = claim.speaker->name.empty() ? claim.speaker->text : claim.speaker->name;
  name.shown = text;
  for (const auto& token : tokenize(text)) {
    if (!token.is(TokenKind::word)) continue;
    const auto word = fold(token.of(text));
    name.body |= is_body(word);
    if (!token.starts_upper() || is_title(word) || is_pronoun(word) || word == "'s") continue;
    name.tokens.push_back(word);
  }
  return name;
}

bool may_be_one(const SpeakerName& a, const SpeakerName& b) {
  if (!a.known() || !b.known() || a.body || b.body) return true;
  return a.tokens.back() == b.tokens.back()
             ? a.tokens.size() == 1 || b.tokens.size() == 1 || a.tokens.front()[0] == b.tokens.front()[0]
             : holds(a.tokens, b.tokens) || holds(b.tokens, a.tokens);
}

bool are_different(const SpeakerName& a, const SpeakerName& b) { return !may_be_one(a, b); }

}  // namespace checker_quotes
