// What an input's name or bytes declare decides how it is read: nothing falls through to plain text, and what no reader
// takes is refused by its name.
#include <gmock/gmock.h>

#include "command.hpp"

namespace e2e {
namespace {

using namespace std::string_literals;
using testing::HasSubstr;

// ASCII text in another encoding: `unit` bytes a character.
std::string in_units(std::string_view text, std::size_t unit, bool big_endian, bool mark) {
  std::string all;
  const auto add = [&](char high, char low) {
    std::string bytes(unit, '\0');
    bytes[big_endian ? unit - 1 : 0] = low;
    bytes[big_endian ? unit - 2 : 1] = high;
    all += bytes;
  };
  if (mark) add('\xFE', '\xFF');
  for (const char c : text) add(0, c);
  return all;
}

constexpr std::string_view page =
    "<!DOCTYPE html>\n<html><head><title>Ferry</title></head>\n<body><h1>Ferry</h1>\n<p>The ferry between the islands "
    "runs on Sundays again, the harbour office said.</p>\n<p>It had been laid up since the spring for "
    "repairs.</p></body></html>\n";

class DeclaredFormats : public CommandTest {
 protected:
  // The texts and the dead letters of a run over the folder `in`.
  void read(const std::string& reader = "reader.auto") {
    const auto outcome =
        run("version: 1\nname: formats\nstages:\n  read: { use: " + reader + ", paths: [\"" + path("in") +
            "\"] }\n  save: { use: exporter.jsonl, from: [read, \"*.rejected\"], with: { "
            "directory: \"" +
            path("out") + "\" } }\n");
    EXPECT_THAT(outcome.exit, testing::AnyOf(0, 6)) << outcome.err;
    texts.clear();
    letters.clear();
    for (const auto& document : read_lines(path("out/documents.jsonl")))
      texts.emplace(document.text_or("uri"), document.text_or("text"));
    for (const auto& letter : read_lines(path("out/rejected.jsonl")))
      letters.emplace(letter.text_or("unit_id"),
                      std::string(letter.text_or("code")) + ": " + std::string(letter.text_or("message")));
  }
  // Only these plugins are installed, so that there are formats that none reads.
  void install(std::initializer_list<std::string> names) {
    const auto folder = folder_ / "plugins";
    fs::create_directories(folder);
    for (const auto& name : names)
      for (const auto* end : {".so", ".plugin.json"})
        fs::copy_file(fs::path(PLUGIN_DIR) / (name + end), folder / (name + end));
    plugin_folders_ = {folder.string()};
  }
  std::multimap<std::string, std::string> texts;
  std::map<std::string, std::string> letters;
};

TEST_F(DeclaredFormats, OneBadLineCostsItselfEvenTheFirst) {
  const std::string rows = "{\"text\":\"one\"}\n{\"text\":\"two\"}\n";
  write_file(folder_ / "in/begin.jsonl", "{\"text\": \"torn\n" + rows);
  write_file(folder_ / "in/words.jsonl", "not JSON at all\n" + rows);
  write_file(folder_ / "in/list.jsonl", "[1, 2]\n" + rows);
  write_file(folder_ / "in/unnamed", "{\"text\": \"torn\n" + rows);
  read();
  EXPECT_EQ(texts.size(), 8U);
  for (const auto& [uri, text] : texts) EXPECT_THAT(text, testing::AnyOf("one", "two")) << uri;
  ASSERT_EQ(letters.size(), 4U);
  for (const auto& [unit, message] : letters) {
    EXPECT_THAT(unit, HasSubstr("#line 1"));
    EXPECT_THAT(message, testing::StartsWith("bad_json: line 1"));
  }
}

TEST_F(DeclaredFormats, PagesAreReadInEveryEncodingOfUnicode) {
  int pages = 0;
  for (const std::size_t unit : {2U, 4U})
    for (const bool big_endian : {false, true})
      for (const bool mark : {false, true})
        for (const std::string name : {".html", ".txt", ""}) {
          const auto bytes = in_units(page, unit, big_endian, mark);
          write_file(folder_ / "in" / (std::to_string(++pages) + name), bytes);
        }
  read();
  EXPECT_TRUE(letters.empty());
  EXPECT_EQ(texts.size(), static_cast<std::size_t>(pages));
  for (const auto& [uri, text] : texts) {
    EXPECT_THAT(text, HasSubstr("The ferry between the islands runs on Sundays again")) << uri;
    EXPECT_THAT(text, testing::Not(HasSubstr("<p>"))) << uri;
  }
}

TEST_F(DeclaredFormats, TextIsReadInEveryEncodingOfUnicode) {
  int files = 0;
  for (const std::size_t unit : {2U, 4U})
    for (const bool big_endian : {false, true})
      for (const bool mark : {false, true})
        write_file(folder_ / "in" / (std::to_string(++files) + ".txt"),
                   in_units("The ferry runs again.\n", unit, big_endian, mark));
  read();
  EXPECT_TRUE(letters.empty());
  EXPECT_EQ(texts.size(), static_cast<std::size_t>(files));
  for (const auto& [uri, text] : texts) EXPECT_EQ(text, "The ferry runs again.") << uri;
}

TEST_F(DeclaredFormats, ANulInATextIsDamageAndBinaryDataIsRefused) {
  write_file(folder_ / "in/nul.txt", "The ferry\0runs again.\n"s);
  std::string noise;
  for (unsigned i = 0; i < 40000; ++i) noise += static_cast<char>((i * 2654435761U) >> 24);
  write_file(folder_ / "in/noise.txt", noise);
  read();
  ASSERT_EQ(texts.size(), 1U);
  EXPECT_EQ(texts.begin()->second, "The ferry\xEF\xBF\xBDruns again.");
  EXPECT_THAT(letters["noise.txt"], HasSubstr("not_text: expected text, found binary data: "));
}

TEST_F(DeclaredFormats, ACharsetThatIsNoneIsNotDeclared) {
  std::string bytes(page);
  bytes.insert(bytes.find("<title>"), "<meta charset=\xC3utf8>");
  write_file(folder_ / "in/a.html", bytes);
  bytes.replace(bytes.find("\xC3utf8"), 5, "utf-32le\x01");
  write_file(folder_ / "in/b.html", bytes);
  read();
  EXPECT_TRUE(letters.empty());
  EXPECT_EQ(texts.size(), 2U);
}

TEST_F(DeclaredFormats, JsonLinesInAnotherEncodingAreRefusedOnce) {
  const std::string rows = "{\"text\":\"one\"}\n{\"text\":\"two\"}\n";
  write_file(folder_ / "in/a.jsonl", in_units(rows, 2, false, true));
  write_file(folder_ / "in/b", in_units(rows, 2, true, false));
  read();
  EXPECT_TRUE(texts.empty());
  EXPECT_THAT(letters["a.jsonl"], testing::StartsWith("bad_encoding: expected JSON lines in UTF-8, found utf-16le"));
  EXPECT_THAT(letters["b"], testing::StartsWith("bad_encoding: expected JSON lines in UTF-8, found utf-16be"));
}

struct RefusedCase {
  const char* file;
  std::string bytes;
  const char* what;
};

TEST_F(DeclaredFormats, WhatNoReaderTakesIsRefusedByItsName) {
  const std::string words = "The ferry between the islands runs on Sundays again, the harbour office said.\n";
  const RefusedCase cases[] = {
      {"pdf", "%PDF-1.7\n" + words, "a PDF file; reader.pdf, which is not installed, would read it"},
      {"named.txt", "%PDF-1.7\n" + words, "a PDF file; reader.pdf"},
      {"words.pdf", words, "a PDF file; reader.pdf"},
      {"doc.docx", "PK\x03\x04"s + std::string(26, '\0') + "[Content_Types].xml" + words, "an Office document or book"},
      {"book", "PK\x03\x04"s + std::string(26, '\0') + "mimetypeapplication/epub+zip" + words, "reader.office"},
      {"zip", "PK\x03\x04"s + std::string(26, '\0') + "a.txt" + words, "an archive; reader.archive"},
      {"tar", "a.txt" + std::string(252, '\0') + "ustar\0"s + words, "an archive; reader.archive"},
      {"photo.txt", "\x89PNG\r\n\x1A\n\0\0\0\rIHDR"s, "an image; reader.image"},
      {"rss.txt", "<?xml version=\"1.0\"?>\n<rss><channel><title>x</title></channel></rss>\n", "a feed (RSS or Atom)"},
      {"atom.html", "<feed xmlns=\"http://www.w3.org/2005/Atom\">\n" + words, "a feed (RSS or Atom)"},
      {"wide", in_units("<?xml version=\"1.0\"?>\n<rss><channel/></rss>\n", 2, false, true), "a feed (RSS or Atom)"},
      {"item", "<!-- x -->\n<nitf><head/></nitf>\n", "a news item (NITF or NewsML); reader.news"},
      {"any.xml", "<a>" + words + "</a>", "an XML document"},
      {"list.csv", "a,b\n1,2\n", "a table (CSV or TSV); reader.table"},
      {"list.tsv.gz", "a\tb\n1\t2\n", "a table (CSV or TSV); reader.table"},
      {"letter", "Return-Path: <a@b.c>\nReceived: from x\n\tby y\nSubject: Ferry\n\n" + words, "an email or mailbox"},
      {"box.txt", "From a@b.c Mon Jan  4 10:00:00 2016\nMessage-ID: <1@b.c>\n\n" + words, "an email or mailbox"},
      {"web.warc", "WARC/1.0\r\nWARC-Type: response\r\n\r\n" + words, "a WARC file; reader.warc"},
      {"tool",
       "\x7F"
       "ELF\2\1\1\0"s +
           words,
       "a program; `dossier plugins list`"},
  };
  for (const auto& refused : cases) write_file(folder_ / "in" / refused.file, refused.bytes);
  install({"reader-text", "reader-html", "reader-jsonl", "exporter-jsonl"});
  read();
  EXPECT_TRUE(texts.empty()) << texts.begin()->first << ": " << texts.begin()->second;
  for (const auto& refused : cases) {
    EXPECT_THAT(letters[refused.file], testing::StartsWith("no_reader: no installed reader accepts this input, "))
        << refused.file;
    EXPECT_THAT(letters[refused.file], HasSubstr(refused.what)) << refused.file;
  }
}

// Without a name that says it.
TEST_F(DeclaredFormats, BytesGoToTheReaderOfTheirFormat) {
  const std::map<std::string, std::string> inputs{
      {"atom", "<feed xmlns=\"http://www.w3.org/2005/Atom\"><entry><summary>atom</summary></entry></feed>\n"},
      {"array", "[\n  {\"text\": \"array\"}\n]\n"},
      {"item", "<?xml version=\"1.0\"?>\n<nitf><body><body.content><p>item</p></body.content></body></nitf>\n"},
      {"jsonfeed",
       "{\"version\":\"https://jsonfeed.org/version/1\",\"items\":[{\"id\":\"1\",\"content_text\":\"jsonfeed\"}]}\n"},
      {"object", "{\n  \"text\": \"object\"\n}\n"},
      {"subrip", "1\n00:00:01,000 --> 00:00:02,000\nsubrip\n"},
      {"table", "id,title,text\n1,A,table\n"},
      {"tabs", "title\tbody\nA\ttabs\n"},
      {"webvtt", "WEBVTT\n\n00:01.000 --> 00:02.000\nwebvtt\n"},
      {"wire", "{\"uri\":\"u\",\"versioncreated\":\"2024-04-05\",\"headline\":\"\",\"body_text\":\"wire\"}"},
  };
  for (const auto& [name, bytes] : inputs) write_file(folder_ / "in" / name, bytes);
  read();
  EXPECT_TRUE(letters.empty()) << letters.begin()->first << ": " << letters.begin()->second;
  for (const auto& [name, bytes] : inputs) EXPECT_EQ(texts.count(name), 1U) << name;
  for (const auto& [name, text] : texts) EXPECT_EQ(text, name);
}

TEST_F(DeclaredFormats, ImagesAreReadOnlyWhereTheStageAsksForIt) {
  if (!fs::exists(fs::path(PLUGIN_DIR) / "reader-image.so")) GTEST_SKIP() << "this build has no reader.image";
  write_file(folder_ / "in/photo", "\x89PNG\r\n\x1A\n\0\0\0\rIHDR"s);
  read();
  EXPECT_EQ(
      letters["photo"],
      "no_reader: no installed reader accepts this input, an image; reader.image reads it if the stage asks for it: "
      "with: { reader.image: {} }");
  read("reader.auto, with: { reader.image: {} }");
  EXPECT_THAT(letters["photo"], testing::StartsWith("damaged: "));
}

// Texts that only look a little like another format.
TEST_F(DeclaredFormats, TextThatResemblesAFormatIsText) {
  const std::string_view all[] = {
      "Source: Harbour Daily\nDate: 4 April 2016\n\nThe ferry runs again.\n",
      "From the harbour: the ferry runs again.\n\nIt was laid up.\n",
      "<em>Ferry</em> runs again, the harbour said.\n",
      "{The ferry} runs again.\n",
      "[\"The ferry\"] runs again.\n",
      "BZhang said the ferry runs again.\n",
      "ID3 is the name of the ferry.\n",
      "PAR1 is the name of the ferry.\n",
      "MZ is the name of the ferry.\n",
      "Name,Age are what the form asks for.\n",
      "RIFF is the name of the ferry.\n",
      "WARC/ is the name of the ferry.\n",
  };
  int files = 0;
  for (const auto& text : all) write_file(folder_ / "in" / (std::to_string(++files) + ".txt"), text);
  for (const auto& text : all) write_file(folder_ / "in" / std::to_string(++files), text);
  write_file(folder_ / "in/notes.md", "# Ferry\n\nIt runs again.\n");
  read();
  EXPECT_TRUE(letters.empty()) << letters.begin()->first << ": " << letters.begin()->second;
  EXPECT_EQ(texts.size(), 2 * std::size(all) + 1);
}

// A pipeline that names its reader declares the format, but not that an image is text.
TEST_F(DeclaredFormats, ANamedReaderIsGivenWhatItMayRead) {
  write_file(folder_ / "in/a.csv", "Name,Age\nFerry,5\n");
  write_file(folder_ / "in/b", "<rss>The ferry runs again.</rss>\n");
  write_file(folder_ / "in/c", "%PDF-1.7\nThe ferry.\n");
  write_file(folder_ / "in/d.txt", "\x89PNG\r\n\x1A\n\0\0\0\rIHDR"s);
  install({"reader-text", "reader-html", "reader-jsonl", "exporter-jsonl"});
  read("reader.text");
  EXPECT_EQ(texts.size(), 2U);
  EXPECT_EQ(letters["c"],
            "no_reader: reader.text does not accept this input, a PDF file; reader.pdf, which is not installed, would "
            "read it");
  EXPECT_EQ(letters["d.txt"],
            "no_reader: reader.text does not accept this input, an image; reader.image, which is not installed, would "
            "read it");
  read("reader.jsonl");
  EXPECT_TRUE(texts.empty());
  EXPECT_THAT(letters["c"], HasSubstr("reader.jsonl does not accept this input, a PDF file"));
}

}  // namespace
}  // namespace e2e
