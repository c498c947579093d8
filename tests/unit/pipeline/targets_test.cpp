// Targets that only the file system shows to be the same. More in cases/shared_targets and cases/target_in_input.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "core/pipeline/pipeline.hpp"
#include "tests/scratch.hpp"

namespace dossier::pipeline {
namespace {

namespace fs = std::filesystem;

class Targets : public testing::Test {
 protected:
  Targets() { fs::create_directories(folder_ / "in"); }

  std::string load_text(const std::string& stages) const {
    static const auto catalog = plugin::Catalog::discover({fs::path(SOURCE_DIR) / "tests/unit/pipeline/plugins"});
    std::ofstream(folder_ / "pipeline.yaml") << "version: 1\nstages:\n  read: { use: reader.auto, paths: [\"" +
                                                    (folder_ / "in").string() + "\"] }\n" + stages;
    Request request;
    request.file = folder_ / "pipeline.yaml";
    request.catalog = &catalog;
    Diagnostics diagnostics;
    load(request, diagnostics);
    std::ostringstream text;
    diagnostics.print_text(text, false);
    return text.str();
  }
  std::string save(const std::string& id, const std::string& directory) const {
    const auto path = directory.starts_with('/') ? directory : (folder_ / directory).string();
    return "  " + id + ": { use: exporter.jsonl, from: [read], with: { directory: \"" + path + "\" } }\n";
  }

  fs::path folder_ = scratch_folder();
};

TEST_F(Targets, AreFoundThroughLinks) {
  fs::create_directory_symlink(folder_ / "in", folder_ / "link");
  fs::create_directories(folder_ / "out");
  fs::create_directory_symlink(folder_ / "out", folder_ / "also-out");
  EXPECT_NE(load_text(save("save", "link/results")).find("DS1044"), std::string::npos);
  EXPECT_NE(load_text(save("save", "out") + save("again", "also-out")).find("DS1043"), std::string::npos);
  EXPECT_EQ(load_text(save("save", "out") + save("again", "other")), "");
}

TEST_F(Targets, AreNotSharedWhereTheyAreDevices) {
  EXPECT_EQ(load_text(save("save", "/dev/null") + save("again", "/dev/null")), "");
}

}  // namespace
}  // namespace dossier::pipeline
