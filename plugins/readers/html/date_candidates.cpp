#include "date_candidates.hpp"

#include <algorithm>
#include <tuple>

#include "address_date.hpp"
#include "date_metas.hpp"
#include "dossier/text/letters.hpp"
#include "names.hpp"

namespace dossier_html {
namespace {

using dossier::DateStyle;
using dossier::NumericOrder;

enum Weight : int {
  of_json_ld = 100,
  of_meta = 90,
  of_microdata = 85,
  of_label = 78,  // "Published: ..."
  of_time = 75,
  of_address = 72,
  of_class = 71,
  of_weak_meta = 70,
  of_other_time = 50,
  of_text = 45,
  of_behind = 40,
  of_elsewhere = 35,
  of_script = 30,
  of_dateline = 25,
  of_picture = 20,
  of_prose = 15,
};

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

class Collector {
 public:
  Collector(const Page& page, const FlatPage& flat, const std::vector<std::uint32_t>& marks, const PageFacts& facts,
            std::optional<std::size_t> title, std::uint32_t container)
      : page_(page), flat_(flat), marks_(marks), facts_(facts), style_(style_of(facts)), container_(container) {
    if (title) title_node_ = flat.chunks[*title].first_text;
    elsewhere_ = elements_named(names_elsewhere);
    comments_ = elements_named(names_comments);
  }

  std::vector<DateCandidate> run() {
    add(parse(facts_.structured.published), "json-ld", 0, DateRole::published, of_json_ld, DateKind::json_ld);
    add(parse(facts_.structured.modified), "json-ld", 0, DateRole::updated, of_json_ld, DateKind::json_ld);
    from_metas(strong_metas, DateRole::published, of_meta, DateKind::strong_meta);
    from_metas(weak_metas, DateRole::published, of_weak_meta, DateKind::weak_meta);
    from_metas(updated_metas, DateRole::updated, of_meta, DateKind::strong_meta);
    from_elements();
    add(date_in_address(facts_.address), "address", facts_.address_node, DateRole::published, of_address,
        DateKind::address);
    from_lines();
    if (std::all_of(found_.begin(), found_.end(), [](const auto& date) { return date.elsewhere; })) from_far();
    return std::move(found_);
  }

 private:
  void add(std::string iso, std::string label, std::uint32_t node, DateRole role, int weight,
           DateKind kind = DateKind::guess) {
    if (!iso.empty()) found_.push_back({std::move(iso), std::move(label), node, role, weight, kind});
  }
  std::string parse(std::string_view text) const {
    constexpr std::size_t longest = 200;
    auto date = dossier::parse_written_date(text, style_);
    if (!date)
      if (auto found = dossier::find_written_date(text.substr(0, longest), 0, style_)) date = found->iso;
    return date && is_plausible_date(*date) ? *date : std::string();
  }
  void from_metas(const auto& names, DateRole role, int weight, DateKind kind) {
    constexpr std::size_t most_of_a_name = 4;
    for (const auto name : names) {
      const std::size_t before = found_.size();
      for (const auto& tag : facts_.metas)
        if (tag.name == name && found_.size() < before + most_of_a_name)
          add(parse(tag.content), "meta " + tag.name, tag.node, role, weight--, kind);
    }
  }

  std::vector<bool> elements_named(std::uint32_t names) const {
    std::vector<bool> found(page_.size());
    for (std::uint32_t i = 1; i < page_.size(); ++i) {
      const Tag tag = page_[i].tag;
      if (tag == Tag::text || tag == Tag::body || tag == Tag::html || tag == Tag::time || is_heading(tag)) continue;
      const bool is_aside = names == names_elsewhere && (tag == Tag::aside || tag == Tag::nav);
      if (!(is_aside || marks_[i] & names) || holds(i, container_) || holds(i, title_node_)) continue;
      std::fill(found.begin() + i, found.begin() + page_[i].end, true);
      i = page_[i].end - 1;
    }
    return found;
  }
  bool holds(std::uint32_t outer, std::uint32_t inner) const { return outer <= inner && inner < page_[outer].end; }
  std::uint64_t distance_of(std::uint32_t i) const {
    const std::uint32_t from = title_node_ ? title_node_ : container_;
    return i >= from ? i - from : 3ull * (from - i);
  }

