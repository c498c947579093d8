#include "figure.hpp"

#include <algorithm>
#include <unordered_map>

#include "dossier/text/fold.hpp"
#include "respect.hpp"

namespace checker_values {

namespace {

// Whether quotation marks are open in the paragraph before the figure.
bool stands_in_quote(std::string_view text, std::size_t start) {
  constexpr std::size_t longest = 5000;
  if (start > text.size()) return false;
  const std::size_t farthest = start > longest ? start - longest : 0;
  const auto line = text.substr(farthest, start - farthest).rfind('\n');
  const std::size_t from = line == std::string_view::npos ? farthest : farthest + line + 1;
  bool open = false;
  for (std::size_t i = from; i < start; ++i) {
    const auto mark = text.substr(i, 3);
    if (mark == "\xE2\x80\x9C") open = true;
    if (mark == "\xE2\x80\x9D") open = false;
    if (text[i] == '"') open = !open;
  }
  return open;
}

// "No worker was killed", reported as said: zero, although it is not a figure.
std::size_t none_in(const Claim& claim) {
  for (const std::string_view none : {"No one", "Nobody", "No", "None"}) {
    const std::string_view text = claim.text;
    if (text.substr(0, none.size()) == none && text.substr(none.size(), 1) == " ") return none.size();
  }
  return 0;
}

bool means_somebody(std::string_view lower) { return is_any(lower, {"he", "she", "they", "we", "i", "you"}); }

// Words that pick one of several, in what is measured and next to the figure.
void read_selected(Figure& figure) {
  const auto add = [&](std::string_view lower) {
    if (is_any(lower, {"first", "second", "third", "fourth", "last", "latest", "next", "previous", "other", "others",
                       "another", "remaining", "rest", "further", "additional"}))
      figure.selected.emplace(lower);
  };
  if (figure.claim.subject)
    for (const auto& word : split_words(figure.claim.subject->text)) add(word.lower);
  constexpr std::size_t near = 4;
  const auto& clause = figure.clause;
  for (std::size_t i = clause.from > near ? clause.from - near : 0; i < clause.from; ++i) add((*figure.words)[i].lower);
  for (std::size_t i = clause.to; i < std::min(clause.to + 3, clause.last); ++i) add((*figure.words)[i].lower);
}

void read_slots(Figure& figure) {
  const auto& claim = figure.claim;
  figure.property_terms = stems_in(claim.property);
  if (claim.subject) {
    figure.subject_terms = stems_in(claim.subject->text);
    const auto subject = fold(claim.subject->text);
    figure.pronoun = means_somebody(subject);
    figure.pointing = claim.value && is_any(subject, {"it", "this", "that", "these", "those"}) &&
                      is_any(claim.predicate, {"be", "come", "stand", "amount", "total", "measure"});
  }
  read_selected(figure);
  for (const auto& scope : claim.scope) figure.scope_terms.merge(stems_in(scope));
  bool first = true;
  for (const auto& word : *figure.words) {
    if (!word.is_word) continue;
    if (!first && word.capital && !word.stem.empty()) figure.names.insert(word.lower);
    first = false;
  }
}

Figure read_figure(Claim claim, std::map<std::string, std::shared_ptr<const std::vector<Word>>>& sentences) {
  Figure figure;
  figure.claim = std::move(claim);
  std::uint64_t end = figure.claim.end;
  if (figure.claim.kind == "quote") {
    end = figure.claim.start + none_in(figure.claim);
    figure.claim.value.emplace().number = "0";
    figure.claim.negated = false;
  }
  const auto& joined = *figure.claim.joined;
  figure.sentence_key = figure.claim.document + ":" + std::to_string(joined.sentence_start);
  auto& words = sentences[figure.sentence_key];
  if (!words) words = std::make_shared<const std::vector<Word>>(split_words(joined.sentence));
  figure.words = words;
  const auto start = figure.claim.start - joined.sentence_start;
  figure.clause = clause_around(*words, start, end - joined.sentence_start);
  figure.in_title = !joined.title.empty() && joined.sentence.find(joined.title) != std::string::npos;
  if (figure.claim.value) figure.amount = amount_of(*figure.claim.value);
  if (figure.claim.time) {
    figure.moment = moment_of(*figure.claim.time);
    figure.other_moment = other_moment_of(*figure.claim.time);
    figure.clock = clock_of(*figure.claim.time);
    figure.zone = zone_of(figure.claim.text);
    figure.guessed_day = notes(*figure.claim.time, "anchor", "mention");
  }
  read_slots(figure);
  figure.flips = flips(*words, figure.clause.first, figure.clause.last);
  if (figure.flips == 0 && figure.claim.negated) figure.flips = 1;
  read_respects(figure);
  return figure;
}

// "rose from 4.25 to 4.50 percent" in one claim: not a range but a base and a result.
std::optional<std::pair<Figure, Figure>> split_range(const Figure& figure) {
  if (!figure.amount || !figure.claim.value->number.empty() || !figure.amount->strict.bounded()) return std::nullopt;
  const auto& words = *figure.words;
  const auto before = word_before(words, figure.clause);
  if (before == std::string_view::npos || words[before].lower != "from" || figure.direction == 0) return std::nullopt;
  std::size_t middle = figure.clause.from;
  while (middle < figure.clause.to && words[middle].lower != "to") ++middle;
  if (middle == figure.clause.to) return std::nullopt;
  const auto end = [&](const std::string& number, Role role) {
    Figure one = figure;
    one.claim.value->number = number;
    one.claim.value->low.clear();
    one.claim.value->high.clear();
    one.amount = amount_of(*one.claim.value);
    one.role = role;
    return one;
  };
  // The text says which end comes first.
  std::string first;
  for (std::size_t i = figure.clause.from; i < middle && first.empty(); ++i)
    if (const auto number = Decimal::parse(words[i].lower)) first = number->text();
  const auto low = Decimal::parse(figure.claim.value->low);
  const bool rises = first.empty() || !low || first == low->text();
  const auto& [base, result] = rises ? std::pair(figure.claim.value->low, figure.claim.value->high)
                                     : std::pair(figure.claim.value->high, figure.claim.value->low);
  return std::pair(end(base, Role::base), end(result, Role::result));
}

bool usable(const Claim& claim) {
  if (!claim.joined || claim.modality == "asked") return false;
  const auto& joined = *claim.joined;
  if (joined.sentence.empty() || claim.start < joined.sentence_start || claim.end <= claim.start) return false;
  if (claim.end > joined.sentence_start + joined.sentence.size() || joined.sentence_cut) return false;
  if (claim.kind == "quote") return claim.quote && claim.quote->kind == "indirect" && none_in(claim) > 0;
  return claim.kind == "quantity" ? claim.value && amount_of(*claim.value) : claim.kind == "time" && claim.time;
}

void read_subject_names(std::vector<Figure>& figures) {
  std::set<std::string> known;
  for (const auto& figure : figures) known.insert(figure.names.begin(), figure.names.end());
  for (auto& figure : figures) {
    if (!figure.claim.subject) continue;
    for (const auto& word : split_words(figure.claim.subject->text))
      if (word.is_word && word.capital && !word.stem.empty() && known.count(word.lower) != 0)
        figure.subject_names.insert(word.lower);
  }
}

// "4.6 points more than five years ago", "than in 2023": when the other one was.
bool is_compared_with(const Figure& time) {
  const auto& words = *time.words;
  auto at = time.clause.from;
  while (at > 0 && is_any(words[at - 1].lower, {"in", "on", "at", "during", "for", "the"})) --at;
  return at > 0 && is_any(words[at - 1].lower, {"than", "since"});
}

// "The firm, founded in 1871, lost 3.4 percent"
bool is_beginning(const Figure& time) {
  const auto phase = time.kind.find("phase");
  return phase != time.kind.end() && is_any(phase->second, {"found", "build", "born"});
}

// The time in the clause, else the only one of the sentence, else the claim's own, else the text's date.
void find_as_of(std::vector<Figure>& figures) {
  std::map<std::string, std::vector<const Figure*>> times, others;
  for (const auto& figure : figures)
    if (figure.is_time() && figure.moment && !figure.reported_time)
      (is_compared_with(figure) || is_beginning(figure) ? others : times)[figure.sentence_key].push_back(&figure);
  const auto is_other = [&](const Figure& figure, const Moment& moment) {
    const auto found = others.find(figure.sentence_key);
    return found != others.end() && std::any_of(found->second.begin(), found->second.end(),
                                                [&](const Figure* time) { return time->moment->from == moment.from; });
  };
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
    } else if (const auto own = figure.claim.as_of ? moment_of(*figure.claim.as_of) : std::nullopt;
               own && !is_other(figure, *own)) {
      figure.as_of = own;
      figure.as_of_stated = false;
    } else {
      figure.as_of = day_of(figure.claim.joined->published);
    }
  }
}

