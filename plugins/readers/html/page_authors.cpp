#include "page_authors.hpp"

#include <algorithm>

#include "dossier/text/letters.hpp"
#include "names.hpp"
#include "page_title.hpp"
#include "person_names.hpp"

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
        title_(title) {}

  PageAuthors run() {
    if (from_structured_data() || from_metas() || from_elements() || from_bylines()) return std::move(result_);
    return std::move(fallback_);
  }

 private:
  bool done(std::vector<std::string> found, std::string evidence) {
    constexpr std::size_t too_many = 8;
    if (found.empty() || found.size() > too_many) return false;
    if (found.size() == 1 && (folded(found[0]) == site_ || is_site_name(found[0]))) {
      if (fallback_.names.empty()) fallback_ = {std::move(found), std::move(evidence)};
      return false;
    }
    result_ = {std::move(found), std::move(evidence)};
    return true;
  }
  bool from_structured_data() {
    PersonNames names;
    for (const auto& name : facts_.structured.authors) names.add(name);
    return done(names.take(), "json-ld");
  }
  bool from_metas() {
    for (const std::string_view key :
         {"author", "article:author", "dc.creator", "dcterms.creator", "parsely-author", "byl", "sailthru.author",
          "citation_author", "article:author_name", "article.author", "og:author", "book:author", "twitter:data1",
          "cxenseparse:author", "vr:author"}) {
      PersonNames names;
      for (const auto& tag : facts_.metas)
        if (tag.name == key && (key != "twitter:data1" || labels_author())) names.add(tag.content);
      if (done(names.take(), "meta " + std::string(key))) return true;
    }
    return false;
  }
  bool labels_author() const {
    const auto* label = facts_.find({"twitter:label1"});
    if (!label) return false;
    const std::string lower = dossier::lower_word(label->content);
    for (const std::string_view word : {"by", "von", "par", "por", "door", "autor", "scritto da", "auteur", "przez"})
      if (lower.find(word) != std::string::npos) return true;
    return false;
  }

  // Marked as the author by rel, microdata or a class.
  bool from_elements() {
    static constexpr std::string_view evidence[] = {"rel=author", "microdata", "author class"};
    for (int pass = 0; pass < 3; ++pass) {
      PersonNames names;
      for (std::uint32_t i = 1; i < page_.size(); ++i) {
        if (page_[i].tag == Tag::text || !is_marked(i, pass) || in_comments(i)) continue;
        const std::string text = author_text(i);
        if (text.empty() || text.size() > 120) continue;
        names.add(text);
        if ((pass == 2 || pass == 0) && !names.empty()) break;
        i = page_[i].end - 1;
      }
      if (done(names.take(), std::string(evidence[pass]))) return true;
    }
    return false;
  }
  bool is_marked(std::uint32_t i, int pass) const {
    if (pass == 0) return page_[i].tag == Tag::a && has_word(page_.attribute(i, Attribute::rel), "author");
    if (pass == 1) return has_word(page_.attribute(i, Attribute::itemprop), "author");
    return marks_[i] & names_author && !(marks_[i] & names_comments) && page_[i].tag != Tag::body &&
           page_[i].tag != Tag::html && page_[i].end - i < 200;
  }
  static bool has_word(std::string_view value, std::string_view word) {
    const std::size_t at = value.find(word);
    return at != std::string_view::npos && (at == 0 || value[at - 1] == ' ') &&
           (at + word.size() == value.size() || value[at + word.size()] == ' ');
  }
  bool in_comments(std::uint32_t i) const {
    for (; i > 0; i = page_[i].parent)
      if (marks_[i] & names_comments && page_[i].tag != Tag::body && page_[i].tag != Tag::html && mass_.prose(i) == 0)
        return true;
    return false;
  }
  // The text marked as a name, else the link's text, else all of the text.
  std::string author_text(std::uint32_t i) const {
    if (page_[i].tag == Tag::meta || page_[i].tag == Tag::link)
      return std::string(page_.attribute(i, Attribute::content));
    for (std::uint32_t k = i + 1; k < page_[i].end; ++k)
      if (page_[k].tag != Tag::text && has_word(page_.attribute(k, Attribute::itemprop), "name")) {
        const auto content = page_.attribute(k, Attribute::content);
        return content.empty() ? page_.text_of(k, 200) : std::string(content);
      }
    std::string all = page_.text_of(i, 200);
    if (const auto names = names_in_byline(all); !names.empty() && all.size() < 120) return all_of(names);
    for (std::uint32_t k = i + 1; k < page_[i].end; ++k)
      if (page_[k].tag == Tag::a) {
        std::string name = page_.text_of(k, 200);
        if (name.size() > 3) return name;
      }
    return all;
  }
  static std::string all_of(const std::vector<std::string>& names) {
    std::string joined;
    for (const auto& name : names) joined += (joined.empty() ? "" : ", ") + name;
    return joined;
  }

  // A short line next to the title, or at the beginning or end of the text, that names the author.
  bool from_bylines() {
    constexpr std::size_t longest = 140;
    const std::size_t first = mass_.first_chunk(container_);
    const std::size_t end = mass_.end_chunk(container_);
    const auto try_chunks = [&](std::size_t from, std::size_t to) {
      for (std::size_t c = from; c < std::min(to, flat_.chunks.size()); ++c) {
        const auto& chunk = flat_.chunks[c];
        if (chunk.size() > longest || (title_ && c == *title_) || is_heading(page_[chunk.node].tag)) continue;
        if (done(names_in_byline(flat_.of(chunk)), "byline")) return true;
      }
      return false;
    };
    const std::size_t title = title_.value_or(first);
    return try_chunks(title > 4 ? title - 4 : 0, title + 8) || try_chunks(first, first + 4) ||
           try_chunks(end > 3 ? end - 3 : 0, end);
  }

  const Page& page_;
  const FlatPage& flat_;
  const std::vector<std::uint32_t>& marks_;
  const PageFacts& facts_;
  std::string site_;
  const TextMass& mass_;
  std::uint32_t container_;
  std::optional<std::size_t> title_;
  PageAuthors result_, fallback_;
};

}  // namespace

PageAuthors find_authors(const Page& page, const FlatPage& flat, const std::vector<std::uint32_t>& marks,
                         const PageFacts& facts, const std::string& site, const TextMass& mass, std::uint32_t container,
                         std::optional<std::size_t> title) {
  return AuthorFinder(page, flat, marks, facts, site, mass, container, title).run();
}

}  // namespace dossier_html
