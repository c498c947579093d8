#include "signature.hpp"

#include <sodium.h>

#include <array>

#include "dossier/plugin/error.hpp"

namespace dossier_webhook {
namespace {

const unsigned char* bytes_of(std::string_view text) { return reinterpret_cast<const unsigned char*>(text.data()); }

}  // namespace

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
