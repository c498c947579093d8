// The verb table: lemma, class, and the irregular forms (past, participle); regular forms are made from the lemma.
#pragma once

#include "verbs.hpp"

namespace quantity {

struct VerbRow {
  std::string_view lemma;
  Verb::Class kind = Verb::plain;
  std::string_view past = {};        // empty: regular
  std::string_view participle = {};  // empty: as the past
};

// clang-format off
inline constexpr VerbRow verb_table[] = {
  // up
  {"rise", Verb::up, "rose", "risen"}, {"increase", Verb::up}, {"grow", Verb::up, "grew", "grown"}, {"climb", Verb::up}, {"gain", Verb::up},
  {"jump", Verb::up}, {"surge", Verb::up}, {"soar", Verb::up}, {"advance", Verb::up}, {"rally", Verb::up}, {"rebound", Verb::up},
  {"add", Verb::up}, {"expand", Verb::up}, {"raise", Verb::up}, {"lift", Verb::up}, {"boost", Verb::up}, {"hike", Verb::up},
  {"spike", Verb::up}, {"leap", Verb::up, "leapt"}, {"accelerate", Verb::up}, {"strengthen", Verb::up}, {"appreciate", Verb::up},
  {"improve", Verb::up}, {"swell", Verb::up, "swelled", "swollen"}, {"skyrocket", Verb::up}, {"rocket", Verb::up}, {"edge", Verb::plain},
  {"widen", Verb::up}, {"balloon", Verb::up}, {"outperform", Verb::up}, {"recover", Verb::up}, {"escalate", Verb::up}, {"inch", Verb::plain},
  {"double", Verb::up}, {"triple", Verb::up}, {"quadruple", Verb::up}, {"firm", Verb::up}, {"pop", Verb::up}, {"bounce", Verb::up},
  {"upgrade", Verb::plain}, {"enlarge", Verb::up}, {"extend", Verb::plain}, {"tick", Verb::plain}, {"creep", Verb::plain, "crept"},
  // down
  {"fall", Verb::down, "fell", "fallen"}, {"drop", Verb::down}, {"decline", Verb::down}, {"decrease", Verb::down}, {"lose", Verb::down, "lost"},
  {"slip", Verb::down}, {"slide", Verb::down, "slid"}, {"plunge", Verb::down}, {"plummet", Verb::down}, {"tumble", Verb::down},
  {"sink", Verb::down, "sank", "sunk"}, {"shrink", Verb::down, "shrank", "shrunk"}, {"dip", Verb::down}, {"shed", Verb::down, "shed"},
  {"cut", Verb::down, "cut"}, {"reduce", Verb::down}, {"lower", Verb::down}, {"slash", Verb::down}, {"slump", Verb::down},
  {"ease", Verb::down}, {"contract", Verb::down}, {"weaken", Verb::down}, {"depreciate", Verb::down}, {"retreat", Verb::down},
  {"crash", Verb::down}, {"collapse", Verb::down}, {"dive", Verb::down, "dived"}, {"nosedive", Verb::down}, {"narrow", Verb::down},
  {"slow", Verb::down}, {"halve", Verb::down}, {"trim", Verb::down}, {"subtract", Verb::down}, {"ebb", Verb::down}, {"recede", Verb::down},
  {"diminish", Verb::down}, {"dwindle", Verb::down}, {"lessen", Verb::down}, {"shave", Verb::down}, {"devalue", Verb::down}, {"subside", Verb::down},
  {"deplete", Verb::down}, {"deduct", Verb::down}, {"wane", Verb::down},
  // levels
  {"be", Verb::be, "was", "been"}, {"reach", Verb::be}, {"total", Verb::be}, {"stand", Verb::be, "stood"}, {"amount", Verb::be}, {"hit", Verb::be, "hit"},
  {"exceed", Verb::be}, {"account", Verb::be}, {"comprise", Verb::be}, {"represent", Verb::be}, {"constitute", Verb::be}, {"average", Verb::be},
  {"measure", Verb::be}, {"weigh", Verb::be}, {"cost", Verb::be, "cost"}, {"equal", Verb::be}, {"number", Verb::be}, {"remain", Verb::be},
  {"top", Verb::be}, {"surpass", Verb::be}, {"range", Verb::be}, {"come", Verb::be, "came", "come"}, {"become", Verb::be, "became", "become"},
  {"stay", Verb::be}, {"peak", Verb::be}, {"close", Verb::be}, {"settle", Verb::be}, {"trade", Verb::be}, {"finish", Verb::be}, {"end", Verb::be},
  {"approach", Verb::be}, {"cover", Verb::be}, {"span", Verb::be}, {"last", Verb::be}, {"contain", Verb::be}, {"include", Verb::be},
  {"hold", Verb::be, "held"}, {"attract", Verb::be}, {"generate", Verb::be}, {"yield", Verb::be}, {"keep", Verb::be, "kept"},
  // speech
  {"say", Verb::speech, "said"}, {"tell", Verb::speech, "told"}, {"report", Verb::speech}, {"announce", Verb::speech}, {"state", Verb::speech},
  {"claim", Verb::speech}, {"note", Verb::speech}, {"confirm", Verb::speech}, {"declare", Verb::speech},
  {"explain", Verb::speech}, {"argue", Verb::speech}, {"write", Verb::speech, "wrote", "written"}, {"warn", Verb::speech}, {"admit", Verb::speech},
  {"acknowledge", Verb::speech}, {"insist", Verb::speech}, {"suggest", Verb::speech}, {"reveal", Verb::speech}, {"disclose", Verb::speech},
  {"show", Verb::speech, "showed", "shown"}, {"find", Verb::speech, "found"}, {"indicate", Verb::speech}, {"stress", Verb::speech},
  {"allege", Verb::speech}, {"assert", Verb::speech}, {"deny", Verb::speech}, {"quote", Verb::speech}, {"cite", Verb::speech},
  {"emphasize", Verb::speech}, {"emphasise", Verb::speech}, {"believe", Verb::speech}, {"think", Verb::speech, "thought"},
  // expectation
  {"expect", Verb::hope}, {"forecast", Verb::hope, "forecast"}, {"predict", Verb::hope}, {"project", Verb::hope}, {"estimate", Verb::plain},
  {"plan", Verb::hope}, {"hope", Verb::hope}, {"aim", Verb::hope}, {"intend", Verb::hope}, {"anticipate", Verb::hope}, {"target", Verb::hope},
  {"schedule", Verb::hope}, {"pledge", Verb::hope}, {"propose", Verb::hope}, {"want", Verb::hope},
  // plain
  {"have", Verb::plain, "had"}, {"do", Verb::plain, "did", "done"}, {"make", Verb::plain, "made"}, {"take", Verb::plain, "took", "taken"},
  {"get", Verb::plain, "got", "gotten"}, {"give", Verb::plain, "gave", "given"}, {"go", Verb::plain, "went", "gone"}, {"see", Verb::plain, "saw", "seen"},
  {"set", Verb::plain, "set"}, {"put", Verb::plain, "put"}, {"buy", Verb::plain, "bought"}, {"sell", Verb::plain, "sold"}, {"pay", Verb::plain, "paid"},
  {"spend", Verb::plain, "spent"}, {"earn", Verb::plain}, {"win", Verb::plain, "won"}, {"kill", Verb::plain}, {"injure", Verb::plain}, {"wound", Verb::plain},
  {"die", Verb::plain}, {"arrest", Verb::plain}, {"detain", Verb::plain}, {"evacuate", Verb::plain}, {"rescue", Verb::plain}, {"displace", Verb::plain},
  {"destroy", Verb::plain}, {"damage", Verb::plain}, {"hire", Verb::plain}, {"employ", Verb::plain}, {"fire", Verb::plain}, {"lay", Verb::plain, "laid"},
  {"build", Verb::plain, "built"}, {"open", Verb::plain}, {"launch", Verb::plain}, {"start", Verb::plain}, {"begin", Verb::plain, "began", "begun"},
  {"produce", Verb::plain}, {"export", Verb::plain}, {"import", Verb::plain}, {"deliver", Verb::plain}, {"ship", Verb::plain}, {"sign", Verb::plain},
  {"invest", Verb::plain}, {"lend", Verb::plain, "lent"}, {"borrow", Verb::plain}, {"owe", Verb::plain}, {"receive", Verb::plain}, {"send", Verb::plain, "sent"},
  {"provide", Verb::plain}, {"supply", Verb::plain}, {"use", Verb::plain}, {"need", Verb::plain}, {"require", Verb::plain}, {"leave", Verb::plain, "left"},
  {"meet", Verb::plain, "met"}, {"visit", Verb::plain}, {"attend", Verb::plain}, {"vote", Verb::plain}, {"elect", Verb::plain}, {"support", Verb::plain},
  {"run", Verb::plain, "ran", "run"}, {"move", Verb::plain}, {"travel", Verb::plain}, {"fly", Verb::plain, "flew", "flown"}, {"drive", Verb::plain, "drove", "driven"},
  {"play", Verb::plain}, {"score", Verb::plain}, {"beat", Verb::plain, "beat", "beaten"}, {"lead", Verb::plain, "led"}, {"finance", Verb::plain}, {"charge", Verb::plain},
  {"fine", Verb::plain}, {"sentence", Verb::plain}, {"convict", Verb::plain}, {"accuse", Verb::plain}, {"record", Verb::plain}, {"register", Verb::plain},
  {"post", Verb::plain}, {"book", Verb::plain}, {"create", Verb::plain}, {"serve", Verb::plain}, {"offer", Verb::plain}, {"order", Verb::plain}, {"approve", Verb::plain},
  {"allocate", Verb::plain}, {"donate", Verb::plain}, {"collect", Verb::plain}, {"steal", Verb::plain, "stole", "stolen"}, {"seize", Verb::plain}, {"recall", Verb::plain},
  {"strike", Verb::plain, "struck"}, {"burn", Verb::plain}, {"flood", Verb::plain}, {"rain", Verb::plain}, {"treat", Verb::plain}, {"test", Verb::plain},
  {"infect", Verb::plain}, {"vaccinate", Verb::plain}, {"hospitalise", Verb::plain}, {"hospitalize", Verb::plain}, {"survive", Verb::plain}, {"live", Verb::plain},
  {"work", Verb::plain}, {"join", Verb::plain}, {"return", Verb::plain}, {"arrive", Verb::plain}, {"cross", Verb::plain}, {"carry", Verb::plain}, {"transport", Verb::plain},
  {"store", Verb::plain}, {"install", Verb::plain}, {"consume", Verb::plain}, {"emit", Verb::plain}, {"own", Verb::plain}, {"acquire", Verb::plain}, {"purchase", Verb::plain},
  {"value", Verb::plain}, {"price", Verb::plain}, {"calculate", Verb::plain}, {"count", Verb::plain}, {"call", Verb::plain}, {"ask", Verb::plain},
  {"host", Verb::plain}, {"face", Verb::plain}, {"seek", Verb::plain, "sought"}, {"save", Verb::plain}, {"maintain", Verb::plain}, {"bring", Verb::plain, "brought"},
  {"miss", Verb::plain}, {"fail", Verb::plain}, {"allow", Verb::plain}, {"change", Verb::plain}, {"affect", Verb::plain}, {"involve", Verb::plain}, {"feature", Verb::plain},
  {"consist", Verb::be}, {"compare", Verb::plain}, {"follow", Verb::plain}, {"continue", Verb::plain}, {"stop", Verb::plain}, {"suffer", Verb::plain}, {"apply", Verb::plain},
  {"turn", Verb::plain}, {"deploy", Verb::plain}, {"release", Verb::plain}, {"publish", Verb::plain}, {"draw", Verb::plain, "drew", "drawn"}, {"shoot", Verb::plain, "shot"},
  {"catch", Verb::plain, "caught"}, {"grant", Verb::plain}, {"award", Verb::plain}, {"divide", Verb::plain}, {"appoint", Verb::plain}, {"complete", Verb::plain},
  {"perform", Verb::plain}, {"conduct", Verb::plain}, {"handle", Verb::plain}, {"process", Verb::plain}, {"house", Verb::plain}, {"shut", Verb::plain, "shut"}, {"feed", Verb::plain, "fed"},
  {"mark", Verb::plain}, {"celebrate", Verb::plain}, {"replace", Verb::plain}, {"fill", Verb::plain}, {"drink", Verb::plain, "drank", "drunk"}, {"eat", Verb::plain, "ate", "eaten"},
  {"agree", Verb::plain}, {"guarantee", Verb::plain}, {"speak", Verb::plain, "spoke", "spoken"}, {"talk", Verb::plain}, {"walk", Verb::plain}, {"shake", Verb::plain, "shook", "shaken"}, {"address", Verb::plain},
  {"greet", Verb::plain}, {"listen", Verb::plain}, {"watch", Verb::plain}, {"wave", Verb::plain}, {"pose", Verb::plain}, {"gesture", Verb::plain}, {"sit", Verb::plain, "sat"},
  {"look", Verb::plain}, {"ride", Verb::plain, "rode", "ridden"}, {"prepare", Verb::plain}, {"gather", Verb::plain}, {"inspect", Verb::plain}, {"review", Verb::plain},
  {"surround", Verb::plain}, {"protest", Verb::plain}, {"describe", Verb::speech},
  {"know", Verb::plain, "knew", "known"}, {"let", Verb::plain, "let"}, {"break", Verb::plain, "broke", "broken"}, {"throw", Verb::plain, "threw", "thrown"}, {"choose", Verb::plain, "chose", "chosen"},
};
// clang-format on

}  // namespace quantity
