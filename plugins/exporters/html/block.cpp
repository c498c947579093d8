#include "block.hpp"

#include <sodium.h>
#include <zlib.h>

#include <algorithm>
#include <new>
#include <vector>

#include "dossier/plugin/error.hpp"

namespace dossier_html {

namespace {

// Level 1: three times as fast as the default level, and a fifth larger.
constexpr int level = 1;

std::string deflated(std::string_view data) {
  z_stream stream{};
  if (deflateInit2(&stream, level, Z_DEFLATED, -MAX_WBITS, 9, Z_DEFAULT_STRATEGY) != Z_OK) throw std::bad_alloc();
  std::string out(deflateBound(&stream, data.size()), '\0');
  // zlib counts in 32 bits, so a larger block is passed in pieces.
  constexpr std::size_t largest = 1 << 30;
  std::size_t taken = 0;
  std::size_t made = 0;
  int state = Z_OK;
  while (state == Z_OK) {
    const auto in = std::min(largest, data.size() - taken);
    const auto room = std::min(largest, out.size() - made);
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(data.data() + taken));
    stream.avail_in = static_cast<uInt>(in);
    stream.next_out = reinterpret_cast<Bytef*>(out.data() + made);
    stream.avail_out = static_cast<uInt>(room);
    state = deflate(&stream, taken + in == data.size() ? Z_FINISH : Z_NO_FLUSH);
    taken += in - stream.avail_in;
    made += room - stream.avail_out;
  }
  deflateEnd(&stream);
  if (state != Z_STREAM_END)
    throw dossier::Error("cannot_compress",
                         "zlib cannot compress a part of the page (status " + std::to_string(state) + ")");
  out.resize(made);
  return out;
}

}  // namespace

std::string data_block(std::string_view id, std::string_view json) {
  const std::string small = deflated(json);
  std::string block = "<script type=\"application/octet-stream\" id=\"";
  block += id;
  block += "\">";
  const auto head = block.size();
  const auto size = sodium_base64_encoded_len(small.size(), sodium_base64_VARIANT_ORIGINAL);
  block.resize(head + size);
  sodium_bin2base64(block.data() + head, size, reinterpret_cast<const unsigned char*>(small.data()), small.size(),
                    sodium_base64_VARIANT_ORIGINAL);
  block.pop_back();  // the terminating NUL
  return block + "</script>\n";
}

}  // namespace dossier_html
