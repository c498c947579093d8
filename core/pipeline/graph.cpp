// The edges of a pipeline: `from` resolved to ports, and checked.
#include <algorithm>
#include <set>

#include "core/pipeline/draft.hpp"
#include "core/pipeline/ports.hpp"

namespace dossier::pipeline {
namespace {

std::string shown_output(Kind source, const std::string& port) {
  if (port.empty()) return produced_ports(source);
  return port == port_name(Port::rejected) ? "rejected records" : port;
}

std::string cure_for(Kind source, Kind consumer) {
  if (consumer == Kind::checker && source == Kind::reader) return "put an extractor between them";
  if (consumer == Kind::checker && source == Kind::checker)
    return "checkers do not depend on each other: use the same extractors";
  if (consumer == Kind::checker && source == Kind::deduplicator) return "use its port copies";
  if (consumer == Kind::deduplicator || consumer == Kind::extractor) return "use the reader";
  return {};
}

class Connector {
 public:
  Connector(std::vector<DraftStage>& stages, Report& report) : stages_(stages), report_(report) {
    for (const auto& draft : stages) ids_.push_back(draft.stage.id);
    used_.resize(stages.size());
  }

  // Whether every entry of every `from` was understood.
  bool connect_all() {
    for (std::size_t i = 0; i < stages_.size(); ++i) connect(i);
    return complete_;
  }

  void check_needs() {
    for (auto& draft : stages_)
      if (draft.has_kind && !draft.from.empty() && !failed_.contains(&draft)) check_need(draft);
  }

  void check_unused() {
    for (std::size_t i = 0; i < stages_.size(); ++i) {
      const auto& draft = stages_[i];
      if (!draft.has_kind || draft.stage.kind == Kind::exporter || used_[i]) continue;
      report_.warning(Code::unused_stage, draft.node->key_place,
                      "no stage uses the " + produced_ports(draft.stage.kind) + " of " + in_quotes(draft.stage.id),
                      "add it to the `from` of an exporter, or remove it");
    }
  }

 private:
  std::optional<std::size_t> find(const std::string& id) const {
    const auto found = std::ranges::lower_bound(ids_, id);
    if (found == ids_.end() || *found != id) return std::nullopt;
    return static_cast<std::size_t>(found - ids_.begin());
  }

  void fail(const DraftStage& consumer, Code code, const Node& entry, std::string message, std::string cure = {}) {
    failed_.insert(&consumer);
    complete_ = complete_ && code != Code::unknown_stage;
    report_.error(code, entry.place, std::move(message), std::move(cure));
  }

  void connect(std::size_t index) {
    DraftStage& consumer = stages_[index];
    std::set<std::string> seen;
    for (const Node* entry : consumer.from) {
      if (!seen.insert(entry->text).second) {
        report_.warning(Code::repeated_input, entry->place, in_quotes(entry->text) + " is listed twice",
                        "remove one of them");
        continue;
      }
      const auto dot = entry->text.find('.');
      const std::string id = entry->text.substr(0, dot);
      const std::string port = dot == std::string::npos ? "" : entry->text.substr(dot + 1);
      if (id == "*") {
        add_all(index, *entry, port);
      } else {
        add_input(index, *entry, id, port);
      }
    }
    auto& inputs = consumer.stage.inputs;
    std::ranges::sort(inputs);
    inputs.erase(std::unique(inputs.begin(), inputs.end()), inputs.end());
  }

  void add_all(std::size_t index, const Node& entry, const std::string& port) {
    DraftStage& consumer = stages_[index];
    if (port != "rejected")
      return fail(consumer, Code::unknown_port, entry, "expected \"*.rejected\", found " + in_quotes(entry.text),
                  "the port rejected is the only one that all stages have");
    if (consumer.has_kind && consumer.stage.kind != Kind::exporter)
      return fail(consumer, Code::wrong_kind, entry,
                  "only exporters accept rejected records; " + in_quotes(consumer.stage.id) + " is " +
                      with_article(consumer.stage.kind),
                  "add it to the `from` of an exporter");
    for (std::size_t i = 0; i < stages_.size(); ++i)
      if (i != index && stages_[i].has_kind && stages_[i].stage.kind != Kind::exporter)
        consumer.stage.inputs.push_back({i, Port::rejected});
  }

