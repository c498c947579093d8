// dossier plugins check FILE: the conformance tests of a plugin, a library or a program.
#include "core/conformance/check.hpp"

#include <charconv>
#include <map>

#include "core/cli/padded.hpp"
#include "core/cli/print_json.hpp"
#include "core/cli/verbs.hpp"
#include "dossier/text/suggest.hpp"

namespace dossier::cli {
namespace {

using conformance::Status;

std::string tenths(double seconds) {
  char buffer[32];
  const auto end = std::to_chars(buffer, buffer + sizeof buffer, seconds, std::chars_format::fixed, 2).ptr;
  return {buffer, end};
}

template <class Number>
bool read_number(const Arguments& arguments, const char* name, Number& number) {
  const auto given = arguments.value(name);
  if (!given) return true;
  const char* end = given->data() + given->size();
  const auto [at, fault] = std::from_chars(given->data(), end, number);
  return fault == std::errc() && at == end && number >= 0;
}

int list_tests(bool json, Terminal& terminal) {
  if (json) {
    Json::Array all;
    for (const auto& test : conformance::tests()) {
      Json entry(Json::Object{{"test", std::string(test.name)}, {"sentence", std::string(test.sentence)}});
      Json::Array kinds;
      for (const auto kind : test.kinds) kinds.emplace_back(std::string(kind));
      if (!kinds.empty()) entry.set("kinds", std::move(kinds));
      all.push_back(std::move(entry));
    }
    print_json(Json(std::move(all)), terminal.out);
    return exit_code::good;
  }
  std::size_t width = 0;
  for (const auto& test : conformance::tests()) width = std::max(width, test.name.size());
  for (const auto& test : conformance::tests())
    terminal.out << padded(std::string(test.name), width) << "  " << test.sentence << '\n';
  return exit_code::good;
}

std::string indented(const std::string& reason) {
  std::string text;
  for (const char c : reason) text += c == '\n' ? std::string("\n            ") : std::string(1, c);
  return text;
}

void print_result(const conformance::TestResult& result, std::ostream& out) {
  if (result.needs_options) return;  // reported once, for all of them
  out << "  " << padded(std::string(conformance::status_text(result.outcome.status)), 10)
      << padded(std::string(result.test->name), 32) << tenths(result.seconds) << " s";
  if (result.outcome.status == Status::passed) {
    out << (result.outcome.reason.empty() ? "" : "  ") << result.outcome.reason << '\n';
    return;
  }
  out << '\n';
  if (result.outcome.status == Status::skipped) {
    out << "            " << result.outcome.reason << '\n';
    return;
  }
  out << "            " << result.test->sentence << "\n            " << indented(result.outcome.reason) << '\n';
  if (!result.reproduce.empty()) out << "            rerun: " << result.reproduce << '\n';
}

void print_missing(const conformance::MissingOptions& missing, std::ostream& out) {
  const bool one = missing.options.size() == 1;
  out << '\n'
      << missing.plugin << " needs " << conformance::names_of(missing.options) << ", which " << (one ? "has" : "have")
      << " no default and cannot be made up.\n"
      << missing.skipped << (missing.skipped == 1 ? " test was" : " tests were") << " skipped because of that. Pass "
      << (one ? "it" : "them") << " with `--options FILE`; such a file:\n\n"
      << missing.example;
}

Json as_json(const conformance::MissingOptions& missing) {
  Json::Array names;
  for (const auto& option : missing.options) names.emplace_back(option.name);
  return Json(Json::Object{{"plugin", missing.plugin},
                           {"options", std::move(names)},
                           {"skipped", missing.skipped},
                           {"example", missing.example}});
}

Json as_json(const conformance::TestResult& result) {
  Json entry(Json::Object{{"test", std::string(result.test->name)},
                          {"status", std::string(conformance::status_text(result.outcome.status))},
                          {"seconds", result.seconds}});
  if (!result.plugin.empty()) entry.set("plugin", result.plugin);
  if (!result.outcome.reason.empty()) entry.set("reason", result.outcome.reason);
  if (!result.reproduce.empty()) entry.set("reproduce", result.reproduce);
  return entry;
}

std::string summary(const conformance::CheckReport& report) {
  std::string text;
  for (const auto status :
       {Status::passed, Status::warning, Status::failed, Status::crashed, Status::timed_out, Status::skipped})
    if (const auto count = report.count(status))
      text += (text.empty() ? "" : ", ") + std::to_string(count) + " " + std::string(conformance::status_text(status));
  std::size_t not_run = 0;
  for (const auto& each : report.not_started) not_run += each.tests;
  if (not_run)
    text += "; " + std::to_string(not_run) + (not_run == 1 ? " test was" : " tests were") +
            " not run because the plugin does not start";
  std::size_t lacking = 0;
  for (const auto& missing : report.missing) lacking += missing.skipped;
  return lacking ? text + " (" + std::to_string(lacking) + " because options are missing)" : text;
}

}  // namespace

std::vector<OptionSpec> check_options() {
  return {{.name = "plugin", .value = "ID", .help = "check: only this plugin of the library"},
          {.name = "only", .value = "NAME", .help = "check: run this test, or this group of tests", .repeatable = true},
          {.name = "fuzz", .value = "SECONDS", .help = "check: also try random records for this long"},
          {.name = "seed", .value = "N", .help = "check: the seed of the random records (default: 1)"},
          {.name = "timeout",
           .value = "SECONDS",
           .help = "check: time limit of a test, and of creating an instance (default: 30)"},
          {.name = "input",
           .value = "FILE",
           .help = "check: a small input for a reader whose format Dossier does not know",
           .repeatable = true},
          {.name = "records",
           .value = "FILE",
           .help = "check: JSON Lines of documents or claims that a plugin of another kind finds something in",
           .repeatable = true},
          {.name = "options",
           .value = "FILE",
           .help = "check: YAML with `options` that the plugin requires, and `show`, a command that prints its target"},
          {.name = "list", .help = "check: list the tests"}};
}

int check(const Arguments& arguments, Terminal& terminal) {
  const bool json = arguments.value_or("format", "text") == "json";
  if (arguments.has("list")) return list_tests(json, terminal);
  if (arguments.positional.size() < 2)
    return usage_error(terminal, "plugins",
                       "expected a plugin's file to check: a library, a program, or the manifest of one");
  conformance::CheckOptions options;
  options.plugin = arguments.value_or("plugin", "");
  options.only = arguments.values("only");
  for (const auto& name : options.only) {
    if (conformance::is_test_name(name)) continue;
    std::vector<std::string> names;
    for (const auto& test : conformance::tests()) names.emplace_back(test.name);
    const auto near = suggest(name, names);
    return usage_error(terminal, "plugins",
                       "there is no test \"" + name + "\"; " +
                           (near ? "did you mean \"" + *near + "\"?" : "`dossier plugins check --list` lists them"));
  }
  if (!read_number(arguments, "seed", options.seed))
    return usage_error(terminal, "plugins",
                       "--seed expects a whole number, found \"" + *arguments.value("seed") + "\"");
  for (auto [name, number] : {std::pair{"fuzz", &options.fuzz_seconds}, {"timeout", &options.timeout_seconds}})
    if (!read_number(arguments, name, *number))
      return usage_error(
          terminal, "plugins",
          std::string("--") + name + " expects a number of seconds, found \"" + *arguments.value(name) + "\"");

  for (const auto& input : arguments.values("input")) options.inputs.emplace_back(input);
  for (const auto& records : arguments.values("records")) options.records.emplace_back(records);
  options.given = arguments.value_or("options", "");

  const std::string& library = arguments.positional[1];
  std::string plugin = "-";
  const auto report = conformance::check(library, options, [&](const conformance::TestResult& result) {
    if (json) return;
    if (result.plugin != plugin) terminal.out << (result.plugin.empty() ? library : result.plugin) << '\n';
    plugin = result.plugin;
    print_result(result, terminal.out);
    terminal.out.flush();
  });
  if (json) {
    Json::Array results;
    for (const auto& result : report.results) results.push_back(as_json(result));
    Json summary_of_all(Json::Object{
        {"library", library}, {"good", report.good()}, {"seed", options.seed}, {"results", std::move(results)}});
    Json::Array missing;
    for (const auto& each : report.missing) missing.push_back(as_json(each));
    if (!missing.empty()) summary_of_all.set("missing_options", std::move(missing));
    Json::Array not_started;
    for (const auto& each : report.not_started)
      not_started.push_back(Json(Json::Object{{"plugin", each.plugin}, {"tests", each.tests}}));
    if (!not_started.empty()) summary_of_all.set("not_started", std::move(not_started));
    Json::Object ran;
    for (const auto& each : report.ran) ran.emplace_back(each.plugin, each.sandbox);
    if (!ran.empty()) summary_of_all.set("ran", std::move(ran));
    print_json(summary_of_all, terminal.out);
  } else {
    for (const auto& missing : report.missing) print_missing(missing, terminal.out);
    terminal.out << '\n';
    for (const auto& ran : report.ran) terminal.out << ran.plugin << ' ' << ran.sandbox << '\n';
    terminal.out << library << ": " << summary(report) << '\n';
  }
  return report.good() ? exit_code::good : exit_code::plugin;
}

}  // namespace dossier::cli
