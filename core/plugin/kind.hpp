// The kinds of plugins. Manifests name them as text; the core compares the enumeration.
#pragma once

#include <optional>
#include <string_view>

#include "dossier/manifest/manifest.hpp"

namespace dossier::plugin {

enum class Kind { reader, deduplicator, extractor, checker, exporter };

inline constexpr Kind all_kinds[] = {Kind::reader, Kind::deduplicator, Kind::extractor, Kind::checker, Kind::exporter};

constexpr std::string_view kind_name(Kind kind) {
  switch (kind) {
    case Kind::reader: return "reader";
    case Kind::deduplicator: return "deduplicator";
    case Kind::extractor: return "extractor";
    case Kind::checker: return "checker";
    case Kind::exporter: return "exporter";
  }
  return {};
}

// Nothing if no kind has this name.
constexpr std::optional<Kind> find_kind(std::string_view name) {
  for (const Kind kind : all_kinds)
    if (kind_name(kind) == name) return kind;
  return std::nullopt;
}

// The kind of a plugin that the catalog has accepted. Throws std::bad_optional_access for an unknown kind.
inline Kind kind_of(const PluginManifest& manifest) { return find_kind(manifest.kind).value(); }

}  // namespace dossier::plugin
