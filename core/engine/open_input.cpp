#include "core/engine/open_input.hpp"

#include <zlib.h>
#include <zstd.h>

#include <algorithm>
#include <memory>
#include <stdexcept>

#include "core/engine/hashed_file.hpp"
#include "core/store/output_file.hpp"

namespace dossier::engine {
namespace fs = std::filesystem;
namespace {

// Of decompressed to compressed bytes, where more than always allowed: what is written for readers has 2 to 20, what is
// made to fill memory about 1,000 by deflate and any number by others.
constexpr std::uint64_t largest_ratio = 100;
constexpr std::uint64_t always_allowed_growth = 32 << 20;
constexpr std::uint64_t most_in_memory = 64 << 20;

// What was compressed is not complete, or something else.
struct Damaged : std::runtime_error {
  Damaged(const std::string& what, std::string&& precedes) : std::runtime_error(what), before(std::move(precedes)) {}
  std::string before;  // what precedes the damage
};

// in: bytes that were decompressed so far, so that a file that grows is refused at its beginning.
void check_growth(std::uint64_t in, std::uint64_t out, std::uint64_t limit) {
  const auto most = std::min(limit, largest_growth(in));
  if (out > most)
    throw std::runtime_error("it decompresses to more than " + std::to_string(most) + " bytes" +
                             (out > limit
                                  ? "; raise --memory, or decompress it"
                                  : ", a hundred times what the file has, or 32 MiB; decompress it to read it"));
}

std::string inflate_gzip(std::string_view compressed, std::uint64_t limit) {
  z_stream stream{};
  if (inflateInit2(&stream, 15 + 16) != Z_OK) throw std::runtime_error("zlib cannot start");
  std::string out;
  std::string buffer(256 << 10, '\0');
  std::string_view rest = compressed;
  int status = Z_OK;
  try {
    while (true) {
      if (stream.avail_in == 0) {
        const std::size_t piece = std::min<std::size_t>(rest.size(), 1U << 30);
        stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(rest.data()));
        stream.avail_in = static_cast<uInt>(piece);
        rest.remove_prefix(piece);
      }
      stream.next_out = reinterpret_cast<Bytef*>(buffer.data());
      stream.avail_out = static_cast<uInt>(buffer.size());
      status = inflate(&stream, Z_NO_FLUSH);
      out.append(buffer, 0, buffer.size() - stream.avail_out);
      check_growth(compressed.size() - rest.size() - stream.avail_in, out.size(), limit);
      if (status == Z_STREAM_END) {  // another member may follow
        if (stream.avail_in == 0 && rest.empty()) break;
        if (inflateReset(&stream) != Z_OK) throw std::runtime_error("zlib cannot continue");
      } else if (status != Z_OK) {
        throw Damaged(
            "not a valid gzip file: damaged or truncated after " + std::to_string(out.size()) + " bytes of text",
            std::move(out));
      }
    }
  } catch (...) {
    inflateEnd(&stream);
    throw;
  }
  inflateEnd(&stream);
  return out;
}

std::string decompress_zstd(std::string_view compressed, std::uint64_t limit) {
  const std::unique_ptr<ZSTD_DStream, decltype(&ZSTD_freeDStream)> stream(ZSTD_createDStream(), ZSTD_freeDStream);
  std::string out;
  std::string buffer(ZSTD_DStreamOutSize(), '\0');
  ZSTD_inBuffer in{compressed.data(), compressed.size(), 0};
  std::size_t left = 1;
  while (in.pos < in.size) {
    ZSTD_outBuffer piece{buffer.data(), buffer.size(), 0};
    left = ZSTD_decompressStream(stream.get(), &piece, &in);
    if (ZSTD_isError(left))
      throw Damaged(std::string("not a valid zstd file: ") + ZSTD_getErrorName(left), std::move(out));
    out.append(buffer, 0, piece.pos);
    check_growth(in.pos, out.size(), limit);
  }
  if (left != 0) throw Damaged("not a valid zstd file: it is truncated", std::move(out));
  return out;
}

// Large files are copied: a mapping of the file itself would change with it.
store::MappedFile copy_of(HashedFile& file, const fs::path& place) {
  store::OutputFile copy(place);
  std::string buffer(1 << 20, '\0');
  while (const auto size = file.read(buffer.data(), buffer.size())) copy.write({buffer.data(), size});
  copy.close();
  store::MappedFile mapped(place);
  fs::remove(place);
  return mapped;
}

}  // namespace

std::uint64_t largest_growth(std::uint64_t size) {
  return std::max(always_allowed_growth, std::min(size, UINT64_MAX / largest_ratio) * largest_ratio);
}

OpenInput::OpenInput(const fs::path& path, const fs::path& copy, std::uint64_t limit) {
  HashedFile file(path);
  std::string_view bytes;
  if (file.size() <= most_in_memory) {
    bytes = memory_ = file.rest();
  } else {
    copy_ = copy_of(file, copy);
    bytes = copy_.bytes();
  }
  hash_ = file.hash();
  file_size_ = bytes.size();
  bytes_ = bytes;
  try {
    if (bytes.starts_with("\x1f\x8b"))
      bytes_ = memory_ = inflate_gzip(bytes, limit);
    else if (bytes.starts_with("\x28\xb5\x2f\xfd"))
      bytes_ = memory_ = decompress_zstd(bytes, limit);
  } catch (Damaged& error) {
    problem_ = error.what();
    damaged_ = true;
    before_damage_ = std::move(error.before);
  } catch (const std::exception& error) {
    problem_ = error.what();
  }
}

}  // namespace dossier::engine
