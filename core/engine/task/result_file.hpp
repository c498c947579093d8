// The results of a task on their way to the run: a segment whose records are pieces of results, in order, and at last a
// report.
#pragma once

#include <filesystem>
#include <string_view>

#include "core/store/segment.hpp"
#include "dossier/record/json.hpp"

namespace dossier::engine::task {

class ResultWriter {
 public:
  explicit ResultWriter(const std::filesystem::path& path) : segment_(path) {}

  void piece(std::string_view bytes) { segment_.append(bytes); }
  // No more pieces; the file is complete.
  void seal(const Json& report) {
    segment_.append(report.dump());
    segment_.seal();
  }

 private:
  store::SegmentWriter segment_;
};

// Throws std::runtime_error where the file ends early.
class ResultReader {
 public:
  explicit ResultReader(const std::filesystem::path& path);

  bool at_end() const { return at_ + 1 >= segment_.size(); }
  // Valid as long as this.
  std::string_view piece();
  const Json& report() const { return report_; }

 private:
  store::Segment segment_;
  std::uint64_t at_ = 0;
  Json report_;
};

}  // namespace dossier::engine::task
