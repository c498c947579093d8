#include "extent.hpp"

namespace quote {
namespace {

std::size_t cut(const Stream& s, std::size_t edge, std::size_t first) {
  while (edge > first && s.item(edge - 1).is(Kind::comma)) --edge;
  return edge;
}

// "was burned or skimmed; evaporated at sea; or been eaten": what follows has no subject of its own.
bool continues_list(const Stream& s, std::size_t i, std::size_t end) {
  if (i < end && s.item(i).has(kCoordinator)) ++i;
  if (i >= end || !s.item(i).is(Kind::word) || s.item(i).capital) return false;
  const auto word = s.word(i);
  return s.is_word(i, "been") || (word.size() > 4 && word.substr(word.size() - 2) == "ed");
}

}  // namespace

std::size_t clause_end(const Stream& s, const Unit& unit, const std::vector<Cue>& cues, std::size_t c,
                       std::size_t begin) {
  const auto first = begin ? begin : cues[c].content;
  std::size_t end = unit.last;
  const auto lead = cues[c].subject.from;
  const bool aside = lead > unit.first &&
                     ((s.item(lead - 1).has(kSubordinator) && !s.is_word(lead - 1, "that") &&
                       s.item(lead - 1).sentence == s.item(lead).sentence && (lead - 1 == unit.first)) ||
                      (lead > unit.first + 1 && s.is_word(lead - 1, "which") && s.item(lead - 2).is(Kind::comma)));
  // "Nichols, who argued he was insane, spoke": the main verb comes after the comma.
  const bool relative = cues[c].subject.relative && lead > unit.first && s.item(lead - 1).is(Kind::comma);
  for (auto i = first; i < end; ++i) {
    const bool main_verb = relative && s.item(i).is(Kind::comma) && i + 1 < end && s.item(i + 1).is(Kind::word) &&
                           !s.item(i + 1).capital &&
                           (s.item(i + 1).has(kAux | kFiniteVerb) || s.item(i + 1).cue.form == Form::past) &&
                           (s.item(i + 1).has(kAux | kFiniteVerb) || s.item(i + 1).cue.verb);
    const bool stops = s.item(i).is(Kind::semicolon) && !continues_list(s, i + 1, end);
    if (stops || (aside && s.item(i).is(Kind::comma)) || main_verb) end = i;
  }
  for (auto k = c + 1; k < cues.size(); ++k) {
    const auto& next = cues[k];
    if (next.first < first || next.from < first) continue;
    if (next.from >= end) break;
    auto edge = next.from;
    const bool at_comma = s.item(edge).is(Kind::comma);
    // "an inquiry related to it": a verb that governs nothing attributes nothing.
    if (next.verb && next.complement == Complement::none && !at_comma && !next.inverted) continue;
    if (next.subject.shared) return cut(s, edge, first);
    if (!next.verb && next.complement == Complement::none) return cut(s, edge, first);
    if (at_comma && next.complement == Complement::none && !next.inverted) return cut(s, edge, first);
    if (next.inverted) return cut(s, edge, first);
    auto lead = next.subject.from;
    if (lead > first && s.item(lead - 1).has(kPreposition) && next.form == Form::gerund) return cut(s, lead - 1, first);
    if (lead > first && (s.item(lead - 1).has(kCoordinator) || s.item(lead - 1).is(Kind::dash)))
      return cut(s, lead - 1, first);
    if (lead > first + 1 && s.item(lead - 1).has(kSubordinator) &&
        (s.item(lead - 2).is(Kind::comma) || s.is_word(lead - 1, "while")))
      return cut(s, lead - 1, first);
  }
  return end;
}

std::size_t object_end(const Stream& s, const Unit& unit, const std::vector<Cue>& cues, std::size_t c) {
  auto end = clause_end(s, unit, cues, c);
  for (auto i = cues[c].content; i < end; ++i) {
    const auto& item = s.item(i);
    if (item.is(Kind::comma) ||
        (item.is(Kind::word) && item.has(kSubordinator | kRelative) && !item.has(kPreposition)) || s.is_word(i, "but"))
      return i;
  }
  return end;
}

std::optional<std::size_t> quotation_before(const Stream& s, const Unit& unit, std::size_t from) {
  auto i = from;
  while (i > unit.first && (s.item(i - 1).is(Kind::comma) || s.item(i - 1).is(Kind::dash)) && from - i < 2) --i;
  if (i < s.items().size() && i == from && i < unit.last && s.item(i).is(Kind::quotation)) return i;
  if (i > unit.first && s.item(i - 1).is(Kind::quotation)) return i - 1;
  return std::nullopt;
}

// "BERLIN (AP) - ": the place before the first sentence.
std::size_t after_dateline(const Stream& s, std::size_t first, std::size_t end) {
  for (auto i = first; i < end && i - first < 14; ++i) {
    const auto& item = s.item(i);
    if (item.is(Kind::dash)) return i > first ? i + 1 : first;
    const bool part = item.is(Kind::comma) || item.is(Kind::number) || item.is(Kind::open_bracket) ||
                      item.is(Kind::close_bracket) || item.is(Kind::stop) || (item.is(Kind::word) && item.capital);
    if (!part) return first;
  }
  return first;
}
// Words that a clause has and a mere adverbial has not.
bool is_verb_like(const Stream& s, std::size_t i) {
  const auto& item = s.item(i);
  if (!item.is(Kind::word) || item.capital) return false;
  if (item.has(kAux | kFiniteVerb)) return !(item.glued && s.is_word(i, "'s"));
  const auto word = s.word(i);
  if (word.size() > 3 && word.substr(word.size() - 2) == "ed") return true;
  return word.size() > 3 && word.back() == 's' && word[word.size() - 2] != 's' && !item.has(kDeterminer | kPreposition);
}

}  // namespace quote
