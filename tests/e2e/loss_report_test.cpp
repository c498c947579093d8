// The loss report of every reader: what is kept and what is left out add up to the input.
#include <map>
#include <set>

#include "command.hpp"
#include "dossier/record/left_out.hpp"
#include "tests/plugins/letters_bitmap.hpp"
#include "tests/plugins/pdf_bytes.hpp"
#include "tests/plugins/zip_bytes.hpp"

namespace e2e {
namespace {

using dossier::Json;

const std::string prose =
    "The fire on the ferry Aurora injured 48 people on Monday, the coast guard said. It started in the engine room.";

std::string page(const std::string& inside) {
  return "<html><head><title>Ferry fire</title><script>var x = 1;</script></head><body><nav><a href=/a>Home</a> <a "
         "href=/b>News</a></nav><h1>Ferry fire</h1><p>" +
         prose + "</p><p>Caf&eacute;. " + prose + "</p><p>" + prose + prose + "</p>" + inside + "</body></html>";
}

std::string utf16(std::string_view ascii) {
  std::string bytes;
  for (const char c : ascii) bytes += {c, '\0'};
  return bytes;
}

std::string word_document() {
  const std::string types = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
  return zip_bytes(
      {{"[Content_Types].xml", "<Types><Override PartName='/word/document.xml' ContentType='" + types + "'/></Types>"},
       {"_rels/.rels",
        "<Relationships><Relationship Id='r1' Target='word/document.xml' "
        "Type='http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument'/></Relationships>"},
       {"word/document.xml",
        "<w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'><w:body><w:p><w:r><w:t>" +
            prose + "</w:t></w:r><w:del><w:r><w:delText>or not</w:delText></w:r></w:del></w:p></w:body></w:document>"},
       {"word/media/image1.png", std::string(100, 'P')}});
}

std::string report_of_pages() {
  pdf_bytes::File file;
  for (const auto* number : {"1", "2", "3"})
    file.pages.push_back(pdf_bytes::line(72, 760, "The Harbour Report") +
                         pdf_bytes::column(72, 600, {prose.substr(0, 79), prose.substr(80)}) +
                         pdf_bytes::line(300, 30, number));
  return file.bytes();
}

struct Case {
  std::string name;
  std::string bytes;
  std::string plugin;
  std::vector<std::string> reasons;  // that the report must have, with "kept" for text
};

std::vector<Case> cases() {
  const std::string mail = "From: Anna Orme <a@x.org>\nSubject: Ferry\nDate: Mon, 06 May 2024 10:00:00 +0000\n";
  return {
      {"header.txt", "Title: Ferry fire\nSource: Courier\n\n" + prose + "\n", "reader-text", {"fields", "markup"}},
      {"two.txt",
       "Title: A\nSource: C\n\n" + prose + "\n\n\nTitle: B\nSource: C\n\n" + prose + "\n",
       "reader-text",
       {"fields", "frame"}},
      {"damaged.txt",
       "\xFF\xFE" + utf16("The ferry is ") + std::string("\0\xD8", 2) + utf16("late. " + prose),
       "reader-text",
       {"undecodable"}},
      {"plain.md", "---\ntitle: Ferry\n---\n\n# Fire\n\n" + prose + " &amp; **more**\n", "reader-markdown", {"fields"}},
      {"page.html",
       page("<section class=comments><p>A bad ferry, one reader said to all others here.</p></section><script>t()"
            "</script><div hidden>secret</div><svg><text>x</text></svg>"),
       "reader-html",
       {"fields", "code", "navigation", "comments", "hidden", "unsupported"}},
      {"lines.jsonl",
       R"({"id":"a","text":"Caf\u00e9 )" + prose + "\"}\n\nnot json\n{\"id\":\"b\",\"text\":\"" + prose + "\"}\n",
       "reader-jsonl",
       {"fields", "rejected", "frame"}},
      {"items.json", R"([{"text":")" + prose + R"("},{"text":")" + prose + "\"}]", "reader-jsonl", {"fields"}},
      {"table.csv",
       "id,title,text\n1,A,\"" + prose + "\"\n2,B,\"It \"\"said\"\" so.\"\n3,x\n",
       "reader-table",
       {"fields", "frame", "rejected"}},
      {"film.srt",
       "1\n00:00:01,000 --> 00:00:04,000\nThe fire on the ferry\n\n2\n00:00:04,000 --> 00:00:06,000\nThe fire on the "
       "ferry\ninjured 48 people.\n",
       "reader-subtitles",
       {"repeated", "markup"}},
      {"feed.rss",
       "<rss version='2.0'><channel><title>Courier</title><item><title>A</title><link>http://x.org/1</link>"
       "<description>" +
           prose + "</description></item><item><title>B</title><description>&lt;p&gt;" + prose +
           "&lt;/p&gt;</description></item></channel></rss>",
       "reader-feed",
       {"fields", "frame"}},
      {"feed.json",
       R"({"version":"https://jsonfeed.org/version/1.1","title":"C","items":[{"id":"1","content_text":")" + prose +
           "\"}]}",
       "reader-feed",
       {"fields", "frame"}},
      {"item.nitf",
       "<nitf><head><title>A</title></head><body><body.content><p>" + prose +
           "</p><media media-type='image'><media-reference source='a.jpg'/></media></body.content></body></nitf>",
       "reader-news",
       {"fields", "unsupported"}},
      {"letter.eml",
       mail + "MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=B\n\n--B\nContent-Type: text/plain\n\n" +
           prose + "\n-- \nAnna\n\n--B\nContent-Type: text/plain; name=n.txt\nContent-Disposition: attachment\n\n" +
           prose + "\n--B--\n",
       "reader-mail",
       {"fields", "nested", "skipped"}},
      {"box.mbox",
       "From a@x Mon May  6 10:00:00 2024\n" + mail + "\n" + prose + "\n\nFrom a@x Mon May  6 11:00:00 2024\n" + mail +
           "\n" + prose + "\n",
       "reader-mail",
       {"fields", "frame"}},
      {"report.docx", word_document(), "reader-office", {"deleted", "unsupported"}},
      {"note.rtf",
       "{\\rtf1\\ansi " + prose + "{\\deleted gone}{\\v unseen}\\par}",
       "reader-office",
       {"deleted", "hidden"}},
      {"report.pdf", report_of_pages(), "reader-pdf", {"running"}},
      {"scan.tiff", letters_bitmap::tiff(letters_bitmap::draw({"THE FERRY", "BURNED"})), "reader-image", {}},
      {"all.zip", zip_bytes({{"a.txt", prose}, {"p.html", page("")}}), "reader-archive", {"code"}},
      {"crawl.warc",
       "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://x.org/a\r\nContent-Type: "
       "application/http\r\nContent-Length: " +
           std::to_string(44 + page("").size()) + "\r\n\r\nHTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" +
           page("") + "\r\n\r\n",
       "reader-warc",
       {"code", "fields"}},
  };
}

