// No control character of a document, a file name, a pipeline or a plugin is printed or logged.
#include "command.hpp"

namespace e2e {
namespace {

// ESC, BEL, DEL, a C1 control and an override of the direction.
const std::string hostile =
    "\x1B]0;x\x07\x1B[31m\x7F\xC2\x9B"
    "2J\xE2\x80\xAE";

class TerminalTest : public CommandTest {
 protected:
  TerminalTest() { plugin_folders_.push_back(JOINTS_DIR); }
  static void expect_printable(const Outcome& outcome, const std::string& what) {
    for (const auto* text : {&outcome.out, &outcome.err}) {
      for (const char c : *text)
        ASSERT_TRUE(c == '\n' || c == '\t' || (static_cast<unsigned char>(c) >= 0x20 && c != 0x7F))
            << what << ": " << static_cast<int>(c) << " in " << *text;
      EXPECT_EQ(text->find("\xC2\x9B"), std::string::npos) << what;
      EXPECT_EQ(text->find("\xE2\x80\xAE"), std::string::npos) << what;
    }
  }
};

TEST_F(TerminalTest, NothingControlsIt) {
  write_file(folder_ / "in" / ("a" + hostile + ".txt"), "The ferry " + hostile + " sold 48 tickets on 4 May 2016.\n");
  write_file(folder_ / "in" / ("b" + hostile + ".pdf"), "%PDF-1.7" + hostile);
  write_file(folder_ / "in/c.jsonl",
             "{\"text\": \"a " + hostile + "\n{\"id\":\"" + hostile + "\"}\n{\"text\":\"x\"}\n");
  const std::string pipeline = "version: 1\nname: terminal\nstages:\n  read: { use: reader.auto, paths: [\"" +
                               path("in") +
                               "\"] }\n  figures: { use: extractor.quantity, from: [read] }\n  save: { use: "
                               "exporter.jsonl, from: [read, figures, \"*.rejected\"], with: { directory: \"" +
                               path("out") + "\" } }\n";
  reuses_ = true;
  for (const auto* form : {"text", "json"}) {
    const auto outcome = run(pipeline, {"--log", "debug", "--log-format", form, "--format", form});
    EXPECT_EQ(outcome.exit, 0) << outcome.err;
    expect_printable(outcome, "run");
  }
  for (const auto& document : read_lines(path("out/documents.jsonl"))) {
    expect_printable(dossier({"explain", path("pipeline.yaml"), "--state", path("state"), "--document",
                              std::string(document.text_or("id"))}),
                     "explain");
  }
  for (const auto* verb : {"validate", "plan", "explain"})
    expect_printable(dossier({verb, path("pipeline.yaml")}), verb);
  expect_printable(dossier({"replay", path("pipeline.yaml"), "--state", path("state")}), "replay");
  expect_printable(dossier({hostile}), "usage");
  expect_printable(dossier({"run", path("no" + hostile)}), "no such file");
  const std::vector<std::string> all{
      pipeline + hostile, "version: 1\nname: \"" + hostile + "\n", "version: 1\nname: x\nsta\xE2\x80\xAEges: {}\n",
      "version: 1\nname: x\nstages:\n  read: { use: \"reader.\\e[31m\", paths: [\"\\e\\x9b\"] }\n"};
  for (const auto& broken : all) expect_printable(run(broken), broken);
}

}  // namespace
}  // namespace e2e
