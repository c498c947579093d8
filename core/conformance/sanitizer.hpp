// Whether the build has a sanitizer, which changes memory use and time.
#pragma once

namespace dossier::conformance {

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
inline constexpr bool sanitized = true;
#else
inline constexpr bool sanitized = false;
#endif

}  // namespace dossier::conformance
