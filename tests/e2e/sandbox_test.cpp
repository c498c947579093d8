// What a worker can reach: plugins that try, native and in Python, with a sandbox, with grants, and without.
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <cstddef>
#include <cstdlib>
#include <cstring>
#include <map>
#include <set>

#include "command.hpp"
#include "core/plugin/sandbox/confine.hpp"
#include "tests/e2e/python_plugins.hpp"

namespace e2e {
namespace {

using Outcomes = std::map<std::string, std::string>;

// Listens on a port of this machine and on a path, as services do.
class Services {
 public:
  explicit Services(const std::string& path)
      : tcp_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)),
        local_(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0)),
        abstract_(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    EXPECT_EQ(::bind(tcp_, reinterpret_cast<const sockaddr*>(&address), size), 0);
    EXPECT_EQ(::listen(tcp_, 16), 0);
    EXPECT_EQ(::getsockname(tcp_, reinterpret_cast<sockaddr*>(&address), &size), 0);
    port_ = ntohs(address.sin_port);
    sockaddr_un named{};
    named.sun_family = AF_UNIX;
    std::strncpy(named.sun_path, path.c_str(), sizeof named.sun_path - 1);
    EXPECT_EQ(::bind(local_, reinterpret_cast<const sockaddr*>(&named), sizeof named), 0);
    EXPECT_EQ(::listen(local_, 16), 0);
    named = {};
    named.sun_family = AF_UNIX;
    name_ = "dossier-reach-" + std::to_string(::getpid());
    std::memcpy(named.sun_path + 1, name_.data(), name_.size());
    size = static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + 1 + name_.size());
    EXPECT_EQ(::bind(abstract_, reinterpret_cast<const sockaddr*>(&named), size), 0);
    EXPECT_EQ(::listen(abstract_, 16), 0);
  }
  ~Services() {
    ::close(tcp_);
    ::close(local_);
    ::close(abstract_);
  }
  Services(const Services&) = delete;
  Services& operator=(const Services&) = delete;
  int port() const { return port_; }
  const std::string& name() const { return name_; }

 private:
  int tcp_;
  int local_;
  int abstract_;
  int port_ = 0;
  std::string name_;
};

class SandboxTest : public CommandTest, public testing::WithParamInterface<const char*> {
 protected:
  void SetUp() override {
    CommandTest::SetUp();
    plugin_folders_.push_back(JOINTS_DIR);
    plugin_folders_.push_back(install_python(SOURCE_DIR "/tests/joints/python/reach.py", folder_ / "plugins"));
    write_file(folder_ / "user/secret.txt", "secret");
    write_file(folder_ / "user/victim.txt", "victim");
    fs::create_directories(folder_ / "elsewhere");
    services_.emplace(path("s"));
    ::setenv("REACH_SECRET", "secret", 1);
  }
  void TearDown() override {
    ::unsetenv("REACH_SECRET");
    CommandTest::TearDown();
  }

  Outcome run_reach(const std::string& more, bool execs = true) {
    dossier::Json document(dossier::Json::Object{});
    document.set("id", "a");
    document.set("text", "secret=" + path("user/secret.txt") + "\nvictim=" + path("user/victim.txt") +
                             "\noutside=" + path("elsewhere") + "\nsocket=" + path("s") +
                             "\nabstract=" + services_->name() + "\nbeside=" + path("plugins") +
                             "\nport=" + std::to_string(services_->port()) + (execs ? "" : "\nexec=no") + "\n");
    write_file(folder_ / "in.jsonl", document.dump() + "\n");
    return run("version: 1\nname: reach\nstages:\n  read: { use: reader.jsonl, paths: [\"" + path("in.jsonl") +
               "\"] }\n  try: { use: " + GetParam() + ", from: [read], isolation: process" + more +
               " }\n  save: { use: exporter.jsonl, from: [try, \"*.rejected\"], with: { directory: \"" + path("out") +
               "\" } }\n");
  }
  Outcomes outcomes() const {
    Outcomes found;
    for (const auto& claim : read_lines(path("out/claims.jsonl")))
      found[std::string(claim.text_or("what"))] = claim.text_or("outcome");
    return found;
  }
  std::set<std::string> reached() const {
    std::set<std::string> found;
    for (const auto& [what, outcome] : outcomes())
      if (outcome == "reached") found.insert(what);
    return found;
  }
  dossier::Json sandbox() const {
    const auto record = dossier::parse_json(read_file(path("out/run.json")));
    return *record->find("stages")->find("try")->find("sandbox")->find(GetParam());
  }

  std::optional<Services> services_;
};

// What both plugins try, besides to become another program, which is the last and ends a worker where it succeeds.
const std::set<std::string> attempts{
    // files
    "shadow", "secret file", "names in its folder", "status of a file", "write a file", "write beside itself",
    "truncate", "truncate by opening", "chmod", "link", "unlink", "libraries of the system", "its own memory map",
    // sockets
    "tcp", "udp", "raw socket", "netlink", "unix socket", "abstract socket",
    // the host and other processes
    "fork", "thread", "ptrace the host", "signal the host", "signal a group", "handle of the host",
    "limits of the host", "memory file of the host", "memory of the host", "environment of the host",
    "files of the host", "command of the host", "secret variable", "input of the terminal",
    // the kernel
    "namespace", "mount", "keyring", "bpf", "io_uring", "perf_event_open", "program in memory", "userfaultfd",
    "shared memory"};

