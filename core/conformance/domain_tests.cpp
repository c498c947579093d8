// The texts that occur in real document collections, and the results a plugin may produce from them.
#include <cmath>

#include "core/conformance/child.hpp"
#include "core/conformance/judge.hpp"
#include "core/conformance/sanitizer.hpp"
#include "core/conformance/test.hpp"
#include "core/conformance/work_clock.hpp"

namespace dossier::conformance {
namespace {

// Every result for these texts must be valid.
Outcome survives(const Setting& setting, const std::vector<NamedText>& texts) {
  const Subject subject(setting);
  const auto material = material_of(subject.manifest(), texts);
  if (const auto why = judge(subject.manifest(), material, work(subject, material))) return failed(*why);
  return passed();
}

// What to do about a plugin whose calls produced nothing: the other tests compare nothing with nothing. Empty for
// exporters, which produce no records.
std::string nothing_produced(const Subject& subject) {
  const auto& kind = subject.manifest().kind;
  const auto checked_little = [&](const std::string& what, const std::string& option, bool passed) {
    return "produced no " + what + " from the built-in samples" + (passed ? " or from those of " + option : "") +
           ", so that these tests check little; pass " + (passed ? "other " : "") +
           (option == "--input" ? "a small input of the plugin's format" : "records that it finds something in") +
           " with " + option + " FILE";
  };
  const bool records = !subject.given_records().empty();
  if (kind == "reader") return checked_little("document", "--input", !subject.given_inputs().empty());
  if (kind == "extractor") return checked_little("claim", "--records", records);
  if (kind == "deduplicator") return checked_little("copy link", "--records", records);
  if (kind == "checker") return checked_little("finding", "--records", records);
  return {};
}

Outcome plain(const Setting& setting) {
  const Subject subject(setting);
  const auto material = news_material(subject, setting.seed, 24);
  const auto trace = work(subject, material);
  if (trace.empty())
    return warning(
        "the built-in samples gave nothing to call the plugin with: no record reaches its first pass; pass records "
        "that do "
        "with --records FILE");
  std::size_t records = 0;
  std::size_t keys = 0;
  std::size_t facts = 0;
  std::size_t nested = 0;
  for (const auto& step : trace) {
    if (step.given.status != DOSSIER_OK && subject.manifest().kind != "reader")
      return failed(step.what + " failed on ordinary news: " + reason_of(step.given));
    records += step.given.records.size();
    keys += step.keys;
    facts += step.given.facts.size();
    nested += step.given.nested.size();
  }
  // The inputs of --input are at the end, and are valid according to their author.
  const std::size_t made = material.inputs.size() - std::min(material.inputs.size(), subject.given_inputs().size());
  for (std::size_t i = made; i < material.inputs.size(); ++i) {
    const auto& step = trace[i];
    if (step.given.status != DOSSIER_OK) return failed(step.what + " failed: " + reason_of(step.given));
    if (step.given.records.empty() && step.given.nested.empty()) return failed(step.what + " produced no document");
  }
  const std::string calls = std::to_string(trace.size()) + " calls";
  if (records + nested == 0)
    if (const auto why = nothing_produced(subject); !why.empty()) return warning(calls + " " + why);
  return passed(calls + " produced " + std::to_string(records) + " results, " + std::to_string(keys) + " keys, " +
                std::to_string(facts) + " facts, " + std::to_string(nested) + " inner inputs");
}

Outcome empty(const Setting& setting) { return survives(setting, empty_texts()); }
Outcome zero(const Setting& setting) { return survives(setting, zero_texts()); }
Outcome right_to_left(const Setting& setting) { return survives(setting, right_to_left_texts()); }
Outcome line_ends(const Setting& setting) { return survives(setting, line_end_texts()); }

Outcome no_records(const Setting& setting) {
  const Subject subject(setting);
  subject.create();  // without records, some plugins are never called
  for (const auto& step : work(subject, {}))
    if (step.given.status != DOSSIER_OK)
      return failed(step.what + " failed although there was no record at all: " + reason_of(step.given));
  return passed();
}

Outcome judged(const Setting& setting, std::string_view rule) {
  const Subject subject(setting);
  auto material = news_material(subject, setting.seed, 24);
  const auto odd = right_to_left_texts();
  auto more = material_of(subject.manifest(), odd);
  for (auto* texts : {&more})
    for (const auto& input : texts->inputs) material.inputs.push_back(input);
  // Documents keep their place: records of passes refer to it.
  const auto trace = work(subject, material);
  if (const auto why = judge(subject.manifest(), material, trace, rule)) return failed(*why);
  const auto odd_trace = work(subject, more);
  if (const auto why = judge(subject.manifest(), more, odd_trace, rule)) return failed(*why);
  if (const auto how = violation_of(rule)) return failed(*how);
  return passed();
}
Outcome spans(const Setting& setting) { return judged(setting, "domain.spans"); }
Outcome records(const Setting& setting) { return judged(setting, "domain.records"); }

// A text that grows to 100 MiB, or as far as time allows: a second or two, and more with --fuzz.
Outcome huge(const Setting& setting) {
  constexpr std::size_t megabyte = 1 << 20;
  const std::size_t largest = sanitized ? 4 * megabyte : 100 * megabyte;
  const double patience = setting.fuzz_seconds > 0 ? 20 : 1.5;
  const Subject subject(setting);
  Random random(setting.seed);
  const std::string piece = news_text(random, megabyte);
  Schedule unguarded;
  unguarded.guard_memory = false;
  double first = 0;
  double seconds = 0;
  std::size_t size = megabyte;
  for (;; size *= 4) {
    size = std::min(size, largest);
    std::string text;
    while (text.size() < size) text += piece;
    Material material;
    if (subject.manifest().kind == "reader") {
      auto inputs = inputs_of(subject.manifest(), decimal_text(static_cast<double>(size) / megabyte) + " MiB", text);
      material.inputs.push_back(std::move(inputs.size() > 1 ? inputs[1] : inputs[0]));
    } else {
      material.documents.push_back(document_of(decimal_text(static_cast<double>(size) / megabyte) + " MiB", text, 0));
    }
    const WorkClock clock;
    work(subject, material, unguarded);
    seconds = clock.unhindered_seconds();
    if (first == 0) first = seconds;
    if (size == largest || seconds * 5 > patience) break;
  }
  const double megabytes = static_cast<double>(size) / megabyte;
  const std::string took = decimal_text(std::round(megabytes * 10) / 10) + " MiB took " +
                           decimal_text(std::round(seconds * 100) / 100) + " s";
  const double expected = seconds * 100 / megabytes;
  if (megabytes > 1 && seconds > 0.2 && seconds > first * megabytes * 4)
    return warning(took + ", 1 MiB " + decimal_text(first) + " s: the time grows faster than the text");
  if (expected > 120)
    return warning(took + "; 100 MiB would take " + decimal_text(std::round(expected)) + " s or more");
  return passed(took);
}

// One endless word, line or sentence: searching ahead from each position costs quadratic time.
Outcome monotonous(const Setting& setting) {
  const Subject subject(setting);
  const std::size_t size = sanitized ? 1 << 16 : 1 << 18;
  const auto repeated = [&](const std::string& part) {
    std::string text;
    while (text.size() < size) text += part;
    return text;
  };
  const std::vector<NamedText> texts{
      {"a single word", repeated("a")},     {"digits", repeated("7")},
      {"quotation marks", repeated("\"")},  {"blanks", repeated(" ")},
      {"line ends", repeated("\n")},        {"a sentence without an end", repeated("and 12 people ")},
      {"open brackets", repeated("<(")},    {"points", repeated(". ")},
      {"capital words", repeated("Berg ")}, {"combining marks", repeated("\u0301")},
      {"numbers", repeated("1,000.5 ")},    {"dollars", repeated("$")}};
  double slowest = 0;
  std::string name;
  for (const auto& text : texts) {
    const auto material = material_of(subject.manifest(), {text});
    const WorkClock clock;
    work(subject, material);
    const double seconds = clock.unhindered_seconds();
    if (seconds > slowest) {
      slowest = seconds;
      name = text.name;
    }
    if (seconds > 5) break;
  }
  if (slowest > (sanitized ? 10 : 2))
    return warning("256 KiB of " + name + " took " + decimal_text(std::round(slowest * 10) / 10) +
                   " s: the time grows faster than the text");
  return passed();
}

}  // namespace

std::vector<Test> domain_tests() {
  return {
      {"domain.plain", "Ordinary news is processed in time.", plain},
      {"domain.none", "No records at all is not an error.", no_records},
      {"domain.empty", "Texts without words are processed: no byte, a blank, a single mark.", empty},
      {"domain.zero-bytes", "Zero bytes and control characters are processed like any other text.", zero},
      {"domain.right-to-left", "Right-to-left text, combining marks and four-byte characters are processed.",
       right_to_left},
      {"domain.line-ends", "CRLF, CR alone and a missing final line end are processed.", line_ends},
      {"domain.spans",
       "Every span is within its text and cuts no character.",
       spans,
       {"reader", "extractor", "deduplicator"}},
      {"domain.records", "Every result is a valid record of its kind.", records},
      {"domain.huge",
       "Time grows no faster than the text, up to 100 MiB (or as far as time allows; --fuzz allows more).",
       huge,
       {"reader", "extractor"}},
      {"domain.monotonous",
       "Text that repeats one mark or word takes no longer than other text.",
       monotonous,
       {"reader", "extractor"}},
  };
}

}  // namespace dossier::conformance
