#include "core/pipeline/report.hpp"

#include <algorithm>
#include <tuple>

#include "dossier/record/json.hpp"
#include "dossier/text/suggest.hpp"
#include "dossier/text/utf8.hpp"

namespace dossier::pipeline {
namespace {

constexpr std::size_t longest_quote = 80;
constexpr std::size_t widest_line = 200;
constexpr std::size_t suggestion_budget = 100'000;  // comparisons of two names in one report

}  // namespace

Source& Report::add_source(Source source) {
  source.order = sources_.size();
  source.find_lines();
  sources_.push_back(std::move(source));
  return sources_.back();
}

void Report::error(Code code, const Place& place, std::string message, std::string cure, std::vector<Note> notes) {
  ++errors_;
  entries_.push_back({Diagnostic::Severity::error, code, place, std::move(message), std::move(cure), std::move(notes)});
}

void Report::warning(Code code, const Place& place, std::string message, std::string cure) {
  entries_.push_back({Diagnostic::Severity::warning, code, place, std::move(message), std::move(cure)});
}

std::string Report::did_you_mean(std::string_view given, const std::vector<std::string>& candidates,
                                 std::string otherwise) {
  suggestion_work_ += candidates.size();
  if (suggestion_work_ > suggestion_budget) return otherwise;
  const auto near = suggest(given, candidates);
  return near ? "did you mean " + in_quotes(*near) + "?" : otherwise;
}

void Report::hide(const Node& value) {
  Place place = value.place;
  if (!place.source) return;
  if (value.items.empty()) {
    // A value over several lines: only the rest of its first line can be marked.
    const auto rest = place.source->line_begin(place.offset) + place.source->line_at(place.offset).size();
    if (value.text.size() > place.length && rest > place.offset)
      place.length = std::max(place.length, rest - place.offset);
    secrets_.push_back(place);
  }
  for (const auto& item : value.items) {
    if (value.is_map()) secrets_.push_back(item.key_place);
    hide(item);
  }
}

// The line with secrets masked. Of a very long line, only the part around the place, cut between characters.
void Report::show_line(const Place& place, Diagnostic& diagnostic) const {
  if (!place.source || !place.source->is_file) return;
  const std::size_t begin = place.source->line_begin(place.offset);
  std::string_view line = place.source->line_at(place.offset);
  std::size_t from = 0;
  std::size_t to = line.size();
  if (line.size() > widest_line) {
    const std::size_t at = std::min(place.offset - begin, line.size());
    from = at > widest_line / 2 ? at - widest_line / 2 : 0;
    to = std::min(line.size(), from + widest_line);
    while (from > 0 && !is_utf8_boundary(line, from)) --from;
    while (to < line.size() && !is_utf8_boundary(line, to)) ++to;
  }
  std::string shown(line.substr(from, to - from));
  for (const auto& secret : secrets_) {
    if (secret.source != place.source) continue;
    const std::size_t last = std::min(secret.offset + secret.length, begin + to);
    for (std::size_t i = std::max(secret.offset, begin + from); i < last; ++i) shown[i - begin - from] = '*';
  }
  if (to < line.size()) shown += "...";
  diagnostic.source_line = std::move(shown);
  diagnostic.source_from = static_cast<int>(from);
}

void Report::tell(Diagnostics& diagnostics) const {
  std::vector<const Entry*> sorted;
  for (const auto& entry : entries_) sorted.push_back(&entry);
  const auto rank = [](const Entry* entry) {
    const auto* source = entry->place.source;
    return std::tuple(source ? source->order : 0, source ? entry->place.offset : 0);
  };
  std::ranges::stable_sort(sorted, {}, rank);
  for (const auto* entry : sorted) {
    const auto& place = entry->place;
    Diagnostic diagnostic{.severity = entry->severity,
                          .code = code_text(entry->code),
                          .position = position_of(place),
                          .message = entry->message,
                          .source_line = {},
                          .cure = entry->cure,
                          .notes = {}};
    for (const auto& note : entry->notes) diagnostic.notes.push_back({position_of(note.place), note.message});
    show_line(place, diagnostic);
    diagnostics.add(std::move(diagnostic));
  }
}

std::string in_quotes(std::string_view text) {
  std::string shown;
  std::size_t at = 0;
  while (at < text.size() && shown.size() < longest_quote) {
    const auto point = decode_utf8(text, at);
    append_utf8(shown, point.value == 0x7F ? U'?' : point.value);
    at += point.size;
  }
  std::string out;
  append_json_string(out, shown);
  if (at < text.size()) out.insert(out.size() - 1, "...");
  return out;
}

std::string enumerate(const std::vector<std::string>& words, std::string_view last) {
  std::string all;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i) all += i + 1 == words.size() ? " " + std::string(last) + " " : ", ";
    all += words[i];
  }
  return all;
}

}  // namespace dossier::pipeline
