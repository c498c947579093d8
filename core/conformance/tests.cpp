#include <algorithm>
#include <iterator>

#include "core/conformance/test.hpp"

namespace dossier::conformance {

std::vector<Test> only_on(Test::On on, std::vector<Test> tests) {
  for (auto& test : tests) test.on = on;
  return tests;
}

Test without_instance(Test test) {
  test.needs_instance = false;
  return test;
}

const std::vector<Test>& tests() {
  static const std::vector<Test> all = [] {
    std::vector<Test> list;
    for (auto part : {manifest_tests, boundary_tests, calling_tests, worker_tests, option_tests, domain_tests,
                      result_tests, reader_tests, pass_tests, exporter_tests, exporter_record_tests,
                      exporter_crash_tests, exporter_target_tests, resource_tests, fuzz_tests})
      std::ranges::move(part(), std::back_inserter(list));
    return list;
  }();
  return all;
}

}  // namespace dossier::conformance