// Everything that a plugin still reaches is in this list.
TEST_P(SandboxTest, AWorkerReachesNothingOfTheUser) {
  if (const auto missing = dossier::plugin::missing_parts(); !missing.empty()) GTEST_SKIP() << missing;
  const auto outcome = run_reach("");
  ASSERT_EQ(outcome.exit, 0) << outcome.err;
  EXPECT_EQ(reached(),
            (std::set<std::string>{"its own memory map", "libraries of the system", "status of a file", "thread"}))
      << read_file(path("out/claims.jsonl")) << read_file(path("out/rejected.jsonl"));
  auto tried = attempts;
  tried.insert("exec");
  std::set<std::string> names;
  for (const auto& [what, error] : outcomes()) names.insert(what);
  EXPECT_EQ(names, tried);
  EXPECT_EQ(read_file(path("user/secret.txt")), "secret");
  EXPECT_EQ(read_file(path("user/victim.txt")), "victim");
  EXPECT_EQ(sandbox().text_or("state"), "full");
  EXPECT_EQ(sandbox().text_or("mode"), "best-effort");
  EXPECT_NE(outcome.out.find("sandbox full"), std::string::npos) << outcome.out;
}

// Without Landlock or seccomp, what is left of the sandbox is in force, and the rest is named.
TEST_P(SandboxTest, WhatIsMissingIsNamed) {
  const auto missing = dossier::plugin::missing_parts();
  const auto outcome = run_reach(", sandbox: required");
  if (missing.empty()) {
    EXPECT_EQ(outcome.exit, 0) << outcome.err;
    EXPECT_EQ(sandbox().text_or("mode"), "required");
    return;
  }
  EXPECT_EQ(outcome.exit, 4);
  EXPECT_NE(outcome.err.find("requires a sandbox"), std::string::npos) << outcome.err;
  ASSERT_EQ(run_reach("").exit, 0);
  EXPECT_EQ(sandbox().text_or("state"), "partial");
  EXPECT_FALSE(sandbox().find("missing")->array()->empty());
}

TEST_P(SandboxTest, WhatIsGrantedIsReachedAndNothingElse) {
  if (const auto missing = dossier::plugin::missing_parts(); !missing.empty()) GTEST_SKIP() << missing;
  const auto grants = "network: true, read: [\"" + path("user/secret.txt") + "\"], write: [\"" + path("elsewhere") +
                      "\"], environment: [REACH_SECRET]";
  ASSERT_EQ(run_reach(", grant: { " + grants + " }").exit, 0);
  const std::set<std::string> always{"its own memory map", "libraries of the system", "status of a file", "thread"};
  auto expected = always;
  expected.insert({"netlink", "secret file", "secret variable", "tcp", "udp", "write a file"});
  EXPECT_EQ(reached(), expected) << read_file(path("out/claims.jsonl"));
  EXPECT_EQ(read_file(path("user/victim.txt")), "victim");
  const auto state = sandbox();
  const auto* granted = state.find("granted");
  ASSERT_NE(granted, nullptr);
  EXPECT_TRUE(granted->flag_or("network"));
  EXPECT_EQ(granted->find("read")->array()->size(), 1U);

  ASSERT_EQ(run_reach(", grant: { local_sockets: true }").exit, 0);
  expected = always;
  expected.insert({"abstract socket", "unix socket"});
  EXPECT_EQ(reached(), expected);

  ASSERT_EQ(run_reach(", grant: { processes: true }", false).exit, 0);
  expected = always;
  expected.insert({"exec", "fork"});
  auto found = reached();
  found.insert("exec");  // a program leaves it out where it is told not to
  for (const auto* seen : {"signal the host", "signal a group"}) found.erase(seen);  // before Landlock's version 6
  EXPECT_EQ(found, expected);
}

// The attempts do reach what they try, where nothing keeps them from it.
TEST_P(SandboxTest, WithoutOneEverythingIsReached) {
  const auto outcome = run_reach(", sandbox: off", false);
  ASSERT_EQ(outcome.exit, 0) << outcome.err;
  const auto found = reached();
  for (const auto* what : {"secret file",
                           "names in its folder",
                           "write a file",
                           "truncate",
                           "chmod",
                           "unlink",
                           "tcp",
                           "udp",
                           "netlink",
                           "unix socket",
                           "abstract socket",
                           "write beside itself",
                           "link",
                           "fork",
                           "secret variable",
                           "signal the host",
                           "handle of the host",
                           "environment of the host",
                           "files of the host",
                           "command of the host",
                           "limits of the host",
                           "program in memory",
                           "shared memory"})
    EXPECT_TRUE(found.contains(what)) << what << ": " << outcomes()[what];
  EXPECT_EQ(sandbox().text_or("state"), "off");
  EXPECT_NE(outcome.out.find("sandbox off"), std::string::npos) << outcome.out;
}

INSTANTIATE_TEST_SUITE_P(Kinds, SandboxTest, testing::Values("extractor.reach", "extractor.reach-python"),
                         [](const auto& info) {
                           return std::string(info.param).find("python") == std::string::npos ? "Native" : "Python";
                         });

}  // namespace
}  // namespace e2e
