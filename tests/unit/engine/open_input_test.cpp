#include "core/engine/open_input.hpp"

#include <gtest/gtest.h>
#include <zlib.h>

#include "core/store/output_file.hpp"
#include "tests/scratch.hpp"

namespace dossier::engine {
namespace {

std::string gzip(const std::string& bytes) {
  z_stream stream{};
  EXPECT_EQ(deflateInit2(&stream, 1, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY), Z_OK);
  std::string out(deflateBound(&stream, bytes.size()), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  EXPECT_EQ(deflate(&stream, Z_FINISH), Z_STREAM_END);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

class OpenInputTest : public testing::Test {
 protected:
  std::string problem_of(const std::string& file) {
    const auto path = folder_ / "input";
    store::OutputFile out(path);
    out.write(file);
    out.close();
    return OpenInput(path, folder_ / "copy").problem();
  }
  std::filesystem::path folder_ = scratch_folder();
};

TEST_F(OpenInputTest, WhatGrowsIsRefusedAtItsBeginning) {
  EXPECT_EQ(problem_of(gzip(std::string(31 << 20, ' '))), "") << "32 MiB may grow by any factor";
  const auto large = gzip(std::string(33 << 20, ' '));
  EXPECT_EQ(problem_of(large).find("it decompresses to more than 33554432 bytes"), 0U);
  std::string noise(1 << 20, '\0');
  std::uint32_t state = 1;
  for (char& c : noise) c = static_cast<char>((state = state * 1664525 + 1013904223) >> 24);
  EXPECT_LT((33U << 20) + noise.size(), (large.size() + gzip(noise).size()) * 100);
  EXPECT_EQ(problem_of(large + gzip(noise)).find("it decompresses to more than 33554432 bytes"), 0U)
      << "what follows is not looked at";
}

}  // namespace
}  // namespace dossier::engine
