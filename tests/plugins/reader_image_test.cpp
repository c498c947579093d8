#include <gtest/gtest.h>

#include "dossier/testing/memory_host.hpp"
#include "tests/plugins/letters_bitmap.hpp"
#include "tests/plugins/library_leaks.hpp"

namespace {

using dossier::testing::LoadedPlugin;

const LoadedPlugin& reader() {
  static const LoadedPlugin plugin(PLUGIN_DIR "/reader-image.so", "reader.image");
  return plugin;
}

const std::string& page() {
  static const std::string bytes =
      letters_bitmap::tiff(letters_bitmap::draw({"THE FERRY RUNS AGAIN", "BOTH OF THE ENGINES."}));
  return bytes;
}

TEST(ReaderImage, ReadsTheTextOfAnImageWithItsPlacesAndItsConfidence) {
  const auto call = reader().read(page());
  ASSERT_FALSE(call.failure) << call.failure->message;
  ASSERT_EQ(call.documents.size(), 1u);
  const auto& document = call.documents[0]->document;
  EXPECT_EQ(document.text, "THE FERRY RUNS AGAIN BOTH OF THE ENGINES.");
  EXPECT_EQ(document.media_type, "image/tiff");
  const auto& ocr = *document.metadata.find("ocr");
  EXPECT_EQ(ocr.text_or("language"), "eng");
  EXPECT_EQ(ocr.integer_or("words"), 8);
  EXPECT_GT(std::stod(ocr.find("confidence")->dump()), 50);
  const auto& layout = *document.metadata.find("layout");
  EXPECT_EQ(layout.text_or("unit"), "px");
  const auto& lines = *layout.find("lines")->array();
  ASSERT_EQ(lines.size(), 2u);
  const auto& first = *lines[0].array();
  ASSERT_EQ(first.size(), 8u);  // the last one is the confidence
  EXPECT_EQ(first[2].as_integer(0), 1);
  for (const auto& [at, expected] : {std::pair{3, 40.0}, {4, 40.0}, {5, 635.0}, {6, 75.0}})
    EXPECT_NEAR(std::stod(first[static_cast<std::size_t>(at)].dump()), expected, 8) << at;
}

TEST(ReaderImage, ReadsTheSameAgain) { EXPECT_EQ(reader().read(page()).records, reader().read(page()).records); }

TEST(ReaderImage, DropsAnImageWithoutText) {
  const auto call = reader().read(letters_bitmap::tiff(letters_bitmap::draw({"        ", "        "})));
  EXPECT_FALSE(call.failure);
  ASSERT_EQ(call.dropped.size(), 1u);
  EXPECT_EQ(call.dropped[0].code, "empty");
}

TEST(ReaderImage, RefusesWhatItCannotRead) {
  const auto code = [](const std::string& bytes) {
    const auto call = reader().read(bytes);
    return call.failure ? call.failure->code : "";
  };
  using namespace std::string_literals;
  EXPECT_EQ(code("words"), "not_an_image");
  EXPECT_EQ(code("\x89PNG\r\n\x1A\nrest"s), "damaged");
  EXPECT_EQ(code("\xFF\xD8\xFF\xE0 rest"s), "damaged");
  EXPECT_EQ(code(page().substr(0, 1000)), "damaged");
  // A small file that announces a billion pixels.
  EXPECT_EQ(code("\x89PNG\r\n\x1A\n\0\0\0\rIHDR\0\0\x80\0\0\0\x80\0\x08\0\0\0\0"s + std::string(64, '\0')),
            "too_large");
}

TEST(ReaderImage, NamesWhatIsMissingForALanguage) {
  const LoadedPlugin other(PLUGIN_DIR "/reader-image.so", "reader.image", R"({"language": "xyz"})");
  const auto call = other.read(page());
  ASSERT_TRUE(call.failure);
  EXPECT_EQ(call.failure->code, "no_language_data");
  EXPECT_EQ(call.failure->option, "language");
  const LoadedPlugin path(PLUGIN_DIR "/reader-image.so", "reader.image", R"({"language": "../eng"})");
  ASSERT_TRUE(path.created().failure);
  EXPECT_EQ(path.created().failure->option, "language");
}

}  // namespace
