// Runs a plugin of any kind on the same material and records the results of its calls.
#pragma once

#include <map>

#include "core/conformance/records.hpp"
#include "core/conformance/sample_input.hpp"
#include "core/conformance/schedule.hpp"

namespace dossier::conformance {

// Readers get the inputs, extractors, deduplicators and exporters the documents, checkers the documents' claims.
struct Material {
  std::vector<SampleDocument> documents;
  std::vector<SampleInput> inputs;
};

// Ordinary news for all kinds, inputs in the formats that the manifest names, and after them what was given with
// --records or --input.
Material news_material(const Subject& subject, std::uint64_t seed, std::size_t count);
// The same texts for all kinds.
Material material_of(const PluginManifest& manifest, const std::vector<NamedText>& texts);

// Inputs of this text, as files of the formats that the manifest names.
std::vector<SampleInput> inputs_of(const PluginManifest& manifest, const std::string& name, const std::string& text);

// One call per unit, in the order of the schedule; the trace is in canonical order.
Trace work(const Subject& subject, const Material& material, const Schedule& schedule = {},
           const Answers& answers = {});

// The parts of work() by kind.
Trace read_all(const Subject& subject, const Material& material, const Schedule& schedule, const Answers& answers);
Trace extract_all(const Subject& subject, const Material& material, const Schedule& schedule, const Answers& answers);
Trace run_passes(const Subject& subject, const Material& material, const Schedule& schedule, const Answers& answers);
Trace export_all(const Subject& subject, const Material& material);

}  // namespace dossier::conformance
