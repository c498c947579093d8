// A file that holds a whole export: hidden until commit, in pieces of any size, after a crash, and where it cannot be.
#include <fcntl.h>
#include <gmock/gmock.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <cstring>
#include <fstream>
#include <sstream>
#include <thread>

#include "dossier/export/single_file.hpp"
#include "dossier/testing/export_session.hpp"

namespace dossier::testing {
namespace {

namespace fs = std::filesystem;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::StartsWith;

constexpr std::size_t mebibyte = 1 << 20;  // as much as is written at once

struct SingleFileTest : ::testing::Test {
  TemporaryFolder folder;
  fs::path path = folder.path() / "new" / "out.txt";
  ExportRun run{"r1", "test", {"documents"}, {}};
  ExportRun next{"r2", "test", {"documents"}, {}};

  std::string content() const {
    std::ostringstream text;
    text << std::ifstream(path, std::ios::binary).rdbuf();
    return text.str();
  }
  std::vector<std::string> names() const { return TemporaryFolder::names_in(path.parent_path()); }

  struct Told {
    std::uint64_t rows = 0;
    std::vector<std::string> outputs;
  };
  template <class... Rows>
  static Told seal(SingleFile& file, Rows... rows) {
    Told told;
    dossier_seal_call call{sizeof call, 0, nullptr, nullptr, 0, &told.outputs, [](void* sink, dossier_view json) {
                             static_cast<std::vector<std::string>*>(sink)->emplace_back(from_view(json));
                           }};
    Sealed sealed(&call);
    file.seal(sealed, static_cast<std::uint64_t>(rows)...);
    told.rows = call.rows;
    return told;
  }
  // Writes the text under the run and seals it.
  void sealed(SingleFile& file, const ExportRun& under, std::string_view text) const {
    file.begin(under);
    file.append(text);
    seal(file, 1);
  }
};

// What the body fails with.
template <class Body>
Error failure_of(Body&& body) {
  try {
    body();
  } catch (const Error& error) {
    return error;
  }
  return {"none", "it did not fail"};
}

TEST_F(SingleFileTest, ShowsAllAtCommitAndNothingBefore) {
  SingleFile file(path, "path");
  EXPECT_THAT(TemporaryFolder::names_in(folder.path()), IsEmpty()) << "before begin";
  file.begin(run);
  EXPECT_EQ(file.folder(), path.parent_path());
  file.append("one ");
  file.append("two");
  const auto told = seal(file, 3);
  EXPECT_EQ(told.rows, 3U);
  EXPECT_THAT(told.outputs, ElementsAre(Json(Json::Object{{"path", path.string()}, {"rows", 3}}).dump()));
  EXPECT_FALSE(fs::exists(path));
  file.commit(run);
  EXPECT_EQ(content(), "one two");
  EXPECT_THAT(names(), ElementsAre("out.txt"));
}

TEST_F(SingleFileTest, MayShowFewerRecordsThanItTook) {
  SingleFile file(path, "path");
  file.begin(run);
  const auto told = seal(file, 5, 2);
  EXPECT_EQ(told.rows, 5U);
  EXPECT_THAT(told.outputs, ElementsAre(HasSubstr("\"rows\":2")));
  file.commit(run);
  EXPECT_EQ(content(), "");
}

TEST_F(SingleFileTest, PiecesOfAnySizeStandInTheirOrder) {
  SingleFile file(path, "path");
  file.begin(run);
  std::string expected;
  char letter = 'a';
  for (const std::size_t size : {std::size_t{0}, std::size_t{1}, mebibyte - 1, mebibyte, std::size_t{7}, mebibyte + 1,
                                 3 * mebibyte, mebibyte / 2, mebibyte / 2, std::size_t{10}}) {
    const std::string piece(size, letter++);
    file.append(piece);
    expected += piece;
  }
  seal(file, 1);
  file.commit(run);
  EXPECT_TRUE(content() == expected);
}

TEST_F(SingleFileTest, AbortForgets) {
  SingleFile file(path, "path");
  file.abort();
  file.begin(run);
  file.append("first");
  file.abort();
  file.abort();
  EXPECT_THAT(names(), IsEmpty());
  sealed(file, run, "second");
  file.abort();
  EXPECT_THAT(names(), IsEmpty());
  file.begin(run);
  file.append("third");
  sealed(file, run, "fourth");  // begin anew, without abort
  file.commit(run);
  EXPECT_EQ(content(), "fourth");
  file.begin(next);
  file.append("fifth");
  file.abort();
  EXPECT_EQ(content(), "fourth") << "what is shown stays";
  EXPECT_THAT(names(), ElementsAre("out.txt"));
}

TEST_F(SingleFileTest, AFreshProcessShowsWhatTheDeadOneSealed) {
  in_killed_process([&] {
    auto dead = std::make_unique<SingleFile>(path, "path");
    sealed(*dead, run, "whole");
    return dead;
  });
  EXPECT_FALSE(fs::exists(path));
  for (int times = 0; times < 2; ++times) {
    SingleFile(path, "path").commit(run);
    EXPECT_EQ(content(), "whole");
    EXPECT_THAT(names(), ElementsAre("out.txt"));
  }
}

TEST_F(SingleFileTest, WhatADeadRunLeftIsRemoved) {
  in_killed_process([&] {
    auto dead = std::make_unique<SingleFile>(path, "path");
    dead->begin(run);
    dead->append(std::string(2 * mebibyte, 'x'));
    return dead;
  });
  EXPECT_THAT(names(), ElementsAre(StartsWith(".out.txt.")));
  const auto failure = failure_of([&] { SingleFile(path, "path").commit(run); });
  EXPECT_EQ(failure.code(), "nothing_sealed");
  EXPECT_EQ(failure.option(), "path");
  SingleFile file(path, "path");
  sealed(file, next, "next");
  file.commit(next);
  EXPECT_EQ(content(), "next");
  EXPECT_THAT(names(), ElementsAre("out.txt"));
}

TEST_F(SingleFileTest, ARunThatIsBeingWrittenIsLeftAlone) {
  SingleFile file(path, "path");
  SingleFile second(path, "path");
  file.begin(run);
  file.append("first");
  const auto failure = failure_of([&] { second.begin(run); });
  EXPECT_EQ(failure.code(), "target_busy");
  EXPECT_TRUE(failure.retryable());
  second.abort();
  seal(file, 1);
  file.commit(run);
  EXPECT_EQ(content(), "first");
}

TEST_F(SingleFileTest, RefusesAPathThatNamesNoFile) {
  for (const std::string named : {"", "/", "folder/"}) {
    const auto failure = failure_of([&] { SingleFile(named, "target"); });
    EXPECT_EQ(failure.code(), "bad_option") << named;
    EXPECT_EQ(failure.option(), "target");
    EXPECT_EQ(failure.what(), "expected the path of a file, found \"" + named + "\"");
  }
}

TEST_F(SingleFileTest, ProbeTellsWhatBeginWould) {
  EXPECT_THAT(SingleFile(path, "path").probe(), HasSubstr("out.txt is not there yet"));
  EXPECT_THAT(TemporaryFolder::names_in(folder.path()), IsEmpty());
  std::ofstream(folder.path() / "file") << "x";
  EXPECT_THAT(SingleFile(folder.path() / "file", "path").probe(), HasSubstr("is there and would be replaced"));
  for (const auto& target : {folder.path(), folder.path() / "file" / "out.txt"}) {
    SingleFile file(target, "path");
    for (const auto& failure : {failure_of([&] { file.probe(); }), failure_of([&] { file.begin(run); })}) {
      EXPECT_EQ(failure.code(), "cannot_write") << target;
      EXPECT_EQ(failure.option(), "path");
      EXPECT_THAT(failure.what(), HasSubstr(target == folder.path() ? "found a folder" : folder.path() / "file"));
    }
    file.abort();
  }
}

// A file in its place would destroy it; for /dev/null that is the whole machine's.
TEST_F(SingleFileTest, WritesToADeviceAFifoAndASocketThatStayWhatTheyAre) {
  path = folder.path() / "fifo";
  ASSERT_EQ(::mkfifo(path.c_str(), 0600), 0);
  SingleFile file(path, "path");
  EXPECT_THAT(file.probe(), HasSubstr("would be written to"));
  sealed(file, run, std::string(2 * mebibyte, 'x'));
  EXPECT_THAT(names(), ElementsAre("fifo"));
  std::string got;
  std::thread reader([&] { got = content(); });
  file.commit(run);
  reader.join();
  EXPECT_EQ(got, std::string(2 * mebibyte, 'x'));
  EXPECT_TRUE(fs::is_fifo(path));
  EXPECT_THAT(names(), ElementsAre("fifo"));

  path = folder.path() / "socket";
  const int listener = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  ASSERT_LT(path.string().size(), sizeof address.sun_path);
  std::strcpy(address.sun_path, path.c_str());
  ASSERT_EQ(::bind(listener, reinterpret_cast<const sockaddr*>(&address), sizeof address), 0);
  SingleFile socket(path, "path");
  sealed(socket, run, "to a socket");
  const auto refusal = failure_of([&] { socket.commit(run); });
  EXPECT_EQ(refusal.code(), "cannot_write");
  EXPECT_THAT(refusal.what(), HasSubstr("nobody listens at the socket"));
  ASSERT_EQ(::listen(listener, 1), 0);
  socket.commit(run);
  char bytes[64];
  const int peer = ::accept(listener, nullptr, nullptr);
  EXPECT_EQ(std::string(bytes, static_cast<std::size_t>(::read(peer, bytes, sizeof bytes))), "to a socket");
  ::close(peer);
  ::close(listener);
  EXPECT_TRUE(fs::is_socket(path));

  SingleFile null("/dev/null", "path");
  sealed(null, run, "nothing");
  null.commit(run);
  EXPECT_TRUE(fs::is_character_file("/dev/null"));

  SingleFile full("/dev/full", "path");
  sealed(full, run, "something");
  EXPECT_EQ(failure_of([&] { full.commit(run); }).code(), "no_space");
  EXPECT_TRUE(fs::is_character_file("/dev/full"));
}

TEST_F(SingleFileTest, DoesNotClaimThatADeviceWasWrittenByADeadProcess) {
  SingleFile file("/dev/null", "path");
  EXPECT_EQ(failure_of([&] { file.commit(run); }).code(), "nothing_sealed");
}

}  // namespace
}  // namespace dossier::testing
