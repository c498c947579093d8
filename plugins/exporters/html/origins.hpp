// The copied passages and the documents they come from: they decide which claims are copies.
#pragma once

#include <optional>
#include <vector>

#include "gathered.hpp"
#include "members.hpp"

namespace dossier_html {

class Origins {
 public:
  explicit Origins(const Gathered& gathered);

  // The number of the document from which this span of a document's text is copied: by a copied passage that covers
  // it, else by the document's cluster.
  std::optional<std::uint32_t> of(std::uint32_t document, Bytes span) const;
  // The same for the entire document.
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
