#include "page_authors.hpp"

#include <algorithm>

#include "dossier/text/agency_marks.hpp"
#include "names.hpp"
#include "page_title.hpp"

namespace dossier_html {
namespace {

using dossier::detail::trimmed;

bool is_any_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// "By", "Von", "Text:" before a name, and what follows it.
std::string_view without_remarks(std::string_view name) {
  for (bool again = true; again;) {
    again = false;
    name = trimmed(name);
    const std::string lower = dossier::lower_word(name.substr(0, 24));
    for (const std::string_view start : {"by ",
                                         "by: ",
                                         "von ",
                                         "von: ",
                                         "par ",
                                         "por ",
                                         "door ",
                                         "di ",
                                         "af ",
                                         "av ",
                                         "autor: ",
                                         "autor ",
                                         "autorin: ",
                                         "author: ",
                                         "author ",
                                         "authors: ",
                                         "written by ",
                                         "posted by ",
                                         "published by ",
                                         "text: ",
                                         "text von ",
                                         "redaktion: ",
                                         "ein artikel von ",
                                         "geschrieben von ",
                                         "veröffentlicht von ",
                                         "erstellt von ",
                                         "eingestellt von ",
                                         "auteur: ",
                                         "words by ",
                                         "story by ",
                                         "@"})
      if (std::string_view(lower).starts_with(start)) {
        name.remove_prefix(start.size());
        again = true;
        break;
      }
  }
  for (const std::string_view stop : {" | ", " on ", " am ", " – ", " - ", " — ", " · ", " • ", "\n", "(", " für ",
                                      " bei ", " @", ", dpa", " updated", " published", " in "}) {
    const std::size_t at = name.find(stop);
    if (at != std::string_view::npos && at > 2) name = name.substr(0, at);
  }
  name = trimmed(name);
  while (!name.empty() && std::string_view(",:;-|/").find(name.back()) != std::string_view::npos) {
    name.remove_suffix(1);
    name = trimmed(name);
  }
  return name;
}

bool is_name(std::string_view name) {
  if (name.size() < 2 || name.size() > 60 || std::count(name.begin(), name.end(), ' ') > 5) return false;
  if (name.find_first_of("<>{}[]=@_?!;:\"") != std::string_view::npos || name.find("http") != std::string_view::npos ||
      name.find("www.") != std::string_view::npos)
    return false;
  std::size_t digits = 0;
  for (const char c : name) digits += dossier::detail::is_digit(c);
  if (digits > 2 || dossier::parse_written_date(name)) return false;
  const std::string lower = dossier::lower_word(name);
  return !is_any_of(lower, {"admin",
                            "administrator",
                            "editor",
                            "editors",
                            "redaktion",
                            "author",
                            "autor",
                            "by",
                            "von",
                            "staff",
                            "guest",
                            "unknown",
                            "anonymous",
                            "webmaster",
                            "none",
                            "null",
                            "n/a",
                            "root",
                            "wordpress",
                            "share",
                            "follow",
                            "author archive",
                            "posts",
                            "mehr",
                            "gast",
                            "gastautor",
                            "more",
                            "contributor",
                            "reporter",
                            "view all posts",
                            "about the author",
                            "über den autor",
                            "die redaktion",
                            "online",
                            "kommentare"});
}

class Collector {
 public:
  void add(std::string_view written) {
    std::size_t from = 0;
    const auto take = [&](std::string_view part) {
      std::string name(without_remarks(part));
      std::replace(name.begin(), name.end(), '\n', ' ');
      if (!is_name(name)) return;
      const std::string key = folded(name);
      for (const auto& known : keys_)
        if (known == key) return;
      keys_.push_back(key);
      names_.push_back(std::move(name));
    };
    if (written.size() > 300) return;
    for (std::size_t at = 0; at < written.size();) {
      std::size_t size = 0;
      for (const std::string_view joiner :
           {" and ", " und ", " et ", " y ", " & ", ", ", "; ", " / ", " with ", " AND ", ","})
        if (written.substr(at, joiner.size()) == joiner) {
          size = joiner.size();
          break;
        }
      if (!size) {
        ++at;
        continue;
      }
      take(written.substr(from, at - from));
      from = at = at + size;
    }
    take(written.substr(std::min(from, written.size())));
  }
  bool empty() const { return names_.empty(); }
  std::vector<std::string> names() && { return std::move(names_); }

 private:
  std::vector<std::string> names_, keys_;
};

class AuthorFinder {
 public:
  AuthorFinder(const Page& page, const std::vector<std::uint32_t>& marks, const PageFacts& facts,
               const std::string& site, std::uint32_t container)
      : page_(page), marks_(marks), facts_(facts), site_(folded(site)), container_(container) {}

  PageAuthors run() {
    if (from_structured_data() || from_metas() || from_elements()) return std::move(result_);
    return {};
  }

