// Whether a sanitizer runs along: memory and time are not what they are without it.
#pragma once

namespace dossier::conformance {

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
inline constexpr bool sanitized = true;
#else
inline constexpr bool sanitized = false;
#endif

}  // namespace dossier::conformance
