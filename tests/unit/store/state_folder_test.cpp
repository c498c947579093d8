#include "core/store/state_folder.hpp"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fstream>
#include <set>
#include <sstream>

#include "core/store/journal.hpp"
#include "tests/scratch.hpp"

namespace dossier::store {
namespace {

namespace fs = std::filesystem;

std::string refusal(const fs::path& folder) {
  try {
    const StateFolder state(folder);
  } catch (const std::exception& error) {
    return error.what();
  }
  return "accepted";
}

std::set<std::string> names_in(const fs::path& folder) {
  std::set<std::string> names;
  for (const auto& entry : fs::directory_iterator(folder)) names.insert(entry.path().filename().string());
  return names;
}

void write(const fs::path& file, const std::string& text) {
  fs::create_directories(file.parent_path());
  std::ofstream(file) << text;
}

unsigned mode_of(const fs::path& path) {
  struct stat status {};
  EXPECT_EQ(::lstat(path.c_str(), &status), 0) << path;
  return status.st_mode & 0777;
}

TEST(StateFolder, MarksANewAndAnEmptyFolder) {
  const auto folder = scratch_folder();
  fs::create_directory(folder / "empty");
  for (const char* name : {"new", "deep/new", "empty"}) {
    { const StateFolder state(folder / name); }
    EXPECT_TRUE(fs::exists(folder / name / "DOSSIER-STATE")) << name;
    EXPECT_EQ(refusal(folder / name), "accepted");
  }
}

TEST(StateFolder, LeavesAFolderOfSomebodyElseAlone) {
  const auto folder = scratch_folder();
  write(folder / "work/2023/report.txt", "mine");
  const auto why = refusal(folder);
  EXPECT_NE(why.find(folder.string() + " is not empty and has no DOSSIER-STATE file"), why.npos) << why;
  EXPECT_NE(why.find("--state"), why.npos) << why;
  EXPECT_EQ(names_in(folder), std::set<std::string>{"work"});
  EXPECT_THROW(StateFolder::find(folder), std::runtime_error);
}

TEST(StateFolder, FindsNothingWhereThereIsNothing) {
  const auto folder = scratch_folder();
  EXPECT_FALSE(StateFolder::find(folder / "missing"));
  EXPECT_FALSE(StateFolder::find(folder));
  EXPECT_TRUE(fs::is_empty(folder));
}

TEST(StateFolder, AdoptsAFolderOfTheFormerVersionOnly) {
  const auto folder = scratch_folder();
  { const Journal journal(folder / "former/journal.db"); }
  fs::create_directories(folder / "former/results");
  EXPECT_EQ(refusal(folder / "former"), "accepted");

  { const Journal journal(folder / "mixed/journal.db"); }
  write(folder / "mixed/letter.txt", "mine");
  EXPECT_NE(refusal(folder / "mixed"), "accepted");

  write(folder / "other/journal.db", "a journal of another kind");
  EXPECT_NE(refusal(folder / "other"), "accepted");
}

TEST(StateFolder, RefusesAnotherVersion) {
  const auto folder = scratch_folder();
  write(folder / "DOSSIER-STATE", "dossier state 2\n");
  EXPECT_NE(refusal(folder).find("dossier state 1"), std::string::npos) << refusal(folder);
}

// Its maker was killed between creating the file and writing it.
TEST(StateFolder, CompletesAnEmptyMarker) {
  const auto folder = scratch_folder();
  write(folder / "DOSSIER-STATE", "");
  EXPECT_EQ(refusal(folder), "accepted");
  std::ifstream file(folder / "DOSSIER-STATE");
  std::string line;
  std::getline(file, line);
  EXPECT_EQ(line, "dossier state 1");
}

TEST(StateFolder, FollowsNoLinkInside) {
  for (const char* name :
       {"work", "results", "memo", "exports", "runs", "dead-letters", "journal.db", "DOSSIER-STATE"}) {
    const auto folder = scratch_folder();
    fs::create_directory(folder / "elsewhere");
    { const StateFolder state(folder / "state"); }
    fs::remove_all(folder / "state" / name);
    fs::create_directory_symlink(folder / "elsewhere", folder / "state" / name);
    const auto why = refusal(folder / "state");
    EXPECT_NE(why.find(std::string(name) + " is a symbolic link"), why.npos) << why;
    EXPECT_THROW(StateFolder::find(folder / "state"), std::runtime_error) << name;
    EXPECT_TRUE(fs::is_empty(folder / "elsewhere"));
  }
}

// The tables of the journal would be created in the other file, and the marker written into it.
TEST(StateFolder, WritesToNoFileThatHasAnotherName) {
  for (const char* name : {"journal.db", "DOSSIER-STATE", "work.lock", "journal.db.lock"}) {
    const auto folder = scratch_folder();
    { const StateFolder state(folder / "state"); }
    write(folder / "elsewhere", "");
    fs::remove(folder / "state" / name);
    fs::create_hard_link(folder / "elsewhere", folder / "state" / name);
    EXPECT_NE(refusal(folder / "state").find(std::string(name) + " has another name"), std::string::npos) << name;
    EXPECT_EQ(fs::file_size(folder / "elsewhere"), 0U) << name;
  }
}

TEST(StateFolder, PreparesAFolderInside) {
  const auto folder = scratch_folder();
  const auto before = ::umask(0);
  prepare_own_folder(folder / "new");
  ::umask(before);
  EXPECT_EQ(mode_of(folder / "new"), 0700U);
  prepare_own_folder(folder / "new");

  fs::create_directory_symlink(folder / "new", folder / "link");
  EXPECT_THROW(prepare_own_folder(folder / "link"), std::runtime_error);
  EXPECT_THROW(prepare_own_folder(folder / "missing/new"), std::runtime_error);
}

TEST(StateFolder, RefusesAFolderOfAnotherUser) {
  if (::geteuid() != 0) GTEST_SKIP() << "only root can give a folder away";
  const auto folder = scratch_folder();
  ASSERT_EQ(::chown(folder.c_str(), 12345, 12345), 0);
  const auto why = refusal(folder);
  EXPECT_NE(why.find("belongs to user 12345"), why.npos) << why;
  EXPECT_TRUE(fs::is_empty(folder));

  { const StateFolder state(folder / "own"); }
  ASSERT_EQ(::chown((folder / "own/work").c_str(), 12345, 12345), 0);
  EXPECT_NE(refusal(folder / "own").find("belongs to user 12345"), std::string::npos);
}

TEST(StateFolder, IsItsOwnersAloneWhateverTheUmask) {
  for (const mode_t mask : {0000, 0022, 0777}) {
    const auto folder = scratch_folder();
    const auto before = ::umask(mask);
    {
      const StateFolder state(folder / "state");
      const Journal journal(folder / "state/journal.db");
    }
    ::umask(before);
    EXPECT_EQ(mode_of(folder / "state"), 0700U);
    EXPECT_EQ(mode_of(folder / "state/work"), 0700U);
    EXPECT_EQ(mode_of(folder / "state/DOSSIER-STATE"), 0600U);
    EXPECT_EQ(mode_of(folder / "state/journal.db") & 0077, 0U);
  }
}

TEST(StateFolder, ClosesAFolderThatOthersCanRead) {
  const auto folder = scratch_folder();
  ::chmod(folder.c_str(), 0755);
  EXPECT_EQ(refusal(folder), "accepted");
  EXPECT_EQ(mode_of(folder), 0700U);
}

TEST(StateFolder, IsReservedOnlyWhenNoOneElseUsesIt) {
  const auto folder = scratch_folder();
  StateFolder one(folder);
  {
    auto other = StateFolder::find(folder);
    ASSERT_TRUE(other);
    EXPECT_FALSE(one.reserve());
  }
  EXPECT_TRUE(one.reserve());
}

// Of 60 starts at once 7 failed with "database is locked".
TEST(StateFolder, ManyProcessesMayBeginAtOnce) {
  constexpr int processes = 20;
  constexpr int rounds = 5;
  const auto folder = scratch_folder();
  for (int round = 0; round < rounds; ++round) {
    const auto state = folder / std::to_string(round);
    std::vector<pid_t> children;
    for (int i = 0; i < processes; ++i) {
      const pid_t child = ::fork();
      ASSERT_GE(child, 0);
      if (child == 0) {
        try {
          const StateFolder mine(state);
          Journal journal(state / "journal.db");
          journal.keep_result({"key " + std::to_string(i), "pipeline", "stage", "{}", "{}"});
          _exit(journal.was_damaged() ? 2 : 0);
        } catch (const std::exception& error) {
          std::ofstream(folder / ("why." + std::to_string(i))) << error.what();
          _exit(1);
        }
      }
      children.push_back(child);
    }
    for (int i = 0; i < processes; ++i) {
      int status = 0;
      ASSERT_EQ(::waitpid(children[static_cast<std::size_t>(i)], &status, 0), children[static_cast<std::size_t>(i)]);
      std::stringstream why;
      why << std::ifstream(folder / ("why." + std::to_string(i))).rdbuf();
      EXPECT_EQ(status, 0) << why.str();
    }
    EXPECT_EQ(Journal(state / "journal.db").results().size(), static_cast<std::size_t>(processes));
  }
}

}  // namespace
}  // namespace dossier::store
