#include "page_authors.hpp"

#include <algorithm>
#include <array>

#include "author_text.hpp"
#include "bylines.hpp"
#include "dossier/text/letters.hpp"
#include "names.hpp"
#include "page_title.hpp"
#include "person_names.hpp"
#include "person_words.hpp"

namespace dossier_html {
namespace {

class AuthorFinder {
 public:
  AuthorFinder(const Page& page, const FlatPage& flat, const std::vector<std::uint32_t>& marks, const PageFacts& facts,
               const std::string& site, const TextMass& mass, std::uint32_t container, std::optional<std::size_t> title)
      : page_(page),
        flat_(flat),
        marks_(marks),
        facts_(facts),
        site_(folded(site)),
        mass_(mass),
        container_(container),
        title_(title) {
    const std::size_t first = mass_.first_chunk(container_);
    const std::size_t end = mass_.end_chunk(container_);
    const std::size_t shown = title_.value_or(first);
    for (const auto& [from, to] : {std::pair{shown > 4 ? shown - 4 : 0, shown + 8}, std::pair{first, first + 4},
                                   std::pair{end > 3 ? end - 3 : 0, end + 2}})
      if (from < flat_.chunks.size()) by_article_.emplace_back(from, std::min(to, flat_.chunks.size()));
  }

  PageAuthors run() {
    from_structured_data();
    from_metas();
    from_elements();
    from_bylines();
    from_creator();
    choose();
    return std::move(result_);
  }

 private:
  // The names of one place.
  struct Group {
    std::vector<std::string> names;
    std::string label;
    std::uint32_t node;
    bool is_exact = false;  // marked as a name by itself
    int worth = 0;          // once all are known
  };

  static constexpr std::size_t most_names = 64;  // more are no authors

  void add(std::vector<std::string> names, std::string label, std::uint32_t node, bool is_exact = false) {
    constexpr std::size_t too_many = 8;
    if (names.size() > most_names) return;
    if (std::any_of(names.begin(), names.end(),
                    [&](const auto& name) { return looks_like_person(name) && !is_site(name); }))
      std::erase_if(names, [&](const auto& name) { return is_site(name); });
    const auto all = names;
    std::erase_if(names, [&](const std::string& name) {  // "About Anna Orme"
      return std::any_of(all.begin(), all.end(), [&](const std::string& other) {
        return looks_like_person(other) && name.size() > other.size() && name.ends_with(' ' + other);
      });
    });
    if (!names.empty() && names.size() <= too_many)
      groups_.push_back({std::move(names), std::move(label), node, is_exact});
  }
  void from_structured_data() {
    PersonNames names;
    for (const auto& name : facts_.structured.authors) names.add(name);
    add(names.take(), "json-ld", 0);
  }
  void from_metas() {
    for (const std::string_view key :
         {"author", "article:author", "dc.creator", "dcterms.creator", "parsely-author", "byl", "sailthru.author",
          "citation_author", "article:author_name", "article.author", "og:author", "book:author", "twitter:data1",
          "cxenseparse:author", "vr:author"}) {
      PersonNames names;
      std::uint32_t node = 0;
      for (const auto& tag : facts_.metas)
        if (tag.name == key && (key != "twitter:data1" || labels_author())) {
          names.add(tag.content);
          if (!node) node = tag.node;
        }
      add(names.take(), "meta " + std::string(key), node);
    }
  }
  // Often the site's for all its pages, or a handle.
  void from_creator() {
    const auto* tag = facts_.find({"twitter:creator"});
    if (tag && looks_like_person(tag->content)) add({tag->content}, "meta twitter:creator", tag->node);
  }
  bool labels_author() const {
    const auto* label = facts_.find({"twitter:label1"});
    if (!label) return false;
    const std::string lower = dossier::lower_word(label->content);
    for (const std::string_view word : {"by", "von", "par", "por", "door", "autor", "scritto da", "auteur", "przez"})
      if (lower.find(word) != std::string::npos) return true;
    return false;
  }

