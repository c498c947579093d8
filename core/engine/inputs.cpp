#include "core/engine/inputs.hpp"

#include <spdlog/fmt/fmt.h>
#include <tbb/parallel_for.h>
#include <zlib.h>
#include <zstd.h>

#include <algorithm>
#include <map>
#include <stdexcept>
#include <tuple>

#include "dossier/text/utf8.hpp"

namespace dossier::engine {
namespace fs = std::filesystem;
namespace {

constexpr std::uint64_t largest_ratio = 1000;  // of decompressed to compressed bytes, beyond the first MiB

bool hidden(const fs::path& path) {
  const std::string name = path.filename().string();
  return name.size() > 1 && name[0] == '.' && name != "..";
}

void list_folder(const fs::path& root, const std::string& prefix, const Onlooker& onlooker, Listing& listing) {
  std::error_code error;
  fs::recursive_directory_iterator at(root, error);
  if (error) listing.problems.push_back("the folder " + root.string() + " cannot be read: " + error.message());
  for (const fs::recursive_directory_iterator end; !error && at != end && !onlooker.stops(); at.increment(error)) {
    if (hidden(at->path())) {
      if (at->is_directory(error)) at.disable_recursion_pending();
      continue;
    }
    if (!at->is_regular_file(error)) continue;
    listing.files.push_back(
        {prefix + at->path().lexically_relative(root).generic_string(), at->path(), at->file_size(error)});
    if (onlooker.meter) onlooker.meter->advance(1);
  }
  if (error) listing.problems.push_back("the folder " + root.string() + " cannot be read wholly: " + error.message());
}

std::string base_name(const std::string& path) {
  fs::path clean = fs::path(path).lexically_normal();
  if (!clean.has_filename()) clean = clean.parent_path();
  const std::string name = clean.filename().string();
  return name.empty() || name == "." || name == ".." ? "input" : name;
}

void check_growth(std::uint64_t in, std::uint64_t out, std::uint64_t limit) {
  if (out > limit || (out > (1 << 20) && out / std::max<std::uint64_t>(in, 1) > largest_ratio))
    throw std::runtime_error("it decompresses to more than " + std::to_string(std::min(limit, in * largest_ratio)) +
                             " bytes");
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
      check_growth(compressed.size(), out.size(), limit);
      if (status == Z_STREAM_END) {  // another member may follow
        if (stream.avail_in == 0 && rest.empty()) break;
        if (inflateReset(&stream) != Z_OK) throw std::runtime_error("zlib cannot go on");
      } else if (status != Z_OK) {
        throw std::runtime_error("it is no whole gzip file: broken after " + std::to_string(out.size()) +
                                 " bytes of text");
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
      throw std::runtime_error(std::string("it is no whole zstd file: ") + ZSTD_getErrorName(left));
    out.append(buffer, 0, piece.pos);
    check_growth(compressed.size(), out.size(), limit);
  }
  if (left != 0) throw std::runtime_error("it is no whole zstd file: it ends in the middle");
  return out;
}

bool ends_with_compression(std::string_view name) { return name.ends_with(".gz") || name.ends_with(".zst"); }

std::string stem(std::string_view name) {
  name = name.substr(name.find_last_of('/') + 1);
  if (ends_with_compression(name)) name = name.substr(0, name.find_last_of('.'));
  const auto dot = name.find_last_of('.');
  return std::string(dot == std::string_view::npos || dot == 0 ? name : name.substr(0, dot));
}

// A large file is hashed piece by piece, so that it can be seen how far that is, and be stopped.
std::string hash_of_file(const fs::path& path, const Onlooker& onlooker) {
  constexpr std::size_t piece = 64 << 20;
  const store::MappedFile file(path);
  auto rest = file.bytes();
  std::string hashes;
  do {
    const auto bytes = rest.substr(0, piece);
    hashes += store::fast_hash(bytes).hex();
    rest.remove_prefix(bytes.size());
    if (onlooker.meter) onlooker.meter->advance(rest.empty() ? 1 : 0, bytes.size(), bytes.size());
  } while (!rest.empty() && !onlooker.stops());
  return hashes;
}

}  // namespace

Listing list_inputs(const std::vector<std::string>& paths, const Onlooker& onlooker) {
  Listing listing;
  std::map<std::string, int> names;
  for (const auto& given : paths) {
    std::error_code error;
    std::string prefix;
    if (paths.size() > 1) {
      prefix = base_name(given);
      if (const int seen = names[prefix]++; seen > 0) prefix += "~" + std::to_string(seen + 1);
    }
    if (fs::is_directory(given, error)) {
      list_folder(given, prefix.empty() ? "" : prefix + "/", onlooker, listing);
    } else if (fs::is_regular_file(given, error)) {
      listing.files.push_back({prefix.empty() ? base_name(given) : prefix, given, fs::file_size(given, error)});
    } else {
      listing.problems.push_back("there is no file or folder " + given);
    }
  }
  for (auto& file : listing.files) file.uri = uri_of_name(file.uri);
  std::sort(listing.files.begin(), listing.files.end(),
            [](const InputFile& x, const InputFile& y) { return std::tie(x.uri, x.path) < std::tie(y.uri, y.path); });
  return listing;
}

OpenInput::OpenInput(const fs::path& path, std::uint64_t limit) : file_(path) {
  const auto bytes = file_.bytes();
  if (bytes.starts_with("\x1f\x8b")) decompressed_ = inflate_gzip(bytes, limit);
  if (bytes.starts_with("\x28\xb5\x2f\xfd")) decompressed_ = decompress_zstd(bytes, limit);
}

std::string uri_of_name(std::string_view name) {
  if (find_invalid_utf8(name) == std::string_view::npos) return std::string(name);
  std::string uri;
  for (std::size_t at = 0; at < name.size();) {
    const auto point = decode_utf8(name, at);
    if (point.valid && point.value != '%')
      uri += name.substr(at, point.size);
    else
      uri += fmt::format("%{:02X}", static_cast<unsigned char>(name[at]));
    at += point.size;
  }
  return uri;
}

std::string default_key(std::string_view uri, std::uint64_t ordinal) {
  std::string key;
  while (true) {
    const auto member = uri.find('!');
    key += stem(uri.substr(0, member));
    if (member == std::string_view::npos) break;
    key += '!';
    uri.remove_prefix(member + 1);
  }
  return ordinal == 0 ? key : key + "#" + std::to_string(ordinal + 1);
}

std::string extension_of(std::string_view uri) {
  if (ends_with_compression(uri)) uri = uri.substr(0, uri.find_last_of('.'));
  uri = uri.substr(uri.find_last_of("/!") + 1);
  const auto dot = uri.find_last_of('.');
  if (dot == std::string_view::npos) return {};
  std::string extension(uri.substr(dot + 1));
  for (char& c : extension)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return extension;
}

store::Hash hash_inputs(const Listing& listing, const Onlooker& onlooker) {
  std::vector<store::Hash> files(listing.files.size());
  tbb::parallel_for(std::size_t{0}, files.size(), [&](std::size_t i) {
    if (onlooker.stops()) return;
    const auto& file = listing.files[i];
    try {
      files[i] = store::record_hash({file.uri, hash_of_file(file.path, onlooker)});
    } catch (const std::exception& error) {
      files[i] = store::record_hash({file.uri, "unreadable", error.what()});
    }
  });
  const std::string_view all(reinterpret_cast<const char*>(files.data()), files.size() * sizeof(store::Hash));
  std::string problems;
  for (const auto& problem : listing.problems) problems += problem + "\n";
  return store::record_hash({all, problems});
}

}  // namespace dossier::engine
