#include "core/engine/task/result_file.hpp"

#include <stdexcept>

#include "dossier/record/json_parse.hpp"

namespace dossier::engine::task {

ResultReader::ResultReader(const std::filesystem::path& path) : segment_(path) {
  if (segment_.size() == 0) throw std::runtime_error(path.string() + " has no report");
  auto report = parse_json(segment_[segment_.size() - 1]);
  if (!report || !report->object()) throw std::runtime_error(path.string() + " has no valid report");
  report_ = std::move(*report);
}

std::string_view ResultReader::piece() {
  if (at_end()) throw std::runtime_error("the results of a task end early");
  return segment_[at_++];
}

}  // namespace dossier::engine::task
