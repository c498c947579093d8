// The claims of one extractor stage in canonical order: by document, start, end, kind, id.
#pragma once

#include <string_view>
#include <vector>

#include "core/engine/context.hpp"
#include "core/store/hash.hpp"
#include "core/store/row_file.hpp"
#include "core/store/segment.hpp"

namespace dossier::engine {

struct ClaimHead {
  std::uint64_t document;  // its position in canonical order
  std::uint64_t start;
  std::uint64_t end;
  std::uint64_t kind;  // the first bytes of its kind, which sort like the kinds
  store::Hash id;

  auto operator<=>(const ClaimHead&) const = default;
};

std::uint64_t kind_prefix(std::string_view kind);

class ClaimTable {
 public:
  ClaimTable() = default;
  ClaimTable(const std::filesystem::path& records, const std::filesystem::path& heads)
      : records_path_(records), heads_path_(heads), records_(records), heads_(heads) {}

  std::uint64_t size() const { return heads_.size(); }
  std::string_view record(std::uint64_t i) const { return records_[i]; }
  const ClaimHead& head(std::uint64_t i) const { return heads_[i]; }
  // The first claim of the document, or of the next document that has one.
  std::uint64_t begin_of(std::uint64_t document) const;
  const std::filesystem::path& records_path() const { return records_path_; }
  const std::filesystem::path& heads_path() const { return heads_path_; }

 private:
  std::filesystem::path records_path_, heads_path_;
  store::Segment records_;
  store::RowFile<ClaimHead> heads_;
};

// The names of the files that hold a stage's claims.
inline std::string claims_name(const std::string& stage) { return stage + ".claims"; }
inline std::string claim_heads_name(const std::string& stage) { return stage + ".claimheads"; }

class ClaimWriter {
 public:
  ClaimWriter(const Context& context, const std::string& name)
      : records_path_(context.file(claims_name(name))),
        heads_path_(context.file(claim_heads_name(name))),
        records_(records_path_),
        heads_(heads_path_) {}

  void append(const ClaimHead& head, std::string_view record) {
    heads_.append(head);
    records_.append(record);
  }
  ClaimTable seal() {
    heads_.close();
    records_.seal();
    return {records_path_, heads_path_};
  }

 private:
  std::filesystem::path records_path_, heads_path_;
  store::SegmentWriter records_;
  store::RowWriter<ClaimHead> heads_;
};

// Several tables as one, in canonical order.
class ClaimMerge {
 public:
  explicit ClaimMerge(std::vector<const ClaimTable*> tables) : tables_(std::move(tables)), at_(tables_.size(), 0) {}

  struct Entry {
    const ClaimTable* table = nullptr;
    std::uint64_t index = 0;
  };
  // False at the end.
  bool next(Entry& entry);

 private:
  std::vector<const ClaimTable*> tables_;
  std::vector<std::uint64_t> at_;
};

}  // namespace dossier::engine
