// Tests of a pipeline as written in a file: given documents, mocked stages, expected records.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "core/pipeline/node.hpp"
#include "core/pipeline/pipeline.hpp"
#include "core/pipeline/report.hpp"

namespace dossier::trial {

// The input of a reader: documents written in the test, or files that it reads itself.
struct Given {
  std::string reader;
  std::vector<Json> documents;  // as lines of reader.jsonl
  std::vector<std::filesystem::path> files;
};

struct Mock {
  std::string stage;
  std::vector<Json> records;
};

struct ExpectedRecord {
  Json record;
  pipeline::Place place;
};

// What is expected of one port of a stage.
struct Expectation {
  std::string stage;
  pipeline::Port port = pipeline::Port::documents;
  pipeline::Place place;
  std::vector<ExpectedRecord> records;  // each matches a different record
  bool exactly = false;                 // and there are no others
  std::optional<std::uint64_t> count;
  std::filesystem::path golden;  // the whole port, line by line
  pipeline::Place golden_place = {};
};

struct TestCase {
  std::string name;
  pipeline::Place place;
  std::vector<std::string> sets;  // NAME=VALUE, as for --set
  std::vector<Given> given;
  std::vector<Mock> mocks;
  std::vector<Expectation> expectations;
};

// The tests of a list, for a pipeline that is valid without them. Errors are added to the report; valid tests are
// returned. Paths are relative to the folder of the file that contains them.
std::vector<TestCase> read_tests(const pipeline::Node& tests, const pipeline::Pipeline& pipeline,
                                 pipeline::Report& report);

}  // namespace dossier::trial
