#include "evidence.hpp"

#include <algorithm>

namespace dossier_html {
namespace {

constexpr std::size_t most_candidates = 8;  // of a field
constexpr std::size_t longest_value = 400;

// The value as the page writes it; of a date whose time or zone is written in another way, what is the same.
dossier::Span narrowed(std::string_view html, dossier::Span place, std::string_view value) {
  constexpr std::size_t minute = 16;  // bytes of 2024-05-06T08:00
  constexpr std::size_t day = 10;
  const bool is_date = value.size() >= day && value[4] == '-' && value[7] == '-';
  for (const std::size_t size : {value.size(), minute, day}) {
    if (size > value.size() || (size < value.size() && !is_date)) continue;
    const std::size_t at = place.of(html).find(value.substr(0, size));
    if (size > 0 && at != std::string_view::npos) return {place.start + at, place.start + at + size};
  }
  return place;
}

}  // namespace

void Evidence::add(std::string_view field, const std::string& label, const Candidates& candidates, bool disputed) {
  if (!label.empty()) labels_.set(field, label);
  dossier::Json::Array said;
  for (const auto& candidate : candidates) {
    if (said.size() == most_candidates) break;
    if (candidate.value.empty() || candidate.value.size() > longest_value) continue;
    const auto place = decoded_.source_of(find(candidate));
    dossier::Json entry;
    entry.set("value", candidate.value);
    entry.set("label", candidate.label);
    entry.set("start", place.start);
    entry.set("end", place.end);
    said.push_back(std::move(entry));
  }
  if (!said.empty()) candidates_.set(field, dossier::Json(std::move(said)));
  if (disputed) disputed_.emplace_back(std::string(field));
}

void Evidence::store(dossier::Json& metadata) const {
  if (!labels_.is_null()) metadata.set("evidence", labels_);
  if (!candidates_.is_null()) metadata.set("candidates", candidates_);
  if (!disputed_.empty()) metadata.set("disputed", dossier::Json(disputed_));
}

// A start tag, a text, or the texts inside an element.
dossier::Span Evidence::span_of(std::uint32_t node) const {
  const auto& at = page_[node];
  if (at.tag == Tag::text || at.tag == Tag::meta || at.tag == Tag::link) return at.raw;
  dossier::Span place = at.raw;
  for (std::uint32_t i = node + 1; i < at.end; ++i)
    if (page_[i].tag == Tag::text && page_[i].raw.size() > 0) place.end = std::max(place.end, page_[i].raw.end);
  return place;
}

dossier::Span Evidence::find(const Candidate& candidate) const {
  if (candidate.node) return narrowed(page_.html(), span_of(candidate.node), candidate.value);
  dossier::Span first;
  for (const auto script : facts_.json_scripts) {
    const auto place = page_[script].raw;
    const auto found = narrowed(page_.html(), place, candidate.value);
    if (found.size() < place.size()) return found;
    if (first.size() == 0) first = place;
  }
  return first;
}

}  // namespace dossier_html
