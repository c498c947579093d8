// Learns which word of a sentence a time dates: see README.md.
#include <cstdio>
#include <iostream>
#include <set>

#include "event_candidates.hpp"
#include "grammar.hpp"
#include "labels.hpp"
#include "language/block_edges.hpp"
#include "language/syntax/syntax.hpp"
#include "language/train/ranking.hpp"
#include "participants.hpp"
#include "setting.hpp"

namespace time_extractor::train {

namespace {

constexpr language::train::Learning learning{1.0, 4};

struct Case {
  language::train::RankingCase ranking;
  std::string id;
  std::vector<std::string> words;  // of the candidates
  std::string label;
  std::string sentence;
  double by_order = 0, by_tree = 0;
  bool order_says = false, tree_says = false;
};

class Reading {
 public:
  Reading(const language::Syntax& syntax, const std::string& key, const LabelledDocument& labelled,
          std::vector<Case>& cases, std::vector<Case>& participants)
      : syntax_(syntax),
        key_(key),
        labelled_(labelled),
        tokens_(dossier::tokenize(labelled.text)),
        lexed_(labelled.text, tokens_),
        cases_(cases),
        participants_(participants) {}

  void run() {
    const auto& document = labelled_.document;
    const auto sentences = dossier::split_sentences(document.text, tokens_, language::block_edges(document));
    const Grammar grammar(lexed_, read_setting(document, lexed_, {}).reading);
    std::size_t sentence = 0;
    for (std::size_t i = 0; i < tokens_.size();) {
      const auto found = grammar.at(i);
      if (found.empty() || found.back().last <= i) {
        ++i;
        continue;
      }
      while (sentences[sentence].last <= i) ++sentence;
      for (const auto& time : found)
        for (const auto& label : labelled_.labels)
          if (label.start == tokens_[time.first].start) read(sentences[sentence], time, label);
      i = found.back().last;
    }
  }

 private:
  // The token of the sentence that the label means: the nearest with this text.
  std::size_t token_of(const dossier::Sentence& sentence, const Expression& time, const std::string& word) const {
    std::size_t best = tokens_.size(), nearest = tokens_.size();
    for (std::size_t i = sentence.first; i < sentence.last; ++i) {
      if (lexed_.view(i) != word) continue;
      const auto apart = i < time.first ? time.first - i : i - time.first;
      if (apart < nearest) best = i, nearest = apart;
    }
    return best;
  }

  void read(const dossier::Sentence& sentence, const Expression& time, const Label& label) {
    syntax_.read(labelled_.text, tokens_, sentence.first, sentence.last, scratch_, tree_);
    if (!tree_.parsed) return;
    const auto groups = verb_groups(lexed_, sentence);
    const auto* governing = governing_verb(lexed_, sentence, groups, time.first, time.last);
    auto [candidates, evidence] = event_candidates({lexed_, sentence, groups, tree_}, time, governing);
    Case one;
    one.ranking.document = key_;
    one.ranking.candidates = std::move(evidence);
    std::set<std::size_t> right;
    for (const auto& word : label.events) {
      right.insert(token_of(sentence, time, word));
      one.label += word + " | ";
    }
    const auto worth = [&](std::size_t token) { return right.contains(token) ? 1.0 : 0.0; };
    for (const auto& candidate : candidates) {
      double value = label.events.empty() ? 1.0 : 0.0;
      if (candidate.kind != EventKind::nothing) value = worth(tree_[candidate.node].first);
      one.ranking.worth.push_back(value);
      one.words.emplace_back(candidate.kind == EventKind::nothing ? "-" : tree_[candidate.node].of(labelled_.text));
    }
    if (!governing) one.by_order = label.events.empty();
    for (auto i = governing ? governing->first : 0; governing && i < governing->last; ++i)
      one.by_order = std::max(one.by_order, worth(i));
    auto top = tree_.node_of_token(time.first);
    while (top != language::no_node && tree_[top].head != language::no_node &&
           tree_[tree_[top].head].first >= time.first && tree_[tree_[top].head].last <= time.last)
      top = tree_[top].head;
    const auto predicate = top == language::no_node ? top : tree_.predicate_over(top);
    one.by_tree = predicate == language::no_node ? label.events.empty() : worth(tree_[predicate].first);
    one.order_says = governing != nullptr;
    one.tree_says = predicate != language::no_node;
    one.id = key_ + ":" + std::to_string(label.start);
    const auto begin = tokens_[time.first].start, end = tokens_[time.last - 1].end;
    one.sentence = labelled_.text.substr(sentence.start, begin - sentence.start) + "[[" +
                   labelled_.text.substr(begin, end - begin) + "]]" + labelled_.text.substr(end, sentence.end - end);
    if (label.participants_known) read_participants({lexed_, sentence, groups, tree_}, time, label, candidates, one);
    cases_.push_back(std::move(one));
  }

