// Listing, showing and validating read manifests: no code of a plugin runs, not even what its library does when it is
// loaded. Each verb is a process of its own: what one has loaded, the next has not.
#include <cstdlib>

#include "command.hpp"

namespace e2e {
namespace {

class WitnessTest : public CommandTest {
 protected:
  // Runs the command; true where it ended well. What code of the witness ran is told in `ran()`.
  bool command(const std::string& arguments) const {
    ::setenv("DOSSIER_WITNESS", path("ran").c_str(), 1);
    const std::string line = std::string("\"") + DOSSIER_COMMAND + "\" " + arguments + " --plugin-dir \"" + JOINTS_DIR +
                             "\" --plugin-dir \"" + PLUGIN_DIR + "\" > \"" + path("out.txt") + "\" 2> \"" +
                             path("err.txt") + "\"";
    const int status = std::system(line.c_str());
    ::unsetenv("DOSSIER_WITNESS");
    return status == 0;
  }
  std::string said() const { return read_file(path("out.txt")) + read_file(path("err.txt")); }
  // The moments of the witness, one a line.
  std::string ran() const { return read_file(path("ran")); }

  std::string pipeline() const {
    write_file(folder_ / "in.txt", "One two three.\n");
    write_file(folder_ / "pipeline.yaml",
               "version: 1\nname: witness\nstages:\n  read: { use: reader.text, paths: [\"" + path("in.txt") +
                   "\"] }\n  tell: { use: extractor.witness, from: [read], with: { limit: 4 "
                   "} }\n  save: { use: exporter.jsonl, from: [tell], with: { directory: \"" +
                   path("out") + "\" } }\n");
    return "\"" + path("pipeline.yaml") + "\"";
  }
};

TEST_F(WitnessTest, ManifestsAreReadWithoutPluginCode) {
  const std::pair<std::string, std::string> verbs[] = {{"plugins list", "extractor.witness"},
                                                       {"plugins list --format json", "extractor.witness"},
                                                       {"plugins show extractor.witness", "limit"},
                                                       {"validate " + pipeline(), ""},
                                                       {"plan " + pipeline(), "extractor.witness"},
                                                       {"explain " + pipeline() + " tell.limit", "Does nothing."},
                                                       {"schema", "extractor.witness"}};
  for (const auto& [verb, word] : verbs) {
    EXPECT_TRUE(command(verb)) << verb << ": " << said();
    EXPECT_NE(said().find(word), std::string::npos) << verb << " does not know the witness: " << said();
    EXPECT_FALSE(fs::exists(path("ran"))) << verb << " ran code of the plugin: " << ran();
  }
}

// What is wrong with a pipeline is known without it too.
TEST_F(WitnessTest, FaultsAreFoundWithoutPluginCode) {
  const auto valid = pipeline();
  auto text = read_file(path("pipeline.yaml"));
  write_file(folder_ / "pipeline.yaml", text.replace(text.find("limit: 4"), 8, "limit: 44"));
  EXPECT_FALSE(command("validate " + valid));
  EXPECT_NE(said().find("limit"), std::string::npos) << said();
  EXPECT_FALSE(fs::exists(path("ran"))) << ran();
}

// The witness does tell: without this, the tests above could not fail.
TEST_F(WitnessTest, ARunRunsIt) {
  ASSERT_TRUE(command("run " + pipeline() + " --progress none --state \"" + path("state") + "\"")) << said();
  for (const auto* moment : {"constructor\n", "static initialiser\n", "create\n", "extract\n"})
    EXPECT_NE(ran().find(moment), std::string::npos) << ran();
}

}  // namespace
}  // namespace e2e
