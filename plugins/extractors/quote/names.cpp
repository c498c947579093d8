#include "names.hpp"

#include <algorithm>

#include "dossier/text/fold.hpp"

namespace quote {
namespace {

constexpr std::size_t kNone = static_cast<std::size_t>(-1);

std::string folded(const Stream& s, std::size_t i) { return dossier::fold(s.word(i)); }

// Words of an office that tell it from others: no articles, no small words.
std::vector<std::string> office_words(const Stream& s, const Phrase& phrase) {
  std::vector<std::string> words;
  for (auto i = phrase.first; i < phrase.last; ++i) {
    const auto& item = s.item(i);
    if (!item.is(Kind::word) || item.has(kDeterminer | kPreposition | kAdverb | kThat) || item.glued) continue;
    words.push_back(folded(s, i));
  }
  return words;
}

// The word an office turns on: the last role before "of", "for" or the end.
std::size_t office_head(const Stream& s, const Phrase& phrase) {
  auto head = kNone;
  for (auto i = phrase.first; i < phrase.last; ++i) {
    const auto& item = s.item(i);
    if (head != kNone && item.has(kPreposition)) break;
    if (item.is(Kind::word) && item.has(kRole) && !item.has(kPlural)) head = i;
  }
  return head;
}

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
      // A run with what links it; find_name reads it again with its own rules.
      auto end = i + 1;
      while (end < unit.last && end - i < 12) {
        const auto& next = s.item(end);
        const bool link = end + 1 < unit.last && s.item(end + 1).is(Kind::word) &&
                          ((next.has(kParticle) && s.item(end + 1).capital) ||
                           (next.is(Kind::other) && next.glued && s.item(end + 1).glued) ||
                           (next.is(Kind::stop) && next.glued && s.item(end + 1).capital &&
                            (s.item(end - 1).end - s.item(end - 1).start == 1 || s.item(end - 1).has(kTitle))));
        if (!link && !is_name_word(s, end)) break;
        ++end;
      }
      const Phrase run{i, end};
      note_acronym(run);
      auto part = find_name(s, run);
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
  // The words before may hold lower-case ones: "Union of Rationalist Atheists (URA)".
  auto first = run.first;
  const char initial = s.word(at + 1).front();
  while (s.word(first).front() != initial && first > s.unit_of(run.first).first && run.last - first < 10 &&
         s.item(first - 1).is(Kind::word))
    --first;
  if (s.word(first).front() != initial) first = run.first;
  acronyms_.try_emplace(std::string(s.word(at + 1)), clean_text({first, run.last}));
}

// Pronouns behind a person who is alone in the sentence, or in the one before, tell the gender.
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

// "Van Horn" of "Jo Van Horn": the longer name that ends so.
int Names::longer(const Phrase& name) const {
  const auto found = by_last_.find(folded(stream_, name.last - 1));
  if (found == by_last_.end()) return -1;
  std::vector<std::string> words;
  for (auto i = name.first; i < name.last; ++i)
    if (stream_.item(i).is(Kind::word)) words.push_back(folded(stream_, i));
  std::size_t steps = 0;
  for (const auto& mention : found->second) {
    if (++steps > 16) break;
    const auto& full = people_[static_cast<std::size_t>(mention.person)].words;
    if (full.size() > words.size() && std::equal(words.rbegin(), words.rend(), full.rbegin())) return mention.person;
  }
  return -1;
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

void Names::add_person(const Phrase& run, const NamePart& part) {
  const auto& s = stream_;
  const auto text = clean_text(part.name);
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
  const auto& follower = s.item(part.name.last < s.items().size() ? part.name.last : part.name.first);
  if (follower.cue.verb || s.item(part.name.first > 0 ? part.name.first - 1 : 0).cue.verb) person.evident = true;

  const auto& unit = s.unit_of(run.first);
  // Words before the name: "Chinese Foreign Minister Wang Yi", "its chief executive, Lena Korvath".
  auto first = part.name.first;
  if (first > unit.first && s.item(first - 1).is(Kind::comma)) --first;
  auto from = first;
  while (from > unit.first && first - from < 8 && s.item(from - 1).is(Kind::word) && !s.item(from).has(kDeterminer) &&
         !s.item(from - 1).has(kPreposition | kCoordinator | kAux | kThat | kSubordinator) &&
         !(s.item(from - 1).cue.verb && !s.item(from - 1).has(kRole)))
    --from;
  while (from < first && s.item(from).has(kAdverb | kFrequent) && !s.item(from).has(kDeterminer | kRole)) ++from;
  note_office({from, first}, index, part.name.first);
  // Words behind it: "Elise Marran, the governor,".
  if (part.name.last + 1 < unit.last && s.item(part.name.last).is(Kind::comma)) {
    auto end = part.name.last + 1;
    while (end < unit.last && end - part.name.last < 20 &&
           (s.item(end).is(Kind::word) || (s.item(end).is(Kind::other) && s.item(end).glued)))
      ++end;
    const auto& begin = s.item(part.name.last + 1);
    if (begin.has(kDeterminer | kRole) || begin.capital) note_office({part.name.last + 1, end}, index, part.name.first);
  }
}

void Names::note_office(const Phrase& office, int person, std::size_t at) {
  const auto& s = stream_;
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
  if (head == kNone) return;
  known.evident = true;
  offices_[folded(s, head)].push_back({at, person, office_words(s, office)});
  if (known.role.empty()) known.role = clean_text(office);
}

int Names::nearest(const Index& index, std::string_view word, std::size_t at) const {
  const auto found = index.find(word);
  if (found == index.end()) return -1;
  const auto& list = found->second;
  const auto after = std::upper_bound(list.begin(), list.end(), at,
                                      [](std::size_t item, const Mention& mention) { return item < mention.item; });
  const auto person = [&](const Mention& mention) -> const Person& {
    return people_[static_cast<std::size_t>(mention.person)];
  };
  // The last one before that is surely a person, else the last one, else the first behind.
  auto steps = 0;
  for (auto it = after; it != list.begin() && steps < 16; ++steps)
    if (person(*--it).evident) return it->person;
  return after != list.begin() ? std::prev(after)->person : list.front().person;
}

// A lone surname, else a lone first name (which is the family name where it comes first).
int Names::bare(const std::string& word, std::size_t at) const {
  const int last = nearest(by_last_, word, at);
  return last >= 0 ? last : nearest(by_first_, word, at);
}

int Names::by_office(const Phrase& phrase) const {
  const auto head = office_head(stream_, phrase);
  if (head == kNone) return -1;
  const auto found = offices_.find(folded(stream_, head));
  if (found == offices_.end()) return -1;
  const auto words = office_words(stream_, phrase);
  const auto fits = [&](const Office& office) {
    return std::all_of(words.begin(), words.end(), [&](const std::string& word) {
      return std::find(office.words.begin(), office.words.end(), word) != office.words.end();
    });
  };
  constexpr std::size_t kSteps = 64;  // mentions looked at on each side
  const auto& list = found->second;
  const auto middle = static_cast<std::size_t>(
      std::upper_bound(list.begin(), list.end(), phrase.first,
                       [](std::size_t item, const Office& office) { return item < office.item; }) -
      list.begin());
  for (auto i = middle; i > 0 && middle - i < kSteps; --i)
    if (fits(list[i - 1])) return list[i - 1].person;
  for (auto i = middle; i < list.size() && i - middle < kSteps; ++i)
    if (fits(list[i])) return list[i].person;
  return -1;
}

int Names::by_pronoun(std::size_t at, int last_speaker, Heard& heard) const {
  const auto& s = stream_;
  const bool she = s.is_word(at, "she");
  const auto suits = [&](int person) {
    auto gender = people_[static_cast<std::size_t>(person)].gender;
    if (const auto known = heard.find(person); gender == Gender::unknown && known != heard.end())
      gender = known->second;
    if (!people_[static_cast<std::size_t>(person)].evident) return false;
    return gender == Gender::unknown || (gender == Gender::female) == she;
  };
  const auto here = s.item(at).sentence;
  const auto paragraph = s.units()[here].paragraph;
  auto i = std::lower_bound(mentions_.begin(), mentions_.end(), at,
                            [](const Mention& mention, std::size_t item) { return mention.item < item; }) -
           mentions_.begin();
  // The one the sentence before (or this one) begins with, inside the paragraph; else who spoke last.
  for (int steps = 0; i > 0 && steps < 24; ++steps) {
    const auto& mention = mentions_[static_cast<std::size_t>(--i)];
    if (s.unit_of(mention.item).paragraph != paragraph) break;
    if (mention.opens && suits(mention.person)) return mention.person;
  }
  if (last_speaker >= 0 && suits(last_speaker)) return last_speaker;
  i = std::lower_bound(mentions_.begin(), mentions_.end(), at,
                       [](const Mention& mention, std::size_t item) { return mention.item < item; }) -
      mentions_.begin();
  for (int steps = 0; i > 0 && steps < 24; ++steps) {
    const auto& mention = mentions_[static_cast<std::size_t>(--i)];
    if (s.unit_of(mention.item).paragraph + 1 < paragraph) break;
    if (mention.opens && suits(mention.person)) return mention.person;
  }
  return -1;
}

// "Dale and Martha": two speakers have no one name.
bool Names::names_two(const Phrase& phrase, const Phrase& name) const {
  for (auto i = name.last; i + 1 < phrase.last; ++i)
    if (stream_.is_word(i, "and"))
      return stream_.item(i + 1).capital || (i + 2 < phrase.last && stream_.item(i + 2).capital);
  return false;
}

// "Wang's article": the words of a document are its owner's.
Phrase Names::owner_of(const Phrase& phrase) const {
  const auto& s = stream_;
  for (auto i = phrase.first + 1; i + 1 < phrase.last && i < phrase.first + 6; ++i) {
    if (!s.item(i).glued || !s.is_word(i, "'s")) continue;
    for (auto k = i + 1; k < phrase.last && k < i + 4; ++k)
      if (s.item(k).has(kDocument) && !s.item(k).has(kOrganisation)) return {phrase.first, i};
    return {};
  }
  return {};
}

Resolved Names::resolve(const Subject& subject, int last_speaker, Heard& heard) const {
  const auto& s = stream_;
  Resolved result;
  if (subject.phrase.empty()) return result;
  if (subject.relative) {
    if (subject.apposition.empty()) return result;
    Subject head;
    head.phrase = subject.apposition;
    head.pronoun = s.item(head.phrase.first).has(kSubjectPronoun) && head.phrase.last - head.phrase.first == 1;
    return resolve(head, last_speaker, heard);
  }
  if (subject.pronoun) {
    const auto at = subject.phrase.first;
    if (s.is_word(at, "he") || s.is_word(at, "she")) result.person = by_pronoun(at, last_speaker, heard);
    if (result.person >= 0) {
      heard.emplace(result.person, s.is_word(at, "she") ? Gender::female : Gender::male);
      result.name = full_name(result.person);
      result.role = people_[static_cast<std::size_t>(result.person)].role;
    }
    return result;
  }
  auto part = find_name(s, subject.phrase);
  auto role = subject.apposition;
  if (part.name.empty() && !subject.apposition.empty()) {
    const auto beside = find_name(s, subject.apposition);
    if (!beside.name.empty() && !s.item(subject.apposition.first).has(kPreposition | kQuestion)) {
      part = beside;
      role = subject.phrase;
    }
  }
  if (!part.name.empty() && names_two(subject.phrase, part.name)) return result;
  if (part.name.empty() && subject.phrase.last - subject.phrase.first == 1 && s.item(subject.phrase.first).capital) {
    result.person = bare(folded(s, subject.phrase.first), subject.phrase.first);
    if (result.person >= 0) part.name = subject.phrase;
  }
  if (!part.name.empty()) {
    const auto last = part.name.last - 1;
    std::size_t words = 0;
    for (auto i = part.name.first; i < part.name.last; ++i) words += s.item(i).is(Kind::word);
    if (!part.body && words == 1 && !s.item(last).has(kPlace)) result.person = bare(folded(s, last), last);
    if (!part.body && words > 1) {
      const auto known = by_text_.find(clean_text(part.name));
      result.person = longer(part.name);
      if (known != by_text_.end() && result.person < 0) result.person = known->second;
    }
    result.name = result.person >= 0 ? full_name(result.person) : clean_text(part.name);
    if (result.person < 0 && words == 1)
      if (const auto known = acronyms_.find(s.word(last)); known != acronyms_.end()) result.name = known->second;
    if (role.empty() || office_head(s, role) == kNone) {
      role = {subject.phrase.first, part.name.first};
      if (part.name.first < subject.phrase.first || part.name.first >= subject.phrase.last) role = {};
    }
  } else if (const auto owner = owner_of(subject.phrase); !owner.empty()) {
    Subject by;
    by.phrase = owner;
    return resolve(by, last_speaker, heard);
  } else {
    role = subject.phrase;
    const bool definite =
        s.item(role.first).has(kDeterminer) && !s.is_word(role.first, "a") && !s.is_word(role.first, "an");
    const bool named_office = s.item(role.first).capital;
    if ((definite || named_office) && !subject.plural) result.person = by_office(role);
    if (result.person >= 0) result.name = full_name(result.person);
    if (result.person < 0) role = office_head(s, role) != kNone ? role : Phrase{};
  }
  if (!role.empty() && office_head(s, role) != kNone) result.role = clean_text(role);
  if (result.role.empty() && result.person >= 0) result.role = people_[static_cast<std::size_t>(result.person)].role;
  return result;
}

}  // namespace quote
