#include "language/guess_language.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <type_traits>
#include <utility>

#include "dossier/text/letters.hpp"
#include "language/word_table.hpp"

namespace language {
namespace {

struct StopWords {
  std::string_view language;
  std::string_view words;
};

// Words that are frequent in one language; words that several languages share do no harm.
constexpr StopWords stop_words[] = {
    {"en",
     " the of and to in is that it for was with as his her on be at by this from are have not but had has they "
     "said which were you their would been will who when after its we an or if what "},
    {"de",
     " der die und das ist nicht den von zu mit sich auf für dem ein eine im auch es an als wird nach aus bei "
     "einer sind hat wie noch werden oder über zum zur sie wir ich haben einen dass nur war kann "},
    {"fr",
     " le la les des et est une du dans que qui pour pas sur plus par avec ce sont au il elle se ne cette mais "
     "aux nous vous ont été leur même ses son ou comme fait être tout "},
    {"es",
     " el la los las de que y en un una es por con no para del se su al lo como más pero sus le ya o fue este ha "
     "sí porque esta son entre está cuando muy sin sobre ser "},
    {"it",
     " il di che la e un una per è non con del della sono si le dei nel alla più anche come da ma gli lo al delle "
     "questo ha nella dal stato essere "},
    {"pt",
     " o a os as de que e do da em um uma para com não por mais dos das como mas foi ao ele se na no seu sua ou "
     "ser quando muito há nos já está também pelo pela "},
    {"nl",
     " de het een en van ik te dat die in is niet op aan met als voor er zijn maar om ook hem dan zou of wat mijn "
     "naar bij nog werd worden deze heeft hebben door uit "},
    {"sv",
     " och att det som en på är av för med den till inte om ett men var jag har de kan från han eller vi också "
     "efter så när blir under "},
    {"da",
     " og at det er en til på af for med den ikke som de et har der var jeg vi men han også kan fra blev efter "
     "eller når hun over "},
    {"pl",
     " i w nie na się z do to że jest o jak ale po co za od przez dla oraz są tym już tak czy był może być "
     "które który tego "},
    {"cs", " a se v na je že s z do o i to za ve pro ale po jako by si jsou byl který podle jeho při od také "},
    {"ru", " и в не на что с как по но из у за от о это для его к а или же так было были только при также "},
    {"tr", " ve bir bu da de için ile olarak çok daha ne olan gibi en kadar sonra ama değil var olduğu "},
    {"fi", " ja on ei se että oli hän mutta ovat kun myös niin kuin tai joka mukaan sen ole jo "},
};

// A word that is twice in a list would count twice.
constexpr bool names_a_word_twice(std::string_view list) {
  bool twice = false;
  each_word(list, [&](std::string_view word) {
    int times = 0;
    each_word(list, [&](std::string_view other) { times += other == word; });
    twice |= times > 1;
  });
  return twice;
}
// A constant for each list: compilers limit the steps of one.
template <std::size_t... List>
constexpr bool names_each_word_once(std::index_sequence<List...>) {
  return (std::bool_constant<!names_a_word_twice(stop_words[List].words)>::value && ...);
}
static_assert(names_each_word_once(std::make_index_sequence<std::size(stop_words)>()));

}  // namespace

bool can_be_guessed(std::string_view language) {
  return std::any_of(std::begin(stop_words), std::end(stop_words),
                     [&](const StopWords& words) { return words.language == language; });
}

std::string_view guess_language(std::string_view text) {
  constexpr std::size_t enough_words = 2000;
  static const auto table = [] {
    WordTable<std::size_t> words_of;
    for (std::size_t i = 0; i < std::size(stop_words); ++i) words_of.add(stop_words[i].words, i);
    words_of.sort();
    return words_of;
  }();
  std::array<std::size_t, std::size(stop_words)> hits{};
  std::size_t words = 0;
  for (std::size_t at = 0; at < text.size() && words < enough_words;) {
    std::size_t end = at;
    const auto in_word = [&](std::size_t i) {
      const auto c = static_cast<unsigned char>(text[i]);
      return (c | 32u) - 'a' < 26u || c >= 0xC3 || (c >= 0x80 && i > at);
    };
    while (end < text.size() && in_word(end)) ++end;
    if (end == at) {
      ++at;
      continue;
    }
    ++words;
    if (end - at <= 12) {
      const auto [first, last] = table.find(dossier::lower_word(text.substr(at, end - at)));
      for (auto entry = first; entry != last; ++entry) ++hits[entry->second];
    }
    at = end;
  }
  std::size_t best = 0;
  for (std::size_t i = 1; i < hits.size(); ++i)
    if (hits[i] > hits[best]) best = i;
  std::size_t second = 0;
  for (std::size_t i = 0; i < hits.size(); ++i)
    if (i != best) second = std::max(second, hits[i]);
  const bool clear = hits[best] >= 8 && hits[best] * 10 >= words && hits[best] * 10 >= second * 13;
  return clear ? stop_words[best].language : std::string_view();
}

}  // namespace language
