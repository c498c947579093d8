// Content hashes: ids of records, keys of groups, digests of files.
#pragma once

#include <compare>
#include <cstdint>
#include <filesystem>
#include <initializer_list>
#include <string>
#include <string_view>

namespace dossier::store {

// 128 bits.
struct Hash {
  std::uint64_t high = 0;
  std::uint64_t low = 0;

  auto operator<=>(const Hash&) const = default;
  std::string hex() const;
};

// 32 hexadecimal digits to a hash; zero if the text is not a hash.
Hash hash_from_hex(std::string_view hex);

// Whether a text has the form of Hash::hex(): 32 digits in lower case.
bool is_hash_text(std::string_view text);

// BLAKE2b-128 over the parts, each with its length, so that ("ab", "c") and ("a", "bc") differ. For ids.
Hash record_hash(std::initializer_list<std::string_view> parts);

// XXH3-128. For keys of groups and checksums: fast, but not secure against an adversary.
Hash fast_hash(std::string_view bytes);

// The same of a file, or of its first bytes, which need not be in memory all at once.
class MappedFile;
Hash fast_hash(const MappedFile& file, std::size_t size = std::string_view::npos);

// The same over bytes that come in pieces of any size.
class FastHasher {
 public:
  FastHasher();
  void add(std::string_view bytes);
  Hash hash() const;

 private:
  alignas(64) unsigned char state_[576];
};

// SHA-256 of a file in hex; empty if it cannot be read.
std::string file_sha256(const std::filesystem::path& path);

}  // namespace dossier::store
