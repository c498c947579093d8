// Learns plugins/extractors/statement/weights.hpp, or shows how good weights are that were learned from one half.
//   train-statement learn MODEL OUTPUT GOLD...
//   train-statement validate MODEL GOLD          learns from sentences 1, 3, 5 ..., measures on the others
//   train-statement show MODEL GOLD              sentences 1, 3, 5 ... with their drafts and gold
#include <cstdio>
#include <exception>
#include <fstream>
#include <set>

#include "../confidence.hpp"
#include "../features.hpp"
#include "../reading.hpp"
#include "../stance.hpp"
#include "dossier/text/sentences.hpp"
#include "gold.hpp"
#include "language/syntax/syntax.hpp"
#include "learner.hpp"

namespace statement::train {
namespace {

struct Found {
  std::vector<Bags> bags;
  std::vector<std::vector<std::uint16_t>> features;
  std::vector<std::string> lines;
  std::vector<double> agreement;
  std::vector<std::uint32_t> part;       // of the text
  std::vector<std::uint32_t> predicate;  // and of the clause that it reports
  std::vector<std::uint32_t> reported;
};

std::string words_in(std::string_view text, const SyntaxTree& tree, NodeRange range) {
  return std::string(text.substr(tree[range.first].start, tree[range.last - 1].end - tree[range.first].start));
}

Bags bags_of(std::string_view text, const SyntaxTree& tree, const Draft& draft, std::string& line) {
  std::string relation = draft.implied_be ? "is" : "";
  for (const auto word : draft.relation) {
    if (!relation.empty()) relation += ' ';
    relation += tree[word].of(text);
  }
  const auto subject = words_in(text, tree, draft.subject_words);
  line = relation + " | " + subject;
  Bags bags{{words_of(relation), words_of(subject), {}}};
  for (const auto& argument : draft.arguments) {
    const auto words = words_in(text, tree, argument.words);
    line += " | " + std::string(name_of(argument.relation)) + ": " + words;
    for (auto& word : words_of(words)) bags.slots[2].push_back(std::move(word));
  }
  return bags;
}

std::vector<Found> read_all(const language::Syntax& syntax, const std::vector<Sentence>& sentences) {
  std::vector<Found> all;
  language::Syntax::Scratch scratch;
  SyntaxTree tree;
  std::vector<Draft> drafts;
  for (const auto& sentence : sentences) {
    auto& found = all.emplace_back();
    const auto tokens = dossier::tokenize(sentence.text);
    for (const auto& part : dossier::split_sentences(sentence.text, tokens)) {
      syntax.read(sentence.text, tokens, part.first, part.last, scratch, tree);
      read_drafts(sentence.text, tree, drafts);
      for (const auto& draft : drafts) {
        found.bags.push_back(bags_of(sentence.text, tree, draft, found.lines.emplace_back()));
        features_of(tree, draft, found.features.emplace_back());
        found.part.push_back(part.first);
        found.predicate.push_back(draft.predicate);
        found.reported.push_back(reported_clause(sentence.text, tree, draft.predicate));
      }
    }
    Score ignored;
    add_score(sentence.gold, found.bags, ignored, &found.agreement);
  }
  return all;
}

std::vector<Example> examples_of(const std::vector<Found>& all, std::size_t first, std::size_t step) {
  std::vector<Example> examples;
  for (std::size_t n = first; n < all.size(); n += step)
    for (std::size_t i = 0; i < all[n].bags.size(); ++i)
      examples.push_back({all[n].features[i], all[n].agreement[i], 1});
  return examples;
}

std::int32_t sum(const std::vector<std::int32_t>& weights, const std::vector<std::uint16_t>& features) {
  std::int32_t score = 0;
  for (const auto id : features) score += weights[id];
  return score;
}

// As choose_drafts chooses, by other weights.
std::vector<Bags> chosen(const Found& found, const std::vector<std::int32_t>& weights, std::int32_t least) {
  std::set<std::pair<std::uint32_t, std::uint32_t>> kept;
  std::vector<bool> sure(found.bags.size());
  for (std::size_t i = 0; i < sure.size(); ++i) {
    sure[i] = permille_of(sum(weights, found.features[i])) >= least;
    if (sure[i]) kept.emplace(found.part[i], found.predicate[i]);
  }
  std::vector<Bags> bags;
  for (std::size_t i = 0; i < sure.size(); ++i)
    if (sure[i] && !kept.contains({found.part[i], found.reported[i]})) bags.push_back(found.bags[i]);
  return bags;
}

constexpr double penalty = 3;

void validate(const std::vector<Sentence>& sentences, const std::vector<Found>& all) {
  for (std::size_t looked = 0; looked < 2; ++looked) {
    const auto weights = learn(examples_of(all, looked, 2), feature::count, penalty);
    std::printf("learned from half %zu, measured on the other\n", looked);
    for (const std::int32_t least : {0, 300, 350, 400, 450, 500, 550, 600, 650, 700}) {
      Score score;
      for (std::size_t n = 1 - looked; n < all.size(); n += 2) {
        add_score(sentences[n].gold, chosen(all[n], weights, least), score);
      }
      std::printf("  confidence >= %3d  P %.1f  R %.1f  F1 %.1f  (%zu found, %zu gold)\n", least,
                  100 * score.precision(), 100 * score.recall(), 100 * score.f1(), score.found, score.gold);
    }
  }
}

void show(const std::vector<Sentence>& sentences, const std::vector<Found>& all) {
  for (std::size_t n = 0; n < all.size(); n += 2) {
    std::printf("# %s\n", sentences[n].text.c_str());
    for (std::size_t i = 0; i < all[n].bags.size(); ++i)
      std::printf("  %.2f %3d %s\n", all[n].agreement[i], permille_of(score_of(all[n].features[i])),
                  all[n].lines[i].c_str());
  }
}

void write(const std::string& path, const std::vector<std::int32_t>& weights) {
  std::ofstream file(path);
  file << "// Made by train-statement; see train/README.md.\n#pragma once\n\n#include <cstdint>\n\nnamespace statement "
          "{\n\n"
          "// clang-format off\ninline constexpr std::int16_t weights[] = {";
  for (std::size_t i = 0; i < weights.size(); ++i) file << (i % 24 ? "," : i ? ",\n" : "\n") << weights[i];
  file << "};\n// clang-format on\n\n}  // namespace statement\n";
  if (!file) throw std::runtime_error("cannot write " + path);
}

int run(const std::vector<std::string>& args) {
  const bool learning = args.size() >= 4 && args[0] == "learn";
  if (!learning && (args.size() != 3 || (args[0] != "validate" && args[0] != "show"))) {
    std::fprintf(stderr, "usage: train-statement learn MODEL OUTPUT GOLD... | validate MODEL GOLD | show MODEL GOLD\n");
    return 2;
  }
  const language::Syntax syntax(args[1]);
  std::vector<Sentence> sentences;
  for (std::size_t i = learning ? 3 : 2; i < args.size(); ++i)
    for (auto& sentence : read_gold(args[i])) sentences.push_back(std::move(sentence));
  const auto all = read_all(syntax, sentences);
  if (learning) write(args[2], learn(examples_of(all, 0, 1), feature::count, penalty));
  if (args[0] == "validate") validate(sentences, all);
  if (args[0] == "show") show(sentences, all);
  return 0;
}

}  // namespace
}  // namespace statement::train

int main(int argc, char** argv) {
  try {
    return statement::train::run({argv + 1, argv + argc});
  } catch (const std::exception& error) {
    std::fprintf(stderr, "train-statement: %s\n", error.what());
    return 1;
  }
}
