#include "language/read_value.hpp"

#include <algorithm>

#include "dossier/text/dates.hpp"
#include "dossier/text/fold.hpp"
#include "dossier/text/letters.hpp"
#include "language/digits.hpp"
#include "language/word_list.hpp"

namespace language {

namespace {

using dossier::Claim;
using dossier::Span;

bool is_digit_at(std::string_view text, std::size_t at) {
  return at < text.size() && text[at] >= '0' && text[at] <= '9';
}
bool is_separator_at(std::string_view text, std::size_t at) {
  return at < text.size() && (text[at] == '.' || text[at] == ',');
}

// Whether the span ends or begins inside a number in digits.
bool cuts_number(std::string_view text, Span span) {
  if (span.start > 0 && is_digit_at(text, span.start)) {
    const std::size_t before = span.start - 1;
    if (is_digit_at(text, before) || (is_separator_at(text, before) && before > 0 && is_digit_at(text, before - 1)))
      return true;
  }
  if (span.end > 0 && is_digit_at(text, span.end - 1))
    return is_digit_at(text, span.end) || (is_separator_at(text, span.end) && is_digit_at(text, span.end + 1));
  return false;
}

// "2.4 million", "5m": the digits alone are another number.
bool is_multiplied(std::string_view text, std::size_t at) {
  const std::size_t from = std::min(text.find_first_not_of(" -", at), text.size());
  std::size_t end = from;
  while (end < text.size() && end - from < 16 && dossier::letter_size(text, end) != 0)
    end += dossier::letter_size(text, end);
  const auto word = dossier::lower_ascii(text.substr(from, end - from));
  return one_of(word,
                "billion billions bn crore dozen hundred lakh million millions mn thousand tn trillion trillions") ||
         (from == at && one_of(word, "b k m t"));
}

std::optional<dossier::Decimal> signed_digits(std::string_view words) {
  constexpr std::string_view minus = "\u2212";
  bool negative = false;
  if (words.starts_with(minus)) {
    negative = true;
    words.remove_prefix(minus.size());
  } else if (!words.empty() && (words[0] == '-' || words[0] == '+')) {
    negative = words[0] == '-';
    words.remove_prefix(1);
  }
  if (words.empty() || words.find_first_not_of("0123456789.,") != std::string_view::npos) return std::nullopt;
  int decimals = 0;
  bool grouped = false;
  const auto value = parse_digits(words, decimals, grouped);
  return value && negative ? value->negated() : value;
}

// The interval of an ISO date of any precision; of a time of day there is none.
std::optional<dossier::TimeRange> range_of(const std::string& iso) {
  const auto at = [](const std::string& text) { return *dossier::parse_iso_date(text); };
  if (iso.size() == 4) {
    const auto from = at(iso + "-01-01");
    return dossier::TimeRange{dossier::iso_text(from), dossier::iso_text(dossier::add_months(from, 12))};
  }
  if (iso.size() == 7) {
    const auto from = at(iso + "-01");
    return dossier::TimeRange{dossier::iso_text(from), dossier::iso_text(dossier::add_months(from, 1))};
  }
  if (iso.size() != 10) return std::nullopt;
  return dossier::TimeRange{iso, dossier::iso_text(dossier::add_days(at(iso), 1))};
}

}  // namespace

EarlierClaims::EarlierClaims(const std::vector<Claim>& claims) {
  for (const auto& claim : claims) {
    auto& of_kind = kinds_[claim.kind];
    of_kind.sorted.push_back(&claim);
    of_kind.longest = std::max(of_kind.longest, claim.end - claim.start);
  }
  for (auto& [kind, of_kind] : kinds_)
    std::stable_sort(of_kind.sorted.begin(), of_kind.sorted.end(),
                     [](const Claim* a, const Claim* b) { return a->span() < b->span(); });
}

std::size_t EarlierClaims::first_from(const Sorted& sorted, std::uint64_t start) {
  const auto found =
      std::partition_point(sorted.begin(), sorted.end(), [&](const Claim* claim) { return claim->start < start; });
  return static_cast<std::size_t>(found - sorted.begin());
}

const Claim* EarlierClaims::at(std::string_view kind, Span span, bool& unclear) const {
  unclear = false;
  const auto of_kind = kinds_.find(kind);
  if (of_kind == kinds_.end()) return nullptr;
  const auto longest = of_kind->second.longest;
  const Claim* found = nullptr;
  std::size_t touching = 0;
  each_from(kind, span.start > longest ? span.start - longest : 0, span.end, [&](const Claim& claim) {
    if (!claim.span().overlaps(span)) return;
    ++touching;
    if (span.covers(claim.span()) || claim.span().covers(span)) found = &claim;
  });
  unclear = touching > 1 || (touching == 1 && !found);
  return unclear ? nullptr : found;
}

std::optional<ReadQuantity> read_quantity(std::string_view text, Span span, const EarlierClaims& earlier) {
  bool unclear = false;
  if (const auto* claim = earlier.at("quantity", span, unclear); claim && claim->value)
    return ReadQuantity{*claim->value, claim->span()};
  if (unclear || cuts_number(text, span) || is_multiplied(text, span.end)) return std::nullopt;
  const auto number = signed_digits(span.of(text));
  if (!number) return std::nullopt;
  ReadQuantity read{{}, span};
  read.value.number = number->text();
  return read;
}

std::optional<ReadTime> read_time(std::string_view text, Span span, const EarlierClaims& earlier) {
  bool unclear = false;
  if (const auto* claim = earlier.at("time", span, unclear); claim && claim->time)
    return ReadTime{*claim->time, claim->as_of, claim->span()};
  if (unclear || cuts_number(text, span)) return std::nullopt;
  const auto iso = dossier::parse_written_date(span.of(text));
  if (!iso) return std::nullopt;
  ReadTime read{{}, range_of(*iso), span};
  read.time.timex = *iso;
  read.time.type = iso->find('T') == std::string::npos ? "DATE" : "TIME";
  if (read.as_of) {
    read.time.from = read.as_of->from;
    read.time.to = read.as_of->to;
  }
  return read;
}

}  // namespace language
