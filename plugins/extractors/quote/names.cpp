#include "names.hpp"

#include <algorithm>

#include "dossier/text/fold.hpp"
#include "offices.hpp"

namespace quote {
namespace {

// Words in capitals are a heading or a brand.
bool all_upper(const Stream& s, const Phrase& name) {
  for (auto i = name.first; i < name.last; ++i)
    if (s.item(i).is(Kind::word) && (!s.item(i).upper || s.item(i).end - s.item(i).start == 1)) return false;
  return true;
}

// "at University of Texas Arlington Ann Gill": too long for a name of one kind.
void keep_last_two(const Stream& s, NamePart& part) {
  if (part.body || part.name.last - part.name.first < 4) return;
  for (auto i = part.name.first; i < part.name.last; ++i)
    if (!s.item(i).is(Kind::word) || !s.item(i).capital) return;
  part.name.first = part.name.last - 2;
}

// A word or a hyphen inside one; "the game defined | quarterback Jon Tarvo" ends at the verb.
bool is_office_part(const Stream& s, std::size_t i) {
  const auto& item = s.item(i);
  if (item.is(Kind::other)) return item.glued && i > 0 && s.item(i - 1).is(Kind::word) && s.item(i + 1).glued;
  if (!item.is(Kind::word)) return false;
  const auto word = s.word(i);
  const bool past = !item.capital && word.size() > 4 && word.substr(word.size() - 2) == "ed";
  const bool after_noun =
      i > 0 && s.item(i - 1).is(Kind::word) && !s.item(i - 1).capital && !s.item(i - 1).has(kDeterminer | kPreposition);
  return !item.has(kFiniteVerb) && !(past && after_noun);
}

// Where a clause begins: "a pastor | who works with the family", "King | said he had the support of".
std::size_t clause_start(const Stream& s, const Phrase& phrase) {
  for (auto i = phrase.first; i < phrase.last; ++i) {
    const auto& item = s.item(i);
    if (!item.is(Kind::word) || item.capital || (item.glued && s.is_word(i, "'s"))) continue;
    const bool says = item.cue.verb && (item.cue.form == Form::past || item.cue.form == Form::third) &&
                      !(item.cue.verb->frame & kAlsoNoun);
    const bool pronoun = item.has(kSubjectPronoun) && !item.has(kObjectPronoun);
    if (item.has(kAux | kFiniteVerb | kRelative) || pronoun || says) return i;
  }
  return phrase.last;
}

// "managing editor of", "senior analyst at": a role after a word or two that describe it.
bool opens_with_office(const Stream& s, const Phrase& phrase) {
  constexpr std::size_t kNear = 4;
  for (auto i = phrase.first; i < phrase.last && i < phrase.first + kNear; ++i) {
    const auto& item = s.item(i);
    if (!item.is(Kind::word) || item.has(kPreposition | kRelative | kSubordinator | kCoordinator | kAux)) return false;
    if (item.has(kRole) && !item.has(kPlural)) return true;
    if (item.cue.verb) return false;
  }
  return false;
}

bool in_list(std::string_view word, std::initializer_list<std::string_view> list) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

}  // namespace

Names::Names(const Stream& stream) : stream_(stream) { collect(); }

void Names::collect() {
  const auto& s = stream_;
  std::vector<std::size_t> singles;
  for (const auto& unit : s.units()) {
    for (std::size_t i = unit.first; i < unit.last;) {
      if (!is_name_word(s, i)) {
        ++i;
        continue;
      }
      // A run with its links; find_name reads it again with its own rules.
      auto end = i + 1;
      while (end < unit.last && end - i < 12) {
        const auto& next = s.item(end);
        // Jon "Skip" Tarvo
        if (next.is(Kind::quotation) && s.words_in(end) < 4 && end + 1 < unit.last && is_name_word(s, end + 1)) {
          ++end;
          continue;
        }
        // "Ban Ki-moon"
        if (next.is(Kind::other) && next.glued && end + 1 < unit.last && s.item(end + 1).glued &&
            s.item(end + 1).is(Kind::word)) {
          end += 2;
          continue;
        }
        const bool link = is_particle(s, end, unit.last) ||
                          (end + 1 < unit.last && s.item(end + 1).is(Kind::word) &&
                           (next.is(Kind::stop) && next.glued && s.item(end + 1).capital &&
                            (s.item(end - 1).end - s.item(end - 1).start == 1 || s.item(end - 1).has(kTitle))));
        if (!link && !is_name_word(s, end)) break;
        ++end;
      }
      const Phrase run{i, end};
      note_acronym(run);
      auto part = find_name(s, run);
      if (i > unit.first && is_definite_body(s, i - 1, run)) part.body = true;
      if (i > unit.first + 1 && s.is_word(i - 1, "of") && s.item(i - 2).has(kOrganisation)) part.body = true;
      if (part.body && s.item(end - 1).has(kOutlet | kOrganisation) && run.last - part.name.first > 1 &&
          part.name.last == end)
        bodies_.try_emplace(folded(s, end - 1), name_text(part.name));
      if (i > unit.first && s.item(i - 1).has(kPreposition)) keep_last_two(s, part);
      if (!part.name.empty() && !part.body) {
        std::size_t words = 0;
        for (auto k = part.name.first; k < part.name.last; ++k)
          words += s.item(k).is(Kind::word) && s.item(k).capital && !s.item(k).has(kTime);
        if (words >= 2 && words <= 5 && !all_upper(s, part.name) &&
            !s.item(part.name.last - 1).has(kPlace | kTime | kOrganisation)) {
          add_person(run, part);
        } else if (words == 1 && !s.item(part.name.last - 1).has(kPlace | kTime)) {
          singles.push_back(part.name.last - 1);
        }
      }
      i = end;
    }
  }
  auto known = std::move(mentions_);
  mentions_.clear();
  for (const auto single : singles) {
    const int person = bare(folded(s, single), single);
    if (person >= 0) known.push_back({single, person, false});
  }
  std::sort(known.begin(), known.end(), [](const Mention& a, const Mention& b) { return a.item < b.item; });
  std::uint32_t sentence = static_cast<std::uint32_t>(-1);
  for (auto& mention : known) {
    mention.opens = s.item(mention.item).sentence != sentence;
    sentence = s.item(mention.item).sentence;
  }
  mentions_ = std::move(known);
  vote();
}

// "World Health Organization (WHO)"
void Names::note_acronym(const Phrase& run) {
  const auto& s = stream_;
  const auto at = run.last;
  if (at + 2 >= s.items().size() || !s.item(at).is(Kind::open_bracket) || !s.item(at + 2).is(Kind::close_bracket))
    return;
  if (!s.item(at + 1).is(Kind::word) || !s.item(at + 1).upper || run.last - run.first < 2) return;
  // The words before may include lower-case ones: "Union of Rationalist Atheists (URA)".
  auto first = run.first;
  const char initial = s.word(at + 1).front();
  while (s.word(first).front() != initial && first > s.unit_of(run.first).first && run.last - first < 10 &&
         s.item(first - 1).is(Kind::word))
    --first;
  if (s.word(first).front() != initial) first = run.first;
  acronyms_.try_emplace(std::string(s.word(at + 1)), clean_text({first, run.last}));
}

// Pronouns after a person who is alone in the sentence, or in the one before, show the gender.
void Names::vote() {
  const auto& s = stream_;
  std::size_t next = 0;
  int alone = -1;  // the only person since `since`, or -2 for several
  std::uint32_t since = 0;
  for (std::size_t i = 0; i < s.items().size(); ++i) {
    const auto& item = s.item(i);
    if (alone != -1 && item.sentence > since + 1) alone = -1;
    if (next < mentions_.size() && mentions_[next].item <= i) {
      const int person = mentions_[next++].person;
      alone = alone == -1 || alone == person || item.sentence > since ? person : -2;
      since = item.sentence;
    }
    if (alone < 0 || !item.is(Kind::word) || !item.has(kSubjectPronoun | kDeterminer | kObjectPronoun)) continue;
    const bool she = s.is_word(i, "she") || s.is_word(i, "her");
    if (she || s.is_word(i, "he") || s.is_word(i, "his") || s.is_word(i, "him"))
      people_[static_cast<std::size_t>(alone)].votes += she ? 1 : -1;
  }
  for (auto& person : people_)
    if (person.gender == Gender::unknown && (person.votes > 1 || person.votes < -1))
      person.gender = person.votes > 0 ? Gender::female : Gender::male;
}

std::string Names::clean_text(const Phrase& phrase) const {
  std::string text;
  bool space = false;
  for (const char c : text_of(stream_, phrase)) {
    const bool blank = static_cast<unsigned char>(c) <= ' ';
    if (!blank && space && !text.empty()) text += ' ';
    if (!blank) text += c;
    space = blank;
  }
  return text;
}

// Without a nickname: "Jon Tarvo" of: Jon "Skip" Tarvo.
std::string Names::name_text(const Phrase& name) const {
  std::string text;
  auto first = name.first;
  for (auto i = name.first; i <= name.last; ++i) {
    if (i < name.last && !stream_.item(i).is(Kind::quotation)) continue;
    if (i > first) text += (text.empty() ? "" : " ") + clean_text({first, i});
    first = i + 1;
  }
  return text;
}

void Names::add_person(const Phrase& run, const NamePart& part) {
  const auto& s = stream_;
  const auto text = name_text(part.name);
  const auto [known, added] = by_text_.try_emplace(text, static_cast<int>(people_.size()));
  if (added) {
    Person person;
    person.text = text;
    for (auto k = part.name.first; k < part.name.last; ++k)
      if (s.item(k).is(Kind::word)) person.words.push_back(folded(s, k));
    const auto& given = s.item(part.name.first);
    if (given.has(kFemaleName) != given.has(kMaleName))
      person.gender = given.has(kFemaleName) ? Gender::female : Gender::male;
    person.evident = given.has(kFemaleName | kMaleName) || part.name.first > run.first;
    people_.push_back(std::move(person));
  }
  const int index = known->second;
  auto& person = people_[static_cast<std::size_t>(index)];
  const Mention mention{part.name.first, index, false};
  mentions_.push_back(mention);
  by_last_[person.words.back()].push_back(mention);
  if (!s.item(part.name.first).upper) by_first_[person.words.front()].push_back(mention);
  for (auto i = part.name.first; i < part.name.last; ++i)
    if (s.item(i).is(Kind::quotation))
      by_first_[dossier::fold(s.region_of(i).inside.front().of(s.text()))].push_back(mention);
  const auto& follower = s.item(part.name.last < s.items().size() ? part.name.last : part.name.first);
  if (follower.cue.verb || s.item(part.name.first > 0 ? part.name.first - 1 : 0).cue.verb) person.evident = true;

  const auto& unit = s.unit_of(run.first);
  // Words before the name: "Chinese Foreign Minister Wang Yi", "its chief executive, Lena Korvath".
  auto first = part.name.first;
  if (first > unit.first && s.item(first - 1).is(Kind::comma)) --first;
  auto from = first;
  while (
      from > unit.first && first - from < 8 && is_office_part(s, from - 1) && !s.item(from).has(kDeterminer) &&
      (s.item(from - 1).glued || !s.item(from - 1).has(kPreposition | kCoordinator | kAux | kThat | kSubordinator)) &&
      !(s.item(from - 1).cue.verb && !s.item(from - 1).has(kRole)))
    --from;
  // "to impeach President Tarvo", "the new owner-to-be"
  if (from + 1 < first && from > unit.first && s.is_word(from - 1, "to") && !s.item(from).capital) ++from;
  while (from < first && (!s.item(from).is(Kind::word) || s.item(from).glued)) ++from;
  while (from < first && s.item(from).has(kAdverb | kFrequent) && !s.item(from).has(kDeterminer | kRole)) ++from;
  note_office({from, first}, index, part.name.first);
  // Words after it: "Elise Marran, the governor,", "Elise Marran, 43, the governor,".
  auto comma = part.name.last;
  if (comma + 2 < unit.last && s.item(comma + 1).is(Kind::number) && s.item(comma + 2).is(Kind::comma)) comma += 2;
  if (comma + 1 < unit.last && s.item(comma).is(Kind::comma)) {
    auto end = comma + 1;
    while (end < unit.last && end - comma < 20 &&
           (s.item(end).is(Kind::word) || (s.item(end).is(Kind::other) && s.item(end).glued)))
      ++end;
    const auto& begin = s.item(comma + 1);
    const Phrase after{comma + 1, end};
    const auto clause = clause_start(s, after);
    const bool whole = clause == end || s.item(clause).has(kRelative);
    const bool office = begin.has(kDeterminer | kRole) || opens_with_office(s, {after.first, clause});
    if (office || (begin.capital && whole)) note_office(after, index, part.name.first);
  }
}

void Names::note_office(const Phrase& phrase, int person, std::size_t at) {
  const auto& s = stream_;
  const Phrase office{phrase.first, clause_start(s, phrase)};
  if (office.last < phrase.last && phrase.last <= at) return;  // a clause that ends with the name
  auto& known = people_[static_cast<std::size_t>(person)];
  for (auto i = office.first; i < office.last; ++i) {
    const auto word = folded(s, i);
    if (in_list(word, {"mr", "sir", "lord", "king", "prince", "chairman", "spokesman", "father", "son", "brother",
                       "husband", "businessman", "congressman", "actor", "duke", "uncle", "his"}))
      if (word != "his") known.gender = Gender::male;
    if (in_list(word, {"mrs", "ms", "miss", "dame", "lady", "queen", "princess", "chairwoman", "spokeswoman", "mother",
                       "daughter", "sister", "wife", "businesswoman", "congresswoman", "actress", "duchess", "aunt"}))
      known.gender = Gender::female;
  }
  const auto head = office_head(s, office);
  if (head == kNoItem) return;
  known.evident = true;
  offices_[folded(s, head)].push_back({at, person, office_words(s, office)});
  if (known.role.empty()) known.role = clean_text(office);
}

}  // namespace quote
