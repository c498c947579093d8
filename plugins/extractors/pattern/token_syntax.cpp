#include "token_syntax.hpp"

#include <algorithm>
#include <charconv>
#include <optional>

#include "dossier/text/fold.hpp"
#include "dossier/text/suggest.hpp"
#include "dossier/text/utf8.hpp"
#include "language/inflection.hpp"

namespace pattern_extractor {

namespace {

using What = SyntaxPart::What;
using Look = TokenTest::Look;

constexpr std::string_view specials = "()[]{}|?*+\"";
constexpr std::string_view blanks = " \t\r\n";

struct KindName {
  std::string_view name;
  std::vector<dossier::TokenKind> kinds;
};
const std::vector<KindName>& token_kind_names() {
  using enum dossier::TokenKind;
  static const std::vector<KindName> names = {{"word", {word}},
                                              {"number", {number}},
                                              {"symbol", {symbol}},
                                              {"quote", {open_quote, close_quote, quote}},
                                              {"apostrophe", {apostrophe}},
                                              {"hyphen", {hyphen}},
                                              {"dash", {dash}},
                                              {"punctuation", {punctuation}}};
  return names;
}

class TokenSyntax {
 public:
  TokenSyntax(std::string_view pattern, TokenProgram& program) : pattern_(pattern), program_(program) {}

  SyntaxPart all() {
    auto whole = choice();
    skip_blanks();
    if (at_ < pattern_.size()) fail(at_, "the end of the pattern or a token, found \"" + here() + "\"");
    return whole;
  }

 private:
  static constexpr int deepest = 40;
  static constexpr std::uint32_t most_repeats = 100;

  [[noreturn]] void fail(std::size_t at, const std::string& expected) const {
    throw PatternError{at, "expected " + expected};
  }
  std::string here() const {
    if (at_ >= pattern_.size()) return "";
    return std::string(pattern_.substr(at_, dossier::decode_utf8(pattern_, at_).size));
  }
  void skip_blanks() { at_ = std::min(pattern_.find_first_not_of(blanks, at_), pattern_.size()); }
  bool take(std::string_view text) {
    if (!pattern_.substr(at_).starts_with(text)) return false;
    at_ += text.size();
    return true;
  }
  bool is_special(std::size_t at) const { return specials.find(pattern_[at]) != std::string_view::npos; }

  SyntaxPart choice() {
    if (++depth_ > deepest) fail(at_, "at most " + std::to_string(deepest) + " nested groups");
    SyntaxPart either{What::choice, {}, 0, 0, 0};
    do {
      either.parts.push_back(sequence());
      skip_blanks();
    } while (take("|"));
    --depth_;
    if (either.parts.size() == 1) return std::move(either.parts.front());
    return either;
  }

  SyntaxPart sequence() {
    SyntaxPart list{What::sequence, {}, 0, 0, 0};
    for (skip_blanks(); at_ < pattern_.size() && pattern_[at_] != ')' && pattern_[at_] != '|'; skip_blanks())
      list.parts.push_back(repeated());
    if (list.parts.empty())
      fail(at_, "a token or a group, found " + (at_ < pattern_.size() ? "\"" + here() + "\"" : "the end"));
    return list;
  }

  SyntaxPart repeated() {
    const std::size_t from = at_;
    auto part = atom();
    if (at_ >= pattern_.size()) return part;
    SyntaxPart repeat{What::repeat, {}, 0, 0, 0};
    if (take("?")) {
      repeat.most = 1;
    } else if (take("+")) {
      repeat.least = 1;
    } else if (take("{")) {
      counts(repeat);
    } else if (!take("*")) {
      return part;
    }
    if (at_ < pattern_.size() && std::string_view("?*+{").find(pattern_[at_]) != std::string_view::npos)
      fail(at_, "one quantifier, found a second one; write parentheses around \"" +
                    std::string(pattern_.substr(from, at_ - from)) + "\"");
    repeat.parts.push_back(std::move(part));
    return repeat;
  }

  void counts(SyntaxPart& repeat) {
    const std::size_t from = at_ - 1;
    const auto number = [&](std::uint32_t& out) {
      const auto* begin = pattern_.data() + at_;
      const auto read = std::from_chars(begin, pattern_.data() + pattern_.size(), out);
      at_ += static_cast<std::size_t>(read.ptr - begin);
      return read.ec == std::errc() && out <= most_repeats;
    };
    bool good = number(repeat.least);
    repeat.most = repeat.least;
    if (good && take(",")) {
      repeat.most = 0;
      if (at_ < pattern_.size() && pattern_[at_] != '}')
        good = number(repeat.most) && repeat.most >= repeat.least && repeat.most > 0;
    } else {
      good = good && repeat.most > 0;
    }
    if (!good || !take("}"))
      fail(from, "{m}, {m,} or {m,n} with numbers up to " + std::to_string(most_repeats) + ", found \"" +
                     std::string(pattern_.substr(from, 12)) + "\"");
  }

