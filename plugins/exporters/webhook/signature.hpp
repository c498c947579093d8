// Keys and signatures of requests.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dossier_webhook {

// BLAKE2b-128 in hex. Parts are hashed with their lengths: no two lists are alike.
std::string digest(const std::vector<std::string_view>& parts);

// The bytes of a signing secret: those behind whsec_ in base64, else the text itself. Throws Error at the option
// signing_secret where the base64 is none.
std::string secret_bytes(std::string_view secret);

// Of the Standard Webhooks convention: "v1," and the HMAC-SHA256 of "ID.TIMESTAMP.BODY" in base64. timestamp: seconds
// since 1970.
std::string signature(std::string_view secret_bytes, std::string_view id, std::int64_t timestamp,
                      std::string_view body);

}  // namespace dossier_webhook
