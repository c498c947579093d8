#include "respect.hpp"

#include <algorithm>

#include "dossier/text/fold.hpp"
#include "language/english_calendar.hpp"
#include "lexicon.hpp"

namespace checker_values {

namespace {

constexpr double clause_weight = 1.0;
constexpr double sentence_weight = 0.35;

// "a day", "each day", "per day", "daily"
std::string rate_in(const std::vector<Word>& words, const Clause& clause) {
  for (std::size_t i = clause.to; i < clause.last; ++i) {
    if (words[i].lower == "daily") return "day";
    if (!is_any(words[i].lower, {"a", "an", "per", "each", "every"}) || i + 1 >= words.size()) continue;
    const auto next = lower_at(words, i + 1);
    const auto after = lower_at(words, i + 2);
    if (is_any(after, {"ago", "earlier", "before", "later"})) continue;
    if (is_any(next, {"day", "week", "month", "year", "hour", "minute", "night"})) return std::string(next);
  }
  return {};
}

std::string period_in(const std::vector<Word>& words, std::size_t first, std::size_t last) {
  for (std::size_t i = first; i < last; ++i) {
    const auto& lower = words[i].lower;
    const auto next = i + 1 < last ? lower_at(words, i + 1) : std::string_view();
    const auto after = i + 2 < last ? lower_at(words, i + 2) : std::string_view();
    if (is_any(lower, {"annual", "annually", "yearly", "year-on-year"})) return "year";
    if (lower == "monthly") return "month";
    if (lower == "quarterly") return "quarter";
    for (const std::string_view unit : {"year", "month", "quarter", "week"}) {
      if (lower == "a" && next == unit && is_any(after, {"earlier", "before", "ago"})) return std::string(unit);
      if (is_any(lower, {"the", "a", "previous", "preceding", "prior", "last"}) && next == unit && i > first &&
          is_any(words[i - 1].lower, {"over", "on", "from", "with", "the", "than"}))
        return std::string(unit);
      if (lower == unit && is_any(next, {"on", "-", "over"})) return std::string(unit);
    }
    if (lower == "12" && next == "months") return "year";
    // "in April from March"; "from January" alone is a beginning.
    bool other_month = false;
    for (std::size_t k = first; k < i; ++k) other_month |= language::english_month(words[k].lower) != 0;
    if (language::english_month(next) != 0 && (lower == "than" || (lower == "from" && other_month))) return "month";
  }
  return {};
}

// Part of a name of several words, as "Pay" of "shares in Asetena Pay"; where most words have a capital, none shows a name.
std::vector<bool> parts_of_names(const std::vector<Word>& words) {
  std::vector<bool> parts(words.size());
  std::size_t capitals = 0, all = 0;
  for (const auto& word : words) {
    if (!word.is_word) continue;
    ++all;
    capitals += word.capital;
  }
  if (2 * capitals > all) return parts;
  for (std::size_t i = 1; i < words.size(); ++i) {
    const bool both = words[i].is_word && words[i].capital && words[i - 1].is_word && words[i - 1].capital;
    if (both && !words[i - 1].stem.empty()) parts[i - 1] = parts[i] = true;
  }
  return parts;
}

void read_terms(Figure& figure) {
  const auto& words = *figure.words;
  const auto& dimension = figure.dimension();
  const auto& clause = figure.clause;
  std::map<std::string, std::pair<std::string, double>> kinds;
  const auto in_names = parts_of_names(words);
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i >= clause.from && i < clause.to) continue;
    const bool inside = i >= clause.first && i < clause.last;
    const double weight = inside ? clause_weight : sentence_weight;
    const auto& word = words[i];
    if (!word.is_word) continue;
    if (inside) {
      const auto qualifier = qualifier_of(word.stem.empty() ? stem_of(word.lower) : word.stem);
      if (!qualifier.empty()) figure.qualifiers.emplace(qualifier);
    }
    if (word.stem.empty()) continue;
    if (is_reporting(word.lower)) continue;
    const auto senses = senses_of(word.stem, dimension);
    for (const auto* sense : senses) {
      if (sense->family.empty() || in_names[i]) continue;
      auto& kind = kinds[std::string(sense->family)];
      // The nearest word of a family decides what is measured.
      const double distance =
          i < clause.from ? static_cast<double>(clause.from - i) : static_cast<double>(i + 1 - clause.to);
      const double nearness = (inside ? 1000.0 : 0.0) - distance;
      if (kind.first.empty() || nearness > kind.second) kind = {std::string(sense->name), nearness};
    }
    const std::string term = senses.empty() ? word.stem : "#" + std::string(senses.front()->name);
    auto& known = figure.terms[term];
    known = std::max(known, weight);
    if (inside) figure.anchors.insert(term);
    constexpr std::size_t near = 6;
    if (i + near >= clause.from && i < clause.to + near) figure.near_terms.insert(term);
  }
  for (auto& [family, kind] : kinds)
    if (kind.second > 500 || figure.in_title) figure.kind.emplace(family, kind.first);
}

