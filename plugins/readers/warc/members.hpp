// The members of a compressed web archive: usually one for each record. A damaged one costs only itself.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "dossier/record/span.hpp"

namespace dossier_warc {

class Members {
 public:
  // bytes (gzip, or zstd with or without a dictionary of its own) must outlive it. most: bytes that all may have.
  Members(std::string_view bytes, std::uint64_t most);
  ~Members();
  Members(const Members&) = delete;
  Members& operator=(const Members&) = delete;

  static bool is_compressed(std::string_view head);
  // The beginning of the first member of a file that begins so; empty if it cannot be known.
  static std::string beginning(std::string_view head);

  enum class Next { member, damaged, too_large, end };
  // content: of the member. damaged: it is lost; after too_large nothing more is read.
  Next next(std::string& content);
  // The last member, in the compressed bytes; of a damaged one, up to where the next may begin.
  dossier::Span span() const { return span_; }

 private:
  struct Zstd;
  Next inflate(std::string& content);
  Next decompress(std::string& content);
  void skip_damage();

  std::string_view bytes_;
  std::unique_ptr<Zstd> zstd_;  // null: gzip
  std::uint64_t at_ = 0;
  std::uint64_t left_;
  int damaged_ = 0;
  dossier::Span span_;
};

}  // namespace dossier_warc
