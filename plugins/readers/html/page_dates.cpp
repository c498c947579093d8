#include "page_dates.hpp"

#include <algorithm>

#include "dossier/text/dates.hpp"
#include "dossier/text/letters.hpp"
#include "names.hpp"

namespace dossier_html {
namespace {

using dossier::DateStyle;
using dossier::NumericOrder;

DateStyle style_of(const PageFacts& facts) {
  const auto& locale = facts.locale;
  DateStyle style{NumericOrder::unknown, true};
  if (locale.starts_with("en-us") || locale.starts_with("en-ph")) {
    style.order = NumericOrder::month_first;
  } else if (!locale.empty() && (!locale.starts_with("en") || locale.size() > 2)) {
    style.order = NumericOrder::day_first;
  }
  return style;
}

// Earlier and later years are not dates of web pages.
bool is_plausible(const std::string& iso) { return iso.size() >= 10 && iso >= "1990" && iso < "2100"; }

class DateFinder {
 public:
  DateFinder(const Page& page, const FlatPage& flat, const std::vector<std::uint32_t>& marks, const PageFacts& facts,
             std::optional<std::size_t> title, std::uint32_t container)
      : page_(page), flat_(flat), marks_(marks), facts_(facts), style_(style_of(facts)), container_(container) {
    if (title) title_node_ = flat.chunks[*title].first_text;
    elsewhere_ = elsewhere();
  }

  PageDates run() {
    PageDates dates;
    dates.published = published();
    dates.updated = updated();
    return dates;
  }

 private:
  std::string parse(std::string_view text) const {
    auto date = dossier::parse_written_date(text, style_);
    if (!date)
      if (auto found = dossier::find_written_date(text.substr(0, 200), 0, style_)) date = found->iso;
    return date && is_plausible(*date) ? *date : std::string();
  }
  PageDate meta(std::initializer_list<std::string_view> names) const {
    for (const auto name : names)
      for (const auto& tag : facts_.metas)
        if (tag.name == name)
          if (auto date = parse(tag.content); !date.empty()) return {date, "meta " + tag.name};
    return {};
  }

  // A time in UTC may be a day off the publisher's local date, which is in the address of many pages.
  PageDate at_place(PageDate date) const {
    if (!date.iso.ends_with("Z") && !date.iso.ends_with("+00:00")) return date;
    const auto said = dossier::parse_iso_date(date.iso);
    const PageDate shown = address();
    const auto day = dossier::parse_iso_date(shown.iso);
    if (!said || !day) return date;
    const auto apart = dossier::to_days(*said) - dossier::to_days(*day);
    return apart == 1 || apart == -1 ? shown : date;
  }
  PageDate published() const {
    if (auto date = parse(facts_.structured.published); !date.empty()) return at_place({date, "json-ld"});
    if (auto date = meta({"article:published_time",
                          "og:article:published_time",
                          "datepublished",
                          "article:published",
                          "og:published_time",
                          "parsely-pub-date",
                          "sailthru.date",
                          "dc.date.issued",
                          "dcterms.issued",
                          "dcterms.created",
                          "dc.date.created",
                          "dc.created",
                          "pubdate",
                          "publishdate",
                          "publish-date",
                          "publish_date",
                          "published-date",
                          "article.published",
                          "published_time",
                          "publication_date",
                          "originalpublicationdate",
                          "cxenseparse:recs:publishtime",
                          "shareaholic:article_published_time",
                          "bt:pubdate",
                          "citation_publication_date",
                          "citation_date",
                          "article_date_original",
                          "ptime",
                          "dcterms.date",
                          "dc.date",
                          "date",
                          "created",
                          "dc.terms.created",
                          "article:post_date",
                          "last-published",
                          "rbpubdate",
                          "displaydate",
                          "releasedate"});
        !date.iso.empty())
      return at_place(std::move(date));
    if (auto date = marked_elements(); !date.iso.empty()) return date;
    if (auto date = address(); !date.iso.empty()) return date;
    if (auto date = other_times(); !date.iso.empty()) return date;
    return visible();
  }
  PageDate updated() const {
    if (auto date = parse(facts_.structured.modified); !date.empty()) return {date, "json-ld"};
    return meta({"article:modified_time", "og:updated_time", "datemodified", "dc.date.modified", "dcterms.modified",
                 "last-modified", "lastmod", "revised", "article:updated_time", "modified_time", "dc.modified"});
  }

