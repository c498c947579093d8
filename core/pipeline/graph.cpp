// The edges of a pipeline: `from` resolved to ports, and what is wrong with them.
#include <algorithm>
#include <set>

#include "core/pipeline/draft.hpp"
#include "core/pipeline/ports.hpp"

namespace dossier::pipeline {
namespace {

std::string handed_on(Kind giver, const std::string& port) {
  if (port.empty()) return what_it_gives(giver);
  return port == port_name(Port::rejected) ? "what was rejected" : port;
}

std::string cure_for(Kind giver, Kind taker) {
  if (taker == Kind::checker && giver == Kind::reader) return "put an extractor between them";
  if (taker == Kind::checker && giver == Kind::checker)
    return "checkers work side by side: take from the same extractors";
  if (taker == Kind::checker && giver == Kind::deduplicator)
    return "take its copies: it has them under the port copies";
  if (taker == Kind::deduplicator || taker == Kind::extractor) return "take from the reader";
  return {};
}

class Connector {
 public:
  Connector(std::vector<DraftStage>& stages, Report& report) : stages_(stages), report_(report) {
    for (const auto& draft : stages) ids_.push_back(draft.stage.id);
    taken_.resize(stages.size());
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
      if (!draft.has_kind || draft.stage.kind == Kind::exporter || taken_[i]) continue;
      report_.warning(Code::unused_stage, draft.node->key_place,
                      "no stage takes the " + what_it_gives(draft.stage.kind) + " of " + in_quotes(draft.stage.id),
                      "add it to the `from` of an exporter, or remove it");
    }
  }

 private:
  std::optional<std::size_t> find(const std::string& id) const {
    const auto found = std::ranges::lower_bound(ids_, id);
    if (found == ids_.end() || *found != id) return std::nullopt;
    return static_cast<std::size_t>(found - ids_.begin());
  }

  void fail(const DraftStage& taker, Code code, const Node& entry, std::string message, std::string cure = {}) {
    failed_.insert(&taker);
    complete_ = complete_ && code != Code::unknown_stage;
    report_.error(code, entry.place, std::move(message), std::move(cure));
  }

  void connect(std::size_t index) {
    DraftStage& taker = stages_[index];
    std::set<std::string> seen;
    for (const Node* entry : taker.from) {
      if (!seen.insert(entry->text).second) {
        report_.warning(Code::repeated_input, entry->place, in_quotes(entry->text) + " stands here twice",
                        "remove one");
        continue;
      }
      const auto dot = entry->text.find('.');
      const std::string id = entry->text.substr(0, dot);
      const std::string port = dot == std::string::npos ? "" : entry->text.substr(dot + 1);
      if (id == "*") {
        take_from_all(index, *entry, port);
      } else {
        take_from(index, *entry, id, port);
      }
    }
    auto& inputs = taker.stage.inputs;
    std::ranges::sort(inputs);
    inputs.erase(std::unique(inputs.begin(), inputs.end()), inputs.end());
  }

  void take_from_all(std::size_t index, const Node& entry, const std::string& port) {
    DraftStage& taker = stages_[index];
    if (port != "rejected")
      return fail(taker, Code::unknown_port, entry, "expected \"*.rejected\", found " + in_quotes(entry.text),
                  "only what was rejected can be taken from every stage at once");
    if (taker.has_kind && taker.stage.kind != Kind::exporter)
      return fail(taker, Code::wrong_kind, entry,
                  "only an exporter takes what was rejected; " + in_quotes(taker.stage.id) + " is " +
                      with_article(taker.stage.kind),
                  "take it in the `from` of an exporter");
    for (std::size_t i = 0; i < stages_.size(); ++i)
      if (i != index && stages_[i].has_kind && stages_[i].stage.kind != Kind::exporter)
        taker.stage.inputs.push_back({i, Port::rejected});
  }

