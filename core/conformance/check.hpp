// Checks a plugin, a library or a program: every test in a child process, reported one by one.
#pragma once

#include <functional>
#include <optional>

#include "core/conformance/missing_options.hpp"
#include "core/conformance/test.hpp"

namespace dossier::conformance {

struct CheckOptions {
  std::string plugin;             // the id of the only one to check; empty: all in the library
  std::vector<std::string> only;  // names of tests, or of their groups ("boundary"); empty: all
  std::uint64_t seed = 1;
  double fuzz_seconds = 0;  // 0: no fuzzing
  double timeout_seconds = 30;
  std::vector<std::filesystem::path> inputs;   // for readers of formats that are not known here; small
  std::vector<std::filesystem::path> records;  // for the other kinds: JSON Lines of documents and claims; small
  std::filesystem::path given;                 // a file of options that the plugin needs; empty: none
};

struct TestResult {
  std::string plugin;  // empty in tests of the library
  const Test* test = nullptr;
  Outcome outcome;
  double seconds = 0;
  std::string reproduce;       // a command line; empty where nothing is to be reproduced
  bool needs_options = false;  // skipped: the plugin needs options that were not given
};

// Options that a plugin requires and that were not given.
struct MissingOptions {
  std::string plugin;
  OptionDeclarations options;
  std::string example;      // an options file with them, to be filled in
  std::size_t skipped = 0;  // tests
};

// A library that cannot be loaded here, or a program that cannot be run: one result reports why.
struct NotStarted {
  std::string plugin;
  std::size_t tests = 0;  // that were not run
};

// In what sandbox a plugin was run, as a clause after its id.
struct Ran {
  std::string plugin;
  std::string sandbox;
};

struct CheckReport {
  std::vector<std::string> plugins;
  std::vector<Ran> ran;
  std::vector<NotStarted> not_started;
  std::vector<TestResult> results;
  std::vector<MissingOptions> missing;  // of plugins whose tests were skipped because of them

  std::size_t count(Status status) const;
  bool good() const;  // nothing failed, crashed or timed out
};

// Whether it is the name of a test, or the part before the dot of one.
bool is_test_name(std::string_view name);

// file: the library, the program or the manifest of either. on_result is called after each test. Throws if the file, an
// input or the options cannot be read.
CheckReport check(const std::filesystem::path& file, const CheckOptions& options,
                  const std::function<void(const TestResult&)>& on_result = {});

}  // namespace dossier::conformance
