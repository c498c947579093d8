// Inputs inside inputs, through the shipped readers of archives, mail and web archives.
#include "command.hpp"

namespace e2e {
namespace {

using namespace std::string_literals;

std::string tar_of(const std::vector<std::pair<std::string, std::string>>& members) {
  std::string tar;
  for (const auto& [name, content] : members) {
    std::string header(512, '\0');
    const auto put = [&](std::size_t at, const std::string& text) { header.replace(at, text.size(), text); };
    char size[13];
    std::snprintf(size, sizeof size, "%011zo", content.size());
    put(0, name);
    put(100, "0000644");
    put(124, size);
    put(136, "00000000000");
    put(148, std::string(8, ' '));
    put(156, "0");
    put(257, "ustar\0"s + "00");
    unsigned sum = 0;
    for (const char c : header) sum += static_cast<unsigned char>(c);
    char digits[8];
    std::snprintf(digits, sizeof digits, "%06o", sum);
    put(148, digits);
    tar += header + content + std::string((512 - content.size() % 512) % 512, '\0');
  }
  return tar + std::string(1024, '\0');
}

std::string page(const std::string& title, const std::string& text) {
  return "<!DOCTYPE html><html><head><title>" + title + "</title></head><body><article><h1>" + title + "</h1><p>" +
         text +
         "</p><p>It had been laid up since the spring, because both of its engines had to be repaired by the "
         "yard.</p></article></body></html>";
}
std::string record(const std::string& url, const std::string& type, const std::string& body) {
  const auto block = "HTTP/1.1 200 OK\r\nContent-Type: " + type + "\r\n\r\n" + body;
  return "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: " + url +
         "\r\nWARC-Date: 2024-05-06T10:30:00Z\r\nContent-Type: application/http\r\nContent-Length: " +
         std::to_string(block.size()) + "\r\n\r\n" + block + "\r\n\r\n";
}

class PackedTest : public CommandTest {
 protected:
  void SetUp() override {
    CommandTest::SetUp();
    for (const auto* reader : {"archive", "html", "mail", "warc"})
      if (!fs::exists(PLUGIN_DIR "/reader-"s + reader + ".so")) GTEST_SKIP() << reader << " is not built here";
  }
  void read() {
    const auto outcome = run("version: 1\nname: packed\nstages:\n  read: { use: reader.auto, paths: [\"" + path("in") +
                             "\"] }\n  save: { use: exporter.jsonl, from: [read, \"*.rejected\"], with: { "
                             "directory: \"" +
                             path("out") + "\" } }\n");
    ASSERT_EQ(outcome.exit, 0) << outcome.err;
    for (auto& document : read_lines(path("out/documents.jsonl")))
      documents.emplace(document.text_or("uri"), std::move(document));
    for (const auto& letter : read_lines(path("out/rejected.jsonl")))
      letters.emplace(letter.text_or("unit_id"), letter.text_or("code"));
  }
  std::map<std::string, dossier::Json> documents;
  std::map<std::string, std::string> letters;
};

TEST_F(PackedTest, DocumentsAreFoundAtAnyDepthWithWhatIsKnownOfThem) {
  const std::string ferry = "The ferry between the islands runs on Sundays again, the harbour office said on Monday.";
  const auto mail =
      "From: Petra Holm <p@example.org>\r\nSubject: Ferries\r\nDate: Mon, 6 May 2024 10:30:00 +0200\r\n"
      "MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/html\r\n\r\n" +
      page("Shown", ferry) + "\r\n--b\r\nContent-Type: application/x-tar; name=files.tar\r\n\r\n" +
      tar_of({{"../../notes.txt", "The harbour office has notes.\n"}}) + "\r\n--b--\r\n";
  // "\xC6\xC5\xD2\xD2\xD9" is "ferry" in Cyrillic letters, in KOI8-R.
  const auto web = record("https://example.org/ferry", "text/html; charset=koi8-r",
                          page("\xC6\xC5\xD2\xD2\xD9", ferry + " \xC6\xC5\xD2\xD2\xD9")) +
                   record("https://example.org/gone.bin", "",
                          "\x7F"
                          "ELF\2\1\1\0"s);
  write_file(folder_ / "in/all.tar", tar_of({{"box/mail.eml", mail}, {"crawl.warc", web}}));
  read();
  ASSERT_EQ(documents.size(), 3U);
  const auto& shown = documents.at("all.tar!box/mail.eml!body.html");
  EXPECT_EQ(shown.text_or("title"), "Ferries");
  EXPECT_EQ(shown.text_or("published"), "2024-05-06T10:30:00+02:00");
  EXPECT_EQ(shown.find("authors")->dump(), R"(["Petra Holm"])");
  EXPECT_EQ(shown.text_or("key"), "all!mail!body");
  EXPECT_NE(shown.text_or("text").find(ferry), std::string_view::npos);
  EXPECT_EQ(shown.find("metadata")->find("outer")->find("own")->text_or("title"), "Shown");
  EXPECT_EQ(documents.at("all.tar!box/mail.eml!files.tar!notes.txt").text_or("text"), "The harbour office has notes.");
  const auto& fetched = documents.at("all.tar!crawl.warc!example.org/ferry");
  EXPECT_EQ(fetched.text_or("url"), "https://example.org/ferry");
  EXPECT_EQ(fetched.text_or("published"), "");
  EXPECT_EQ(fetched.find("metadata")->text_or("fetched"), "2024-05-06T10:30:00Z");
  EXPECT_EQ(fetched.text_or("title"), "ферры");
  EXPECT_EQ(letters, (std::map<std::string, std::string>{{"all.tar!crawl.warc!example.org/gone.bin", "no_reader"}}));
}

// Where the compression of a file that holds many documents is damaged, what precedes the damage is read.
TEST_F(PackedTest, ACutFileKeepsWhatPrecedes) {
  std::string stored =
      tar_of({{"a.txt", "The ferry runs again.\n"}, {"b.txt", std::string(5000, 'x')}}).substr(0, 3000);
  const auto size = static_cast<char16_t>(stored.size());
  const auto low = static_cast<char>(size & 0xFF);
  const auto high = static_cast<char>(size >> 8);
  // A gzip file of one stored block, without its end.
  write_file(folder_ / "in/cut.tar.gz", "\x1f\x8b\x08\0\0\0\0\0\0\3\0"s + low + high + static_cast<char>(~low) +
                                            static_cast<char>(~high) + stored);
  read();
  ASSERT_EQ(documents.size(), 1U);
  EXPECT_EQ(documents.begin()->first, "cut.tar.gz!a.txt");
  EXPECT_EQ(letters,
            (std::map<std::string, std::string>{{"cut.tar.gz", "unreadable"}, {"cut.tar.gz#b.txt", "damaged"}}));
}

}  // namespace
}  // namespace e2e
