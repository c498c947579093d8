#include "web/digest.hpp"

#include <sodium.h>

#include <array>

namespace web {
namespace {

const unsigned char* as_bytes(std::string_view text) { return reinterpret_cast<const unsigned char*>(text.data()); }

}  // namespace

std::string digest(const std::vector<std::string_view>& parts) {
  [[maybe_unused]] static const int chosen = sodium_init();  // selects the fastest implementation for this processor
  crypto_generichash_state state;
  std::array<unsigned char, 16> hash{};
  crypto_generichash_init(&state, nullptr, 0, hash.size());
  for (const auto part : parts) {
    const std::string length = std::to_string(part.size()) + ":";
    crypto_generichash_update(&state, as_bytes(length), length.size());
    crypto_generichash_update(&state, as_bytes(part), part.size());
  }
  crypto_generichash_final(&state, hash.data(), hash.size());
  std::array<char, 33> hex{};
  sodium_bin2hex(hex.data(), hex.size(), hash.data(), hash.size());
  return hex.data();
}

}  // namespace web
