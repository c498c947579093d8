// Each bad plugin is caught by the test that is named for its fault.
#include <gtest/gtest.h>

#include <filesystem>
#include <set>

#include "core/conformance/check.hpp"
#include "core/conformance/sanitizer.hpp"

namespace {

using dossier::conformance::Status;

struct Bad {
  const char* library;
  const char* test;
  Status status = Status::failed;
  const char* words = "";  // that the reason holds
};
void PrintTo(const Bad& bad, std::ostream* out) { *out << bad.library; }

const Bad gallery[] = {
    {"bad-throws", "boundary.exceptions", Status::failed, "nobody catches this"},
    {"bad-hangs", "domain.plain", Status::timed_out, "extract of document 0"},
    {"bad-crashes-on-empty", "domain.empty", Status::crashed, "extract of an empty text"},
    {"bad-crashes-on-odd-text", "domain.zero-bytes", Status::crashed, "extract of a zero byte"},
    {"bad-crashes-on-odd-text", "domain.right-to-left", Status::crashed, "extract of Arabic"},
    {"bad-crashes-on-odd-text", "domain.line-ends", Status::crashed, "extract of CRLF"},
    {"bad-slow-on-blanks", "domain.monotonous", Status::warning, "of blanks took"},
    {"bad-small-plugin", "boundary.functions", Status::failed, "found 16"},
    {"bad-answers-any-capability", "boundary.unknown-capability", Status::failed, "expected null"},
    {"bad-leaks", "resources.memory", Status::failed, "grows with every call"},
    {"bad-span-outside", "domain.spans", Status::failed, "leaves the text of"},
    {"bad-cuts-characters", "domain.spans", Status::failed, "cuts a character"},
    {"bad-bad-records", "domain.records", Status::failed, "it has no kind"},
    {"bad-emits-after-cancel", "boundary.cancel", Status::failed, "after host.cancelled had answered 1"},
    {"bad-ignores-refusal", "boundary.refused", Status::failed, "after the host had refused one"},
    {"bad-fails-silently", "boundary.errors", Status::failed, "without telling host.fail why"},
    {"bad-small-structs", "boundary.sizes", Status::failed, "struct_size of dossier_log"},
    {"bad-wants-exact-size", "boundary.newer-host", Status::failed, "with a host that has more functions"},
    {"bad-other-thread", "boundary.threads", Status::failed, "from another thread"},
    {"bad-calls-late", "boundary.late-calls", Status::failed, "after the call had returned"},
    {"bad-keeps-view", "boundary.borrowed-views", Status::failed, "lent for an earlier call"},
    {"bad-reads-beyond", "boundary.borrowed-views", Status::failed, "beyond the end of a view"},
    {"bad-prints", "boundary.prints", Status::warning, "extracting"},
    {"bad-lies-in-manifest", "manifest.matches", Status::failed, "2.0.0"},
    {"bad-refuses-default", "options.defaults", Status::failed, "expected more than 0"},
    {"bad-refuses-bound", "options.bounds", Status::failed, "set to 1 fits its declaration"},
    {"bad-takes-anything", "options.beyond-bounds", Status::failed, "is to be refused"},
    {"bad-takes-anything", "options.types", Status::failed, "is to be refused"},
    {"bad-takes-anything", "options.unknown", Status::failed, "not declared"},
    {"bad-takes-anything", "options.schema", Status::failed, "taken by the plugin"},
    {"bad-takes-anything", "boundary.create", Status::failed, "no JSON object"},
    {"bad-random-results", "results.repeat", Status::failed, "on a fresh instance"},
    {"bad-random-results", "results.again", Status::failed, "the same call twice"},
    {"bad-depends-on-batch", "results.batches", Status::failed, "to an instance"},
    {"bad-depends-on-order", "results.order", Status::failed, "in another order"},
    {"bad-not-thread-safe", "results.threads", Status::failed, "8 threads"},
    {"bad-depends-on-time-zone", "results.surroundings", Status::failed, "time zone"},
    {"bad-keeps-files", "resources.files", Status::failed, "files stayed open"},
    {"bad-keeps-threads", "resources.threads", Status::failed, "threads stayed"},
    {"bad-needs-nothing", "options.required", Status::failed, "without the required"},
    {"bad-sniffs-wrong", "reader.sniff", Status::failed, "found 101"},
    {"bad-rows-from-nowhere", "passes.declared", Status::failed, "no pass before it"},
    {"bad-rows-from-nowhere", "manifest.words", Status::warning, "a version such as"},
    {"bad-reads-parts-wrong", "reader.parts", Status::failed, "parts, document"},
    {"bad-passes-bytes-on", "reader.invalid-utf8", Status::failed, "no valid UTF-8"},
    {"bad-impure-keys", "passes.keys", Status::failed, "half of the records"},
    {"bad-groups-depend", "passes.groups", Status::failed, "half of the groups"},
    {"bad-later-groups-depend", "passes.groups", Status::failed, "in pass \"compare\""},
    {"bad-two-symbols", "boundary.one-symbol", Status::failed, "helper"},
    {"bad-drops-by-name", "boundary.ledger", Status::failed, "a code is a stable word"},
    {"bad-drops-without-code", "boundary.ledger", Status::failed, "dropped with the code"},
    {"bad-needs-rows", "domain.none", Status::failed, "expected rows, found none"},
    {"bad-slow-on-large", "domain.huge", Status::warning, "the time grows faster than the text"},
    {"bad-loses-rows", "exporter.rows", Status::failed, "seal says"},
    {"bad-shows-early", "exporter.nothing-before-commit", Status::failed, "can be seen"},
    {"bad-leaves-files", "exporter.abort", Status::failed, "is left"},
    {"bad-commits-once", "exporter.commit-twice", Status::failed, "second commit"},
    {"bad-promises-much", "exporter.promise", Status::failed, "found \"always\""},
    {"bad-no-promise", "exporter.promise", Status::warning, "has no promise"},
    {"bad-names-no-file", "exporter.outputs", Status::failed, "it is not there"},
    {"bad-removes-old", "exporter.old-until-commit", Status::failed, "before it committed"},
    {"bad-counts-on", "exporter.begin-again", Status::failed, "does not count"},
    {"bad-adds-lines", "exporter.same-run", Status::failed, "has other bytes"},
    {"bad-adds-lines", "exporter.replace", Status::failed, "something is left"},
    {"bad-opens-early", "exporter.unused", Status::failed, "was made and not used"},
    {"bad-needs-rows", "exporter.no-rows", Status::failed, "expected rows, found none"},
    {"bad-needs-documents", "exporter.each-port", Status::failed, "wired to copies alone"},
    {"bad-pairs-only", "exporter.port-subsets", Status::failed, "expected three ports or all"},
    {"bad-short-lines", "exporter.large-text", Status::failed, "at most 1,000,000 bytes"},
    {"bad-stops-at-nul", "exporter.nul", Status::failed, "without NUL"},
    {"bad-believes-paths", "exporter.paths", Status::failed, "outside of the target: stray"},
    {"bad-knows-all-fields", "exporter.unknown-fields", Status::failed, "an unknown field"},
    {"bad-says-nothing", "exporter.invalid-utf8", Status::failed, "did not say why"},
    {"bad-takes-leftovers", "exporter.killed-sealed", Status::failed, "differs from an undisturbed run"},
    {"bad-commits-own", "exporter.commit-for-dead", Status::failed, "is not there"},
    {"bad-mixes-runs", "exporter.two-at-once", Status::failed, "neither of them whole"},
    {"bad-leaves-probe", "exporter.probe", Status::failed, "left a trace"},
    {"bad-probes-nothing", "exporter.probe-unwritable", Status::failed, "found nothing wrong"},
    {"bad-ignores-faults", "exporter.unwritable", Status::failed, "was sealed"},
    {"bad-hides-option", "exporter.unwritable", Status::failed, "did not name the option"},
    {"bad-keeps-descriptors", "exporter.cycles", Status::failed, "files stayed open"},
    {"bad-ignores-signals", "exporter.signals", Status::failed, "SIGPIPE"},
    {"bad-changes-folder", "exporter.process", Status::failed, "working directory"},
};

const Bad bad_programs[] = {
    {"loses_reasons", "boundary.errors", Status::failed, "the message \"\""},
    {"answers_twice", "worker.answers", Status::failed, "call 3 answered once more"},
    {"miscounts", "worker.answers", Status::failed, "found 11 in it"},
    {"prints_on_protocol", "worker.answers", Status::failed, "is not the worker protocol"},
    {"prints", "boundary.prints", Status::warning, "extracting"},
    {"outlives_host", "worker.ends", Status::failed, "was still there"},
    {"ignores_options", "worker.starts", Status::failed, "made an instance"},
    {"ignores_options", "options.beyond-bounds", Status::failed, "is to be refused"},
    {"ignores_options", "options.types", Status::failed, "is to be refused"},
    {"ignores_options", "options.unknown", Status::failed, "not declared"},
    {"lies_about_kind", "manifest.matches", Status::failed, "the manifest says"},
    {"span_outside", "domain.spans", Status::failed, "leaves the text of"},
    {"hangs", "domain.plain", Status::timed_out, "extract of document 0"},
    {"dies", "domain.empty", Status::crashed, "SIGSEGV (Segmentation fault); it was at: extract of an empty text"},
    {"prints_on_protocol", "domain.plain", Status::failed, "does not keep to the protocol"},
    {"remembers", "results.again", Status::failed, "the same call twice"},
    {"remembers", "results.batches", Status::failed, "to one instance"},
};

class Gallery : public testing::TestWithParam<Bad> {};

void expect_caught(const Bad& bad, const std::filesystem::path& file) {
  dossier::conformance::CheckOptions options;
  options.only = {bad.test};
  options.timeout_seconds = bad.status == Status::timed_out ? 3 : 60;
  const auto report = check(file, options);
  ASSERT_EQ(report.results.size(), 1u);
  const auto& result = report.results.front();
  EXPECT_EQ(status_text(result.outcome.status), status_text(bad.status)) << result.outcome.reason;
  EXPECT_NE(result.outcome.reason.find(bad.words), std::string::npos) << result.outcome.reason;
  EXPECT_EQ(result.reproduce, "dossier plugins check " + file.string() + " --only " + bad.test);
}

TEST_P(Gallery, IsCaughtByName) {
  const auto& bad = GetParam();
  if (dossier::conformance::sanitized && std::string_view(bad.test) == "resources.memory")
    GTEST_SKIP() << "a sanitizer keeps memory of its own";
  expect_caught(bad, std::filesystem::path(BAD_DIR) / (std::string(bad.library) + ".so"));
}

std::string test_name(const Bad& bad) {
  std::string name = std::string(bad.library) + "_" + bad.test;
  for (auto& c : name)
    if (!std::isalnum(static_cast<unsigned char>(c))) c = '_';
  return name.starts_with("bad_") ? name.substr(4) : name;
}

INSTANTIATE_TEST_SUITE_P(Bad, Gallery, testing::ValuesIn(gallery),
                         [](const auto& info) { return test_name(info.param); });

class ProgramGallery : public testing::TestWithParam<Bad> {};

TEST_P(ProgramGallery, IsCaughtByName) {
  const auto& bad = GetParam();
  expect_caught(bad, std::filesystem::path(BAD_PROGRAMS_DIR) / (std::string(bad.library) + ".py"));
}

INSTANTIATE_TEST_SUITE_P(Bad, ProgramGallery, testing::ValuesIn(bad_programs),
                         [](const auto& info) { return test_name(info.param); });

TEST(ProgramGallery, HasNoProgramThatNoTestIsNamedFor) {
  std::set<std::string> named{"dossier"};
  for (const auto& bad : bad_programs) named.insert(bad.library);
  std::set<std::string> there;
  for (const auto& entry : std::filesystem::directory_iterator(BAD_PROGRAMS_DIR))
    if (entry.path().extension() == ".py") there.insert(entry.path().stem());
  EXPECT_EQ(named, there);
}

TEST(Gallery, HasNoPluginThatNoTestIsNamedFor) {
  std::set<std::string> named;
  for (const auto& bad : gallery) named.insert(std::string(bad.library) + ".so");
  std::set<std::string> there;
  for (const auto& entry : std::filesystem::directory_iterator(BAD_DIR))
    if (entry.path().extension() == ".so") there.insert(entry.path().filename());
  EXPECT_EQ(named, there);
}

}  // namespace
