// Each bad plugin is caught by the test named after its defect.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <set>

#include "core/conformance/check.hpp"
#include "core/conformance/sanitizer.hpp"

namespace {

using dossier::conformance::Status;

struct Bad {
  const char* name;  // of the plugin without its kind; of a program, its file
  const char* test;
  Status status = Status::failed;
  const char* words = "";  // that the reason holds
};
void PrintTo(const Bad& bad, std::ostream* out) { *out << bad.name; }

const Bad gallery[] = {
    {"throws", "boundary.exceptions", Status::failed, "nobody catches this"},
    {"hangs", "domain.plain", Status::timed_out, "extract of document 0"},
    {"crashes-on-empty", "domain.empty", Status::crashed, "extract of an empty text"},
    {"crashes-on-odd-text", "domain.zero-bytes", Status::crashed, "extract of a zero byte"},
    {"crashes-on-odd-text", "domain.right-to-left", Status::crashed, "extract of Arabic"},
    {"crashes-on-odd-text", "domain.line-ends", Status::crashed, "extract of CRLF"},
    {"slow-on-blanks", "domain.monotonous", Status::warning, "of blanks took"},
    {"small-plugin", "boundary.functions", Status::failed, "found 16"},
    {"answers-any-capability", "boundary.unknown-capability", Status::failed, "expected null"},
    {"leaks", "resources.memory", Status::failed, "grows with every call"},
    {"span-outside", "domain.spans", Status::failed, "leaves the text of"},
    {"cuts-characters", "domain.spans", Status::failed, "cuts a character"},
    {"bad-records", "domain.records", Status::failed, "it has no kind"},
    {"emits-after-cancel", "boundary.cancel", Status::failed, "after host.cancelled had answered 1"},
    {"ignores-refusal", "boundary.refused", Status::failed, "after the host had refused one"},
    {"fails-silently", "boundary.errors", Status::failed, "without reporting a reason through host.fail"},
    {"small-structs", "boundary.sizes", Status::failed, "struct_size of dossier_log"},
    {"wants-exact-size", "boundary.newer-host", Status::failed, "with a host that has more functions"},
    {"other-thread", "boundary.threads", Status::failed, "from a different thread"},
    {"sink-on-other-thread", "boundary.threads", Status::failed, "host.emit was called from a different thread"},
    {"sink-on-other-thread", "domain.plain", Status::crashed,
     "before that, host.emit was called from a different thread"},
    {"calls-late", "boundary.late-calls", Status::failed, "after the call had returned"},
    {"keeps-view", "boundary.borrowed-views", Status::failed, "of an earlier call"},
    {"reads-beyond", "boundary.borrowed-views", Status::failed, "beyond the end of a view"},
    {"prints", "boundary.prints", Status::warning, "extracting"},
    {"lies-in-manifest", "manifest.matches", Status::failed, "2.0.0"},
    {"refuses-default", "options.defaults", Status::failed, "expected more than 0"},
    {"refuses-bound", "options.bounds", Status::failed, "set to 1 fits its declaration"},
    {"takes-anything", "options.beyond-bounds", Status::failed, "must be refused"},
    {"takes-anything", "options.types", Status::failed, "must be refused"},
    {"takes-anything", "options.unknown", Status::failed, "not declared"},
    {"takes-anything", "options.schema", Status::failed, "accepted by the plugin"},
    {"takes-anything", "boundary.create", Status::failed, "not a JSON object"},
    {"random-results", "results.repeat", Status::failed, "on a new instance"},
    {"random-results", "results.again", Status::failed, "the same call twice"},
    {"depends-on-batch", "results.batches", Status::failed, "per instance"},
    {"depends-on-order", "results.order", Status::failed, "in another order"},
    {"not-thread-safe", "results.threads", Status::failed, "8 threads"},
    {"depends-on-time-zone", "results.surroundings", Status::failed, "time zone"},
    {"keeps-files", "resources.files", Status::failed, "files stayed open"},
    {"keeps-threads", "resources.threads", Status::failed, "threads stayed"},
    {"needs-nothing", "options.required", Status::failed, "without the required"},
    {"sniffs-wrong", "reader.sniff", Status::failed, "found 101"},
    {"rows-from-nowhere", "passes.declared", Status::failed, "no pass before it"},
    {"rows-from-nowhere", "manifest.words", Status::warning, "a version such as"},
    {"reads-parts-wrong", "reader.parts", Status::failed, "parts, document"},
    {"passes-bytes-on", "reader.invalid-utf8", Status::failed, "not valid UTF-8"},
    {"impure-keys", "passes.keys", Status::failed, "half of the records"},
    {"groups-depend", "passes.groups", Status::failed, "half of the groups"},
    {"later-groups-depend", "passes.groups", Status::failed, "in pass \"compare\""},
    {"two-symbols", "boundary.one-symbol", Status::failed, "helper"},
    {"drops-by-name", "boundary.ledger", Status::failed, "a code is a stable word"},
    {"drops-without-code", "boundary.ledger", Status::failed, "dropped with the code"},
    {"needs-rows", "domain.none", Status::failed, "expected rows, found none"},
    {"slow-on-large", "domain.huge", Status::warning, "the time grows faster than the text"},
    {"loses-rows", "exporter.rows", Status::failed, "seal reports"},
    {"shows-early", "exporter.nothing-before-commit", Status::failed, "can be seen"},
    {"leaves-files", "exporter.abort", Status::failed, "is left"},
    {"commits-once", "exporter.commit-twice", Status::failed, "second commit"},
    {"promises-much", "exporter.promise", Status::failed, "found \"always\""},
    {"no-promise", "exporter.promise", Status::warning, "has no promise"},
    {"names-no-file", "exporter.outputs", Status::failed, "it does not exist"},
    {"removes-old", "exporter.old-until-commit", Status::failed, "before it committed"},
    {"counts-on", "exporter.begin-again", Status::failed, "does not count"},
    {"adds-lines", "exporter.same-run", Status::failed, "has other bytes"},
    {"adds-lines", "exporter.replace", Status::failed, "is left"},
    {"opens-early", "exporter.unused", Status::failed, "was created but not used"},
    {"needs-rows", "exporter.no-rows", Status::failed, "expected rows, found none"},
    {"needs-documents", "exporter.each-port", Status::failed, "wired to copies alone"},
    {"pairs-only", "exporter.port-subsets", Status::failed, "expected three ports or all"},
    {"short-lines", "exporter.large-text", Status::failed, "at most 1,000,000 bytes"},
    {"stops-at-nul", "exporter.nul", Status::failed, "without NUL"},
    {"believes-paths", "exporter.paths", Status::failed, "outside the target: stray"},
    {"knows-all-fields", "exporter.unknown-fields", Status::failed, "an unknown field"},
    {"says-nothing", "exporter.invalid-utf8", Status::failed, "without a reason"},
    {"takes-leftovers", "exporter.killed-sealed", Status::failed, "differs from an undisturbed run"},
    {"commits-own", "exporter.commit-for-dead", Status::failed, "is missing"},
    {"mixes-runs", "exporter.two-at-once", Status::failed, "neither of them completely"},
    {"leaves-probe", "exporter.probe", Status::failed, "left a trace"},
    {"probes-nothing", "exporter.probe-unwritable", Status::failed, "found nothing wrong"},
    {"ignores-faults", "exporter.unwritable", Status::failed, "was sealed"},
    {"hides-option", "exporter.unwritable", Status::failed, "did not name the option"},
    {"keeps-descriptors", "exporter.cycles", Status::failed, "files stayed open"},
    {"ignores-signals", "exporter.signals", Status::failed, "SIGPIPE"},
    {"changes-folder", "exporter.process", Status::failed, "working directory"},
};

const Bad bad_programs[] = {
    {"loses_reasons", "boundary.errors", Status::failed, "the message \"\""},
    {"answers_twice", "worker.answers", Status::failed, "call 3 answered twice"},
    {"miscounts", "worker.answers", Status::failed, "found 11 in it"},
    {"prints_on_protocol", "worker.answers", Status::failed, "is not the worker protocol"},
    {"prints", "boundary.prints", Status::warning, "extracting"},
    {"outlives_host", "worker.ends", Status::failed, "was still running"},
    {"ignores_options", "worker.starts", Status::failed, "made an instance"},
    {"ignores_options", "options.beyond-bounds", Status::failed, "must be refused"},
    {"ignores_options", "options.types", Status::failed, "must be refused"},
    {"ignores_options", "options.unknown", Status::failed, "not declared"},
    {"lies_about_kind", "manifest.matches", Status::failed, "the manifest says"},
    {"span_outside", "domain.spans", Status::failed, "leaves the text of"},
    {"hangs", "domain.plain", Status::timed_out, "extract of document 0"},
    {"dies", "domain.empty", Status::crashed, "SIGSEGV (Segmentation fault); it was at: extract of an empty text"},
    {"prints_on_protocol", "domain.plain", Status::failed, "does not follow the protocol"},
    {"remembers", "results.again", Status::failed, "the same call twice"},
    {"remembers", "results.batches", Status::failed, "to one instance"},
};

const std::vector<dossier::plugin::InstalledPlugin>& plugins() {
  static const auto catalog = dossier::plugin::Catalog::discover({BAD_DIR});
  return catalog.plugins();
}
std::string name_of(const dossier::plugin::InstalledPlugin& plugin) {
  return plugin.manifest.id.substr(plugin.manifest.id.find('.') + 1);
}

// Programs are started by dossier-worker, which is not beside the program of these tests.
[[maybe_unused]] const bool worker_is_known = ::setenv("DOSSIER_WORKER", WORKER, 0) == 0;

class Gallery : public testing::TestWithParam<Bad> {};

void expect_caught(const Bad& bad, const std::filesystem::path& file, const std::string& plugin = {}) {
  dossier::conformance::CheckOptions options;
  options.plugin = plugin;
  options.only = {bad.test};
  options.timeout_seconds = bad.status == Status::timed_out ? 3 : 60;
  const auto report = check(file, options);
  ASSERT_EQ(report.results.size(), 1u);
  const auto& result = report.results.front();
  EXPECT_EQ(status_text(result.outcome.status), status_text(bad.status)) << result.outcome.reason;
  EXPECT_NE(result.outcome.reason.find(bad.words), std::string::npos) << result.outcome.reason;
  EXPECT_EQ(result.reproduce, "dossier plugins check " + file.string() + " --only " + bad.test +
                                  (plugin.empty() ? "" : " --plugin " + plugin));
}

TEST_P(Gallery, IsCaughtByName) {
  const auto& bad = GetParam();
  if (dossier::conformance::sanitized && std::string_view(bad.test) == "resources.memory")
    GTEST_SKIP() << "a sanitizer keeps memory of its own";
  for (const auto& plugin : plugins())
    if (name_of(plugin) == bad.name) return expect_caught(bad, plugin.library, plugin.manifest.id);
  FAIL() << "there is no such plugin in the libraries";
}

std::string test_name(const Bad& bad) {
  std::string name = std::string(bad.name) + "_" + bad.test;
  for (auto& c : name)
    if (!std::isalnum(static_cast<unsigned char>(c))) c = '_';
  return name;
}

INSTANTIATE_TEST_SUITE_P(Bad, Gallery, testing::ValuesIn(gallery),
                         [](const auto& info) { return test_name(info.param); });

class ProgramGallery : public testing::TestWithParam<Bad> {};

TEST_P(ProgramGallery, IsCaughtByName) {
  const auto& bad = GetParam();
  expect_caught(bad, std::filesystem::path(BAD_PROGRAMS_DIR) / (std::string(bad.name) + ".py"));
}

INSTANTIATE_TEST_SUITE_P(Bad, ProgramGallery, testing::ValuesIn(bad_programs),
                         [](const auto& info) { return test_name(info.param); });

TEST(ProgramGallery, HasNoProgramThatNoTestIsNamedFor) {
  std::set<std::string> named{"dossier"};
  for (const auto& bad : bad_programs) named.insert(bad.name);
  std::set<std::string> there;
  for (const auto& entry : std::filesystem::directory_iterator(BAD_PROGRAMS_DIR))
    if (entry.path().extension() == ".py") there.insert(entry.path().stem());
  EXPECT_EQ(named, there);
}

TEST(Gallery, HasNoPluginThatNoTestIsNamedFor) {
  std::set<std::string> named;
  for (const auto& bad : gallery) named.insert(bad.name);
  std::set<std::string> there;
  for (const auto& plugin : plugins()) there.insert(name_of(plugin));
  EXPECT_EQ(named, there);
}

TEST(Gallery, HasAPluginForEachOfItsFiles) {
  std::set<std::string> there{"raw", "file-exporter"};
  for (const auto& plugin : plugins()) there.insert(name_of(plugin));
  for (const auto& entry : std::filesystem::directory_iterator(SOURCE_DIR "/tests/conformance/bad")) {
    auto name = entry.path().stem().string();
    std::ranges::replace(name, '_', '-');
    if (entry.path().extension() == ".hpp") {
      EXPECT_TRUE(there.contains(name)) << "no library holds " << entry.path();
    }
  }
}

}  // namespace
