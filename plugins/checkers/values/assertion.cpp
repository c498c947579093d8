#include "assertion.hpp"

#include <algorithm>

#include "language/inflection.hpp"
#include "language/word_list.hpp"
#include "lexicon.hpp"

namespace checker_values {

namespace {

using Words = std::vector<Word>;

class Reader {
 public:
  explicit Reader(Claim claim) { read_.claim = std::move(claim); }

  std::optional<Assertion> read() {
    const auto& claim = read_.claim;
    if (!claim.joined || claim.joined->sentence_cut || claim.modality == "asked" || claim.modality == "conditional" ||
        claim.modality == "hedged")
      return std::nullopt;
    const auto* args = member("args");
    const auto* rel = member("rel");
    if (member("implied") != nullptr || !args || !args->array() || args->array()->empty() || !rel || !rel->text())
      return std::nullopt;
    sentence_ = split_words(claim.joined->sentence);
    read_.future = claim.modality == "expected";
    read_.shown = claim.text;
    read_.relation = *rel->text();
    read_verb(relation_of(read_.relation, *args->array()));
    read_arguments(*args->array());
    read_polarity();
    read_sentence();
    if (!is_comparable()) return std::nullopt;
    return std::move(read_);
  }

 private:
  const Json* member(std::string_view name) const {
    for (const auto& [key, value] : read_.claim.rest)
      if (key == name) return &value;
    return nullptr;
  }

  // With the complement of "be" where it is one word: "were" and "injured".
  static Words relation_of(const std::string& rel, const Json::Array& args) {
    auto relation = split_words(rel);
    if (args.size() < 2 || !is_copula(relation)) return relation;
    const auto complement = split_words(args[1].text_or("text"));
    if (complement.size() == 1) relation.push_back(complement.front());
    return relation;
  }

  void read_verb(const Words& words) {
    governed_ = is_governed(words);
    by_ = !words.empty() && words.back().lower == "by";
    bool be = false, have = false, present = false;
    for (const auto& word : words) {
      if (!word.is_word || denies(word.lower)) continue;
      const auto base = language::base_of_irregular(word.lower);
      reports_ |= is_reported(word.lower);
      read_.past |= have || language::one_of(word.lower, "was were had did");  // "has been closed" as well
      read_.past |= !present && !be && read_.verb.empty() && word.lower.ends_with("ed");
      present |= language::one_of(word.lower, "is are am has have does do 's 're 've");
      have |= language::one_of(word.lower, "has have 've");
      const bool is_be = base == "be" || word.lower == "be";
      passive_ = be && !is_be && !language::one_of(word.lower, "has have had") && !word.lower.ends_with("ing");
      be |= is_be;
      if (is_light_verb(word.lower) || word.stem.empty()) continue;
      read_.verb = base_stem(word);
      read_.terms.insert(read_.verb);
    }
    add_senses(read_.verb);
    if (!read_.verb.empty() && !language::one_of(read_.verb, "pick tick creep inch edge edg shoot")) return;
    for (const auto& word : words) add_direction(stem_of(word.lower));  // "goes up"
  }

  void add_senses(const std::string& stem) {
    for (const std::string_view dimension : {"count", "time"})
      for (const auto* sense : senses_of(stem, dimension)) read_.senses.insert(std::string(sense->name));
    add_direction(stem);
  }
  void add_direction(const std::string& stem) {
    if (const int direction = direction_of(stem); direction != 0) read_.senses.insert(direction > 0 ? "rise" : "fall");
  }

  void read_arguments(const Json::Array& args) {
    bool is_subject = true;
    for (const auto& arg : args) {
      if (is_subject || !begins_another(arg)) read_argument(std::string(arg.text_or("text")), is_subject);
      is_subject = false;
    }
    read_.terms.insert(read_.subject.begin(), read_.subject.end());
    read_.terms.insert(read_.others.begin(), read_.others.end());
  }

  // How many words of the sentence are before a place in the document.
  std::size_t words_before(std::uint64_t place) const {
    const auto start = read_.claim.joined->sentence_start;
    const auto offset = place - std::min(place, start);
    const auto found =
        std::partition_point(sentence_.begin(), sentence_.end(), [&](const Word& word) { return word.end <= offset; });
    return static_cast<std::size_t>(found - sentence_.begin());
  }

  // "..., and at the hotel four tourists drank coffee": no argument, but another clause.
  bool begins_another(const Json& arg) const {
    const auto before = words_before(static_cast<std::uint64_t>(arg.integer_or("start")));
    return before > 1 && language::one_of(sentence_[before - 1].lower, "and but") && sentence_[before - 2].lower == ",";
  }

  // Up to the first comma: what follows is a remark, or another clause.
  void read_argument(const std::string& text, bool is_subject) {
    auto words = split_words(text);
    words.erase(std::find_if(words.begin(), words.end(),
                             [](const Word& word) { return word.lower == "," || word.lower == ";"; }),
                words.end());
    for (auto& word : words)
      if (word.lower == "single") word.stem.clear();  // "not a single hour"
    if (words.empty() || (!is_subject && limits_nothing(words))) return;
    read_role(words, is_subject);
    others_ += !is_subject;
    for (std::size_t i = is_subject ? 1 : 0; i < words.size(); ++i)
      if (words[i].capital && !words[i].stem.empty()) read_.named.insert(base_stem(words[i]));
    if (!is_subject && words.front().lower == "any" && passive_ && !by_) return;  // "was given in" and "any subject"
    const auto stems = stems_of(words);
    (is_subject ? read_.subject : read_.others).insert(stems.begin(), stems.end());
    for (const auto& word : words)
      if (!word.is_word && !word.lower.empty() && word.lower.front() >= '0' && word.lower.front() <= '9')
        read_.numbers.insert(word.lower);
    if (read_.none_of.empty()) read_none(words, is_subject);
  }

