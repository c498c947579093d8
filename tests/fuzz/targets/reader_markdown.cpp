#include "tests/fuzz/plugin_runs.hpp"

namespace {

const dossier::fuzz::Target target("reader_markdown",
                                   [](std::string_view bytes) {
                                     static const dossier::testing::LoadedPlugin reader(
                                         PLUGIN_DIR "/reader-markdown.so", "reader.markdown");
                                     dossier::fuzz::read(reader, bytes, "text/markdown");
                                   },
                                   {"---\ntitle: \"A: b\"\nauthor: [x, {name: y}]\ndate: 2024-04-05\n---\n# A "
                                    "*b*\n\nOne  \ntwo\\\nthree [l](<u> \"t\") "
                                    "![i](j) `c\nd` &eacute; \\* <b>x</b>\n\n> q\n> - l\n\n| a | b |\n|---|:-:|\n| 1 "
                                    "\\| 2 | `3` |\n\n```c\nint a;\n```\n\n"
                                    "<div a='>'>x &amp; y<script>z</script></div>\n",
                                    "[a]: u\n[a] [b][a]\n\n\tcode\n-\t\tx\n1. y\n\n---\n***\n",
                                    "\xEF\xBB\xBFT\r\n===\r\n&#0;\0&#x110000;"});

}  // namespace