  // The node that the labelled words hang from, where they are nearest to the event.
  std::uint32_t participant(const DatedSentence& view, const std::string& words, std::size_t event) const {
    std::uint32_t best = language::no_node;
    std::size_t nearest = tokens_.size();
    const auto within = std::string_view(labelled_.text).substr(0, view.sentence.end);
    for (auto at = within.find(words, view.sentence.start); at != within.npos; at = within.find(words, at + 1)) {
      Tokens range{view.sentence.first, view.sentence.first};
      while (range.first < view.sentence.last && tokens_[range.first].end <= at) ++range.first;
      range.last = range.first;
      while (range.last < view.sentence.last && tokens_[range.last].start < at + words.size()) ++range.last;
      const auto apart = range.first < event ? event - range.first : range.first - event;
      if (apart < nearest) best = head_of(tree_, range), nearest = apart;
    }
    return best;
  }

  void read_participants(const DatedSentence& view, const Expression& time, const Label& label,
                         const std::vector<EventCandidate>& events, const Case& event_case) {
    const auto& worths = event_case.ranking.worth;
    const auto found = std::find(worths.begin() + 1, worths.end(), 1.0);
    if (label.events.empty() || found == worths.end()) return;
    const auto& event = events[static_cast<std::size_t>(found - worths.begin())];
    const auto token = tree_[event.node].first;
    const auto* group = group_at(view.groups, token);
    const auto* verb = group ? group : governing_verb(lexed_, view.sentence, view.groups, time.first, time.last);
    const auto clause = clause_of(lexed_, view.sentence, view.groups, verb, time.first, time.last);
    const Tokens by_order{clause.subject_first, clause.subject_last};
    auto [nodes, evidence] = participant_candidates(view, time, event, by_order);
    Case one;
    one.ranking.document = key_;
    one.ranking.candidates = std::move(evidence);
    std::set<std::uint32_t> right;
    for (const auto& words : label.participants) {
      right.insert(participant(view, words, token));
      one.label += words + " | ";
    }
    if (label.participants.empty()) right.insert(language::no_node);
    for (const auto node : nodes) {
      one.ranking.worth.push_back(right.contains(node) ? 1.0 : 0.0);
      one.words.emplace_back(node == language::no_node ? "-" : tree_[node].of(labelled_.text));
    }
    const auto order = head_of(tree_, by_order), tree = tree_.subject_of(event.node);
    one.by_order = right.contains(order) ? 1.0 : 0.0;
    one.by_tree = right.contains(tree) ? 1.0 : 0.0;
    one.order_says = order != language::no_node;
    one.tree_says = tree != language::no_node;
    one.id = event_case.id + " of " + std::string(tree_[event.node].of(labelled_.text));
    one.sentence = event_case.sentence;
    participants_.push_back(std::move(one));
  }

