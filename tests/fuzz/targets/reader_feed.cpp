#include "tests/fuzz/plugin_runs.hpp"

namespace {

const dossier::fuzz::Target target(
    "reader_feed",
    [](std::string_view bytes) {
      static const dossier::testing::LoadedPlugin reader(PLUGIN_DIR "/reader-feed.so", "reader.feed");
      dossier::fuzz::read(reader, bytes);
    },
    {"<rss><channel><title>F</title><item><title>A &amp;amp; B</title><pubDate>Fri, 05 Apr 2024 10:15:00 GMT</pubDate>"
     "<description><![CDATA[<p>One &amp; <b>two</b></p>]]></description></item></channel></rss>",
     "<feed xmlns='http://www.w3.org/2005/Atom'><entry><title type='html'>&lt;b>T&lt;/b></title><content "
     "type='xhtml'><div>"
     "<p>One</p></div></content></entry></feed>",
     "<rss><channel><title>T</title><item><title>A & B</p></title></item><item><title>C</title><description>5 < 6&#0;"
     "<br></description></item></channel></rss>",
     "{\"version\":\"https://jsonfeed.org/version/1\",\"items\":[{\"id\":1,\"content_html\":\"<p>a\\u00e9</p>\"}]}"});

}  // namespace
