// `dossier plugins new`: what it writes, and what it refuses. That the projects build and pass: tests/sdk.
#include <gmock/gmock.h>

#include <filesystem>
#include <fstream>
#include <regex>
#include <sstream>

#include "core/cli/command.hpp"
#include "dossier/record/json_parse.hpp"
#include "tests/scratch.hpp"

namespace dossier::cli {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::StartsWith;

const std::string templates = std::string(SOURCE_DIR) + "/sdk/template";

struct Outcome {
  int code = 0;
  std::string out;
  std::string err;
};

class NewPlugin : public testing::Test {
 protected:
  void SetUp() override { folder_ = scratch_folder(); }
  void TearDown() override { fs::remove_all(folder_); }

  Outcome write(std::vector<std::string> args, const fs::path& directory) const {
    args.insert(args.begin(), {"plugins", "new"});
    args.insert(args.end(), {"--directory", directory.string(), "--templates", templates});
    std::ostringstream out;
    std::ostringstream err;
    const int code = main(std::move(args), out, err);
    return {code, out.str(), err.str()};
  }
  static std::string read(const fs::path& path) {
    std::ostringstream text;
    text << std::ifstream(path, std::ios::binary).rdbuf();
    return text.str();
  }

  fs::path folder_;
};

TEST_F(NewPlugin, WritesAWholeProjectOfEachKind) {
  for (const std::string kind : {"reader", "deduplicator", "extractor", "checker", "exporter"}) {
    const auto folder = folder_ / kind;
    const auto outcome = write({kind, "acme.sea-news"}, folder);
    ASSERT_EQ(outcome.code, exit_code::good) << outcome.err;
    EXPECT_THAT(outcome.out, StartsWith("wrote " + kind + ".acme.sea-news to " + folder.string() + "\n"));
    EXPECT_THAT(outcome.out, HasSubstr("\n  dossier plugins check build/" + kind + "-acme-sea-news.so\n"));
    for (const auto* file : {"CMakeLists.txt", "README.md", "plugin.cpp", "plugin_test.cpp", "pipeline.yaml"}) {
      EXPECT_THAT(outcome.out, HasSubstr("\n  " + std::string(file) + "\n"));
      const auto text = read(folder / file);
      EXPECT_THAT(text, HasSubstr("acme")) << kind << "/" << file;
      EXPECT_FALSE(std::regex_search(text, std::regex("@[A-Z]+@"))) << kind << "/" << file << ": " << text;
    }
    EXPECT_THAT(read(folder / "plugin.cpp"), HasSubstr(".id = \"" + kind + ".acme.sea-news\""));
    EXPECT_THAT(read(folder / "plugin.cpp"), HasSubstr("DOSSIER_PLUGIN(AcmeSeaNews)\n"));
    EXPECT_THAT(read(folder / "CMakeLists.txt"),
                HasSubstr("dossier_add_plugin(" + kind + "-acme-sea-news SOURCES plugin.cpp)"));
    EXPECT_FALSE(fs::is_empty(folder / "sample")) << "the pipeline has something to read";
  }
}

TEST_F(NewPlugin, TakesAnIdForANameAndAFigureForAWord) {
  EXPECT_THAT(write({"reader", "reader.notes"}, folder_ / "notes").out, StartsWith("wrote reader.notes to "));
  EXPECT_EQ(write({"reader", "2024-files"}, folder_ / "files").code, exit_code::good);
  EXPECT_THAT(read(folder_ / "files/plugin.cpp"), HasSubstr("DOSSIER_PLUGIN(Plugin2024Files)\n"));
}

TEST_F(NewPlugin, TellsProgramsWhatItWrote) {
  const auto outcome = write({"checker", "sums", "--format", "json"}, folder_ / "sums");
  const auto json = parse_json(outcome.out);
  ASSERT_TRUE(json) << outcome.out;
  EXPECT_EQ(json->text_or("id"), "checker.sums");
  EXPECT_EQ(json->text_or("directory"), (folder_ / "sums").string());
  ASSERT_TRUE(json->find("files") && json->find("files")->array());
  for (const auto& file : *json->find("files")->array()) EXPECT_TRUE(fs::exists(folder_ / "sums" / *file.text()));
}

TEST_F(NewPlugin, RefusesWhatCannotBe) {
  std::ofstream(folder_ / "file") << "x";
  fs::create_directories(folder_ / "full/.hidden");
  struct Case {
    std::vector<std::string> args;
    std::string folder;
    std::string err;  // after "dossier plugins: error: "
  };
  const Case cases[] = {
      {{"extractor"}, "new", "expected new KIND NAME\n"},
      {{"extracter", "x"}, "new", "unknown kind \"extracter\"; did you mean \"extractor\"?\n"},
      {{"plugin", "x"}, "new", "unknown kind \"plugin\"; the kinds are reader, deduplicator, extractor, checker and "},
      {{"reader", "My Notes"},
       "new",
       "expected a name of lower-case letters and digits, words joined by hyphens or dots, found \"My Notes\"; did you "
       "mean \"my-notes\"?\n"},
      {{"reader", "a--b"},
       "new",
       "expected a name of lower-case letters and digits, words joined by hyphens or dots, "},
      {{"reader", "../up"},
       "new",
       "expected a name of lower-case letters and digits, words joined by hyphens or dots, "},
      {{"reader", "auto"}, "new", "\"reader.auto\" is reserved for dossier; choose another name\n"},
      {{"reader", "notes"}, "file", "expected a folder, found the file " + (folder_ / "file").string() + "\n"},
      {{"reader", "notes"},
       "full",
       "the folder " + (folder_ / "full").string() +
           " is not empty: it contains .hidden; name another with --directory\n"},
  };
  for (const auto& c : cases) {
    const auto outcome = write(c.args, folder_ / c.folder);
    EXPECT_EQ(outcome.code, exit_code::usage) << c.err;
    EXPECT_THAT(outcome.err, StartsWith("dossier plugins: error: " + c.err));
    EXPECT_THAT(outcome.out, IsEmpty());
  }
  EXPECT_FALSE(fs::exists(folder_ / "new")) << "nothing is written where something is wrong";
}

TEST_F(NewPlugin, ARepositoryWithoutFilesIsAsGoodAsEmpty) {
  fs::create_directories(folder_ / "mine/.git");
  EXPECT_EQ(write({"reader", "notes"}, folder_ / "mine").code, exit_code::good);
}

TEST_F(NewPlugin, SaysWhereItLookedForTemplates) {
  std::ostringstream out;
  std::ostringstream err;
  const auto missing = (folder_ / "missing").string();
  EXPECT_EQ(main({"plugins", "new", "reader", "notes", "--directory", missing, "--templates", missing}, out, err),
            exit_code::failed);
  EXPECT_EQ(err.str(), "dossier plugins: error: expected a folder of templates at " + missing +
                           "/every, found none; reinstall dossier, or name another with --templates\n");
}

TEST_F(NewPlugin, OptionsOfNewBelongToNew) {
  std::ostringstream out;
  std::ostringstream err;
  EXPECT_EQ(main({"plugins", "list", "--directory", "x"}, out, err), exit_code::usage);
  EXPECT_THAT(err.str(), StartsWith("dossier plugins: error: --directory is an option of `new`\n"));
}

}  // namespace
}  // namespace dossier::cli
