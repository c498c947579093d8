#include "language/inflection.hpp"

#include <algorithm>
#include <unordered_map>

#include "language/word_list.hpp"

namespace language {

namespace {

// Base, then the forms that no rule makes; what is made by rule is added, except -ed and plurals in -s where these say
// otherwise.
struct Irregular {
  std::string_view lemma;
  std::string_view forms;
};

// clang-format off
constexpr Irregular irregular_verbs[] = {
  {"arise", "arose arisen"}, {"awake", "awoke awoken"}, {"be", "am are is was were been being"}, {"bear", "bore borne born"},
  {"beat", "beat beaten"}, {"become", "became become"}, {"begin", "began begun"}, {"bend", "bent"}, {"bet", "bet"},
  {"bid", "bid bade bidden"}, {"bind", "bound"}, {"bite", "bit bitten"}, {"bleed", "bled"}, {"blow", "blew blown"},
  {"break", "broke broken"}, {"breed", "bred"}, {"bring", "brought"}, {"broadcast", "broadcast"}, {"build", "built"},
  {"burst", "burst"}, {"buy", "bought"}, {"can", "could"}, {"cast", "cast"}, {"catch", "caught"}, {"choose", "chose chosen"},
  {"cling", "clung"}, {"come", "came come"}, {"cost", "cost"}, {"creep", "crept"}, {"cut", "cut"}, {"deal", "dealt"},
  {"dig", "dug"}, {"do", "does did done"}, {"draw", "drew drawn"}, {"drink", "drank drunk"}, {"drive", "drove driven"},
  {"eat", "ate eaten"}, {"fall", "fell fallen"}, {"feed", "fed"}, {"feel", "felt"}, {"fight", "fought"}, {"find", "found"},
  {"flee", "fled"}, {"fling", "flung"}, {"fly", "flew flown"}, {"forbid", "forbade forbidden"}, {"forecast", "forecast"},
  {"forget", "forgot forgotten"}, {"forgive", "forgave forgiven"}, {"freeze", "froze frozen"}, {"get", "got gotten"},
  {"give", "gave given"}, {"go", "went gone"}, {"grind", "ground"}, {"grow", "grew grown"}, {"hang", "hung hanged"},
  {"have", "has had"}, {"hear", "heard"}, {"hide", "hid hidden"}, {"hit", "hit"}, {"hold", "held"}, {"hurt", "hurt"},
  {"keep", "kept"}, {"kneel", "knelt"}, {"know", "knew known"}, {"lay", "laid"}, {"lead", "led"}, {"leave", "left"},
  {"lend", "lent"}, {"let", "let"}, {"lie", "lay lain lied"}, {"lose", "lost"}, {"make", "made"}, {"may", "might"},
  {"mean", "meant"}, {"meet", "met"}, {"outdo", "outdid outdone"}, {"overcome", "overcame overcome"},
  {"overtake", "overtook overtaken"}, {"overthrow", "overthrew overthrown"}, {"pay", "paid"}, {"put", "put"}, {"quit", "quit"},
  {"read", "read"}, {"rebuild", "rebuilt"}, {"ride", "rode ridden"}, {"ring", "rang rung"}, {"rise", "rose risen"},
  {"run", "ran run"}, {"say", "said"}, {"see", "saw seen"}, {"seek", "sought"}, {"sell", "sold"}, {"send", "sent"},
  {"set", "set"}, {"shake", "shook shaken"}, {"shall", "should"}, {"shed", "shed"}, {"shine", "shone"}, {"shoot", "shot"},
  {"show", "showed shown"}, {"shrink", "shrank shrunk"}, {"shut", "shut"}, {"sing", "sang sung"}, {"sink", "sank sunk"},
  {"sit", "sat"}, {"sleep", "slept"}, {"slide", "slid"}, {"speak", "spoke spoken"}, {"spend", "spent"}, {"spin", "spun"},
  {"split", "split"}, {"spread", "spread"}, {"spring", "sprang sprung"}, {"stand", "stood"}, {"steal", "stole stolen"},
  {"stick", "stuck"}, {"sting", "stung"}, {"strike", "struck stricken"}, {"strive", "strove striven"}, {"swear", "swore sworn"},
  {"sweep", "swept"}, {"swell", "swelled swollen"}, {"swim", "swam swum"}, {"swing", "swung"}, {"take", "took taken"},
  {"teach", "taught"}, {"tear", "tore torn"}, {"tell", "told"}, {"think", "thought"}, {"throw", "threw thrown"},
  {"thrust", "thrust"}, {"undergo", "underwent undergone"}, {"understand", "understood"}, {"undertake", "undertook undertaken"},
  {"uphold", "upheld"}, {"upset", "upset"}, {"wake", "woke woken"}, {"wear", "wore worn"}, {"weave", "wove woven"},
  {"weep", "wept"}, {"will", "would"}, {"win", "won"}, {"withdraw", "withdrew withdrawn"}, {"withhold", "withheld"},
  {"withstand", "withstood"}, {"write", "wrote written"},
};
constexpr Irregular irregular_nouns[] = {
  {"analysis", "analyses"}, {"basis", "bases"}, {"calf", "calves"}, {"child", "children"}, {"crisis", "crises"},
  {"criterion", "criteria"}, {"foot", "feet"}, {"goose", "geese"}, {"half", "halves"}, {"hypothesis", "hypotheses"},
  {"knife", "knives"}, {"leaf", "leaves"}, {"life", "lives"}, {"loaf", "loaves"}, {"man", "men"}, {"medium", "media"},
  {"mouse", "mice"}, {"ox", "oxen"}, {"person", "people"}, {"phenomenon", "phenomena"}, {"self", "selves"}, {"shelf", "shelves"},
  {"thief", "thieves"}, {"tooth", "teeth"}, {"wife", "wives"}, {"wolf", "wolves"}, {"woman", "women"},
};
// Two-syllable verbs with the stress on the second, which double the last letter.
constexpr std::string_view doubling =
    "abet abhor acquit admit allot annul commit compel concur confer control corral defer deter disbar dispel emit equip "
    "excel expel extol forget impel incur infer occur omit outbid patrol permit prefer propel rebel rebut recur refer "
    "regret remit repel submit transfer transmit";
// clang-format on

constexpr bool by_lemma(const Irregular& a, const Irregular& b) { return a.lemma < b.lemma; }
static_assert(std::is_sorted(std::begin(irregular_verbs), std::end(irregular_verbs), by_lemma));
static_assert(std::is_sorted(std::begin(irregular_nouns), std::end(irregular_nouns), by_lemma));

template <std::size_t Size>
std::string_view irregular(const Irregular (&table)[Size], std::string_view lemma) {
  const auto* found = std::lower_bound(std::begin(table), std::end(table), Irregular{lemma, {}}, by_lemma);
  return found != std::end(table) && found->lemma == lemma ? found->forms : std::string_view();
}

bool is_vowel(char c) { return std::string_view("aeiou").find(c) != std::string_view::npos; }

std::string with_s(std::string_view word) {
  std::string out(word);
  const char last = word.back();
  if (last == 'y' && word.size() > 1 && !is_vowel(word[word.size() - 2])) {
    out.back() = 'i';
    return out + "es";
  }
  for (const std::string_view hiss : {"s", "x", "z", "ch", "sh"})
    if (word.ends_with(hiss)) return out + "es";
  return last == 'o' && word.size() > 1 && !is_vowel(word[word.size() - 2]) ? out + "es" : out + "s";
}

// What -ed, -ing, -er and -est are added to.
std::string stem_before(std::string_view word, std::string_view ending) {
  std::string stem(word);
  if (stem.size() < 3) return stem;
  const char last = stem.back();
  const char before = stem[stem.size() - 2];
  if (last == 'e') {
    if (ending != "ing" || (before != 'e' && before != 'y' && before != 'o')) stem.pop_back();
    if (ending == "ing" && before == 'i') stem.back() = 'y';  // lie, lying
    return stem;
  }
  if (last == 'c' && before == 'i') return stem + "k";  // panic, panicked
  if (last == 'y' && !is_vowel(before) && ending != "ing") {
    stem.back() = 'i';
    return stem;
  }
  const auto vowels = std::count_if(stem.begin(), stem.end(), is_vowel);
  const bool closed = !is_vowel(last) && std::string_view("wxy").find(last) == std::string_view::npos &&
                      is_vowel(before) && !(is_vowel(stem[stem.size() - 3]) && !stem.starts_with("qu"));
  if (closed && (vowels == 1 || (stem.starts_with("qu") && vowels == 2) || one_of(word, doubling))) stem += last;
  return stem;
}

}  // namespace

std::vector<std::string> forms_of(std::string_view lemma) {
  std::vector<std::string> forms{std::string(lemma)};
  if (lemma.empty()) return forms;
  const auto add = [&](std::string form) {
    if (std::find(forms.begin(), forms.end(), form) == forms.end()) forms.push_back(std::move(form));
  };
  const auto verb = irregular(irregular_verbs, lemma);
  const auto noun = irregular(irregular_nouns, lemma);
  each_word(verb, [&](std::string_view form) { add(std::string(form)); });
  each_word(noun, [&](std::string_view form) { add(std::string(form)); });
  if (static_cast<unsigned char>(lemma.back()) >= 0x80) return forms;
  if (lemma == "be") return forms;
  if (noun.empty()) add(with_s(lemma));
  if (verb.empty()) add(stem_before(lemma, "ed") + "ed");
  add(stem_before(lemma, "ing") + "ing");
  return forms;
}

std::string_view base_of_irregular(std::string_view form) {
  static const auto bases = [] {
    std::unordered_map<std::string_view, std::string_view> found;
    const auto add = [&](const Irregular& word) {
      each_word(word.forms, [&](std::string_view each) {
        const auto [at, added] = found.try_emplace(each, word.lemma);
        if (!added && at->second != word.lemma) at->second = {};
      });
    };
    for (const auto& verb : irregular_verbs) add(verb);
    for (const auto& noun : irregular_nouns) add(noun);
    for (const auto& verb : irregular_verbs) found[verb.lemma] = {};
    for (const auto& noun : irregular_nouns) found[noun.lemma] = {};
    return found;
  }();
  const auto at = bases.find(form);
  return at == bases.end() ? std::string_view() : at->second;
}

}  // namespace language
