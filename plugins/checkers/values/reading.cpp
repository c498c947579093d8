#include "reading.hpp"

#include <algorithm>
#include <unordered_map>

#include "dossier/text/dates.hpp"
#include "dossier/text/fold.hpp"
#include "dossier/text/tokens.hpp"
#include "language/english_calendar.hpp"
#include "words.hpp"

namespace checker_values {

namespace {

constexpr std::size_t most_stems = 4000, most_numbers = 48, most_days = 16;
constexpr std::size_t early_words = 60, dated_words = 120;
constexpr std::size_t sentence_reach = 60;  // tokens around a number

struct Place {
  Token token;
  int stem = -1;
  bool capital = false;
  bool initial = false;  // a capital here shows no name
  std::uint32_t sentence = 0;
};

bool ends_sentence(const Token& token, std::string_view text) {
  if (!token.is(TokenKind::punctuation)) return false;
  const char mark = text[token.start];
  return mark == '.' || mark == '!' || mark == '?' || mark == ':';
}

int scale_of(std::string_view word) {
  if (word == "thousand") return 3;
  if (word == "million" || word == "mn" || word == "m") return 6;
  if (word == "billion" || word == "bn") return 9;
  return word == "trillion" ? 12 : 0;
}

std::optional<NumberUse> number_of(std::string_view written) {
  NumberUse number;
  int kept = 0, read = 0, zeros = 0;
  bool point = false;
  for (const char c : written) {
    if (c == ',') continue;
    if (c == '.') {
      point = true;
      continue;
    }
    if (c < '0' || c > '9') return std::nullopt;
    if (kept == 0 && c == '0') {
      if (point) --number.exponent;
      continue;
    }
    ++read;
    if (!point) ++number.exponent;
    zeros = c == '0' ? zeros + 1 : 0;
    if (kept < 4) number.digits = number.digits * 10 + (c - '0'), ++kept;
  }
  if (kept == 0) return std::nullopt;
  for (; kept < 4; ++kept) number.digits *= 10;
  number.significant = read - zeros;
  return number;
}

class Reader {
 public:
  void read(std::string_view text) {
    text = text.substr(0, longest_read);
    places_.clear();
    place_tokens(text);
    mark_headlines();
    count_capitals();
    read_numbers(text);
    read_dates(text);
  }
  Reading finish() && { return std::move(reading_); }

 private:
  void place_tokens(std::string_view text) {
    bool start = true;
    std::uint32_t sentence = 0;
    for (const auto& token : tokenize(text)) {
      Place place;
      place.token = token;
      if (token.line_breaks > 0) start = true, ++sentence;
      place.sentence = sentence;
      if (token.is(TokenKind::word)) {
        place.capital = token.starts_upper();
        place.initial = std::exchange(start, false);
        place_word(fold(token.of(text)), place);
      } else if (ends_sentence(token, text)) {
        start = true;
        ++sentence;
      } else if (token.is_quote()) {
        start = true;
      }
      places_.push_back(place);
    }
  }
  void place_word(const std::string& lower, Place& place) {
    const auto number = reading_.words++;
    if (const int day = language::english_weekday(lower); day != 0 && number < dated_words)
      reading_.weekdays |= 1U << day;
    if (lower.size() < 2 || is_empty_word(lower)) return;
    auto stem = stem_of(lower);
    if (stem.size() < 3) return;
    const auto known = known_.find(stem);
    if (known != known_.end()) {
      place.stem = known->second;
    } else if (reading_.stems.size() < most_stems) {
      place.stem = static_cast<int>(reading_.stems.size());
      known_.emplace(stem, place.stem);
      reading_.stems.push_back({std::move(stem), 0, 0, 0, number < early_words});
    }
  }
  // A line that is mostly in capitals is a headline: it does not show which of its words are names.
  void mark_headlines() {
    for (std::size_t first = 0; first < places_.size();) {
      std::size_t last = first;
      int words = 0, capitals = 0;
      do {
        if (places_[last].token.is(TokenKind::word)) ++words, capitals += places_[last].capital ? 1 : 0;
        ++last;
      } while (last < places_.size() && places_[last].token.line_breaks == 0);
      if (words >= 3 && 2 * capitals > words)
        for (std::size_t i = first; i < last; ++i) places_[i].initial = true;
      first = last;
    }
  }
  void count_capitals() {
    for (const auto& place : places_) {
      if (place.stem < 0) continue;
      auto& stem = reading_.stems[static_cast<std::size_t>(place.stem)];
      ++stem.count;
      if (!place.capital)
        ++stem.lower;
      else if (!place.initial)
        ++stem.inner_capital;
    }
  }
  void read_numbers(std::string_view text) {
    for (std::size_t i = 0; i < places_.size() && reading_.numbers.size() < most_numbers; ++i) {
      const auto& token = places_[i].token;
      if (!token.is(TokenKind::number)) continue;
      const auto written = token.of(text);
      if (written.size() == 4 && (written.starts_with("19") || written.starts_with("20")) &&
          written.find_first_not_of("0123456789") == written.npos) {
        reading_.years.push_back((written[0] - '0') * 1000 + (written[1] - '0') * 100 + (written[2] - '0') * 10 +
                                 (written[3] - '0'));
        continue;
      }
      auto number = number_of(written);
      if (!number) continue;
      if (i + 1 < places_.size() && places_[i + 1].token.is(TokenKind::word))
        number->exponent += scale_of(fold(places_[i + 1].token.of(text)));
      if (number->exponent < 2 && number->significant < 2) continue;
      number->money = i > 0 && places_[i - 1].token.is(TokenKind::symbol);
      number->sentence = sentence_around(i);
      reading_.numbers.push_back(std::move(*number));
    }
    std::sort(reading_.years.begin(), reading_.years.end());
    reading_.years.erase(std::unique(reading_.years.begin(), reading_.years.end()), reading_.years.end());
  }
  std::vector<int> sentence_around(std::size_t at) const {
    std::size_t first = at, last = at + 1;
    while (first > 0 && places_[first - 1].sentence == places_[at].sentence && at - first < sentence_reach) --first;
    while (last < places_.size() && places_[last].sentence == places_[at].sentence && last - at < sentence_reach)
      ++last;
    std::vector<int> stems;
    for (std::size_t i = first; i < last; ++i)
      if (places_[i].stem >= 0) stems.push_back(places_[i].stem);
    std::sort(stems.begin(), stems.end());
    stems.erase(std::unique(stems.begin(), stems.end()), stems.end());
    return stems;
  }
  void read_dates(std::string_view text) {
    for (std::size_t at = 0; reading_.days.size() < most_days;) {
      const auto date = find_written_date(text, at);
      if (!date) break;
      at = date->span.end;
      if (date->iso.size() < 10) continue;
      if (const auto day = parse_iso_date(std::string_view(date->iso).substr(0, 10)))
        reading_.days.push_back(to_days(*day));
    }
    std::sort(reading_.days.begin(), reading_.days.end());
    reading_.days.erase(std::unique(reading_.days.begin(), reading_.days.end()), reading_.days.end());
  }

  Reading reading_;
  std::vector<Place> places_;
  std::unordered_map<std::string, int> known_;
};

}  // namespace

Reading read_text(std::string_view title, std::string_view text) {
  Reader reader;
  if (!text.starts_with(title)) reader.read(title);
  reader.read(text);
  return std::move(reader).finish();
}

}  // namespace checker_values
