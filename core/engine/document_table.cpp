#include "core/engine/document_table.hpp"

#include <algorithm>
#include <cstring>
#include <string>

namespace dossier::engine {
namespace {

std::filesystem::path with(const std::filesystem::path& base, const char* suffix) { return base.string() + suffix; }

}  // namespace

DocumentWriter::DocumentWriter(const std::filesystem::path& base)
    : uris_(with(base, ".uris")),
      records_(with(base, ".records")),
      texts_(with(base, ".texts")),
      maps_(with(base, ".maps")),
      heads_(with(base, ".heads")) {}

void DocumentWriter::append(const DocumentHead& head, std::string_view uri, std::string_view record,
                            std::string_view text, std::span<const MapRun> map) {
  heads_.append(head);
  uris_.append(uri);
  records_.append(record);
  texts_.append(text);
  maps_.append({reinterpret_cast<const char*>(map.data()), map.size_bytes()});
}

void DocumentWriter::seal() {
  heads_.close();
  uris_.seal();
  records_.seal();
  texts_.seal();
  maps_.seal();
}

DocumentTable::DocumentTable(const std::filesystem::path& base)
    : base_(base),
      uris_(with(base, ".uris")),
      records_(with(base, ".records")),
      texts_(with(base, ".texts")),
      maps_(with(base, ".maps")),
      heads_(with(base, ".heads")) {}

DocumentTable::DocumentTable(const std::filesystem::path& base, const std::filesystem::path& ids)
    : DocumentTable(base) {
  ids_ = IdIndex(ids);
}

DocumentTable DocumentTable::open(const Context& context, const std::filesystem::path& base) {
  DocumentTable table(base);
  table.ids_ = IdIndex::of(context, "ids-of-" + base.filename().string(), table.size(),
                           [&](std::uint64_t i) { return table.heads_[i].id; });
  return table;
}

DocumentTable DocumentTable::merge(const Context& context, const std::vector<std::filesystem::path>& parts,
                                   std::uint64_t& repeated) {
  repeated = 0;
  if (parts.size() == 1) return open(context, parts[0]);
  std::vector<DocumentTable> tables;
  for (const auto& part : parts) tables.push_back(DocumentTable(part));
  std::vector<std::uint64_t> at(parts.size(), 0);
  const auto base = context.file("documents");
  DocumentWriter merged(base);
  store::Hash last;
  while (true) {
    context.check();
    std::optional<std::size_t> first;
    const auto key = [&](std::size_t p) { return std::pair(tables[p].uri(at[p]), tables[p].head(at[p]).ordinal); };
    for (std::size_t p = 0; p < tables.size(); ++p)
      if (at[p] < tables[p].size() && (!first || key(p) < key(*first))) first = p;
    if (!first) break;
    const auto& from = tables[*first];
    const auto i = at[*first]++;
    if (from.head(i).id == last) {
      ++repeated;
      continue;
    }
    last = from.head(i).id;
    merged.append(from.head(i), from.uri(i), from.record(i), from.text(i), from.map(i));
  }
  merged.seal();
  return open(context, base);
}

std::span<const MapRun> DocumentTable::map(std::uint64_t i) const {
  const auto bytes = maps_[i];
  return {reinterpret_cast<const MapRun*>(bytes.data()), bytes.size() / sizeof(MapRun)};
}

std::optional<Span> DocumentTable::source_span(std::uint64_t i, const Span& text) const {
  if (text.end <= text.start) return std::nullopt;
  const auto runs = map(i);
  const auto first =
      std::ranges::partition_point(runs, [&](const MapRun& run) { return run.text_end() <= text.start; });
  const auto end = std::partition_point(first, runs.end(), [&](const MapRun& run) { return run.text < text.end; });
  if (first == end) return std::nullopt;
  // What begins or ends with text that is not in the input is where the rest of it is.
  const Span source{first->source_of(text).start, (end - 1)->source_of(text).end};
  if (source.end < source.start) return std::nullopt;  // parts that the input has in another order
  return source;
}

}  // namespace dossier::engine
