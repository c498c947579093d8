// Learns which reading of a quantity to believe, the rules' or the tree's: see README.md.
#include <cmath>
#include <cstdio>
#include <fstream>
#include <functional>
#include <iostream>
#include <iterator>
#include <map>
#include <set>
#include <sstream>

#include "description.hpp"
#include "language/syntax/syntax.hpp"
#include "language/train/treebank.hpp"
#include "tree_reader.hpp"
#include "witness_choice.hpp"

namespace quantity::train {

namespace {

using language::train::Example;

// How well two answers agree with a right one, 0 to 1, and what was observed.
struct Case {
  std::string document;
  std::vector<std::size_t> observed;
  double rules = 0, tree = 0;
  bool open = false;  // both say something, and not the same
};
struct Cases {
  std::vector<Case> subjects, properties;
};

language::SyntaxTree gold_tree(const Example& example, const std::vector<dossier::Token>& tokens) {
  language::SyntaxTree tree;
  std::vector<language::SyntaxWord> words;
  language::split_words(example.text, tokens, 0, tokens.size(), words);
  if (words.size() != example.words.size()) return tree;
  for (std::uint32_t i = 0; i < words.size(); ++i) {
    if (words[i].start != example.words[i].start) return tree;
    const auto head = example.heads[i] == words.size() ? language::no_node : example.heads[i];
    tree.nodes.push_back({words[i], example.tags[i], example.relations[i], head, i, i + 1, 100});
  }
  tree.widen();
  tree.parsed = true;
  return tree;
}

double likeness(TokenRange a, TokenRange b) {
  if (a.empty() || b.empty()) return 0;
  const auto first = std::max(a.first, b.first), last = std::min(a.last, b.last);
  const auto shared = last > first ? last - first : 0;
  return static_cast<double>(shared) / static_cast<double>(a.last - a.first + b.last - b.first - shared);
}
double likeness(const std::string& a, const std::string& b) {
  const auto set_of = [](const std::string& text) {
    std::istringstream words(text);
    return std::set<std::string>(std::istream_iterator<std::string>(words), {});
  };
  const auto x = set_of(a), y = set_of(b);
  std::size_t shared = 0;
  for (const auto& word : x) shared += y.count(word);
  const auto all = x.size() + y.size() - shared;
  return all == 0 ? 0 : static_cast<double>(shared) / static_cast<double>(all);
}

void read(const language::Syntax& syntax, const std::string& path, Cases& cases) {
  std::vector<Example> examples;
  language::train::read_treebank(path, examples);
  language::Syntax::Scratch scratch;
  language::SyntaxTree parsed;
  for (const auto& example : examples) {
    dossier::Document document;
    document.text = example.text;
    const TokenText text(document);
    if (text.sentences().size() != 1) continue;
    const auto& sentence = text.sentences().front();
    const auto mentions = find_mentions(text, sentence);
    if (mentions.empty()) continue;
    const auto gold = gold_tree(example, text.tokens());
    if (!gold.parsed) continue;
    syntax.read(text.text(), text.tokens(), sentence.first, sentence.last, scratch, parsed);
    if (!parsed.parsed) continue;
    const auto verbs = find_verbs(text, sentence);
    const auto times = find_times(text, sentence, find_anchor(text, document));
    const SentenceView lexical{text, sentence, verbs, mentions, times, nullptr};
    const SentenceView both{text, sentence, verbs, mentions, times, &parsed};
    for (std::size_t i = 0; i < mentions.size(); ++i) {
      if (mentions[i].confidence < 0.6) continue;
      auto rules = describe(lexical, i, nullptr);
      const auto tree = read_tree(both, i, parsed);
      const auto right = read_tree(both, i, gold);
      const auto observed = observations(both, i, rules, tree);
      if (!is_noun_phrase(both, rules.subject, mentions[i])) rules.subject = {};
      if (!right.subject.empty()) {
        const bool differ = rules.subject.first != tree.subject.first || rules.subject.last != tree.subject.last;
        cases.subjects.push_back({example.document, observed, likeness(rules.subject, right.subject),
                                  likeness(tree.subject, right.subject),
                                  differ && !rules.subject.empty() && !tree.subject.empty()});
      }
      if (!right.property.empty() && rules.source != PropertySource::fixed)
        cases.properties.push_back(
            {example.document, observed, likeness(rules.property, right.property),
             likeness(tree.property, right.property),
             rules.property != tree.property && !rules.property.empty() && !tree.property.empty()});
    }
  }
}

// Logistic regression; the weight of a case is how much one answer is better than the other.
std::vector<std::int16_t> learn(const std::vector<const Case*>& cases) {
  std::size_t places = 1;
  for (const auto* each : cases)
    for (const auto place : each->observed) places = std::max(places, place + 1);
  std::vector<double> weights(places, 0.0);
  constexpr double step = 0.02, decay = 0.03;
  for (int round = 0; round < 200; ++round) {
    for (const auto* each : cases) {
      const double lead = each->tree - each->rules;
      if (!each->open || std::abs(lead) < 0.15) continue;
      double sum = 0;
      for (const auto place : each->observed) sum += weights[place];
      const double error = (lead > 0 ? 1.0 : 0.0) - 1 / (1 + std::exp(-sum));
      for (const auto place : each->observed)
        weights[place] += step * (std::abs(lead) * error - decay * weights[place]);
    }
  }
  std::vector<std::int16_t> rounded;
  for (const auto weight : weights) rounded.push_back(static_cast<std::int16_t>(std::lround(weight * 256)));
  return rounded;
}

bool for_tree(const std::vector<std::int16_t>& weights, const Case& each) {
  std::int64_t sum = 0;
  for (const auto place : each.observed) sum += place < weights.size() ? weights[place] : 0;
  return sum > 0;
}

// Chosen by weights that were learned from other documents.
void cross_validate(const char* name, const std::vector<Case>& cases) {
  constexpr std::size_t parts = 5;
  std::map<std::string, std::size_t> part_of;
  for (const auto& each : cases) part_of.emplace(each.document, part_of.size() % parts);
  double rules = 0, tree = 0, chosen = 0, best = 0;
  std::size_t open = 0;
  for (std::size_t part = 0; part < parts; ++part) {
    std::vector<const Case*> others;
    for (const auto& each : cases)
      if (part_of[each.document] != part) others.push_back(&each);
    const auto weights = learn(others);
    for (const auto& each : cases) {
      if (part_of[each.document] != part) continue;
      const double from_rules = each.rules > 0 || each.open ? each.rules : each.tree;
      rules += each.rules >= 0.999, tree += each.tree >= 0.999;
      best += std::max(each.rules, each.tree) >= 0.999;
      chosen += (each.open && for_tree(weights, each) ? each.tree : from_rules) >= 0.999;
      open += each.open;
    }
  }
  const double all = static_cast<double>(cases.size()) / 100;
  std::fprintf(
      stderr,
      "%s: %zu cases, %zu open; like the gold tree's: rules %.1f, tree %.1f, chosen %.1f, better of both %.1f\n", name,
      cases.size(), open, rules / all, tree / all, chosen / all, best / all);
}

void write(const char* name, const std::vector<Case>& cases) {
  std::vector<const Case*> all;
  for (const auto& each : cases) all.push_back(&each);
  std::printf("inline constexpr std::int16_t %s[] = {", name);
  const char* comma = "";
  for (const auto weight : learn(all)) std::printf("%s%d", comma, weight), comma = ", ";
  std::printf("};\n");
}

int run(const std::vector<std::string>& arguments) {
  if (arguments.size() < 2) {
    std::cerr << "usage: train-choice MODEL FILE.conllu... [-- MODEL FILE.conllu...]...   > ../witness_weights.hpp\n";
    return 2;
  }
  Cases cases;
  std::unique_ptr<language::Syntax> syntax;
  for (const auto& argument : arguments) {
    if (argument == "--")
      syntax.reset();
    else if (!syntax)
      syntax = std::make_unique<language::Syntax>(argument);
    else
      read(*syntax, argument, cases);
  }
  cross_validate("subject", cases.subjects);
  cross_validate("property", cases.properties);
  std::printf(
      "// Weights of what is observed about two readings, in the order of witness_choice.cpp; above 0 speaks for the "
      "tree. "
      "Written\n// by train/train_choice.cpp.\n#pragma once\n\n#include <cstdint>\n\nnamespace quantity {\n\n");
  write("subject_weights", cases.subjects);
  write("property_weights", cases.properties);
  std::printf("\n}  // namespace quantity\n");
  return 0;
}

}  // namespace

}  // namespace quantity::train

int main(int count, char** values) {
  try {
    return quantity::train::run({values + 1, values + count});
  } catch (const std::exception& error) {
    std::cerr << "train-choice: " << error.what() << '\n';
    return 1;
  }
}
