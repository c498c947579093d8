#include "language/syntax/analysis.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>

#include "dossier/text/utf8.hpp"
#include "language/syntax/syntax.hpp"

namespace language {

namespace {

constexpr std::string_view base64_digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
static_assert(tag_count <= base64_digits.size() && relation_count <= base64_digits.size());
constexpr std::uint8_t no_digit = 0xFF;
constexpr std::uint32_t largest_margin = 0x7FFF;  // of a move without a choice

constexpr std::array<std::uint8_t, 256> digit_values = [] {
  std::array<std::uint8_t, 256> values{};
  values.fill(no_digit);
  for (std::size_t i = 0; i < base64_digits.size(); ++i)
    values[static_cast<unsigned char>(base64_digits[i])] = static_cast<std::uint8_t>(i);
  return values;
}();

// Base64 VLQ: digits of five bits, the lowest first; 32 is added to all but the last.
void append_number(std::string& out, std::uint64_t value) {
  for (; value >= 32; value >>= 5) out += base64_digits[32 + value % 32];
  out += base64_digits[value];
}

class Base64 {
 public:
  Base64(std::string_view text, std::uint64_t at) : text_(text), at_(at) {}

  std::uint64_t at() const { return at_; }
  bool at_end() const { return at_ >= text_.size(); }
  std::uint32_t one() {
    if (at_end()) throw std::runtime_error("it ends too early");
    const auto digit = digit_values[static_cast<unsigned char>(text_[at_++])];
    if (digit == no_digit) throw std::runtime_error("it has a character that is no digit");
    return digit;
  }
  // Below 2^32.
  std::uint32_t number() {
    std::uint64_t value = 0;
    for (std::uint32_t shift = 0; shift < 35; shift += 5) {
      const std::uint64_t digit = one();
      value |= digit % 32 << shift;
      if (digit < 32 && value <= 0xFFFFFFFF) return static_cast<std::uint32_t>(value);
    }
    throw std::runtime_error("it has a number that is too large");
  }

