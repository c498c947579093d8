// Rows laid aside on disk until the page is put together, so that an export needs little memory for what it exports.
// The file has no name: whatever ends the run, nothing of it is left.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

namespace dossier_html {

class Spool {
 public:
  struct Place {
    std::uint64_t offset = 0;
    std::uint64_t size = 0;
  };

  // Beside the target, where there is room for the page too. Throws Error (cannot_write, no_space) at `option`.
  Spool(std::filesystem::path folder, std::string option);
  ~Spool();
  Spool(const Spool&) = delete;
  Spool& operator=(const Spool&) = delete;

  Place append(std::string_view bytes);
  // Ends the writing; views from at() hold as long as the spool.
  void read();
  std::string_view at(Place place) const { return {mapped_ + place.offset, place.size}; }

 private:
  void flush();

  std::filesystem::path folder_;
  std::string option_;
  int descriptor_ = -1;
  std::uint64_t size_ = 0;  // with what is still in the buffer
  std::string buffer_;
  const char* mapped_ = nullptr;
};

}  // namespace dossier_html
