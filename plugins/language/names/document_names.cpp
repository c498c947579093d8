#include "language/names/document_names.hpp"

#include <algorithm>
#include <array>

#include "language/names/find_names.hpp"
#include "language/names/link_names.hpp"

namespace language {
namespace {

// Percent of a logarithm of odds in 32nds.
std::uint8_t percent(std::int32_t margin) {
  // Where 1 / (1 + exp(-margin / 32)) passes 52.5 %, 57.5 %, ...
  constexpr std::array<std::int32_t, 10> steps = {3, 10, 16, 23, 31, 40, 50, 62, 80, 117};
  std::uint8_t value = 50;
  for (const auto step : steps)
    if (margin >= step) value = static_cast<std::uint8_t>(value + 5);
  return std::min<std::uint8_t>(value, 99);
}

}  // namespace

std::string_view name_of(NameType type) {
  constexpr std::array<std::string_view, name_types> names = {"person", "organization", "place", "other"};
  return names[static_cast<std::size_t>(type)];
}

std::string_view name_of(NameLink link) {
  constexpr std::array<std::string_view, 8> names = {"first",      "same",  "known",   "surname",
                                                     "given name", "title", "acronym", "part"};
  return names[static_cast<std::size_t>(link)];
}

const Name* DocumentNames::at(std::uint64_t offset) const {
  const auto after =
      std::partition_point(names.begin(), names.end(), [&](const Name& name) { return name.start <= offset; });
  const Name* found = nullptr;
  // No name has more than so many inside it.
  constexpr std::ptrdiff_t most = longest_name * 2;
  for (auto at = after; at != names.begin() && after - at < most;) {
    --at;
    if (at->end > offset) found = &*at;
  }
  return found;
}

DocumentNames document_names(std::string_view text, const std::vector<dossier::Token>& tokens,
                             const std::vector<dossier::Sentence>& sentences, const NameModel& model) {
  const NameText view(text, tokens, sentences, model.lexicon);
  DocumentNames found;
  std::uint32_t sentence = 0;
  for (const auto& segment : find_names(view, model)) {
    if (segment.type == NameType::other) continue;
    while (sentences[sentence].last <= segment.first) ++sentence;
    Name name;
    name.start = tokens[segment.first].start;
    name.end = tokens[segment.last - 1].end;
    name.type = segment.type;
    name.certainty = percent(segment.margin);
    name.first = segment.first;
    name.last = segment.last;
    name.sentence = sentence;
    found.names.push_back(name);
  }
  link_names(view, found);
  return found;
}

}  // namespace language
