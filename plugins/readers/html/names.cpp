#include "names.hpp"

#include <string>

#include "language/word_table.hpp"

namespace dossier_html {
namespace {

struct Words {
  std::string_view words;
  std::uint32_t marks;
};

constexpr Words single_words[] = {
    {"comment comments commentlist commentary kommentare kommentar commentaires comentarios commenti disqus respond "
     "livefyre commentform commentarea commentsection replies opiniones",
     names_comments},
    {"nav navi navigation navbar navbox subnav topnav menu submenu dropdown breadcrumb breadcrumbs crumb crumbs "
     "crumbtrail footer "
     "sidebar sidebars share sharing sharebar shares sharedaddy shareaholic sharethis socialshare social socials "
     "sociable "
     "socialmedia addthis addtoany a2a related relatedposts relatedarticles similar recommended recommendation "
     "recommendations recirc recirculation outbrain taboola plista ligatus newsletter newsletters subscribe "
     "subscription "
     "signup mailchimp cookie cookies consent gdpr ad ads advert adverts advertisement advertising adsense adsbygoogle "
     "advertorial anzeige werbung sponsor sponsored sponsors promo promos promotion promotional popup modal "
     "overlay lightbox tagcloud taglist postmeta pagination pager paginator paging pagenav wpnavi login "
     "register search searchform searchbox toolbar trending popular mostpopular mostread "
     "jp yarpp zemanta upprev printfriendly skip sr rating ratings vote votes poll feedback "
     "toplist shoutbox syndication tweet tweets twitter facebook whatsapp pinterest instapaper linkedin "
     "viral ticker carousel paywall piano donate donation donations shop warenkorb basket cart "
     "masthead copyright impressum disclaimer topbar bottombar flyout offcanvas mobilenav megamenu sitemap "
     "authorbox authorbio aboutauthor bio biography",
     names_furniture},
    {"meta postmetadata info byline author authors timestamp tags tag tagged categories category topics widget "
     "widgets teaser teasers banner header aside marginal extra extras tools options toc tooltip bar box links "
     "linklist readmore more next prev previous print buttons button btn infobox factbox attachment hub latest "
     "credits rail complementary secondary supplementary service services archive archives profile follow likes like "
     "reactions views icon icons top bottom",
     names_margin},
    {"articlebody entrycontent postcontent storybody articletext articlecontent storycontent postbody postentry "
     "bodytext fulltext maintext newstext contenttext posttext textbody bodycopy",
     names_body},
    {"article story post entry content main text body hentry artikel beitrag single", names_article},
    {"author authors byline autor autoren auteur writer redakteur verfasser", names_author},
    {"date dates datum time timestamp published pubdate posted dateline updated datetime fecha", names_date},
    {"caption captions credit credits figcaption bildunterschrift legend legende", names_caption},
    {"title headline headlines heading titel", names_title},
    {"sidebar sidebars related relatedposts relatedarticles similar recommended recommendation recommendations recirc "
     "recirculation outbrain taboola plista ligatus trending popular mostpopular mostread yarpp zemanta teaser teasers "
     "latest carousel ticker widget widgets toplist promo promos menu nav navigation navbar",
     names_elsewhere},
    {"hidden hide invisible offscreen noshow", names_hidden},
};

struct Pair {
  std::string_view first, second;
  std::uint32_t marks;
};
// Two consecutive words.
constexpr Pair word_pairs[] = {{"article", "body", names_body},       {"article", "content", names_body},
                               {"article", "text", names_body},       {"entry", "content", names_body},
                               {"post", "content", names_body},       {"post", "body", names_body},
                               {"post", "text", names_body},          {"post", "entry", names_body},
                               {"story", "body", names_body},         {"story", "content", names_body},
                               {"story", "text", names_body},         {"body", "text", names_body},
                               {"body", "copy", names_body},          {"text", "content", names_body},
                               {"field", "body", names_body},         {"content", "body", names_body},
                               {"full", "text", names_body},          {"main", "text", names_body},
                               {"news", "text", names_body},          {"theme", "content", names_body},
                               {"single", "content", names_body},     {"blog", "content", names_body},
                               {"art", "postcontent", names_body},    {"post", "bodycopy", names_body},
                               {"read", "also", names_furniture},     {"see", "also", names_furniture},
                               {"most", "read", names_furniture},     {"most", "popular", names_furniture},
                               {"read", "next", names_furniture},     {"up", "next", names_furniture},
                               {"author", "box", names_furniture},    {"author", "bio", names_furniture},
                               {"author", "info", names_furniture},   {"about", "author", names_furniture},
                               {"more", "stories", names_furniture},  {"next", "post", names_furniture},
                               {"post", "nav", names_furniture},      {"post", "tags", names_furniture},
                               {"entry", "meta", names_furniture},    {"post", "meta", names_furniture},
                               {"entry", "utility", names_furniture}, {"entry", "footer", names_furniture},
                               {"post", "footer", names_furniture},   {"tag", "list", names_furniture},
                               {"sign", "up", names_furniture},       {"more", "from", names_furniture},
                               {"you", "may", names_furniture},       {"screen", "reader", names_furniture},
                               {"visually", "hidden", names_hidden},  {"display", "none", names_hidden},
                               {"user", "info", names_furniture},     {"side", "bar", names_furniture},
                               {"tool", "bar", names_furniture},      {"cat", "links", names_furniture},
                               {"print", "only", names_furniture},    {"wp", "caption", names_caption},
                               {"image", "text", names_caption},      {"comment", "count", names_furniture},
                               {"comments", "link", names_furniture}, {"no", "comments", names_furniture},
                               {"post", "author", names_author},      {"fb", "like", names_furniture},
                               {"reading", "time", names_furniture},  {"article", "tools", names_furniture},
                               {"article", "tags", names_furniture},  {"article", "footer", names_furniture}};

const language::WordTable<std::uint32_t>& table() {
  static const auto words = [] {
    language::WordTable<std::uint32_t> built;
    for (const auto& entry : single_words) built.add(entry.words, entry.marks);
    built.sort();
    return built;
  }();
  return words;
}

class Reader {
 public:
  std::uint32_t read(std::string_view names) {
    before_.clear();
    for (std::size_t at = 0; at < names.size() && at < longest_;) {
      std::size_t end = at;
      word_.clear();
      while (end < names.size() && is_letter(names[end]) && (end == at || !is_new_word(names, end)))
        word_ += static_cast<char>(names[end++] | 32);
      if (end == at) {
        if (names[at] == ' ') before_.clear();
        ++at;
        continue;
      }
      take();
      at = end;
    }
    return marks_;
  }

