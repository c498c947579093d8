#include "core/trial/trial.hpp"

#include <algorithm>
#include <fstream>
#include <sstream>

#include "core/pipeline/ports.hpp"
#include "core/store/output_file.hpp"
#include "core/trial/matching.hpp"
#include "core/trial/stand_ins.hpp"
#include "dossier/record/json_parse.hpp"

namespace dossier::trial {
namespace fs = std::filesystem;
namespace {

using pipeline::Code;
using pipeline::Report;

using Captured = std::map<std::string, std::vector<std::string>>;

std::string records_text(std::size_t count) { return std::to_string(count) + (count == 1 ? " record" : " records"); }

std::string shortened(std::string line) {
  constexpr std::size_t most = 300;
  if (line.size() > most) line = line.substr(0, most) + "...";
  return line;
}

class Judgement {
 public:
  Judgement(const Captured& captured, bool update, Report& report)
      : captured_(captured), update_(update), report_(report) {
    for (const auto& [port, lines] : captured)
      for (const auto& line : lines)
        if (auto record = parse_json(line))
          if (const auto id = std::string(record->text_or("id")); !id.empty()) by_id_[id] = std::move(*record);
  }

  void judge(const Expectation& expectation) {
    const std::string port = expectation.stage + "." + std::string(port_name(expectation.port));
    const auto& lines = captured_.at(port);
    std::vector<Json> found;
    for (const auto& line : lines)
      if (auto record = parse_json(line)) found.push_back(std::move(*record));
    if (expectation.count && *expectation.count != found.size())
      report_.error(
          Code::other_count, expectation.place,
          port + " produced " + records_text(found.size()) + ", expected " + std::to_string(*expectation.count),
          found.empty() ? "" : "the first is " + shortened(lines[0]));
    judge_records(expectation, port, found);
    if (!expectation.golden.empty()) judge_golden(expectation, port, lines);
  }
  std::vector<fs::path> take_written() { return std::move(written_); }

 private:
  void judge_records(const Expectation& expectation, const std::string& port, const std::vector<Json>& found) {
    std::vector<Json> expected;
    for (const auto& record : expectation.records) expected.push_back(record.record);
    const auto pairing = pair(expected, found, by_id_);
    for (const auto missing : pairing.missing)
      report_.error(Code::missing_record, expectation.records[missing].place,
                    port + " has no such record among its " + records_text(found.size()),
                    nearest(expected[missing], found, pairing));
    if (!expectation.exactly) return;
    for (const auto extra : pairing.left_over)
      report_.error(Code::unexpected_record, expectation.place, port + " produced a record that is not expected",
                    shortened(found[extra].dump()));
  }

  // The record that differs least; records without a match come first.
  std::string nearest(const Json& expected, const std::vector<Json>& found, const Pairing& pairing) const {
    std::vector<std::string> least;
    std::size_t best = found.size();
    const auto look = [&](std::size_t f) {
      auto all = differences(expected, found[f], by_id_);
      if (best != found.size() && all.size() >= least.size()) return;
      best = f;
      least = std::move(all);
    };
    for (const auto f : pairing.left_over) look(f);
    for (std::size_t f = 0; best == found.size() && f < found.size(); ++f) look(f);
    if (best == found.size()) return "";
    constexpr std::size_t most = 6;
    std::string text = "in the closest one, ";
    if (least.empty()) text = "a matching record belongs to another expected record: ";
    for (std::size_t i = 0; i < least.size() && i < most; ++i) text += (i ? "; " : "") + least[i];
    if (least.size() > most) text += "; and " + std::to_string(least.size() - most) + " more";
    return least.empty() ? text + shortened(found[best].dump()) : text;
  }

