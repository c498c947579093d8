// The versioned inline namespace of the SDK. It is hidden, so that two plugins in one process never share its statics.
#pragma once

#define DOSSIER_NAMESPACE_BEGIN \
  namespace dossier {           \
  inline namespace v1 __attribute__((visibility("hidden"))) {
#define DOSSIER_NAMESPACE_END \
  }                           \
  }
