#include "character_reference.hpp"

#include <cmark.h>

#include <memory>

namespace dossier_markdown {
namespace {

constexpr std::size_t longest_reference = 40;

}  // namespace

// cmark has the table of names but shows it only through what it parses.
std::optional<CharacterReference> reference_at(std::string_view text, std::size_t at) {
  const auto stop = text.substr(at, longest_reference).find(';');
  if (text[at] != '&' || stop == std::string_view::npos) return std::nullopt;
  const auto reference = text.substr(at, stop + 1);
  if (reference.find_first_of(" \n<&", 1) != std::string_view::npos) return std::nullopt;
  const std::unique_ptr<cmark_node, decltype(&cmark_node_free)> document(
      cmark_parse_document(reference.data(), reference.size(), CMARK_OPT_DEFAULT), &cmark_node_free);
  auto* paragraph = document ? cmark_node_first_child(document.get()) : nullptr;
  auto* words = paragraph ? cmark_node_first_child(paragraph) : nullptr;
  const char* literal = words && !cmark_node_next(words) ? cmark_node_get_literal(words) : nullptr;
  if (!literal || literal == reference) return std::nullopt;
  return CharacterReference{literal, reference.size()};
}

}  // namespace dossier_markdown
