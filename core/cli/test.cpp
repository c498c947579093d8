// dossier test PIPELINE: runs its tests, and prints what differs and what no test covers.
#include <spdlog/fmt/fmt.h>

#include <charconv>
#include <chrono>

#include "core/cli/interrupt.hpp"
#include "core/cli/open_pipeline.hpp"
#include "core/cli/print_json.hpp"
#include "core/cli/verbs.hpp"
#include "core/conformance/scratch_folder.hpp"
#include "core/pipeline/yaml_reader.hpp"
#include "core/trial/trial.hpp"

namespace dossier::cli {
namespace {

using pipeline::Code;
using pipeline::Report;

// The tests of a pipeline, with their sources.
struct Tests {
  Report report;
  std::optional<pipeline::Node> file;
  std::vector<trial::TestCase> all;
};

std::filesystem::path usual_file(std::filesystem::path pipeline) {
  return pipeline.replace_filename(pipeline.stem().string() + ".test.yaml");
}

void read_file(const std::filesystem::path& name, const pipeline::Pipeline& pipeline, Tests& tests) {
  const auto* source = pipeline::read_source(name.string(), tests.report);
  if (!source) return;
  tests.file = pipeline::read_yaml(*source, tests.report);
  if (!tests.file) return;
  const auto* list = tests.file->find("tests");
  if (!list)
    return tests.report.error(Code::missing_key, tests.file->place, "the file has no tests",
                              "add tests: [{ name: ..., given: [...], expect: { ... } }]");
  for (const auto& key : tests.file->items)
    if (key.key != "tests")
      tests.report.error(Code::unknown_key, key.key_place, "a test file has no key " + pipeline::in_quotes(key.key),
                         "it has tests");
  tests.all = trial::read_tests(*list, pipeline, tests.report);
}

// From --tests, or else from the file next to the pipeline and from the list in the pipeline.
void find_tests(const Arguments& arguments, const OpenedPipeline& opened, Tests& tests) {
  if (const auto file = arguments.value("tests")) return read_file(*file, *opened.pipeline, tests);
  const auto beside = usual_file(arguments.positional[0]);
  std::error_code ignored;
  if (std::filesystem::exists(beside, ignored)) read_file(beside, *opened.pipeline, tests);
  if (const auto* list = opened.trace.root->find("tests")) {
    auto own = trial::read_tests(*list, *opened.pipeline, tests.report);
    tests.all.insert(tests.all.begin(), std::make_move_iterator(own.begin()), std::make_move_iterator(own.end()));
  }
  if (tests.all.empty() && !tests.report.has_errors())
    tests.report.error(Code::missing_key, {}, "the pipeline has no tests",
                       "write them to " + beside.string() + ", or under `tests` in the pipeline");
}

std::optional<double> percent_of(std::string text) {
  if (text.ends_with('%')) text.pop_back();
  double number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  const bool whole = error == std::errc() && end == text.data() + text.size();
  return whole && number >= 0 && number <= 100 ? std::optional(number) : std::nullopt;
}

struct Verdict {
  std::string name;
  pipeline::Diagnostics faults;
  std::vector<std::filesystem::path> written;
};

Json as_json(const std::vector<Verdict>& verdicts, const trial::Coverage& coverage) {
  Json::Array tests;
  for (const auto& verdict : verdicts)
    tests.push_back(Json::Object{
        {"name", verdict.name}, {"passed", !verdict.faults.has_errors()}, {"failures", verdict.faults.as_json()}});
  const auto missing = coverage.missing();
  const auto& reasons = coverage.drop_reasons();
  Json graph(Json::Object{{"percent", coverage.percent()},
                          {"covered", std::uint64_t{coverage.covered()}},
                          {"total", std::uint64_t{coverage.total()}}});
  graph.set("missing", Json::Array(missing.begin(), missing.end()));
  graph.set("drop_reasons", Json::Array(reasons.begin(), reasons.end()));
  return Json::Object{{"tests", std::move(tests)}, {"coverage", std::move(graph)}};
}

void print_text(const std::vector<Verdict>& verdicts, const trial::Coverage& coverage, Terminal& terminal) {
  std::size_t failed = 0;
  for (const auto& verdict : verdicts) {
    const bool bad = verdict.faults.has_errors();
    failed += bad ? 1 : 0;
    terminal.out << (bad ? "FAIL  " : "ok    ") << verdict.name << '\n';
    for (const auto& file : verdict.written) terminal.out << "      wrote " << file.string() << '\n';
    terminal.out.flush();
    verdict.faults.print_text(terminal.screen, terminal.colour_err);
  }
  terminal.out << '\n'
               << verdicts.size() << (verdicts.size() == 1 ? " test, " : " tests, ") << failed << " failed; "
               << fmt::format("{:.0f} % of the graph covered ({} of {})\n", coverage.percent(), coverage.covered(),
                              coverage.total());
  if (const auto missing = coverage.missing(); !missing.empty())
    terminal.out << "not covered: " << pipeline::enumerate(missing) << '\n';
  if (const auto& reasons = coverage.drop_reasons(); !reasons.empty())
    terminal.out << "dropped on purpose: " << pipeline::enumerate({reasons.begin(), reasons.end()}) << '\n';
}

}  // namespace

std::vector<OptionSpec> test_options() {
  return pipeline_options() +
         std::vector<OptionSpec>{
             {.name = "tests",
              .value = "FILE",
              .help = "test file (default: PIPELINE.test.yaml, and `tests` in the pipeline)"},
             {.name = "only", .value = "TEXT", .help = "run only tests with this text in their names"},
             {.name = "update", .help = "rewrite golden files instead of comparing with them"},
             {.name = "min-coverage", .value = "PERCENT", .help = "fail if less of the graph is covered"}};
}

int test(const Arguments& arguments, Terminal& terminal) {
  std::optional<double> least;
  if (const auto text = arguments.value("min-coverage")) {
    least = percent_of(*text);
    if (!least)
      return usage_error(terminal, "test", "--min-coverage expects a number from 0 to 100, found \"" + *text + "\"");
  }
  const auto opened = open_pipeline(arguments, terminal);
  if (!opened.pipeline) return exit_code::invalid_pipeline;
  Tests tests;
  find_tests(arguments, opened, tests);
  pipeline::Diagnostics faults;
  tests.report.tell(faults);
  if (faults.has_errors()) {
    print_diagnostics(faults, arguments, terminal);
    return exit_code::invalid_pipeline;
  }

  trial::Coverage coverage(*opened.pipeline);
  std::vector<Verdict> verdicts;
  bool good = true;
  const InterruptGuard guard;  // so that the scratch folder is removed, too
  for (const auto& each : tests.all) {
    if (each.name.find(arguments.value_or("only", "")) == std::string::npos) continue;
    const conformance::ScratchFolder folder;
    Report report;
    Verdict verdict{each.name, {}, {}};
    verdict.written = run_trial({.test = each,
                                 .pipeline = *opened.pipeline,
                                 .request = request_of(arguments, *opened.catalog),
                                 .settings = {},
                                 .folder = folder.path(),
                                 .cancelled = &guard.asked(),
                                 .update = arguments.has("update")},
                                report, coverage);
    if (guard.asked()) {
      terminal.err << "dossier test: error: interrupted\n";
      return exit_code::interrupted;
    }
    report.tell(verdict.faults);
    good = good && !verdict.faults.has_errors();
    verdicts.push_back(std::move(verdict));
  }
  if (verdicts.empty())
    return usage_error(terminal, "test", "no test has \"" + arguments.value_or("only", "") + "\" in its name");
  if (wants_json(arguments)) {
    print_json(as_json(verdicts, coverage), terminal.out);
  } else {
    print_text(verdicts, coverage, terminal);
  }
  if (least && coverage.percent() < *least) {
    good = false;
    if (!wants_json(arguments))
      terminal.err << "dossier test: error: " << fmt::format("{:.0f}", coverage.percent())
                   << " % of the graph was exercised, less than --min-coverage asks for\n";
  }
  return good ? exit_code::good : exit_code::failed;
}

}  // namespace dossier::cli