  void judge_golden(const Expectation& expectation, const std::string& port, const std::vector<std::string>& lines) {
    if (update_) {
      fs::create_directories(expectation.golden.parent_path());
      store::OutputFile file(expectation.golden, store::OutputFile::Access::by_umask);
      for (const auto& line : lines) file.write(line + "\n");
      file.close();
      return written_.push_back(expectation.golden);
    }
    std::vector<std::string> golden;
    std::ifstream file(expectation.golden, std::ios::binary);
    if (!file)
      return report_.error(Code::golden_differs, expectation.golden_place,
                           "there is no file " + expectation.golden.string(), "--update writes it");
    for (std::string line; std::getline(file, line);) golden.push_back(std::move(line));
    const auto differs = std::ranges::mismatch(golden, lines);
    if (differs.in1 == golden.end() && differs.in2 == lines.end()) return;
    const auto number = static_cast<std::size_t>(differs.in1 - golden.begin()) + 1;
    report_.error(Code::golden_differs, expectation.golden_place,
                  port + " differs from " + expectation.golden.string() + " at line " + std::to_string(number) + ": " +
                      difference(differs.in1 == golden.end() ? nullptr : &*differs.in1,
                                 differs.in2 == lines.end() ? nullptr : &*differs.in2),
                  "if the new output is correct, --update rewrites the file");
  }

  std::string difference(const std::string* golden, const std::string* found) const {
    if (!golden) return "expected the end, found " + shortened(*found);
    if (!found) return "expected " + shortened(*golden) + ", found the end";
    const auto a = parse_json(*golden);
    const auto b = parse_json(*found);
    const auto fields = a && b ? differences(*a, *b, {}) : std::vector<std::string>{};
    if (fields.empty()) return "expected " + shortened(*golden) + ", found " + shortened(*found);
    std::string text;
    for (const auto& field : fields) text += (text.empty() ? "" : "; ") + field;
    return text;
  }

  const Captured& captured_;
  bool update_;
  Report& report_;
  RecordsById by_id_;
  std::vector<fs::path> written_;
};

// A mock with fewer records than written in the test would prove nothing.
void judge_mocks(const TestCase& test, const Captured& captured, Report& report) {
  for (const auto& mock : test.mocks)
    for (const auto& line : captured.at(mock.stage + ".rejected"))
      if (const auto letter = parse_json(line))
        report.error(Code::failed_trial, test.place,
                     "a record that " + pipeline::in_quotes(mock.stage) +
                         " should produce was rejected: " + std::string(letter->text_or("message")),
                     "fix it under `mock`");
}

}  // namespace

std::vector<fs::path> run_trial(const Trial& trial, Report& report, Coverage& coverage) {
  pipeline::Request request = trial.request;
  request.deploys.push_back(write_stand_ins(trial.test, trial.pipeline, trial.folder));
  request.sets.insert(request.sets.end(), trial.test.sets.begin(), trial.test.sets.end());
  pipeline::Diagnostics faults;
  const auto ready = pipeline::load(request, faults);
  if (!ready) {
    for (const auto& fault : faults.all())
      if (fault.severity == pipeline::Diagnostic::Severity::error)
        report.error(Code::failed_trial, trial.test.place, "the pipeline is not valid with this test: " + fault.message,
                     fault.cure);
    return {};
  }
  engine::RunRequest run;
  run.pipeline = &*ready;
  run.catalog = request.catalog;
  run.settings = trial.settings;
  run.settings.state = trial.folder / "state";
  run.cancelled = trial.cancelled;
  const auto result = engine::run(run);
  if (!engine::completed(result.outcome)) {
    for (const auto& problem : result.problems) report.error(Code::failed_trial, trial.test.place, problem);
    return {};
  }
  const auto captured = captured_records(trial.pipeline, trial.folder);
  coverage.add(trial.test, result.ledger, captured);
  judge_mocks(trial.test, captured, report);
  Judgement judgement(captured, trial.update, report);
  for (const auto& expectation : trial.test.expectations) judgement.judge(expectation);
  return judgement.take_written();
}

}  // namespace dossier::trial
