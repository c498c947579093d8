#include "tests/fuzz/plugin_runs.hpp"

namespace {

const dossier::fuzz::Target target(
    "reader_subtitles",
    [](std::string_view bytes) {
      static const dossier::testing::LoadedPlugin reader(PLUGIN_DIR "/reader-subtitles.so", "reader.subtitles");
      dossier::fuzz::read(reader, bytes);
    },
    {"1\r\n00:00:01,000 --> 00:00:03,500\r\n<i>One</i>\r\n{\\an8}two\r\n\r\n2\n00:00:09.000 --> 00:00:10.000\nthree",
     "WEBVTT - T\n\nNOTE x\n\na\n00:01.000 --> 00:02.000 align:start\n<v.loud Ann Lee>one &amp; "
     "<00:01.500>two</v>\n\nstray\n"});

}  // namespace
