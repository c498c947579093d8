#include "core/pipeline/ports.hpp"

#include "core/pipeline/report.hpp"

namespace dossier::pipeline {
namespace {

constexpr Port all_ports[] = {Port::documents, Port::copies,  Port::clusters, Port::claims,
                              Port::findings,  Port::sources, Port::rejected};

}  // namespace

std::string_view port_name(Port port) {
  switch (port) {
    case Port::documents: return "documents";
    case Port::copies: return "copies";
    case Port::clusters: return "clusters";
    case Port::claims: return "claims";
    case Port::findings: return "findings";
    case Port::sources: return "sources";
    case Port::rejected: return "rejected";
  }
  return {};
}

std::optional<Kind> kind_of(std::string_view id) {
  for (const Kind kind : plugin::all_kinds)
    if (id.starts_with(kind_name(kind)) && id.substr(kind_name(kind).size()).starts_with('.')) return kind;
  return std::nullopt;
}

std::string with_article(Kind kind) {
  return (kind == Kind::extractor || kind == Kind::exporter ? "an " : "a ") + std::string(kind_name(kind));
}

std::string edge_text(const Pipeline& pipeline, const Edge& edge) {
  return pipeline.stages[edge.stage].id + "." + std::string(port_name(edge.port));
}

std::optional<Port> find_port(std::string_view name) {
  for (const Port port : all_ports)
    if (port_name(port) == name) return port;
  return std::nullopt;
}

std::vector<Port> ports_of(Kind kind) {
  switch (kind) {
    case Kind::reader: return {Port::documents, Port::sources};
    case Kind::deduplicator: return {Port::copies, Port::clusters};
    case Kind::extractor: return {Port::claims};
    case Kind::checker: return {Port::findings};
    case Kind::exporter: return {};
  }
  return {};
}

bool accepts(Kind kind, Port port) {
  switch (kind) {
    case Kind::reader: return false;
    case Kind::deduplicator: return port == Port::documents;
    case Kind::extractor: return port == Port::documents || port == Port::claims;
    case Kind::checker: return port == Port::claims || port == Port::copies;
    case Kind::exporter: return true;
  }
  return false;
}

std::string accepted_ports(Kind kind) {
  if (kind == Kind::exporter) return "anything";
  std::vector<std::string> words;
  for (const Port port : all_ports)
    if (accepts(kind, port)) words.emplace_back(port_name(port));
  return enumerate(words);
}

std::string produced_ports(Kind kind) {
  std::vector<std::string> words;
  for (const Port port : ports_of(kind))
    if (port != Port::sources) words.emplace_back(port_name(port));
  return enumerate(words);
}

}  // namespace dossier::pipeline