  // Marked as the author by rel, microdata, a class or the address of a link.
  enum class Mark : std::uint8_t { rel, microdata, name, address };

  void from_elements() {
    for (std::uint32_t i = 1; i < page_.size(); ++i) {
      if (page_[i].tag == Tag::text || page_[i].attribute_count == 0) continue;
      for (const auto mark : {Mark::rel, Mark::microdata, Mark::name})
        if (is_marked(i, mark)) marked_[static_cast<std::size_t>(mark)].push_back(i);
    }
    for (auto i = next_by_article(1); i < page_.size(); i = next_by_article(i + 1))
      if (is_marked(i, Mark::address)) marked_[static_cast<std::size_t>(Mark::address)].push_back(i);
    from_marked(Mark::rel, "rel=author");
    from_marked(Mark::microdata, "microdata");
    // The line of an agency may come before the one of the person.
    constexpr int most_lines = 3;
    std::uint32_t from = 1;
    for (int line = 0; line < most_lines && from > 0; ++line) from = from_marked(Mark::name, "author class", from);
    from_marked(Mark::address, "author link");
  }
  // The first that are marked so, and others of the same list.
  // Returns where to continue if they are of a firm, otherwise 0.
  std::uint32_t from_marked(Mark mark, std::string label, std::uint32_t from = 1) {
    Group all{{}, std::move(label), 0};
    bool of_people = false;
    std::uint32_t last = page_.size();
    const std::uint32_t start = from;
    for (const std::uint32_t i : marked_[static_cast<std::size_t>(mark)]) {
      if (i >= last) break;
      if (i < from || in_comments(i)) continue;
      const bool is_first = all.names.empty();
      if (mark == Mark::name && !is_first && (!of_people || class_of(i) != class_of(all.node))) continue;
      auto names = mark == Mark::name ? names_marked_inside(i) : authors_in(page_, i);
      if (mark != Mark::name && names.empty()) continue;
      if (!is_first && of_people && (mark == Mark::name || mark == Mark::address))
        std::erase_if(names, [](const std::string& name) { return !looks_like_person(name); });
      for (auto& name : names)
        if (std::find(all.names.begin(), all.names.end(), name) == all.names.end())
          all.names.push_back(std::move(name));
      if (is_first && !all.names.empty()) {
        of_people = looks_like_person(all.names.front());
        all.node = i;
        all.is_exact = all.names.size() == 1 && all.names.front() == marked_name(page_, i);
        last = end_of_list(i);
      }
      if (all.names.size() > most_names) break;
      from = page_[i].end;
    }
    if (mark == Mark::address && !of_people && all.names.size() > 1) return 0;
    const std::uint32_t next = all.node && is_of_firm(all.names) ? page_[all.node].end : 0;
    const bool is_first = start == 1;
    if (is_first || (of_people && is_before_text(all.node)))
      add(std::move(all.names), std::move(all.label), all.node, all.is_exact);
    return next;
  }
  std::uint32_t end_of_list(std::uint32_t i) const {
    const std::uint32_t parent = page_[i].parent;
    const Tag tag = page_[parent].tag;
    return page_[tag == Tag::li || tag == Tag::span ? page_[parent].parent : parent].end;
  }
  std::string_view class_of(std::uint32_t i) const { return page_.attribute(i, Attribute::class_); }
  // A mark inside another one is more exact: the first that names a person, or is said to be a name.
  std::vector<std::string> names_marked_inside(std::uint32_t i) const {
    auto names = authors_in(page_, i);
    const auto are_people = [](const auto& some) {
      return !some.empty() && std::all_of(some.begin(), some.end(), looks_like_person);
    };
    for (std::uint32_t k = i + 1; k < page_[i].end; ++k) {
      if (page_[k].tag == Tag::text || !is_marked(k, Mark::name)) continue;
      auto inner = authors_in(page_, k);
      const bool is_cleaner = names.size() == 1 && inner.size() == 1 && names[0].starts_with(inner[0] + ' ');
      const bool is_name = class_of(k).find("name") != std::string_view::npos;
      const bool is_better = are_people(inner) ? !are_people(names) || is_cleaner
                                               : !inner.empty() && (names.empty() || (is_name && !are_people(names)));
      if (is_better) return inner;
    }
    return names;
  }
  bool is_marked(std::uint32_t i, Mark mark) const {
    constexpr std::uint32_t most_nodes = 200;
    if (page_[i].end - i >= most_nodes) return false;
    switch (mark) {
      case Mark::rel: return page_[i].tag == Tag::a && has_word(page_.attribute(i, Attribute::rel), "author");
      case Mark::microdata: return has_word(page_.attribute(i, Attribute::itemprop), "author");
      case Mark::name:
        return marks_[i] & names_author && !(marks_[i] & names_comments) && page_[i].tag != Tag::body &&
               page_[i].tag != Tag::html && !is_of_picture(i);
      case Mark::address: return page_[i].tag == Tag::a && is_author_address(page_.attribute(i, Attribute::href));
    }
    return false;
  }
  // The photographer.
  bool is_of_picture(std::uint32_t i) const {
    for (const std::string_view word : {"img", "image", "photo", "foto", "picture"})
      if (class_of(i).find(word) != std::string_view::npos) return true;
    for (; i > 0; i = page_[i].parent)
      if (page_[i].tag == Tag::figure || page_[i].tag == Tag::figcaption) return true;
    return false;
  }
  // The first node from i on that is near the title, or at the beginning or end of the text.
  std::uint32_t next_by_article(std::uint32_t i) const {
    std::uint32_t next = page_.size();
    for (const auto& [from, to] : by_article_)
      if (i < node_of(to)) next = std::min(next, std::max(i, node_of(from)));
    return next;
  }
  std::uint32_t node_of(std::size_t chunk) const {
    return chunk < flat_.chunks.size() ? flat_.chunks[chunk].first_text : page_.size();
  }
  bool is_before_text(std::uint32_t i) const { return i < page_[container_].end && next_by_article(i) == i; }
  bool in_comments(std::uint32_t i) const {
    for (; i > 0; i = page_[i].parent)
      if (marks_[i] & names_comments && page_[i].tag != Tag::body && page_[i].tag != Tag::html && mass_.prose(i) == 0)
        return true;
    return false;
  }

