// NAME.plugin.json: the contents of a plugin library, readable before any of its code runs.
#pragma once

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dossier/manifest/option.hpp"

DOSSIER_NAMESPACE_BEGIN

// The input of a pass: records that are mapped, or the rows that the previous pass emitted.
inline constexpr std::array<std::string_view, 2> pass_sources{"records", "rows"};
// What the members of a group include; each contains those before it.
inline constexpr std::array<std::string_view, 4> pass_joins{"nothing", "sketch", "record", "text"};

// One pass of a deduplicator or checker.
struct PassDeclaration {
  std::string name;
  std::string from = "records";  // one of pass_sources
  std::string join = "nothing";  // one of pass_joins
  std::uint64_t max_members =
      0;                 // larger groups are cut to their first members; 0: no limit; 1: one stands for its group
  bool sampled = false;  // those that remain stand for their group: it is not reported how many were left out
  std::uint64_t min_members = 1;     // smaller groups are not reduced
  bool distinct = false;             // members of a group with the same records and the same note are one
  std::uint64_t rounds = 1;          // how often the pass is repeated, each time with the facts of the previous round
  std::vector<std::int64_t> levels;  // ascending: lookup returns the largest level that a fact of this pass has reached
  std::vector<std::string> kinds;    // claims only: the kinds of claims that are mapped; empty: all

  template <class V>
  void fields(V& v) {
    v.always("name", name);
    v.always("from", from);
    v.always("join", join);
    v("max_members", max_members);
    v("sampled", sampled);
    v("min_members", min_members);
    v("distinct", distinct);
    v.always("rounds", rounds);
    v("levels", levels);
    v("kinds", kinds);
  }
};

// Bytes by which a reader's inputs are recognised.
struct Magic {
  std::uint64_t offset = 0;
  std::string bytes;  // text only: "<!DOCTYPE html"; compared ignoring case

  template <class V>
  void fields(V& v) {
    v.always("offset", offset);
    v.always("bytes", bytes);
  }
};

// What happens to a row when an export is interrupted at any moment and repeated.
inline constexpr std::string_view delivery_promises[] = {
    "exactly_once",    // the target has it once
    "same_key",        // it can be repeated, under the same record id
    "at_least_once"};  // it can be repeated, and nothing identifies the repetition

// What a plugin may need beyond its own files, for the operator to grant (`grant` of a stage) where it runs in a sandbox.
inline constexpr std::string_view plugin_needs[] = {"network",        // connections by TCP and UDP
                                                    "local_sockets",  // connections over UNIX sockets
                                                    "processes",      // to start other programs
                                                    "files"};         // files that no option of type path names

// What is wrong with a declared pass, if anything.
inline std::optional<std::string> check_pass(const PassDeclaration& pass) {
  const auto is_one_of = [](std::string_view word, const auto& words) {
    return std::find(std::begin(words), std::end(words), word) != std::end(words);
  };
  const auto wrong = [&](const std::string& what) { return "the pass \"" + pass.name + "\" " + what; };
  if (!is_one_of(pass.from, pass_sources)) return wrong("is fed from \"" + pass.from + "\"; expected records or rows");
  if (!is_one_of(pass.join, pass_joins))
    return wrong("joins \"" + pass.join + "\"; expected nothing, sketch, record or text");
  if (pass.rounds == 0) return wrong("has no round");
  return std::nullopt;
}

struct PluginManifest {
  std::string id;    // KIND.NAME
  std::string kind;  // reader, deduplicator, extractor, checker, exporter
  std::string version;
  std::string summary;
  std::vector<std::string> capabilities;
  OptionDeclarations options;
  std::vector<PassDeclaration> passes;   // deduplicators and checkers
  bool sketches = false;                 // has a sketch function
  std::vector<std::string> media_types;  // readers, as are the next three
  std::vector<std::string> extensions;   // without the dot
  std::vector<Magic> magic;
  std::string isolation;               // "process": runs in worker processes unless the pipeline says otherwise
  std::vector<std::string> needs;      // each one of plugin_needs; a pipeline that isolates it has to grant them
  std::string splits;                  // "lines": an input may be cut at line ends
  std::vector<std::string> claims;     // extractors: the kinds of claims they make
  std::vector<std::string> languages;  // extractors: of the documents that they get (languages.hpp); empty: every one
  std::string delivery;                // exporters: what a reader of the target can rely on, as a sentence
  std::string promise;                 // exporters: the same as one word of delivery_promises
  std::optional<std::uint64_t> schema_version;  // exporters: the version of the output format; from 1 on
  bool probes = false;                          // exporters: can check beforehand whether an export would succeed
  bool run_record = false;                      // exporters: needs a copy of run.json next to its files
  std::string fingerprint;  // of anything else that the results depend on; a new value makes old results unusable
  Json::Object rest;

  template <class V>
  void fields(V& v) {
    v.always("id", id);
    v.always("kind", kind);
    v.always("version", version);
    v.always("summary", summary);
    v.always("capabilities", capabilities);
    v.always("options", options);
    v("passes", passes);
    v("sketches", sketches);
    v("media_types", media_types);
    v("extensions", extensions);
    v("magic", magic);
    v("isolation", isolation);
    v("needs", needs);
    v("splits", splits);
    v("claims", claims);
    v("languages", languages);
    v("delivery", delivery);
    v("promise", promise);
    v("schema_version", schema_version);
    v("probes", probes);
    v("run_record", run_record);
    v("fingerprint", fingerprint);
    v.rest(rest);
  }

  const OptionDeclaration* option(std::string_view name) const {
    for (const auto& declaration : options)
      if (declaration.name == name) return &declaration;
    return nullptr;
  }
};

struct LibraryManifest {
  std::uint64_t manifest = 1;        // version of this format
  std::string library;               // file name, in the folder of the manifest
  std::vector<std::string> command;  // starts a worker, with the library's path after it; empty: a native library
  std::string build_id;              // of the library, in hex; survives install and strip
  std::uint64_t abi_major = 0;
  std::uint64_t abi_minor = 0;
  std::vector<std::string> data;  // files and folders that the results depend on, relative to the manifest
  std::vector<PluginManifest> plugins;
  Json::Object rest;

  template <class V>
  void fields(V& v) {
    v.always("manifest", manifest);
    v.always("library", library);
    v("command", command);
    v.always("build_id", build_id);
    v.always("abi_major", abi_major);
    v.always("abi_minor", abi_minor);
    v("data", data);
    v.always("plugins", plugins);
    v.rest(rest);
  }
};

DOSSIER_NAMESPACE_END
