#include "core/store/packing.hpp"

#include <zstd.h>

#include <memory>
#include <stdexcept>

namespace dossier::store {
namespace {

constexpr int fastest_level = 1;

// A context has tables that are expensive to create, so each thread keeps one.
ZSTD_CCtx* compressor() {
  thread_local const std::unique_ptr<ZSTD_CCtx, decltype(&ZSTD_freeCCtx)> context(ZSTD_createCCtx(), ZSTD_freeCCtx);
  return context.get();
}
ZSTD_DCtx* decompressor() {
  thread_local const std::unique_ptr<ZSTD_DCtx, decltype(&ZSTD_freeDCtx)> context(ZSTD_createDCtx(), ZSTD_freeDCtx);
  return context.get();
}

void require(std::size_t result, const char* what) {
  if (ZSTD_isError(result)) throw std::runtime_error(std::string(what) + ": " + ZSTD_getErrorName(result));
}

}  // namespace

std::string packed(std::string_view bytes) {
  std::string out(ZSTD_compressBound(bytes.size()), '\0');
  const auto size = ZSTD_compressCCtx(compressor(), out.data(), out.size(), bytes.data(), bytes.size(), fastest_level);
  require(size, "cannot compress");
  out.resize(size);
  return out;
}

std::string unpacked(std::string_view bytes) {
  const auto size = ZSTD_getFrameContentSize(bytes.data(), bytes.size());
  if (size == ZSTD_CONTENTSIZE_UNKNOWN || size == ZSTD_CONTENTSIZE_ERROR)
    throw std::runtime_error("cannot decompress: no whole frame");
  std::string out(size, '\0');
  require(ZSTD_decompressDCtx(decompressor(), out.data(), out.size(), bytes.data(), bytes.size()), "cannot decompress");
  return out;
}

}  // namespace dossier::store
