// A segment of the state folder, whatever a disk or another program has made of it.
#include "core/store/segment.hpp"

#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "tests/fuzz/target.hpp"

namespace {

namespace fs = std::filesystem;

fs::path file() { return fs::temp_directory_path() / ("dossier-segment." + std::to_string(::getpid())); }

void open(std::string_view bytes) {
  std::ofstream(file(), std::ios::binary) << bytes;
  try {
    const dossier::store::Segment segment(file());
    volatile std::size_t sum = 0;  // each byte is read
    for (std::uint64_t i = 0; i < segment.size(); ++i) try {
        for (const char c : segment[i]) sum = sum + static_cast<unsigned char>(c);
      } catch (const std::out_of_range&) {
      }
    segment.verify();
  } catch (const std::exception&) {
  }
  fs::remove(file());
}

std::string segment_of(const std::vector<std::string>& records) {
  dossier::store::SegmentWriter writer(file());
  for (const auto& record : records) writer.append(record);
  writer.seal();
  std::ifstream in(file(), std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

const dossier::fuzz::Target target("segment", open, {segment_of({}), segment_of({"one", "", "three"})});

}  // namespace
