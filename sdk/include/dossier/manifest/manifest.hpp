// NAME.plugin.json: what a plugin library holds, readable before any of its code runs.
#pragma once

#include <string>
#include <vector>

#include "dossier/manifest/option.hpp"

DOSSIER_NAMESPACE_BEGIN

// One pass of a deduplicator or checker.
struct PassDeclaration {
  std::string name;
  std::string from = "records";  // records: map is called; rows: what the pass before emitted
  std::string join =
      "nothing";  // nothing, sketch, record, text: what members of a group come with, each with the former
  std::uint64_t max_members = 0;     // larger groups are cut to their first members; 0: no bound
  std::uint64_t rounds = 1;          // times the pass is repeated, with the facts of the round before
  std::vector<std::int64_t> levels;  // ascending: a fact of this pass is known later as the largest level it reaches
  std::vector<std::string> kinds;    // claims only: the kinds of claims that are mapped; empty: all

  template <class V>
  void fields(V& v) {
    v.always("name", name);
    v.always("from", from);
    v.always("join", join);
    v("max_members", max_members);
    v.always("rounds", rounds);
    v("levels", levels);
    v("kinds", kinds);
  }
};

// Bytes by which a reader's inputs can be told.
struct Magic {
  std::uint64_t offset = 0;
  std::string bytes;  // may be text only: "<!DOCTYPE html"; compared without case

  template <class V>
  void fields(V& v) {
    v.always("offset", offset);
    v.always("bytes", bytes);
  }
};

// What becomes of a row when an export is interrupted and made again, whatever the moment.
inline constexpr std::string_view delivery_promises[] = {
    "exactly_once",    // it is at the target once
    "same_key",        // it may come again, under the same record id
    "at_least_once"};  // it may come again, and nothing tells that it is the same

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
  std::string isolation;            // "process": runs in a process of its own unless the pipeline says otherwise
  std::string splits;               // "lines": an input may be cut at line ends
  std::vector<std::string> claims;  // extractors: the kinds of claims they make
  std::string delivery;             // exporters: what a reader of the target can count on, as a sentence
  std::string promise;              // exporters: the same as one word of delivery_promises
  std::optional<std::uint64_t> schema_version;  // exporters: of the form of what is written; from 1 on
  bool probes = false;                          // exporters: can tell beforehand whether an export would succeed
  bool run_record = false;                      // exporters: wants a copy of run.json beside its files
  std::string fingerprint;  // whatever else the results depend on; results are not reused once it is another
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
    v("splits", splits);
    v("claims", claims);
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
  std::uint64_t manifest = 1;        // version of this form
  std::string library;               // file name, beside the manifest
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
