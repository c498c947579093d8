// The documents of some reader stages, in canonical order.
#pragma once

#include <vector>

#include "core/engine/document_table.hpp"

namespace dossier::engine {

class Selection {
 public:
  // readers[s]: are the documents of the pipeline's stage s selected?
  Selection(const DocumentTable& documents, std::vector<bool> readers)
      : documents_(&documents), readers_(std::move(readers)) {}

  bool has(std::uint64_t i) const { return readers_[documents_->head(i).stage]; }
  std::uint64_t count() const {
    std::uint64_t count = 0;
    for (std::uint64_t i = 0; i < documents_->size(); ++i) count += has(i);
    return count;
  }
  const DocumentTable& documents() const { return *documents_; }
  const std::vector<bool>& readers() const { return readers_; }

 private:
  const DocumentTable* documents_;
  std::vector<bool> readers_;
};

}  // namespace dossier::engine
