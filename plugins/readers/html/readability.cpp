#include "readability.hpp"

#include <algorithm>

#include "names.hpp"

namespace dossier_html {
namespace {

std::int64_t initial_points(const Page& page, std::uint32_t node, std::uint32_t marks) {
  std::int64_t points = 0;
  const Tag tag = page[node].tag;
  if (tag == Tag::div || tag == Tag::article || tag == Tag::section) points += 5;
  if (tag == Tag::pre || tag == Tag::td || tag == Tag::blockquote) points += 3;
  if (tag == Tag::address || tag == Tag::ol || tag == Tag::ul || tag == Tag::dl || tag == Tag::dd || tag == Tag::dt ||
      tag == Tag::li || tag == Tag::form)
    points -= 3;
  if (is_heading(tag) || tag == Tag::th) points -= 5;
  if (marks & (names_body | names_article)) points += 25;
  if (marks & (names_furniture | names_margin | names_comments)) points -= 25;
  return points;
}

}  // namespace

std::uint32_t readability_candidate(const Page& page, const std::vector<std::uint32_t>& marks, const FlatPage& flat,
                                    const TextMass& mass) {
  constexpr std::size_t shortest = 25;
  constexpr int levels = 4;
  std::vector<std::int64_t> points(page.size());
  std::vector<bool> seen(page.size());
  for (const auto& chunk : flat.chunks) {
    if (!chunk.wanted || chunk.size() < shortest) continue;
    const auto worth = static_cast<std::int64_t>(1 + chunk.commas + std::min<std::size_t>(chunk.size() / 100, 3));
    std::uint32_t node = page[chunk.node].tag == Tag::p ? page[chunk.node].parent : chunk.node;
    for (int level = 0; level < levels && node; ++level, node = page[node].parent) {
      if (!seen[node]) points[node] += 12 * initial_points(page, node, marks[node]);
      seen[node] = true;
      constexpr std::int64_t shares[] = {12, 6, 2, 1};  // of 12
      points[node] += worth * shares[level];
    }
  }
  std::uint32_t best = 0;
  std::int64_t most = 0;
  for (std::uint32_t i = 1; i < page.size(); ++i) {
    if (!seen[i]) continue;
    const auto bytes = static_cast<std::int64_t>(std::max<std::size_t>(mass.bytes(i), 1));
    const std::int64_t weighed =
        points[i] * (bytes - std::min(bytes, static_cast<std::int64_t>(mass.link_bytes(i)))) / bytes;
    if (weighed > most) {
      most = weighed;
      best = i;
    }
  }
  return best;
}

}  // namespace dossier_html
