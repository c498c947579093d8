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

// Ids of records are the same in every release and on every machine.
TEST(Hash, OfRecordsIsBlake2bOverLengthsAndParts) {
  EXPECT_EQ(record_hash({"ab", "c"}).hex(), "4826ed043ab3cdec576d8541fa5d5a80");
}

TEST(Hash, OfAFileIsSha256) {
  const auto path = scratch_folder() / "abc";
  std::ofstream(path) << "abc";
  EXPECT_EQ(file_sha256(path), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(file_sha256("/nowhere/at/all"), "");
}

TEST(Hash, OfPiecesIsThatOfTheWhole) {
  std::string text;
  for (int i = 0; i < 5000; ++i) text += static_cast<char>(i * 31);
  for (const std::size_t size :
       {std::size_t{0}, std::size_t{1}, std::size_t{16}, std::size_t{240}, std::size_t{257}, text.size()}) {
    FastHasher hasher;
    const auto whole = std::string_view(text).substr(0, size);
    for (std::size_t at = 0, piece = 1; at < size; at += piece, piece = piece * 3 % 701)
      hasher.add(whole.substr(at, piece));
    EXPECT_EQ(hasher.hash(), fast_hash(whole)) << size;
  }
}

}  // namespace
}  // namespace dossier::store
