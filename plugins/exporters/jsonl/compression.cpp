#include "compression.hpp"

#include <zlib.h>
#include <zstd.h>

namespace dossier_jsonl {
namespace {

dossier::Error failure(const std::string& library, const char* why) {
  return dossier::Error("cannot_compress", library + " cannot compress: " + (why ? why : "no reason given"))
      .at_option("compression");
}

class Zstd : public dossier::Encoder {
 public:
  explicit Zstd(int level) : context_(ZSTD_createCCtx()) {
    if (!context_) throw std::bad_alloc();
    check(ZSTD_CCtx_setParameter(context_.get(), ZSTD_c_compressionLevel, level));
    check(ZSTD_CCtx_setParameter(context_.get(), ZSTD_c_checksumFlag, 1));
  }

  void encode(std::string_view bytes, bool last, std::string& out) override {
    ZSTD_inBuffer input{bytes.data(), bytes.size(), 0};
    while (true) {
      const auto before = out.size();
      out.resize(before + ZSTD_CStreamOutSize());
      ZSTD_outBuffer output{out.data() + before, out.size() - before, 0};
      const auto left =
          check(ZSTD_compressStream2(context_.get(), &output, &input, last ? ZSTD_e_end : ZSTD_e_continue));
      out.resize(before + output.pos);
      if (last ? left == 0 : input.pos == input.size) return;
    }
  }

 private:
  struct Free {
    void operator()(ZSTD_CCtx* context) const { ZSTD_freeCCtx(context); }
  };
  static std::size_t check(std::size_t result) {
    if (ZSTD_isError(result)) throw failure("zstd", ZSTD_getErrorName(result));
    return result;
  }

  std::unique_ptr<ZSTD_CCtx, Free> context_;
};

class Gzip : public dossier::Encoder {
 public:
  explicit Gzip(int level) {
    constexpr int gzip_format = 15 + 16;
    if (deflateInit2(&stream_, std::min(level, 9), Z_DEFLATED, gzip_format, 9, Z_DEFAULT_STRATEGY) != Z_OK)
      throw failure("zlib", stream_.msg);
  }
  ~Gzip() override { deflateEnd(&stream_); }
  Gzip(const Gzip&) = delete;
  Gzip& operator=(const Gzip&) = delete;

  void encode(std::string_view bytes, bool last, std::string& out) override {
    // In steps, because zlib counts in 32 bits.
    constexpr std::size_t most = 1 << 30;
    do {
      const auto step = bytes.substr(0, most);
      bytes.remove_prefix(step.size());
      deflate_all(step, last && bytes.empty() ? Z_FINISH : Z_NO_FLUSH, out);
    } while (!bytes.empty());
  }

 private:
  void deflate_all(std::string_view bytes, int flush, std::string& out) {
    constexpr std::size_t room = 256 << 10;
    stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));  // zlib only reads from it
    stream_.avail_in = static_cast<uInt>(bytes.size());
    do {
      const auto before = out.size();
      out.resize(before + room);
      stream_.next_out = reinterpret_cast<Bytef*>(out.data() + before);
      stream_.avail_out = room;
      if (deflate(&stream_, flush) == Z_STREAM_ERROR) throw failure("zlib", stream_.msg);
      out.resize(out.size() - stream_.avail_out);
    } while (stream_.avail_out == 0);
  }

  z_stream stream_{};
};

}  // namespace

std::unique_ptr<dossier::Encoder> make_zstd(int level) { return std::make_unique<Zstd>(level); }
std::unique_ptr<dossier::Encoder> make_gzip(int level) { return std::make_unique<Gzip>(level); }

}  // namespace dossier_jsonl
