#include "core/store/hash.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "tests/scratch.hpp"

namespace dossier::store {
namespace {

TEST(Hash, GoesToHexAndBack) {
  const auto hash = record_hash({"a", "b"});
  EXPECT_EQ(hash.hex().size(), 32U);
  EXPECT_EQ(hash_from_hex(hash.hex()), hash);
  EXPECT_EQ(hash_from_hex("no hash"), Hash{});
}

TEST(Hash, PartsAreKeptApart) { EXPECT_NE(record_hash({"ab", "c"}), record_hash({"a", "bc"})); }

TEST(Hash, OfAFileIsSha256) {
  const auto path = scratch_folder() / "abc";
  std::ofstream(path) << "abc";
  EXPECT_EQ(file_sha256(path), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(file_sha256("/nowhere/at/all"), "");
}

}  // namespace
}  // namespace dossier::store