// "31 votes to 22", "33 for and 20 against": who voted at all. Of few voters many ballots have the same number.
void find_ballots(std::vector<Figure>& figures) {
  std::map<std::string, std::map<std::string, std::vector<Figure*>>> sides;
  for (auto& figure : figures)
    if (!figure.ballot.empty() && figure.amount->number.is_integer())
      sides[figure.sentence_key][figure.ballot].push_back(&figure);
  for (auto& [sentence, votes] : sides) {
    auto& yes = votes["for"];
    auto& no = votes["against"];
    if (yes.size() != 1 || no.size() != 1) continue;
    const auto both = add(yes.front()->amount->number, no.front()->amount->number);
    if (both && Decimal(4) < *both) yes.front()->cast = no.front()->cast = both;
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
      if (bare && last->dimension() == "money") {
        figure.amount = with_unit_of(*figure.amount, *last->amount);
        figure.clause.first = figure.clause.near = last->clause.first;  // the verb is left out too
        read_respects(figure);
      }
    }
    last = &figure;
  }
  // "bringing to eight": the amount before it in the sentence was added.
  for (const auto& total : figures) {
    if (!total.amount || total.role != Role::result || !contains(*total.words, 0, total.clause.from, "bringing"))
      continue;
    for (auto& figure : figures)
      if (figure.amount && figure.sentence_key == total.sentence_key && figure.start() < total.start() &&
          figure.dimension() == total.dimension() && figure.role == Role::level)
        figure.role = Role::increment;
  }
}

