// deduplicator.title: documents with the same title, up to labels and case, whose texts share most of their words.
#include <set>

#include "dossier/plugin.hpp"
#include "dossier/text/fold.hpp"
#include "dossier/text/moment.hpp"
#include "dossier/text/tokens.hpp"

namespace {

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  for (const auto& token : dossier::tokenize(text))
    if (token.is(dossier::TokenKind::word) || token.is(dossier::TokenKind::number))
      words.push_back(dossier::fold(token.of(text)));
  return words;
}

// "UPDATE 2: Fire on ferry | Harbour Gazette", of the Harbour Gazette, is "fire on ferry".
std::string normalised_title(const dossier::Document& document) {
  std::string_view title = document.title;
  if (!document.source.empty() && title.ends_with(document.source)) title.remove_suffix(document.source.size());
  auto words = words_of(title);
  static const std::set<std::string> labels{"update", "updated", "live", "correction", "corrected", "breaking"};
  while (!words.empty() && labels.count(words.front())) {
    words.erase(words.begin());
    if (!words.empty() && words.front().find_first_not_of("0123456789") == std::string::npos)
      words.erase(words.begin());
  }
  std::string joined;
  for (const auto& word : words) joined += (joined.empty() ? "" : " ") + word;
  return words.size() < 3 ? std::string() : joined;  // "Weekend brief" is the title of many documents
}

class SameTitle {
 public:
  static constexpr auto about = dossier::About{.id = "deduplicator.title",
                                               .version = "1.0.0",
                                               .summary = "Links documents with one title and most words in common."};
  static dossier::OptionDeclarations options() {
    return {
        dossier::option("least").number(0.5).range(0, 1).help("Fraction of all words that both texts must contain.")};
  }
  explicit SameTitle(const dossier::Options& options) : least_(options.number("least")) {}

  void keys(const dossier::Document& document, dossier::Keys& keys) const {
    if (const auto title = normalised_title(document); !title.empty()) keys.add(title);
  }

  // Each is compared only with the first: a group of n members costs n comparisons.
  void compare(const dossier::Group<dossier::Document>& group, dossier::Links& links) const {
    const auto first = group[0].record();
    const auto first_words = words_of(first.text);
    const std::set<std::string> known(first_words.begin(), first_words.end());
    for (std::size_t i = 1; i < group.size(); ++i) {
      links.checkpoint();
      const auto other = group[i].record();
      const auto other_words = words_of(other.text);
      const std::set<std::string> words(other_words.begin(), other_words.end());
      std::size_t shared = 0;
      for (const auto& word : words) shared += known.count(word);
      const auto all = known.size() + words.size() - shared;
      const double similarity = all ? static_cast<double>(shared) / static_cast<double>(all) : 0;
      if (similarity < least_ || shared == 0) continue;
      const int order = order_of(dossier::parse_moment(first.published), dossier::parse_moment(other.published));
      dossier::Copy copy;
      copy.a = order <= 0 ? first.id : other.id;
      copy.b = order <= 0 ? other.id : first.id;
      copy.direction = order == 0 ? "unknown" : "a_to_b";
      copy.kind = "near";
      copy.similarity = similarity;
      links.emit(copy);
    }
  }

 private:
  double least_;
};

}  // namespace

DOSSIER_PLUGIN(SameTitle)
