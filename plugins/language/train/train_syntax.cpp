// Trains and measures the models of syntax: see README.md.
#include <chrono>
#include <cstdio>
#include <iostream>
#include <map>
#include <numeric>

#include "language/syntax/model_file.hpp"
#include "language/syntax/parser.hpp"
#include "language/syntax/syntax.hpp"
#include "language/syntax/tagger.hpp"
#include "language/train/model_writer.hpp"
#include "language/train/oracle.hpp"
#include "language/train/perceptron.hpp"
#include "language/train/treebank.hpp"

namespace language::train {

namespace {

class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed * 2 + 1) {}
  std::uint32_t below(std::uint32_t limit) {
    state_ ^= state_ << 13, state_ ^= state_ >> 7, state_ ^= state_ << 17;
    return static_cast<std::uint32_t>((state_ >> 32) * limit >> 32);
  }
  template <class T>
  void shuffle(std::vector<T>& items) {
    for (std::size_t i = items.size(); i > 1; --i) std::swap(items[i - 1], items[below(static_cast<std::uint32_t>(i))]);
  }

 private:
  std::uint64_t state_;
};

using Examples = std::vector<Example>;
using Picks = std::vector<std::size_t>;  // places in Examples

Perceptron learn_tags(const Examples& examples, Picks picks, int rounds, std::uint64_t seed) {
  Perceptron model;
  Random random(seed);
  Features features;
  for (int round = 0; round < rounds; ++round) {
    random.shuffle(picks);
    for (const auto pick : picks) {
      const auto& example = examples[pick];
      std::vector<Tag> tags(example.words.size(), Tag::none);
      for (std::size_t i = 0; i < tags.size(); ++i) {
        tag_features(example.forms, tags, i, features);
        tags[i] = best_tag(model, features);
        model.tick();
        if (tags[i] != example.tags[i])
          model.update(features, static_cast<std::size_t>(example.tags[i]), static_cast<std::size_t>(tags[i]));
      }
    }
  }
  return model;
}

Weights weights_of(const Perceptron::Table& table) {
  return {table.rows, table.cells, std::max(tag_count, action_count)};
}

// Tags as the parser will meet them: each part of the examples tagged by a model that learned from the others.
std::vector<std::vector<Tag>> crossed_tags(const Examples& examples, int rounds, std::uint64_t seed) {
  constexpr std::size_t parts = 4;
  std::vector<std::vector<Tag>> tags(examples.size());
  for (std::size_t part = 0; part < parts; ++part) {
    Picks others;
    for (std::size_t i = 0; i < examples.size(); ++i)
      if (i * parts / examples.size() != part) others.push_back(i);
    const auto model = weights_of(learn_tags(examples, others, rounds, seed + part).table(2, 1));
    for (std::size_t i = 0; i < examples.size(); ++i)
      if (i * parts / examples.size() == part) tag_words(model, examples[i].forms, tags[i]);
  }
  return tags;
}

// The best allowed action whose move has the lowest cost; an arc of the gold tree has its gold relation.
std::size_t best_right_action(const Example& gold, const Oracle& oracle, const Transitions& state,
                              const std::int32_t* scores) {
  int costs[3], lowest = 1 << 30;
  for (const auto move : {Move::shift, Move::left, Move::right}) {
    auto& cost = costs[static_cast<std::size_t>(move)] = 1 << 30;
    if (state.allows(move)) cost = oracle.cost(state, move);
    lowest = std::min(lowest, cost);
  }
  std::size_t best = action_count;
  for (std::size_t action = 0; action < action_count; ++action) {
    const auto move = move_of(action);
    if (costs[static_cast<std::size_t>(move)] != lowest) continue;
    if (move != Move::shift) {
      const auto relation = relation_of(action);
      if (relation == Relation::none) continue;
      const auto top = state.stack().back();
      if (state.head_by(move) == gold.heads[top] && relation != gold.relations[top]) continue;
    }
    if (best == action_count || scores[action] > scores[best]) best = action;
  }
  return best;
}

Perceptron learn_trees(const Examples& examples, const std::vector<std::vector<Tag>>& tags, int rounds,
                       std::uint64_t seed) {
  constexpr int rounds_of_gold = 1;  // then the parser mostly learns from the states that it gets itself into
  Perceptron model;
  Random random(seed);
  Features features;
  Transitions state;
  Picks picks(examples.size());
  std::iota(picks.begin(), picks.end(), std::size_t{0});
  for (int round = 0; round < rounds; ++round) {
    random.shuffle(picks);
    std::size_t wrong = 0, all = 0;
    for (const auto pick : picks) {
      const auto& example = examples[pick];
      const Oracle oracle(example);
      state.start(static_cast<std::uint32_t>(example.words.size()));
      while (!state.done()) {
        state.features(example.forms, tags[pick], features);
        std::int32_t scores[action_count] = {};
        model.score(features.hashes(), scores);
        const auto right = best_right_action(example, oracle, state, scores);
        const auto predicted = best_action(state, scores).action;
        model.tick();
        ++all;
        const bool is_right = predicted == right;
        if (!is_right) model.update(features, right, predicted), ++wrong;
        const bool follow = round >= rounds_of_gold && random.below(10) != 0;
        state.apply(follow ? predicted : right);
      }
    }
    std::fprintf(stderr, "round %d: %zu of %zu decisions wrong\n", round + 1, wrong, all);
  }
  return model;
}