class LossReportOfReaders : public CommandTest {};

TEST_F(LossReportOfReaders, AddsUpToTheInput) {
  std::map<std::string, const Case*> by_name;
  const auto all = cases();
  for (const auto& each : all) {
    if (!fs::exists(fs::path(PLUGIN_DIR) / (each.plugin + ".so"))) continue;  // its library is not installed
    write_file(folder_ / (each.plugin == "reader-image" ? "scans" : "in") / each.name, each.bytes);
    by_name[each.name] = &each;
  }
  const bool scans = fs::exists(folder_ / "scans");
  std::string pipeline = "version: 1\nstages:\n  read: { use: reader.auto, paths: [\"${here}/in\"] }\n";
  if (scans) pipeline += "  scan: { use: reader.image, paths: [\"${here}/scans\"] }\n";
  pipeline += std::string("  save: { use: exporter.jsonl, from: [") + (scans ? "read, scan" : "read") +
              "], with: { directory: \"${here}/out\" } }\n";
  const auto outcome = run(pipeline);
  ASSERT_EQ(outcome.exit, 0) << outcome.err;

  std::map<std::string, std::int64_t> sums;              // by input
  std::set<std::string> reported;                        // files
  std::map<std::string, std::set<std::string>> reasons;  // by file
  for (const auto& document : read_lines(folder_ / "out/documents.jsonl")) {
    const std::string uri(document.text_or("uri"));
    SCOPED_TRACE(uri);
    const auto* metadata = document.find("metadata");
    const auto* report = metadata ? metadata->find(dossier::loss_report_name) : nullptr;
    ASSERT_TRUE(report);
    reported.insert(uri.substr(0, uri.find('!')));
    auto parts = report->integer_or("kept");
    EXPECT_GT(parts, 0);
    for (const auto& [reason, size] : *report->find("left_out")->object()) {
      EXPECT_TRUE(dossier::loss_reason::is_known(reason)) << reason;
      parts += size.as_integer();
      reasons[uri.substr(0, uri.find('!'))].insert(reason);
    }
    EXPECT_EQ(parts, report->integer_or("size")) << report->dump();
    if (const auto* listed = report->find("parts")) {
      for (const auto& part : *listed->array())
        EXPECT_TRUE(part.integer_or("end") > part.integer_or("start") || part.find("page") || part.find("member"))
            << part.dump();
    }
    const bool in_bytes = report->text_or("unit") == "byte" && !metadata->find("members");
    if (in_bytes) sums[uri] += report->integer_or("size");
  }
  for (const auto& [name, each] : by_name) {
    SCOPED_TRACE(name);
    for (const auto& reason : each->reasons) EXPECT_TRUE(reasons[name].contains(reason)) << reason;
    const auto sum = sums.find(name);
    if (sum != sums.end()) {
      EXPECT_EQ(sum->second, static_cast<std::int64_t>(each->bytes.size()));
    }
    EXPECT_TRUE(reported.contains(name)) << "no document";
  }
  EXPECT_EQ(sums["all.zip!p.html"], static_cast<std::int64_t>(page("").size()));
  EXPECT_EQ(sums["crawl.warc!x.org/a"], static_cast<std::int64_t>(page("").size()));
}