  SyntaxPart atom() {
    if (take("(")) return parentheses();
    if (take("[")) return brackets();
    if (take("\"")) return exactly();
    if (is_special(at_))
      fail(at_, "a token, found \"" + here() + "\"; write \"" + here() + "\" in quotes for the token itself");
    return plain();
  }

  SyntaxPart parentheses() {
    const std::size_t from = at_ - 1;
    std::optional<std::uint32_t> group;
    if (take("?P<") || take("?<")) {
      const std::size_t name_at = at_;
      const auto end = pattern_.find('>', at_);
      if (end == std::string_view::npos) fail(at_, "the name of a group and \">\", found no \">\"");
      const auto name = std::string(pattern_.substr(at_, end - at_));
      if (std::find(program_.groups.begin(), program_.groups.end(), name) != program_.groups.end())
        fail(name_at, "each group once, found a second group \"" + name + "\"");
      group = static_cast<std::uint32_t>(program_.groups.size());
      program_.groups.push_back(name);
      at_ = end + 1;
    } else if (at_ < pattern_.size() && pattern_[at_] == '?' && !take("?:")) {
      fail(at_, "(?P<name>...) or (...), found \"(?" + std::string(pattern_.substr(at_ + 1, 1)) + "\"");
    }
    auto inner = choice();
    skip_blanks();
    if (!take(")")) fail(from, "\")\" for this \"(\", found none");
    if (!group) return inner;
    SyntaxPart part{What::group, {}, *group, 0, 0};
    part.parts.push_back(std::move(inner));
    return part;
  }

  // Tests of one token.
  SyntaxPart brackets() {
    const std::size_t from = at_ - 1;
    std::vector<TokenTest> tests;
    for (skip_blanks(); at_ < pattern_.size() && pattern_[at_] != ']'; skip_blanks()) {
      const bool negated = take("!");
      const std::size_t at = at_;
      TokenTest test;
      if (take("\"")) {
        test.look = Look::exact;
        test.texts.push_back(quoted(at));
      } else {
        const auto word = bare();
        if (word.empty()) fail(at_, "a test or \"]\", found \"" + here() + "\"");
        if (word.starts_with("claim:")) fail(at, "claim:KIND outside of brackets: a claim may have several tokens");
        if (auto named = prefixed(word, at)) {
          test = std::move(*named);
        } else {
          test.texts.push_back(dossier::fold(word));
        }
      }
      if (test.look <= Look::exact && test.texts.size() == 1 && dossier::tokenize(test.texts[0]).size() != 1)
        fail(at, "one token, found \"" + test.texts[0] + "\", which is several");
      test.negated = negated;
      tests.push_back(std::move(test));
    }
    if (!take("]")) fail(from, "\"]\" for this \"[\", found none");
    return leaf(std::move(tests));
  }

  std::string quoted(std::size_t from) {
    const auto end = pattern_.find('"', at_);
    if (end == std::string_view::npos) fail(from, "a second quotation mark, found none");
    auto text = std::string(pattern_.substr(at_, end - at_));
    at_ = end + 1;
    if (dossier::tokenize(text).empty()) fail(from, "words between the quotation marks, found none");
    return text;
  }

  SyntaxPart exactly() {
    const auto text = quoted(at_ - 1);
    return words(text, Look::exact);
  }

  std::string bare() {
    const std::size_t from = at_;
    while (at_ < pattern_.size() && !is_special(at_) && blanks.find(pattern_[at_]) == std::string_view::npos) ++at_;
    // The * of "tag:VB*" belongs to the tag; "(tag:VB)*" repeats it.
    if (pattern_.substr(from, at_ - from).starts_with("tag:") && at_ < pattern_.size() && pattern_[at_] == '*') ++at_;
    return std::string(pattern_.substr(from, at_ - from));
  }