  // Dates of comments and of other pages' teasers.
  std::vector<bool> elsewhere() const {
    std::vector<bool> found(page_.size());
    for (std::uint32_t i = 1; i < page_.size(); ++i) {
      const Tag tag = page_[i].tag;
      if (tag == Tag::text || tag == Tag::body || tag == Tag::html || tag == Tag::time || is_heading(tag)) continue;
      const bool other = tag == Tag::aside || tag == Tag::nav || marks_[i] & (names_elsewhere | names_comments);
      if (!other || holds(i, container_) || holds(i, title_node_)) continue;
      std::fill(found.begin() + i, found.begin() + page_[i].end, true);
      i = page_[i].end - 1;
    }
    return found;
  }
  bool holds(std::uint32_t outer, std::uint32_t inner) const { return outer <= inner && inner < page_[outer].end; }

  std::string date_of(std::uint32_t i) const {
    for (const auto name : {Attribute::datetime, Attribute::content, Attribute::data_time})
      if (auto date = parse(page_.attribute(i, name)); !date.empty()) return date;
    if (page_[i].tag == Tag::abbr || page_[i].tag == Tag::span)
      if (auto date = parse(page_.attribute(i, Attribute::title)); !date.empty()) return date;
    const std::string text = page_.text_of(i, 200);
    return text.size() < 160 ? parse(text) : std::string();
  }
  bool says_updated(std::uint32_t i) const {
    const auto prop = page_.attribute(i, Attribute::itemprop);
    if (prop.find("odified") != std::string_view::npos) return true;
    const std::string name = dossier::lower_word(page_.attribute(i, Attribute::class_));
    if (name.find("updated") != std::string::npos && name.find("published") == std::string::npos) return true;
    if (name.find("modified") != std::string::npos) return true;
    const std::string text = dossier::lower_word(page_.text_of(page_[i].tag == Tag::time ? page_[i].parent : i, 60));
    for (const std::string_view word :
         {"updated", "aktualisiert", "last modified", "geändert", "stand:", "mis à jour", "actualizado"})
      if (std::string_view(text).starts_with(word)) return true;
    return false;
  }

  // Elements marked as a date by microdata, then by <time>, then by classes. Of each kind, the one nearest the title.
  PageDate marked_elements() const {
    for (int pass = 0; pass < 3; ++pass) {
      constexpr int most_looked_at = 1000;
      PageDate best;
      std::uint64_t best_distance = UINT64_MAX;
      int looked_at = 0;
      for (std::uint32_t i = 1; i < page_.size() && looked_at < most_looked_at; ++i) {
        const Tag tag = page_[i].tag;
        if (tag == Tag::text || tag == Tag::body || tag == Tag::html) continue;
        const bool marked =
            pass == 0   ? page_.attribute(i, Attribute::itemprop).find("datePublished") != std::string_view::npos
            : pass == 1 ? tag == Tag::time
                        : (marks_[i] & names_date) != 0 && page_[i].end - i < 40;
        if (!marked || elsewhere_[i]) continue;
        ++looked_at;
        const std::string date = date_of(i);
        if (date.empty()) continue;
        std::uint64_t distance = distance_of(i);
        if (pass > 0 && says_updated(i)) distance += 100000;
        if (page_.has(i, Attribute::pubdate)) distance /= 4;
        if (distance < best_distance) {
          static constexpr std::string_view evidence[] = {"microdata", "time element", "date class"};
          best = {date, std::string(evidence[pass])};
          best_distance = distance;
        }
      }
      if (!best.iso.empty() && (pass == 0 || best_distance < 3000)) return best;
    }
    return {};
  }
  std::uint64_t distance_of(std::uint32_t i) const {
    const std::uint32_t from = title_node_ ? title_node_ : container_;
    return i >= from ? i - from : 3ull * (from - i);
  }

