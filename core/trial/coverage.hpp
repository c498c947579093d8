// What of a pipeline's graph the tests have exercised.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "core/engine/ledger.hpp"
#include "core/trial/test_case.hpp"

namespace dossier::trial {

// Its items: each stage that runs a plugin ("figures"), each of its ports that has records ("figures.claims"), and the
// port of what it rejects if another stage reads that ("figures.rejected"). Tests do not run exporters, which count
// nothing.
class Coverage {
 public:
  explicit Coverage(const pipeline::Pipeline& pipeline);

  // What one test has exercised; a mocked stage does not count.
  void add(const TestCase& test, const engine::Ledger& ledger,
           const std::map<std::string, std::vector<std::string>>& captured);

  std::size_t total() const { return items_.size(); }
  std::size_t covered() const { return items_.size() - missing().size(); }
  double percent() const;
  std::vector<std::string> missing() const;  // in the order of the pipeline
  // Reasons for which units were dropped, by stage: "read: no_text".
  const std::set<std::string>& drop_reasons() const { return reasons_; }

 private:
  std::vector<std::string> items_;
  std::set<std::string> seen_;
  std::set<std::string> reasons_;
};

}  // namespace dossier::trial
