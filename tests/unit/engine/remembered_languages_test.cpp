#include "core/engine/remembered_languages.hpp"

#include <gtest/gtest.h>

#include "tests/scratch.hpp"

namespace dossier::engine {
namespace {

const std::string german =
    "Der Stadtrat hat gestern beschlossen, dass die alte Brücke im Frühjahr erneuert wird. Die Arbeiten dauern bis zum "
    "Herbst, sagte der Bürgermeister. Während der Bauzeit fahren die Busse über die Umgehungsstraße, und die Anwohner "
    "müssen mit Lärm rechnen.";

TEST(RememberedLanguagesTest, ALanguageIsFoundOnce) {
  const auto folder = scratch_folder();
  store::Journal journal(folder / "journal.db");
  for (const std::uint64_t found : {1, 0}) {
    store::Memo memo(journal, "memo", {folder / "memo", folder, 1 << 20});
    {
      RememberedLanguages languages(&memo);
      const auto language = languages.of(german);
      EXPECT_EQ(language.tag, "de");
      EXPECT_EQ(language.percent, language_of_text(german).percent);
      EXPECT_EQ(language.letters, language_of_text(german).letters);
      EXPECT_EQ(languages.found(), found);
    }
    memo.finish();
  }
}

TEST(RememberedLanguagesTest, WithoutAMemoNothingIsRemembered) {
  RememberedLanguages languages(nullptr);
  EXPECT_EQ(languages.of(german).tag, "de");
  EXPECT_EQ(languages.of(german).tag, "de");
  EXPECT_EQ(languages.found(), 2U);
}

}  // namespace
}  // namespace dossier::engine
