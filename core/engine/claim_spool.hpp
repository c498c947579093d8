// The claims of a batch of documents on their way to their table: a document may have more of them than memory is for.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

namespace dossier::engine {

// Records in memory up to a budget, then in a file that has no name. One thread at a time.
class ClaimSpool {
 public:
  struct Place {
    std::uint64_t offset = 0;
    std::uint64_t size = 0;
  };
  // path: of the file, where no other may be.
  ClaimSpool(std::filesystem::path path, std::uint64_t budget) : path_(std::move(path)), budget_(budget) {}
  ~ClaimSpool();
  ClaimSpool(ClaimSpool&& other) noexcept;
  ClaimSpool& operator=(ClaimSpool&&) = delete;

  // Throws std::system_error if the file cannot be written.
  Place add(std::string_view record);
  // Throws std::system_error if the file cannot be read.
  std::string read(const Place& place) const;
  std::uint64_t spilled() const { return spilled_; }  // bytes in the file

 private:
  void spill();

  std::filesystem::path path_;
  std::uint64_t budget_;
  int file_ = -1;
  std::uint64_t spilled_ = 0;
  std::string memory_;  // what follows that
};

}  // namespace dossier::engine