  void take_from(std::size_t index, const Node& entry, const std::string& id, const std::string& port_word) {
    DraftStage& taker = stages_[index];
    const auto giver_index = find(id);
    if (!giver_index)
      return fail(taker, Code::unknown_stage, entry, "there is no stage " + in_quotes(id),
                  report_.did_you_mean(id, ids_, "the stages are " + shown_ids()));
    if (*giver_index == index)
      return fail(taker, Code::takes_from_itself, entry, in_quotes(id) + " takes from itself", "remove it here");
    DraftStage& giver = stages_[*giver_index];
    if (!giver.has_kind || !taker.has_kind) {  // its plugin is reported; whatever it may be, it is taken from
      failed_.insert(&taker);
      taken_[*giver_index] = true;
      return;
    }
    const Kind from = giver.stage.kind;
    const Kind to = taker.stage.kind;
    if (from == Kind::exporter)
      return fail(taker, Code::exporter_as_source, entry,
                  in_quotes(id) + " is an exporter: it hands nothing on to other stages",
                  "take from the stages it takes from");
    std::vector<Port> ports = gives(from);
    if (!port_word.empty() || entry.text.ends_with('.')) {
      const auto port = find_port(port_word);
      ports.push_back(Port::rejected);
      if (!port || std::ranges::find(ports, *port) == ports.end()) {
        taken_[*giver_index] = true;
        return report_port(taker, entry, giver, port_word);
      }
      ports = {*port};
    }
    std::erase_if(ports, [&](Port port) { return !takes(to, port); });
    if (ports.empty())
      return fail(taker, Code::wrong_kind, entry,
                  with_article(to) + " takes " + what_it_takes(to) + "; " + in_quotes(entry.text) + " (" +
                      giver.stage.use + ") hands on " + handed_on(from, port_word),
                  cure_for(from, to));
    for (const Port port : ports) add_edge(index, *giver_index, port);
  }

  // Exporters get the sources with the documents, and the clusters with the copies.
  void add_edge(std::size_t taker, std::size_t giver, Port port) {
    auto& inputs = stages_[taker].stage.inputs;
    inputs.push_back({giver, port});
    if (port != Port::rejected) taken_[giver] = true;
    if (stages_[taker].stage.kind != Kind::exporter) return;
    if (port == Port::documents) inputs.push_back({giver, Port::sources});
    if (port == Port::copies) inputs.push_back({giver, Port::clusters});
  }

  void report_port(const DraftStage& taker, const Node& entry, const DraftStage& giver, const std::string& port) {
    std::vector<std::string> names;
    for (const Port each : gives(giver.stage.kind)) names.emplace_back(port_name(each));
    names.emplace_back(port_name(Port::rejected));
    fail(taker, Code::unknown_port, entry,
         in_quotes(giver.stage.id) + " (" + giver.stage.use + ") has no port " + in_quotes(port),
         report_.did_you_mean(port, names, "it has " + enumerate(names)));
  }

  void check_need(DraftStage& draft) {
    const auto has = [&](Port port) {
      return std::ranges::any_of(draft.stage.inputs, [&](const Edge& edge) { return edge.port == port; });
    };
    const Kind kind = draft.stage.kind;
    const Place& place = draft.node->find("from")->key_place;
    if ((kind == Kind::deduplicator || kind == Kind::extractor) && !has(Port::documents))
      report_.error(Code::missing_input, place, in_quotes(draft.stage.id) + " gets no documents",
                    "take from a reader too");
    if (kind == Kind::checker && !has(Port::claims))
      report_.error(Code::missing_input, place, in_quotes(draft.stage.id) + " gets no claims",
                    "take from an extractor too");
    if (kind == Kind::exporter && draft.stage.inputs.empty())
      report_.error(Code::missing_input, place, in_quotes(draft.stage.id) + " gets nothing: no stage rejects anything",
                    "take from a reader or another stage");
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
  std::vector<bool> taken_;             // somebody takes more than its rejected records
  std::set<const DraftStage*> failed_;  // an entry of its `from` was refused
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
    report.error(Code::no_exporter, stages_node.key_place, "the pipeline has no exporter: nothing would be kept",
                 "add a stage such as save: { use: exporter.jsonl, from: [...] }");
}

}  // namespace dossier::pipeline