 private:
  static constexpr std::size_t longest_ = 300;

  static bool is_letter(char c) { return (c | 32) >= 'a' && (c | 32) <= 'z'; }
  static bool is_new_word(std::string_view names, std::size_t at) {
    return names[at] < 'a' && names[at - 1] >= 'a';  // aB
  }
  void take() {
    const auto [first, last] = table().find(word_);
    // "has-sidebar", "no-comments", "with-share" describe the page, not this element.
    const bool of_page = before_ == "has" || before_ == "no" || before_ == "with" || before_ == "without" ||
                         before_ == "hide" || before_ == "is" || before_ == "not";
    if (!of_page)
      for (auto entry = first; entry != last; ++entry) marks_ |= entry->second;
    for (const auto& pair : word_pairs)
      if (pair.second == word_ && pair.first == before_) marks_ |= pair.marks;
    std::swap(before_, word_);
  }

  std::string word_;
  std::string before_;
  std::uint32_t marks_ = 0;
};

}  // namespace

std::uint32_t name_marks(const Page& page, std::uint32_t node) {
  if (page[node].attribute_count == 0) return 0;
  Reader reader;
  std::uint32_t marks = reader.read(page.attribute(node, Attribute::class_));
  marks |= reader.read(page.attribute(node, Attribute::id));
  return marks;
}

}  // namespace dossier_html
