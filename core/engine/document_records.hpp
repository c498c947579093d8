// Documents as deduplicators receive them.
#pragma once

#include "core/engine/pass_records.hpp"
#include "core/engine/selection.hpp"

namespace dossier::engine {

class DocumentRecords : public PassRecords {
 public:
  // The documents must outlive this.
  explicit DocumentRecords(Selection selection)
      : selection_(std::move(selection)), documents_(selection_.documents()) {}

  std::uint64_t size() const override { return documents_.size(); }
  std::string unit() const override { return "documents"; }
  bool selected(std::uint64_t i) const override { return selection_.has(i); }
  bool is_kind(std::uint64_t, const std::vector<std::string>&) const override { return true; }
  std::string_view record(std::uint64_t i) const override { return documents_.record(i); }
  std::string_view text(std::uint64_t i) const override { return documents_.text(i); }
  std::string_view own_text(std::uint64_t i) const override { return documents_.text(i); }
  std::string id(std::uint64_t i) const override { return documents_.head(i).id.hex(); }
  std::string input(std::uint64_t i) const override { return std::string(documents_.uri(i)); }
  // A valid link names two documents of the run, its words are known, and its passages are within the texts.
  std::optional<CompletedResult> complete(std::string_view given, std::string& why) const override;
  void describe(const Context& context, task::StepForm& form) const override;

 private:
  Selection selection_;
  const DocumentTable& documents_;
};

}  // namespace dossier::engine
