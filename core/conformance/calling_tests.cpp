// The boundary during calls: how the plugin uses the host and the memory of the call, and how it reacts to a stop.
#include <unistd.h>

#include <algorithm>
#include <iterator>

#include "core/conformance/call_memory.hpp"
#include "core/conformance/child.hpp"
#include "core/conformance/test.hpp"
#include "core/conformance/work.hpp"
#include "core/conformance/work_clock.hpp"

namespace dossier::conformance {
namespace {

// Ordinary and odd work, so that the plugin succeeds and fails.
void work_on_everything(const Subject& subject, std::uint64_t seed) {
  const auto& manifest = subject.manifest();
  work(subject, news_material(subject, seed, 12));
  for (const auto& texts : {empty_texts(), zero_texts(), right_to_left_texts(), line_end_texts()})
    work(subject, material_of(manifest, texts));
  // Invalid records: a plugin must report that it cannot read them.
  Material broken = news_material(subject, seed, 2);
  for (auto& document : broken.documents) {
    document.record = "{\"id\":";
    for (auto& claim : document.claims) claim = "not a record";
  }
  for (auto& input : broken.inputs) input.bytes = std::string("\xFF\xFE\0{\"a", 6) + input.bytes + "\xC3";
  work(subject, broken);
}

Outcome of_rule(const Setting& setting, std::string_view rule) {
  const Subject subject(setting);
  work_on_everything(subject, setting.seed);
  // Time for a thread that the plugin left running to show itself.
  ::usleep(50'000);
  if (const auto how = violation_of(rule)) return failed(*how);
  return passed();
}

Outcome call_sizes(const Setting& setting) { return of_rule(setting, "boundary.sizes"); }
Outcome errors(const Setting& setting) { return of_rule(setting, "boundary.errors"); }
Outcome ledger(const Setting& setting) { return of_rule(setting, "boundary.ledger"); }
Outcome exceptions(const Setting& setting) { return of_rule(setting, "boundary.exceptions"); }
Outcome threads(const Setting& setting) { return of_rule(setting, "boundary.threads"); }
Outcome late_calls(const Setting& setting) { return of_rule(setting, "boundary.late-calls"); }

Outcome borrowed_views(const Setting& setting) {
  const Subject subject(setting);
  watch_call_memory();
  const auto material = news_material(subject, setting.seed, 16);
  Schedule alone;
  alone.calls_a_life = 1;
  const auto expected = work(subject, material, alone);
  if (const auto difference = first_difference(expected, work(subject, material)))
    return failed("an instance that had calls before returns another result: " + *difference);
  return passed();
}

Outcome prints(const Setting& setting) {
  ::write(STDOUT_FILENO, "", 0);
  const Subject subject(setting);
  work(subject, news_material(subject, setting.seed, 4));
  return passed();
}

// A material with one long unit.
Material long_material(const Subject& subject, std::uint64_t seed) {
  const auto& manifest = subject.manifest();
  Random random(seed);
  if (manifest.kind != "reader" && manifest.kind != "extractor") return news_material(subject, seed, 40);
  auto material = material_of(manifest, {{"a long text", news_text(random, 1 << 20)}});
  std::ranges::copy(subject.given_records(), std::back_inserter(material.documents));
  std::ranges::copy(subject.given_inputs(), std::back_inserter(material.inputs));
  return material;
}

Outcome cancel(const Setting& setting) {
  const Subject subject(setting);
  const auto material = long_material(subject, setting.seed);
  Answers stop;
  stop.cancelled = true;
  bool asked = false;
  const WorkClock clock;
  for (const auto& step : work(subject, material, {}, stop)) {
    asked = asked || step.given.asked;
    if (step.given.after_stop > 0)
      return failed(step.what + " emitted " + std::to_string(step.given.after_stop) +
                    " more results after host.cancelled had answered 1; it must return DOSSIER_CANCELLED");
    if (step.given.asked && step.given.status == DOSSIER_FAILED)
      return failed(step.what + " was asked to stop and returned DOSSIER_FAILED; expected DOSSIER_CANCELLED");
  }
  const double seconds = clock.unhindered_seconds();
  if (asked && seconds > 3) return failed("asked to stop, the plugin continued for " + decimal_text(seconds) + " s");
  if (!asked) return passed("the plugin never asks; a call can only be waited for");
  return passed();
}

Outcome refused(const Setting& setting) {
  const Subject subject(setting);
  Answers refuse;
  refuse.refuses = true;
  bool any = false;
  for (const auto& step : work(subject, news_material(subject, setting.seed, 12), {}, refuse)) {
    any = any || step.given.refused;
    if (step.given.after_refusal > 0)
      return failed(
          step.what +
          " continued to emit results after the host had refused one; it must stop and return DOSSIER_FAILED");
    if (step.given.refused && step.given.status == DOSSIER_OK)
      return failed(step.what + " returned DOSSIER_OK though the host had refused a result; expected DOSSIER_FAILED");
  }
  if (!any) return skipped("it emitted no results that could be refused");
  return passed();
}

Outcome newer_host(const Setting& setting) {
  const Subject subject(setting);
  const auto material = news_material(subject, setting.seed, 8);
  Answers newer;
  newer.newer = true;
  if (const auto difference = first_difference(work(subject, material), work(subject, material, {}, newer)))
    return failed("with a host that has more functions (its struct_size is larger): " + *difference);
  return passed();
}

}  // namespace

std::vector<Test> calling_tests() {
  const std::vector<std::string_view> callers{"reader", "extractor", "deduplicator", "checker"};
  const std::vector<Test> both{
      {"boundary.errors", "A call that fails reports why, and one that reports a failure returns one.", errors},
      {"boundary.ledger", "Parts that are dropped or rejected are counted under codes that do not change.", ledger},
      {"boundary.prints", "The plugin logs through the host and prints nothing.", prints},
  };
  auto all = only_on(
      Test::On::library,
      {
          {"boundary.sizes", "Every struct that the plugin passes to the host begins with its size.", call_sizes},
          {"boundary.newer-host", "A host of a later version, whose struct is larger, changes nothing.", newer_host,
           callers},
          {"boundary.exceptions", "No exception crosses the boundary.", exceptions},
          {"boundary.threads", "The host and the sinks are used only on the thread of the call.", threads},
          {"boundary.late-calls", "The host is not called once the call has returned.", late_calls},
          {"boundary.borrowed-views", "Memory of a call is read within its bounds and not after the call.",
           borrowed_views},
          {"boundary.cancel", "After a stop request, a call ends soon and emits nothing more.", cancel, callers},
          {"boundary.refused", "When the host refuses a result, the call stops and fails.", refused, callers},
      });
  all.insert(all.end(), both.begin(), both.end());
  return all;
}

}  // namespace dossier::conformance
