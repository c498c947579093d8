#include <gtest/gtest.h>

#include "dossier/testing/memory_host.hpp"
#include "dossier/text/calendar.hpp"

namespace {

using dossier::testing::EmittedDocument;
using dossier::testing::LoadedPlugin;
using namespace std::string_literals;

const LoadedPlugin& reader() {
  static const LoadedPlugin plugin(PLUGIN_DIR "/reader-html.so", "reader.html");
  return plugin;
}

const std::string first =
    "The harbour board said that the ferry would run again from Monday, after the repair of both engines had taken six "
    "weeks longer than the yard had promised.";
const std::string second =
    "The yard, which had won the contract in March, answered that the weather was to blame, and that no ship of this "
    "age "
    "could be repaired in less time.";
const std::string body = "<p>" + first + "</p><p>" + second + "</p>";

std::string page(const std::string& head, const std::string& inside) {
  return "<!DOCTYPE html><html><head>" + head + "</head><body>" + inside + "</body></html>";
}

// The bytes of the page that a part of the text came from.
std::string source_of(const EmittedDocument& document, std::string_view html, std::string_view part) {
  const std::size_t from = document.text.find(part);
  EXPECT_NE(from, std::string::npos) << part;
  std::size_t start = std::string::npos;
  std::size_t end = 0;
  for (const auto& run : document.map) {
    if (run.text + run.text_size <= from || run.text >= from + part.size()) continue;
    const bool bytewise = run.text_size == run.source_size;
    const std::size_t before = bytewise && from > run.text ? from - run.text : 0;
    const std::size_t run_end = run.text + run.text_size;
    const std::size_t behind = bytewise && run_end > from + part.size() ? run_end - from - part.size() : 0;
    start = std::min<std::size_t>(start, run.source + before);
    end = std::max<std::size_t>(end, run.source + run.source_size - behind);
  }
  return start == std::string::npos ? "" : std::string(html.substr(start, end - start));
}

struct TextCase {
  const char* name;
  std::string html;
  std::string text;
};
class Texts : public testing::TestWithParam<TextCase> {};
TEST_P(Texts, AreTheArticle) {
  const auto call = reader().read(GetParam().html);
  ASSERT_EQ(call.documents.size(), 1u);
  EXPECT_EQ(call.documents[0]->text, GetParam().text);
}
const std::string plain = first + "\n\n" + second;
const TextCase text_cases[] = {
    {"paragraphs", page("", body), plain},
    {"title_kept", page("<title>Ferry runs | Post</title>", "<h1>Ferry runs</h1>" + body), "Ferry runs\n\n" + plain},
    {"title_outside",
     page("<title>Ferry runs again</title>",
          "<header><h1>Ferry runs again</h1></header><div class='entry-content'>" + body + "</div>"),
     "Ferry runs again\n\n" + plain},
    {"lead",
     page("<title>Ferry runs again</title>", "<h1>Ferry runs again</h1><p class='lead'>" + first +
                                                 "</p><div itemprop='articleBody'><p>" + second + "</p><p>" + first +
                                                 "</p><p>" + second + "</p></div>"),
     "Ferry runs again\n\n" + plain + "\n\n" + plain},
    {"lead_that_tags_repeat",
     page(
         "<title>Ferry runs again</title><meta name=description content='Why do ferries rest for weeks in the yard? An "
         "engineer of ...'>",
         "<h1>Ferry runs again</h1><div class=teaser><div class=date>6 May 2024</div><b>Why do ferries rest for weeks "
         "in "
         "the yard? An engineer of 6 May 2024 answers</b></div><div itemprop='articleBody'>" +
             body + body + "</div>"),
     "Ferry runs again\n\nWhy do ferries rest for weeks in the yard? An engineer of 6 May 2024 answers\n\n" + plain +
         "\n\n" + plain},
    {"lead_in_a_teaser_that_tags_repeat",
     page(
         "<title>Ferry runs again</title><meta property='og:description' content='Why do ferries rest for weeks in the "
         "yard? An engineer answers'>",
         "<article><h1>Ferry runs again</h1><div class='teaser related'>Why do ferries rest for weeks in the yard? An "
         "engineer answers</div>" +
             body + body + "</article>"),
     "Ferry runs again\n\nWhy do ferries rest for weeks in the yard? An engineer answers\n\n" + plain + "\n\n" + plain},
    {"lead_that_tags_begin_later",
     page("<title>Ferry runs again</title><meta name=description content='Anna Orme has named the crew of the old "
          "wooden ferry "
          "for ...'>",
          "<h1>Ferry runs again</h1><div class=teaser>Captain Anna Orme has named the crew of the old wooden ferry for "
          "Monday</div><div itemprop='articleBody'>" +
              body + body + "</div>"),
     "Ferry runs again\n\nCaptain Anna Orme has named the crew of the old wooden ferry for Monday\n\n" + plain +
         "\n\n" + plain},
    {"ruby", page("", "<p>" + first + " <ruby>東<rp>(</rp><rt>とう</rt><rp>)</rp></ruby>京</p><p>" + second + "</p>"),
     first + " 東京\n\n" + second},
    {"navigation", page("", "<nav><a href=/>Home</a><p>" + first + "</p></nav><div>" + body + body + "</div>"),
     plain + "\n\n" + plain},
    {"comments", page("", "<div>" + body + "</div><div id=comments><p>" + first + "</p><p>" + first + "</p></div>"),
     plain},
    {"long_comments",
     page("", "<article>" + body + "</article><div class=commentlist>" + body + body + body + "</div>"), plain},
    {"related", page("", "<div>" + body + body + "<div class='related-posts'><p>" + first + "</p></div></div>"),
     plain + "\n\n" + plain},
    {"sidebar_of_page", page("", "<div class='has-sidebar'>" + body + "</div>"), plain},
    {"aside_holds_all", page("", "<aside>" + body + "</aside>"), plain},
    {"hidden", page("", body + "<div style='display: none'><p>" + first + "</p></div>"), plain},
    {"link_list", page("", body + "<ul><li><a href=1>One more story</a></li><li><a href=2>Another story</a></li></ul>"),
     plain},
    {"list", page("", body + "<ul><li>both engines, new</li><li>the rudder.</li></ul><p>" + first + "</p>"),
     plain + "\n\nboth engines, new\nthe rudder.\n\n" + first},
    {"table",
     page("", body + "<table><tr><th>Ship</th><th>Seats</th></tr><tr><td>Alda</td><td>40</td></tr></table><p>" + first +
                  "</p>"),
     plain + "\n\nShip\tSeats\nAlda\t40\n\n" + first},
    {"layout_table", page("", "<table><tr><td>" + body + "</td></tr></table>"), plain},
    {"breaks", page("", "<div>" + first + "<br><br>" + second + "<br>It is late.</div>"), plain + "\nIt is late."},
    {"heading", page("", "<p>" + first + "</p><h2>The repair</h2><p>" + second + "</p><h2>More stories</h2>"),
     first + "\n\nThe repair\n\n" + second},
    {"script", page("", body + "<script>var x = '<p>no</p>';</script><style>p {}</style><!-- no -->"), plain},
    {"stock_phrase", page("", "<p>" + first + "</p><p>Advertisement</p><p>" + second + "</p>"), plain},
    {"raised_power", page("", "<p>" + first + " It emits 10<sup>6</sup> tonnes over 20 km<sup>2</sup>.</p>"),
     first + " It emits 10^6 tonnes over 20 km2."},
    {"raised_note",
     page("", "<p>" + first +
                  " It carried 12,000<sup>3</sup> cars in 2019 <sup><a href=#n>4</a></sup>, 48<sup>[5]</sup> a "
                  "day.<sup>6</sup></p>"),
     first + " It carried 12,000[3] cars in 2019[4], 48[5] a day.[6]"},
    {"raised_cents", page("", "<p>" + first + " A ticket is $4<sup>99</sup> or 5<sup>50</sup> €.</p>"),
     first + " A ticket is $4.99 or 5.50 €."},
    {"raised_ordinal", page("", "<p>" + first + " The 5<sup>th</sup> of May.</p>"), first + " The 5th of May."},
    {"table_in_a_cell",
     page("", "<h1>Ferry</h1>" + body +
                  "<table><tr><td>Before<table><tr><td>Alda</td><td>40</td></tr></table>after</td></tr></table><p>" +
                  first + "</p>"),
     "Ferry\n\n" + plain + "\n\nBefore\nAlda\t40\nafter\n\n" + first},
    {"comments_under_a_short_article",
     page("",
          "<article><h1>Ferry</h1><p>The ferry is closed, the board said. It gave no reason.</p><details "
          "class=CommentBox>" +
              body + body + "</details></article>"),
     "Ferry\n\nThe ferry is closed, the board said. It gave no reason."},
    {"live_blog",
     page("", "<h1>Ferry</h1><div class=liveblog><article class=entry><time>10:05</time><h2>Engines</h2><p>" + first +
                  "</p></article><article class=entry><time>09:40</time><h2>Weather</h2><p>" + second +
                  "</p></article></div>"),
     "Ferry\n\n10:05\n\nEngines\n\n" + first + "\n\n09:40\n\nWeather\n\n" + second},
    {"soft_hyphen", page("", "<p>The fer&shy;ry runs" + first + "</p>"), "The ferry runs" + first},
    {"truncated", "<p>" + first + "</p><p>" + second + "<a href=\"", plain},
};
INSTANTIATE_TEST_SUITE_P(All, Texts, testing::ValuesIn(text_cases), [](const auto& c) { return c.param.name; });

struct FieldCase {
  const char* name;
  std::string head, inside;
  const char *field, *value, *evidence;
};
class Fields : public testing::TestWithParam<FieldCase> {};
TEST_P(Fields, AreFoundWithTheirEvidence) {
  const auto call = reader().read(page(GetParam().head, GetParam().inside));
  ASSERT_EQ(call.documents.size(), 1u);
  const auto record = dossier::parse_json(dossier::encode(call.documents[0]->document));
  const auto* found = record->find(GetParam().field);
  const std::string shown = !found ? "" : found->text() ? *found->text() : found->dump();
  EXPECT_EQ(shown, GetParam().value);
  const auto* metadata = record->find("metadata");
  const auto* evidence = metadata ? metadata->find("evidence") : nullptr;
  EXPECT_EQ(evidence ? evidence->text_or(GetParam().field) : "", GetParam().evidence);
}
const std::string json_ld =
    R"(<script type="application/ld+json">{"@context":"x","@graph":[{"@type":["NewsArticle"],"headline":"Ferry runs",)"
    R"("datePublished":"2024-05-06T08:00:00+02:00","dateModified":"2024-05-07","author":{"@id":"#p"},)"
    R"("publisher":{"@type":"Organization","name":"Coast Post"},},{"@type":"Person","@id":"#p","name":"Anna Orme"}]}</script>)";
const FieldCase field_cases[] = {
    {"title_of_heading", "<title>Ferry runs again - Coast Post</title>",
     "<h1>Coast Post</h1><h1>Ferry runs again</h1>" + body, "title", "Ferry runs again", "heading"},
    {"title_without_site",
     "<title>Ferry runs again - Coast Post</title><meta property='og:site_name' content='Coast Post'>", body, "title",
     "Ferry runs again", "title element"},
    {"title_with_dash", "<title>Ferry - late again</title><meta property='og:site_name' content='Coast Post'>", body,
     "title", "Ferry - late again", "title element"},
    {"title_of_json", json_ld, body, "title", "Ferry runs", "json-ld"},
    {"authors_of_json", json_ld, body, "authors", R"(["Anna Orme"])", "json-ld"},
    {"authors_of_meta", "<meta name=author content='By Anna Orme and Bo Vale'>", body, "authors",
     R"(["Anna Orme","Bo Vale"])", "meta author"},
    {"authors_of_link", "", "<a rel=author href=/a>Anna Orme</a>" + body, "authors", R"(["Anna Orme"])", "rel=author"},
    {"authors_of_class", "", "<span class=byline>Von Anna Orme</span>" + body, "authors", R"(["Anna Orme"])",
     "author class"},
    {"authors_of_line", "<title>Ferry runs again</title>", "<h1>Ferry runs again</h1><div>By Anna Orme</div>" + body,
     "authors", R"(["Anna Orme"])", "byline"},
    {"authors_without_role", "", "<div class=author>Anna Orme<br>Senior Reporter</div>" + body, "authors",
     R"(["Anna Orme"])", "author class"},
    {"authors_without_place", "", "<p class=byline>Anna Orme, Senior Reporter, Aldermere</p>" + body, "authors",
     R"(["Anna Orme"])", "author class"},
    {"authors_without_address", "",
     "<div class=byline>By <a class=author href=/a>Anna Orme</a> <a href='mailto:a@x.example'>Email the author</a> "
     "a@x.example</div>" +
         body,
     "authors", R"(["Anna Orme"])", "author class"},
    {"authors_in_a_list", "<title>Ferry</title>", "<h1>Ferry</h1><p>By ANNA ORME, BO VALE and CY WREN</p>" + body,
     "authors", R"(["ANNA ORME","BO VALE","CY WREN"])", "byline"},
    {"authors_one_by_one", "<meta name=author content='Anna Orme'><meta name=author content='and Bo Vale'>", body,
     "authors", R"(["Anna Orme","Bo Vale"])", "meta author"},
    {"authors_beside_a_button", "<title>Ferry</title>",
     "<h1>Ferry</h1><p>-- By Anna Orme <a href=/f>Follow @orme</a></p>" + body, "authors", R"(["Anna Orme"])",
     "byline"},
    {"authors_above_their_paper", "<title>Ferry</title>",
     "<h1>Ferry</h1><div>Anna Orme<br><a href=/p>Coast Post</a><br>Thu, 14 May 2020 17:55 UTC</div>" + body, "authors",
     R"(["Anna Orme"])", "byline"},
    {"authors_without_desk", "<title>Ferry</title>",
     "<h1>Ferry</h1><p class=byline>Analysis by Anna Orme, CNN Senior Supreme Court Analyst</p>" + body, "authors",
     R"(["Anna Orme"])", "author class"},
    {"authors_have_no_job", "", "<h1>Ferry</h1><p class=byline>By Anna Orme, Product Marketing Manager</p>" + body,
     "authors", R"(["Anna Orme"])", "author class"},
    {"authors_are_no_contributors",
     R"(<script type="application/ld+json">{"@type":"Article","author":{"name":"Contributors to Coast projects"}}</script>)",
     body, "authors", "", ""},
    {"authors_are_no_topics", "",
     "<h1>Ferry</h1><div class=author><a rel=tag href=/t>Harbors</a> <a href=/a>Anna Orme</a></div>" + body, "authors",
     R"(["Anna Orme"])", "author class"},
    {"authors_without_agency", "<meta name=author content='Anna Orme/OPA'>", body, "authors", R"(["Anna Orme"])",
     "meta author"},
    {"authors_without_full_stop", "", "<h1>Ferry</h1><p>By Anna Orme.</p>" + body, "authors", R"(["Anna Orme"])",
     "byline"},
    {"authors_that_places_agree_on",
     "<meta name=author content='Newsroom'><script type='application/ld+json'>{\"@type\":\"Article\",\"author\":"
     "{\"name\":\"Newsroom\"}}</script>",
     "<h1>Ferry</h1><p>Songs by Bo Vale</p>" + body, "authors", R"(["Newsroom"])", "json-ld"},
    {"authors_far_behind_a_label", "",
     "<h1>Ferry</h1>" + body + body + "<ul><li>a</li><li>b</li><li>c</li><li>Auteur : Anna Orme</li></ul>", "authors",
     R"(["Anna Orme"])", "byline"},
    {"authors_of_json_in_cdata",
     R"(<script type="application/ld+json"><![CDATA[{"@type":"Article","author":[{"name":"Anna Orme"}]}]]></script>)",
     body, "authors", R"(["Anna Orme"])", "json-ld"},
    {"authors_end_before_a_date", "", "<h1>Ferry</h1><p class=byline>By Anna Orme <span>May 6, 2024</span></p>" + body,
     "authors", R"(["Anna Orme"])", "author class"},
    {"authors_end_before_a_weekday", "", "<h1>Ferry</h1><p>By Anna Orme Monday, May 6, 2024</p>" + body, "authors",
     R"(["Anna Orme"])", "byline"},
    {"authors_of_a_list_of_links",
     "<meta name=author content='Editions Coast Post'><meta property='og:site_name' content='Coast Post'>",
     "<h1>Ferry</h1><ul><li><a rel=author href=/a>Anna Orme</a><li><a rel=author href=/b>Bo Vale</a></ul>" + body +
         "<p><a rel=author href=/c>Cy Poe</a>",
     "authors", R"(["Anna Orme","Bo Vale"])", "rel=author"},
    {"authors_joined_by_a_slash", "", "<h1>Ferry</h1><p>Por Anna Orme / Bo Vale</p>" + body, "authors",
     R"(["Anna Orme","Bo Vale"])", "byline"},
    {"authors_of_last_resort", "<meta name='twitter:creator' content='Anna Orme'>", body, "authors", R"(["Anna Orme"])",
     "meta twitter:creator"},
    {"authors_are_not_the_site_too",
     "<meta property='og:site_name' content='Coast Insider'><meta name=author content='Anna Orme, Coast Insider'>",
     body, "authors", R"(["Anna Orme"])", "meta author"},
    {"authors_once", "",
     "<h1>Ferry</h1><div class=author><a>Anna Orme</a><a>About Anna Orme</a><p>Read in over 150 other "
     "places</p></div>" +
         body,
     "authors", R"(["Anna Orme"])", "author class"},
    {"authors_of_a_firm", "<meta name=author content='Copyright Orme GmbH &amp; Co. KG, Elvany'>", body, "authors",
     R"(["Orme GmbH & Co. KG"])", "meta author"},
    {"authors_in_parts",
     R"(<script type="application/ld+json">{"@type":"Article","author":[{"givenName":"Anna","familyName":"Orme"},)"
     R"({"name":"Bo O&amp;#39;Vale"}]}</script>)",
     body, "authors", R"(["Anna Orme","Bo O'Vale"])", "json-ld"},
    {"authors_are_no_organisation", "<meta name=author content='Coast Broadcasting Corporation'>",
     "<h1>Ferry</h1><p class=byline>By Anna Orme</p>" + body, "authors", R"(["Anna Orme"])", "author class"},
    {"authors_in_elements_without_space", "",
     "<h1>Ferry</h1><p class=author><em>von</em><span>Anna Orme</span><em>Chronik</em></p>" + body, "authors",
     R"(["Anna Orme"])", "author class"},
    {"authors_in_a_line_without_space", "",
     "<h1>Ferry</h1><div><span>By Anna Orme</span><span>Thursday 2 Nov 2023</span></div>" + body, "authors",
     R"(["Anna Orme"])", "byline"},
    {"authors_behind_a_hard_space", "", "<h1>Ferry</h1><p class=author>von&nbsp;<b>lupa</b></p>" + body, "authors",
     R"(["lupa"])", "author class"},
    {"authors_in_markup",
     R"(<script type="application/ld+json">{"@type":"Article","author":{"name":["\u003Ca href=\u0022/a\u0022\u003EAnna\u00a0Orme\u003C/a\u003E"]}}</script>)",
     body, "authors", R"(["Anna Orme"])", "json-ld"},
    {"authors_not_of_teasers", "",
     "<article><h1>Ferry</h1><p><span itemprop=author>Anna Orme</span></p>" + body +
         "</article><div><div><p><span itemprop=author>Bo Vale</span></p></div></div>",
     "authors", R"(["Anna Orme"])", "microdata"},
    {"authors_side_by_side", "",
     "<h1>Ferry</h1><div><span class=author>Anna Orme</span>, <span class=author>Bo Vale</span></div>" + body +
         "<div><span class=author>Cy Poe</span></div>",
     "authors", R"(["Anna Orme","Bo Vale"])", "author class"},
    {"authors_in_the_innermost_mark", "",
     "<h1>Ferry</h1><div class=article-author>Section: <a href=/h>Harbors</a> <div class=author-text>By <a "
     "class=author-name href=/a>nightcrew</a></div></div>" +
         body,
     "authors", R"(["nightcrew"])", "author class"},
    {"authors_of_a_card", "",
     "<h1>Ferry</h1>" + body + "<span class='post-author vcard'>Posted by <span class=fn>der Michel</span></span>",
     "authors", R"(["der Michel"])", "author class"},
    {"authors_by_address", "",
     "<h1>Ferry</h1><p>May 6 | <a href='https://post.example/author/anna-orme/'>Anna Orme</a> | Harbors</p>" + body +
         "<p><a href='https://post.example/author/bo-vale/'>Bo Vale</a></p>",
     "authors", R"(["Anna Orme"])", "author link"},
    {"authors_behind_their_agency", "",
     "<h1>Ferry</h1><div class=byline>By <a rel=author href=/c>coast.com</a></div><div class=text><p class=byline>By "
     "Anna Orme, CNN</p>" +
         body + "</div>",
     "authors", R"(["Anna Orme"])", "author class"},
    {"authors_in_a_line_behind_their_agency", "", "<h1>Ferry</h1><p>By Coast News</p><p>By Anna Orme</p>" + body,
     "authors", R"(["Anna Orme"])", "byline"},
    {"authors_with_a_role_behind_a_label", "<meta name=author content='Orme-Stiftung e.V.'>",
     "<h1>Ferry</h1>" + body + "<p><b>Autorin: Anna Orme, Leiterin der Werft in Elvany.</b></p>", "authors",
     R"(["Anna Orme"])", "byline"},
    {"authors_in_small_letters", "",
     "<small>Verfasst von: <b>annaorme</b> | 31. Dezember 2008</small><h1>Ferry</h1>" + body, "authors",
     R"(["annaorme"])", "byline"},
    {"authors_in_small_letters_behind_a_date", "", "<h1>Ferry</h1><p>Posted on May 6, 2024 by annaorme</p>" + body,
     "authors", R"(["annaorme"])", "byline"},
    {"authors_are_no_other_words", "", "<h1>Ferry</h1><p>Posted by far away</p><p>by and by</p>" + body, "authors", "",
     ""},
    {"authors_in_italics_at_the_end", "",
     "<div class=article-body><h1>Ferry</h1>" + body +
         "<p><b><i>Anna Orme</i></b></p><div>ad</div><div>yesterday</div><p>" + first + "</p></div>",
     "authors", R"(["Anna Orme"])", "signature"},
    {"authors_at_the_right_at_the_end", "", "<h1>Ferry</h1>" + body + "<p style='text-align: right'>Anna Orme</p>",
     "authors", R"(["Anna Orme"])", "signature"},
    {"authors_not_of_pictures", "",
     "<h1>Ferry</h1><figure><figcaption>The yard. <span class=author>Bo Vale</span></figcaption></figure><p>The quay. "
     "<span class=img-author>Cy Poe</span></p><p class=author>Anna Orme</p>" +
         body,
     "authors", R"(["Anna Orme"])", "author class"},
    {"authors_not_of_what_is_quoted", "",
     "<h1>Ferry</h1><blockquote><p>Shared by Bo Vale</p></blockquote><p>By Anna Orme</p>" + body, "authors",
     R"(["Anna Orme"])", "byline"},
    {"authors_are_no_headings_at_the_end", "", "<h1>Ferry</h1>" + body + "<p><b>Related Stories</b></p>", "authors", "",
     ""},
    {"authors_end_before_what_was_done", "", "<h1>Ferry</h1><p>Von Anna Orme Veröffentlicht am 6. Mai 2024</p>" + body,
     "authors", R"(["Anna Orme"])", "byline"},
    {"no_author", "<meta name=author content='admin'>", "<h1>Ferry</h1>" + body, "authors", "", ""},
    {"no_author_in_comments", "", body + "<div id=comments><span class=author>Bo Vale</span> Nice.</div>", "authors",
     "", ""},
    {"published_of_json", json_ld, body, "published", "2024-05-06T08:00:00+02:00", "json-ld"},
    {"updated_of_json", json_ld, body, "updated", "2024-05-07", "json-ld"},
    {"source_of_json", json_ld, body, "source", "Coast Post", "json-ld"},
    {"published_of_meta", "<meta property='article:published_time' content='2024-05-06T08:00Z'>", body, "published",
     "2024-05-06T08:00Z", "meta article:published_time"},
    {"published_of_time", "", "<h1>Ferry</h1><time datetime='2024-05-06'>Monday</time>" + body, "published",
     "2024-05-06", "time element"},
    {"published_of_class", "", "<h1>Ferry</h1><span class=post-date>6. Mai 2024</span>" + body, "published",
     "2024-05-06", "date class"},
    {"published_of_address", "<link rel=canonical href='https://post.example/2024/05/06/ferry'>", body, "published",
     "2024-05-06", "address"},
    {"published_of_text", "", "<h1>Ferry</h1><div>Posted on May 6, 2024</div>" + body, "published", "2024-05-06",
     "label"},
    {"published_not_of_comment", "", body + "<div class=comments><time datetime='2024-05-09'>x</time></div>",
     "published", "", ""},
    {"published_by_locale", "<meta property='og:locale' content='en_US'>",
     "<h1>Ferry</h1><div class=date>05/06/2024</div>" + body, "published", "2024-05-06", "date class"},
    {"published_not_guessed", "", "<h1>Ferry</h1><div class=date>05/06/2024</div>" + body, "published", "", ""},
    {"published_day_of_place",
     "<link rel=canonical href='https://post.example/2024/05/06/ferry'>"
     "<meta property='article:published_time' content='2024-05-07T01:00:00Z'>",
     body, "published", "2024-05-06", "address"},
    {"published_of_label", "",
     "<h1>Ferry</h1><p class=date>Last updated: 22 May 2024 | First published: 14 May 2024</p>" + body, "published",
     "2024-05-14", "label"},
    {"updated_of_label", "", "<h1>Ferry</h1><p>Published 14 May 2024. Updated 22 May 2024</p>" + body, "updated",
     "2024-05-22", "label"},
    {"published_not_reviewed", "", "<h1>Ferry</h1><p>Reviewed 22 May 2024 &middot; Published 14 May 2024</p>" + body,
     "published", "2024-05-14", "label"},
    {"published_of_an_update_alone", "",
     "<h1>Ferry</h1><time itemprop=dateModified datetime='2024-05-22T11:30:00+01:00'>Updated 22/05/2024</time>" + body,
     "published", "", ""},
    {"published_of_a_shown_update_alone", "", "<h1>Ferry</h1><p>Last updated: 22 May 2024</p>" + body, "published",
     "2024-05-22", "update: label"},
    {"published_not_updated", "<meta property='article:modified_time' content='2024-05-22T11:30:00Z'>",
     "<h1>Ferry</h1><p>6 May 2024</p>" + body, "published", "2024-05-06", "text"},
    {"published_not_as_changed",
     "<meta name=datePublished content='2024-05-22T11:30:00Z'><meta name=dateModified content='2024-05-22T11:30:00Z'>"
     "<meta name=pubdate content='2024-05-06'>",
     "<h1>Ferry</h1><p>6 May 2024</p>" + body, "published", "2024-05-06", "meta pubdate"},
    {"published_in_the_order_of_tags",
     "<meta property='article:published_time' content='2024-05-06T08:00Z'><meta property='og:locale' content='de_AT'>",
     "<h1>Ferry</h1><p>05/06/2024</p>" + body, "published", "2024-05-06T08:00Z", "meta article:published_time"},
    {"published_in_a_widget", "",
     "<div class=widget-container><span itemprop=datePublished>6. Mai 2024</span></div><h1>Ferry</h1>" + body,
     "published", "2024-05-06", "microdata"},
    {"published_not_of_the_folder", "<link rel=canonical href='https://post.example/2024/05/20240531_ferry'>", body,
     "published", "2024-05-31", "address"},
    {"published_by_two_names_of_a_month", "", "<h1>Ferry</h1><p>24 نيسان / أبريل 2020</p>" + body, "published",
     "2020-04-24", "text"},
    {"updated_of_microdata", "",
     "<h1>Ferry</h1><time itemprop=datePublished datetime='2024-05-14T01:57+01:00'>x</time> <time "
     "itemprop=dateModified "
     "datetime='2024-05-14T19:20+01:00'>y</time>" +
         body,
     "updated", "2024-05-14T19:20+01:00", "microdata"},
    {"published_of_shown_label", "", "<h1>Ferry</h1><time datetime='2024-05-20'>Publié le 14 mai 2024</time>" + body,
     "published", "2024-05-14", "label"},
    {"published_of_the_place", "<meta property='article:published_time' content='2024-05-13T22:04:00Z'>",
     "<h1>Ferry</h1><span class=date>14. Mai 2024, 00:04</span>" + body, "published", "2024-05-14T00:04", "date class"},
    {"published_of_script", "<script>var a={\"expires\":\"2031-01-31\",\"publishedAt\":\"2024-05-14T10:00\"}</script>",
     body, "published", "2024-05-14T10:00", "script"},
    {"published_by_agreement", R"(<meta name=date content="05/06/2024"><meta property="og:locale" content="en_US">)",
     "<h1>Ferry</h1><p>Erstellt am: 05.06.2024</p>" + body, "published", "2024-06-05", "label"},
    {"title_is_not_the_site", "<title>Harbor Notes &raquo; Blog &raquo; Ferry runs again</title>",
     "<h1><a href='https://notes.example/'>Harbor Notes</a></h1><h2>Ferry runs again</h2>" + body, "title",
     "Ferry runs again", "heading"},
    {"title_is_not_the_section", "<title>Coast Post - News - Ferry runs again</title>",
     "<h1>News</h1><h1>Ferry runs again</h1>" + body, "title", "Ferry runs again", "heading"},
    {"title_of_the_sole_heading", "<meta property='og:title' content='Why this boat is back'>",
     "<h1>Ferry runs again</h1>" + body, "title", "Ferry runs again", "heading"},
    {"title_after_a_colon",
     "<title>Late engines: Ferry runs again</title><meta property='og:title' content='Ferry runs again'>",
     "<h1><span>Late engines</span><span>: Ferry runs again</span></h1>" + body, "title", "Ferry runs again",
     "heading"},
    {"title_without_kicker", "<meta property='og:title' content='Ferry runs again'>",
     "<h1><span>Late engines</span> Ferry runs again</h1>" + body, "title", "Ferry runs again", "heading"},
    {"source", "<meta property='og:site_name' content='Coast Post'>", body, "source", "Coast Post",
     "meta og:site_name"},
    {"url", "<meta property='og:url' content='https://post.example/ferry'>", body, "url", "https://post.example/ferry",
     "meta og:url"},
    {"language_is_not_guessed", "", body, "language", "", ""},
    {"language_as_declared", "<meta name=language content=EN-gb>", body, "language", "en-GB", "html lang"},
};
INSTANTIATE_TEST_SUITE_P(All, Fields, testing::ValuesIn(field_cases), [](const auto& c) { return c.param.name; });

TEST(ReaderHtml, FindsTheLanguageAndAgencyCredits) {
  const auto call = reader().read("<html lang=en_GB><body><p>ELVANY (OPA) - " + first + "</p><p>" + second + "</p>");
  const auto& document = call.documents.at(0)->document;
  EXPECT_EQ(document.language, "en-GB");
  ASSERT_EQ(document.credits.size(), 1u);
  EXPECT_EQ(document.credits[0].name, "OPA");
  EXPECT_EQ(document.text.substr(document.credits[0].start, 3), "OPA");
}

TEST(ReaderHtml, KeepsEveryCandidateWithItsPlace) {
  const std::string html =
      page("<title>Ferry runs again - Coast Post</title><meta property='og:site_name' content='Coast Post'>" + json_ld +
               "<meta name=author content='Bo Vale'><meta property='article:published_time' "
               "content='2024-05-06T08:00+0200'>",
           "<h1>Ferry <i>runs</i> again</h1><p>Published 8 May 2024</p>" + body);
  const auto call = reader().read(html);
  const auto& metadata = call.documents.at(0)->document.metadata;
  std::string shown;
  for (const auto* field : {"title", "authors", "published"})
    for (const auto& candidate : *metadata.find("candidates")->find(field)->array()) {
      const auto start = static_cast<std::size_t>(candidate.integer_or("start"));
      const auto end = static_cast<std::size_t>(candidate.integer_or("end"));
      shown += std::string(field) + " " + std::string(candidate.text_or("label")) + ": " +
               std::string(candidate.text_or("value")) + " = " + html.substr(start, end - start) + "\n";
    }
  EXPECT_EQ(shown,
            "title heading: Ferry runs again = <h1>Ferry <i>runs</i> again\n"
            "title json-ld: Ferry runs = Ferry runs\n"
            "title title element: Ferry runs again = Ferry runs again\n"
            "authors json-ld: Anna Orme = Anna Orme\n"
            "authors meta author: Bo Vale = Bo Vale\n"
            "published label: 2024-05-08 = Published 8 May 2024\n"
            "published json-ld: 2024-05-06T08:00:00+02:00 = 2024-05-06T08:00:00+02:00\n"
            "published meta article:published_time: 2024-05-06T08:00+02:00 = 2024-05-06T08:00\n");
  EXPECT_EQ(metadata.find("disputed")->dump(), R"(["authors","published"])");
}

TEST(ReaderHtml, MarksTheLinesUnderTheTitleAsTitle) {
  const auto call =
      reader().read(page("<title>Ferry runs</title>", "<h1>Ferry runs</h1><p>" + second +
                                                          "</p><div itemprop=articleBody>" + body + body + "</div>"));
  std::string kinds;
  for (const auto& block : call.documents.at(0)->document.blocks) kinds += block.kind + " ";
  EXPECT_EQ(kinds, "title title paragraph paragraph paragraph paragraph ");
}

TEST(ReaderHtml, MapsTextToItsBytes) {
  const std::string html =
      page("<title>Ferry runs again</title>",
           "<h1>Ferry  <i>runs</i>\n again</h1><p>Six &amp; a half &#8364; or &euro;5, a&nbsp;lot. " + first + "</p>");
  const auto call = reader().read(html);
  const auto& document = *call.documents.at(0);
  EXPECT_EQ(source_of(document, html, "Ferry"), "Ferry");
  EXPECT_EQ(source_of(document, html, " runs"), "  <i>runs");
  EXPECT_EQ(source_of(document, html, "&"), "&amp;");
  EXPECT_EQ(source_of(document, html, "€ or €5"), "&#8364; or &euro;5");
  EXPECT_EQ(source_of(document, html, "a lot"), "a&nbsp;lot");
  EXPECT_EQ(source_of(document, html, first), first);
  ASSERT_EQ(document.document.blocks.at(0).kind, "title");
}

// A page that a script is to build has its article in data only.
TEST(ReaderHtml, ReadsTheArticleFromDataWhereTheMarkupHasNone) {
  const std::string title = "<title>Ferry runs again</title>";
  const std::string menu = "\"menu\":[{\"label\":\"News\"},{\"label\":\"Sport\"}]";
  const std::string teaser =
      "\"related\":[{\"title\":\"Bridge shut\",\"teaser\":\"The swing bridge is shut for the winter.\"}]";
  const std::string third = first + " " + second + " " + first;
  const auto blocks = "\"blocks\":[{\"type\":\"text\",\"text\":\"" + third +
                      "\"},{\"type\":\"text\",\"of\":[{\"text\":\"" + second +
                      " It is \"},{\"type\":\"i\",\"of\":[{\"text\":\"\\u201eold\\u201c\"}]},{\"text\":\".\"}]}]";
  const auto markup =
      "\"html\":\"\\u003cp\\u003e" + third + "\\u003c/p\\u003e\\n<p>" + second + " It is &quot;old&quot;.</p>\"";
  struct Case {
    const char* name;
    std::string script;
    std::string last;
    std::string source;  // of the last word
  };
  for (const auto& each : {
           Case{"articleBody",
                "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"articleBody\":\"" + third + "\\n\\n" +
                    second + " It is \\\"old\\\".\"}</script>",
                " It is \"old\".", "\\\"old\\\"."},
           Case{"state",
                "<script id=__NEXT_DATA__ type='application/json'>{\"props\":{" + menu + ",\"article\":{" + blocks +
                    "}," + teaser + "}}</script>",
                " It is \u201eold\u201c.", "\\u201eold\\u201c\"}]},{\"text\":\"."},
           Case{"assigned", "<script>window.__STATE__ = {" + menu + "," + markup + "," + teaser + "};</script>",
                " It is \"old\".", "&quot;old&quot;."},
       }) {
    SCOPED_TRACE(each.name);
    const auto html = page(title, "<div id=app><noscript>Switch on scripts.</noscript></div>" + each.script);
    const auto call = reader().read(html);
    ASSERT_EQ(call.documents.size(), 1U);
    EXPECT_EQ(call.documents[0]->text, third + "\n\n" + second + each.last);
    EXPECT_EQ(call.documents[0]->document.blocks.size(), 2U);
    EXPECT_EQ(call.documents[0]->document.title, "Ferry runs again");
    EXPECT_EQ(source_of(*call.documents[0], html, second), second);
    EXPECT_EQ(source_of(*call.documents[0], html, each.last.substr(7)), each.source);
  }
  // A notice is no article.
  EXPECT_TRUE(reader()
                  .read(page(title, "<div id=app></div><script>var notice = {\"text\":\"" + first + "\"};</script>"))
                  .documents.empty());
  // What the markup has comes from the markup.
  const auto both = reader().read(page(title, body + "<script>var state = {" + markup + "};</script>"));
  EXPECT_EQ(both.documents.at(0)->text, plain);
}

TEST(ReaderHtml, MapsTextThroughOtherEncodings) {
  for (const auto& [charset, word] :
       {std::pair{"windows-1252", "caf\xE9 \x96"}, std::pair{"iso-8859-5", "\xBF\xDE\xE0\xE2"},
        std::pair{"shift_jis", "\x8D\x60\x82\xC5"}, std::pair{"gb2312", "\xB8\xDB\xBF\xDA"}}) {
    const std::string html =
        page("<meta charset="s + charset + ">", "<p>x " + std::string(word) + " y " + first + "</p>");
    const auto call = reader().read(html);
    const auto& document = *call.documents.at(0);
    EXPECT_EQ(document.document.metadata.text_or("replaced_characters"), "") << charset;
    const std::size_t end = document.text.find(" y ");
    EXPECT_EQ(source_of(document, html, document.text.substr(2, end - 2)), word) << charset;
    EXPECT_EQ(source_of(document, html, first), first) << charset;
  }
}

struct CharsetCase {
  const char *name, *head, *bytes, *text, *charset;
};
class Charsets : public testing::TestWithParam<CharsetCase> {};
TEST_P(Charsets, AreRead) {
  const auto call = reader().read(page(GetParam().head, "<p>" + first + " "s + GetParam().bytes + "</p>"));
  const auto& document = *call.documents.at(0);
  EXPECT_EQ(document.text, first + " " + GetParam().text);
  EXPECT_EQ(document.document.metadata.text_or("charset"), GetParam().charset);
}
const char* const cyrillic =
    "\xC3\xEE\xF0\xEE\xE4\xF1\xEA\xEE\xE9 \xF1\xEE\xE2\xE5\xF2 \xF0\xE5\xF8\xE8\xEB \xE7\xE0\xEA\xF0\xFB\xF2\xFC "
    "\xEC\xEE\xF1\xF2";
const char* const cyrillic_text = "Городской совет решил закрыть мост";
const CharsetCase charset_cases[] = {
    {"meta", "<meta charset=windows-1251>", cyrillic, cyrillic_text, "windows-1251"},
    {"not_of_a_script", "<script src=a.js charset=utf-8></script><meta charset=windows-1251>", cyrillic, cyrillic_text,
     "windows-1251"},
    {"not_of_a_description", "<meta name=description content='charset=koi8-r'><meta charset=windows-1251>", cyrillic,
     cyrillic_text, "windows-1251"},
    {"not_of_a_comment", "<!-- <meta charset=koi8-r> --><meta charset=windows-1251>", cyrillic, cyrillic_text,
     "windows-1251"},
    {"second_equivalent",
     "<meta http-equiv=Content-Language content=ru><meta httpequiv=Content-Type content='text/html; charset=cp1251'>",
     cyrillic, cyrillic_text, "windows-1251"},
    {"first_of_a_list", "<meta http-equiv=Content-Type content='text/html; charset=windows-1251,UTF-8'>", cyrillic,
     cyrillic_text, "windows-1251"},
    {"undeclared", "", cyrillic, cyrillic_text, "windows-1251"},
    {"wrongly_declared", "<meta charset=iso-8859-1>", cyrillic, cyrillic_text, "windows-1251"},
    {"windows_variant", "<meta charset=iso-8859-2>",
     "m\xF3wi\xB9 \x96 \x84"
     "cios\x94 \x9Cwi\xEA"
     "ta",
     "mówią – „cios” święta", "windows-1250"},
    {"larger_set_of_hong_kong", "<meta charset=big5>", "\x9D\xEF\x9D\xCF", "嘅嘢", "big5"},
    {"larger_set_of_korea", "<meta charset=euc-kr>", "\x8C\x63\xB9\xE6", "똠방", "euc-kr"},
    {"larger_set_of_japan", "<meta charset=shift_jis>", "\x87\x40\x87\x8A\xFB\xFC\x8B\xB4", "①㈱髙橋", "shift_jis"},
};
INSTANTIATE_TEST_SUITE_P(All, Charsets, testing::ValuesIn(charset_cases), [](const auto& c) { return c.param.name; });

TEST(ReaderHtml, StaysWithinBoundsOnHostilePages) {
  const auto times = [](std::string_view piece, int count) {
    std::string all;
    for (int i = 0; i < count; ++i) all += piece;
    return all;
  };
  const std::string pages[] = {times("<div>", 100000) + first + times("</div>", 100000),
                               "<div " + times("a=1 b=2 ", 50000) + ">" + first,
                               "<table>" + times("<b>x", 20000),
                               times("<svg><desc>", 20000),
                               "<table><tr>" + times("<td>a, b.</td>", 50000),
                               times("<!--", 100000),
                               "<p>" + times("&", 300000),
                               times("<", 300000),
                               "<p>" + std::string(300000, '\0'),
                               "<script type=application/ld+json>" + times("[", 300000),
                               times("<div class=comments>", 400) + times("<p class=comments>" + first, 2000),
                               times("<time datetime=2024-05-06>x</time>", 20000),
                               times("</body>x", 20000),
                               "<p>x" + times("1<sup>,</sup>", 5000),
                               times("<table><tr><td>", 400) + times("<p>" + first + "</p>", 200),
                               times("<div class=author>", 400) + times("<span>x</span>", 3000),
                               "<p class=date>" + times("1.2.2020 ", 5000),
                               "<h1>" + times("<span>abc </span>", 3000) + "</h1><p>" + first,
                               "<script>" + times("published:", 5000) + "</script><p>" + first};
  for (const auto& html : pages) EXPECT_EQ(reader().read(html).status, DOSSIER_OK) << html.substr(0, 40);
  std::string metas;  // each with another day and name
  for (int i = 0; i < 40000; ++i)
    metas += "<meta name=date content=" + dossier::iso_text(dossier::from_days(9000 + i % 35000)) +
             "><meta name=author content='Bo A" + std::to_string(i) + "'><i itemprop=author>Bo B" + std::to_string(i) +
             "</i>";
  EXPECT_EQ(reader().read(metas + first).documents.at(0)->document.published.substr(0, 7), "1994-08");
  const auto deep = reader().read(pages[0]);
  EXPECT_EQ(deep.documents.at(0)->text, first);
  EXPECT_GT(deep.documents.at(0)->document.metadata.integer_or("tags_too_deep"), 90000);
  const auto wide = reader().read("<title>A</title>" + times("<p>a", 210'000) + "<p>" + first);
  EXPECT_GT(wide.documents.at(0)->document.metadata.integer_or("tags_too_many"), 9000);
  EXPECT_NE(wide.documents.at(0)->text.find(first), std::string::npos) << "text stays";
}

TEST(ReaderHtml, RefusesAndDropsWhatHoldsNoPage) {
  EXPECT_EQ(reader().read("").dropped.size(), 1u);
  EXPECT_EQ(reader().read("<html><body><script>x</script>").dropped.at(0).code, "empty");
  const LoadedPlugin small(PLUGIN_DIR "/reader-html.so", "reader.html", R"({"max_bytes": 10})");
  const auto call = small.read("<html><body>Text");
  ASSERT_TRUE(call.failure);
  EXPECT_EQ(call.failure->code, "too_large");
  EXPECT_EQ(call.failure->message, "expected a page of at most 10 bytes, found 16; raise the option max_bytes");
}

TEST(ReaderHtml, KnowsItsInputs) {
  const auto sniff = reader().functions<dossier_reader>().sniff;
  const auto answer = [&](std::string_view head) { return sniff(dossier::to_view("x"), dossier::to_view(head)); };
  EXPECT_GE(answer("<!DOCTYPE html><html>"), 90);
  EXPECT_GE(answer("\xEF\xBB\xBF\n<html lang=en>"), 90);
  EXPECT_GE(answer("<?xml version=\"1.0\"?><!DOCTYPE html PUBLIC \"x\"><html>"), 90);
  EXPECT_GE(answer("<head><title>x</title>"), 50);
  EXPECT_EQ(answer("<?xml version=\"1.0\"?><rss><title>x</title><body>"), 0);
  EXPECT_EQ(answer("Plain text with <p> and <div>."), 0);
  EXPECT_EQ(answer(""), 0);
}

}  // namespace
