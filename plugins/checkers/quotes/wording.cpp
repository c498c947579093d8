#include "wording.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "dossier/text/fold.hpp"
#include "dossier/text/tokens.hpp"
#include "language/word_list.hpp"

namespace checker_quotes {

namespace {

constexpr std::size_t most_words = 400;
constexpr std::size_t reach = 4;  // the largest distance between the words of a key, in content words
constexpr std::size_t longest_insertion = 80;

constexpr std::string_view function_words =
    "a an the this that these those it its he she they them their his her him we us our you your i me my who whom "
    "whose "
    "which what where when why how there here then than so as such and or but if because although though while since "
    "until till after before during between of to in on at by for from with without about into over under up down out "
    "off is are was were be been being am do does did done have has had will would shall should can could may might "
    "must "
    "not no nor never only also just very too all any some more most now yet still again already every each both "
    "either "
    "neither none nobody nothing";

// Contractions that are one token; endings that are tokens of their own are below.
const std::vector<std::string_view>* contraction(std::string_view word) {
  static const std::map<std::string_view, std::vector<std::string_view>> known = {
      {"won't", {"will", "not"}}, {"can't", {"can", "not"}}, {"cannot", {"can", "not"}}, {"shan't", {"shall", "not"}},
      {"'ll", {"will"}},          {"'re", {"are"}},          {"'ve", {"have"}},          {"'m", {"am"}},
      {"gonna", {"going", "to"}}, {"let's", {"let", "us"}},  {"percent", {"percent"}},   {"per", {"per"}},
      {"%", {"percent"}}};
  const auto found = known.find(word);
  return found == known.end() ? nullptr : &found->second;
}

std::string_view number_word(std::string_view word) {
  static const std::map<std::string_view, std::string_view> known = {
      {"zero", "0"},      {"one", "1"},         {"two", "2"},           {"three", "3"},           {"four", "4"},
      {"five", "5"},      {"six", "6"},         {"seven", "7"},         {"eight", "8"},           {"nine", "9"},
      {"ten", "10"},      {"eleven", "11"},     {"twelve", "12"},       {"thirteen", "13"},       {"fourteen", "14"},
      {"fifteen", "15"},  {"sixteen", "16"},    {"seventeen", "17"},    {"eighteen", "18"},       {"nineteen", "19"},
      {"twenty", "20"},   {"thirty", "30"},     {"forty", "40"},        {"fifty", "50"},          {"sixty", "60"},
      {"seventy", "70"},  {"eighty", "80"},     {"ninety", "90"},       {"first", "1th"},         {"second", "2th"},
      {"third", "3th"},   {"fourth", "4th"},    {"fifth", "5th"},       {"sixth", "6th"},         {"seventh", "7th"},
      {"eighth", "8th"},  {"ninth", "9th"},     {"tenth", "10th"},      {"eleventh", "11th"},     {"twelfth", "12th"},
      {"hundred", "100"}, {"thousand", "1000"}, {"million", "1000000"}, {"billion", "1000000000"}};
  const auto found = known.find(word);
  return found == known.end() ? std::string_view() : found->second;
}

bool is_whole(std::string_view word) {
  return !word.empty() && word.size() < 7 && word[0] != '0' &&
         word.find_first_not_of("0123456789") == std::string_view::npos;
}

}  // namespace

bool is_function_word(std::string_view word) {
  static const language::WordSet known(function_words);
  return known.contains(word);
}

std::string quoted_text(const Claim& claim) {
  if (!claim.quote || claim.quote->content.empty()) return claim.text;
  auto spans = claim.quote->content;
  const auto fragments = std::find_if(claim.rest.begin(), claim.rest.end(),
                                      [](const Json::Member& member) { return member.first == "fragments"; });
  if (fragments != claim.rest.end() && fragments->second.array()) {
    spans.clear();
    for (const auto& fragment : *fragments->second.array())
      spans.push_back({static_cast<std::uint64_t>(std::max<std::int64_t>(0, fragment.integer_or("start"))),
                       static_cast<std::uint64_t>(std::max<std::int64_t>(0, fragment.integer_or("end")))});
  }
  std::string text;
  for (const auto& span : spans) {
    std::string_view part;
    if (claim.span().covers(span)) {
      part = Span{span.start - claim.start, span.end - claim.start}.of(claim.text);
    } else if (claim.joined && span.start >= claim.joined->sentence_start) {
      const auto from = claim.joined->sentence_start;
      part = Span{span.start - from, span.end - from}.of(claim.joined->sentence);
    }
    if (!text.empty() && !part.empty()) text += " ... ";
    text += part;
  }
  return text.empty() ? claim.text : text;
}

std::vector<QuoteWord> words_of(std::string_view quoted) {
  std::vector<QuoteWord> words;
  bool gap = false, begins = true, apostrophe = false;
  std::uint32_t sentence = 0;
  std::size_t bracket_until = 0;
  const auto push = [&](std::string_view text, bool name) {
    if (words.size() >= most_words) return;
    words.push_back({std::string(text), !is_function_word(text), gap, name, sentence});
    gap = begins = false;
  };
  // "twenty five" and "three hundred" are one number, as 25 and 300 are.
  const auto push_number = [&](std::string_view digits) {
    if (words.empty() || gap || begins) return push(digits, false);
    auto& last = words.back().text;
    const bool scale = digits.size() >= 3 && digits.back() == '0';
    if (scale && last == "a") {
      last = digits;
    } else if (scale && is_whole(last)) {
      last += digits.substr(1);
    } else if (digits.size() == 1 && last.size() == 2 && last[0] > '1' && last[1] == '0' && is_whole(last)) {
      last[1] = digits[0];
    } else {
      push(digits, false);
    }
  };
  for (const auto& token : tokenize(quoted)) {
    const auto raw = token.of(quoted);
    if (token.start < bracket_until) continue;
    if (raw == "(" || raw == "[") {
      // What an editor put in: no words of the speaker.
      const auto close = quoted.find(raw == "(" ? ')' : ']', token.end);
      if (close != std::string_view::npos && close - token.end <= longest_insertion) {
        bracket_until = close + 1;
        gap = true;
        continue;
      }
    }
    const bool after_apostrophe = apostrophe;
    apostrophe = token.is(TokenKind::apostrophe) || raw == "'" || raw == "\xE2\x80\x99";
    if (raw == "\xE2\x80\xA6" || (raw.size() > 1 && raw.find_first_not_of('.') == std::string_view::npos)) gap = true;
    if ((raw == "." || raw == "!" || raw == "?" || gap) && !begins) ++sentence, begins = true;
    if (!token.is(TokenKind::word) && !token.is(TokenKind::number) && raw != "%") continue;
    std::string lower = fold(raw);
    if (token.is(TokenKind::number)) std::erase(lower, ',');
    // Texts cut into tokens have "We \xE2\x80\x99 ll".
    if (after_apostrophe && language::one_of(lower, "ll re ve m s d")) lower.insert(0, 1, '\'');
    if (lower == "'s" || lower == "'d") continue;
    if (!words.empty() && token.glued && language::one_of(lower, "st nd rd th")) {
      words.back().text += "th";
    } else if (const auto* parts = contraction(lower)) {
      for (const auto part : *parts) push(part, false);
    } else if (lower.size() > 3 && lower.ends_with("n't")) {
      push(std::string_view(lower).substr(0, lower.size() - 3), false);
      push("not", false);
    } else if (const auto digits = number_word(lower); !digits.empty()) {
      push_number(digits);
    } else {
      push(lower, token.starts_upper() && !begins && lower != "i");
    }
  }
  return words;
}

std::vector<std::string> keys_of(const std::vector<QuoteWord>& words) {
  std::vector<std::string_view> content;
  std::string whole = "=";
  for (const auto& word : words) {
    whole += " " + word.text;
    if (word.content) content.push_back(word.text);
  }
  std::set<std::string> keys;
  if (words.size() >= 3 && words.size() <= 12) keys.insert(whole);
  for (std::size_t i = 0; i < content.size(); ++i)
    for (std::size_t j = i + 1; j < content.size() && j <= i + reach; ++j)
      if (content[i] != content[j]) keys.insert(std::string(content[i]) + " " + std::string(content[j]));
  return {keys.begin(), keys.end()};
}

}  // namespace checker_quotes
