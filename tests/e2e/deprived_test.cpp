// The sandbox of workers where a part of it is missing: the command runs without the system calls of that part, as in a
// container that hides them, or as an ordinary user.
#include <fcntl.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <functional>

#include "command.hpp"
#include "core/plugin/sandbox/confine.hpp"
#include "core/plugin/sandbox/landlock.hpp"
#include "tests/e2e/python_plugins.hpp"

namespace e2e {
namespace {

constexpr unsigned landlock_create_ruleset = 444;
constexpr int not_possible = 97;
constexpr uid_t nobody = 65534;

// From now on this system call fails with the error.
bool hide(unsigned call, int error) {
  sock_filter program[] = {
      {BPF_LD | BPF_W | BPF_ABS, 0, 0, 0},  // the number of the system call
      {BPF_JMP | BPF_JEQ | BPF_K, 0, 1, call},
      {BPF_RET | BPF_K, 0, 0, SECCOMP_RET_ERRNO | static_cast<unsigned>(error)},
      {BPF_RET | BPF_K, 0, 0, SECCOMP_RET_ALLOW},
  };
  const sock_fprog filter{4, program};
  return ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 &&
         ::prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &filter, 0, 0) == 0;
}

class DeprivedTest : public CommandTest, public testing::WithParamInterface<const char*> {
 protected:
  void SetUp() override {
    CommandTest::SetUp();
    install_python(SOURCE_DIR "/tests/joints/python/reach.py", folder_ / "plugins");
    write_file(folder_ / "user/secret.txt", "secret");
    fs::create_directories(folder_ / "elsewhere");
    write_file(folder_ / "in.jsonl", "{\"id\":\"a\",\"text\":\"secret=" + path("user/secret.txt") +
                                         "\\nvictim=" + path("user/secret.txt") + "\\noutside=" + path("elsewhere") +
                                         "\\nsocket=none\\nabstract=none\\nport=1\\nexec=no\\n\"}\n");
  }
  // As a process of its own, after `deprive`.
  Outcome run_reach(const std::string& mode, const std::function<bool()>& deprive) const {
    write_file(folder_ / "pipeline.yaml",
               "version: 1\nname: reach\nstages:\n  read: { use: reader.jsonl, paths: [\"" + path("in.jsonl") +
                   "\"] }\n  try: { use: " + GetParam() + ", from: [read], isolation: process, sandbox: " + mode +
                   " }\n  save: { use: exporter.jsonl, from: [try], with: { directory: \"" + path("out") + "\" } }\n");
    std::vector<std::string> arguments{DOSSIER_COMMAND, "run",         path("pipeline.yaml"), "--fresh",
                                       "--state",       path("state"), "--plugin-dir",        PLUGIN_DIR,
                                       "--plugin-dir",  JOINTS_DIR,    "--plugin-dir",        path("plugins")};
    std::vector<char*> pointers;
    for (auto& argument : arguments) pointers.push_back(argument.data());
    pointers.push_back(nullptr);
    const auto out = path("stdout");
    const auto err = path("stderr");
    const pid_t child = ::fork();
    if (child == 0) {
      ::dup2(::open(out.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600), STDOUT_FILENO);
      ::dup2(::open(err.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600), STDERR_FILENO);
      if (deprive()) ::execv(pointers[0], pointers.data());
      ::_exit(not_possible);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, read_file(out), read_file(err)};
  }
  std::string outcome_of(std::string_view what) const {
    for (const auto& claim : read_lines(path("out/claims.jsonl")))
      if (claim.text_or("what") == what) return std::string(claim.text_or("outcome"));
    return "not tried";
  }
  dossier::Json sandbox() const {
    const auto record = dossier::parse_json(read_file(path("out/run.json")));
    return *record->find("stages")->find("try")->find("sandbox")->find(GetParam());
  }
  // best-effort names what is missing where a user looks, required refuses and says what to do.
  void expect_missing(const std::function<bool()>& deprive, const std::string& part) const {
    const auto outcome = run_reach("best-effort", deprive);
    if (outcome.exit == not_possible) GTEST_SKIP() << "this system lets no process give up a system call";
    ASSERT_EQ(outcome.exit, 0) << outcome.err;
    EXPECT_EQ(sandbox().text_or("state"), "partial");
    EXPECT_NE(sandbox().find("missing")->dump().find(part), std::string::npos) << sandbox().dump();
    EXPECT_NE(outcome.out.find("sandbox partial (not restricted: "), std::string::npos) << outcome.out;
    EXPECT_NE(outcome.out.find(part), std::string::npos) << outcome.out;

    fs::remove_all(path("out"));
    const auto refused = run_reach("required", deprive);
    EXPECT_EQ(refused.exit, 4);
    EXPECT_NE(refused.err.find("stage try requires a sandbox"), std::string::npos) << refused.err;
    EXPECT_NE(refused.err.find(part), std::string::npos) << refused.err;
    EXPECT_NE(refused.err.find("set `sandbox: best-effort`"), std::string::npos) << refused.err;
    EXPECT_FALSE(fs::exists(path("out/claims.jsonl")));
  }
};

TEST_P(DeprivedTest, WithoutLandlockTheFilterStillRefusesToWrite) {
  expect_missing([] { return hide(landlock_create_ruleset, ENOSYS); }, "needs Linux 5.13");
  if (IsSkipped()) return;
  ASSERT_EQ(run_reach("best-effort", [] { return hide(landlock_create_ruleset, ENOSYS); }).exit, 0);
  EXPECT_EQ(outcome_of("write a file"), "EACCES");
  EXPECT_EQ(outcome_of("fork"), "EPERM");
  EXPECT_EQ(outcome_of("tcp"), "EACCES");
  EXPECT_EQ(outcome_of("secret file"), "reached") << "which the summary has said";
}

TEST_P(DeprivedTest, LandlockMayBeSwitchedOff) {
  expect_missing([] { return hide(landlock_create_ruleset, EOPNOTSUPP); }, "add landlock to the boot option lsm=");
}

TEST_P(DeprivedTest, WithoutSeccompFilesAreStillRestricted) {
  expect_missing([] { return hide(SYS_seccomp, ENOSYS); }, "system calls: ");
  if (IsSkipped() || dossier::plugin::landlock_version() == 0) return;
  EXPECT_EQ(run_reach("best-effort", [] { return hide(SYS_seccomp, ENOSYS); }).exit, 0);
  EXPECT_EQ(outcome_of("secret file"), "EACCES");
  EXPECT_EQ(outcome_of("write a file"), "EACCES");
}

TEST_P(DeprivedTest, WithoutCapsetCapabilitiesAreNamed) {
  expect_missing([] { return hide(SYS_capset, EPERM); }, "capabilities: they cannot be dropped");
}

TEST_P(DeprivedTest, AnOrdinaryUserHasAFullSandbox) {
  if (const auto missing = dossier::plugin::missing_parts(); !missing.empty()) GTEST_SKIP() << missing;
  if (::getuid() != 0) GTEST_SKIP() << "the other tests run as an ordinary user already";
  for (const auto& each : fs::recursive_directory_iterator(folder_))
    EXPECT_EQ(::lchown(each.path().c_str(), nobody, nobody), 0);
  EXPECT_EQ(::chown(folder_.c_str(), nobody, nobody), 0);
  const auto outcome = run_reach("required", [] {
    return ::setgid(nobody) == 0 && ::setuid(nobody) == 0 && ::access(DOSSIER_COMMAND, X_OK) == 0 &&
           ::access(JOINTS_DIR, R_OK) == 0;
  });
  if (outcome.exit == not_possible) GTEST_SKIP() << "an ordinary user cannot read this build";
  ASSERT_EQ(outcome.exit, 0) << outcome.err;
  EXPECT_EQ(sandbox().text_or("state"), "full");
  EXPECT_EQ(outcome_of("secret file"), "EACCES");
}

INSTANTIATE_TEST_SUITE_P(Kinds, DeprivedTest, testing::Values("extractor.reach", "extractor.reach-python"),
                         [](const auto& info) {
                           return std::string(info.param).find("python") == std::string::npos ? "Native" : "Python";
                         });

TEST(Landlock, WhyThereIsNoneIsToldByTheError) {
  const auto hidden = dossier::plugin::why_no_landlock(ENOSYS);
  const auto off = dossier::plugin::why_no_landlock(EOPNOTSUPP);
  const auto refused = dossier::plugin::why_no_landlock(EPERM);
  EXPECT_NE(hidden, off);
  EXPECT_NE(refused.find("Operation not permitted"), std::string::npos) << refused;
}

}  // namespace
}  // namespace e2e
