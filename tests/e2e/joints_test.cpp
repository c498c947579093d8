// The joints through the whole engine: nested inputs, claims on claims, passes, rounds, parts, ledger; and the engine
// against the plain meaning of the boundary, the in-memory host.
#include <set>

#include "command.hpp"
#include "dossier/record/finding.hpp"
#include "dossier/testing/memory_host.hpp"

namespace e2e {
namespace {

const std::string joints = JOINTS_DIR "/joints.so";

class JointsTest : public CommandTest {
 protected:
  JointsTest() { plugin_folders_.push_back(JOINTS_DIR); }

  std::string pipeline(const std::string& reader, const std::string& input) const {
    return "version: 1\nname: joints\nstages:\n  read: { use: " + reader + ", paths: [\"" + input +
           "\"] }\n  rare: { use: deduplicator.rare-words, from: [read] }\n  words: { use: extractor.words, from: "
           "[read] }\n"
           "  echo: { use: extractor.echo, from: [read, words] }\n  rounds: { use: checker.rounds, from: [words, rare] "
           "}\n"
           "  save: { use: exporter.jsonl, from: [read, rare, words, echo, rounds, \"*.rejected\"], with: { directory: "
           "\"" +
           path("out") + "\" } }\n";
  }
  // Documents of one to six words out of a few, so that all joints have work.
  static std::string some_lines(int count) {
    static const char* words[] = {"alder", "birch",  "cedar", "dogwood", "elm",
                                  "fir",   "ginkgo", "hazel", "ivy",     "juniper"};
    std::string lines;
    for (int i = 0; i < count; ++i) {
      lines += "paper" + std::to_string(i % 7) + "\t";
      for (int k = 0; k <= i % 6; ++k)
        lines += std::string(k ? " " : "") + words[(i * 7 + k * k) % 10] + (i % 3 ? "" : std::to_string(i / 3 % 50));
      lines += '\n';
    }
    return lines;
  }
};

TEST_F(JointsTest, NestedInputsFindTheirReaders) {
  write_file(folder_ / "in/a.box",
             "#box\n@one.lines\n x y x\n@inner.box\n #box\n @deep.lines\n  z z\n@bad.bin\n \x01\x02\n");
  const auto outcome = run(pipeline("reader.auto", path("in")));
  ASSERT_EQ(outcome.exit, 0) << outcome.err;
  std::set<std::string> uris;
  std::set<std::string> keys;
  for (const auto& document : read_lines(path("out/documents.jsonl"))) {
    uris.emplace(document.text_or("uri"));
    keys.emplace(document.text_or("key"));
  }
  EXPECT_EQ(uris, (std::set<std::string>{"a.box!inner.box!deep.lines", "a.box!one.lines"}));
  EXPECT_EQ(keys, (std::set<std::string>{"a!inner!deep", "a!one"}));
  const auto rejected = read_lines(path("out/rejected.jsonl"));
  ASSERT_EQ(rejected.size(), 1U);
  EXPECT_EQ(rejected[0].text_or("unit_id"), "a.box!bad.bin");
  EXPECT_EQ(rejected[0].text_or("code"), "no_reader");
}

// What an outer input knows of the documents inside holds further inside too; what is nearer to a document counts more.
TEST_F(JointsTest, DocumentsInsideTakeFieldsFromOutside) {
  write_file(
      folder_ / "in/a.box",
      "#box\n@in.box\n?{\"url\":\"far\",\"published\":\"2024-05-01\",\"metadata\":{\"a\":1,\"b\":1}}\n"
      "={\"title\":\"far\",\"authors\":[\"A. Doe\"],\"credits\":[{\"name\":\"X\",\"start\":0,\"end\":9}]}\n"
      " #box\n @x.lines\n ?{\"url\":\"near\",\"source\":\"near\",\"metadata\":{\"b\":2}}\n ={\"title\":\"near\"}\n"
      "  own source\ttext\n");
  ASSERT_EQ(run(pipeline("reader.auto", path("in"))).exit, 0);
  const auto documents = read_lines(path("out/documents.jsonl"));
  ASSERT_EQ(documents.size(), 1U);
  const auto& document = documents[0];
  EXPECT_EQ(document.text_or("url"), "near");
  EXPECT_EQ(document.text_or("source"), "own source");
  EXPECT_EQ(document.text_or("title"), "near");
  EXPECT_EQ(document.text_or("published"), "2024-05-01");
  EXPECT_EQ(document.find("authors")->dump(), R"(["A. Doe"])");
  EXPECT_EQ(document.find("credits"), nullptr) << "spans belong to the text that they were found in";
  EXPECT_EQ(
      document.find("metadata")->dump(),
      R"({"b":2,"a":1,"outer":{"fields":["url","title","published","authors"],"own":{"title":"0"}},"loss_report":{"unit":"byte",)"
      R"("start":0,"size":16,"kept":15,"left_out":{"markup":1}}})");
}

TEST_F(JointsTest, NamesInsideAreUnique) {
  write_file(folder_ / "in/a.box", "#box\n@x.lines\n same\n@x.lines\n same\n@x (2).lines\n same\n@x.lines\n same\n");
  ASSERT_EQ(run(pipeline("reader.auto", path("in"))).exit, 0);
  std::vector<std::string> uris;
  for (const auto& document : read_lines(path("out/documents.jsonl"))) uris.emplace_back(document.text_or("uri"));
  EXPECT_EQ(uris, (std::vector<std::string>{"a.box!x (2) (2).lines", "a.box!x (2).lines", "a.box!x (3).lines",
                                            "a.box!x.lines"}));
}

// Inputs inside one file share one budget, at whatever depth. What is beyond it is rejected by its path.
TEST_F(JointsTest, InputsInsideOneFileShareABudget) {
  std::string inside;
  for (int depth = 1; depth <= 4; ++depth)
    inside += std::string(static_cast<std::size_t>(depth) - 1, ' ') + "@" + std::to_string(depth) + ".box\n" +
              std::string(static_cast<std::size_t>(depth), ' ') + "#box\n";
  inside += "    @x.lines\n     " + std::string(6'900'000, 'x') + "\n";  // with --memory 128MiB, 32 MiB may be inside
  write_file(folder_ / "in/a.box", "#box\n" + inside + "@last.lines\n last\n");
  const std::string pipeline =
      "version: 1\nname: budget\nstages:\n  read: { use: reader.auto, paths: [\"" + path("in") +
      "\"] }\n  save: { use: exporter.jsonl, from: [read, \"*.rejected\"], with: { directory: \"" + path("out") +
      "\" } }\n";
  const auto outcome = run(pipeline, {"--memory", "128MiB"});
  ASSERT_EQ(outcome.exit, 0) << outcome.err;
  const auto rejected = read_lines(path("out/rejected.jsonl"));
  ASSERT_EQ(rejected.size(), 1U);
  EXPECT_EQ(rejected[0].text_or("unit_id"), "a.box!1.box!2.box!3.box!4.box!x.lines");
  EXPECT_EQ(rejected[0].text_or("code"), "nested_too_large");
  EXPECT_EQ(read_lines(path("out/documents.jsonl")).size(), 1U);
}

TEST_F(JointsTest, ReferencesBecomeIdsAndUnknownFieldsPassThrough) {
  write_file(folder_ / "in.lines", "ash oak ash\n");
  ASSERT_EQ(run(pipeline("reader.lines", path("in.lines"))).exit, 0);
  std::string first;
  std::string base;
  for (const auto& claim : read_lines(path("out/claims.jsonl"))) {
    if (claim.text_or("kind") == "word" && first.empty()) first = claim.text_or("id");
    if (claim.text_or("kind") == "word") {
      EXPECT_EQ(claim.text_or("mood"), "plain");
    }
    if (claim.text_or("kind") == "echo") base = claim.find("value")->find("change")->find("base")->text_or("claim");
  }
  EXPECT_FALSE(first.empty());
  EXPECT_EQ(base, first);
}

TEST_F(JointsTest, BooksEveryLostPart) {
  write_file(folder_ / "in/good.lines", "a b\n!c\n\nd\n");
  write_file(folder_ / "in/thrown.lines", "throw me\n");
  const auto outcome = run(pipeline("reader.lines", path("in")));
  ASSERT_EQ(outcome.exit, 0) << outcome.err;
  const auto record = dossier::parse_json(read_file(path("out/run.json")));
  const auto* read = record->find("stages")->find("read");
  EXPECT_EQ(read->integer_or("in"), 4);  // two inputs, one lost line, one empty line
  EXPECT_EQ(read->integer_or("done"), 1);
  EXPECT_EQ(read->integer_or("rejected"), 2);
  EXPECT_EQ(read->find("dropped")->integer_or("empty"), 1);
  std::set<std::string> codes;
  for (const auto& letter : read_lines(path("out/rejected.jsonl"))) codes.emplace(letter.text_or("code"));
  EXPECT_EQ(codes, (std::set<std::string>{"bang", "on_purpose"}));
}

// An input of lines is read in parts; where they are cut changes nothing.
TEST_F(JointsTest, PartsOfALargeInputGiveOneResult) {
  std::string words = " and";
  for (int i = 0; i < 80; ++i) words += " others";
  std::string lines;
  while (lines.size() < (6U << 20))
    lines += "paper\tsome words of number " + std::to_string(lines.size()) + words + "\n";
  write_file(folder_ / "large.lines", lines);
  const std::string pipeline =
      "version: 1\nname: parts\nstages:\n  read: { use: reader.lines, paths: [\"" + path("large.lines") +
      "\"] }\n  save: { use: exporter.jsonl, from: [read], with: { directory: \"" + path("out") + "\" } }\n";
  ASSERT_EQ(run(pipeline).exit, 0);
  const auto documents = read_lines(path("out/documents.jsonl"));
  ASSERT_EQ(documents.size(), static_cast<std::size_t>(std::count(lines.begin(), lines.end(), '\n')));
  const auto record = dossier::parse_json(read_file(path("out/run.json")));
  EXPECT_GE(record->find("stages")->find("read")->integer_or("calls"), 3);
  std::size_t at = 0;
  for (std::size_t i = 0; i < documents.size(); i += 97) {
    EXPECT_EQ(documents[i].text_or("title"), std::to_string(i));
    EXPECT_EQ(documents[i].text_or("key"), i == 0 ? "large" : "large#" + std::to_string(i + 1));
    at = lines.find(std::string(documents[i].text_or("text")), at);
    EXPECT_NE(at, std::string::npos);
  }
}

// The engine, with threads, sorting on disk and little memory, does what the in-memory host does.
TEST_F(JointsTest, EngineEqualsTheInMemoryHost) {
  write_file(folder_ / "in.lines", some_lines(300));
  std::map<std::string, std::string> first;
  for (const std::string jobs : {"1", "2", "8"}) {
    ASSERT_EQ(run(pipeline("reader.lines", path("in.lines")), {"--jobs", jobs, "--memory", "64MiB"}).exit, 0);
    if (first.empty()) first = outputs(path("out"));
    EXPECT_EQ(outputs(path("out")), first);
  }

  const dossier::testing::LoadedPlugin deduplicator(joints, "deduplicator.rare-words");
  std::vector<dossier::testing::LoadedPlugin::Record> records;
  for (const auto& line : read_lines(path("out/documents.jsonl"))) {
    auto document = line;
    std::string text(document.text_or("text"));
    std::erase_if(*document.object(), [](const auto& member) { return member.first == "text"; });
    records.push_back({document.dump(), text});
  }
  ASSERT_EQ(records.size(), 300U);
  std::set<std::string> expected;
  for (const auto& record : deduplicator.run_passes(records)) expected.insert(record);
  std::set<std::string> found;
  for (auto& link : read_lines(path("out/copies.jsonl"))) {
    std::erase_if(*link.object(), [](const auto& member) { return member.first == "id"; });
    found.insert(link.dump());
  }
  EXPECT_FALSE(expected.empty());
  EXPECT_EQ(found, expected);

  const dossier::testing::LoadedPlugin checker(joints, "checker.rounds");
  records.clear();
  for (const auto& claim : read_lines(path("out/claims.jsonl")))
    if (claim.text_or("kind") == "word") records.push_back({claim.dump(), ""});
  expected.clear();
  for (const auto& record : checker.run_passes(records))
    expected.insert(std::string(dossier::parse_json(record)->text_or("explanation")) +
                    *dossier::parse_json(record)->find("subject")->text());
  found.clear();
  for (const auto& finding : read_lines(path("out/findings.jsonl")))
    found.insert(std::string(finding.text_or("explanation")) + std::string(finding.text_or("subject")));
  EXPECT_FALSE(expected.empty());
  EXPECT_EQ(found, expected);
}

}  // namespace
}  // namespace e2e
