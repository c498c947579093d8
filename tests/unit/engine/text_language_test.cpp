#include "core/engine/text_language.hpp"

#include <gtest/gtest.h>

namespace dossier::engine {
namespace {

const std::string german =
    "Der Gemeinderat hat gestern beschlossen, die alte Brücke über den Fluss erst im kommenden Frühjahr zu erneuern. "
    "Bis dahin wird der Verkehr über die Umgehungsstraße geleitet, wie eine Sprecherin der Verwaltung mitteilte.";
const std::string danish =
    "Kommunalbestyrelsen har besluttet, at den gamle bro over åen først skal fornyes til foråret. Indtil da bliver "
    "trafikken ledt ad omfartsvejen, siger en talskvinde for forvaltningen.";

TEST(TextLanguage, IsFoundInAFewSentences) {
  EXPECT_EQ(language_of_text(german).tag, "de");
  EXPECT_EQ(language_of_text("The council decided yesterday that the old bridge will be renewed in the spring.").tag,
            "en");
  EXPECT_EQ(language_of_text("Городской совет решил обновить старый мост через реку только весной этого года.").tag,
            "ru");
  EXPECT_EQ(language_of_text("市議会は昨日、古い橋の架け替えを来年の春まで延期することを決めたと発表した。").tag, "ja");
}

TEST(TextLanguage, IsNotGuessedFromLittle) {
  for (const char* text : {"", "48", "Die 12 Toten.", "Amsel, Drossel, Fink 1:0 (3:2)", "\xEF\xBF\xBD\xEF\xBF\xBD"})
    EXPECT_EQ(language_of_text(text).tag, "") << text;
}

// A part of a text is looked at, and the cut may fall into a character.
TEST(TextLanguage, OfLongTextsIsThatOfTheirBeginning) {
  for (int shift = 0; shift < 3; ++shift) {
    std::string text(static_cast<std::size_t>(shift), ' ');
    while (text.size() < 200'000) text += german + "€ ";
    EXPECT_EQ(language_of_text(text).tag, "de") << shift;
  }
}

TEST(TextLanguage, FillsWhatNobodyDeclared) {
  Document document;
  note_language(document, language_of_text(german));
  EXPECT_EQ(document.language, "de");
  ASSERT_NE(document.metadata.find("language"), nullptr);
  EXPECT_EQ(document.metadata.find("language")->text_or("of"), "text");
}

TEST(TextLanguage, CorrectsADeclarationThatTheTextContradicts) {
  Document document;
  document.language = "en-GB";
  note_language(document, language_of_text(german));
  EXPECT_EQ(document.language, "de");
  EXPECT_EQ(document.metadata.find("language")->text_or("declared"), "en-GB");
}

TEST(TextLanguage, LeavesDeclarationsThatMayBeRight) {
  for (const auto& [declared, text] : {std::pair<std::string, std::string>{"de-AT", german},
                                       {"nb", danish},
                                       {"en", "Die alte Brücke wird erst im kommenden Frühjahr erneuert."}}) {
    Document document;
    document.language = declared;
    note_language(document, language_of_text(text));
    EXPECT_EQ(document.language, declared);
    EXPECT_TRUE(document.metadata.is_null());
  }
}

}  // namespace
}  // namespace dossier::engine