 private:
  bool done(Collector&& names, std::string evidence) {
    if (names.empty()) return false;
    auto found = std::move(names).names();
    if (found.size() > 8) return false;
    if (found.size() == 1 && !site_.empty() && folded(found[0]) == site_) {
      if (fallback_.names.empty()) fallback_ = {std::move(found), std::move(evidence)};
      return false;
    }
    result_ = {std::move(found), std::move(evidence)};
    return true;
  }
  bool from_structured_data() {
    Collector names;
    for (const auto& name : facts_.structured.authors) names.add(name);
    return done(std::move(names), "json-ld");
  }
  bool from_metas() {
    for (const std::string_view key :
         {"author", "article:author", "dc.creator", "dcterms.creator", "parsely-author", "byl", "sailthru.author",
          "citation_author", "article:author_name", "article.author", "og:author", "book:author", "twitter:data1",
          "cxenseparse:author", "vr:author"}) {
      Collector names;
      for (const auto& tag : facts_.metas) {
        if (tag.name != key) continue;
        if (key == "twitter:data1") {
          const auto* label = facts_.find({"twitter:label1"});
          if (!label || dossier::lower_word(label->content).find("by") == std::string::npos) continue;
        }
        names.add(tag.content);
      }
      if (done(std::move(names), "meta " + std::string(key))) return true;
    }
    return false;
  }
  // Marked as the author: by rel, by microdata, by class; the best marked, then the first.
  bool from_elements() {
    for (int pass = 0; pass < 4; ++pass) {
      Collector names;
      std::size_t found = 0;
      for (std::uint32_t i = 1; i < page_.size() && found < 6; ++i) {
        if (page_[i].tag == Tag::text || !is_marked(i, pass) || in_comments(i)) continue;
        const std::string text = author_text(i);
        if (text.empty() || text.size() > 120) continue;
        const bool none_before = names.empty();
        names.add(text);
        found += none_before || !names.empty();
        if (pass >= 2 && !names.empty()) break;
        i = page_[i].end - 1;
      }
      static constexpr std::string_view evidence[] = {"rel=author", "microdata", "author class", "byline"};
      if (done(std::move(names), std::string(evidence[pass]))) return true;
    }
    return false;
  }
  bool is_marked(std::uint32_t i, int pass) const {
    switch (pass) {
      case 0: return page_[i].tag == Tag::a && has_word(page_.attribute(i, Attribute::rel), "author");
      case 1: return has_word(page_.attribute(i, Attribute::itemprop), "author");
      case 2:
        return marks_[i] & names_author && !(marks_[i] & names_comments) && page_[i].tag != Tag::body &&
               page_[i].tag != Tag::html;
      default: {
        if (i + 400 < container_ || page_[i].end - i > 12 || !is_block(page_[i].tag)) return false;
        const std::string text = page_.text_of(i, 80);
        return text.starts_with("By ") || text.starts_with("Von ") || text.starts_with("Par ") ||
               text.starts_with("BY ") || text.starts_with("Posted by ") || text.starts_with("Written by ") ||
               text.starts_with("Por ");
      }
    }
  }
  static bool has_word(std::string_view value, std::string_view word) {
    const std::size_t at = value.find(word);
    return at != std::string_view::npos && (at == 0 || value[at - 1] == ' ') &&
           (at + word.size() == value.size() || value[at + word.size()] == ' ');
  }
  bool in_comments(std::uint32_t i) const {
    for (; i > 0; i = page_[i].parent)
      if (marks_[i] & names_comments && page_[i].tag != Tag::body && page_[i].tag != Tag::html) return true;
    return false;
  }
  // The name inside, where it is marked as such; else all of its text.
  std::string author_text(std::uint32_t i) const {
    if (page_[i].tag == Tag::meta || page_[i].tag == Tag::link)
      return std::string(page_.attribute(i, Attribute::content));
    for (std::uint32_t k = i + 1; k < page_[i].end; ++k)
      if (page_[k].tag != Tag::text && has_word(page_.attribute(k, Attribute::itemprop), "name")) {
        const auto content = page_.attribute(k, Attribute::content);
        return content.empty() ? page_.text_of(k, 200) : std::string(content);
      }
    for (std::uint32_t k = i + 1; k < page_[i].end; ++k)
      if (page_[k].tag == Tag::a) {
        std::string name = page_.text_of(k, 200);
        if (name.size() > 3) return name;
      }
    return page_.text_of(i, 200);
  }

  const Page& page_;
  const std::vector<std::uint32_t>& marks_;
  const PageFacts& facts_;
  std::string site_;
  std::uint32_t container_;
  PageAuthors result_, fallback_;
};

}  // namespace

PageAuthors find_authors(const Page& page, const std::vector<std::uint32_t>& marks, const PageFacts& facts,
                         const std::string& site, std::uint32_t container) {
  return AuthorFinder(page, marks, facts, site, container).run();
}

}  // namespace dossier_html
