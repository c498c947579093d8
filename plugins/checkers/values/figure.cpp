#include "figure.hpp"

#include <algorithm>

#include "dossier/text/fold.hpp"
#include "lexicon.hpp"

namespace checker_values {

namespace {

constexpr double clause_weight = 1.0;
constexpr double sentence_weight = 0.35;

bool is_any(std::string_view lower, std::initializer_list<std::string_view> list) {
  return std::find(list.begin(), list.end(), lower) != list.end();
}

std::string_view lower_at(const std::vector<Word>& words, std::size_t at) {
  return at < words.size() ? std::string_view(words[at].lower) : std::string_view();
}

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
    static const std::set<std::string_view> months = {"january",   "february", "march",    "april",
                                                      "may",       "june",     "july",     "august",
                                                      "september", "october",  "november", "december"};
    if (is_any(lower, {"from", "than", "with"}) && months.count(next)) return "month";
  }
  return {};
}

void read_terms(Figure& figure) {
  const auto& words = *figure.words;
  const auto& dimension = figure.dimension();
  const auto& clause = figure.clause;
  std::map<std::string, std::pair<std::string, double>> kinds;
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
    if (is_reporting(word.stem)) continue;
    const auto senses = senses_of(word.stem, dimension);
    for (const auto* sense : senses) {
      if (sense->family.empty()) continue;
      auto& kind = kinds[std::string(sense->family)];
      // The nearest word of a family says what is measured.
      const double distance =
          i < clause.from ? static_cast<double>(clause.from - i) : static_cast<double>(i + 1 - clause.to);
      const double nearness = (inside ? 1000.0 : 0.0) - distance;
      if (kind.first.empty() || nearness > kind.second) kind = {std::string(sense->name), nearness};
    }
    const std::string term = senses.empty() ? word.stem : "#" + std::string(senses.front()->name);
    auto& known = figure.terms[term];
    known = std::max(known, weight);
    if (inside) figure.anchors.insert(term);
  }
  for (auto& [family, kind] : kinds)
    if (kind.second > 500 || figure.in_title) figure.kind.emplace(family, kind.first);
}

