#include "verbs.hpp"

#include <algorithm>
#include <functional>
#include <iterator>

namespace time_extractor {
namespace {

struct Irregular {
  std::string_view form;
  std::string_view lemma;
  bool past;
};

// Forms that are as often nouns or base verbs ("set", "put", "cut") are left out.
constexpr Irregular irregulars[] = {
    {"arisen", "arise", false},
    {"arose", "arise", true},
    {"ate", "eat", true},
    {"became", "become", true},
    {"began", "begin", true},
    {"begun", "begin", false},
    {"born", "bear", false},
    {"bought", "buy", true},
    {"broke", "break", true},
    {"broken", "break", false},
    {"brought", "bring", true},
    {"built", "build", true},
    {"burnt", "burn", true},
    {"came", "come", true},
    {"caught", "catch", true},
    {"chose", "choose", true},
    {"chosen", "choose", false},
    {"drank", "drink", true},
    {"drawn", "draw", false},
    {"drew", "draw", true},
    {"driven", "drive", false},
    {"drove", "drive", true},
    {"eaten", "eat", false},
    {"fallen", "fall", false},
    {"fell", "fall", true},
    {"felt", "feel", true},
    {"fled", "flee", true},
    {"flew", "fly", true},
    {"flown", "fly", false},
    {"forgot", "forget", true},
    {"fought", "fight", true},
    {"found", "find", true},
    {"froze", "freeze", true},
    {"frozen", "freeze", false},
    {"gave", "give", true},
    {"given", "give", false},
    {"gone", "go", false},
    {"got", "get", true},
    {"grew", "grow", true},
    {"grown", "grow", false},
    {"heard", "hear", true},
    {"held", "hold", true},
    {"hid", "hide", true},
    {"hidden", "hide", false},
    {"kept", "keep", true},
    {"knew", "know", true},
    {"known", "know", false},
    {"laid", "lay", true},
    {"lain", "lie", false},
    {"led", "lead", true},
    {"left", "leave", true},
    {"lent", "lend", true},
    {"lost", "lose", true},
    {"made", "make", true},
    {"meant", "mean", true},
    {"met", "meet", true},
    {"paid", "pay", true},
    {"ran", "run", true},
    {"rang", "ring", true},
    {"risen", "rise", false},
    {"rode", "ride", true},
    {"rose", "rise", true},
    {"said", "say", true},
    {"sank", "sink", true},
    {"sat", "sit", true},
    {"saw", "see", true},
    {"seen", "see", false},
    {"sent", "send", true},
    {"shaken", "shake", false},
    {"shook", "shake", true},
    {"shot", "shoot", true},
    {"showed", "show", true},
    {"shown", "show", false},
    {"slept", "sleep", true},
    {"sold", "sell", true},
    {"sought", "seek", true},
    {"spent", "spend", true},
    {"spoke", "speak", true},
    {"spoken", "speak", false},
    {"stole", "steal", true},
    {"stolen", "steal", false},
    {"stood", "stand", true},
    {"struck", "strike", true},
    {"sung", "sing", false},
    {"sunk", "sink", false},
    {"sworn", "swear", false},
    {"taken", "take", false},
    {"taught", "teach", true},
    {"threw", "throw", true},
    {"thrown", "throw", false},
    {"told", "tell", true},
    {"took", "take", true},
    {"torn", "tear", false},
    {"understood", "understand", true},
    {"undertook", "undertake", true},
    {"went", "go", true},
    {"withdrawn", "withdraw", false},
    {"withdrew", "withdraw", true},
    {"woke", "wake", true},
    {"won", "win", true},
    {"wore", "wear", true},
    {"worn", "wear", false},
    {"written", "write", false},
    {"wrote", "write", true},
};
static_assert(std::ranges::adjacent_find(irregulars, std::ranges::greater_equal{}, &Irregular::form) ==
                  std::end(irregulars),
              "searched by bisection: sorted by form, each form once");

// Base forms of verbs that date things. Their regular forms are made from them.
constexpr std::string_view bases[] = {
    "abandon",    "abolish",  "accept",    "achieve",  "acquire",  "act",        "add",         "adopt",     "agree",
    "allow",      "announce", "appear",    "apply",    "appoint",  "approve",    "arrange",     "arrest",    "arrive",
    "ask",        "assume",   "attack",    "attend",   "award",    "ban",        "be",          "become",    "begin",
    "bomb",       "break",    "bring",     "build",    "buy",      "call",       "cancel",      "capture",   "carry",
    "cause",      "cease",    "celebrate", "change",   "charge",   "claim",      "close",       "collapse",  "come",
    "commission", "complete", "conduct",   "confirm",  "conquer",  "consider",   "construct",   "continue",  "contract",
    "convict",    "create",   "cross",     "cut",      "date",     "deal",       "decide",      "declare",   "decline",
    "defeat",     "delay",    "deliver",   "demolish", "deny",     "depart",     "design",      "destroy",   "develop",
    "die",        "discover", "dissolve",  "double",   "drop",     "earn",       "elect",       "emerge",    "end",
    "enter",      "erect",    "establish", "expand",   "expect",   "expire",     "explode",     "face",      "fail",
    "fall",       "file",     "fill",      "find",     "finish",   "fire",       "form",        "found",     "gain",
    "get",        "give",     "go",        "graduate", "grow",     "halt",       "happen",      "have",      "help",
    "hire",       "hit",      "hold",      "host",     "impose",   "inaugurate", "include",     "increase",  "install",
    "introduce",  "invade",   "issue",     "join",     "jump",     "keep",       "kill",        "land",      "last",
    "launch",     "lead",     "leave",     "let",      "live",     "lose",       "make",        "mark",      "marry",
    "meet",       "merge",    "move",      "name",     "need",     "negotiate",  "note",        "occur",     "offer",
    "open",       "operate",  "order",     "organise", "organize", "own",        "participate", "pass",      "pay",
    "perform",    "place",    "plan",      "play",     "postpone", "premiere",   "prepare",     "present",   "print",
    "produce",    "promise",  "promote",   "propose",  "prove",    "provide",    "publish",     "purchase",  "raise",
    "ratify",     "reach",    "receive",   "reduce",   "refuse",   "reject",     "release",     "remain",    "remove",
    "rename",     "renew",    "reopen",    "replace",  "report",   "require",    "resign",      "restart",   "restore",
    "result",     "resume",   "retire",    "return",   "reveal",   "rise",       "rule",        "run",       "say",
    "schedule",   "see",      "seize",     "sell",     "send",     "serve",      "set",         "settle",    "shut",
    "sign",       "sink",     "sit",       "speak",    "split",    "stage",      "stand",       "start",     "state",
    "stay",       "step",     "stop",      "strike",   "submit",   "succeed",    "suffer",      "surrender", "suspend",
    "take",       "tell",     "test",      "tie",      "trade",    "train",      "transfer",    "travel",    "try",
    "turn",       "undergo",  "unveil",    "use",      "visit",    "vote",       "wait",        "want",      "watch",
    "win",        "withdraw", "work",      "write",
};
static_assert(std::ranges::is_sorted(bases), "searched by bisection");

constexpr std::string_view not_past[] = {
    "aged",  "bed",  "bleed",   "breed",  "creed", "deed",    "embed",     "exceed",   "feed",
    "greed", "heed", "hundred", "indeed", "need",  "proceed", "red",       "reed",     "sacred",
    "seed",  "shed", "shred",   "sled",   "speed", "succeed", "so-called", "united",   "unprecedented",
    "weed",  "wed",  "related", "wicked", "naked", "kindred", "limited",   "advanced", "alleged"};

template <std::size_t N>
bool one_of(std::string_view word, const std::string_view (&list)[N]) {
  return std::find(std::begin(list), std::end(list), word) != std::end(list);
}

bool is_vowel(char c) { return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u'; }

// "opened" -> open, "closed" -> close, "stopped" -> stop, "carried" -> carry.
std::string regular_lemma(std::string_view word) {
  std::string stem(word.substr(0, word.size() - 2));
  std::string with_e = stem + "e";
  if (!stem.empty() && stem.back() == 'e') return with_e;  // freed
  for (const std::string_view prefix : {"re", "ex", "un", "dis", "out", "over", "mis"}) {
    if (!stem.starts_with(prefix)) continue;
    if (is_base_verb(std::string_view(with_e).substr(prefix.size()))) return with_e;  // exchanged
    if (is_base_verb(std::string_view(stem).substr(prefix.size()))) return stem;
  }
  if (is_base_verb(with_e)) return with_e;
  if (is_base_verb(stem)) return stem;
  if (stem.size() > 2 && stem.back() == 'i') return stem.substr(0, stem.size() - 1) + "y";
  const auto n = stem.size();
  if (n > 3 && stem[n - 1] == stem[n - 2] && !is_vowel(stem[n - 1])) {
    const bool kept = stem[n - 1] == 'l' || stem[n - 1] == 's' || stem[n - 1] == 'f' || stem[n - 1] == 'z';
    auto shorter = stem.substr(0, n - 1);
    if (is_base_verb(shorter) || !kept) return shorter;
    return stem;
  }
  // A single consonant after a single vowel, or endings that need their e.
  if (n > 2) {
    const char last = stem[n - 1], before = stem[n - 2];
    if (last == 'c' || last == 'v' || last == 'u' || (last == 's' && before != 's') || (last == 'z' && before != 'z'))
      return with_e;
    if (n > 4 && last == 'g' && before == 'n' && (stem[n - 3] == 'e' || stem[n - 3] == 'u')) return with_e;  // avenge
    if (last == 'g' && before != 'g')
      return before == 'n' && n > 3 && !is_vowel(stem[n - 3]) ? stem : (before == 'n' ? stem : with_e);
    if (n > 3 && last == 't' && before == 'a') return with_e;                               // create, locate
    if (n > 3 && last == 'r' && (before == 'u' || before == 'i')) return with_e;            // require, secure
    if (last == 'l' && !is_vowel(before) && before != 'l' && before != 'r') return with_e;  // settle
    if (last == 'd' && before == 'i' && n > 3) return with_e;                               // decide
    if (n == 3 && is_vowel(before) && last != 'w' && last != 'x' && last != 'y') return with_e;
  }
  return stem;
}

}  // namespace

bool is_base_verb(std::string_view word) { return std::ranges::binary_search(bases, word); }

Verb verb_form(std::string_view word) {
  switch (word.size()) {
    case 0:
    case 1: return {};
    case 2:
      if (word == "is") return {VerbForm::be_present, "be"};
      if (word == "be") return {VerbForm::be_other, "be"};
      if (word == "to") return {VerbForm::to, ""};
      if (word == "do") return {VerbForm::do_present, "do"};
      break;
    case 3:
      if (word == "was") return {VerbForm::be_past, "be"};
      if (word == "are") return {VerbForm::be_present, "be"};
      if (word == "has") return {VerbForm::have, "have"};
      if (word == "had") return {VerbForm::had, "have"};
      if (word == "did") return {VerbForm::did, "do"};
      if (word == "may" || word == "can") return {VerbForm::would, ""};
      if (word == "'ll") return {VerbForm::will, ""};
      break;
    case 4:
      if (word == "will") return {VerbForm::will, ""};
      if (word == "were") return {VerbForm::be_past, "be"};
      if (word == "been") return {VerbForm::be_other, "be"};
      if (word == "have") return {VerbForm::have, "have"};
      if (word == "does") return {VerbForm::do_present, "do"};
      if (word == "must") return {VerbForm::would, ""};
      break;
    case 5:
      if (word == "shall") return {VerbForm::will, ""};
      if (word == "would" || word == "could" || word == "might") return {VerbForm::would, ""};
      if (word == "being") return {VerbForm::be_other, "be"};
      break;
    case 6:
      if (word == "should" || word == "cannot") return {VerbForm::would, ""};
      break;
    default: break;
  }
  const auto* irregular = std::ranges::lower_bound(irregulars, word, {}, &Irregular::form);
  if (irregular != std::end(irregulars) && irregular->form == word)
    return {irregular->past ? VerbForm::past : VerbForm::participle, std::string(irregular->lemma)};
  if (word.size() > 4 && word.substr(word.size() - 2) == "ed" && !one_of(word, not_past))
    return {VerbForm::past, regular_lemma(word)};
  if (word == "tied" || word == "died") return {VerbForm::past, std::string(word.substr(0, 3))};
  if (word.size() > 3 && word.back() == 's') {
    const auto stem = word.substr(0, word.size() - 1);
    if (is_base_verb(stem)) return {VerbForm::present, std::string(stem)};
    if (word.substr(word.size() - 2) == "es" && is_base_verb(word.substr(0, word.size() - 2)))
      return {VerbForm::present, std::string(word.substr(0, word.size() - 2))};
    if (word.size() > 4 && word.substr(word.size() - 3) == "ies") {
      const auto y = std::string(word.substr(0, word.size() - 3)) + "y";
      if (is_base_verb(y)) return {VerbForm::present, y};
    }
  }
  return {};
}

}  // namespace time_extractor
