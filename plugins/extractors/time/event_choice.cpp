#include "event_choice.hpp"

#include "dossier/text/fold.hpp"
#include "event_weights.hpp"
#include "verbs.hpp"

namespace time_extractor {
namespace {

// In 1/256 of the log-odds. Of the events that lead by less one in two is wrong (train/README.md).
constexpr std::int32_t least_lead = 128;

std::optional<std::size_t> clear_choice(language::WeightTable weights,
                                        const std::vector<language::Evidence>& evidence) {
  std::vector<std::int32_t> scores;
  for (const auto& each : evidence) scores.push_back(language::score_of(weights, each));
  const auto best = language::clear_best(scores);
  if (best.lead < least_lead) return std::nullopt;
  return best.at;
}

std::string singular(std::string word) {
  const auto ends = [&](std::string_view ending) { return word.size() > ending.size() + 2 && word.ends_with(ending); };
  if (ends("ies")) return word.substr(0, word.size() - 3) + "y";
  if (ends("sses") || ends("ches") || ends("shes") || ends("xes")) return word.substr(0, word.size() - 2);
  if (ends("s") && !ends("ss")) word.pop_back();
  return word;
}

std::string lemma_of(std::string word, language::Tag tag) {
  using language::Tag;
  if (tag == Tag::nns || tag == Tag::nnps) return singular(std::move(word));
  if (tag == Tag::vbz) {
    auto known = verb_form(word);
    return known.lemma.empty() ? singular(std::move(word)) : known.lemma;
  }
  if (tag == Tag::vbg && word.size() > 5 && word.ends_with("ing")) {
    const auto stem = word.substr(0, word.size() - 3);
    if (is_base_verb(stem)) return stem;
    return verb_form(stem + "ed").lemma;
  }
  if (tag == Tag::vbd || tag == Tag::vbn) {
    auto known = verb_form(word);
    if (!known.lemma.empty()) return known.lemma;
  }
  return word;
}

}  // namespace

EventChoice::EventChoice()
    : events_(language::spread(event_weights)), participants_(language::spread(participant_weights)) {}

std::optional<EventCandidate> EventChoice::choose(const DatedSentence& view, const Expression& time,
                                                  const VerbGroup* governing) const {
  const auto [candidates, evidence] = event_candidates(view, time, governing);
  const auto at = clear_choice(events_, evidence);
  if (!at) return std::nullopt;
  return candidates[*at];
}

Tokens EventChoice::participant(const DatedSentence& view, const Expression& time, const EventCandidate& event,
                                Tokens by_order) const {
  const auto [nodes, evidence] = participant_candidates(view, time, event, by_order);
  const auto at = clear_choice(participants_, evidence);
  return at && nodes[*at] != language::no_node ? phrase_of(view, time, nodes[*at]) : Tokens();
}

std::string name_of(const EventCandidate& event, const DatedSentence& view) {
  const auto& node = view.tree[event.node];
  auto word = dossier::fold(node.of(view.lexed.text()));
  switch (event.kind) {
    case EventKind::nothing: return {};
    case EventKind::copula: return "be";
    case EventKind::adjective: return "be " + word;
    default: return lemma_of(std::move(word), node.tag);
  }
}

}  // namespace time_extractor
