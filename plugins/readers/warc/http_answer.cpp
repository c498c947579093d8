#include "http_answer.hpp"

#include <zlib.h>

#include <algorithm>
#include <charconv>
#include <new>

#include "dossier/text/fold.hpp"

namespace dossier_warc {
namespace {

// The pieces of a chunked body, one after the other. False if they are not complete.
bool join_chunks(std::string_view body, std::string& joined) {
  while (!body.empty()) {
    std::uint64_t size = 0;
    const auto line = body.substr(0, mime::line_size(body, 0));
    const auto [end, error] = std::from_chars(line.data(), line.data() + line.size(), size, 16);
    if (error != std::errc()) return false;
    body.remove_prefix(line.size());
    if (size == 0) return true;
    joined.append(body.substr(0, size));
    if (size > body.size()) return false;
    body.remove_prefix(size);
    body.remove_prefix(std::min(mime::line_size(body, 0), body.size()));
  }
  return false;
}

enum class Inflated { whole, damaged, too_large };
// gzip, zlib, or deflate without a header: servers send any of them as "deflate".
Inflated inflate_content(std::string_view bytes, std::uint64_t most, std::string& out) {
  const bool headed = bytes.size() >= 2 &&
                      (bytes.starts_with("\x1f\x8b") ||
                       ((bytes[0] & 0x0F) == 8 &&
                        (static_cast<unsigned char>(bytes[0]) * 256 + static_cast<unsigned char>(bytes[1])) % 31 == 0));
  z_stream stream{};
  if (inflateInit2(&stream, headed ? 15 + 32 : -15) != Z_OK) throw std::bad_alloc();
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(std::min<std::size_t>(bytes.size(), UINT32_MAX));
  std::string buffer(64 << 10, '\0');
  int status = Z_OK;
  while (status == Z_OK && out.size() <= most) {
    stream.next_out = reinterpret_cast<Bytef*>(buffer.data());
    stream.avail_out = static_cast<uInt>(buffer.size());
    status = ::inflate(&stream, Z_NO_FLUSH);
    out.append(buffer, 0, buffer.size() - stream.avail_out);
  }
  inflateEnd(&stream);
  if (out.size() > most) return Inflated::too_large;
  return status == Z_STREAM_END ? Inflated::whole : Inflated::damaged;
}

std::string word(std::string text) {
  text = dossier::lower_ascii(text);
  while (!text.empty() && text.back() == ' ') text.pop_back();
  return text;
}

}  // namespace

HttpAnswer read_answer(std::string_view block, std::uint64_t most) {
  HttpAnswer answer;
  const auto line = block.substr(0, mime::line_size(block, 0));
  const auto blank = line.find(' ');
  if (!line.starts_with("HTTP/") || blank == std::string_view::npos) return answer;
  std::from_chars(line.data() + blank + 1, line.data() + line.size(), answer.status);
  const auto header = mime::read_header(block, line.size());
  answer.media_type = header.value(block, "content-type");
  answer.plain = block.substr(header.end);
  if (word(header.value(block, "transfer-encoding")).ends_with("chunked")) {
    std::string joined;
    // Some archives keep the field although they have joined the pieces.
    const bool whole = join_chunks(answer.plain, joined);
    if (!joined.empty()) {
      answer.decoded = std::move(joined);
      if (!whole) answer.problem = "the pieces of its chunked body are not complete";
    }
  }
  const auto encoding = word(header.value(block, "content-encoding"));
  if (encoding.empty() || encoding == "identity" || !answer.problem.empty()) return answer;
  if (encoding == "gzip" || encoding == "x-gzip" || encoding == "deflate") {
    // Some archives keep the field although they have decompressed the body.
    if (encoding != "deflate" && !answer.content().starts_with("\x1f\x8b")) return answer;
    std::string out;
    const auto result = inflate_content(answer.content(), most, out);
    if (result == Inflated::damaged && encoding == "deflate" && out.empty()) return answer;
    if (result == Inflated::damaged) answer.problem = "its " + encoding + " data is damaged or cut off";
    answer.too_large = result == Inflated::too_large;
    answer.decoded = std::move(out);
  } else {
    answer.problem = "its content is encoded as \"" + encoding.substr(0, 40) + "\"; gzip and deflate can be read";
  }
  return answer;
}

}  // namespace dossier_warc
