#include "nouns.hpp"

#include <iterator>
#include <unordered_map>
#include <utility>

#include "language/word_list.hpp"
#include "number_words.hpp"
#include "verbs.hpp"

namespace quantity {

using language::one_of;
using language::WordSet;

using dossier::TokenKind;

namespace {

const WordSet& prepositions() {
  static const WordSet words(
      "in on at by for from with to of into onto over under after before during since until till through throughout "
      "between among against across about above below near off out within without toward towards upon via per despite "
      "than as like amid around along behind beside besides beyond inside outside versus vs compared including "
      "excluding following due");
  return words;
}

const std::unordered_map<std::string_view, std::string_view>& irregular_plurals() {
  static constexpr std::pair<std::string_view, std::string_view> rows_of_words[] = {{"people", "people"},
                                                                                    {"men", "man"},
                                                                                    {"women", "woman"},
                                                                                    {"children", "child"},
                                                                                    {"police", "police"},
                                                                                    {"feet", "foot"},
                                                                                    {"teeth", "tooth"},
                                                                                    {"mice", "mouse"},
                                                                                    {"geese", "goose"},
                                                                                    {"personnel", "personnel"},
                                                                                    {"staff", "staff"},
                                                                                    {"aircraft", "aircraft"},
                                                                                    {"sheep", "sheep"},
                                                                                    {"fish", "fish"},
                                                                                    {"cattle", "cattle"},
                                                                                    {"lives", "life"},
                                                                                    {"wives", "wife"},
                                                                                    {"knives", "knife"},
                                                                                    {"leaves", "leaf"},
                                                                                    {"halves", "half"},
                                                                                    {"wolves", "wolf"},
                                                                                    {"shelves", "shelf"},
                                                                                    {"thieves", "thief"},
                                                                                    {"criteria", "criterion"},
                                                                                    {"phenomena", "phenomenon"},
                                                                                    {"media", "media"},
                                                                                    {"data", "data"},
                                                                                    {"series", "series"},
                                                                                    {"species", "species"},
                                                                                    {"spacecraft", "spacecraft"},
                                                                                    {"deer", "deer"},
                                                                                    {"salmon", "salmon"},
                                                                                    {"crises", "crisis"},
                                                                                    {"analyses", "analysis"},
                                                                                    {"bases", "base"},
                                                                                    {"fishermen", "fisherman"},
                                                                                    {"policemen", "policeman"},
                                                                                    {"servicemen", "serviceman"},
                                                                                    {"gunmen", "gunman"},
                                                                                    {"schoolchildren", "schoolchild"},
                                                                                    {"grandchildren", "grandchild"},
                                                                                    {"businessmen", "businessman"},
                                                                                    {"lawmen", "lawman"},
                                                                                    {"firemen", "fireman"},
                                                                                    {"crewmen", "crewman"},
                                                                                    {"congressmen", "congressman"},
                                                                                    {"alumni", "alumnus"},
                                                                                    {"bacteria", "bacterium"},
                                                                                    {"dead", "dead"},
                                                                                    {"wounded", "wounded"},
                                                                                    {"injured", "injured"},
                                                                                    {"missing", "missing"},
                                                                                    {"homeless", "homeless"},
                                                                                    {"others", "other"},
                                                                                    {"headquarters", "headquarters"},
                                                                                    {"movies", "movie"},
                                                                                    {"cookies", "cookie"},
                                                                                    {"zombies", "zombie"},
                                                                                    {"calories", "calorie"},
                                                                                    {"ties", "tie"},
                                                                                    {"shoes", "shoe"},
                                                                                    {"horses", "horse"},
                                                                                    {"houses", "house"},
                                                                                    {"cases", "case"},
                                                                                    {"courses", "course"},
                                                                                    {"nurses", "nurse"},
                                                                                    {"purchases", "purchase"},
                                                                                    {"causes", "cause"},
                                                                                    {"increases", "increase"},
                                                                                    {"databases", "database"},
                                                                                    {"diseases", "disease"},
                                                                                    {"licenses", "license"},
                                                                                    {"responses", "response"},
                                                                                    {"phases", "phase"},
                                                                                    {"leases", "lease"},
                                                                                    {"releases", "release"},
                                                                                    {"expenses", "expense"},
                                                                                    {"senses", "sense"},
                                                                                    {"purposes", "purpose"},
                                                                                    {"universes", "universe"},
                                                                                    {"corpses", "corpse"},
                                                                                    {"warehouses", "warehouse"},
                                                                                    {"premises", "premise"},
                                                                                    {"exercises", "exercise"},
                                                                                    {"enterprises", "enterprise"},
                                                                                    {"promises", "promise"},
                                                                                    {"vaccines", "vaccine"},
                                                                                    {"caches", "cache"},
                                                                                    {"axes", "axe"},
                                                                                    {"sizes", "size"},
                                                                                    {"prizes", "prize"},
                                                                                    {"cruises", "cruise"},
                                                                                    {"clauses", "clause"},
                                                                                    {"verses", "verse"},
                                                                                    {"doses", "dose"},
                                                                                    {"roses", "rose"},
                                                                                    {"noses", "nose"},
                                                                                    {"bruises", "bruise"},
                                                                                    {"headaches", "headache"}};
  static const std::unordered_map<std::string_view, std::string_view> words(std::begin(rows_of_words),
                                                                            std::end(rows_of_words));
  return words;
}
}  // namespace

bool is_preposition(std::string_view lower) { return prepositions().contains(lower); }

bool is_determiner(std::string_view lower) {
  static const WordSet words(
      "the a an this that these those its their his her our my your some any all each every both another no");
  return words.contains(lower);
}

bool is_function_word(std::string_view lower) {
  static const WordSet words(
      "and or but nor so yet if when while where which who whom whose that because although though unless whether how "
      "why what i you he she it we they me him them us is are was were be been being am has have had having do does "
      "did will would can could shall should may might must not n't 's \u2019s 're 've 'll 'd 'm there here then now "
      "also ahead just only even still already too very once again ago later earlier each apiece respectively "
      "altogether yesterday today tomorrow worldwide nationwide said says say more less most least else away back up "
      "down left together such rather however therefore thus almost nearly roughly approximately exactly both either "
      "neither plus minus himself themselves itself ever never always often sometimes usually yes no ok mr mrs ms dr");
  return words.contains(lower) || is_preposition(lower) || is_determiner(lower);
}

bool is_ordinal_word(std::string_view lower) {
  static const WordSet words(
      "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
      "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth thirtieth fortieth fiftieth sixtieth seventieth "
      "eightieth ninetieth hundredth");
  return words.contains(lower);
}

bool is_plural(std::string_view lower) {
  if (lower.size() < 3) return false;
  if (irregular_plurals().contains(lower)) return true;
  if (lower.back() != 's') return false;
  const char before = lower[lower.size() - 2];
  if (before == 's' || before == 'u') return lower.ends_with("menus");
  if (lower.ends_with("is") && !lower.ends_with("is'")) return one_of(lower, "taxis skis alibis");
  static const WordSet singular_words(
      "previous various less gas bus alias atlas canvas news always perhaps business politics economics physics "
      "mathematics texas kansas arkansas christmas overseas lens chaos ethos bias has was does yes us this towards "
      "besides sometimes");
  return !singular_words.contains(lower);
}

std::string singular(std::string_view lower) {
  const auto irregular = irregular_plurals().find(lower);
  if (irregular != irregular_plurals().end()) return std::string(irregular->second);
  if (!is_plural(lower)) return std::string(lower);
  const auto cut = [&](std::size_t n) { return std::string(lower.substr(0, lower.size() - n)); };
  if (lower.ends_with("ies") && lower.size() > 4) return cut(3) + "y";
  for (const std::string_view ending : {"sses", "shes", "ches", "xes", "zzes", "oes", "uses"})
    if (lower.ends_with(ending))
      return ending == "uses" && !lower.ends_with("buses") && !lower.ends_with("viruses") &&
                     !lower.ends_with("campuses") && !lower.ends_with("bonuses") && !lower.ends_with("statuses")
                 ? cut(1)
                 : cut(2);
  return cut(1);
}

bool is_person_noun(const TokenText& text, std::size_t at, std::size_t end) {
  static const WordSet words(
      "people men women children workers soldiers troops employees residents students patients deaths refugees "
      "migrants voters passengers prisoners victims families households homes houses buildings jobs vehicles cars "
      "schoolchildren participants members players customers cases words votes");
  for (std::size_t i = at; i < end && i < at + 3; ++i)
    if (words.contains(text.word(i))) return true;
  return false;
}

bool is_generic_noun(std::string_view lower) {
  static const WordSet words(
      "total record average figure number amount sum maximum minimum level high low peak increase decrease rise fall "
      "drop gain decline jump it they he she that this which who we i there those these one estimate estimates gains "
      "result combined high");
  return words.contains(lower);
}

bool counts_in_singular(std::string_view lower) {
  static const WordSet words(
      "member man woman person nation country part story storey bedroom room seat bed step block state way course game "
      "match star page cylinder speed door team strong stage lane party judge city");
  return words.contains(lower);
}

namespace {

// A group noun that is counted without a plural: "50 crew", "30 dead".
bool is_group(std::string_view lower) {
  static const WordSet words("crew staff dead wounded injured missing head troops offspring faculty");
  return words.contains(lower);
}

// Adverbs end a noun phrase; nouns in -ly do not.
bool is_adverb(std::string_view lower) {
  return lower.size() > 4 && lower.ends_with("ly") &&
         !one_of(lower,
                 "family supply assembly early monthly weekly daily yearly friendly elderly newly highly commercially");
}

}  // namespace

NounPhrase counted_noun(const TokenText& text, std::size_t at, std::size_t end, bool plural, bool hyphenated) {
  constexpr std::size_t longest = 7;
  while (text.is_any(at, "most least very") && at < end) ++at;
  const bool singular_start = plural && !hyphenated && text.is(at, TokenKind::word) &&
                              counts_in_singular(text.word(at)) && text.is(at + 1, TokenKind::word);
  std::size_t last = at;
  for (std::size_t i = at; i < end && i < at + longest; ++i) {
    const auto& token = text[i];
    const bool glued_on = i > at && text.glued(i);
    if (i > at && token.line_breaks > 1) break;
    if (token.is(TokenKind::hyphen) && glued_on && text.glued(i + 1)) continue;
    if (token.is(TokenKind::number) && glued_on && text.is(i - 1, TokenKind::hyphen)) {
      last = i + 1;
      continue;
    }
    if (!token.is(TokenKind::word)) break;
    const auto word = text.word(i);
    // "digital and physical sales": the plural is still to come.
    if (word == "and" && i > at && plural && text.is(i + 1, TokenKind::word) && !is_function_word(text.word(i + 1)) &&
        !number_word(text.word(i + 1)) && !is_finite_verb(text.word(i + 1)))
      continue;
    if (is_function_word(word) || word == "percent" || (i > at && is_adverb(word))) break;
    if (i == at && is_ordinal_word(word) && !(text.is(i + 1, TokenKind::hyphen) && text.glued(i + 1))) return {at, at};
    const bool lower = token.word_case == dossier::WordCase::lower;
    if (i > at && lower && is_finite_verb(word) && !(text.is(i - 1, TokenKind::hyphen) && glued_on)) break;
    const bool many = is_plural(word) || (is_group(word) && !is_plural(text.word(i + 1)));
    if (!plural && i > at && lower && is_plural(word) && !hyphenated) {
      const auto* verb = find_verb(word);
      if (verb && verb->form == VerbForm::third) break;
    }
    last = i + 1;
    if (!plural || !many) continue;
    const bool joined = text.is(i + 1, TokenKind::hyphen) && text.glued(i + 1);
    const bool compound = (one_of(word, "sales sports arms")) && is_plural(text.word(i + 1));
    if (!joined && !compound) return {at, last};
  }
  if (last > at && text.is(last - 1, "and")) --last;
  if (last > at && text.is(last - 1, TokenKind::hyphen)) --last;
  if (plural && !hyphenated && !singular_start) return {at, at};
  return {at, last};
}

}  // namespace quantity
