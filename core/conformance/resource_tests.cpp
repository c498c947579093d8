// What calls leave: memory, open files, threads. And how long an instance takes to be created.
#include <malloc.h>
#include <unistd.h>

#include <chrono>
#include <cmath>
#include <filesystem>
#include <fstream>

#include "core/conformance/child.hpp"
#include "core/conformance/exporting.hpp"
#include "core/conformance/sanitizer.hpp"
#include "core/conformance/test.hpp"

namespace dossier::conformance {
namespace {

std::int64_t heap_in_use() {
  const auto info = ::mallinfo2();
  return static_cast<std::int64_t>(info.uordblks + info.hblkhd);
}
std::int64_t resident() {
  std::ifstream file("/proc/self/statm");
  std::int64_t all = 0;
  std::int64_t pages = 0;
  file >> all >> pages;
  return pages * ::sysconf(_SC_PAGESIZE);
}
std::size_t entries(const char* folder) {
  std::size_t count = 0;
  for ([[maybe_unused]] const auto& entry : std::filesystem::directory_iterator(folder)) ++count;
  return count;
}

Material few(const Subject& subject, std::uint64_t seed) { return news_material(subject, seed, 6); }

// Repeats the work and compares memory after a third of the rounds with memory at the end: what a plugin keeps once is
// not a leak. One that is slow to create gets fewer rounds.
Outcome memory(const Setting& setting) {
  if (sanitized) return skipped("a sanitizer keeps its own memory");
  const Subject subject(setting);
  const auto material = few(subject, setting.seed);
  Schedule schedule;
  schedule.guard_memory = false;
  const auto begun = std::chrono::steady_clock::now();
  std::int64_t calls = 0;
  const auto rounds_until = [&](double end, int most) {
    int rounds = 0;
    const auto over = [&] {
      return rounds >= 4 && std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count() >= end;
    };
    // The first call of a schedule makes an instance: creating and destroying is under test, too.
    for (; rounds < most && !over(); ++rounds)
      calls += static_cast<std::int64_t>(work(subject, material, schedule).size());
    return rounds;
  };
  rounds_until(0.6, 300);
  const auto heap = heap_in_use();
  const auto pages = resident();
  const auto before = calls;
  const int rounds = rounds_until(2.0, 600);
  const auto half_heap = heap_in_use();
  const auto half_pages = resident();
  for (int i = 0; i < rounds; ++i) calls += static_cast<std::int64_t>(work(subject, material, schedule).size());
  const auto grown = std::min(half_heap - heap, heap_in_use() - half_heap) * 2;
  const auto grown_pages = std::min(half_pages - pages, resident() - half_pages) * 2;
  const auto made = calls - before;
  const std::string text =
      std::to_string(std::max(grown, grown_pages) / 1024) + " KiB in " + std::to_string(made) + " calls";
  if (grown > 64 * made || grown_pages > std::max<std::int64_t>(4 << 20, 256 * made))
    return failed("memory grows with every call: " + text + " of small records");
  if (grown > std::max<std::int64_t>(16 << 10, 4 * made)) return warning("memory grows: " + text + " of small records");
  return passed(std::to_string(made) + " calls");
}

Outcome files(const Setting& setting) {
  const Subject subject(setting);
  const auto material = few(subject, setting.seed);
  work(subject, material);
  const auto before = entries("/proc/self/fd");
  for (int i = 0; i < 8; ++i) work(subject, material);
  const auto after = entries("/proc/self/fd");
  if (after >= before + 8) return failed(std::to_string(after - before) + " files stayed open after 8 rounds of work");
  if (after > before) return warning(std::to_string(after - before) + " files stayed open");
  return passed();
}

Outcome threads_left(const Setting& setting) {
  const Subject subject(setting);
  const auto material = few(subject, setting.seed);
  work(subject, material);
  const auto before = entries("/proc/self/task");
  for (int i = 0; i < 8; ++i) work(subject, material);
  // One that is at its end is given the time to get there.
  for (int i = 0; i < 20 && entries("/proc/self/task") > before; ++i) ::usleep(10'000);
  const auto after = entries("/proc/self/task");
  if (after >= before + 8) return failed(std::to_string(after - before) + " threads stayed after 8 rounds of work");
  return passed();
}

// Each stage of a run creates one, and so does each worker process.
Outcome construction(const Setting& setting) {
  constexpr double slow = 10;
  const Subject subject(setting);
  const auto before = construction_time();
  subject.create();
  const auto seconds = std::chrono::duration<double>(construction_time() - before).count();
  const auto text = "creating an instance took " + decimal_text(std::round(seconds * 100) / 100) + " s";
  if (seconds > slow) return warning(text + "; each stage creates one, and each worker process its own");
  return passed(text);
}

}  // namespace

std::vector<Test> resource_tests() {
  auto tests = only_on(Test::On::library,
                       {
                           {"resources.memory", "Memory does not grow with the number of calls and instances.", memory},
                           {"resources.files", "No file stays open after the calls.", files},
                           {"resources.threads", "No thread stays after the calls.", threads_left},
                       });
  tests.insert(tests.begin(), {"resources.construction", "An instance is created in reasonable time.", construction});
  return tests;
}

}  // namespace dossier::conformance
