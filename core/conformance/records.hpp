// Sample records: news with claims, copies and contradictions. The same for the same seed.
#pragma once

#include <string>
#include <vector>

#include "core/conformance/random.hpp"
#include "dossier/record/claim.hpp"
#include "dossier/record/document.hpp"

namespace dossier::conformance {

struct SampleDocument {
  std::string record;  // canonical JSON, as the host lends it
  std::string text;
  std::vector<std::string> claims;  // with "joined", in canonical order
  std::string id;
  std::string name;  // for messages: "document 3", "a text without characters"
};

// Documents of ordinary news: some are copies of others, some differ in their figures.
std::vector<SampleDocument> news_documents(std::uint64_t seed, std::size_t count);

// A document of any text. order: its place in canonical order.
SampleDocument document_of(std::string name, std::string text, std::uint64_t order);

// Sentences of news, of about this many bytes.
std::string news_text(Random& random, std::size_t bytes);

// Texts that are valid but rare.
struct NamedText {
  std::string name;
  std::string text;
};
std::vector<NamedText> empty_texts();
std::vector<NamedText> zero_texts();
std::vector<NamedText> right_to_left_texts();
std::vector<NamedText> line_end_texts();

}  // namespace dossier::conformance
