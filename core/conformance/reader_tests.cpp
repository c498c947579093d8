// Readers: invalid bytes, parts of line formats, sniffing.
#include <algorithm>

#include "core/conformance/child.hpp"
#include "core/conformance/judge.hpp"
#include "core/conformance/test.hpp"

namespace dossier::conformance {
namespace {

Material broken_inputs(const Subject& subject, std::uint64_t seed) {
  using namespace std::string_literals;
  const std::vector<NamedText> texts{
      {"a lone continuation byte", "Exports rose \x80 4.5 percent.\n"},
      {"a cut character", "Exports rose 4.5 percent. \xE2\x82"},
      {"overlong forms", "Exports\xC0\xAF rose\xE0\x80\xAF 4.5\xF8\x88 percent.\n"},
      {"a surrogate", "Exports \xED\xA0\x80 rose.\n"},
      {"Latin-1", "Die Ausfuhr nach \xD6sterreich stieg um 4,5 Prozent, sagte M\xFCller.\n"},
      {"UTF-16",
       "\xFF\xFE"
       "E\0x\0p\0o\0r\0t\0s\0 \0r\0o\0s\0e\0"s},
      {"bytes of all values",
       [] {
         std::string all;
         for (int i = 0; i < 1024; ++i) all += static_cast<char>(i);
         return all;
       }()},
  };
  Material material;
  for (const auto& [name, text] : texts)
    for (auto& input : inputs_of(subject.manifest(), name, text)) material.inputs.push_back(std::move(input));
  // Good inputs, damaged: cut, and with a byte changed here and there.
  Random random(seed);
  for (const auto& input : news_material(subject, seed, 3).inputs)
    for (int i = 0; i < 12; ++i) {
      SampleInput damaged = input;
      damaged.name += " (damaged, " + std::to_string(i) + ")";
      if (damaged.bytes.empty()) continue;
      if (i % 2 == 0) damaged.bytes.resize(random.below(damaged.bytes.size()));
      for (auto k = random.below(6); k > 0 && !damaged.bytes.empty(); --k)
        damaged.bytes[random.below(damaged.bytes.size())] = static_cast<char>(random.below(256));
      material.inputs.push_back(std::move(damaged));
    }
  return material;
}

Outcome invalid_utf8(const Setting& setting) {
  const Subject subject(setting);
  const auto material = broken_inputs(subject, setting.seed);
  if (const auto why = judge(subject.manifest(), material, work(subject, material))) return failed(*why);
  return passed();
}

// The documents of a trace with their complete ordinals.
std::vector<std::string> documents_of(const Trace& trace, const Material& material) {
  std::vector<std::string> documents;
  for (const auto& step : trace) {
    std::uint64_t next = material.inputs[step.unit].line;
    for (const auto& record : step.given.records) {
      const auto ordinal = record.ordinal == UINT64_MAX ? next : record.ordinal;
      next = ordinal + 1;
      std::string text = std::to_string(ordinal) + " " + record.record + " " + record.text;
      for (const auto& run : record.map) text += " " + std::to_string(run.text) + "<" + std::to_string(run.source);
      documents.push_back(std::move(text));
    }
  }
  return documents;
}

Outcome parts(const Setting& setting) {
  const Subject subject(setting);
  if (subject.manifest().splits != "lines") return skipped("its inputs are not split into parts");
  Random random(setting.seed);
  std::string lines;
  for (const auto& document : news_documents(setting.seed, 12))
    for (auto& input : inputs_of(subject.manifest(), "lines", document.text))
      if (subject.manifest().extensions.empty() || input.media_type == "application/jsonl" ||
          inputs_of(subject.manifest(), "", "").size() == 1)
        lines += input.bytes + (input.bytes.ends_with('\n') ? "" : "\n");
  if (!subject.given_inputs().empty()) lines.clear();
  for (const auto& input : subject.given_inputs()) lines += input.bytes + (input.bytes.ends_with('\n') ? "" : "\n");
  if (lines.empty()) return skipped("no input of its format is known here");
  lines += "this is not a record\n\n";
  SampleInput whole{"the whole input", "in/lines", "", lines};
  if (!subject.manifest().extensions.empty()) whole.uri += "." + subject.manifest().extensions.front();
  Material one;
  one.inputs = {whole};
  const auto expected = documents_of(work(subject, one), one);
  for (int round = 0; round < 6; ++round) {
    Material cut;
    for (std::size_t at = 0; at < lines.size();) {
      auto end = lines.find('\n', at + random.below(round < 2 ? 2 : 4000));
      end = end == std::string::npos ? lines.size() : end + 1;
      SampleInput part = whole;
      part.name = "the part at byte " + std::to_string(at);
      part.bytes = lines.substr(at, end - at);
      part.offset = at;
      part.line =
          static_cast<std::uint64_t>(std::count(lines.begin(), lines.begin() + static_cast<std::ptrdiff_t>(at), '\n'));
      cut.inputs.push_back(std::move(part));
      at = end;
    }
    const auto found = documents_of(work(subject, cut), cut);
    for (std::size_t i = 0; i < std::max(expected.size(), found.size()); ++i) {
      const std::string x = i < expected.size() ? expected[i] : "nothing";
      const std::string y = i < found.size() ? found[i] : "nothing";
      if (x != y)
        return failed("read in " + std::to_string(cut.inputs.size()) + " parts, document " + std::to_string(i) +
                      " differs: " + *first_difference({{"the whole", x}}, {{"the whole", y}}));
    }
  }
  return passed();
}

Outcome sniff(const Setting& setting) {
  const Subject subject(setting);
  const auto function = subject.loaded().reader().sniff;
  if (!function) return skipped("it has no sniff function; the manifest decides");
  auto material = broken_inputs(subject, setting.seed);
  material.inputs.push_back({"no byte", "", "", ""});
  for (const auto& input : material.inputs) {
    set_step("sniff of " + input.name);
    const auto head = std::string_view(input.bytes).substr(0, 4096);
    int first = 0;
    try {
      first = function(view_of(input.uri), view_of(head));
    } catch (...) {
      return failed("sniff threw across the boundary on " + input.name);
    }
    if (first < 0 || first > 100)
      return failed("expected sniff to answer 0 to 100, found " + std::to_string(first) + " for " + input.name);
    if (function(view_of(input.uri), view_of(head)) != first)
      return failed("sniff answers two things to the same bytes: " + input.name);
  }
  return passed();
}

}  // namespace

std::vector<Test> reader_tests() {
  const std::vector<std::string_view> readers{"reader"};
  return {
      {"reader.invalid-utf8", "Broken and foreign bytes are read or refused; every text that comes of them is UTF-8.",
       invalid_utf8, readers},
      {"reader.parts", "An input of lines gives the same documents wherever it is cut.", parts, readers},
      {"reader.sniff", "Sniffing answers 0 to 100, and always the same.", sniff, readers},
  };
}

}  // namespace dossier::conformance
