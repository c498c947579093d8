// The readers of RTF, which is a parser of our own; the others are over libarchive and expat.
#include "tests/fuzz/plugin_runs.hpp"

namespace {

const dossier::fuzz::Target target(
    "reader_office",
    [](std::string_view bytes) {
      static const dossier::testing::LoadedPlugin reader(PLUGIN_DIR "/reader-office.so", "reader.office");
      dossier::fuzz::read(reader, bytes, "application/rtf");
    },
    {"{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0\\fcharset0 A;}{\\f1\\fcharset128 B;}}{\\stylesheet{\\s1 heading "
     "1;}}{\\info{\\title "
     "T}{\\creatim\\yr2024\\mo4\\dy5}}\\pard\\s1 H\\par\\pard\\f1 \\'93\\'fa\\f0\\u-10179 ?\\u-8704 ?{\\footnote "
     "n}\\par\\trowd\\intbl "
     "a\\cell b\\cell\\row\\pard{\\*\\shpinst{\\shptxt s\\par}}{\\upr{a}{\\*\\ud{b}}}\\bin2 xx\\~\\_\\-\\{ caf\xE9}",
     "{\\rtf1{{{\\v x}}\\uc2\\u8364 xy\\trowd\\cell\\row\\nestcell\\deleted"});

}  // namespace
