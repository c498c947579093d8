// The records of a web archive that is not compressed, or of one member of a compressed one.
#pragma once

#include <string>
#include <string_view>

#include "mime/header.hpp"

namespace dossier_warc {

struct Record {
  mime::Header header;
  std::uint64_t start = 0;  // of the record
  dossier::Span block;
};

class Records {
 public:
  explicit Records(std::string_view bytes) : bytes_(bytes) {}  // must outlive it

  enum class Next { record, damaged, cut, end };
  // damaged: these bytes are not a record; cut: a record that has less than it declares. Both are passed over, up to the
  // next place where a record begins.
  Next next(Record& record);
  // What was passed over, and why.
  dossier::Span passed_over() const { return passed_over_; }
  const std::string& problem() const { return problem_; }

 private:
  std::uint64_t next_record(std::uint64_t from) const;
  Next pass_over(std::uint64_t start, std::uint64_t searched, Next result, std::string problem);

  std::string_view bytes_;
  std::uint64_t at_ = 0;
  dossier::Span passed_over_;
  std::string problem_;
};

}  // namespace dossier_warc
