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

// "https://post.example/", also after the address of a web archive, and "/".
bool is_home_address(std::string_view address) {
  if (const std::size_t scheme = address.rfind("://"); scheme != std::string_view::npos) {
    const std::size_t path = address.find('/', scheme + 3);
    return path == std::string_view::npos || path + 1 == address.size();
  }
  return address == "/" || address.starts_with("/index.");
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

namespace {

class TitleFinder {
 public:
  TitleFinder(const Page& page, const FlatPage& flat, const PageFacts& facts, const std::string& site,
              std::size_t first_of_text)
      : page_(page),
        flat_(flat),
        facts_(facts),
        site_(site),
        social_(facts.find({"og:title", "twitter:title", "dc.title", "parsely-title"})),
        social_folded_(social_ ? folded(without_site(social_->content, site)) : std::string()),
        data_folded_(folded(facts.structured.headline)),
        head_folded_(folded(facts.title)),
        first_of_text_(first_of_text) {}

  PageTitle run() {
    find_heading();
    const bool is_sure =
        best_ && (best_->score >= 3 || (best_->score == 2 && !social_ && data_folded_.empty()) || is_sole_heading());
    if (best_ && is_sure) add_heading();
    if (social_) add(without_site(social_->content, site_), "meta " + social_->name, social_->node);
    if (!facts_.structured.headline.empty()) add(facts_.structured.headline, "json-ld", 0);
    if (!facts_.title.empty()) add(without_site(facts_.title, site_), "title element", facts_.title_node);
    if (best_ && !is_sure) add_heading();
    if (title_.candidates.empty()) return std::move(title_);
    title_.text = title_.candidates[0].value;
    title_.evidence = title_.candidates[0].label;
    const std::string key = folded(title_.text);
    for (const auto& other : title_.candidates)
      title_.disputed |= is_sure_of(other) && !alike(folded(other.value), key);
    if (title_.evidence == "heading") title_.chunk = best_->chunk;
    for (std::size_t c = 0; c < flat_.chunks.size() && !title_.chunk && key.size() > 8; ++c)
      if (flat_.chunks[c].size() < 2 * title_.text.size() + 20 && folded(flat_.of(flat_.chunks[c])) == key)
        title_.chunk = c;
    return std::move(title_);
  }

 private:
  struct Heading {
    std::size_t chunk;
    std::uint32_t node;
    std::string text;
    int score;
  };

  void add(std::string text, std::string label, std::uint32_t node) {
    if (!text.empty()) title_.candidates.push_back({std::move(text), std::move(label), node});
  }
  void add_heading() { add(without_kicker(*best_), "heading", best_->node); }
  // A heading without sufficient support is no evidence against a title.
  bool is_sure_of(const Candidate& candidate) const {
    return candidate.label != "heading" || (best_ && best_->score >= 3);
  }

  void find_heading() {
    const std::string site_folded = folded(site_);
    for (std::size_t c = 0; c < flat_.chunks.size(); ++c) {
      std::uint32_t node = flat_.chunks[c].node;
      while (node && !is_heading(page_[node].tag) && !is_block(page_[node].tag)) node = page_[node].parent;
      for (int up = 0; up < 3 && node && !is_heading(page_[node].tag); ++up) node = page_[node].parent;
      if (!node || !is_heading(page_[node].tag) || page_[node].tag > Tag::h3) continue;
      std::string text(flat_.of(flat_.chunks[c]));
      if (text.size() > 400) continue;
      const std::string key = folded(text);
      if (key.empty() || key == site_folded || links_home(node)) continue;
      int score = 0;
      if (alike(key, social_folded_)) score += key == social_folded_ ? 6 : 3;
      if (alike(key, data_folded_)) score += key == data_folded_ ? 6 : 3;
      if (alike(key, head_folded_)) score += head_folded_.starts_with(key) ? 5 : 3;
      if (page_[node].tag == Tag::h1) score += 2;
      if (page_[node].tag != Tag::h1 && score < 3) continue;
      if (page_[node].tag == Tag::h1 && node != last_h1_) {
        ++h1_count_;
        last_h1_ = node;
      }
      // Of parts of <title>, "Post - News - Ferry runs again", the longest.
      if (!best_ || score > best_->score ||
          (score == best_->score && score > 2 && key.size() > folded(best_->text).size()))
        best_ = Heading{c, node, std::move(text), score};
    }
  }
  bool links_home(std::uint32_t heading) const {
    const auto links = [&](std::uint32_t i) {
      return page_[i].tag == Tag::a && is_home_address(page_.attribute(i, Attribute::href));
    };
    for (std::uint32_t i = heading + 1; i < page_[heading].end; ++i)
      if (links(i)) return true;
    return links(page_[heading].parent);
  }
  // The one heading of the highest rank, right before the text.
  bool is_sole_heading() const {
    constexpr std::size_t above = 16;  // chunks
    constexpr std::size_t below = 3;
    return best_ && page_[best_->node].tag == Tag::h1 && h1_count_ == 1 && best_->text.find(' ') != std::string::npos &&
           best_->chunk + above > first_of_text_ && best_->chunk < first_of_text_ + below;
  }

  // A heading may also hold a line above or below the title, in an element or a line of its own: what agrees with the
  // metadata is the title.
  std::string without_kicker(const Heading& heading) const {
    constexpr std::size_t most_pieces = 6;
    constexpr std::size_t shortest = 10;  // of the folded title
    std::string whole = heading.text;
    std::replace(whole.begin(), whole.end(), '\n', ' ');
    const auto pieces = pieces_of(heading.node);
    if (pieces.size() < 2 || pieces.size() > most_pieces || agrees(folded(whole))) return whole;
    const bool head_has_all = head_folded_.starts_with(folded(whole));
    for (const bool by_head : {false, true}) {
      if (by_head && head_has_all) break;
      for (std::size_t count = pieces.size() - 1; count > 0; --count)
        for (std::size_t from = 0; from + count <= pieces.size(); ++from) {
          std::string part;
          for (std::size_t i = from; i < from + count; ++i) part += (part.empty() ? "" : " ") + pieces[i];
          const std::string key = folded(part);
          if (key.size() >= shortest && (by_head ? head_folded_.starts_with(key) : agrees(key)))
            return std::string(without_marks(part));
        }
    }
    return whole;
  }
  // ": Ferry runs", after a line above the title.
  static std::string_view without_marks(std::string_view part) {
    constexpr std::string_view marks = ":|-/ ";
    while (!part.empty() && marks.find(part.front()) != std::string_view::npos) part.remove_prefix(1);
    while (!part.empty() && marks.find(part.back()) != std::string_view::npos) part.remove_suffix(1);
    return part;
  }
  bool agrees(const std::string& key) const { return key == social_folded_ || key == data_folded_; }
  // The texts of a heading, one for each text node.
  std::vector<std::string> pieces_of(std::uint32_t heading) const {
    std::vector<std::string> pieces;
    for (std::uint32_t i = heading + 1; i < page_[heading].end; ++i)
      if (page_[i].tag == Tag::text)
        if (auto text = page_.text_of(i, 400); !trimmed(text).empty()) pieces.emplace_back(trimmed(text));
    return pieces;
  }

  const Page& page_;
  const FlatPage& flat_;
  const PageFacts& facts_;
  const std::string& site_;
  const MetaTag* social_;
  std::string social_folded_, data_folded_, head_folded_;
  std::size_t first_of_text_;
  int h1_count_ = 0;
  std::uint32_t last_h1_ = 0;
  std::optional<Heading> best_;
  PageTitle title_;
};

}  // namespace

PageTitle find_title(const Page& page, const FlatPage& flat, const PageFacts& facts, const std::string& site,
                     std::size_t first_of_text) {
  return TitleFinder(page, flat, facts, site, first_of_text).run();
}

}  // namespace dossier_html
