// Which words of a noun phrase are its name.
#include <algorithm>

#include "names.hpp"

namespace quote {
namespace {

bool is_initial_dot(const Stream& s, std::size_t i) {
  return i > 0 && s.item(i).is(Kind::stop) && s.item(i).glued && s.item(i - 1).is(Kind::word) &&
         s.item(i - 1).capital && (s.item(i - 1).end - s.item(i - 1).start == 1 || s.item(i - 1).has(kTitle));
}

constexpr std::uint32_t kSmallWord =
    kDeterminer | kPreposition | kCoordinator | kSubordinator | kSubjectPronoun | kQuestion | kThat | kAdverb;

// Where sentences begin, common words have a capital too.
bool opens_sentence(const Stream& s, std::size_t i) { return i == s.unit_of(i).first || !s.item(i - 1).is(Kind::word); }

}  // namespace

bool is_name_word(const Stream& s, std::size_t i) {
  const auto& item = s.item(i);
  if (!item.is(Kind::word) || !item.capital) return false;
  if (item.has(kRole | kTitle)) return true;
  if (item.has(kSmallWord))
    return item.end - item.start == 1 && is_initial_dot(s, i + 1 < s.items().size() ? i + 1 : i);
  return !(item.has(kFrequent | kAux) && opens_sentence(s, i));
}

bool is_particle(const Stream& s, std::size_t i, std::size_t last) {
  if (!s.item(i).is(Kind::word) || s.item(i).capital || !s.item(i).has(kParticle) || i + 1 >= last) return false;
  if (s.item(i + 1).capital) return true;
  return s.item(i + 1).is(Kind::other) && s.item(i + 1).glued && i + 2 < last && s.item(i + 2).glued &&
         s.item(i + 2).capital;
}

namespace {

// The end of the capitalised run that begins at `first`.
std::size_t run_end(const Stream& s, std::size_t first, std::size_t last) {
  auto end = first + 1;
  for (auto i = first + 1; i < last; ++i) {
    const auto& item = s.item(i);
    const bool more = i + 1 < last;
    if (is_initial_dot(s, i) && more) continue;
    // "Harl.com"
    if (item.is(Kind::stop) && item.glued && more && end == i && s.item(i + 1).glued && s.item(i + 1).is(Kind::word) &&
        !s.item(i + 1).capital) {
      end = ++i + 1;
      continue;
    }
    const bool hyphen = item.is(Kind::other) || (item.is(Kind::dash) && more && s.item(i + 1).capital);
    if (hyphen && item.glued && more && s.item(i + 1).glued && s.item(i + 1).is(Kind::word)) {
      ++i;
      end = i + 1;
      continue;
    }
    if (item.is(Kind::quotation) && more && s.words_in(i) < 4 && is_name_word(s, i + 1) && end == i) continue;
    if (end == i && is_particle(s, i, last)) continue;
    if (!is_name_word(s, i)) break;
    end = i + 1;
  }
  return end;
}

// After the last title, office or body of a run that has more words after it: "Foreign Minister | Wang Yi".
std::size_t after_titles(const Stream& s, std::size_t first, std::size_t last) {
  auto start = first;
  for (auto i = first; i + 1 < last; ++i) {
    const auto& item = s.item(i);
    const bool place = item.has(kPlace) && i + 2 < last && s.item(i + 1).is(Kind::word);  // "American Ann Gill"
    if (place || item.has(kTitle | kRole | kOrganisation)) {
      start = i + 1;
      // "President-elect"
      if (start + 2 < last && s.item(start).is(Kind::other) && s.item(start).glued && s.item(start + 1).glued &&
          !s.item(start + 1).capital)
        start += 2;
      while (start + 1 < last && !s.item(start).is(Kind::word)) ++start;
    } else if (i > first && i + 2 < last && item.upper && !s.item(i + 1).upper && s.item(i + 1).is(Kind::word) &&
               s.item(i + 2).is(Kind::word)) {
      start = i + 1;  // "Browns DL Sam Ridge"
    }
  }
  return start;
}

// Offices and trades that are common surnames.
bool is_surname_too(const Stream& s, std::size_t i) {
  for (const auto* word : {"king", "bishop", "pope", "dean", "prince", "duke", "farmer", "driver", "judge", "marshal"})
    if (s.is_word(i, word)) return true;
  return false;
}

// "Bank of Torland", "Ministry for the Sea": the body's name continues after "of".
Phrase with_of(const Stream& s, const Phrase& run, std::size_t last) {
  auto next = run.last;
  if (next + 1 >= last || !(s.is_word(next, "of") || s.is_word(next, "for"))) return run;
  ++next;
  if (s.is_word(next, "the") && next + 1 < last) ++next;
  if (!is_name_word(s, next)) return run;
  const auto after = run_end(s, next, last);
  // "the Council of Europe Ann Gill" would be too long for a body alone.
  return after - next <= 3 ? Phrase{run.first, after} : run;
}

bool has_organisation(const Stream& s, const Phrase& phrase) {
  for (auto i = phrase.first; i < phrase.last; ++i)
    if (s.item(i).has(kOrganisation)) return true;
  return false;
}

// "Harlish government spokeswoman Rosa Worth": an office in lower case, and a name right after it.
bool names_later(const Stream& s, const Phrase& rest) {
  for (auto i = rest.first; i + 1 < rest.last && !s.item(i).has(kPreposition | kCoordinator | kRelative); ++i)
    if (s.item(i).has(kRole) && !s.item(i).capital && is_name_word(s, i + 1)) return true;
  return false;
}

}  // namespace

bool is_definite_body(const Stream& s, std::size_t article, const Phrase& run) {
  if (!s.is_word(article, "the") && !s.is_word(article, "an")) return false;
  if (run.last - run.first < 2) return s.item(run.first).has(kOutlet);
  bool outlet = false;
  for (auto i = run.first; i < run.last; ++i) {
    if (s.item(i).has(kTitle | kRole) && !s.item(i).has(kOutlet)) return false;
    outlet = outlet || s.item(i).has(kOutlet | kOrganisation);
  }
  // "the late Ann Gill", "the American Ann Gill": a given name is a person's.
  return outlet || !s.item(run.first).has(kFemaleName | kMaleName | kPlace) ||
         !s.item(run.first + 1).has(kFemaleName | kMaleName);
}

NamePart find_name(const Stream& s, const Phrase& phrase) {
  NamePart body;
  bool owned_below = false;  // "in the People's Daily"
  for (auto i = phrase.first; i < phrase.last;) {
    if (!is_name_word(s, i)) {
      ++i;
      continue;
    }
    const auto end = run_end(s, i, phrase.last);
    const Phrase run{i, end};
    i = end;
    const bool owner = end < phrase.last && s.item(end).glued && s.is_word(end, "'s");
    if (owner && end + 1 < phrase.last) {
      owned_below = run.first > phrase.first && s.item(run.first - 1).has(kPreposition | kDeterminer) &&
                    !(run.first - 1 == phrase.first && s.item(run.first - 1).has(kDeterminer));
      continue;
    }
    // "Chinese analysts", "the Afghan coach": a capitalised word before the noun, not the name.
    if (end < phrase.last && s.item(end).is(Kind::word) && !s.item(end).glued && !s.item(end).capital &&
        (s.item(end - 1).has(kPlace | kTime) || !s.item(end).has(kOrganisation | kDocument | kAdverb) ||
         names_later(s, {end, phrase.last})) &&
        !(s.item(end).has(kPreposition | kCoordinator)))
      continue;
    if (run.first > phrase.first && owned_below && s.is_word(run.first - 1, "'s")) continue;
    const bool of_something =
        run.first > phrase.first && (s.item(run.first - 1).has(kPreposition) ||
                                     (s.item(run.first - 1).has(kDeterminer) && run.first - 1 > phrase.first &&
                                      s.item(run.first - 2).has(kPreposition)));
    if (run.first > phrase.first && !of_something && is_definite_body(s, run.first - 1, run) &&
        !s.item(run.last - 1).has(kRole | kTitle)) {
      if (body.name.empty()) body = {with_of(s, run, phrase.last), true};
      i = std::max(i, body.name.last);
      continue;
    }
    const auto start = after_titles(s, run.first, end);
    std::size_t words = 0;
    for (auto k = start; k < end; ++k) words += s.item(k).is(Kind::word);
    const auto& tail = s.item(end - 1);
    // "Bank of Torland", "Ministry of Health": the body's name continues after "of".
    const bool common = run.last - run.first == 1 && opens_sentence(s, run.first) && !s.item(run.first).upper;
    if (tail.has(kOrganisation) && common && !tail.has(kOutlet)) continue;  // "Police say"
    if (tail.has(kOrganisation) || (start == run.first && s.item(run.first).has(kOrganisation))) {
      if (of_something || !body.name.empty()) continue;
      body = {with_of(s, run, phrase.last), true};
      i = std::max(i, body.name.last);
      continue;
    }
    // "the spokesman for Prime Minister Jon Hart"
    if (of_something && start > run.first && !has_organisation(s, {run.first, start})) continue;
    if (start == run.first && of_something) {
      // "Minister of Education Ann Gill": the last two words; "president of the United States": none.
      if (words < 3 || end != phrase.last) continue;
      auto from = end;
      for (std::size_t seen = 0; from > run.first && seen < 2; --from)
        seen += s.item(from - 1).is(Kind::word) && !s.item(from - 1).glued;
      return {{from, end}, false};
    }
    const auto& first_name = s.item(end > run.first + 1 ? end - 2 : run.first);
    const bool given = words > 1 && (first_name.has(kFemaleName | kMaleName) ||  // "Ken Doctor", "Tishana King"
                                     (is_surname_too(s, end - 1) && first_name.is(Kind::word) &&
                                      !first_name.has(kRole | kTitle | kPlace | kOrganisation)));
    if (given && tail.has(kRole)) return {{end - 2, end}, false};
    if (tail.has(kRole | kTitle) || (words == 1 && (tail.has(kTime) || tail.end - tail.start == 1))) continue;
    if (start == run.first && words >= 4 && run.first > phrase.first) {
      auto from = end;
      for (std::size_t seen = 0; from > run.first && seen < 2; --from)
        seen += s.item(from - 1).is(Kind::word) && !s.item(from - 1).glued;
      return {{from, end}, false};
    }
    return {{start, end}, false};
  }
  return body;
}

}  // namespace quote