 private:
  std::string_view text_;
  std::uint64_t at_;
};

std::uint32_t checked(std::uint32_t value, std::uint32_t limit, const char* what) {
  if (value >= limit) throw std::runtime_error(std::string("it has a ") + what + " that does not exist");
  return value;
}

// Distances from a word to its head: 0 for none, then 1, -1, 2, -2, ... as 1, 2, 3, 4.
std::uint32_t distance_to(std::uint32_t word, std::uint32_t head) {
  if (head == no_node) return 0;
  return head > word ? 2 * (head - word) - 1 : 2 * (word - head);
}
std::uint32_t head_at(std::uint32_t word, std::uint32_t distance, std::uint32_t words) {
  if (distance == 0) return no_node;
  const auto steps = distance / 2 + distance % 2;
  const auto head = std::int64_t{word} + (distance % 2 == 1 ? std::int64_t{steps} : -std::int64_t{steps});
  if (head < 0 || head >= words) throw std::runtime_error("it has a head outside the sentence");
  return static_cast<std::uint32_t>(head);
}

struct Word {
  std::uint32_t length = 0;
  Tag tag = Tag::none;
  Relation relation = Relation::none;
  std::uint32_t head = no_node;
  std::int32_t margin = 0;
};

Word read_word(Base64& digits, std::uint32_t number, std::uint32_t words, bool parsed) {
  Word word;
  word.length = digits.number();
  if (word.length == 0) throw std::runtime_error("it has an empty word");
  word.tag = static_cast<Tag>(checked(digits.one(), tag_count, "tag"));
  if (!parsed) return word;
  word.relation = static_cast<Relation>(checked(digits.one(), relation_count, "relation"));
  word.head = head_at(number, digits.number(), words);
  word.margin = static_cast<std::int32_t>(checked(digits.number(), largest_margin + 1, "margin"));
  return word;
}

// One root, no circle, no crossing arcs.
bool is_tree(SyntaxTree& tree) {
  std::uint32_t roots = 0;
  std::array<std::uint32_t, Syntax::longest_sentence> sizes{};
  for (std::uint32_t i = 0; i < tree.size(); ++i) {
    roots += tree[i].head == no_node;
    std::uint32_t steps = 0;
    for (auto at = i; at != no_node; at = tree[at].head) {
      if (++steps > tree.size()) return false;
      ++sizes[at];
    }
  }
  if (roots != 1) return false;
  tree.widen();
  for (std::uint32_t i = 0; i < tree.size(); ++i)
    if (sizes[i] != tree[i].to - tree[i].from) return false;
  return true;
}

}  // namespace

void AnalysisWriter::add(std::uint64_t start, std::uint64_t end, const SyntaxTree& tree) {
  append_number(sentences_, start - end_);
  append_number(sentences_, end - start);
  append_number(sentences_, 2 * std::uint64_t{tree.size()} + tree.parsed);
  end_ = end;
  for (std::uint32_t i = 0; i < tree.size(); ++i) {
    const auto& node = tree[i];
    append_number(sentences_, node.end - node.start);
    sentences_ += base64_digits[static_cast<std::size_t>(node.tag)];
    if (!tree.parsed) continue;
    sentences_ += base64_digits[static_cast<std::size_t>(node.relation)];
    append_number(sentences_, distance_to(i, node.head));
    append_number(sentences_, static_cast<std::uint32_t>(node.margin));
  }
}

dossier::Claim AnalysisWriter::claim(std::string_view model) && {
  dossier::Claim claim;
  claim.kind = analysis_kind;
  claim.rest.emplace_back("syntax",
                          dossier::Json(dossier::Json::Object{
                              {"form", analysis_form}, {"model", model}, {"sentences", std::move(sentences_)}}));
  return claim;
}

Analysis::Analysis(const dossier::Claim& claim) {
  const dossier::Json* analysis = nullptr;
  for (const auto& [name, value] : claim.rest)
    if (name == "syntax") analysis = &value;
  const auto* sentences = analysis ? analysis->find("sentences") : nullptr;
  if (!sentences || !sentences->text()) throw std::runtime_error("it has no syntax.sentences");
  const auto form = analysis->integer_or("form");
  if (form != analysis_form)
    throw std::runtime_error("its form is " + std::to_string(form) + ", not " + std::to_string(analysis_form));
  text_ = *sentences->text();
  std::uint64_t end = 0;
  for (Base64 digits(text_, 0); !digits.at_end();) {
    const auto start = end + digits.number();
    end = start + digits.number();
    const auto words = digits.number();
    const Sentence sentence{start, end, digits.at(), words / 2, words % 2 == 1};
    if (sentence.parsed && sentence.words > Syntax::longest_sentence)
      throw std::runtime_error("it has a tree of too many words");
    for (std::uint32_t i = 0; i < sentence.words; ++i) read_word(digits, i, sentence.words, sentence.parsed);
    sentences_.push_back(sentence);
  }
}

bool Analysis::find(std::string_view text, const std::vector<dossier::Token>& tokens, std::size_t first,
                    std::size_t last, SyntaxTree& tree) const {
  if (first >= last) return false;
  const auto found = std::partition_point(sentences_.begin(), sentences_.end(), [&](const Sentence& sentence) {
    return sentence.start < tokens[first].start;
  });
  if (found == sentences_.end() || found->start != tokens[first].start || found->end != tokens[last - 1].end)
    return false;
  tree.nodes.clear();
  tree.parsed = found->parsed;
  Base64 digits(text_, found->at);
  auto token = first;
  std::uint64_t start = found->start;
  for (std::uint32_t i = 0; i < found->words; ++i) {
    const auto word = read_word(digits, i, found->words, found->parsed);
    const auto end = start + word.length;
    const auto from = token;
    while (token < last && tokens[token].end < end) ++token;
    if (token == last || tokens[token].start >= end) return false;
    tree.nodes.push_back({{static_cast<std::uint32_t>(start), static_cast<std::uint32_t>(end),
                           static_cast<std::uint32_t>(from), static_cast<std::uint32_t>(token + 1)},
                          word.tag,
                          word.relation,
                          word.head,
                          i,
                          i + 1,
                          word.margin});
    if (tokens[token].end > end) {  // the part of a token
      if (from != token || !dossier::is_utf8_boundary(text, end)) return false;
      start = end;
    } else if (++token < last) {
      start = tokens[token].start;
    }
  }
  return token == last && (!tree.parsed || is_tree(tree));
}

}  // namespace language
