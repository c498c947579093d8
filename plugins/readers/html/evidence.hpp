// Where a page says what its document's fields hold, and what else it says of them.
#pragma once

#include <string_view>

#include "candidates.hpp"
#include "dossier/plugin/mapped_text.hpp"
#include "dossier/record/json.hpp"
#include "page_facts.hpp"

namespace dossier_html {

class Evidence {
 public:
  // decoded: the page's text, mapped to the bytes of the input.
  Evidence(const Page& page, const PageFacts& facts, const dossier::MappedText& decoded)
      : page_(page), facts_(facts), decoded_(decoded) {}

  // label: of what the field holds; empty if the field is.
  void add(std::string_view field, const std::string& label, const Candidates& candidates, bool disputed = false);
  // Sets `evidence`, `candidates` and `disputed`, as the README describes them.
  void store(dossier::Json& metadata) const;

 private:
  dossier::Span find(const Candidate& candidate) const;
  dossier::Span span_of(std::uint32_t node) const;

  const Page& page_;
  const PageFacts& facts_;
  const dossier::MappedText& decoded_;
  dossier::Json labels_, candidates_;
  dossier::Json::Array disputed_;
};

}  // namespace dossier_html
