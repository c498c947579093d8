#include "dossier/plugin/mapped_text.hpp"

#include <gtest/gtest.h>

#include <random>

#include "dossier/testing/printing.hpp"

namespace dossier {
namespace {

// What MappedText says of each byte of its text, and what it should say.
struct Traced {
  MappedText text;
  std::vector<Span> sources;  // of each byte; empty: not in the input

  void copy(std::string_view bytes, std::uint64_t source) {
    text.copy(bytes, source);
    for (std::uint64_t i = 0; i < bytes.size(); ++i) sources.push_back({source + i, source + i + 1});
  }
  void replace(std::string_view bytes, const Span& source) {
    if (bytes.size() == source.size()) return copy(bytes, source.start);
    text.replace(bytes, source);
    sources.insert(sources.end(), bytes.size(), source);
  }
  void insert(std::string_view bytes) {
    text.insert(bytes);
    sources.insert(sources.end(), bytes.size(), {});
  }
  void append(const Traced& other, const Span& part) {
    text.append(other.text, part);
    const auto from = other.sources.begin();
    sources.insert(sources.end(), from + static_cast<std::ptrdiff_t>(part.start),
                   from + static_cast<std::ptrdiff_t>(part.end));
  }
  void truncate(std::uint64_t size) {
    text.truncate(size);
    sources.resize(size);
  }
  void check() const {
    ASSERT_EQ(text.size(), sources.size());
    for (std::uint64_t i = 0; i < sources.size(); ++i) ASSERT_EQ(text.source_of({i, i + 1}), sources[i]) << i;
    std::uint64_t end = 0;
    for (const auto& run : text.runs()) {
      ASSERT_GE(run.text, end);
      ASSERT_EQ(run.text_size % run.units, 0U);
      ASSERT_EQ(run.source_size % run.units, 0U);
      end = run.text_end();
    }
  }
};

TEST(MappedText, LettersOfEqualSizesAreOneRun) {
  MappedText text;
  for (std::uint64_t i = 0; i < 1000; ++i) text.replace("é", {i, i + 1});
  for (std::uint64_t i = 0; i < 1000; ++i) text.replace("&", {1000 + 5 * i, 1005 + 5 * i});
  ASSERT_EQ(text.runs().size(), 2U);
  EXPECT_EQ(text.runs()[0].units, 1000U);
  EXPECT_EQ(text.source_of({40, 44}), (Span{20, 22}));
  EXPECT_EQ(text.source_of({41, 43}), (Span{20, 22}));
  EXPECT_EQ(text.source_of({1998, 2001}), (Span{999, 1005}));
}

TEST(MappedText, KnowsTheSourceOfEachByte) {
  std::mt19937 random(7);
  const auto below = [&](std::uint64_t most) { return std::uint64_t{random()} % most; };
  for (int round = 0; round < 200; ++round) {
    Traced first;
    Traced second;
    std::uint64_t at = 0;
    for (int step = 0; step < 60; ++step) {
      const std::string bytes(1 + below(3), 'x');
      switch (below(6)) {
        case 0: first.copy(bytes, at); break;
        case 1: first.insert(bytes); break;
        case 2:
          if (!first.sources.empty() && below(4) == 0) first.truncate(below(first.sources.size()));
          break;
        default:
          for (auto units = below(6); units > 0; --units, at += 4) first.replace(bytes, {at, at + 4});
      }
      at += below(2) * 4;
    }
    for (int step = 0; step < 5 && !first.sources.empty(); ++step) {
      const auto start = below(first.sources.size());
      second.append(first, {start, start + below(first.sources.size() - start + 1)});
    }
    first.check();
    second.check();
  }
}

// From a text to the text it was decoded from, to the input.
TEST(MappedText, GoesThroughAnother) {
  MappedText decoded;  // "éé&& a" from a file with 4 bytes for each é and 5 for each &
  decoded.replace("é", {0, 4});
  decoded.replace("é", {4, 8});
  decoded.replace("&", {8, 13});
  decoded.replace("&", {13, 18});
  decoded.copy(" a", 18);
  MappedText text;
  text.copy("é", 2);
  text.replace("und", {4, 5});
  text.replace("und", {5, 6});
  text.copy(" a", 6);
  const auto whole = text.through(decoded);
  EXPECT_EQ(whole.text(), "éundund a");
  EXPECT_EQ(whole.source_of({0, 2}), (Span{4, 8}));
  EXPECT_EQ(whole.source_of({2, 5}), (Span{8, 13}));
  EXPECT_EQ(whole.source_of({5, 8}), (Span{13, 18}));
  EXPECT_EQ(whole.source_of({8, 10}), (Span{18, 20}));
}

}  // namespace
}  // namespace dossier