  // What the element's name and the words in and before it say.
  DateRole role_of(std::uint32_t i) const {
    const auto prop = page_.attribute(i, Attribute::itemprop);
    if (prop.find("datePublished") != std::string_view::npos || prop.find("dateCreated") != std::string_view::npos)
      return DateRole::published;
    if (prop.find("odified") != std::string_view::npos) return DateRole::updated;
    const std::string name = dossier::lower_word(page_.attribute(i, Attribute::class_));
    if (name.find("modified") != std::string::npos ||
        (name.find("updated") != std::string::npos && name.find("published") == std::string::npos))
      return DateRole::updated;
    // A label of its own, or the text before it in the same element.
    const std::uint32_t parent = page_[i].parent;
    std::string before;
    constexpr std::uint32_t looked_back = 12;  // nodes
    for (std::uint32_t k = std::max(parent + 1, i - std::min(i, looked_back)); k < i; ++k)
      if (page_[k].tag == Tag::text) before.append(page_[k].text.substr(0, 60)) += ' ';
    if (page_[i].tag != Tag::time) before.clear();
    return role_in(before);
  }
  void from_element(std::uint32_t i, std::string_view label, int weight, std::uint64_t distance, DateKind kind) {
    constexpr std::size_t longest = 160;
    constexpr std::uint64_t far = 3000;
    std::string iso;
    for (const auto name : {Attribute::datetime, Attribute::content, Attribute::data_time})
      if (iso = parse(page_.attribute(i, name)); !iso.empty()) break;
    if (iso.empty() && (page_[i].tag == Tag::abbr || page_[i].tag == Tag::span))
      iso = parse(page_.attribute(i, Attribute::title));
    const std::string text = page_.text_of(i, longest + 40);
    const auto dates = text.size() < longest ? dates_in(text) : std::vector<LabelledDate>();
    const DateRole role = role_of(i);
    if (distance >= far && weight < of_microdata) weight = of_other_time;
    const bool says_which =
        std::any_of(dates.begin(), dates.end(), [](const auto& date) { return date.role != DateRole::none; });
    if (dates.size() > 1 || (says_which && iso.empty())) {
      for (const auto& date : dates)
        note(date.iso, label, i, date.role == DateRole::none ? role : date.role, weight, distance, kind);
      return;
    }
    const bool shows_another =
        says_which && dates[0].role == DateRole::published && dates[0].iso.substr(0, 10) != iso.substr(0, 10);
    if (iso.empty() || shows_another) iso = dates.empty() ? std::string() : dates[0].iso;
    const DateRole said = role != DateRole::none || dates.empty() ? role : dates[0].role;
    note(iso, label, i, said, weight, distance, kind);
  }
  void note(const std::string& iso, std::string_view label, std::uint32_t node, DateRole role, int weight,
            std::uint64_t distance, DateKind kind) {
    if (iso.empty() || role == DateRole::other) return;
    const bool elsewhere = elsewhere_[node];
    if (elsewhere) weight = of_elsewhere;
    shown_.push_back({iso, std::string(label), node, role, weight, kind, distance, false, elsewhere});
  }
  // Of each kind and role, the two days nearest to the title, and the nearest in teasers.
  void take_nearest() {
    const auto group = [](const DateCandidate& date) { return std::tuple(date.kind, date.role, date.elsewhere); };
    std::stable_sort(shown_.begin(), shown_.end(), [&](const auto& a, const auto& b) {
      return group(a) != group(b) ? group(a) < group(b) : a.distance < b.distance;
    });
    const DateCandidate* nearest = nullptr;
    for (auto& date : shown_) {
      const bool is_first = !nearest || group(*nearest) != group(date);
      if (!is_first) {
        const bool is_second =
            !date.elsewhere && !nearest->behind && date.iso.substr(0, 10) != nearest->iso.substr(0, 10);
        if (!is_second) continue;
        date.behind = true;
        date.weight = of_behind;
      }
      nearest = &date;
      found_.push_back(date);
    }
    shown_.clear();
  }

  // Elements marked as a date by microdata, by <time> and by classes.
  void from_elements() {
    constexpr int most_looked_at = 1000;
    int looked_at = 0;
    for (std::uint32_t i = 1; i < page_.size() && looked_at < most_looked_at; ++i) {
      const Tag tag = page_[i].tag;
      if (tag == Tag::text || tag == Tag::body || tag == Tag::html || comments_[i]) continue;
      const auto prop = page_.attribute(i, Attribute::itemprop);
      const bool microdata =
          prop.find("datePublished") != std::string_view::npos || prop.find("dateModified") != std::string_view::npos;
      const bool by_class = marks_[i] & names_date && page_[i].end - i < 40;
      if (!microdata && tag != Tag::time && !by_class) continue;
      ++looked_at;
      std::uint64_t distance = distance_of(i);
      if (page_.has(i, Attribute::pubdate)) distance /= 4;
      if (microdata) {
        from_element(i, "microdata", of_microdata, distance, DateKind::microdata);
      } else if (tag == Tag::time) {
        from_element(i, "time element", of_time, distance, DateKind::time_element);
      } else {
        from_element(i, "date class", of_class, distance, DateKind::date_class);
      }
    }
    take_nearest();
  }

