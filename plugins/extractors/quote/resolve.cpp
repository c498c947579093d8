#include <algorithm>

#include "names.hpp"
#include "offices.hpp"

namespace quote {

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

int Names::nearest(const Index& index, std::string_view word, std::size_t at) const {
  const auto found = index.find(word);
  if (found == index.end()) return -1;
  const auto& list = found->second;
  const auto after = std::upper_bound(list.begin(), list.end(), at,
                                      [](std::size_t item, const Mention& mention) { return item < mention.item; });
  const auto person = [&](const Mention& mention) -> const Person& {
    return people_[static_cast<std::size_t>(mention.person)];
  };
  // The last one before that is certainly a person, else the last one, else the first one after.
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
  if (head == kNoItem) return -1;
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

Names::Gender Names::gender_of(int person, const Heard& heard) const {
  const auto gender = people_[static_cast<std::size_t>(person)].gender;
  if (gender != Gender::unknown) return gender;
  const auto known = heard.find(person);
  return known == heard.end() ? gender : known->second;
}

int Names::by_pronoun(std::size_t at, const Talk& talk, const Heard& heard) const {
  const auto& s = stream_;
  const bool she = s.is_word(at, "she");
  const auto place = [&](std::size_t item) {
    return static_cast<std::size_t>(
        std::lower_bound(mentions_.begin(), mentions_.end(), item,
                         [](const Mention& mention, std::size_t wanted) { return mention.item < wanted; }) -
        mentions_.begin());
  };
  const auto before = place(at);
  const auto said_first = talk.said.empty() ? before : place(talk.said.first);
  const auto said_last = talk.said.empty() ? before : place(talk.said.last);
  const auto suits = [&](int person, bool certain) {
    if (!people_[static_cast<std::size_t>(person)].evident) return false;
    for (auto k = said_first; k < said_last && k < said_first + 24; ++k)
      if (mentions_[k].person == person) return false;
    const auto gender = gender_of(person, heard);
    return gender == Gender::unknown ? !certain : (gender == Gender::female) == she;
  };
  const auto paragraph = s.units()[s.item(at).sentence].paragraph;
  const auto nearest_opener = [&](std::uint32_t reach, bool certain) {
    for (auto i = before; i > 0 && before - i < 24; --i) {
      const auto& mention = mentions_[i - 1];
      if (s.unit_of(mention.item).paragraph + reach < paragraph) break;
      if (mention.opens && suits(mention.person, certain)) return mention.person;
    }
    return -1;
  };
  // "Tarvo said ... He said": the one speaker of the sentence before, before anybody further back.
  if (talk.just_spoke && talk.last_speaker >= 0 && s.item(at).sentence > 0 && suits(talk.last_speaker, false)) {
    const auto& previous = s.units()[s.item(at).sentence - 1];
    const auto from = place(previous.first), to = place(previous.last);
    const bool alone = previous.paragraph == paragraph && from < to && to - from < 8 &&
                       std::all_of(mentions_.begin() + static_cast<std::ptrdiff_t>(from),
                                   mentions_.begin() + static_cast<std::ptrdiff_t>(to),
                                   [&](const Mention& mention) { return mention.person == talk.last_speaker; });
    if (alone && before == to) return talk.last_speaker;
  }
  // The one the sentence before (or this one) begins with, inside the paragraph; else who spoke last. Someone who is
  // known to be "she" comes before someone who may be.
  const int last = talk.last_speaker;
  for (const bool certain : {true, false})
    if (const int here = nearest_opener(0, certain); here >= 0) return here;
  if (last >= 0 && suits(last, !talk.just_spoke)) return last;
  if (const int opener = nearest_opener(1, true); opener >= 0) return opener;
  return last >= 0 && suits(last, false) ? last : nearest_opener(1, false);
}

// "Dale and Martha", "Dale and some neighbours", "police and Mayor Dale": two speakers have no one name.
bool Names::names_two(const Phrase& phrase, const Phrase& name) const {
  const auto& s = stream_;
  for (auto i = name.last; i + 1 < phrase.last; ++i) {
    if (s.item(i).has(kPreposition)) break;
    if (s.is_word(i, "and")) return true;
  }
  for (auto i = phrase.first + 1; i < name.first; ++i)
    if (s.is_word(i, "and") && is_plural(s, {phrase.first, i})) return true;
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

Resolved Names::resolve(const Subject& subject, const Talk& talk, Heard& heard) const {
  const auto& s = stream_;
  Resolved result;
  if (subject.phrase.empty()) return result;
  if (subject.relative) {
    if (subject.apposition.empty()) return result;
    Subject head;
    head.phrase = subject.apposition;
    head.pronoun = s.item(head.phrase.first).has(kSubjectPronoun) && head.phrase.last - head.phrase.first == 1;
    return resolve(head, talk, heard);
  }
  if (subject.pronoun) {
    const auto at = subject.phrase.first;
    if (s.is_word(at, "he") || s.is_word(at, "she")) result.person = by_pronoun(at, talk, heard);
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
    const auto neighbour = find_name(s, subject.apposition);
    // "police in Orlen, Kelland": the place of a place
    const bool place = subject.apposition.last - subject.apposition.first == 1 &&
                       s.item(subject.phrase.last - 1).capital && subject.phrase.last - subject.phrase.first > 1 &&
                       s.item(subject.phrase.last - 2).has(kPreposition);
    if (!place && !neighbour.name.empty() && !s.item(subject.apposition.first).has(kPreposition | kQuestion)) {
      part = neighbour;
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
      const auto known = by_text_.find(name_text(part.name));
      result.person = longer(part.name);
      if (known != by_text_.end() && result.person < 0) result.person = known->second;
    }
    result.name = result.person >= 0 ? full_name(result.person) : name_text(part.name);
    if (result.person < 0 && words == 1)
      if (const auto known = acronyms_.find(s.word(last)); known != acronyms_.end()) result.name = known->second;
    if (part.body && words == 1)
      if (const auto known = bodies_.find(folded(s, last)); known != bodies_.end()) result.name = known->second;
    if (role.empty() || office_head(s, role) == kNoItem) {
      role = {subject.phrase.first, part.name.first};
      if (part.name.first < subject.phrase.first || part.name.first >= subject.phrase.last) role = {};
    }
  } else if (const auto owner = owner_of(subject.phrase); !owner.empty()) {
    Subject by;
    by.phrase = owner;
    return resolve(by, talk, heard);
  } else {
    role = subject.phrase;
    const bool definite = s.is_word(role.first, "the") || s.is_word(role.first, "this") ||
                          s.is_word(role.first, "that") || s.is_word(role.first, "our");
    const bool named_office = s.item(role.first).capital && role.last - role.first > 1;  // "King said" is a surname
    if ((definite || named_office) && !subject.plural) result.person = by_office(role);
    if (result.person >= 0) result.name = full_name(result.person);
    const bool surname = s.item(role.first).capital && role.last - role.first == 1;
    if (result.person < 0 && (surname || office_head(s, role) == kNoItem)) role = {};
  }
  if (!role.empty() && s.item(role.first).has(kRelative | kQuestion)) role = {};
  if (!role.empty() && office_head(s, role) != kNoItem) result.role = clean_text(role);
  if (result.role.empty() && result.person >= 0) result.role = people_[static_cast<std::size_t>(result.person)].role;
  return result;
}

}  // namespace quote
