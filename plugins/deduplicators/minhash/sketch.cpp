#include "sketch.hpp"

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <algorithm>
#include <cstring>

namespace minhash {
namespace {

constexpr std::uint64_t form = 0x3253444D;  // changes with the form
constexpr std::size_t most_title_words = 32;

std::vector<Paragraph> paragraphs_of(const std::vector<Word>& words) {
  std::vector<Paragraph> out;
  XXH3_state_t state;
  for (std::size_t from = 0; from < words.size();) {
    std::size_t to = from + 1;
    while (to < words.size() && !words[to].has(mark::paragraph)) ++to;
    XXH3_64bits_reset(&state);
    for (std::size_t i = from; i < to; ++i) XXH3_64bits_update(&state, &words[i].hash, sizeof words[i].hash);
    out.push_back(
        {XXH3_64bits_digest(&state), static_cast<std::uint32_t>(from), static_cast<std::uint32_t>(to - from)});
    from = to;
  }
  return out;
}

class Writer {
 public:
  void number(std::uint64_t value) {  // seven bits a byte, low ones first
    while (value >= 0x80) {
      bytes_ += static_cast<char>(value | 0x80);
      value >>= 7;
    }
    bytes_ += static_cast<char>(value);
  }
  template <class T>
  void plain(const T& value) {
    bytes_.append(reinterpret_cast<const char*>(&value), sizeof value);
  }
  void reserve(std::size_t bytes) { bytes_.reserve(bytes); }
  std::string take() { return std::move(bytes_); }

 private:
  std::string bytes_;
};

class Reader {
 public:
  explicit Reader(std::string_view bytes) : at_(bytes.data()), end_(bytes.data() + bytes.size()) {}
  std::uint64_t number() {
    std::uint64_t value = 0;
    for (int shift = 0; at_ < end_ && shift < 64; shift += 7) {
      const auto byte = static_cast<unsigned char>(*at_++);
      value |= static_cast<std::uint64_t>(byte & 0x7F) << shift;
      if (byte < 0x80) break;
    }
    return value;
  }
  template <class T>
  T plain() {
    T value{};
    if (static_cast<std::size_t>(end_ - at_) >= sizeof value) {
      std::memcpy(&value, at_, sizeof value);
      at_ += sizeof value;
    } else {
      at_ = end_;
    }
    return value;
  }
  std::size_t left() const { return static_cast<std::size_t>(end_ - at_); }

 private:
  const char* at_;
  const char* end_;
};

// Which of two texts is aligned with which must not depend on the names of their files: their texts decide the order.
constexpr std::uint64_t id_bits = (std::uint64_t{1} << 40) - 1;

}  // namespace

Sketch sketch_of(const dossier::Document& document) {
  Sketch sketch;
  const std::string_view identity = document.id.empty() ? document.text : std::string_view(document.id);
  const auto by_text = XXH3_64bits(document.text.data(), document.text.size());
  const auto by_id = XXH3_64bits(identity.data(), identity.size());
  sketch.self = (by_text & ~id_bits) | (by_id & id_bits) | 1;
  if (!document.source.empty()) sketch.source = XXH3_64bits(document.source.data(), document.source.size()) | 1;
  sketch.published = dossier::parse_moment(document.published);
  std::string_view title = document.title;
  for (const auto& block : document.blocks)
    if (title.empty() && block.kind == "title") title = document.slice(block.span());
  for (const auto& word : words_of(title, most_title_words)) sketch.title.push_back(word.hash);
  std::size_t cut = std::string_view::npos;
  sketch.words = words_of(document.text, most_words, &cut);
  if (cut != std::string_view::npos) sketch.cut_at = cut;
  sketch.paragraphs = paragraphs_of(sketch.words);
  return sketch;
}

std::uint32_t minute_of(const Sketch& sketch) {
  if (!sketch.published || sketch.published->from < 0) return UINT32_MAX;
  return static_cast<std::uint32_t>(std::min<std::int64_t>(sketch.published->from / 60, UINT32_MAX - 1));
}

std::string encode_sketch(const Sketch& sketch) {
  Writer out;
  out.reserve(64 + sketch.title.size() * 4 + sketch.paragraphs.size() * 11 + sketch.words.size() * 8);
  out.plain(form);
  out.plain(sketch.self);
  out.plain(sketch.source);
  out.number(sketch.published ? 1 : 0);
  out.plain(sketch.published.value_or(dossier::Moment{}));
  out.plain(sketch.cut_at);
  out.number(sketch.title.size());
  for (const auto hash : sketch.title) out.plain(hash);
  out.number(sketch.paragraphs.size());
  for (const auto& paragraph : sketch.paragraphs) {
    out.plain(paragraph.hash);
    out.number(paragraph.count);
  }
  out.number(sketch.words.size());
  std::uint32_t at = 0;
  for (const auto& word : sketch.words) {
    out.plain(word.hash);
    out.plain(word.marks);
    out.number(word.start - at);
    out.number(word.end - word.start);
    at = word.end;
  }
  return out.take();
}

Sketch decode_sketch(std::string_view bytes) {
  Sketch sketch;
  Reader in(bytes);
  if (in.plain<std::uint64_t>() != form) return sketch;
  sketch.self = in.plain<std::uint64_t>();
  sketch.source = in.plain<std::uint64_t>();
  const bool dated = in.number() != 0;
  const auto published = in.plain<dossier::Moment>();
  if (dated) sketch.published = published;
  sketch.cut_at = in.plain<std::uint64_t>();
  sketch.title.resize(std::min<std::size_t>(in.number(), most_title_words));
  for (auto& hash : sketch.title) hash = in.plain<std::uint32_t>();
  sketch.paragraphs.resize(std::min<std::size_t>(in.number(), in.left()));
  std::uint32_t first = 0;
  for (auto& paragraph : sketch.paragraphs) {
    paragraph.hash = in.plain<std::uint64_t>();
    paragraph.count = static_cast<std::uint32_t>(in.number());
    paragraph.first = first;
    first += paragraph.count;
  }
  sketch.words.resize(std::min<std::size_t>(in.number(), in.left()));
  std::uint32_t at = 0;
  for (auto& word : sketch.words) {
    word.hash = in.plain<std::uint32_t>();
    word.marks = in.plain<std::uint16_t>();
    word.start = at + static_cast<std::uint32_t>(in.number());
    word.end = word.start + static_cast<std::uint32_t>(in.number());
    at = word.end;
  }
  return sketch;
}

}  // namespace minhash
