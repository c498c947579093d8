#include "language/train/treebank.hpp"

#include <fstream>
#include <map>
#include <stdexcept>

#include "dossier/text/tokens.hpp"

namespace language::train {

namespace {

struct GoldWord {
  std::size_t start, end;
  Tag tag;
  std::string word_class;
  std::size_t head;  // 0: root
  Relation relation;
};

std::vector<std::string> fields_of(const std::string& line) {
  std::vector<std::string> fields(1);
  for (const char c : line) {
    if (c == '\t')
      fields.emplace_back();
    else
      fields.back() += c;
  }
  return fields;
}

class SentenceReader {
 public:
  explicit SentenceReader(std::string text) : text_(std::move(text)) {}

  // A line of a word, a surface token of several words ("9-10"), or an empty node ("8.1"), which is left out.
  void add(const std::string& line) {
    const auto fields = fields_of(line);
    if (fields.size() < 10) throw std::runtime_error("not CoNLL-U: " + line);
    if (fields[0].find('.') != std::string::npos) return;
    if (const auto dash = fields[0].find('-'); dash != std::string::npos) {
      part_of_ = place(fields[1]);
      parts_end_ = std::stoul(fields[0].substr(dash + 1));
      part_at_ = part_of_.start;
      return;
    }
    const std::size_t id = std::stoul(fields[0]);
    const auto tag = tag_named(fields[4]);
    const auto relation = relation_named(fields[7]);
    if (!tag || !relation) throw std::runtime_error("unknown tag or relation: " + line);
    const auto span = id <= parts_end_ ? part(fields[1]) : place(fields[1]);
    words_.push_back({span.start, span.end, *tag, fields[3], std::stoul(fields[6]), *relation});
  }

  Example finish(const std::string& document) {
    Example example;
    example.document = document;
    example.text = text_;
    const auto tokens = dossier::tokenize(example.text);
    split_words(example.text, tokens, 0, tokens.size(), example.words);
    std::string scratch;
    read_forms(example.text, example.words, scratch, example.forms);
    match(example);
    return example;
  }

 private:
  struct Place {
    std::size_t start = 0, end = 0;
  };

  Place place(const std::string& form) {
    const auto start = text_.find(form, at_);
    if (start == std::string::npos) throw std::runtime_error("not in the text: " + form + " in " + text_);
    at_ = start + form.size();
    return {start, at_};
  }
  // A part of a surface token; if the parts do not spell it, each is all of it.
  Place part(const std::string& form) {
    if (text_.compare(part_at_, form.size(), form) != 0 || part_at_ + form.size() > part_of_.end) return part_of_;
    part_at_ += form.size();
    return {part_at_ - form.size(), part_at_};
  }

  void match(Example& example) const {
    const auto count = example.words.size();
    std::vector<std::vector<std::size_t>> golds(count);       // of each word of ours
    std::vector<std::size_t> first_of(words_.size(), count);  // of each gold word, our first
    for (std::size_t i = 0; i < count; ++i) {
      for (std::size_t g = 0; g < words_.size(); ++g) {
        if (words_[g].start >= example.words[i].end || words_[g].end <= example.words[i].start) continue;
        golds[i].push_back(g);
        first_of[g] = std::min(first_of[g], i);
      }
    }
    for (std::size_t i = 0; i < count; ++i) {
      if (golds[i].empty()) throw std::runtime_error("a word of ours is none of the treebank's: " + example.text);
      std::size_t top = golds[i].front();
      for (const auto g : golds[i])
        if (inside(words_[top].head, golds[i]) && !inside(words_[g].head, golds[i])) top = g;
      const auto& gold = words_[top];
      example.tags.push_back(gold.tag);
      example.classes.push_back(gold.word_class);
      if (first_of[top] != i) {
        example.heads.push_back(static_cast<std::uint32_t>(first_of[top]));
        example.relations.push_back(Relation::flat);
        continue;
      }
      std::size_t head = gold.head;
      while (head != 0 && first_of[head - 1] == i) head = words_[head - 1].head;
      example.heads.push_back(static_cast<std::uint32_t>(head == 0 ? count : first_of[head - 1]));
      example.relations.push_back(head == 0 ? Relation::root : gold.relation);
    }
    break_circles(example);
  }
  static bool inside(std::size_t head, const std::vector<std::size_t>& golds) {
    for (const auto g : golds)
      if (g + 1 == head) return true;
    return false;
  }
  // Words that overlap crosswise can form a circle; the first word of one hangs from the root.
  static void break_circles(Example& example) {
    const auto count = static_cast<std::uint32_t>(example.words.size());
    for (std::uint32_t i = 0; i < count; ++i) {
      auto at = i;
      for (std::uint32_t steps = 0; at != count && steps <= count; ++steps) at = example.heads[at];
      if (at != count) example.heads[i] = count;
    }
  }

  std::string text_;
  std::size_t at_ = 0;
  Place part_of_;
  std::size_t parts_end_ = 0;
  std::size_t part_at_ = 0;
  std::vector<GoldWord> words_;
};

}  // namespace

void read_treebank(const std::string& path, std::vector<Example>& examples) {
  std::ifstream file(path);
  if (!file) throw std::runtime_error("cannot open " + path);
  std::string line, document, text;
  std::vector<std::string> lines;
  const auto finish = [&] {
    if (lines.empty()) return;
    SentenceReader reader(text);
    for (const auto& each : lines) reader.add(each);
    examples.push_back(reader.finish(document));
    lines.clear();
  };
  while (std::getline(file, line)) {
    if (line.starts_with("# newdoc id = "))
      document = line.substr(14);
    else if (line.starts_with("# text = "))
      text = line.substr(9);
    else if (line.empty())
      finish();
    else if (line[0] != '#')
      lines.push_back(line);
  }
  finish();
}

}  // namespace language::train
