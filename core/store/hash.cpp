#include "core/store/hash.hpp"

#include <openssl/evp.h>
#include <sodium.h>

#include <fstream>
#include <memory>
#include <new>
#include <vector>

#include "core/store/mapped_file.hpp"

#define XXH_INLINE_ALL
#include <xxhash.h>

namespace dossier::store {
namespace {

constexpr char digits[] = "0123456789abcdef";

std::uint64_t big_endian(const unsigned char* bytes) {
  std::uint64_t value = 0;
  for (int i = 0; i < 8; ++i) value = value << 8 | bytes[i];
  return value;
}

}  // namespace

std::string Hash::hex() const {
  std::string text(32, '0');
  for (int i = 0; i < 16; ++i) {
    text[static_cast<std::size_t>(15 - i)] = digits[high >> (4 * i) & 15];
    text[static_cast<std::size_t>(31 - i)] = digits[low >> (4 * i) & 15];
  }
  return text;
}

Hash hash_from_hex(std::string_view hex) {
  if (hex.size() != 32) return {};
  Hash hash;
  for (std::size_t i = 0; i < 32; ++i) {
    const char c = hex[i];
    const int digit = c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
    if (digit < 0) return {};
    auto& half = i < 16 ? hash.high : hash.low;
    half = half << 4 | static_cast<std::uint64_t>(digit);
  }
  return hash;
}

bool is_hash_text(std::string_view text) { return text.size() == 32 && text.find_first_not_of(digits) == text.npos; }

Hash record_hash(std::initializer_list<std::string_view> parts) {
  crypto_generichash_state state;
  crypto_generichash_init(&state, nullptr, 0, 16);
  for (const auto part : parts) {
    unsigned char size[8];
    for (int i = 0; i < 8; ++i) size[i] = static_cast<unsigned char>(part.size() >> (8 * i));
    crypto_generichash_update(&state, size, sizeof size);
    crypto_generichash_update(&state, reinterpret_cast<const unsigned char*>(part.data()), part.size());
  }
  unsigned char out[16];
  crypto_generichash_final(&state, out, sizeof out);
  return {big_endian(out), big_endian(out + 8)};
}

Hash fast_hash(std::string_view bytes) {
  const auto hash = XXH3_128bits(bytes.data(), bytes.size());
  return {hash.high64, hash.low64};
}

static_assert(sizeof(XXH3_state_t) == 576 && alignof(XXH3_state_t) == 64, "FastHasher holds one");

FastHasher::FastHasher() { XXH3_128bits_reset(new (state_) XXH3_state_t); }

void FastHasher::add(std::string_view bytes) {
  XXH3_128bits_update(std::launder(reinterpret_cast<XXH3_state_t*>(state_)), bytes.data(), bytes.size());
}

Hash FastHasher::hash() const {
  const auto hash = XXH3_128bits_digest(std::launder(reinterpret_cast<const XXH3_state_t*>(state_)));
  return {hash.high64, hash.low64};
}

Hash fast_hash(const MappedFile& file, std::size_t size) {
  constexpr std::size_t piece = 1 << 20;
  FastHasher hasher;
  const auto bytes = file.bytes().substr(0, size);
  for (std::size_t at = 0; at < bytes.size(); at += piece) {
    hasher.add(bytes.substr(at, piece));
    file.note_read(bytes.substr(at, piece));
  }
  return hasher.hash();
}

std::string file_sha256(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return {};
  // OpenSSL uses the SHA instructions of the processor, which matters for gigabytes of outputs.
  const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> state(EVP_MD_CTX_new(), EVP_MD_CTX_free);
  EVP_DigestInit_ex(state.get(), EVP_sha256(), nullptr);
  std::vector<char> buffer(1 << 20);
  while (file.read(buffer.data(), static_cast<std::streamsize>(buffer.size())) || file.gcount() > 0)
    EVP_DigestUpdate(state.get(), buffer.data(), static_cast<std::size_t>(file.gcount()));
  unsigned char out[EVP_MAX_MD_SIZE];
  unsigned int size = 0;
  EVP_DigestFinal_ex(state.get(), out, &size);
  std::string hex;
  for (const unsigned char byte : std::basic_string_view<unsigned char>(out, size)) {
    hex += digits[byte >> 4];
    hex += digits[byte & 15];
  }
  return hex;
}

}  // namespace dossier::store
