// Results depend on the record alone: not on what came before, on order, threads, instances, time or place.
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include <clocale>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "core/conformance/bound_fork.hpp"
#include "core/conformance/child.hpp"
#include "core/conformance/sanitizer.hpp"
#include "core/conformance/test.hpp"
#include "core/conformance/work.hpp"

namespace dossier::conformance {
namespace {

Material material_for(const Subject& subject, std::uint64_t seed) {
  return news_material(subject, seed, subject.manifest().kind == "checker" ? 12 : 20);
}

Outcome same(const Trace& expected, const Trace& found, const std::string& what) {
  if (const auto difference = first_difference(expected, found)) return failed(what + ": " + *difference);
  return passed();
}

Outcome repeat(const Setting& setting) {
  const Subject subject(setting);
  const auto material = material_for(subject, setting.seed);
  Schedule alone;
  alone.calls_a_life = 1;
  const auto expected = work(subject, material, alone);
  for (int i = 0; i < (subject.is_program() ? 1 : 2); ++i) {
    auto outcome = same(expected, work(subject, material, alone), "the same call on a new instance");
    if (outcome.bad()) return outcome;
  }
  return passed();
}

Outcome again(const Setting& setting) {
  const Subject subject(setting);
  // Each unit twice in a row, on one instance.
  const auto material = material_for(subject, setting.seed);
  Material doubled;
  for (const auto& document : material.documents) doubled.documents.insert(doubled.documents.end(), 2, document);
  for (const auto& input : material.inputs) doubled.inputs.insert(doubled.inputs.end(), 2, input);
  const auto trace = work(subject, doubled);
  for (std::size_t i = 0; i + 1 < trace.size(); i += 2)
    if (trace[i].result != trace[i + 1].result)
      return failed("the same call twice: " + *first_difference({trace[i]}, {trace[i + 1]}));
  return passed();
}

Outcome batches(const Setting& setting) {
  const Subject subject(setting);
  const auto material = material_for(subject, setting.seed);
  Schedule alone;
  alone.calls_a_life = 1;
  const auto expected = work(subject, material, alone);
  for (const std::uint64_t size : {2, 7, 0}) {
    if (size && subject.is_program()) continue;  // its instances all have as many as these
    Schedule schedule;
    schedule.calls_a_life = size;
    auto outcome =
        same(expected, work(subject, material, schedule),
             size ? std::to_string(size) + " calls per instance instead of one" : "all calls to one instance");
    if (outcome.bad()) return outcome;
  }
  return passed();
}

Outcome order(const Setting& setting) {
  const Subject subject(setting);
  const auto material = material_for(subject, setting.seed);
  const auto expected = work(subject, material);
  for (std::uint64_t shuffle = 1; shuffle <= 3; ++shuffle) {
    Schedule schedule;
    schedule.shuffle = setting.seed + shuffle;
    auto outcome = same(expected, work(subject, material, schedule), "the calls in another order");
    if (outcome.bad()) return outcome;
  }
  return passed();
}

Outcome threads(const Setting& setting) {
  const Subject subject(setting);
  const auto material = material_for(subject, setting.seed);
  Schedule plain;
  plain.guard_memory = false;
  const auto expected = work(subject, material, plain);
  const bool few = sanitized || subject.is_program();  // the threads of a program are processes
  for (std::uint64_t round = 1; round <= (few ? 3 : 8); ++round) {
    Schedule schedule;
    schedule.threads = 8;
    schedule.shuffle = setting.seed + round;
    schedule.guard_memory = false;  // as close together as can be
    set_step("calls from 8 threads at the same time");
    auto outcome = same(expected, work(subject, material, schedule), "calls from 8 threads at the same time");
    if (outcome.bad()) return outcome;
  }
  return passed();
}

// Another process, a second later, elsewhere: what a plugin could look at besides the record has changed.
Outcome surroundings(const Setting& setting) {
  const auto digest = [&] {
    const Subject subject(setting);
    const auto material = material_for(subject, setting.seed);
    std::string all;
    for (const auto& step : work(subject, material))
      all += step.what + ": " + shown(step.result, step.result.size()) + "\n";
    return all;
  };
  const ScratchFolder folder;
  const auto file = folder.path() / "trace";
  ScratchFolder elsewhere;
  const pid_t child = bound_fork();
  if (child < 0) return skipped("no process could be started");
  if (child == 0) {
    ::sleep(1);
    ::setenv("TZ", "Asia/Kolkata", 1);
    ::setenv("LC_ALL", "C.UTF-8", 1);
    std::setlocale(LC_ALL, "");
    ::setenv("HOME", "/nowhere", 1);
    if (::chdir(elsewhere.path().c_str()) != 0) ::_exit(1);
    // Addresses move, too.
    std::vector<std::string> ballast(1000, std::string(4096, 'x'));
    std::ofstream(file, std::ios::binary) << digest();
    ::_exit(0);
  }
  const std::string expected = digest();
  int status = 0;
  ::waitpid(child, &status, 0);
  if (!WIFEXITED(status) || WEXITSTATUS(status) != 0)
    return failed("in another process, time zone, locale and folder the plugin ended by itself");
  std::ifstream stream(file, std::ios::binary);
  const std::string found(std::istreambuf_iterator<char>(stream), {});
  if (expected == found) return passed();
  return failed("in another process, a second later, in another time zone, locale and folder: " +
                *first_difference({{"the work", expected}}, {{"the work", found}}));
}

}  // namespace

std::vector<Test> result_tests() {
  const std::vector<std::string_view> callers{"reader", "extractor", "deduplicator", "checker"};
  const std::vector<std::string_view> flat{"reader", "extractor"};
  return {
      {"results.repeat", "The same call on a new instance returns the same bytes.", repeat},
      {"results.again", "The same call twice on one instance returns the same bytes.", again, flat},
      {"results.batches", "Results do not depend on how many calls an instance gets.", batches, callers},
      {"results.order", "Results do not depend on the order of calls and groups.", order, callers},
      {"results.threads", "Results are the same when eight threads call an instance at the same time.", threads,
       callers},
      {"results.surroundings", "Results do not depend on process, time, time zone, locale, home or working directory.",
       surroundings},
  };
}

}  // namespace dossier::conformance