  // A short line next to the title, or at the beginning or end of the text, that names the author.
  void from_bylines() {
    const std::size_t end = mass_.end_chunk(container_);
    const std::size_t title = title_.value_or(mass_.first_chunk(container_));
    for (const auto& [from, to] : by_article_) {
      if (from > title && std::any_of(groups_.begin(), groups_.end(), is_line)) break;
      for (std::size_t c = from; c < to; ++c)
        if (!(title_ && c == *title_) && from_line(c, c >= title)) return;
    }
    from_signature(end);
    if (!names_person()) from_labelled_lines(title, end);
  }
  bool names_person() const {
    return std::any_of(groups_.begin(), groups_.end(), [&](const Group& group) { return worth(group) == 3; });
  }
  // Farther away, lines that only say "Author: A. Doe".
  void from_labelled_lines(std::size_t title, std::size_t end) {
    constexpr std::size_t longest = 80;
    const std::size_t behind = groups_.empty() ? 8 : 0;
    for (std::size_t c = std::min(title, mass_.first_chunk(container_));
         c < std::min(end + behind, flat_.chunks.size()); ++c) {
      const auto& chunk = flat_.chunks[c];
      if (chunk.size() > longest || in_comments(chunk.first_text)) continue;
      const auto line = flat_.of(chunk);
      auto names = names_after_label(line);
      const Tag cell = page_[chunk.node].tag;
      const bool of_table = cell == Tag::th || cell == Tag::td || cell == Tag::dt;  // of a work that the page is about
      if (names.empty() && !of_table && is_author_label(line) && c + 1 < flat_.chunks.size() &&
          flat_.chunks[c + 1].size() < longest) {
        PersonNames next;
        next.add(flat_.of(flat_.chunks[c + 1]));
        names = next.take();
      }
      if (names.empty() || !std::all_of(names.begin(), names.end(), looks_like_person)) continue;
      return add(std::move(names), "byline", chunk.first_text);
    }
  }
  bool from_line(std::size_t c, bool after_title) {
    constexpr std::size_t longest = 140;
    const auto& chunk = flat_.chunks[c];
    if (chunk.size() > longest || is_quoted(chunk.node)) return false;
    const std::string line = shown_line(page_, flat_, c);
    std::vector<std::string> names;
    if (!is_heading(page_[chunk.node].tag)) names = names_in_byline(line);
    if (names.empty() && after_title) names = names_beside_date(line);
    if (names.empty())
      if (const auto handle = handle_in_byline(line); !handle.empty()) {
        PersonNames one;
        one.add(handle);
        names = one.take();
      }
    if (names.empty() && is_author_label(line) && c + 1 < flat_.chunks.size() && flat_.chunks[c + 1].size() < longest) {
      PersonNames next;
      const auto line_after = flat_.of(flat_.chunks[++c]);
      if (!line_after.ends_with(':')) next.add(line_after);  // another label
      names = next.take();
    }
    const bool is_one_word = names.size() == 1 && names[0].find(' ') == std::string::npos;
    if (names.empty() || !(is_one_word || std::all_of(names.begin(), names.end(), looks_like_person))) return false;
    const bool is_last = !is_of_firm(names);
    add(std::move(names), "byline", flat_.chunks[c].first_text);
    return is_last;
  }
  bool is_quoted(std::uint32_t i) const {
    while (i > 0 && page_[i].tag != Tag::blockquote) i = page_[i].parent;
    return i > 0;
  }
  // A line after the last sentences of the text that is only a name, in italics or at the right, or the last in bold.
  void from_signature(std::size_t end) {
    constexpr std::size_t longest = 40;
    constexpr std::size_t farthest = 3;
    const std::size_t first = mass_.first_chunk(container_);
    for (std::size_t c = first + 1; c < end; ++c) {
      const auto& chunk = flat_.chunks[c];
      if (chunk.size() > longest || chunk.links > 0 || !is_prose(flat_.chunks[c - 1])) continue;
      bool is_last = mass_.prose_between(container_, chunk.first_text) * 2 > mass_.prose(container_);
      for (std::size_t next = c + 1; next < std::min(end, c + farthest); ++next)
        is_last &= !is_prose(flat_.chunks[next]);
      const auto line = flat_.of(chunk);
      if (!is_last || is_heading(page_[chunk.node].tag) || !looks_like_person(line) ||
          !(is_set_apart(chunk) || (c + 1 == end && is_bold(chunk))))
        continue;
      return add({std::string(line)}, "signature", chunk.first_text);
    }
  }
  static bool is_bold(const Chunk& chunk) { return chunk.bold_bytes * 5 >= chunk.size() * 4; }
  bool is_set_apart(const Chunk& chunk) const {
    const auto style = page_.attribute(chunk.node, Attribute::style);
    const std::size_t align = style.find("text-align:");
    if (align != std::string_view::npos && style.substr(align).find("right") < sizeof("text-align: ")) return true;
    for (std::uint32_t i = page_[chunk.first_text].parent; i > chunk.node; i = page_[i].parent)
      if ((page_[i].tag == Tag::em || page_[i].tag == Tag::i) && page_.text_of(i).size() == chunk.size()) return true;
    return false;
  }

