// extractor.pattern: claims by the user's own patterns.
#include "dossier/plugin.hpp"

#include <algorithm>
#include <optional>

#include "dossier/extractor.hpp"
#include "dossier/plugin/data_folder.hpp"
#include "patterns_file.hpp"
#include "scan.hpp"

namespace {

using namespace pattern_extractor;

class PatternExtractor {
 public:
  static constexpr auto about =
      dossier::About{.id = "extractor.pattern",
                     .version = "1.0.0",
                     .summary = "Finds claims by your own patterns over text, tokens and tags."};

  static dossier::OptionDeclarations options() {
    return {dossier::option("file").path("").help("A YAML file with patterns."),
            dossier::option("patterns")
                .list()
                .help("Patterns in the pipeline itself: each item is the YAML of one pattern."),
            dossier::option("confidence")
                .number(0.8)
                .range(0, 1)
                .help("The confidence of claims by patterns that set none."),
            dossier::option("max_matches")
                .integer(1000)
                .range(1, 1000000)
                .help("The maximum number of matches of one pattern in one document.")};
  }
  static void describe(dossier::PluginManifest& manifest) {
    manifest.claims = {"quantity", "time", "quote", "entity", "statement"};
  }

  using Scratch = ScanScratch;

  PatternExtractor(const dossier::Options& options, const dossier::Host& host)
      : settings_{options.number("confidence"), static_cast<std::uint64_t>(options.integer("max_matches"))} {
    PatternReader reader;
    if (const auto file = options.text("file"); !file.empty()) reader.read_file(file);
    std::size_t number = 0;
    for (const auto& item : options.list("patterns")) reader.read_item(item, ++number);
    patterns_ = reader.finish();
    if (patterns_.empty())
      host.warn("there are no patterns: expected some in the option file or patterns, found neither");
    if (std::any_of(patterns_.begin(), patterns_.end(),
                    [](const auto& each) { return each.tokens && each.tokens->uses_tags; }))
      syntax_.emplace(dossier::data_folder("extractor-pattern") / "english-syntax.model");
  }

  void extract(const dossier::Document& document, const std::vector<dossier::Claim>& earlier, dossier::ClaimSink& sink,
               Scratch& scratch) const {
    Scan(document, earlier, settings_, syntax_ ? &*syntax_ : nullptr, sink, scratch).run(patterns_);
  }

 private:
  ScanSettings settings_;
  std::vector<Pattern> patterns_;
  std::optional<language::Syntax> syntax_;
};

}  // namespace

DOSSIER_PLUGIN(PatternExtractor)
