// Signatures of requests.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace dossier_webhook {

// The bytes of a signing secret: those behind whsec_ in base64, else the text itself. Throws Error at the option
// signing_secret where the base64 is none.
std::string secret_bytes(std::string_view secret);

// Of the Standard Webhooks convention: "v1," and the HMAC-SHA256 of "ID.TIMESTAMP.BODY" in base64. timestamp: seconds
// since 1970.
std::string signature(std::string_view secret_bytes, std::string_view id, std::int64_t timestamp,
                      std::string_view body);

}  // namespace dossier_webhook
