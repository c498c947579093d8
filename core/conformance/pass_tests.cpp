// Passes: keys depend only on the record; groups are independent of each other.
#include <algorithm>
#include <map>

#include "core/conformance/test.hpp"
#include "core/conformance/work.hpp"

namespace dossier::conformance {
namespace {

// The keys of a record must not depend on other records. Facts do, so only the first pass is compared.
Outcome keys(const Setting& setting) {
  const Subject subject(setting);
  const auto all = news_material(subject, setting.seed, 16);
  Material half;
  for (std::size_t i = 0; i < all.documents.size(); i += 2) half.documents.push_back(all.documents[i]);
  std::map<std::string, std::string> expected;
  const auto& first = subject.manifest().passes.front().name;
  const auto is_map = [&](const Step& step) {
    return step.what.starts_with("map of ") && step.what.find(" in pass \"" + first + "\"") != std::string::npos &&
           step.what.find(", round ") == step.what.find(", round 1");
  };
  for (const auto& step : work(subject, all))
    if (is_map(step)) expected[step.what] = step.result;
  for (const auto& step : work(subject, half))
    if (is_map(step))
      if (const auto difference = first_difference({{step.what, expected[step.what]}}, {step}))
        return failed("with half of the records: " + *difference);
  return passed();
}

// Groups with the same members must have the same results, whatever other groups there are. This holds for later passes
// too: facts and rows of earlier ones stay unchanged.
Outcome groups(const Setting& setting) {
  const Subject subject(setting);
  const auto all = news_material(subject, setting.seed, 16);
  Schedule halves;
  halves.halve_groups = true;
  const auto expected = work(subject, all, halves);
  if (const auto how = violation_of("passes.groups")) return failed(*how);
  Schedule alone;
  alone.calls_a_life = 1;
  alone.shuffle = setting.seed + 1;
  if (const auto difference = first_difference(expected, work(subject, all, alone)))
    return failed("each group on an instance of its own: " + *difference);
  return passed();
}

Outcome declared(const Setting& setting) {
  const Subject subject(setting);
  const auto& manifest = subject.manifest();
  if (manifest.passes.empty()) return failed("the manifest declares no pass");
  for (std::size_t i = 0; i < manifest.passes.size(); ++i) {
    const auto& pass = manifest.passes[i];
    const std::string which = "pass " + std::to_string(i) + " (\"" + pass.name + "\")";
    if (pass.from != "records" && pass.from != "rows")
      return failed(which + ": expected it to take records or rows, found \"" + pass.from + "\"");
    if (pass.from == "rows" && i == 0) return failed(which + " takes rows, but there is no pass before it");
    if (pass.join != "nothing" && pass.join != "sketch" && pass.join != "record" && pass.join != "text")
      return failed(which + ": there is no join \"" + pass.join + "\"");
    if (pass.rounds == 0) return failed(which + " has no rounds");
    if (!std::ranges::is_sorted(pass.levels)) return failed(which + ": its levels are not in ascending order");
    if (pass.join == "sketch" && !manifest.sketches)
      return failed(which + " joins sketches, but the plugin makes none");
  }
  return passed();
}

}  // namespace

std::vector<Test> pass_tests() {
  const std::vector<std::string_view> kinds{"deduplicator", "checker"};
  return {
      {"passes.declared", "The passes that the manifest declares can be run.", declared, kinds},
      {"passes.keys", "The keys of the first pass depend only on the record, not on other records.", keys, kinds},
      {"passes.groups", "A group's results do not depend on other groups.", groups, kinds},
  };
}

}  // namespace dossier::conformance