// "33 for and 20 against", "four judges were for, and one against": which of the two the figure is.
std::string_view side_after(const std::vector<Word>& words, const Clause& clause) {
  constexpr std::size_t most = 4;
  for (std::size_t i = clause.to; i < clause.to + most && i < words.size(); ++i) {
    const auto next = lower_at(words, i + 1);
    if (words[i].lower == "against") return "against";
    if (words[i].lower == "for" && (next.empty() || is_any(next, {"and", ",", ";", ".", "to"}))) return "for";
    if (words[i].lower == "in" && is_any(next, {"favour", "favor"})) return "for";
    if (!words[i].is_word || words[i].lower == "and") break;
  }
  return {};
}

// "by 31 votes to 22"
std::string_view side_of_votes(const std::vector<Word>& words, const Clause& clause) {
  const auto at = clause.from;
  if (is_any(lower_at(words, clause.to), {"vote", "votes"}) && lower_at(words, clause.to + 1) == "to") return "for";
  if (at > 1 && words[at - 1].lower == "to" && is_any(words[at - 2].lower, {"vote", "votes"})) return "against";
  return {};
}

void read_vote(Figure& figure) {
  const auto& words = *figure.words;
  const auto& clause = figure.clause;
  const auto has = [&](std::string_view word) { return contains(words, clause.first, clause.last, word); };
  const auto says = [&](std::string_view word) { return contains(words, 0, words.size(), word); };
  if (figure.dimension() != "count") return;
  auto side = side_of_votes(words, clause);
  const bool both = says("against") && (says("for") || says("favour") || says("favor"));
  if (side.empty() && both) side = side_after(words, clause);
  figure.ballot = side;
  const bool votes = says("voted") || says("vote") || says("votes") || says("favour") || says("favor");
  if (side.empty() && votes)
    side = has("against") ? "against" : has("for") || has("favour") || has("favor") ? "for" : "";
  if (!side.empty()) figure.kind["vote"] = side;
  if (const auto at = figure.kind.find("vote"); at != figure.kind.end()) {
    figure.terms["#" + at->second] = clause_weight;
    figure.anchors.insert("#" + at->second);
  }
}

// "10 of the team's 16 games", "one of four men"
bool is_whole(const Figure& figure) {
  const auto& words = *figure.words;
  constexpr std::size_t furthest = 4;
  for (std::size_t i = figure.clause.from; i > 1 && i + furthest > figure.clause.from; --i) {
    if (words[i - 1].lower != "of") continue;
    const auto part = lower_at(words, i - 2);
    return is_any(part, {"some", "many", "most", "none", "half", "all", "several", "one", "two", "three", "four",
                         "five", "six", "seven", "eight", "nine", "ten"}) ||
           (!part.empty() && part.front() >= '0' && part.front() <= '9');
  }
  return false;
}

void read_role(Figure& figure) {
  const auto& words = *figure.words;
  const auto& clause = figure.clause;
  const auto before = word_before(words, clause);
  const std::string_view left = before == std::string_view::npos ? std::string_view() : lower_at(words, before);
  const auto right = lower_at(words, clause.to);
  const auto further = lower_at(words, clause.to + 1);
  for (std::size_t i = clause.first; i < clause.last; ++i)
    if ((i < clause.from || i >= clause.to) && figure.direction == 0)
      figure.direction = direction_of(stem_of(words[i].lower));
  const auto& change = figure.claim.value->change;
  if (change && change->direction == "up") figure.direction = 1;
  if (change && change->direction == "down") figure.direction = -1;
  if (figure.direction == 0 && is_any(right, {"more", "higher", "above"})) figure.direction = 1;
  if (figure.direction == 0 && is_any(right, {"less", "fewer", "lower", "below"})) figure.direction = -1;

  const bool ratio = figure.dimension() == "percent" || figure.dimension() == "points";
  if (figure.dimension() == "count" && is_whole(figure)) {
    figure.role = Role::whole;
  } else if (left == "from") {
    figure.role = Role::base;
  } else if (left == "to" && figure.direction != 0) {
    figure.role = Role::result;
  } else if (left == "to" && contains(words, clause.first, clause.from, "bringing")) {
    figure.role = Role::result;
  } else if (left == "by" && (figure.direction != 0 || ratio)) {
    figure.role = Role::delta;
  } else if (figure.dimension() == "points") {
    figure.role = Role::delta;
  } else if (!ratio && is_any(right, {"more", "extra", "additional", "others"}) && further != "than") {
    figure.role = Role::increment;
  } else if (clause.from > 0 &&
             is_any(lower_at(words, clause.from - 1), {"another", "additional", "further", "extra"})) {
    figure.role = Role::increment;
  } else if (is_any(right, {"more", "less", "fewer", "higher", "lower", "above", "below"}) ||
             (ratio && before != std::string_view::npos && direction_of(stem_of(left)) != 0) ||
             (ratio && direction_of(stem_of(right)) != 0) || (change && left != "to")) {
    figure.role = Role::delta;
  } else if (right == "of" && is_any(further, {"them", "whom", "which", "those"})) {
    figure.role = Role::part;
  } else if (left == "including") {
    figure.role = Role::part;
  } else if (clause.from > 1 && contains(words, clause.from > 3 ? clause.from - 3 : 0, clause.from, "than") &&
             contains(words, 0, clause.from, "more", "than") && figure.claim.value->bound.empty()) {
    figure.role = Role::base;
  }
}