  // 11/01/2021 is the 11th of January or as the page's tags have it.
  std::vector<LabelledDate> dates_in(std::string_view line) const {
    auto dates = labelled_dates(line, style_);
    for (auto& date : dates) {
      if (date.span.of(line).substr(0, 3).find('/') == std::string_view::npos) continue;
      const std::string exchanged = date.iso.substr(0, 5) + date.iso.substr(8, 2) + '-' + date.iso.substr(5, 2);
      if (std::any_of(found_.begin(), found_.end(), [&](const auto& other) {
            return other.kind <= DateKind::weak_meta && other.iso.substr(0, exchanged.size()) == exchanged;
          }))
        date.iso.replace(0, exchanged.size(), exchanged);
    }
    return dates;
  }

  // Dates in short lines next to the title or before the text.
  void from_lines() {
    constexpr std::size_t longest = 160;
    for (const auto& chunk : flat_.chunks) {
      if (chunk.size() > longest || chunk.size() < 6 || comments_[chunk.first_text]) continue;
      const auto line = flat_.of(chunk);
      if (line.find_first_of("0123456789") == std::string_view::npos) continue;
      for (const auto& date : dates_in(line)) {
        const std::uint64_t distance = distance_of(chunk.first_text) + line.size() - date.span.size();
        if (date.role == DateRole::none) {
          note(date.iso, "text", chunk.first_text, date.role, of_text, distance, DateKind::text);
        } else {
          note(date.iso, "label", chunk.first_text, date.role, distance < 300 ? of_label : of_other_time, distance,
               DateKind::label);
        }
      }
    }
    take_nearest();
  }

  void from_far() {
    from_scripts();
    constexpr std::size_t farthest = 60;  // bytes into the first paragraph: "KARLSRUHE, 12.11.2021. "
    for (const auto& chunk : flat_.chunks) {
      if (chunk.first_text < container_ || chunk.size() < 100) continue;
      if (auto date = dossier::find_written_date(flat_.of(chunk).substr(0, farthest + 20), 0, style_);
          date && date->span.start < farthest && is_plausible_date(date->iso))
        add(std::move(date->iso), "dateline", chunk.first_text, DateRole::published, of_dateline);
      break;
    }
    for (const auto& chunk : flat_.chunks) {
      if (!holds(container_, chunk.first_text)) continue;
      const auto dates = labelled_dates(flat_.of(chunk), style_);
      if (dates.empty() || dates[0].role == DateRole::other) continue;
      add(dates[0].iso, "prose", chunk.first_text, dates[0].role, of_prose);
      break;
    }
    if (const auto* picture = facts_.find({"og:image", "twitter:image"}))
      add(date_in_address(picture->content), "address of picture", picture->node, DateRole::published, of_picture);
  }
  // "publishedAt":"2020-03-18T12:20:48+0100"
  void from_scripts() {
    constexpr std::size_t longest_key = 24;
    for (std::uint32_t i = 1; i < page_.size(); ++i) {
      if (page_[i].tag != Tag::script || i + 1 >= page_[i].end) continue;
      const auto script = page_[i + 1].text;
      for (const std::string_view part : {"ublish", "reated", "pubDate"}) {
        for (std::size_t at = script.find(part); at != std::string_view::npos; at = script.find(part, at + 1)) {
          const auto rest = script.substr(at, longest_key + 30);
          const std::size_t colon = rest.find_first_of(":=");
          if (colon == std::string_view::npos || colon > longest_key) continue;
          const std::size_t value = rest.find_first_not_of(" :='\"\\", colon);
          if (value == std::string_view::npos || !dossier::is_digit(rest[value])) continue;
          if (auto iso = parse(rest.substr(value, rest.find_first_of("'\"\\,", value) - value)); !iso.empty())
            return add(std::move(iso), "script", i + 1, DateRole::published, of_script);
        }
      }
    }
  }

  const Page& page_;
  const FlatPage& flat_;
  const std::vector<std::uint32_t>& marks_;
  const PageFacts& facts_;
  DateStyle style_;
  std::uint32_t container_;
  std::uint32_t title_node_ = 0;
  std::vector<bool> elsewhere_, comments_;
  std::vector<DateCandidate> shown_;
  std::vector<DateCandidate> found_;
};

}  // namespace

std::vector<DateCandidate> date_candidates(const Page& page, const FlatPage& flat,
                                           const std::vector<std::uint32_t>& marks, const PageFacts& facts,
                                           std::optional<std::size_t> title, std::uint32_t container) {
  return Collector(page, flat, marks, facts, title, container).run();
}

}  // namespace dossier_html
