// DOSSIER_PLUGIN(Class, ...): the library's one exported symbol. The functions of a class determine its kind.
// Include it with the header of your kind, or alone: it includes them all.
#pragma once

#include "dossier/checker.hpp"
#include "dossier/deduplicator.hpp"
#include "dossier/exporter.hpp"
#include "dossier/extractor.hpp"
#include "dossier/reader.hpp"

DOSSIER_NAMESPACE_BEGIN

template <class P>
concept IsReader = ReaderKind<P>::uses_scratch || requires(const P& p, const Input& in, DocumentSink& out) {
  p.read(in, out);
};
template <class P>
concept IsExtractor = ExtractorKind<P>::reads_claims || ExtractorKind<P>::uses_scratch ||
    requires(const P& p, const Document& in, ClaimSink& out) {
  p.extract(in, out);
};
template <class P>
concept IsDeduplicator = DeduplicatorKind<P>::compares || DeduplicatorKind<P>::reduces;
template <class P>
concept IsChecker = CheckerKind<P>::compares || CheckerKind<P>::reduces;
template <class P>
concept IsExporter = ExporterKind<P>::writes && ExporterKind<P>::seals && requires(P& p) {
  p.abort();
};
template <class P>
inline constexpr bool has_keys = DeduplicatorKind<P>::simple || CheckerKind<P>::simple;

template <class P, class Kind>
constexpr const dossier_plugin* plugin_entry_of() {
  static_assert(!HasScratch<P> || Kind::uses_scratch,
                "the class declares a struct Scratch, but none of its functions takes a Scratch& as its last parameter "
                "(an exporter needs none: one thread at a time calls it, so what it keeps belongs in the class)");
  return &PluginEntry<P, Kind>::entry;
}

template <class P>
constexpr const dossier_plugin* plugin_entry() {
  static_assert(!has_keys<P> || IsDeduplicator<P> || IsChecker<P>,
                "the class has keys() but no compare() that fits: "
                "void compare(const dossier::Group<dossier::Document>&, dossier::Links&) const for a deduplicator, "
                "void compare(const dossier::Group<dossier::Claim>&, dossier::Findings&) const for a checker");
  static_assert(
      has_keys<P> || IsReader<P> + IsExtractor<P> + IsDeduplicator<P> + IsChecker<P> + IsExporter<P> == 1,
      "a plugin class has the functions of exactly one kind: read, extract, keys and compare (or map and reduce), "
      "or begin, write, seal, commit and abort; see the header of the kind for their parameters");
  if constexpr (IsReader<P>) {
    return plugin_entry_of<P, ReaderKind<P>>();
  } else if constexpr (IsExtractor<P>) {
    return plugin_entry_of<P, ExtractorKind<P>>();
  } else if constexpr (IsDeduplicator<P>) {
    return plugin_entry_of<P, DeduplicatorKind<P>>();
  } else if constexpr (IsChecker<P>) {
    return plugin_entry_of<P, CheckerKind<P>>();
  } else if constexpr (IsExporter<P>) {
    return plugin_entry_of<P, ExporterKind<P>>();
  } else {
    return nullptr;
  }
}

template <class... P>
inline constexpr const dossier_plugin* plugin_entries[] = {plugin_entry<P>()...};

template <class... P>
constexpr dossier_library make_library() {
  return {sizeof(dossier_library), DOSSIER_ABI_MAJOR, DOSSIER_ABI_MINOR, sizeof...(P), plugin_entries<P...>};
}

DOSSIER_NAMESPACE_END

#define DOSSIER_PLUGIN(...) \
  extern "C" DOSSIER_EXPORT const dossier_library dossier_plugin_library = dossier::make_library<__VA_ARGS__>();