  // "in any subject"
  static bool limits_nothing(const Words& words) {
    return words.size() > 1 && is_preposition(words[0].lower) && words[0].lower != "by" && words[1].lower == "any";
  }

  void read_role(const Words& words, bool is_subject) {
    const auto& first = words.front();
    if (is_subject) {
      (passive_ ? read_.theme : read_.agent) = heads_of(words);
      generic_ = first.lower == "you";
      read_.counted = is_indefinite(first) && !(words.size() > 1 && words[1].lower == "single");
    } else if (by_ && others_ == 0) {
      read_.agent = heads_of(words);
    } else if (!passive_ && others_ == 0 && !is_preposition(first.lower)) {
      read_.theme = heads_of(words);
    }
    if (passive_ != is_subject || (!is_subject && others_ > 0)) return;
    theme_open_ = language::one_of(first.lower, "that this those these such");
    pronoun_theme_ = language::one_of(first.lower, "it him her them us me");
  }

  void read_none(const Words& words, bool is_subject) {
    const auto& first = words.front().lower;
    const auto second = words.size() > 1 ? std::string_view(words[1].lower) : std::string_view();
    if (first == "no" || first == "any") return name_none(words, 1);
    if ((first == "none" && second == "of") || (first == "a" && second == "single")) return name_none(words, 2);
    // "- No doors were opened", where the statement begins after "No".
    const auto before = words_before(read_.claim.start);
    if (is_subject && before > 0 && sentence_[before - 1].lower == "no") name_none(words, 0);
  }

  void name_none(const Words& words, std::size_t start) {
    read_.none_of = head_of(words, start);
    if (read_.verb.empty()) add_senses(read_.none_of);
    for (std::size_t i = start; i < words.size() && words[i].is_word && !is_preposition(words[i].lower); ++i)
      if (!words[i].stem.empty()) read_.none.insert(base_stem(words[i]));
  }

  // What is denied is denied by the statement's own words, or right before them: "At no time were water cannon used".
  void read_polarity() {
    const auto& claim = read_.claim;
    const auto own = split_words(claim.text);
    const bool before = is_denied_before();
    const bool by_verb = claim.modality == "denied";
    unsure_ = may_deny(own) || claim.negated || by_verb;
    read_.denied = (claim.negated != by_verb || before) && !(claim.negated && by_verb) && !has_number_sign(own);
    if (read_.denied && by_verb) read_.shown = claim.joined->sentence;  // "he denied that ..."
    read_.universal = before;
    for (const auto& word : own) {
      if (language::one_of(word.lower, "no nobody none never nothing nowhere neither no-one single any anyone anybody"))
        read_.universal = true;
      if (language::one_of(word.lower, "yet longer anymore")) for_now_ = true;
      if (language::one_of(word.lower,
                           "until only unless except just enough because always necessarily fully all both every "
                           "everyone if when other further another even so too"))
        read_.narrowed = true;
    }
  }

  // True if a denial stands right before the statement, or with the auxiliary between.
  bool is_denied_before() {
    constexpr std::size_t most = 3;
    const auto before = words_before(read_.claim.start);
    for (std::size_t i = before; i-- > 0 && i + most >= before && sentence_[i].is_word;) {
      if (!language::one_of(sentence_[i].lower, "no never nobody nowhere")) continue;
      const auto start = sentence_[i > 0 && sentence_[i - 1].lower == "at" ? i - 1 : i].start;
      const auto& joined = *read_.claim.joined;
      read_.shown = joined.sentence.substr(start, read_.claim.end - joined.sentence_start - start);
      return true;
    }
    return false;
  }

  void read_sentence() {
    read_.sentence = stems_of(sentence_);
    bool first = true;
    for (const auto& word : sentence_) {
      if (!word.is_word) continue;
      if (!first && word.capital && !word.stem.empty()) read_.names.insert(base_stem(word));
      first = false;
    }
  }

  bool is_comparable() const {
    if (read_.terms.empty() || governed_ || generic_) return false;
    if (!read_.denied) return !unsure_;
    const bool alone =
        std::includes(read_.terms.begin(), read_.terms.end(), read_.sentence.begin(), read_.sentence.end());
    return !for_now_ && !reports_ && !theme_open_ && !(pronoun_theme_ && alone) && !read_.counted;
  }

  Assertion read_;
  Words sentence_;
  bool passive_ = false;
  bool by_ = false;             // "was built by": who did it comes next
  std::size_t others_ = 0;      // arguments read, but for the subject
  bool theme_open_ = false;     // "that plan"
  bool pronoun_theme_ = false;  // open as well if the sentence names nothing that it may be
  bool reports_ = false;
  bool governed_ = false;
  bool generic_ = false;  // "you never know"
  bool for_now_ = false;  // "not yet", "no longer": what was or will be is another matter
  bool unsure_ = false;   // denials inside it that are not of the statement itself
};

}  // namespace

std::optional<Assertion> read_assertion(Claim claim) { return Reader(std::move(claim)).read(); }

}  // namespace checker_values
