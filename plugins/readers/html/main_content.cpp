#include "main_content.hpp"

#include "names.hpp"

namespace dossier_html {
namespace {

bool may_hold_article(Tag tag) {
  switch (tag) {
    case Tag::article:
    case Tag::div:
    case Tag::main:
    case Tag::section:
    case Tag::td:
    case Tag::body:
    case Tag::span: return true;
    default: return false;
  }
}

// The child that holds at least `percent` of the node's prose, or 0.
std::uint32_t heavy_child(const Page& page, const TextMass& mass, std::uint32_t node, std::size_t percent) {
  const std::size_t all = mass.prose(node);
  for (std::uint32_t i = node + 1; i < page[node].end; i = page[i].end)
    if (page[i].tag != Tag::text && mass.prose(i) * 100 >= all * percent) return i;
  return 0;
}

bool is_leaf_text(Tag tag) {
  return tag == Tag::p || tag == Tag::li || tag == Tag::pre || tag == Tag::blockquote || tag == Tag::ul ||
         tag == Tag::ol || tag == Tag::tbody || tag == Tag::tr || is_heading(tag) || !is_block(tag);
}

}  // namespace

std::uint32_t find_main_content(const Page& page, const std::vector<std::uint32_t>& marks, const TextMass& mass) {
  const std::size_t total = mass.prose(0);
  if (total == 0) return 0;

  std::uint32_t named = 0;
  std::size_t named_prose = 0;
  for (std::uint32_t i = 1; i < page.size(); ++i) {
    const bool body = marks[i] & names_body || page.attribute(i, Attribute::itemprop) == "articleBody" ||
                      page.attribute(i, Attribute::itemprop) == "reviewBody";
    if (!body || !may_hold_article(page[i].tag) || mass.prose(i) <= named_prose) continue;
    named = i;
    named_prose = mass.prose(i);
  }
  if (named && named_prose * 100 >= total * 45) return named;

  std::uint32_t node = 0;
  while (const std::uint32_t child = heavy_child(page, mass, node, 80)) {
    if (is_leaf_text(page[child].tag)) break;
    node = child;
  }
  return node;
}

}  // namespace dossier_html