  SyntaxPart plain() {
    const std::size_t from = at_;
    const std::string word = bare();
    if (word.starts_with("claim:")) {
      if (word.size() == 6) fail(from, "claim:KIND, found no kind");
      SyntaxPart part{What::claim, {}, static_cast<std::uint32_t>(program_.claim_kinds.size()), 0, 0};
      program_.claim_kinds.push_back(word.substr(6));
      return part;
    }
    if (auto test = prefixed(word, from)) return leaf({std::move(*test)});
    return words(word, Look::folded);
  }

  // A text as the tokens that it consists of.
  SyntaxPart words(const std::string& text, Look look) {
    SyntaxPart list{What::sequence, {}, 0, 0, 0};
    for (const auto& token : dossier::tokenize(text)) {
      TokenTest test;
      test.look = look;
      test.texts.push_back(look == Look::folded ? dossier::fold(token.of(text)) : std::string(token.of(text)));
      list.parts.push_back(leaf({std::move(test)}));
    }
    if (list.parts.size() == 1) return std::move(list.parts.front());
    return list;
  }

  SyntaxPart leaf(std::vector<TokenTest> tests) {
    SyntaxPart part{What::tests, {}, static_cast<std::uint32_t>(program_.tests.size()), 0, 0};
    program_.tests.push_back(std::move(tests));
    return part;
  }

  // "lemma:rise"; nothing for a plain word.
  std::optional<TokenTest> prefixed(const std::string& word, std::size_t at) {
    const auto colon = word.find(':');
    if (colon == std::string::npos || colon == 0 ||
        !std::all_of(word.begin(), word.begin() + static_cast<std::ptrdiff_t>(colon),
                     [](char c) { return c >= 'a' && c <= 'z'; }))
      return std::nullopt;
    const auto prefix = word.substr(0, colon);
    const auto rest = word.substr(colon + 1);
    TokenTest test;
    if (rest.empty()) fail(at, "something after \"" + prefix + ":\", found nothing");
    if (prefix == "lemma") {
      test.texts = language::forms_of(dossier::fold(rest));
    } else if (prefix == "shape") {
      test.look = Look::shape;
      test.texts.push_back(rest);
    } else if (prefix == "tag") {
      test.look = Look::tag;
      test.tags = tags_of(rest, at + colon + 1);
      program_.uses_tags = true;
    } else if (prefix == "is") {
      test.look = Look::kind;
      test.kinds = kinds_of(rest, at + colon + 1);
    } else {
      std::string message = "lemma:, tag:, shape:, is: or claim:, found \"" + prefix + ":\"";
      if (const auto near = dossier::suggest(prefix, {"lemma", "tag", "shape", "is", "claim"}))
        message += "; did you mean \"" + *near + ":\"?";
      fail(at, message + " (in quotes for the words themselves)");
    }
    return test;
  }

  std::bitset<language::tag_count> tags_of(std::string name, std::size_t at) const {
    const bool beginning = name.ends_with('*');
    if (beginning) name.pop_back();
    std::bitset<language::tag_count> tags;
    std::vector<std::string> known;
    for (std::size_t i = 1; i < language::tag_count; ++i) {
      const auto tag = language::name_of(static_cast<language::Tag>(i));
      known.emplace_back(tag);
      if (beginning ? tag.starts_with(name) : tag == name) tags.set(i);
    }
    if (tags.none()) {
      std::string message = "a tag of the Penn Treebank, such as NN, NNP, VBD or JJ, found \"" + name + "\"";
      if (const auto near = dossier::suggest(name, known)) message += "; did you mean \"" + *near + "\"?";
      fail(at, message);
    }
    return tags;
  }

  std::bitset<16> kinds_of(const std::string& name, std::size_t at) const {
    std::bitset<16> kinds;
    std::vector<std::string> known;
    for (const auto& row : token_kind_names()) {
      known.emplace_back(row.name);
      if (row.name == name)
        for (const auto kind : row.kinds) kinds.set(static_cast<std::size_t>(kind));
    }
    if (kinds.none()) {
      std::string message = "a kind of token: ";
      for (const auto& each : known) message += (&each == &known.front() ? "" : ", ") + each;
      message += "; found \"" + name + "\"";
      if (const auto near = dossier::suggest(name, known)) message += "; did you mean \"" + *near + "\"?";
      fail(at, message);
    }
    return kinds;
  }

  std::string_view pattern_;
  TokenProgram& program_;
  std::size_t at_ = 0;
  int depth_ = 0;
};

}  // namespace

SyntaxPart parse_tokens(std::string_view pattern, TokenProgram& program) { return TokenSyntax(pattern, program).all(); }

}  // namespace pattern_extractor
