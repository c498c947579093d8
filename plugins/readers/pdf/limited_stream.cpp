#include "limited_stream.hpp"

#include <exception>
#include <qpdf/Pipeline.hh>

namespace dossier_pdf {
namespace {

struct TooLarge {};

class Collect : public Pipeline {
 public:
  Collect(LimitedStream& to, std::uint64_t most) : Pipeline("collect", nullptr), to_(to), most_(most) {}
  void write(unsigned char const* data, std::size_t size) override {
    if (size > most_ - to_.bytes.size()) throw TooLarge();
    to_.bytes.append(reinterpret_cast<const char*>(data), size);
  }
  void finish() override {}

 private:
  LimitedStream& to_;
  std::uint64_t most_;
};

}  // namespace

LimitedStream read_stream(QPDFObjectHandle stream, std::uint64_t most) {
  LimitedStream read;
  if (!stream.isStream()) return read;
  Collect collect(read, most);
  try {
    stream.pipeStreamData(&collect, 0, qpdf_dl_generalized, true);
  } catch (const TooLarge&) {
    read.larger = true;
  } catch (const std::exception&) {
    return {};
  }
  return read;
}

}  // namespace dossier_pdf
