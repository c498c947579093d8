#include "columns.hpp"

namespace dossier_csv {
namespace {

constexpr auto number = Form::number;
constexpr auto word = Form::word;
constexpr auto json = Form::json;

constexpr Column documents[] = {{"id", "id"},
                                {"key", "key"},
                                {"uri", "uri"},
                                {"url", "url"},
                                {"media_type", "media_type"},
                                {"source", "source"},
                                {"title", "title"},
                                {"authors", "authors", {}, json},
                                {"published", "published"},
                                {"updated", "updated"},
                                {"language", "language"},
                                {"text", "text"},
                                {"blocks", "blocks", {}, json},
                                {"credits", "credits", {}, json},
                                {"metadata", "metadata", {}, json}};

constexpr Column copies[] = {{"id", "id"},
                             {"a", "a"},
                             {"b", "b"},
                             {"direction", "direction"},
                             {"kind", "kind"},
                             {"similarity", "similarity", {}, number},
                             {"passages", "passages", {}, json},
                             {"evidence", "evidence", {}, json}};

constexpr Column clusters[] = {{"id", "id"},
                               {"document", "document"},
                               {"key", "key"},
                               {"cluster", "cluster"},
                               {"canonical", "canonical", {}, word},
                               {"origin", "origin"},
                               {"independent_group", "independent_group"}};

constexpr Column claims[] = {{"id", "id"},
                             {"document", "document"},
                             {"key", "key"},
                             {"kind", "kind"},
                             {"extractor", "extractor"},
                             {"confidence", "confidence", {}, number},
                             {"start", "start", {}, number},
                             {"end", "end", {}, number},
                             {"text", "text"},
                             {"sentence_start", "sentence", "start", number},
                             {"sentence_end", "sentence", "end", number},
                             {"source_start", "source_span", "start", number},
                             {"source_end", "source_span", "end", number},
                             {"source", "source"},
                             {"subject", "subject", "text"},
                             {"subject_name", "subject", "name"},
                             {"subject_role", "subject", "role"},
                             {"predicate", "predicate"},
                             {"property", "property"},
                             {"scope", "scope", {}, json},
                             {"number", "value", "number", number},
                             {"low", "value", "low", number},
                             {"high", "value", "high", number},
                             {"bound", "value", "bound"},
                             {"approximate", "value", "approximate", word},
                             {"unit", "value", "unit"},
                             {"code", "value", "code"},
                             {"noun", "value", "noun"},
                             {"per", "value", "per"},
                             {"of", "value", "of"},
                             {"change", "value", "change", json},
                             {"value_text", "value", "text"},
                             {"timex", "time", "timex"},
                             {"time_type", "time", "type"},
                             {"time_mod", "time", "mod"},
                             {"time_from", "time", "from"},
                             {"time_to", "time", "to"},
                             {"time_alternative", "time", "alternative", json},
                             {"quote_kind", "quote", "kind"},
                             {"quote_content", "quote", "content", json},
                             {"speaker", "speaker", "text"},
                             {"speaker_name", "speaker", "name"},
                             {"speaker_role", "speaker", "role"},
                             {"cue", "cue", "text"},
                             {"polarity", "polarity"},
                             {"as_of_from", "as_of", "from"},
                             {"as_of_to", "as_of", "to"},
                             {"modality", "modality"},
                             {"negated", "negated", {}, word},
                             {"attribution", "attribution", {}, json}};

constexpr Column findings[] = {{"id", "id"},
                               {"kind", "kind"},
                               {"possible", "possible", {}, word},
                               {"strength", "strength", {}, number},
                               {"story", "story"},
                               {"subject", "subject"},
                               {"property", "property"},
                               {"as_of_from", "as_of", "from"},
                               {"as_of_to", "as_of", "to"},
                               {"claims", "claims", {}, json},
                               {"sides", "sides", {}, json},
                               {"likely_value", "likely", "value"},
                               {"likely_confidence", "likely", "confidence", number},
                               {"likely_reason", "likely", "reason"},
                               {"independent_sources", "independent_sources", {}, number},
                               {"explanation", "explanation"},
                               {"checker", "checker"}};

constexpr Column sources[] = {{"id", "id"},
                              {"source", "source"},
                              {"documents", "documents", {}, number},
                              {"claims", "claims", {}, number},
                              {"trust", "trust", {}, number},
                              {"depends_on", "depends_on", {}, json}};

constexpr Column rejected[] = {{"id", "id"},     {"stage", "stage"},     {"plugin", "plugin"},
                               {"unit", "unit"}, {"unit_id", "unit_id"}, {"input", "input"},
                               {"code", "code"}, {"message", "message"}, {"attempt", "attempt", {}, number}};

}  // namespace

std::span<const Column> columns_of(std::string_view port) {
  if (port == "documents") return documents;
  if (port == "copies") return copies;
  if (port == "clusters") return clusters;
  if (port == "claims") return claims;
  if (port == "findings") return findings;
  if (port == "sources") return sources;
  if (port == "rejected") return rejected;
  return {};
}

}  // namespace dossier_csv