  void add_input(std::size_t index, const Node& entry, const std::string& id, const std::string& port_word) {
    DraftStage& consumer = stages_[index];
    const auto source_index = find(id);
    if (!source_index)
      return fail(consumer, Code::unknown_stage, entry, "unknown stage " + in_quotes(id),
                  report_.did_you_mean(id, ids_, "the stages are " + shown_ids()));
    if (*source_index == index)
      return fail(consumer, Code::takes_from_itself, entry, in_quotes(id) + " lists itself as an input", "remove it");
    DraftStage& source = stages_[*source_index];
    if (!source.has_kind || !consumer.has_kind) {  // its plugin has been reported; whatever it is, its output is used
      failed_.insert(&consumer);
      used_[*source_index] = true;
      return;
    }
    const Kind from = source.stage.kind;
    const Kind to = consumer.stage.kind;
    if (from == Kind::exporter)
      return fail(consumer, Code::exporter_as_source, entry,
                  in_quotes(id) + " is an exporter, which has no output for other stages",
                  "use the inputs of that exporter");
    std::vector<Port> ports = ports_of(from);
    if (!port_word.empty() || entry.text.ends_with('.')) {
      const auto port = find_port(port_word);
      ports.push_back(Port::rejected);
      if (!port || std::ranges::find(ports, *port) == ports.end()) {
        used_[*source_index] = true;
        return report_port(consumer, entry, source, port_word);
      }
      ports = {*port};
    }
    std::erase_if(ports, [&](Port port) { return !accepts(to, port); });
    if (ports.empty())
      return fail(consumer, Code::wrong_kind, entry,
                  with_article(to) + " accepts " + accepted_ports(to) + "; " + in_quotes(entry.text) + " (" +
                      source.stage.use + ") produces " + shown_output(from, port_word),
                  cure_for(from, to));
    for (const Port port : ports) add_edge(index, *source_index, port);
  }

  // Exporters get the sources with the documents, and the clusters with the copies.
  void add_edge(std::size_t consumer, std::size_t source, Port port) {
    auto& inputs = stages_[consumer].stage.inputs;
    inputs.push_back({source, port});
    if (port != Port::rejected) used_[source] = true;
    if (stages_[consumer].stage.kind != Kind::exporter) return;
    if (port == Port::documents) inputs.push_back({source, Port::sources});
    if (port == Port::copies) inputs.push_back({source, Port::clusters});
  }

  void report_port(const DraftStage& consumer, const Node& entry, const DraftStage& source, const std::string& port) {
    std::vector<std::string> names;
    for (const Port each : ports_of(source.stage.kind)) names.emplace_back(port_name(each));
    names.emplace_back(port_name(Port::rejected));
    fail(consumer, Code::unknown_port, entry,
         in_quotes(source.stage.id) + " (" + source.stage.use + ") has no port " + in_quotes(port),
         report_.did_you_mean(port, names, "its ports are " + enumerate(names)));
  }

  void check_need(DraftStage& draft) {
    const auto has = [&](Port port) {
      return std::ranges::any_of(draft.stage.inputs, [&](const Edge& edge) { return edge.port == port; });
    };
    const Kind kind = draft.stage.kind;
    const Place& place = draft.node->find("from")->key_place;
    if ((kind == Kind::deduplicator || kind == Kind::extractor) && !has(Port::documents))
      report_.error(Code::missing_input, place, in_quotes(draft.stage.id) + " gets no documents",
                    "add a reader to its `from`");
    if (kind == Kind::checker && !has(Port::claims))
      report_.error(Code::missing_input, place, in_quotes(draft.stage.id) + " gets no claims",
                    "add an extractor to its `from`");
    if (kind == Kind::exporter && draft.stage.inputs.empty())
      report_.error(Code::missing_input, place,
                    in_quotes(draft.stage.id) + " gets nothing: no stage can reject records",
                    "add a reader or another stage to its `from`");
  }

  std::string shown_ids() const {
    constexpr std::size_t most = 12;
    std::vector<std::string> shown(ids_.begin(),
                                   ids_.begin() + static_cast<std::ptrdiff_t>(std::min(most, ids_.size())));
    return ids_.size() > most ? enumerate(shown, ",") + ", ..." : enumerate(shown);
  }

  std::vector<DraftStage>& stages_;
  Report& report_;
  std::vector<std::string> ids_;
  std::vector<bool> used_;              // a stage uses more than its rejected records
  std::set<const DraftStage*> failed_;  // an entry of its `from` was rejected
  bool complete_ = true;
};

}  // namespace

void connect(std::vector<DraftStage>& stages, const Node& stages_node, Report& report) {
  Connector connector(stages, report);
  const bool complete = connector.connect_all();
  connector.check_needs();
  report_cycles(stages, report);
  const auto exports = [](const DraftStage& draft) { return !draft.has_kind || draft.stage.kind == Kind::exporter; };
  const bool ends = std::ranges::any_of(stages, exports);
  if (complete && ends) connector.check_unused();
  if (!ends)
    report.error(Code::no_exporter, stages_node.key_place,
                 "the pipeline has no exporter, so no results would be written",
                 "add a stage such as save: { use: exporter.jsonl, from: [...] }");
}

}  // namespace dossier::pipeline
