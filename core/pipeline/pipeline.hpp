// A checked pipeline: what the engine runs. Made by load(); everything in it is valid.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/pipeline/diagnostic.hpp"
#include "core/plugin/catalog.hpp"
#include "core/plugin/isolation/limits.hpp"
#include "core/plugin/kind.hpp"
#include "core/plugin/sandbox/sandbox.hpp"
#include "dossier/record/json.hpp"

namespace dossier::pipeline {

// In the order in which they reach an exporter.
enum class Port { documents, copies, clusters, claims, findings, sources, rejected };
std::string_view port_name(Port port);

using plugin::Kind;
using plugin::kind_name;

// An output of a stage: one port of one stage.
struct Edge {
  std::size_t stage = 0;  // index into Pipeline::stages
  Port port = Port::documents;
  auto operator<=>(const Edge&) const = default;
};

inline constexpr std::uint64_t usual_retries = 3;

struct Stage {
  std::string id;
  std::string use;  // the plugin's id
  Kind kind = Kind::reader;
  const plugin::InstalledPlugin* plugin = nullptr;  // null for reader.auto, which is part of dossier
  std::vector<Edge> inputs;        // ascending, each once; "*.rejected" and complete stages are resolved to ports
  std::vector<std::string> paths;  // readers: files and folders, relative to the working directory or absolute
  Json options;                    // an object: the given options, checked; without defaults
  std::map<std::string, Json> reader_options;  // reader.auto: the same for each reader named under `with`
  std::optional<bool> isolated;                // isolation: process or none; otherwise as in the manifest of the plugin
  // Extractors: the languages of the documents that it gets; otherwise as in the manifest of the plugin.
  std::optional<std::vector<std::string>> languages;
  plugin::Limits limits;                  // of a call, if isolated
  plugin::Sandbox sandbox;                // of its workers, if isolated
  std::uint64_t retries = usual_retries;  // exporters: how often one is retried after a temporary failure
};

// Whether its plugin runs in separate processes. For reader.auto this is decided for each reader.
inline bool runs_isolated(const Stage& stage, const plugin::InstalledPlugin& plugin) {
  return !plugin.command.empty() || stage.isolated.value_or(plugin.manifest.isolation == "process");
}
inline bool runs_isolated(const Stage& stage) {
  return stage.plugin ? runs_isolated(stage, *stage.plugin) : stage.isolated.value_or(false);
}

// The languages of the documents that an extractor gets (serves_language); empty: every language.
inline std::vector<std::string> languages_of(const Stage& stage) {
  if (stage.languages) return *stage.languages;
  return stage.plugin ? stage.plugin->manifest.languages : std::vector<std::string>();
}

struct Pipeline {
  std::string name;
  std::filesystem::path file;
  std::vector<Stage> stages;  // every stage after its inputs, otherwise by id
  // The pipeline with overlays, variables and flags applied, as JSON with sorted keys and secrets left out: equal plans
  // have equal bytes.
  std::string canonical;
  // The values of secret variables and secret options, the longest first: redacted() takes them out of what is shown.
  std::vector<std::string> secrets;
};

struct Request {
  std::filesystem::path file;
  std::vector<std::filesystem::path> deploys;  // overlays, in order
  std::vector<std::string> sets;  // NAME=VALUE; NAME is a variable or a path such as stages.save.with.directory
  const plugin::Catalog* catalog = nullptr;
  std::map<std::string, std::string> environment;  // what `env:` variables may read
};

// The pipeline, or nothing, with all errors in diagnostics. There may be warnings in both cases.
std::optional<Pipeline> load(const Request& request, Diagnostics& diagnostics);

}  // namespace dossier::pipeline
