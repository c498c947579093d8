// Which passages are copied, and from which document: what makes a claim a copy of another's.
#pragma once

#include <optional>
#include <vector>

#include "gathered.hpp"
#include "members.hpp"

namespace dossier_html {

class Origins {
 public:
  explicit Origins(const Gathered& gathered);

  // The number of the document that this span of a document's text stems from: that of a copied passage over it, or of
  // the whole cluster.
  std::optional<std::uint32_t> of(std::uint32_t document, Bytes span) const;
  // The same of the document as a whole.
  std::optional<std::uint32_t> of(std::uint32_t document) const;

 private:
  struct Passage {
    Bytes span;
    std::uint32_t origin = 0;
  };
  std::vector<std::vector<Passage>> passages_;         // by document
  std::vector<std::optional<std::uint32_t>> origins_;  // by document
};

}  // namespace dossier_html
