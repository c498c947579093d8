#include "core/engine/work_folder.hpp"

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <fstream>
#include <set>

#include "core/engine/state_cleaning.hpp"
#include "tests/scratch.hpp"

namespace dossier::engine {
namespace {

namespace fs = std::filesystem;

// Leaves a working folder, as a process does that is killed.
void die_at_work(const fs::path& state) {
  const pid_t child = ::fork();
  ASSERT_GE(child, 0);
  if (child == 0) {
    const WorkFolder work(state);
    std::ofstream(work.path() / "claims") << "half";
    ::kill(::getpid(), SIGKILL);
  }
  int status = 0;
  ASSERT_EQ(::waitpid(child, &status, 0), child);
}

std::size_t count_in(const fs::path& folder) {
  return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder), {}));
}

TEST(WorkFolder, GoesWithItsRun) {
  const auto state = scratch_folder();
  {
    const WorkFolder work(state);
    std::ofstream(work.path() / "claims") << "some";
    EXPECT_EQ(running_below(state), std::vector<long>{::getpid()});
  }
  EXPECT_TRUE(fs::is_empty(state / "work"));
  EXPECT_TRUE(running_below(state).empty());
}

TEST(WorkFolder, OfAKilledRunGoesWithTheNext) {
  const auto state = scratch_folder();
  die_at_work(state);
  EXPECT_EQ(count_in(state / "work"), 1U);
  EXPECT_TRUE(running_below(state).empty());
  const WorkFolder work(state);
  EXPECT_EQ(count_in(state / "work"), 1U);
}

TEST(WorkFolder, OfARunningOneStays) {
  const auto state = scratch_folder();
  const WorkFolder first(state);
  const WorkFolder second(state);
  remove_abandoned_work(state);
  EXPECT_TRUE(fs::exists(first.path()));
  EXPECT_TRUE(fs::exists(second.path()));
}

// Names that begin with the number of no process: `--state .` removed a user's work/2023/.
TEST(WorkFolder, LeavesWhatItDidNotMake) {
  const auto state = scratch_folder();
  { const WorkFolder work(state); }
  for (const char* name : {"2023", "99999999", "99999999-report", "99999999-notes2023"}) {
    fs::create_directories(state / "work" / name / "deep");
    std::ofstream(state / "work" / name / "deep/file") << "mine";
  }
  fs::create_directory_symlink(state / "work/2023", state / "work/99999999-symlnk");
  { const WorkFolder work(state); }
  remove_abandoned_work(state);
  EXPECT_EQ(count_in(state / "work"), 5U);
  EXPECT_TRUE(fs::exists(state / "work/2023/deep/file"));
  EXPECT_TRUE(fs::exists(state / "work/99999999-report/deep/file"));
}

TEST(CleanCache, RemovesWhatRunsMadeAndNothingElse) {
  const auto folder = scratch_folder();
  die_at_work(folder);
  const std::string key(32, 'a');
  const auto put = [&](const std::string& name) {
    fs::create_directories((folder / name).parent_path());
    std::ofstream(folder / name) << "1234";
  };
  for (const auto& name : {"results/" + key + "/claims", "results/" + key + ".77/claims", "memo/" + key + ".values",
                           "memo/" + key + ".keys", std::string("journal.db")})
    put(name);
  for (const char* name : {"results/2023/figures.csv", "memo/shopping.values", "work/2023/report", "notes.txt"})
    put(name);
  put("runs/one/run.json");

  auto state = store::StateFolder::find(folder);
  ASSERT_TRUE(state && state->reserve());
  const auto size = cache_size(folder);
  EXPECT_EQ(size.results, 8U);
  EXPECT_EQ(size.calls, 8U);
  clean_cache(*state);
  std::set<std::string> left;
  for (const auto& entry : fs::recursive_directory_iterator(folder))
    if (entry.is_regular_file()) left.insert(entry.path().lexically_relative(folder).string());
  EXPECT_EQ(left, (std::set<std::string>{"DOSSIER-STATE", "results/2023/figures.csv", "memo/shopping.values",
                                         "work/2023/report", "notes.txt", "runs/one/run.json"}));
}

}  // namespace
}  // namespace dossier::engine