// A text that repeats itself without end has as many pairs of figures as the square of its size: what it says once more
// in the same sentence, and more figures of one dimension than any report has, are left out.
class Repetitions {
 public:
  bool is_new(const Claim& claim) {
    const auto& joined = *claim.joined;
    std::string key = claim.document + '\n' + claim.kind + '\n' + std::to_string(claim.start - joined.sentence_start);
    return ++said_[key + '\n' + joined.sentence] <= most_repeated;
  }
  bool has_room(const Figure& figure) {
    return ++figures_[figure.claim.document + '\n' + std::string(figure.dimension())] <= most_of_a_dimension;
  }

 private:
  static constexpr int most_repeated = 8;
  static constexpr int most_of_a_dimension = 250;  // in one document
  std::unordered_map<std::string, int> said_;
  std::unordered_map<std::string, int> figures_;
};

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

namespace {

// "Minus 8.5 degrees", in a story that measures in Celsius elsewhere, and nowhere in Fahrenheit.
void read_degrees(std::vector<Claim>& claims) {
  const auto has = [&](std::string_view code) {
    return std::any_of(claims.begin(), claims.end(),
                       [&](const Claim& claim) { return claim.value && claim.value->code == code; });
  };
  if (!has("deg") || !has("Cel") || has("[degF]")) return;
  for (auto& claim : claims) {
    if (!claim.value || claim.value->code != "deg" || !claim.joined) continue;
    const auto words = split_words(claim.joined->sentence);
    const bool warm = std::any_of(words.begin(), words.end(), [](const Word& word) {
      return is_any(word.lower, {"temperature", "temperatures", "thermometer", "mercury", "frost", "cold", "heat"});
    });
    if (warm || claim.value->number.starts_with('-')) claim.value->code = "Cel";
  }
}

}  // namespace

std::vector<Figure> read_figures(std::vector<Claim> claims, const std::vector<std::string_view>& texts) {
  read_degrees(claims);
  std::vector<Figure> figures;
  std::map<std::string, std::shared_ptr<const std::vector<Word>>> sentences;
  std::map<std::string, std::size_t> documents;
  Repetitions repetitions;
  for (std::size_t i = 0; i < claims.size(); ++i) {
    if (!usable(claims[i]) || !repetitions.is_new(claims[i])) continue;
    auto figure = read_figure(std::move(claims[i]), sentences);
    if (!repetitions.has_room(figure)) continue;
    figure.in_quote = stands_in_quote(texts[i], figure.claim.start);
    if (auto ends = split_range(figure)) {
      figures.push_back(std::move(ends->first));
      figures.push_back(std::move(ends->second));
    } else {
      figures.push_back(std::move(figure));
    }
  }
  for (std::size_t i = 0; i < figures.size(); ++i) {
    figures[i].place = i;
    figures[i].document = documents.emplace(figures[i].claim.document, documents.size()).first->second;
  }
  read_subject_names(figures);
  read_ellipses(figures);
  find_as_of(figures);
  find_ballots(figures);
  return figures;
}

}  // namespace checker_values
