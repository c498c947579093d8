// What is laid aside comes back byte for byte, leaves nothing in the folder, and says why where it cannot be kept.
#include <gmock/gmock.h>
#include <sys/resource.h>

#include <csignal>

#include "dossier/export/record_spool.hpp"
#include "tests/scratch.hpp"

namespace dossier {
namespace {

using ::testing::HasSubstr;

// While it lives this process writes no file beyond so many bytes.
class FileSizeLimit {
 public:
  explicit FileSizeLimit(rlim_t bytes) : handler_(std::signal(SIGXFSZ, SIG_IGN)) {
    ::getrlimit(RLIMIT_FSIZE, &before_);
    const rlimit limit{bytes, before_.rlim_max};
    ::setrlimit(RLIMIT_FSIZE, &limit);
  }
  ~FileSizeLimit() {
    ::setrlimit(RLIMIT_FSIZE, &before_);
    std::signal(SIGXFSZ, handler_);
  }
  FileSizeLimit(const FileSizeLimit&) = delete;
  FileSizeLimit& operator=(const FileSizeLimit&) = delete;

 private:
  rlimit before_{};
  void (*handler_)(int);
};

// A record of its own for each number; some are larger than what is written at once, some are empty.
std::string record(std::size_t number) {
  const std::size_t sizes[] = {0, 10, 3 << 20, 70'000, 1};
  return std::string(sizes[number % 5], static_cast<char>('a' + number % 26));
}

TEST(RecordSpool, ViewsShowWhatWasAdded) {
  const auto folder = scratch_folder();
  RecordSpool spool(folder, "path");
  std::vector<RecordSpool::Place> places;
  for (std::size_t i = 0; i < 20; ++i) places.push_back(spool.add(record(i)));
  spool.read();
  std::vector<std::string_view> views;
  views.reserve(places.size());
  for (const auto place : places) views.push_back(spool.view(place));
  for (std::size_t i = 0; i < views.size(); ++i) {
    EXPECT_EQ(views[i], record(i)) << i;
    EXPECT_EQ(spool.at(places[i]), record(i)) << i;
  }
  EXPECT_EQ(spool.view({}), "");
  EXPECT_TRUE(std::filesystem::is_empty(folder));
}

TEST(RecordSpool, CopiesComeBetweenAdditions) {
  RecordSpool spool(scratch_folder(), "path");
  std::vector<RecordSpool::Place> places;
  for (std::size_t i = 0; i < 20; ++i) {
    places.push_back(spool.add(record(i)));
    for (std::size_t j = 0; j <= i; j += 7) EXPECT_EQ(spool.at(places[j]), record(j)) << j << " of " << i;
  }
  spool.read();
  EXPECT_EQ(spool.view(places[11]), record(11));
}

// A file of no bytes cannot be mapped.
TEST(RecordSpool, AnEmptyOneCanBeRead) {
  RecordSpool spool(scratch_folder(), "path");
  spool.read();
  EXPECT_EQ(spool.view({}), "");
  RecordSpool of_nothing(scratch_folder(), "path");
  const auto place = of_nothing.add("");
  of_nothing.read();
  EXPECT_EQ(of_nothing.view(place), "");
  EXPECT_EQ(of_nothing.at(place), "");
}

TEST(RecordSpool, ReadingTwiceKeepsTheViews) {
  RecordSpool spool(scratch_folder(), "path");
  const auto place = spool.add("one");
  spool.read();
  const auto view = spool.view(place);
  spool.read();
  EXPECT_EQ(spool.view(place).data(), view.data());
  EXPECT_EQ(view, "one");
}

TEST(RecordSpool, SaysWhereItCannotBeMade) {
  const auto folder = scratch_folder() / "missing";
  try {
    RecordSpool spool(folder, "path");
    FAIL() << "a spool in a folder that is not there";
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), "cannot_write");
    EXPECT_EQ(error.option(), "path");
    EXPECT_EQ(error.what(), "cannot create a file in " + folder.string() + ": No such file or directory");
  }
}

TEST(RecordSpool, SaysWhereItCannotGrow) {
  const auto folder = scratch_folder();
  RecordSpool spool(folder, "path");
  spool.add("more than four bytes");
  const FileSizeLimit limit(4);
  try {
    spool.read();
    FAIL() << "20 bytes were written into a file of at most 4";
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), "cannot_write");
    EXPECT_EQ(error.option(), "path");
    EXPECT_THAT(error.what(), HasSubstr("cannot write a file in " + folder.string() + ": "));
  }
}

}  // namespace
}  // namespace dossier
