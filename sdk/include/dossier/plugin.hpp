// DOSSIER_PLUGIN(Class, ...): the library's one exported symbol. The kind of each class is told by its functions.
// Include it with the header of your kind, or alone: it includes them all.
#pragma once

#include "dossier/checker.hpp"
#include "dossier/deduplicator.hpp"
#include "dossier/exporter.hpp"
#include "dossier/extractor.hpp"
#include "dossier/reader.hpp"

DOSSIER_NAMESPACE_BEGIN

template <class P>
concept IsReader = requires(const P& p, const Input& in, DocumentSink& out) {
  p.read(in, out);
};
template <class P>
concept IsExtractor = ExtractorKind<P>::reads_claims || requires(const P& p, const Document& in, ClaimSink& out) {
  p.extract(in, out);
};
template <class P>
concept IsDeduplicator = requires(const P& p, const Group<Document>& in, Links& out) {
  p.compare(in, out);
}
|| requires(const P& p, const Group<Document>& in, Links& out) { p.reduce(PassAt{}, in, out); };
template <class P>
concept IsChecker = requires(const P& p, const Group<Claim>& in, Findings& out) {
  p.compare(in, out);
}
|| requires(const P& p, const Group<Claim>& in, Findings& out) { p.reduce(PassAt{}, in, out); };
template <class P>
concept IsExporter = requires(P& p, const ExportRecord& in, Sealed& sealed) {
  p.write(in);
  p.seal(sealed);
  p.abort();
};

template <class P>
constexpr const dossier_plugin* plugin_entry() {
  static_assert(
      IsReader<P> + IsExtractor<P> + IsDeduplicator<P> + IsChecker<P> + IsExporter<P> == 1,
      "a plugin class has the functions of exactly one kind: read, extract, keys and compare (or map and reduce), "
      "or begin, write, seal, commit and abort; see the header of the kind for their parameters");
  if constexpr (IsReader<P>) {
    return &PluginEntry<P, ReaderKind<P>>::entry;
  } else if constexpr (IsExtractor<P>) {
    return &PluginEntry<P, ExtractorKind<P>>::entry;
  } else if constexpr (IsDeduplicator<P>) {
    return &PluginEntry<P, DeduplicatorKind<P>>::entry;
  } else if constexpr (IsChecker<P>) {
    return &PluginEntry<P, CheckerKind<P>>::entry;
  } else {
    return &PluginEntry<P, ExporterKind<P>>::entry;
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
