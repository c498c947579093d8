#include "block.hpp"

#include <sodium.h>

#include <algorithm>
#include <new>

#include "dossier/plugin/error.hpp"

namespace dossier_html {

namespace {

// Level 1: three times as fast as the default level, and a fifth larger.
constexpr int level = 1;
constexpr std::size_t piece = 48 << 10;  // bytes; a multiple of three is without padding in base64

}  // namespace

DataBlock::DataBlock(std::string_view id, Take take) : take_(std::move(take)) {
  if (deflateInit2(&stream_, level, Z_DEFLATED, -MAX_WBITS, 9, Z_DEFAULT_STRATEGY) != Z_OK) throw std::bad_alloc();
  take_("<script type=\"application/octet-stream\" id=\"");
  take_(id);
  take_("\">");
}

void DataBlock::write(std::string_view json) {
  constexpr std::size_t largest = 1 << 30;  // zlib counts in 32 bits
  for (; !json.empty(); json.remove_prefix(std::min(largest, json.size())))
    deflate_all(json.substr(0, largest), Z_NO_FLUSH);
}

void DataBlock::end() {
  deflate_all({}, Z_FINISH);
  encode(compressed_.size());
  take_("</script>\n");
}

void DataBlock::deflate_all(std::string_view json, int flush) {
  stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(json.data()));
  stream_.avail_in = static_cast<uInt>(json.size());
  int state = Z_OK;
  do {
    const auto have = compressed_.size();
    compressed_.resize(have + piece);
    stream_.next_out = reinterpret_cast<Bytef*>(compressed_.data() + have);
    stream_.avail_out = static_cast<uInt>(piece);
    state = deflate(&stream_, flush);
    compressed_.resize(have + piece - stream_.avail_out);
    if (state != Z_OK && state != Z_STREAM_END && state != Z_BUF_ERROR)  // the last: there was nothing to do
      throw dossier::Error("cannot_compress",
                           "zlib cannot compress a part of the page (status " + std::to_string(state) + ")");
    if (compressed_.size() >= piece) encode(compressed_.size() / 3 * 3);
  } while (stream_.avail_in > 0 || (stream_.avail_out == 0) || (flush == Z_FINISH && state != Z_STREAM_END));
}

void DataBlock::encode(std::size_t size) {
  std::string text(sodium_base64_encoded_len(size, sodium_base64_VARIANT_ORIGINAL), '\0');
  sodium_bin2base64(text.data(), text.size(), reinterpret_cast<const unsigned char*>(compressed_.data()), size,
                    sodium_base64_VARIANT_ORIGINAL);
  text.pop_back();  // the terminating NUL
  take_(text);
  compressed_.erase(0, size);
}

std::string data_block(std::string_view id, std::string_view json) {
  std::string block;
  DataBlock writer(id, [&](std::string_view part) { block += part; });
  writer.write(json);
  writer.end();
  return block;
}

}  // namespace dossier_html
