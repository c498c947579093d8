#include "page_title.hpp"

#include <algorithm>

#include "dossier/text/letters.hpp"
#include "language/agency_names.hpp"

namespace dossier_html {
namespace {

using language::trimmed;

struct Mark {
  std::string_view text;
};
constexpr std::string_view separators[] = {" | ", " - ", " – ", " — ", " :: ", " » ", " « ",
                                           " · ", " • ", " / ", " ‹ ", " › ",  "|",   " : "};

// The title without the site's name before or after it.
std::string without_site(std::string_view title, std::string_view site) {
  const std::string site_folded = folded(site);
  for (bool again = true; again;) {
    again = false;
    for (const auto separator : separators) {
      const std::size_t last = title.rfind(separator);
      if (last == std::string_view::npos || last == 0) continue;
      const auto before = trimmed(title.substr(0, last));
      const auto behind = trimmed(title.substr(last + separator.size()));
      const std::string tail = folded(behind);
      const bool is_site = !site_folded.empty() && !tail.empty() &&
                           (tail.find(site_folded) != std::string::npos || site_folded.find(tail) != std::string::npos);
      const bool strong = separator == " | " || separator == " :: " || separator == " » " || separator == "|" ||
                          separator == " · " || separator == " • " || separator == " ‹ ";
      const bool shorter = behind.size() * 2 < before.size() && std::count(behind.begin(), behind.end(), ' ') <= 3;
      if (before.size() >= 8 &&
          (is_site || (site_folded.empty() && shorter) || (strong && behind.size() < before.size()))) {
        title = before;
        again = true;
        break;
      }
      const std::size_t first = title.find(separator);
      const std::string head = folded(title.substr(0, first));
      if (!site_folded.empty() && head == site_folded && title.size() > first + separator.size() + 8) {
        title = trimmed(title.substr(first + separator.size()));
        again = true;
        break;
      }
    }
  }
  return std::string(title);
}

bool alike(const std::string& a, const std::string& b) {
  constexpr std::size_t shortest = 6;
  if (a.size() < shortest || b.size() < shortest) return a == b && !a.empty();
  return a.find(b) != std::string::npos || b.find(a) != std::string::npos;
}

}  // namespace

std::string folded(std::string_view text) {
  std::string out;
  const std::string lower = dossier::lower_word(text);
  for (std::size_t i = 0; i < lower.size();) {
    const auto c = static_cast<unsigned char>(lower[i]);
    if (c < 0x80) {
      if (dossier::is_digit(lower[i]) || dossier::is_ascii_letter(lower[i])) out += lower[i];
      ++i;
      continue;
    }
    const auto point = dossier::decode_utf8(lower, i);
    const bool mark = point.value < 0xC0 || (point.value >= 0x2000 && point.value < 0x2070) ||
                      (point.value >= 0x3000 && point.value < 0x3003);
    if (!mark) out.append(lower, i, point.size);
    i += point.size;
  }
  return out;
}

PageTitle find_title(const Page& page, const FlatPage& flat, const PageFacts& facts, const std::string& site) {
  PageTitle title;
  const auto* social = facts.find({"og:title", "twitter:title", "dc.title", "parsely-title"});
  const std::string social_folded = social ? folded(without_site(social->content, site)) : std::string();
  const std::string head_folded = folded(facts.title);
  const std::string data_folded = folded(facts.structured.headline);
  const std::string site_folded = folded(site);

  struct Heading {
    std::size_t chunk;
    std::uint32_t node;
    std::string text;
    int score;
  };
  std::optional<Heading> best;
  for (std::size_t c = 0; c < flat.chunks.size(); ++c) {
    std::uint32_t node = flat.chunks[c].node;
    while (node && !is_heading(page[node].tag) && !is_block(page[node].tag)) node = page[node].parent;
    for (int up = 0; up < 3 && node && !is_heading(page[node].tag); ++up) node = page[node].parent;
    if (!node || page[node].tag > Tag::h3) continue;
    if (!is_heading(page[node].tag)) continue;
    std::string text(flat.of(flat.chunks[c]));
    if (text.size() > 400) continue;
    const std::string key = folded(text);
    if (key.empty() || key == site_folded) continue;
    int score = 0;
    if (alike(key, social_folded)) score += key == social_folded ? 6 : 3;
    if (alike(key, data_folded)) score += key == data_folded ? 6 : 3;
    if (alike(key, head_folded)) score += head_folded.starts_with(key) ? 5 : 3;
    if (page[node].tag == Tag::h1) score += 2;
    if (page[node].tag != Tag::h1 && score < 3) continue;
    if (!best || score > best->score) best = Heading{c, node, std::move(text), score};
  }
  if (best && (best->score >= 3 || (best->score == 2 && !social && data_folded.empty()))) {
    std::replace(best->text.begin(), best->text.end(), '\n', ' ');
    title.text = best->text;
    title.evidence = "heading";
    title.chunk = best->chunk;
    return title;
  }
  if (social) {
    title.text = without_site(social->content, site);
    title.evidence = "meta " + social->name;
  } else if (!facts.structured.headline.empty()) {
    title.text = facts.structured.headline;
    title.evidence = "json-ld";
  } else if (!facts.title.empty()) {
    title.text = without_site(facts.title, site);
    title.evidence = "title element";
  } else if (best) {
    title.text = best->text;
    title.evidence = "heading";
    title.chunk = best->chunk;
  }
  const std::string key = folded(title.text);
  for (std::size_t c = 0; c < flat.chunks.size() && !title.chunk && key.size() > 8; ++c)
    if (flat.chunks[c].size() < 2 * title.text.size() + 20 && folded(flat.of(flat.chunks[c])) == key) title.chunk = c;
  return title;
}

}  // namespace dossier_html