  // 2024/04/05, 2024-04-05 or 20240405 in the page's address.
  PageDate address() const {
    const std::string_view url = facts_.address;
    for (std::size_t at = 8; at + 8 <= url.size(); ++at) {
      if (std::string_view("/-_.=").find(url[at - 1]) == std::string_view::npos) continue;
      const auto rest = url.substr(at, 10);
      const auto digits = [&](std::size_t from, std::size_t count) {
        for (std::size_t k = from; k < from + count; ++k)
          if (k >= rest.size() || !dossier::is_digit(rest[k])) return false;
        return true;
      };
      std::string iso;
      if (digits(0, 8) && (rest.size() == 8 || !dossier::is_digit(rest[8]))) {
        iso = std::string(rest.substr(0, 4)) + "-" + std::string(rest.substr(4, 2)) + "-" +
              std::string(rest.substr(6, 2));
      } else if (rest.size() == 10 && digits(0, 4) && digits(5, 2) && digits(8, 2) && rest[4] == rest[7] &&
                 std::string_view("/-_.").find(rest[4]) != std::string_view::npos) {
        iso = std::string(rest.substr(0, 4)) + "-" + std::string(rest.substr(5, 2)) + "-" +
              std::string(rest.substr(8, 2));
      }
      if (is_plausible(iso) && dossier::parse_iso_date(iso)) return {iso, "address"};
    }
    return {};
  }
  PageDate other_times() const {
    for (std::uint32_t i = 1; i < page_.size(); ++i)
      if (page_[i].tag == Tag::time && !elsewhere_[i])
        if (auto date = date_of(i); !date.empty()) return {date, "time element"};
    return {};
  }

  // A date in a short line next to the title or before the text; then one after a word such as "published".
  PageDate visible() const {
    constexpr std::size_t longest = 160;
    std::string best;
    std::uint64_t best_distance = UINT64_MAX;
    for (const auto& chunk : flat_.chunks) {
      if (chunk.size() > longest || chunk.size() < 6) continue;
      const auto text = flat_.of(chunk);
      if (text.find_first_of("0123456789") == std::string_view::npos) continue;
      const auto found = dossier::find_written_date(text, 0, style_);
      if (!found || !is_plausible(found->iso) || elsewhere_[chunk.first_text]) continue;
      if (text.find("©") != std::string_view::npos || text.find("opyright") != std::string_view::npos) continue;
      std::uint64_t distance = distance_of(chunk.first_text) + text.size() - found->span.size();
      const std::string lower = dossier::lower_word(text.substr(0, found->span.start));
      for (const std::string_view word :
           {"publish", "posted", "veröffentlicht", "erstellt", "publié", "publicado", "date", "datum", "geschrieben",
            "verfasst", "geposted", "opublikowano", "dodano", "online seit", "eingestellt"})
        if (lower.find(word) != std::string::npos) {
          distance /= 10;
          break;
        }
      if (distance < best_distance) {
        best_distance = distance;
        best = found->iso;
      }
    }
    return best.empty() ? PageDate{} : PageDate{best, "text"};
  }

  const Page& page_;
  const FlatPage& flat_;
  const std::vector<std::uint32_t>& marks_;
  const PageFacts& facts_;
  DateStyle style_;
  std::uint32_t container_;
  std::uint32_t title_node_ = 0;
  std::vector<bool> elsewhere_;
};

}  // namespace

PageDates find_dates(const Page& page, const FlatPage& flat, const std::vector<std::uint32_t>& marks,
                     const PageFacts& facts, std::optional<std::size_t> title, std::uint32_t container) {
  return DateFinder(page, flat, marks, facts, title, container).run();
}

}  // namespace dossier_html
