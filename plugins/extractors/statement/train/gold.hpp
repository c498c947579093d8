// Statements that people wrote down for sentences, and how well others agree with them.
#pragma once

#include <string>
#include <vector>

namespace statement::train {

// Lower-case words of relation, subject, and all other arguments.
struct Bags {
  std::vector<std::string> slots[3];
};

struct Sentence {
  std::string text;
  std::vector<Bags> gold;
};

// One JSON object a line: text, gold: [{rel, args}].
std::vector<Sentence> read_gold(const std::string& path);
std::vector<std::string> words_of(std::string_view text);

// Shares of the words that agree, slot by slot; nothing if the relations share no word.
struct Agreement {
  double precision = 0;
  double recall = 0;
};
Agreement agreement(const Bags& gold, const Bags& found);

struct Score {
  double precision_sum = 0, recall_sum = 0;
  std::size_t found = 0, gold = 0;
  double precision() const { return found ? precision_sum / static_cast<double>(found) : 1; }
  double recall() const { return gold ? recall_sum / static_cast<double>(gold) : 0; }
  double f1() const {
    const double p = precision(), r = recall();
    return p + r > 0 ? 2 * p * r / (p + r) : 0;
  }
};
// Each gold statement has its best found one for recall; for precision, they are matched one to one, best first.
void add_score(const std::vector<Bags>& gold, const std::vector<Bags>& found, Score& score,
               std::vector<double>* of_found = nullptr);

}  // namespace statement::train
