// extractor.syntax, and the extractors that take sentences from it: the same claims as without it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "dossier/testing/memory_host.hpp"

namespace {

using dossier::Claim;
using dossier::Document;
using dossier::Json;
using dossier::testing::LoadedPlugin;
using testing::AllOf;
using testing::Contains;
using testing::HasSubstr;
using testing::IsEmpty;

const LoadedPlugin& plugin(const std::string& name) {
  static std::map<std::string, std::unique_ptr<LoadedPlugin>> plugins;
  auto& loaded = plugins[name];
  if (!loaded) loaded = std::make_unique<LoadedPlugin>(PLUGIN_DIR "/extractor-" + name + ".so", "extractor." + name);
  return *loaded;
}

Document document(std::string_view text) {
  Document document;
  document.id = "d";
  document.text = text;
  document.language = "en";
  document.published = "2031-05-06";
  return document;
}

Claim& set(Claim& claim, const std::string& name, Json value) {
  for (auto& [field, analysis] : claim.rest)
    if (field == "syntax") analysis.set(name, std::move(value));
  return claim;
}

const std::string news =
    "The council closed the old bridge on Monday, and 48 people were injured when it fell two days later. \"We had "
    "warned them in April,\" said Ann Orme, the head of the port, which sold three ferries for $20 million last "
    "year.\n\nProfits rose 5 percent to $2.3 billion, the firm said, after it bought the yard that two brothers built "
    "in 1931. They don't expect to pay more than 12 euros a share in 2032; Ilves denied that he cannot pay. The "
    "minister claims that the bridge is safe.";

// What another parser may say: every word is a noun that hangs from the first. As the README describes the form.
std::string only_nouns(std::string_view sentences) {
  static constexpr std::string_view digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  std::size_t at = 0;
  const auto number = [&] {
    std::size_t value = 0, digit = 32;
    for (int shift = 0; digit >= 32; shift += 5) value |= ((digit = digits.find(sentences[at++])) % 32) << shift;
    return value;
  };
  const auto write = [&](std::size_t value) {
    for (; value >= 32; value /= 32) out += digits[32 + value % 32];
    out += digits[value];
  };
  while (at < sentences.size()) {
    write(number());
    write(number());
    const auto words = number();
    write(words);
    for (std::size_t i = 0; i < words / 2; ++i) {
      write(number());
      at += 2;  // tag, relation
      number(), number();
      out += i == 0 ? "Mv" : "MT";  // NN, root or dep
      write(2 * i);
      write(0);
    }
  }
  return out;
}

std::vector<std::string> articles() {
  std::vector<std::filesystem::path> paths;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(SOURCE_DIR "/examples/articles"))
    if (entry.path().extension() == ".txt") paths.push_back(entry.path());
  std::sort(paths.begin(), paths.end());
  std::vector<std::string> texts;
  for (const auto& path : paths) {
    std::ifstream file(path, std::ios::binary);
    texts.emplace_back(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
  }
  return texts;
}

TEST(Syntax, IsOneClaimAboutTheDocument) {
  const auto claims = plugin("syntax").extract(document(news));
  ASSERT_EQ(claims.size(), 1U);
  EXPECT_EQ(claims[0].kind, "syntax");
  EXPECT_EQ(claims[0].end, 0U);
  EXPECT_EQ(plugin("syntax").manifest().claims, std::vector<std::string>{"syntax"});
  EXPECT_THAT(plugin("syntax").extract(document(" \n ")), IsEmpty());
}

class Reader : public testing::TestWithParam<std::string> {
 protected:
  // The records themselves, and what was logged.
  dossier::testing::Call call(const std::string& text, const std::vector<Claim>& earlier) const {
    return plugin(GetParam()).extraction(document(text), earlier);
  }
  std::vector<std::string> claims(const std::string& text, const std::vector<Claim>& earlier) const {
    return call(text, earlier).records;
  }
};

TEST_P(Reader, GivesTheSameClaimsWithAnAnalysis) {
  auto texts = articles();
  ASSERT_GT(texts.size(), 5U);
  texts.push_back(news);
  texts.push_back(news + std::string(3000, 'x') + " \xF0\x9F\x9A\xA2 " + news);
  std::string list = "They saw 3 ships";
  for (int i = 0; i < 150; ++i) list += ", two ferries in 1931";
  texts.push_back(list + ", said Ann Orme on Monday.");
  std::size_t found = 0;
  for (const auto& text : texts) {
    const auto alone = claims(text, {});
    EXPECT_EQ(claims(text, plugin("syntax").extract(document(text))), alone) << text;
    found += alone.size();
  }
  EXPECT_GT(found, 10U);
}

// Not by luck: other trees give other claims.
TEST_P(Reader, ReadsTheTreesOfTheAnalysis) {
  auto analysis = plugin("syntax").extract(document(news));
  ASSERT_EQ(analysis.size(), 1U);
  set(analysis[0], "sentences", only_nouns(*analysis[0].rest.at(0).second.find("sentences")->text()));
  const auto other = call(news, analysis);
  EXPECT_EQ(other.status, DOSSIER_OK);
  EXPECT_THAT(other.log, IsEmpty());
  EXPECT_NE(other.records, claims(news, {}));
}

TEST_P(Reader, IgnoresAnAnalysisThatItCannotRead) {
  const auto alone = claims(news, {});
  const auto analysis = plugin("syntax").extract(document(news));
  for (const auto& [name, value, reason] :
       std::vector<std::tuple<std::string, Json, std::string>>{{"form", Json(2), "its form is 2, not 1"},
                                                               {"sentences", Json("A"), "it ends too early"},
                                                               {"sentences", Json("no digits"), "is no digit"},
                                                               {"sentences", Json(7), "no syntax.sentences"}}) {
    auto bad = analysis;
    set(bad.at(0), name, value);
    const auto result = call(news, bad);
    EXPECT_EQ(result.status, DOSSIER_OK);
    EXPECT_EQ(result.records, alone) << name;
    EXPECT_THAT(result.log, Contains(AllOf(HasSubstr("extractor.syntax"), HasSubstr(reason)))) << name;
  }
}

TEST_P(Reader, IgnoresTheAnalysisOfAnotherText) {
  EXPECT_EQ(claims(news, plugin("syntax").extract(document("Some other text. It says little."))), claims(news, {}));
}

INSTANTIATE_TEST_SUITE_P(Extractors, Reader, testing::Values("quantity", "time", "quote", "statement"),
                         [](const auto& info) { return info.param; });

}  // namespace
