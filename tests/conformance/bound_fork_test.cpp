// A check that is killed leaves no process behind.
#include "core/conformance/bound_fork.hpp"

#include <gtest/gtest.h>
#include <poll.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

namespace {

TEST(BoundFork, DoesNotOutliveTheProcessThatForkedIt) {
  int ends[2];
  ASSERT_EQ(::pipe(ends), 0);
  const pid_t parent = ::fork();
  if (parent == 0) {
    if (dossier::conformance::bound_fork() == 0 && ::write(ends[1], "x", 1) != 1) ::_exit(1);
    while (true) ::pause();  // both
  }
  ::close(ends[1]);
  char byte = 0;
  ASSERT_EQ(::read(ends[0], &byte, 1), 1);  // the child runs
  ::kill(parent, SIGKILL);
  ::waitpid(parent, nullptr, 0);
  pollfd closed{ends[0], POLLIN, 0};
  EXPECT_EQ(::poll(&closed, 1, 20'000), 1) << "the child holds the pipe open";
  EXPECT_EQ(::read(ends[0], &byte, 1), 0);
  ::close(ends[0]);
}

}  // namespace