void read_vote(Figure& figure) {
  const auto& words = *figure.words;
  const auto& clause = figure.clause;
  const auto has = [&](std::string_view word) { return contains(words, clause.first, clause.last, word); };
  if (figure.dimension() != "count") return;
  const bool votes = contains(words, 0, words.size(), "voted") || contains(words, 0, words.size(), "vote") ||
                     contains(words, 0, words.size(), "votes") || contains(words, 0, words.size(), "favour") ||
                     contains(words, 0, words.size(), "favor");
  if (!votes) return;
  if (has("against")) {
    figure.kind["vote"] = "against";
  } else if (has("for") || has("favour") || has("favor")) {
    figure.kind["vote"] = "for";
  }
  if (const auto at = figure.kind.find("vote"); at != figure.kind.end()) {
    figure.terms["#" + at->second] = clause_weight;
    figure.anchors.insert("#" + at->second);
  }
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

  const bool ratio = figure.dimension() == "percent" || figure.dimension() == "points";
  if (left == "of" && before > 0 && before + 1 < clause.from && clause.from > 1 &&
      is_any(lower_at(words, clause.from - 1), {"the", "its", "their"}) && figure.dimension() == "count") {
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
  } else if (is_any(right, {"more", "extra", "additional", "others"}) && further != "than") {
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
  if (amount.dimension == "percent" || amount.dimension == "points")
    figure.period = period_in(words, figure.clause.near, figure.clause.last);
  const auto& modality = figure.claim.modality;
  if (modality == "expected" || modality == "conditional") figure.qualifiers.insert("expected");
}

void read_time(Figure& figure) {
  const auto& words = *figure.words;
  bool reporting = false, other = false;
  for (std::size_t i = figure.clause.first; i < figure.clause.last; ++i) {
    if (i >= figure.clause.from && i < figure.clause.to) continue;
    const auto stem = stem_of(words[i].lower);
    if (is_reporting(stem)) reporting = true;
    if (!senses_of(stem, "time").empty()) other = true;
  }
  figure.reported_time = reporting && !other;
  const auto before = figure.clause.from > 0 ? lower_at(words, figure.clause.from - 1) : std::string_view();
  figure.by_time = is_any(before, {"by", "until", "till"});
}

Figure read_figure(Claim claim, std::map<std::string, std::shared_ptr<const std::vector<Word>>>& sentences) {
  Figure figure;
  figure.claim = std::move(claim);
  const auto& joined = *figure.claim.joined;
  figure.sentence_key = figure.claim.document + ":" + std::to_string(joined.sentence_start);
  auto& words = sentences[figure.sentence_key];
  if (!words) words = std::make_shared<const std::vector<Word>>(split_words(joined.sentence));
  figure.words = words;
  const auto start = figure.claim.start - joined.sentence_start;
  figure.clause = clause_around(*words, start, figure.claim.end - joined.sentence_start);
  figure.in_title = !joined.title.empty() && joined.sentence.find(joined.title) != std::string::npos;
  if (figure.claim.value) figure.amount = amount_of(*figure.claim.value);
  if (figure.claim.time) figure.moment = moment_of(*figure.claim.time);
  read_terms(figure);
  figure.flips = flips(*words, figure.clause.first, figure.clause.last);
  if (figure.flips == 0 && figure.claim.negated) figure.flips = 1;
  if (figure.amount) {
    read_quantity(figure);
    read_vote(figure);
  } else if (figure.is_time()) {
    read_time(figure);
  }
  return figure;
}

bool usable(const Claim& claim) {
  if (!claim.joined || claim.modality == "asked") return false;
  const auto& joined = *claim.joined;
  if (joined.sentence.empty() || claim.start < joined.sentence_start || claim.end <= claim.start) return false;
  if (claim.end > joined.sentence_start + joined.sentence.size() || joined.sentence.size() > 4000) return false;
  return claim.kind == "quantity" ? claim.value && amount_of(*claim.value) : claim.kind == "time" && claim.time;
}

// The time in the clause, else the only one of the sentence, else what the claim says itself, else the text's date.
void find_as_of(std::vector<Figure>& figures) {
  std::map<std::string, std::vector<const Figure*>> times;
  for (const auto& figure : figures)
    if (figure.is_time() && figure.moment && !figure.reported_time) times[figure.sentence_key].push_back(&figure);
  for (auto& figure : figures) {
    if (figure.is_time()) continue;
    const Figure* nearest = nullptr;
    std::size_t best = 0;
    const auto found = times.find(figure.sentence_key);
    if (found != times.end())
      for (const auto* time : found->second) {
        if (time->clause.from < figure.clause.first || time->clause.from >= figure.clause.last) continue;
        const auto distance = time->clause.from > figure.clause.from ? time->clause.from - figure.clause.from
                                                                     : figure.clause.from - time->clause.from;
        if (!nearest || distance < best) nearest = time, best = distance;
      }
    if (!nearest && found != times.end() && found->second.size() == 1) nearest = found->second.front();
    if (nearest) {
      figure.as_of = nearest->moment;
      figure.as_of_stated = true;
    } else if (figure.claim.as_of && moment_of(*figure.claim.as_of)) {
      figure.as_of = moment_of(*figure.claim.as_of);
      figure.as_of_stated = false;
    } else {
      figure.as_of = moment_of(std::string_view(figure.claim.joined->published));
    }
  }
}

// "31 of them to the one and 19 to the other"; "residents pay 4 euros, all others 6".
void read_ellipses(std::vector<Figure>& figures) {
  const Figure* last = nullptr;
  for (auto& figure : figures) {
    if (figure.is_time()) continue;
    const bool same = last && last->sentence_key == figure.sentence_key;
    if (same && figure.dimension() == "count" && figure.claim.value->noun.empty() && figure.role == Role::level) {
      const auto next = lower_at(*figure.words, figure.clause.to);
      const bool bare =
          next.empty() || next == "." || next == "," || is_any(next, {"to", "in", "at", "from", "were", "for"});
      if (bare && last->role == Role::part) figure.role = Role::part;
      if (bare && last->dimension() == "money") figure.amount = with_unit_of(*figure.amount, *last->amount);
    }
    last = &figure;
  }
  // "bringing to eight": what stands before it in the sentence was added.
  for (const auto& total : figures) {
    if (!total.amount || total.role != Role::result || !contains(*total.words, 0, total.clause.from, "bringing"))
      continue;
    for (auto& figure : figures)
      if (figure.amount && figure.sentence_key == total.sentence_key && figure.start() < total.start() &&
          figure.dimension() == total.dimension() && figure.role == Role::level)
        figure.role = Role::increment;
  }
}

}  // namespace

std::string Figure::value_text() const {
  if (amount) return amount->text();
  if (!claim.time) return claim.text;
  if (moment && moment->grain() == Grain::clock && !claim.time->from.empty()) return claim.time->from;
  return claim.time->timex.empty() ? claim.text : claim.time->timex;
}

std::string Figure::clause_text() const {
  const auto& sentence = claim.joined->sentence;
  if (clause.first >= clause.last) return claim.text;
  const auto from = (*words)[clause.first].start;
  return sentence.substr(from, std::min<std::size_t>((*words)[clause.last - 1].end - from, 200));
}

std::vector<Figure> read_figures(std::vector<Claim> claims) {
  std::vector<Figure> figures;
  std::map<std::string, std::shared_ptr<const std::vector<Word>>> sentences;
  std::map<std::string, std::size_t> documents;
  for (auto& claim : claims) {
    if (!usable(claim)) continue;
    figures.push_back(read_figure(std::move(claim), sentences));
  }
  for (std::size_t i = 0; i < figures.size(); ++i) {
    figures[i].place = i;
    figures[i].document = documents.emplace(figures[i].claim.document, documents.size()).first->second;
  }
  read_ellipses(figures);
  find_as_of(figures);
  return figures;
}

}  // namespace checker_values
