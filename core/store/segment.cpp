#include "core/store/segment.hpp"

#include <bit>
#include <cstring>
#include <stdexcept>

#define XXH_INLINE_ALL
#include <xxhash.h>

#include "core/store/hash.hpp"
#include "core/store/kill_point.hpp"

namespace dossier::store {
namespace {

static_assert(std::endian::native == std::endian::little, "segments are little endian");

constexpr std::size_t piece_size = 1 << 20;
constexpr std::uint64_t magic = 0x31304745'53534F44;  // "DOSSEG01"

struct Footer {
  std::uint64_t magic;
  std::uint64_t count;
  Hash checksum;
};

template <class T>
std::string_view raw(const T& value) {
  return {reinterpret_cast<const char*>(&value), sizeof value};
}

std::filesystem::path beside(std::filesystem::path path, const char* suffix) { return path += suffix; }

}  // namespace

SegmentWriter::SegmentWriter(const std::filesystem::path& path) : data_(path), offsets_(beside(path, ".offsets")) {}

std::uint64_t SegmentWriter::append(std::string_view record) {
  const std::uint64_t offset = data_.size();
  offsets_.write(raw(offset));
  data_.write(record);
  return count_++;
}

void SegmentWriter::seal() {
  const std::uint64_t end = data_.size();
  offsets_.write(raw(end));
  offsets_.close();
  {
    const MappedFile offsets(offsets_.path());
    for (std::string_view rest = offsets.bytes(); !rest.empty();) {
      const auto piece = rest.substr(0, piece_size);
      data_.write(piece);
      offsets.note_read(piece);
      rest.remove_prefix(piece.size());
    }
  }
  std::filesystem::remove(offsets_.path());
  data_.close();
  kill_point("segment.data-written");
  Hash checksum;
  {
    const MappedFile written(data_.path());
    checksum = fast_hash(written);
  }
  const Footer footer{magic, count_, checksum};
  const std::filesystem::path path = data_.path();
  std::FILE* file = std::fopen(path.c_str(), "ab");
  const bool written = file && std::fwrite(&footer, sizeof footer, 1, file) == 1;
  if ((file && std::fclose(file) != 0) || !written) throw std::runtime_error("cannot write " + path.string());
}

Segment::Segment(const std::filesystem::path& path) : file_(path, Access::anywhere) {
  const auto bytes = file_.bytes();
  Footer footer{};
  if (bytes.size() >= sizeof footer) std::memcpy(&footer, bytes.data() + bytes.size() - sizeof footer, sizeof footer);
  if (footer.magic != magic || (bytes.size() - sizeof footer) / 8 <= footer.count)  // one offset more than records
    throw std::runtime_error(path.string() + " is not a complete segment");
  count_ = footer.count;
  offsets_ = bytes.data() + bytes.size() - sizeof footer - (count_ + 1) * 8;
}

std::string_view Segment::operator[](std::uint64_t number) const {
  std::uint64_t range[2];
  std::memcpy(range, offsets_ + number * 8, sizeof range);
  file_.note_read({offsets_ + number * 8, sizeof range});
  const auto record = file_.bytes().substr(range[0], range[1] - range[0]);
  file_.note_read(record);
  return record;
}

bool Segment::verify() const {
  const auto bytes = file_.bytes();
  Footer footer{};
  std::memcpy(&footer, bytes.data() + bytes.size() - sizeof footer, sizeof footer);
  return fast_hash(file_, bytes.size() - sizeof footer) == footer.checksum;
}

}  // namespace dossier::store
