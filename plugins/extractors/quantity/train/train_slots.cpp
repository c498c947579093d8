// Learns which candidate is the subject and which the property of a quantity, from labelled documents: see README.md.
#include <cstdio>
#include <fstream>
#include <iostream>
#include <set>
#include <sstream>

#include "description.hpp"
#include "dossier/record/json_parse.hpp"
#include "language/syntax/syntax.hpp"
#include "language/train/ranking.hpp"
#include "slot_candidates.hpp"
#include "tree_reader.hpp"

namespace quantity::train {

namespace {

using language::train::RankingCase;

struct Label {
  std::size_t start = 0, end = 0;
  std::vector<std::string> subject, property;  // what is right, the best first; "-": saying nothing is right too
};

// What one question has seen: the cases, and what the two witnesses would have got.
struct Question {
  std::vector<RankingCase> cases;
  std::vector<std::vector<std::string>> answers;  // of each case, what its candidates say
  std::vector<std::string> questions;             // the sentence with the quantity marked, and what is right
  std::vector<std::size_t> kinds;
  std::vector<double> rules, tree;
};

std::set<std::string> content_words(const std::string& text) {
  static const std::set<std::string> empty_words{"a",   "an",  "the", "of",  "in",    "to",    "for",  "on",
                                                 "his", "her", "its", "our", "their", "total", "that", "which"};
  std::set<std::string> words;
  std::string word;
  for (const char c : text + " ") {
    if (std::isalnum(static_cast<unsigned char>(c)) || (c & 0x80) != 0) {
      word += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
      continue;
    }
    if (word.size() > 3 && word.ends_with("s") && !word.ends_with("ss")) word.pop_back();
    if (!word.empty() && word != "s" && !empty_words.count(word)) words.insert(word);
    word.clear();
  }
  return words;
}

// F1 over content words with the most similar right answer.
double worth_of(const std::string& answer, const std::vector<std::string>& right) {
  double best = 0;
  const auto said = content_words(answer);
  for (const auto& each : right) {
    if (each == "-" && answer.empty()) return 1;
    const auto meant = content_words(each);
    if (said.empty() || meant.empty()) continue;
    double shared = 0;
    for (const auto& word : said) shared += meant.count(word) ? 1 : 0;
    best = std::max(best, 2 * shared / static_cast<double>(said.size() + meant.size()));
  }
  return best < 0.5 ? 0 : best;
}
constexpr double is_right = 0.66;
// What was observed in fewer than three cases says nothing.
constexpr language::train::Learning learning{2.0, 3};

std::vector<std::string> texts_of(const dossier::Json* values) {
  std::vector<std::string> texts;
  if (values && values->array())
    for (const auto& value : *values->array())
      if (value.text()) texts.push_back(*value.text());
  return texts;
}

std::string joined(const std::vector<std::string>& texts) {
  std::string all;
  for (const auto& text : texts) all += (all.empty() ? "" : " | ") + text;
  return all;
}

void read(const language::Syntax& syntax, const dossier::Json& record, Question& subjects, Question& properties) {
  dossier::Document document;
  document.text = record.text_or("text");
  document.published = record.text_or("published");
  std::vector<Label> labels;
  for (const auto& label : *record.find("labels")->array())
    labels.push_back({static_cast<std::size_t>(label.integer_or("start")),
                      static_cast<std::size_t>(label.integer_or("end")), texts_of(label.find("subject")),
                      texts_of(label.find("property"))});
  const TokenText text(document);
  const auto anchor = find_anchor(text, document);
  language::Syntax::Scratch scratch;
  language::SyntaxTree tree;
  for (const auto& sentence : text.sentences()) {
    const auto mentions = find_mentions(text, sentence);
    if (mentions.empty()) continue;
    syntax.read(text.text(), text.tokens(), sentence.first, sentence.last, scratch, tree);
    if (!tree.parsed) continue;
    const auto verbs = find_verbs(text, sentence);
    const auto times = find_times(text, sentence, anchor);
    const SentenceView lexical{text, sentence, verbs, mentions, times, nullptr};
    const SentenceView view{text, sentence, verbs, mentions, times, &tree};
    for (std::size_t i = 0; i < mentions.size(); ++i) {
      const auto& mention = mentions[i];
      const auto label = std::find_if(labels.begin(), labels.end(), [&](const Label& each) {
        return each.start == text[mention.first].start && each.end == text[mention.last - 1].end;
      });
      if (label == labels.end()) continue;
      const auto rules = describe(lexical, i, nullptr);
      const auto reading = read_tree(view, i, tree);
      const Slot slot{view, mention, tree, rules, reading};
      const auto key = std::string(record.text_or("topic", record.text_or("key")));
      const std::string whole(document.text);
      const auto marked = whole.substr(sentence.start, label->start - sentence.start) + "[[" +
                          whole.substr(label->start, label->end - label->start) + "]]" +
                          whole.substr(label->end, sentence.end - label->end);
      const auto slice = [&](TokenRange words) { return std::string(text.slice(words.first, words.last)); };
      {
        auto found = find_subjects(slot);
        RankingCase each{key, std::move(found.evidence), {}};
        std::vector<std::string> answers;
        for (const auto& candidate : found.all) answers.push_back(slice(candidate.words));
        for (const auto& answer : answers) each.worth.push_back(worth_of(answer, label->subject));
        subjects.cases.push_back(std::move(each));
        subjects.answers.push_back(std::move(answers));
        subjects.questions.push_back(marked + "\n    right: " + joined(label->subject));
        subjects.rules.push_back(worth_of(slice(rules.subject), label->subject));
        subjects.tree.push_back(worth_of(slice(reading.subject), label->subject));
        subjects.kinds.push_back(static_cast<std::size_t>(mention.kind));
      }
      auto found = find_properties(slot);
      RankingCase each{key, std::move(found.evidence), {}};
      for (const auto& candidate : found.all) each.worth.push_back(worth_of(candidate, label->property));
      properties.cases.push_back(std::move(each));
      properties.answers.push_back(std::move(found.all));
      properties.questions.push_back(marked + "\n    right: " + joined(label->property));
      properties.rules.push_back(worth_of(rules.property, label->property));
      properties.tree.push_back(worth_of(reading.property, label->property));
      properties.kinds.push_back(static_cast<std::size_t>(mention.kind));
    }
  }
}

void report(const char* name, const Question& question, bool misses) {
  const auto scores = language::train::cross_validated_scores(question.cases, learning);
  std::vector<std::size_t> chosen;
  for (const auto& each : scores) chosen.push_back(language::clear_best(each).at);
  constexpr std::size_t kinds = 9;
  double rules[kinds + 1] = {}, tree[kinds + 1] = {}, picked[kinds + 1] = {}, silent[kinds + 1] = {},
                       best[kinds + 1] = {}, all[kinds + 1] = {};
  for (std::size_t i = 0; i < chosen.size(); ++i) {
    const auto& worth = question.cases[i].worth;
    if (misses && worth[chosen[i]] < is_right)
      std::fprintf(stderr, "%s of %s\n    chosen: %s\n", name, question.questions[i].c_str(),
                   question.answers[i][chosen[i]].c_str());
    for (const auto k : {question.kinds[i], kinds}) {
      all[k] += 1;
      rules[k] += question.rules[i] >= is_right;
      tree[k] += question.tree[i] >= is_right;
      picked[k] += worth[chosen[i]] >= is_right;
      silent[k] += chosen[i] == 0;
      best[k] += *std::max_element(worth.begin(), worth.end()) >= is_right;
    }
  }
  // Where the lead of the best candidate is smaller, nothing could be said.
  for (const int lead : {0, 64, 128, 192, 256, 384}) {
    std::size_t said = 0, right = 0;
    for (std::size_t i = 0; i < scores.size(); ++i) {
      const auto clear = language::clear_best(scores[i]);
      if (clear.lead < lead || clear.at == 0) continue;
      ++said;
      right += question.cases[i].worth[clear.at] >= is_right;
    }
    std::fprintf(stderr, "%s with a lead of %d: said in %.1f %%, right of these %.1f %%\n", name, lead,
                 100.0 * static_cast<double>(said) / static_cast<double>(scores.size()),
                 100.0 * static_cast<double>(right) / static_cast<double>(std::max<std::size_t>(said, 1)));
  }
  static const char* const names[] = {"count",   "measure",  "time",        "age",   "money",
                                      "percent", "fraction", "temperature", "score", "all"};
  for (std::size_t k = 0; k <= kinds; ++k)
    if (all[k] > 0)
      std::fprintf(
          stderr,
          "%-9s %-12s %4.0f cases; right: rules %5.1f, tree %5.1f, chosen %5.1f (nothing said %4.1f), best %5.1f\n",
          name, names[k], all[k], 100 * rules[k] / all[k], 100 * tree[k] / all[k], 100 * picked[k] / all[k],
          100 * silent[k] / all[k], 100 * best[k] / all[k]);
}

int run(const std::vector<std::string>& arguments) {
  const bool misses = arguments.size() == 3 && arguments[2] == "--misses";
  if (arguments.size() != 2 && !misses) {
    std::cerr << "usage: train-slots MODEL LABELS.jsonl [--misses] > ../slot_weights.hpp\n";
    return 2;
  }
  const language::Syntax syntax(arguments[0]);
  std::ifstream file(arguments[1]);
  Question subjects, properties;
  for (std::string line; std::getline(file, line);) {
    const auto record = dossier::parse_json(line);
    if (!record || !record->find("labels")) {
      std::cerr << "train-slots: a line of " << arguments[1] << " is not a document with labels\n";
      return 1;
    }
    read(syntax, *record, subjects, properties);
  }
  report("subject", subjects, misses);
  report("property", properties, misses);
  std::printf(
      "// Learned by train/train_slots.cpp: do not edit.\n#pragma once\n\n#include "
      "\"language/choice.hpp\"\n\nnamespace "
      "quantity {\n\n");
  language::train::print_weights(stdout, "subject_weights", subjects.cases, learning);
  language::train::print_weights(stdout, "property_weights", properties.cases, learning);
  std::printf("\n}  // namespace quantity\n");
  return 0;
}

}  // namespace

}  // namespace quantity::train

int main(int count, char** values) {
  try {
    return quantity::train::run({values + 1, values + count});
  } catch (const std::exception& error) {
    std::cerr << "train-slots: " << error.what() << '\n';
    return 1;
  }
}
