// plugins/language/names: the model's file, and what other extractors ask about the names of a document.
#include <gmock/gmock.h>

#include <filesystem>
#include <fstream>
#include <stdexcept>

#include "language/names/document_names.hpp"

namespace {

using ::testing::HasSubstr;

const language::NameModel& model() {
  static const auto loaded = language::read_name_model(DOSSIER_NAMES_MODEL);
  return loaded;
}

language::DocumentNames names_of(std::string_view text) {
  const auto tokens = dossier::tokenize(text);
  const auto sentences = dossier::split_sentences(text, tokens, {});
  return language::document_names(text, tokens, sentences, model());
}

TEST(DocumentNames, TellWhatIsNamedAtAPlace) {
  const std::string text = "The mayor of Leeds, Susan Hall, flew to Canada. Hall is back in Leeds.";
  const auto found = names_of(text);
  const auto* person = found.at(text.find("Hall is"));
  ASSERT_NE(person, nullptr);
  EXPECT_EQ(person->type, language::NameType::person);
  EXPECT_EQ(person->link, language::NameLink::surname);
  EXPECT_EQ(found.cluster_of(*person).text, "Susan Hall");
  EXPECT_EQ(found.names[person->linked_to].of(text), "Susan Hall");
  EXPECT_EQ(found.at(text.find("mayor")), nullptr);
  EXPECT_EQ(found.at(text.size()), nullptr);
}

TEST(DocumentNames, AreInTheOrderOfTheText) {
  const auto found = names_of("Paul Weber left Berlin for New York City. Weber likes New York City more than Berlin.");
  ASSERT_GT(found.names.size(), 4U);
  for (std::size_t i = 1; i < found.names.size(); ++i) EXPECT_LE(found.names[i - 1].start, found.names[i].start);
  for (const auto& cluster : found.clusters)
    for (const auto name : cluster.names) EXPECT_EQ(&found.cluster_of(found.names[name]), &cluster);
}

TEST(DocumentNames, AreShownInFullAndWithoutTitle) {
  const std::string text = "Senator Anna Petrova spoke first. Petrova's speech was short, and Senator Petrova knew it.";
  const auto found = names_of(text);
  const auto* last = found.at(text.rfind("Petrova"));
  ASSERT_NE(last, nullptr);
  EXPECT_EQ(found.cluster_of(*last).text, "Anna Petrova");
}

std::string error_of(const std::filesystem::path& path) {
  try {
    language::read_name_model(path);
  } catch (const std::runtime_error& error) {
    return error.what();
  }
  return "";
}

TEST(NameModel, IsCheckedWhenRead) {
  std::ifstream file(DOSSIER_NAMES_MODEL, std::ios::binary);
  const std::string bytes((std::istreambuf_iterator<char>(file)), {});
  ASSERT_GT(bytes.size(), 1000U);
  const auto path = std::filesystem::path(::testing::TempDir()) / "broken-names.model";
  const auto with = [&](const std::string& content) {
    std::ofstream(path, std::ios::binary) << content;
    return error_of(path);
  };
  EXPECT_EQ(with(bytes), "");
  EXPECT_THAT(with("no model at all, but long enough"), HasSubstr("does not begin as one"));
  EXPECT_THAT(with(bytes.substr(0, bytes.size() / 2)), HasSubstr("checksum"));
  auto changed = bytes;
  changed[bytes.size() / 2] ^= 1;
  EXPECT_THAT(with(changed), HasSubstr("checksum"));
  std::filesystem::remove(path);
  EXPECT_THAT(error_of(path), HasSubstr("cannot open the model"));
}

}  // namespace
