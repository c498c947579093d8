#include "nodes.hpp"

#include "dossier/text/valid_utf8.hpp"
#include "presentation/percent_encoding.hpp"

namespace dossier_jsonld {

using dossier::Json;

namespace {

constexpr unsigned quoted_around = 32;  // characters of context before and after a quote

std::string iri(std::string_view kind, std::string_view id) {
  return "urn:dossier:" + std::string(kind) + ":" + presentation::percent_encoded(id, "-._~");
}
Json reference(std::string_view kind, std::string_view id) { return Json::Object{{"@id", iri(kind, id)}}; }
Json references(std::string_view kind, const std::vector<std::string>& ids) {
  Json::Array all;
  for (const auto& id : ids) all.push_back(reference(kind, id));
  return all;
}

// An http or https address; nothing for anything else.
std::optional<Json> address(std::string_view url) {
  if (!url.starts_with("https://") && !url.starts_with("http://")) return std::nullopt;
  return Json(Json::Object{{"@id", presentation::percent_encoded(url, "-._~:/?#[]@!$&'()*+,;=%")}});
}

Json node(std::string_view kind, std::string_view id, std::initializer_list<std::string_view> types) {
  Json::Array all;
  for (const auto type : types) all.emplace_back(type);
  return Json::Object{{"@id", iri(kind, id)}, {"@type", std::move(all)}};
}

void set_text(Json& object, std::string_view name, std::string_view text) {
  if (!text.empty()) object.set(std::string(name), dossier::valid_utf8(text));
}
void set_range(Json& object, std::string_view name, const std::optional<dossier::TimeRange>& range) {
  if (range && !(range->from.empty() && range->to.empty()))
    object.set(std::string(name),
               (range->from.empty() ? ".." : range->from) + "/" + (range->to.empty() ? ".." : range->to));
}
Json thing(std::string_view name) { return Json::Object{{"schema:name", dossier::valid_utf8(name)}}; }

Json value_node(const dossier::Value& value) {
  Json object(Json::Object{{"@type", "schema:QuantitativeValue"}});
  set_text(object, "schema:value", value.number.empty() ? value.text : value.number);
  set_text(object, "schema:minValue", value.low);
  set_text(object, "schema:maxValue", value.high);
  set_text(object, "schema:unitCode", value.code);
  set_text(object, "schema:unitText", value.unit.empty() ? value.noun : value.unit);
  return object;
}

}  // namespace

Json context() {
  const auto typed = [](const char* type) { return Json(Json::Object{{"@type", type}}); };
  return Json::Object{{"schema", "https://schema.org/"},
                      {"oa", "http://www.w3.org/ns/oa#"},
                      {"prov", "http://www.w3.org/ns/prov#"},
                      {"xsd", "http://www.w3.org/2001/XMLSchema#"},
                      {"dossier", "urn:dossier:terms:"},
                      {"oa:start", typed("xsd:nonNegativeInteger")},
                      {"oa:end", typed("xsd:nonNegativeInteger")},
                      {"schema:minValue", typed("xsd:decimal")},
                      {"schema:maxValue", typed("xsd:decimal")},
                      {"dossier:confidence", typed("xsd:decimal")},
                      {"dossier:similarity", typed("xsd:decimal")},
                      {"dossier:trust", typed("xsd:decimal")}};
}

Nodes::Nodes(const dossier::ExportRun& run, std::filesystem::path folder, const std::string& option)
    : run_(run), texts_(std::move(folder), option) {}

Json Nodes::generated() const { return reference("run", run_.run); }

Json Nodes::run() const {
  auto activity = node("run", run_.run, {"prov:Activity"});
  set_text(activity, "schema:name", run_.pipeline);
  return activity;
}

void Nodes::add(const dossier::ExportRecord& record, Json::Array& graph) {
  if (record.port == "documents") return add_document(record, graph);
  if (record.port == "copies") return add_copy(record.as<dossier::Copy>(), graph);
  if (record.port == "claims") return add_claim(record.as<dossier::Claim>(), graph);
  if (record.port == "findings") return add_finding(record.as<dossier::Finding>(), graph);
  if (record.port == "clusters") {
    const auto cluster = record.as<dossier::Cluster>();
    Json document(Json::Object{{"@id", iri("document", cluster.document)}});
    document.set("dossier:cluster", reference("cluster", cluster.cluster));
    if (!cluster.origin.empty()) document.set("dossier:origin", reference("document", cluster.origin));
    document.set("dossier:independentGroup", reference("group", cluster.independent_group));
    graph.push_back(std::move(document));
  } else if (record.port == "sources") {
    const auto source = record.as<dossier::Source>();
    auto publisher = node("source", source.source, {"schema:Organization", "prov:Agent"});
    set_text(publisher, "schema:name", source.source);
    publisher.set("dossier:documents", source.documents);
    publisher.set("dossier:claims", source.claims);
    if (source.trust) publisher.set("dossier:trust", dossier::decimal_text(*source.trust));
    Json::Array copied;
    for (const auto& on : source.depends_on) copied.push_back(reference("source", on.source));
    if (!copied.empty()) publisher.set("dossier:seemsToCopy", std::move(copied));
    graph.push_back(std::move(publisher));
  } else if (record.port == "rejected") {
    const auto letter = record.as<dossier::Rejected>();
    Json lost(Json::Object{{"@type", "dossier:Rejected"}});
    if (!letter.id.empty()) lost.set("@id", iri("rejected", letter.id));
    set_text(lost, "dossier:stage", letter.stage);
    set_text(lost, "dossier:unit", letter.unit);
    set_text(lost, "schema:identifier", letter.input.empty() ? letter.unit_id : letter.input);
    set_text(lost, "dossier:code", letter.code);
    set_text(lost, "schema:description", letter.message);
    graph.push_back(std::move(lost));
  } else {
    throw dossier::Error("unknown_port",
                         "expected a port such as documents or claims, found \"" + std::string(record.port) + "\"");
  }
}

void Nodes::add_document(const dossier::ExportRecord& record, Json::Array& graph) {
  const auto document = record.as<dossier::Document>();
  places_[document.id] = texts_.add(record.text);
  auto article = node("document", document.id, {"schema:CreativeWork", "prov:Entity"});
  set_text(article, "schema:headline", document.title);
  set_text(article, "schema:identifier", document.key);
  if (auto url = address(document.url)) article.set("schema:url", std::move(*url));
  if (!document.source.empty()) {
    Json publisher(Json::Object{{"@id", iri("source", document.source)}, {"@type", "schema:Organization"}});
    set_text(publisher, "schema:name", document.source);
    article.set("schema:publisher", std::move(publisher));
  }
  Json::Array authors;
  for (const auto& author : document.authors) authors.push_back(thing(author));
  if (!authors.empty()) article.set("schema:author", std::move(authors));
  set_text(article, "schema:datePublished", document.published);
  set_text(article, "schema:dateModified", document.updated);
  set_text(article, "schema:inLanguage", document.language);
  set_text(article, "schema:encodingFormat", document.media_type);
  graph.push_back(std::move(article));
}

void Nodes::add_copy(const dossier::Copy& copy, Json::Array& graph) const {
  if (copy.direction == "a_to_b")
    graph.push_back(
        Json::Object{{"@id", iri("document", copy.b)}, {"prov:wasDerivedFrom", reference("document", copy.a)}});
  auto link = node("copy", copy.id, {"dossier:CopyLink", "prov:Entity"});
  link.set("dossier:a", reference("document", copy.a));
  link.set("dossier:b", reference("document", copy.b));
  set_text(link, "dossier:direction", copy.direction);
  set_text(link, "dossier:kind", copy.kind);
  link.set("dossier:similarity", dossier::decimal_text(copy.similarity));
  link.set("prov:wasGeneratedBy", generated());
  graph.push_back(std::move(link));
}

Json Nodes::selectors_of(const dossier::Claim& claim) {
  Json quote(Json::Object{{"@type", "oa:TextQuoteSelector"}, {"oa:exact", dossier::valid_utf8(claim.text)}});
  const auto place = places_.find(claim.document);
  if (place == places_.end()) return Json::Array{std::move(quote)};
  if (document_ != claim.document || !positions_) {
    document_ = claim.document;
    positions_.emplace(texts_.at(place->second));
  }
  const auto& at = *positions_;
  quote.set("oa:prefix", std::string(at.before(claim.start, quoted_around)));
  quote.set("oa:suffix", std::string(at.after(claim.end, quoted_around)));
  return Json::Array{Json::Object{{"@type", "oa:TextPositionSelector"},
                                  {"oa:start", at.characters_before(claim.start)},
                                  {"oa:end", at.characters_before(claim.end)}},
                     std::move(quote)};
}

void Nodes::add_claim(const dossier::Claim& claim, Json::Array& graph) {
  if (claim.kind == "syntax") return;  // claims nothing
  const bool quotation = claim.kind == "quote";
  auto said = quotation ? node("claim", claim.id, {"schema:Claim", "schema:Quotation", "prov:Entity"})
                        : node("claim", claim.id, {"schema:Claim", "prov:Entity"});
  set_text(said, "schema:text", claim.text);
  set_text(said, "dossier:kind", claim.kind);
  said.set("dossier:confidence", dossier::decimal_text(claim.confidence));
  said.set("schema:appearance", reference("document", claim.document));
  if (claim.subject)
    said.set("schema:about", thing(claim.subject->name.empty() ? claim.subject->text : claim.subject->name));
  set_text(said, "dossier:property", claim.property);
  set_text(said, "dossier:predicate", claim.predicate);
  if (claim.value) said.set("dossier:value", value_node(*claim.value));
  if (claim.time) set_text(said, "dossier:timex", claim.time->timex);
  if (claim.speaker)
    said.set(quotation ? "schema:creator" : "dossier:speaker",
             thing(claim.speaker->name.empty() ? claim.speaker->text : claim.speaker->name));
  set_range(said, "schema:temporalCoverage", claim.as_of);
  set_text(said, "dossier:modality", claim.modality);
  if (claim.negated) said.set("dossier:negated", true);
  said.set("prov:wasQuotedFrom", reference("document", claim.document));
  said.set("prov:wasGeneratedBy", generated());
  if (!claim.extractor.empty()) said.set("prov:wasAttributedTo", reference("plugin", claim.extractor));
  graph.push_back(std::move(said));

  auto annotation = node("annotation", claim.id, {"oa:Annotation"});
  annotation.set("oa:motivatedBy", Json::Object{{"@id", "oa:identifying"}});
  annotation.set("oa:hasBody", reference("claim", claim.id));
  annotation.set("oa:hasTarget", Json::Object{{"@type", "oa:SpecificResource"},
                                              {"oa:hasSource", reference("document", claim.document)},
                                              {"oa:hasSelector", selectors_of(claim)}});
  graph.push_back(std::move(annotation));
}

void Nodes::add_finding(const dossier::Finding& finding, Json::Array& graph) const {
  auto found = node("finding", finding.id, {"dossier:Finding", "prov:Entity"});
  set_text(found, "dossier:kind", finding.kind);
  if (finding.possible) found.set("dossier:possible", true);
  set_text(found, "schema:description", finding.explanation);
  if (!finding.subject.empty()) found.set("schema:about", thing(finding.subject));
  set_text(found, "dossier:property", finding.property);
  set_range(found, "schema:temporalCoverage", finding.as_of);
  found.set("dossier:independentSources", finding.independent_sources);
  Json::Array sides;
  for (const auto& side : finding.sides) {
    Json one(Json::Object{{"@type", "dossier:Side"}});
    set_text(one, "dossier:value", side.value);
    one.set("dossier:documents", side.documents);
    one.set("dossier:independentSources", side.independent_sources);
    one.set("prov:wasDerivedFrom", references("claim", side.claims));
    sides.push_back(std::move(one));
  }
  if (!sides.empty()) found.set("dossier:side", std::move(sides));
  if (finding.likely) {
    Json likely(Json::Object{});
    set_text(likely, "dossier:value", finding.likely->value);
    likely.set("dossier:confidence", dossier::decimal_text(finding.likely->confidence));
    found.set("dossier:likely", std::move(likely));
  }
  found.set("prov:wasDerivedFrom", references("claim", finding.claims));
  found.set("prov:wasGeneratedBy", generated());
  if (!finding.checker.empty()) found.set("prov:wasAttributedTo", reference("plugin", finding.checker));
  graph.push_back(std::move(found));
}

}  // namespace dossier_jsonld
