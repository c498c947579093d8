#include "language/names/name_words.hpp"

#include <array>

#include "dossier/text/fold.hpp"
#include "dossier/text/letters.hpp"
#include "language/names/name_lexicon.hpp"
#include "language/word_list.hpp"

namespace language {
namespace {

// Titles before the names of persons.
constexpr std::string_view titles =
    "mr mrs ms miss mx dr prof professor sir dame lord lady rev reverend fr father sister brother saint st pope "
    "archbishop bishop cardinal rabbi imam sheikh president vice premier chancellor prime minister secretary senator "
    "sen rep representative congressman congresswoman governor gov mayor judge justice ambassador king queen prince "
    "princess emperor empress tsar czar duke duchess earl count countess baron baroness general gen colonel col major "
    "maj captain capt lieutenant lt sergeant sgt admiral adm commander officer detective sheriff chief inspector "
    "marshal director chairman chairwoman chair coach councillor councilman speaker attorney undersecretary u.s us";

std::string upper_letters(std::string_view word) {
  std::string letters;
  for (const char c : word) {
    if (c >= 'A' && c <= 'Z')
      letters += dossier::to_lower_ascii(c);
    else if (c != '.')
      return {};
  }
  return letters.size() > 1 && letters.size() < 9 ? letters : std::string();
}

bool is_title(std::string_view folded) {
  if (!folded.empty() && folded.back() == '.') folded.remove_suffix(1);
  return one_of(folded, titles);
}

}  // namespace

NameWords read_name_words(const NameText& text, const Name& name) {
  std::vector<std::uint32_t> bearing;
  std::size_t titled = 0;  // how many of them belong to the title
  for (auto i = name.first; i < name.last; ++i) {
    if (!text.at(i).bears) continue;
    bearing.push_back(i);
    if (name.type == NameType::person && is_title(dossier::fold(text.word(i)))) titled = bearing.size();
  }
  NameWords read;
  read.first = name.first;
  // "Martin Luther King" is no king.
  const bool ends_in_title = titled > 1 && titled == bearing.size();
  if (ends_in_title && (text.at(bearing[titled - 2]).lexicon & NameLexicon::given) != 0) titled = 0;
  if (titled != 0) {
    read.title = text.at(bearing[titled - 1]).word;
    read.only_title = titled == bearing.size();
    if (read.only_title)
      titled = 0;
    else
      read.first = bearing[titled];
  }
  for (std::size_t k = titled; k < bearing.size(); ++k) {
    const auto i = bearing[k];
    read.words.push_back(text.at(i).word);
    if (dossier::is_ascii_letter(text.word(i).front())) read.initials += dossier::to_lower_ascii(text.word(i).front());
  }
  if (name.last == name.first + 1) read.acronym = upper_letters(text.word(name.first));
  return read;
}

int known_place(std::string_view folded) {
  struct Known {
    std::string_view names;  // separated by bars
    int number;
  };
  static constexpr std::array<Known, 4> table = {{
      {"|u.s.|us|u.s|usa|u.s.a.|united states|united states of america|america|", 1},
      {"|u.k.|uk|united kingdom|britain|great britain|", 2},
      {"|eu|e.u.|european union|", 3},
      {"|un|u.n.|united nations|", 4},
  }};
  const auto key = "|" + std::string(folded) + "|";
  for (const auto& known : table)
    if (known.names.find(key) != std::string_view::npos) return known.number;
  return 0;
}

}  // namespace language
