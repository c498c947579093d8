// The names of persons, organizations and places in a document, and which of them name the same: what extractors share.
//
//   const language::NameModel model = language::read_name_model(
//       dossier::data_folder("extractor-example") / "english-names.model");     // once, shared by threads
//   const auto names = language::document_names(text, tokens, sentences, model);  // linear in the text
//
// The plugin names the model as DATA (${DOSSIER_NAMES_MODEL}), so that the host knows that results depend on it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "dossier/record/span.hpp"
#include "dossier/text/sentences.hpp"
#include "dossier/text/tokens.hpp"
#include "language/names/name_model.hpp"
#include "language/names/name_type.hpp"

namespace language {

// Why a name joined its cluster.
enum class NameLink : std::uint8_t {
  first,       // it opens the cluster
  same,        // the same words, whatever their case
  known,       // two names that everybody knows for one: "U.S.", "United States"
  surname,     // "Gill" after "Ann Gill", also with a title
  given_name,  // "Ann" after "Ann Gill"
  title,       // "the President" after "President Ann Gill"
  acronym,     // "OPA" and "Office of Public Affairs"
  part,        // "the Council" after "Harbour Council", "Washington" after "Washington D.C."
};
std::string_view name_of(NameLink link);
std::string_view name_of(NameType type);

struct Name : dossier::Span {
  NameType type = NameType::person;
  std::uint32_t cluster = 0;
  NameLink link = NameLink::first;
  std::uint32_t linked_to = 0;  // the name it was linked to; itself for `first`
  std::uint8_t certainty = 0;   // percent: how sure it is that this is a name
  std::uint32_t first = 0;      // tokens [first, last)
  std::uint32_t last = 0;
  std::uint32_t sentence = 0;
};

struct NameCluster {
  NameType type = NameType::person;
  std::uint32_t best = 0;  // the name that says most
  std::string text;        // as shown: in full, without title and possessive ending
  std::vector<std::uint32_t> names;
};

struct DocumentNames {
  std::vector<Name> names;  // in the order of the text; a name may hold another ("Leeds" in "Leeds City Council")
  std::vector<NameCluster> clusters;

  // The outermost name that holds the byte; null if there is none.
  const Name* at(std::uint64_t offset) const;
  const NameCluster& cluster_of(const Name& name) const { return clusters[name.cluster]; }
};

DocumentNames document_names(std::string_view text, const std::vector<dossier::Token>& tokens,
                             const std::vector<dossier::Sentence>& sentences, const NameModel& model);

}  // namespace language
