#include "core/store/atomic_file.hpp"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstring>
#include <fstream>
#include <sstream>
#include <thread>
#include <vector>

#include "tests/scratch.hpp"

namespace dossier::store {
namespace {

namespace fs = std::filesystem;

std::string read(const fs::path& file) {
  std::stringstream text;
  text << std::ifstream(file).rdbuf();
  return text.str();
}

TEST(AtomicFile, ReplacesAFile) {
  const auto folder = scratch_folder();
  write_atomically(folder / "a", "first");
  write_atomically(folder / "a", "second");
  EXPECT_EQ(read(folder / "a"), "second");
  EXPECT_EQ(std::distance(fs::directory_iterator(folder), {}), 1);
}

TEST(AtomicFile, LeavesNothingBehindWhereItFails) {
  const auto folder = scratch_folder();
  fs::create_directories(folder / "a/b");  // a rename to it fails
  EXPECT_THROW(write_atomically(folder / "a", "first"), fs::filesystem_error);
  EXPECT_EQ(std::distance(fs::directory_iterator(folder), {}), 1);
}

std::size_t count_in(const fs::path& folder) {
  return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder), {}));
}

// A writer that is killed before its file has its name.
void die_before_commit(const fs::path& path) {
  const pid_t child = ::fork();
  ASSERT_GE(child, 0);
  if (child == 0) {
    AtomicFile file(path);
    file.write("half");
    file.settle();
    ::kill(::getpid(), SIGKILL);
  }
  int status = 0;
  ASSERT_EQ(::waitpid(child, &status, 0), child);
}

TEST(AtomicFile, OfAKilledWriterGoesWithTheNext) {
  const auto folder = scratch_folder();
  die_before_commit(folder / "a");
  die_before_commit(folder / "a");
  EXPECT_EQ(count_in(folder), 1U) << "the second writer removes what the first one left";
  write_atomically(folder / "a", "whole");
  EXPECT_EQ(read(folder / "a"), "whole");
  EXPECT_EQ(count_in(folder), 1U);
}

TEST(AtomicFile, OfALivingWriterStays) {
  const auto folder = scratch_folder();
  AtomicFile first(folder / "a");
  first.write("first");
  first.settle();
  write_atomically(folder / "a", "second");
  EXPECT_EQ(count_in(folder), 2U);
  first.commit();
  EXPECT_EQ(read(folder / "a"), "first");
  EXPECT_EQ(count_in(folder), 1U);
}

// Names of the user's that look almost like ours.
TEST(AtomicFile, RemovesNobodyElsesFiles) {
  const auto folder = scratch_folder();
  for (const char* name : {".a.tmp", ".a.1.tmp", ".a.1-0", ".a.b-0.tmp", ".b.1-0.tmp", "a.1-0.tmp"})
    std::ofstream(folder / name) << "the user's";
  fs::create_directory(folder / ".a.2-0.tmp");
  fs::create_symlink("a.1-0.tmp", folder / ".a.3-0.tmp");
  write_atomically(folder / "a", "whole");
  EXPECT_EQ(count_in(folder), 9U);
}

TEST(AtomicFile, ManyWritersOfOneFileAllSucceed) {
  const auto folder = scratch_folder();
  std::vector<std::thread> writers;
  for (int i = 0; i < 8; ++i)
    writers.emplace_back([&, i] {
      for (int round = 0; round < 50; ++round)
        write_atomically(folder / "a", std::string(1000, static_cast<char>('a' + i)));
    });
  for (auto& writer : writers) writer.join();
  const auto last = read(folder / "a");
  EXPECT_EQ(last, std::string(1000, last.at(0)));
  EXPECT_EQ(count_in(folder), 1U);
}

TEST(AtomicFile, WritesIntoAFifoThatStaysOne) {
  const auto folder = scratch_folder();
  const auto fifo = folder / "fifo";
  ASSERT_EQ(::mkfifo(fifo.c_str(), 0600), 0);
  std::string got;
  std::thread reader([&] { got = read(fifo); });
  write_atomically(fifo, "through the pipe");
  reader.join();
  EXPECT_EQ(got, "through the pipe");
  EXPECT_TRUE(fs::is_fifo(fifo));
  EXPECT_EQ(std::distance(fs::directory_iterator(folder), {}), 1);
}

TEST(AtomicFile, WritesToAUnixSocketThatStaysOne) {
  const auto folder = scratch_folder() / std::string(90, 'd');  // longer than an address
  fs::create_directory(folder);
  const auto path = folder / "socket";
  const int listener = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  const int opened = ::open(folder.c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC);
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  const auto name = "/proc/self/fd/" + std::to_string(opened) + "/socket";
  std::memcpy(address.sun_path, name.c_str(), name.size());
  ASSERT_EQ(::bind(listener, reinterpret_cast<const sockaddr*>(&address), sizeof address), 0);
  EXPECT_THROW(write_atomically(path, "nobody listens"), std::system_error);
  ASSERT_EQ(::listen(listener, 1), 0);
  std::string got;
  std::thread reader([&] {
    const int peer = ::accept(listener, nullptr, nullptr);
    char bytes[64];
    for (ssize_t size = 0; (size = ::read(peer, bytes, sizeof bytes)) > 0;)
      got.append(bytes, static_cast<std::size_t>(size));
    ::close(peer);
  });
  write_atomically(path, "through the socket");
  reader.join();
  ::close(listener);
  ::close(opened);
  EXPECT_EQ(got, "through the socket");
  EXPECT_TRUE(fs::is_socket(path));
  EXPECT_EQ(std::distance(fs::directory_iterator(folder), {}), 1);
}

TEST(AtomicFile, WritesToADevice) {
  write_atomically("/dev/null", "nothing");
  EXPECT_TRUE(fs::is_character_file("/dev/null"));
  EXPECT_THROW(write_atomically("/dev/full", "something"), std::system_error);
  EXPECT_TRUE(fs::is_character_file("/dev/full"));
}

// As /dev/stdout leads to it.
TEST(AtomicFile, WritesToWhatADescriptorHasOpen) {
  const auto folder = scratch_folder();
  std::ofstream(folder / "log") << "before ";
  OutputFile keeps = OutputFile::append_to(folder / "log");
  for (const auto& entry : fs::directory_iterator("/proc/self/fd")) {
    std::error_code gone;
    if (fs::read_symlink(entry.path(), gone) != folder / "log") continue;
    write_atomically(entry.path(), "after");
    EXPECT_EQ(read(folder / "log"), "before after");
    return;
  }
  FAIL() << "the file is open, so it has a descriptor";
}

}  // namespace
}  // namespace dossier::store