// "Two people died overnight": to be added to those who had died before.
bool is_addition(const Figure& figure) {
  const auto& words = *figure.words;
  if (figure.kind.find("casualty") == figure.kind.end() || figure.role != Role::level) return false;
  for (const auto* cue : {"overnight", "since", "later", "subsequently"})
    if (contains(words, figure.clause.to, figure.clause.last, cue)) return true;
  return false;
}

void read_noun(Figure& figure) {
  std::string noun = figure.claim.value->noun;
  if (noun.empty()) {
    const auto& words = *figure.words;
    const auto& clause = figure.clause;
    if (figure.dimension() == "count" && clause.to < clause.last && !words[clause.to].stem.empty())
      noun = words[clause.to].lower;
  }
  const auto cut = noun.find_last_of(' ');
  figure.noun = stem_of(fold(cut == std::string::npos ? noun : noun.substr(cut + 1)));
}

void read_quantity(Figure& figure) {
  auto& amount = *figure.amount;
  const auto& words = *figure.words;
  if (amount.per.empty() && amount.dimension != "percent" && amount.dimension != "points" &&
      amount.dimension != "speed")
    amount.per = rate_in(words, figure.clause);
  read_role(figure);
  read_noun(figure);
  if (is_addition(figure)) figure.role = Role::increment;
  if (amount.dimension == "percent" || amount.dimension == "points")
    figure.period = period_in(words, figure.clause.near, figure.clause.last);
  const auto& modality = figure.claim.modality;
  if (modality == "expected" || modality == "conditional")
    for (const auto* verb : {"will", "would", "could", "may", "might", "'ll", "shall", "should"})
      if (contains(words, figure.clause.first, figure.clause.last, verb)) figure.qualifiers.insert("expected");
}

// "PORT ANSEL, June 1 (XYZ) -": the date of the report, not of the events.
bool in_dateline(const Figure& figure) {
  const auto& words = *figure.words;
  if (!figure.is_time() || figure.clause.from > 6) return false;
  for (std::size_t i = 0; i < figure.clause.from; ++i)
    if (words[i].is_word && !words[i].capital) return false;
  for (std::size_t i = figure.clause.to; i < words.size() && i < figure.clause.to + 6; ++i) {
    const auto& lower = words[i].lower;
    if (is_any(lower, {"-", "--", "\xE2\x80\x94", "\xE2\x80\x93"})) return true;
    if (words[i].is_word && !words[i].capital) return false;
  }
  return false;
}

// "At 4 p.m. there were 14,000 people": how it was, not when something happened.
bool says_what_was_there(const std::vector<Word>& words, const Clause& clause) {
  for (std::size_t i = clause.first; i + 1 < clause.last; ++i)
    if (words[i].lower == "there" &&
        (is_any(words[i + 1].lower, {"were", "are"}) ||
         (is_any(words[i + 1].lower, {"had", "have"}) && lower_at(words, i + 2) == "been")))
      return true;
  return false;
}

void read_time(Figure& figure) {
  const auto& words = *figure.words;
  bool reporting = false, other = false;
  for (std::size_t i = figure.clause.first; i < figure.clause.last; ++i) {
    if (i >= figure.clause.from && i < figure.clause.to) continue;
    if (is_reporting(words[i].lower)) reporting = true;
    if (!senses_of(stem_of(words[i].lower), "time").empty()) other = true;
  }
  for (const auto* relative : {"earlier", "later", "ago", "before", "after", "since"})
    if (contains(words, figure.clause.from, figure.clause.to, relative)) figure.relative_time = true;
  // It dates nothing in its sentence: the stamp of a page.
  const bool dates_nothing = figure.claim.time && notes(*figure.claim.time, "event", "none");
  figure.reported_time = (reporting && !other) || in_dateline(figure) || dates_nothing;
  const auto before = figure.clause.from > 0 ? lower_at(words, figure.clause.from - 1) : std::string_view();
  figure.by_time = is_any(before, {"by", "until", "till"}) || says_what_was_there(words, figure.clause);
}

}  // namespace

void read_respects(Figure& figure) {
  figure.terms.clear();
  figure.anchors.clear();
  figure.near_terms.clear();
  figure.kind.clear();
  figure.qualifiers.clear();
  read_terms(figure);
  if (figure.amount) {
    read_quantity(figure);
    read_vote(figure);
  } else if (figure.is_time()) {
    read_time(figure);
  }
}

}  // namespace checker_values