std::string warc_record(const std::string& url, const std::string& status, const std::string& body) {
  const auto block = "HTTP/1.1 " + status + "\r\nContent-Type: text/html\r\n\r\n" + body;
  return "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: " + url +
         "\r\nContent-Type: application/http\r\nContent-Length: " + std::to_string(block.size()) + "\r\n\r\n" + block +
         "\r\n\r\n";
}

// What holds other inputs and no text of its own, and the reasons for which its bytes are in no document.
std::vector<Case> containers() {
  const std::string info = "WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Length: 3\r\n\r\na:b\r\n\r\n";
  const std::string unknown =
      "\x7F"
      "ELF\2\1\1" +
      std::string(200, '\0');
  return {
      {"page.eml",
       "From: Anna Orme <a@x.org>\nSubject: Ferry\nMIME-Version: 1.0\nContent-Type: multipart/alternative; "
       "boundary=B\n\n--B\nContent-Type: text/plain\n\nSee the page.\n--B\nContent-Type: text/html\n\n" +
           page("") + "\n--B--\n",
       "reader-mail",
       {"fields", "frame", "nested", "repeated"}},
      {"all.zip",
       zip_bytes({{"a.txt", prose}, {"Thumbs.db", "x"}, {"none.txt", ""}, {"b.bin", unknown}, {"p.html", page("")}}),
       "reader-archive",
       {"frame", "nested", "rejected", "skipped"}},
      {"crawl.warc",
       info + warc_record("http://x.org/gone", "404 Not Found", "no") +
           warc_record("http://x.org/a", "200 OK", page("")),
       "reader-warc",
       {"fields", "frame", "nested", "skipped"}},
      {"feed.rss",
       "<rss version='2.0'><channel><title>Courier</title><item><title>A</title><link>http://x.org/1</link>"
       "<description>&lt;p&gt;" +
           prose + "&lt;br&gt; and &lt;b&gt;more</description></item></channel></rss>",
       "reader-feed",
       {"fields", "frame", "nested"}},
  };
}

// A container is in the report of the first document from inside it.
TEST_F(LossReportOfReaders, OfAContainerAddsUpToo) {
  std::map<std::string, const Case*> missing;
  const auto all = containers();
  for (const auto& each : all) {
    if (!fs::exists(fs::path(PLUGIN_DIR) / (each.plugin + ".so"))) continue;
    write_file(folder_ / "in" / each.name, each.bytes);
    missing[each.name] = &each;
  }
  ASSERT_EQ(run("version: 1\nstages:\n  read: { use: reader.auto, paths: [\"${here}/in\"] }\n"
                "  save: { use: exporter.jsonl, from: [read], with: { directory: \"${here}/out\" } }\n")
                .exit,
            0);
  for (const auto& document : read_lines(folder_ / "out/documents.jsonl")) {
    const auto* metadata = document.find("metadata");
    const auto* reports = metadata ? metadata->find("containers") : nullptr;
    if (!reports) continue;
    for (const auto& report : *reports->array()) {
      SCOPED_TRACE(report.dump());
      const auto found = missing.find(std::string(report.text_or("input")));
      ASSERT_NE(found, missing.end());
      std::int64_t sum = 0;
      std::set<std::string> reasons;
      for (const auto& [reason, size] : *report.find("left_out")->object()) {
        sum += size.as_integer();
        reasons.insert(reason);
      }
      EXPECT_EQ(sum, static_cast<std::int64_t>(found->second->bytes.size()));
      EXPECT_EQ(reasons, (std::set<std::string>(found->second->reasons.begin(), found->second->reasons.end())));
      if (found->first == "all.zip") {
        EXPECT_NE(report.dump().find(R"("code":"no_reader","member":"b.bin")"), std::string::npos);
        EXPECT_NE(report.dump().find(R"("code":"system_file","member":"Thumbs.db")"), std::string::npos);
      }
      missing.erase(found);
    }
  }
  for (const auto& [name, each] : missing) ADD_FAILURE() << name << " has no report";
  const auto told = dossier({"explain", path("out"), "all!a"}).out;
  EXPECT_NE(told.find("member b.bin: rejected (no_reader)"), std::string::npos) << told;
}

TEST_F(LossReportOfReaders, IsExplained) {
  write_file(folder_ / "in/page.html", page("<script>t()</script>"));
  ASSERT_EQ(run("version: 1\nstages:\n  read: { use: reader.auto, paths: [\"${here}/in\"] }\n"
                "  save: { use: exporter.jsonl, from: [read], with: { directory: \"${here}/out\" } }\n")
                .exit,
            0);
  const auto told = dossier({"explain", path("out"), "page"}).out;
  for (const auto* part : {"\n  kept        463 of 654", " bytes of the input are in the text (", " code (",
                           "\n                bytes 37 to 55: code\n"})
    EXPECT_NE(told.find(part), std::string::npos) << part << "\n" << told;
}

}  // namespace
}  // namespace e2e
