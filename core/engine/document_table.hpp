// All documents of a run in canonical order: by uri, then by position in the input.
#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "core/engine/context.hpp"
#include "core/engine/id_index.hpp"
#include "core/store/hash.hpp"
#include "core/store/row_file.hpp"
#include "core/store/segment.hpp"
#include "dossier/record/map_run.hpp"
#include "dossier/record/span.hpp"

namespace dossier::engine {

struct DocumentHead {
  store::Hash id;
  std::uint64_t ordinal;  // in its input
  std::uint64_t stage;    // index of the reader among the stages of the pipeline
};

// Writes the documents of a reader stage, in canonical order.
class DocumentWriter {
 public:
  explicit DocumentWriter(const std::filesystem::path& base);
  void append(const DocumentHead& head, std::string_view uri, std::string_view record, std::string_view text,
              std::span<const MapRun> map);
  void seal();
  // The names of the files: the base name followed by each of these.
  static constexpr const char* suffixes[] = {".uris", ".records", ".texts", ".maps", ".heads"};

 private:
  store::SegmentWriter uris_, records_, texts_, maps_;
  store::RowWriter<DocumentHead> heads_;
};

class DocumentTable {
 public:
  DocumentTable() = default;
  // The table of another process: its base, and the index of its ids.
  DocumentTable(const std::filesystem::path& base, const std::filesystem::path& ids);
  // Merges the documents of reader stages, each given by its base. A document that two stages read is kept once and
  // counted in repeated.
  static DocumentTable merge(const Context& context, const std::vector<std::filesystem::path>& parts,
                             std::uint64_t& repeated);

  std::uint64_t size() const { return heads_.size(); }
  std::string_view uri(std::uint64_t i) const { return uris_[i]; }
  std::string_view record(std::uint64_t i) const { return records_[i]; }  // without the text
  std::string_view text(std::uint64_t i) const { return texts_[i]; }
  const DocumentHead& head(std::uint64_t i) const { return heads_[i]; }
  std::span<const MapRun> map(std::uint64_t i) const;
  std::optional<std::uint64_t> find(const store::Hash& id) const { return ids_.find(id); }
  const IdIndex& ids() const { return ids_; }
  // The path that the names of its files begin with (DocumentWriter::suffixes).
  const std::filesystem::path& base() const { return base_; }

  // The position of text bytes in the input, as far as the map contains them; nothing if it contains none.
  std::optional<Span> source_span(std::uint64_t i, const Span& text) const;

 private:
  explicit DocumentTable(const std::filesystem::path& base);
  static DocumentTable open(const Context& context, const std::filesystem::path& base);

  std::filesystem::path base_;
  store::Segment uris_, records_, texts_, maps_;
  store::RowFile<DocumentHead> heads_;
  IdIndex ids_;
};

}  // namespace dossier::engine
