#include "members.hpp"

#include <zlib.h>
#include <zstd.h>

#include <algorithm>
#include <new>
#include <vector>

namespace dossier_warc {
namespace {

using namespace std::string_view_literals;

constexpr auto gzip_magic = "\x1f\x8b\x08"sv;
constexpr auto frame_magic = "\x28\xB5\x2F\xFD"sv;
constexpr auto dictionary_magic = "\x5D\x2A\x4D\x18"sv;  // a skippable frame, which WARC files begin with
constexpr std::size_t skippable_header = 8;
constexpr std::uint64_t largest_dictionary = 16 << 20;
constexpr int most_damaged = 1000;
constexpr std::size_t seen_of_member = 16;  // bytes that show if a member begins a record

class Inflating {
 public:
  explicit Inflating(std::string_view bytes) {
    if (inflateInit2(&stream_, 15 + 16) != Z_OK) throw std::bad_alloc();
    stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    stream_.avail_in = static_cast<uInt>(std::min<std::size_t>(bytes.size(), UINT32_MAX));
  }
  ~Inflating() { inflateEnd(&stream_); }
  Inflating(const Inflating&) = delete;
  Inflating& operator=(const Inflating&) = delete;

  // Appends up to `most` bytes; returns zlib's status.
  int more(std::string& out, std::size_t most) {
    const auto before = out.size();
    out.resize(before + most);
    stream_.next_out = reinterpret_cast<Bytef*>(out.data() + before);
    stream_.avail_out = static_cast<uInt>(most);
    const int status = ::inflate(&stream_, Z_NO_FLUSH);
    out.resize(out.size() - stream_.avail_out);
    return status;
  }
  std::uint64_t consumed() const { return stream_.total_in; }

 private:
  z_stream stream_{};
};

std::uint32_t little_endian(std::string_view four) {
  std::uint32_t value = 0;
  for (std::size_t i = 4; i-- > 0;) value = value << 8 | static_cast<unsigned char>(four[i]);
  return value;
}

}  // namespace

struct Members::Zstd {
  std::unique_ptr<ZSTD_DCtx, decltype(&ZSTD_freeDCtx)> context{ZSTD_createDCtx(), ZSTD_freeDCtx};

  // The dictionary of a file that begins with one: the frame's size in the file.
  std::uint64_t load_dictionary(std::string_view bytes) {
    if (!bytes.starts_with(dictionary_magic) || bytes.size() < skippable_header) return 0;
    const auto size = little_endian(bytes.substr(4));
    std::string_view dictionary = bytes.substr(skippable_header, size);
    std::string plain;
    if (dictionary.starts_with(frame_magic)) {  // it may itself be compressed
      plain.resize(
          std::min<std::uint64_t>(ZSTD_getFrameContentSize(dictionary.data(), dictionary.size()), largest_dictionary));
      const auto got = ZSTD_decompress(plain.data(), plain.size(), dictionary.data(), dictionary.size());
      plain.resize(ZSTD_isError(got) ? 0 : got);
      dictionary = plain;
    }
    ZSTD_DCtx_loadDictionary(context.get(), dictionary.data(), dictionary.size());
    return std::min<std::uint64_t>(skippable_header + std::uint64_t{size}, bytes.size());
  }
};

bool Members::is_compressed(std::string_view head) {
  return head.starts_with(gzip_magic) || head.starts_with(frame_magic) || head.starts_with(dictionary_magic);
}

std::string Members::beginning(std::string_view head) {
  std::string text;
  if (head.starts_with(gzip_magic)) {
    Inflating(head).more(text, seen_of_member);
  } else if (head.starts_with(frame_magic)) {
    Zstd zstd;
    text.resize(seen_of_member);
    ZSTD_inBuffer in{head.data(), head.size(), 0};
    ZSTD_outBuffer out{text.data(), text.size(), 0};
    const auto status = ZSTD_decompressStream(zstd.context.get(), &out, &in);
    text.resize(ZSTD_isError(status) ? 0 : out.pos);
  }
  return text;
}

Members::Members(std::string_view bytes, std::uint64_t most) : bytes_(bytes), left_(most) {
  if (bytes.starts_with(gzip_magic)) return;
  zstd_ = std::make_unique<Zstd>();
  at_ = zstd_->load_dictionary(bytes);
}
Members::~Members() = default;

Members::Next Members::next(std::string& content) {
  content.clear();
  if (at_ >= bytes_.size() || damaged_ > most_damaged) return Next::end;
  span_ = {at_, bytes_.size()};
  const auto result = zstd_ ? decompress(content) : inflate(content);
  if (result == Next::damaged) skip_damage();
  if (result == Next::too_large) at_ = bytes_.size();
  span_.end = std::max(at_, span_.start);
  left_ -= std::min<std::uint64_t>(left_, content.size());
  return result;
}

Members::Next Members::inflate(std::string& content) {
  constexpr std::size_t piece = 64 << 10;
  Inflating inflating(bytes_.substr(at_));
  while (true) {
    const int status = inflating.more(content, piece);
    if (content.size() > left_) return Next::too_large;
    if (status == Z_STREAM_END) break;
    if (status != Z_OK) return Next::damaged;
  }
  at_ += inflating.consumed();
  return Next::member;
}

Members::Next Members::decompress(std::string& content) {
  ZSTD_DCtx_reset(zstd_->context.get(), ZSTD_reset_session_only);
  std::string buffer(ZSTD_DStreamOutSize(), '\0');
  ZSTD_inBuffer in{bytes_.data(), bytes_.size(), at_};
  while (true) {
    ZSTD_outBuffer out{buffer.data(), buffer.size(), 0};
    const auto status = ZSTD_decompressStream(zstd_->context.get(), &out, &in);
    if (ZSTD_isError(status)) return Next::damaged;
    content.append(buffer, 0, out.pos);
    if (content.size() > left_) return Next::too_large;
    if (status == 0) break;
    if (in.pos == in.size && out.pos == 0) return Next::damaged;
  }
  at_ = in.pos;
  return Next::member;
}

// To the next place where a member begins with the mark of a record.
void Members::skip_damage() {
  const auto magic = zstd_ ? frame_magic : gzip_magic;
  ++damaged_;
  for (at_ = bytes_.find(magic, at_ + 1); at_ != std::string_view::npos; at_ = bytes_.find(magic, at_ + 1)) {
    if (zstd_ || beginning(bytes_.substr(at_, 4096)).starts_with("WARC/")) return;
    if (++damaged_ > most_damaged) break;
  }
  at_ = bytes_.size();
}

}  // namespace dossier_warc
