// The tests: each has a name, a sentence that describes a correct plugin, and a function that runs in a child process.
#pragma once

#include <filesystem>
#include <string_view>
#include <vector>

#include "core/conformance/given_options.hpp"
#include "core/conformance/outcome.hpp"
#include "core/conformance/records.hpp"
#include "core/conformance/sample_input.hpp"
#include "core/plugin/catalog.hpp"

namespace dossier::conformance {

// A plugin library or program and its manifest, read without running its code.
struct Target {
  std::filesystem::path library;  // or the program
  std::filesystem::path manifest_file;
  std::vector<plugin::InstalledPlugin> plugins;
  std::vector<plugin::CatalogFault> faults;
  std::vector<SampleInput> inputs;      // of --input: for readers, in their formats
  std::vector<SampleDocument> records;  // of --records: for the other kinds
  GivenOptions given;
};

struct Setting {
  const Target& target;
  const plugin::InstalledPlugin* plugin;  // null in tests of the library
  std::uint64_t seed;
  double fuzz_seconds;

  const plugin::InstalledPlugin& installed() const { return *plugin; }
};

struct Test {
  enum class Of { library, plugin, fuzz };
  // What it applies to: native libraries, programs in their own process, or both.
  enum class On { both, library, program };

  std::string_view name;
  std::string_view sentence;
  Outcome (*run)(const Setting& setting);
  std::vector<std::string_view> kinds = {};  // empty: plugins of every kind
  Of of = Of::plugin;
  On on = On::both;
  bool needs_instance = true;  // and so the options that the plugin requires
  bool needs_start = true;     // the library has to load, the program has to greet
};

// The same tests, restricted to libraries or programs.
std::vector<Test> only_on(Test::On on, std::vector<Test> tests);

// The same test, for one that only reads the description of a plugin or what it refuses.
Test without_instance(Test test);

// All tests, in the order in which they run.
const std::vector<Test>& tests();

// Its parts, a file each.
std::vector<Test> manifest_tests();
std::vector<Test> boundary_tests();
std::vector<Test> calling_tests();
std::vector<Test> option_tests();
std::vector<Test> domain_tests();
std::vector<Test> result_tests();
std::vector<Test> reader_tests();
std::vector<Test> pass_tests();
std::vector<Test> exporter_tests();
std::vector<Test> exporter_record_tests();
std::vector<Test> exporter_crash_tests();
std::vector<Test> exporter_target_tests();
std::vector<Test> resource_tests();
std::vector<Test> worker_tests();
std::vector<Test> fuzz_tests();

}  // namespace dossier::conformance
