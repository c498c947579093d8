#include "signature.hpp"

#include <sodium.h>

#include <array>

#include "dossier/plugin/error.hpp"

namespace dossier_webhook {
namespace {

const unsigned char* bytes_of(std::string_view text) { return reinterpret_cast<const unsigned char*>(text.data()); }

}  // namespace

std::string digest(const std::vector<std::string_view>& parts) {
  [[maybe_unused]] static const int chosen = sodium_init();  // selects the fastest implementation for this processor
  crypto_generichash_state state;
  std::array<unsigned char, 16> hash{};
  crypto_generichash_init(&state, nullptr, 0, hash.size());
  for (const auto part : parts) {
    const std::string length = std::to_string(part.size()) + ":";
    crypto_generichash_update(&state, bytes_of(length), length.size());
    crypto_generichash_update(&state, bytes_of(part), part.size());
  }
  crypto_generichash_final(&state, hash.data(), hash.size());
  std::array<char, 33> hex{};
  sodium_bin2hex(hex.data(), hex.size(), hash.data(), hash.size());
  return hex.data();
}

std::string secret_bytes(std::string_view secret) {
  constexpr std::string_view prefix = "whsec_";
  if (!secret.starts_with(prefix)) return std::string(secret);
  secret.remove_prefix(prefix.size());
  std::string bytes(secret.size(), '\0');
  std::size_t size = 0;
  if (sodium_base642bin(reinterpret_cast<unsigned char*>(bytes.data()), bytes.size(), secret.data(), secret.size(),
                        nullptr, &size, nullptr, sodium_base64_VARIANT_ORIGINAL) != 0 ||
      size == 0)
    throw dossier::Error("bad_option", "expected base64 after whsec_, found something else (not shown, it is a secret)")
        .at_option("signing_secret");
  bytes.resize(size);
  return bytes;
}

std::string signature(std::string_view secret_bytes, std::string_view id, std::int64_t timestamp,
                      std::string_view body) {
  crypto_auth_hmacsha256_state state;
  const std::string head = std::string(id) + "." + std::to_string(timestamp) + ".";
  crypto_auth_hmacsha256_init(&state, bytes_of(secret_bytes), secret_bytes.size());
  crypto_auth_hmacsha256_update(&state, bytes_of(head), head.size());
  crypto_auth_hmacsha256_update(&state, bytes_of(body), body.size());
  std::array<unsigned char, crypto_auth_hmacsha256_BYTES> hash{};
  crypto_auth_hmacsha256_final(&state, hash.data());
  std::string text(sodium_base64_ENCODED_LEN(hash.size(), sodium_base64_VARIANT_ORIGINAL), '\0');
  sodium_bin2base64(text.data(), text.size(), hash.data(), hash.size(), sodium_base64_VARIANT_ORIGINAL);
  text.pop_back();  // the terminating NUL
  return "v1," + text;
}

}  // namespace dossier_webhook