void write_model(const std::string& path, const Perceptron::Table& tagger, const Perceptron::Table& parser) {
  ModelWriter out(model_file::magic, model_file::format);
  const auto names = model_file::names();
  out.number(names.size(), 4);
  out.text(names);
  out.weights(tagger.rows, tagger.cells);
  out.weights(parser.rows, parser.cells);
  out.save(path);
}

struct Score {
  std::size_t words = 0, tags = 0, heads = 0, arcs = 0;
  void print(const std::string& name) const {
    const auto percent = [&](std::size_t part) {
      return 100.0 * static_cast<double>(part) / static_cast<double>(words);
    };
    std::printf("%-28s %7zu words  XPOS %5.2f  UAS %5.2f  LAS %5.2f\n", name.c_str(), words, percent(tags),
                percent(heads), percent(arcs));
  }
};

void measure(const std::string& path, const Examples& examples, bool by_relation) {
  const Syntax syntax(path);
  Syntax::Scratch scratch;
  SyntaxTree tree;
  std::map<std::string, Score> scores;
  std::map<std::string, std::pair<std::size_t, std::size_t>> relations;
  std::vector<std::vector<dossier::Token>> tokens;
  for (const auto& example : examples) tokens.push_back(dossier::tokenize(example.text));
  const auto before = std::chrono::steady_clock::now();
  std::size_t words = 0;
  for (std::size_t i = 0; i < examples.size(); ++i) {
    syntax.read(examples[i].text, tokens[i], 0, tokens[i].size(), scratch, tree);
    words += tree.size();
  }
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - before;
  for (std::size_t i = 0; i < examples.size(); ++i) {
    const auto& gold = examples[i];
    syntax.read(gold.text, tokens[i], 0, tokens[i].size(), scratch, tree);
    const auto genre = gold.document.starts_with("GUM_") ? gold.document.substr(0, gold.document.find('_', 4)) : "EWT";
    for (auto* score : {&scores["all"], &scores[genre]}) {
      for (std::uint32_t w = 0; w < tree.size(); ++w) {
        const auto head = tree[w].head == no_node ? tree.size() : tree[w].head;
        ++score->words;
        score->tags += tree[w].tag == gold.tags[w] ? 1 : 0;
        score->heads += head == gold.heads[w] ? 1 : 0;
        score->arcs += head == gold.heads[w] && tree[w].relation == gold.relations[w] ? 1 : 0;
      }
    }
    for (std::uint32_t w = 0; w < tree.size(); ++w) {
      auto& [right, all] = relations[std::string(name_of(gold.relations[w]))];
      ++all;
      const auto head = tree[w].head == no_node ? tree.size() : tree[w].head;
      right += head == gold.heads[w] && tree[w].relation == gold.relations[w] ? 1 : 0;
    }
  }
  for (const auto& [name, score] : scores) score.print(name);
  std::printf("%.0f words a second\n", static_cast<double>(words) / took.count());
  if (by_relation)
    for (const auto& [name, counts] : relations)
      std::printf("%-16s %5zu of %5zu\n", name.c_str(), counts.first, counts.second);
}

int run(const std::vector<std::string>& arguments) {
  const auto usage = [] {
    std::cerr << "usage: train-syntax learn MODEL SEED FILE.conllu...\n"
                 "       train-syntax measure|relations MODEL FILE.conllu...\n";
    return 2;
  };
  if (arguments.size() < 3) return usage();
  const auto& verb = arguments[0];
  const std::size_t first = verb == "learn" ? 3 : 2;
  Examples examples;
  for (std::size_t i = first; i < arguments.size(); ++i) read_treebank(arguments[i], examples);
  if (examples.empty()) return usage();
  if (verb == "measure" || verb == "relations") return measure(arguments[1], examples, verb == "relations"), 0;
  if (verb != "learn") return usage();
  constexpr int crossed_rounds = 4, tag_rounds = 8, tree_rounds = 15;
  const auto seed = std::stoull(arguments[2]);
  Picks all(examples.size());
  std::iota(all.begin(), all.end(), std::size_t{0});
  const auto tags = crossed_tags(examples, crossed_rounds, seed);
  const auto tagger = learn_tags(examples, all, tag_rounds, seed);
  const auto parser = learn_trees(examples, tags, tree_rounds, seed);
  write_model(arguments[1], tagger.table(4, 2), parser.table(6, 3));
  return 0;
}

}  // namespace

}  // namespace language::train

int main(int count, char** values) {
  try {
    return language::train::run({values + 1, values + count});
  } catch (const std::exception& error) {
    std::cerr << "train-syntax: " << error.what() << '\n';
    return 1;
  }
}