  bool is_site(const std::string& name) const {
    constexpr std::size_t shortest = 5;
    const std::string key = folded(name);
    const bool begins_with_site = folded(std::string_view(name).substr(0, name.find(' '))) == site_;
    return key == site_ || begins_with_site || (site_.size() >= shortest && key.find(site_) != std::string::npos) ||
           is_site_name(name);
  }
  bool is_of_firm(const std::vector<std::string>& names) const {
    return std::any_of(names.begin(), names.end(),
                       [&](const auto& name) { return is_site(name) || is_organisation(name); });
  }
  // 3: people with first and last name, 2: another name, 1: an organisation, 0: likely no name.
  int worth(const Group& group) const {
    const auto any = [&](auto is) { return std::any_of(group.names.begin(), group.names.end(), is); };
    if (is_of_firm(group.names)) return 1;
    if (any(looks_like_person)) return 3;
    const bool of_text = group.label == "author class" || group.label == "author link" || group.label == "byline";
    return of_text && !group.is_exact && any([](const auto& name) { return name.find(' ') != std::string::npos; }) ? 0
                                                                                                                   : 2;
  }
  static bool holds_all(const Group& group, const std::vector<std::string>& names) {
    return std::all_of(names.begin(), names.end(), [&](const auto& name) {
      const std::string key = folded(name);
      return std::any_of(group.names.begin(), group.names.end(),
                         [&](const auto& other) { return folded(other) == key; });
    });
  }
  static bool is_line(const Group& any) { return any.label == "byline" || any.label == "signature"; }
  // A line may name anyone: what several marked places agree on counts more.
  bool is_overruled(const Group& group) const {
    if (!is_line(group)) return false;
    return std::any_of(groups_.begin(), groups_.end(), [&](const Group& other) {
      const auto agreeing = std::count_if(groups_.begin(), groups_.end(), [&](const Group& third) {
        return !is_line(third) && holds_all(third, other.names) && holds_all(other, third.names);
      });
      return agreeing > 1 && !holds_all(group, other.names);
    });
  }
  void choose() {
    for (auto& group : groups_) group.worth = worth(group);
    for (auto& group : groups_)
      if (is_overruled(group)) group.worth = 0;
    std::stable_sort(groups_.begin(), groups_.end(), [](const Group& a, const Group& b) { return a.worth > b.worth; });
    for (auto group = groups_.begin(); group != groups_.end(); ++group) {
      if (group->worth == 0) break;
      // The shown line may name more people than the metadata.
      const auto fuller = std::find_if(group + 1, groups_.end(), [&](const Group& other) {
        return other.names.size() > group->names.size() && other.worth == 3 && holds_all(other, group->names);
      });
      if (fuller != groups_.end()) std::rotate(group, fuller, fuller + 1);
      result_.names = group->names;
      result_.evidence = group->label;
      break;
    }
    for (const auto& group : groups_) {
      std::string joined;
      for (const auto& name : group.names) joined += (joined.empty() ? "" : ", ") + name;
      result_.disputed |=
          group.worth > 1 && !holds_all(group, result_.names) && !holds_all(groups_.front(), group.names);
      result_.candidates.push_back({std::move(joined), group.label, group.node});
    }
  }

  const Page& page_;
  const FlatPage& flat_;
  const std::vector<std::uint32_t>& marks_;
  const PageFacts& facts_;
  std::string site_;
  const TextMass& mass_;
  std::uint32_t container_;
  std::optional<std::size_t> title_;
  std::array<std::vector<std::uint32_t>, 4> marked_;             // elements, by mark
  std::vector<std::pair<std::size_t, std::size_t>> by_article_;  // chunks where a byline may be
  std::vector<Group> groups_;                                    // in order of trust
  PageAuthors result_;
};

}  // namespace

PageAuthors find_authors(const Page& page, const FlatPage& flat, const std::vector<std::uint32_t>& marks,
                         const PageFacts& facts, const std::string& site, const TextMass& mass, std::uint32_t container,
                         std::optional<std::size_t> title) {
  return AuthorFinder(page, flat, marks, facts, site, mass, container, title).run();
}

}  // namespace dossier_html
