#include "dossier/manifest/languages.hpp"

#include <gtest/gtest.h>

namespace dossier {
namespace {

TEST(Languages, TheLanguageOfATagIsItsPrimarySubtag) {
  EXPECT_EQ(primary_language("en"), "en");
  EXPECT_EQ(primary_language("EN-gb"), "en");
  EXPECT_EQ(primary_language("de_AT"), "de");
  EXPECT_EQ(primary_language("zh-Hant-TW"), "zh");
  EXPECT_EQ(primary_language("yue"), "yue");
  EXPECT_EQ(primary_language("eng"), "en");
  EXPECT_EQ(primary_language("ger-DE"), "de");
}

TEST(Languages, WhatNamesNoLanguageIsUnknown) {
  for (const auto* tag : {"", "-", "e", "und", "mul", "zxx-x", "English", "e1", "x-klingon", "1en", "d\xC3\xA9"})
    EXPECT_EQ(primary_language(tag), "") << tag;
}

TEST(Languages, UnknownLanguagesAreServed) {
  const std::vector<std::string> english{"en"};
  EXPECT_TRUE(serves_language(english, "en"));
  EXPECT_TRUE(serves_language(english, ""));
  EXPECT_FALSE(serves_language(english, "de"));
  EXPECT_TRUE(serves_language({}, "de"));
  EXPECT_TRUE(serves_language({"*"}, "de"));
  EXPECT_TRUE(serves_language({"en", "de"}, "de"));
}

TEST(Languages, AnEntryIsWhatADocumentCanHave) {
  for (const auto* entry : {"en", "yue", "*"}) EXPECT_TRUE(is_language_entry(entry)) << entry;
  for (const auto* entry : {"", "EN", "en-GB", "eng", "und", "English", "**"})
    EXPECT_FALSE(is_language_entry(entry)) << entry;
}

}  // namespace
}  // namespace dossier
