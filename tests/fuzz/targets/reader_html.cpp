#include "tests/fuzz/plugin_runs.hpp"

namespace {

const dossier::fuzz::Target target(
    "reader_html",
    [](std::string_view bytes) {
      static const dossier::testing::LoadedPlugin reader(PLUGIN_DIR "/reader-html.so", "reader.html");
      dossier::fuzz::read(reader, bytes, "text/html");
    },
    {"<!DOCTYPE html><html><head><meta charset=utf-8><title>A &amp; B</title>"
     "<meta property=\"article:published_time\" content=\"2024-04-05T21:10:00Z\">"
     "<script type=\"application/ld+json\">{\"@type\":\"NewsArticle\",\"author\":{\"name\":\"Ann "
     "Lee\"}}</script></head>"
     "<body><nav><a href=x>Home</a></nav><article><h1>A title</h1><p>By Ann Lee</p><p>The board said the ferry would "
     "run "
     "again from Monday &mdash; after the repair of both engines.</p><ul><li>one<li>two</ul><table><tr><td>a<td>b"
     "</table><p>caf\xC3\xA9 &#x1F600; &nbsp;end.</p></article></body></html>",
     "<p>one<br>two<pre>  three\n four</pre><blockquote>five", "<html><head><meta charset=windows-1252><p>caf\xE9 <b>x",
     std::string("\xFF\xFE<\0p\0>\0a\0", 10)});

}  // namespace
