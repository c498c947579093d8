// extractor.time: every time expression of an English text as a claim.
#include "claims.hpp"
#include "dossier/plugin.hpp"
#include "dossier/plugin/data_folder.hpp"

namespace time_extractor {

class Time {
 public:
  static constexpr auto about = dossier::About{.id = "extractor.time",
                                               .version = "1.0.0",
                                               .summary =
                                                   "Finds dates, times, durations and repetitions in English text and "
                                                   "resolves them against the publication date."};
  static void describe(dossier::PluginManifest& manifest) {
    manifest.claims = {"time"};
    manifest.languages = {"en"};
  }

  static dossier::OptionDeclarations options() {
    using dossier::option;
    return {
        option("style")
            .choice("auto", {"auto", "news", "narrative", "message"})
            .help("How relative times are read: against the publication date, the last date mentioned, or as "
                  "appointments."),
        option("date_order")
            .choice("auto", {"auto", "month_first", "day_first"})
            .help("How to read 4/5/2024 if the text leaves it open."),
        option("durations").boolean(true).help("Emit durations such as \"three weeks\"."),
        option("sets").boolean(true).help("Emit repetitions such as \"every Monday\"."),
        option("present").boolean(false).help("Emit \"now\" and \"currently\" outside of messages too."),
    };
  }

  explicit Time(const dossier::Options& options) {
    choice_.preferences.style = options.text("style");
    choice_.preferences.date_order = options.text("date_order");
    choice_.durations = options.boolean("durations");
    choice_.sets = options.boolean("sets");
    choice_.present = options.boolean("present");
  }

  void extract(const dossier::Document& document, const std::vector<dossier::Claim>& earlier,
               dossier::ClaimSink& claims) const {
    const language::DocumentSyntax syntax(syntax_, document.text, earlier, claims);
    extract_times(document, choice_, syntax, events_, claims);
  }

 private:
  ClaimChoice choice_;
  EventChoice events_;
  language::LazySyntax syntax_{dossier::data_folder("extractor-time") / "english-syntax.model"};
};

}  // namespace time_extractor

DOSSIER_PLUGIN(time_extractor::Time)