  const language::Syntax& syntax_;
  const std::string& key_;
  const LabelledDocument& labelled_;
  std::vector<dossier::Token> tokens_;
  Lexed lexed_;
  std::vector<Case>& cases_;
  std::vector<Case>& participants_;
  language::Syntax::Scratch scratch_;
  language::SyntaxTree tree_;
};

// How often each way names the right event, of all and of those where it names one.
struct Tally {
  double right = 0, said = 0, right_of_said = 0;
  void add(double worth, bool says) {
    right += worth;
    if (says) said += 1, right_of_said += worth;
  }
  void print(const char* name, double all) const {
    std::fprintf(stderr, "%-28s right %.1f, says something %.1f, right of what it says %.1f\n", name, 100 * right / all,
                 100 * said / all, 100 * right_of_said / said);
  }
};

void report(const std::vector<Case>& cases, const std::vector<std::vector<std::int32_t>>& scores, bool misses) {
  constexpr int leads[] = {0, 64, 128, 192, 256, 384, 512};
  Tally by_order, by_tree, best, chosen[std::size(leads)];
  for (std::size_t i = 0; i < cases.size(); ++i) {
    const auto& worth = cases[i].ranking.worth;
    by_order.add(cases[i].by_order, cases[i].order_says);
    by_tree.add(cases[i].by_tree, cases[i].tree_says);
    best.add(*std::max_element(worth.begin(), worth.end()), worth[0] < 0.5);
    const auto [at, lead] = language::clear_best(scores[i]);
    for (std::size_t k = 0; k < std::size(leads); ++k) {
      const auto said = lead >= leads[k] ? at : 0;
      chosen[k].add(worth[said], said != 0);
    }
    if (misses && worth[at] < 0.5)
      std::fprintf(stderr, "%s chose %s, right %s\n    %s\n", cases[i].id.c_str(), cases[i].words[at].c_str(),
                   cases[i].label.c_str(), cases[i].sentence.c_str());
  }
  const auto all = static_cast<double>(cases.size());
  std::fprintf(stderr, "%zu times\n", cases.size());
  by_order.print("by the order of the words", all);
  by_tree.print("by the tree", all);
  for (std::size_t k = 0; k < std::size(leads); ++k)
    chosen[k].print(("chosen, leading by " + std::to_string(leads[k])).c_str(), all);
  best.print("best candidate", all);
}

void learn(const char* name, const std::vector<Case>& cases, bool misses) {
  std::vector<language::train::RankingCase> rankings;
  for (const auto& each : cases) rankings.push_back(each.ranking);
  std::fprintf(stderr, "%s, ", name);
  report(cases, language::train::cross_validated_scores(rankings, learning), misses);
  language::train::print_weights(stdout, name, rankings, learning);
}

int run(const std::vector<std::string>& arguments) {
  std::vector<std::string> files;
  bool misses = false;
  for (const auto& argument : arguments) argument == "--misses" ? void(misses = true) : files.push_back(argument);
  if (files.size() < 3) {
    std::cerr << "usage: train-events [--misses] MODEL LABELS SET=documents.jsonl...   > ../event_weights.hpp\n";
    return 2;
  }
  std::map<std::string, LabelledDocument> documents;
  for (std::size_t i = 2; i < files.size(); ++i) {
    const auto equals = files[i].find('=');
    read_documents(files[i].substr(0, equals), files[i].substr(equals + 1), documents);
  }
  for (const auto& path : split(files[1], ",")) read_labels(path, documents);
  const language::Syntax syntax(files[0]);
  std::vector<Case> events, participants;
  for (const auto& [key, labelled] : documents)
    if (!labelled.labels.empty()) Reading(syntax, key, labelled, events, participants).run();

  std::printf(
      "// Weights of the event that a time dates and of who it is of; the evidence is in event_candidates.cpp and "
      "participants.cpp.\n// Written by train/train_events.cpp.\n#pragma once\n\n#include \"language/choice.hpp\"\n\n"
      "namespace time_extractor {\n\n");
  learn("event_weights", events, misses);
  learn("participant_weights", participants, misses);
  std::printf("\n}  // namespace time_extractor\n");
  return 0;
}

}  // namespace

}  // namespace time_extractor::train

int main(int count, char** values) {
  try {
    return time_extractor::train::run({values + 1, values + count});
  } catch (const std::exception& error) {
    std::cerr << "train-events: " << error.what() << '\n';
    return 1;
  }
}
