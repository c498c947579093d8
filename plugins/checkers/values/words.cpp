#include "words.hpp"

#include <algorithm>
#include <string>

#include "dossier/text/fold.hpp"
#include "language/word_list.hpp"

namespace checker_values {

namespace {

constexpr std::string_view empty_words =
    "a an the this that these those it its itself he she they them their theirs his her hers him we us our ours you "
    "your i me my who whom whose which what where when why how there here then than so as such same other others "
    "another each every all any some no not nor none never only just also too very more most less least much many few "
    "several and or but if because although though while since until till after before during between among amid "
    "against about above below over under up down out off on in into onto at by for from to of with without within "
    "through across toward towards upon per via near around along is are was were be been being am do does did done "
    "have has had having will would shall should can could may might must ought 's 're 've 'll 'd 'm n't don "
    "didn doesn isn wasn weren hasn haven hadn won wouldn couldn shouldn again already still yet now ever even once "
    "twice both either neither almost nearly roughly approximately some exactly precisely early late later earlier "
    "ago today yesterday tomorrow tonight morning afternoon evening night noon midnight overnight day week month year "
    "quarter decade century hour minute second daily weekly monthly yearly annual annually days weeks months years "
    "quarters decades centuries hours minutes seconds monday tuesday wednesday thursday friday saturday sunday january "
    "february march april june july august september october november december jan feb mar apr jun jul aug sep sept "
    "oct nov dec gmt utc a.m. p.m. am pm percent per-cent percentage point points half third thirds fifth zero one two "
    "three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen "
    "nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds thousand thousands million "
    "millions billion billions trillion dozen dozens pair couple dollar dollars euro euros pound pounds yen yuan "
    "rouble "
    "rouble ruble rubles franc francs crown crowns cent cents penny pence usd eur gbp kilometre kilometres kilometer "
    "kilometers metre metres meter meters mile miles foot feet inch inches yard yards km m cm mm mph kph kilogram "
    "kilograms kg tonne tonnes ton tons gram grams litre litres liter liters gallon gallons barrel barrels hectare "
    "hectares acre acres degree degrees celsius fahrenheit knot knots first last next said say says saying told tell "
    "tells according mr mrs ms dr";

constexpr bool is_vowel(char c) { return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u' || c == 'y'; }

bool has_vowel(std::string_view text) { return std::any_of(text.begin(), text.end(), is_vowel); }

bool ends(std::string_view text, std::string_view ending) {
  return text.size() > ending.size() && text.substr(text.size() - ending.size()) == ending;
}

void undouble(std::string& text) {
  const auto n = text.size();
  if (n > 3 && text[n - 1] == text[n - 2] && !is_vowel(text[n - 1]) && text[n - 1] != 's' && text[n - 1] != 'l')
    text.pop_back();
}

}  // namespace

bool is_empty_word(std::string_view lower) {
  static const language::WordSet known(empty_words);
  return known.contains(lower);
}

std::string stem_of(std::string_view lower) {
  std::string stem(lower);
  if (ends(stem, "'s")) stem.resize(stem.size() - 2);
  if (stem.size() <= 3) return stem;
  if (ends(stem, "ies") || ends(stem, "ied")) {
    stem.resize(stem.size() - 3);
    stem += stem.size() > 1 ? "y" : "ie";
  } else if (ends(stem, "sses") || ends(stem, "ches") || ends(stem, "shes") || ends(stem, "xes")) {
    stem.resize(stem.size() - 2);
  } else if (ends(stem, "s") && !ends(stem, "ss") && !ends(stem, "us") && !ends(stem, "is")) {
    stem.pop_back();
  }
  if (ends(stem, "ing") && stem.size() > 5 && has_vowel(std::string_view(stem).substr(0, stem.size() - 3))) {
    stem.resize(stem.size() - 3);
    undouble(stem);
  } else if (ends(stem, "ed") && stem.size() > 4 && has_vowel(std::string_view(stem).substr(0, stem.size() - 2))) {
    stem.resize(stem.size() - 2);
    undouble(stem);
  }
  if (ends(stem, "tion") && stem.size() > 6) stem.resize(stem.size() - 3);
  if (ends(stem, "ment") && stem.size() > 7) stem.resize(stem.size() - 4);
  if (stem.size() > 3 && stem.back() == 'e') stem.pop_back();
  return stem;
}

std::vector<Word> split_words(std::string_view text) {
  std::vector<Word> words;
  for (const auto& token : tokenize(text)) {
    Word word;
    word.start = token.start;
    word.end = token.end;
    word.lower = fold(token.of(text));
    word.is_word = token.is(TokenKind::word);
    word.capital = token.starts_upper();
    if (word.is_word && word.lower.size() > 1 && !is_empty_word(word.lower)) word.stem = stem_of(word.lower);
    words.push_back(std::move(word));
  }
  return words;
}

std::set<std::string> stems_in(std::string_view text) {
  std::set<std::string> stems;
  for (const auto& word : split_words(text))
    if (word.is_word && !word.stem.empty()) stems.insert(word.stem);
  return stems;
}

}  // namespace checker_values
