// The grammar of times, inside its extractor.
#include "tests/fuzz/plugin_runs.hpp"

namespace {

const dossier::fuzz::Target target(
    "extractor_time",
    [](std::string_view bytes) {
      static const dossier::testing::LoadedPlugin extractor(PLUGIN_DIR "/extractor-time.so", "extractor.time");
      dossier::fuzz::extract(extractor, bytes);
    },
    {"The bridge opened on 4 March 2019, at 9.30 pm CET, two years after 4/5/2017.",
     "From Monday to Friday, every other week since the 1990s; the day before yesterday.",
     "Between 5 and 7 p.m. last Christmas Eve, in Q3 FY2020, 44 BC, mid-2016 and 2016-W12.",
     "half past ten the day before the first Tuesday of next month, for some three and a half hours"});

}  // namespace
