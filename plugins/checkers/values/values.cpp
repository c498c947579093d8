#include <algorithm>
#include <optional>
#include <set>

#include "arithmetic.hpp"
#include "contradictions.hpp"
#include "dossier/plugin.hpp"
#include "report.hpp"
#include "sides.hpp"
#include "story_passes.hpp"

namespace checker_values {

// The passes that find stories, then one over the figures of each story and one over its statements.
class Values {
 public:
  static constexpr auto about =
      About{.id = "checker.values",
            .version = "1.0.0",
            .summary =
                "Compares quantities, times and statements across documents: agreements, conflicts, "
                "updates, and figures that should follow from one another."};
  static OptionDeclarations options() {
    return {
        option("story_likeness")
            .number(0.5)
            .range(0.05, 0.95)
            .help("How likely two documents must be to report one event before their figures are compared."),
        option("single_source").boolean(false).help("Also report figures that only one source gives."),
        option("possible").boolean(true).help("Also report conflicts that rest on weak evidence, marked as possible.")};
  }
  static std::vector<PassDeclaration> passes() {
    auto passes = StoryPasses::declarations();
    PassDeclaration figures;
    figures.name = "figures";
    figures.join = "text";
    figures.max_members = 4000;
    figures.kinds = {"quantity", "time", "quote"};
    passes.push_back(std::move(figures));
    PassDeclaration statements;
    statements.name = "statements";
    statements.join = "record";
    statements.max_members = 8000;
    statements.kinds = {"statement"};
    passes.push_back(std::move(statements));
    return passes;
  }

  explicit Values(const Options& options)
      : stories_(options.number("story_likeness")),
        single_source_(options.boolean("single_source")),
        possible_(options.boolean("possible")) {}

  using Scratch = StoryPasses::Readings;

  void map(PassAt at, const Claim& claim, Keys& keys) const {
    if (at.pass < StoryPasses::count) return keys.add(claim.document);
    keys.add(key_bytes(StoryPasses::story_of(claim, keys)));
  }

  void reduce(PassAt at, const Group<Claim>& group, Findings& out, Scratch& readings) const {
    if (at.pass < StoryPasses::count) return stories_.reduce(at, group, out, readings);
    if (at.pass == StoryPasses::count) return check(group, out);
    check_statements(group, out);
  }

 private:
  void check(const Group<Claim>& group, Findings& out) const {
    std::vector<Claim> claims;
    std::vector<std::string_view> texts;
    for (std::size_t i = 0; i < group.size(); ++i) {
      claims.push_back(group[i].record());
      texts.push_back(group[i].a().text());
    }
    const auto story = claims.front().document;
    const auto figures = read_figures(std::move(claims), texts);
    const TermWeights weights(figures);
    Supports supports;
    const auto derived = check_arithmetic(figures, weights, supports);
    auto drafts = find_sides(figures, weights, stated_rates(figures));
    drafts.insert(drafts.end(), derived.begin(), derived.end());
    if (single_source_) add_single_sources(figures, drafts);
    for (const auto& draft : drafts) {
      if (draft.possible && !possible_) continue;
      auto finding = write_finding(draft, figures, supports);
      finding.story = story;
      if (finding.kind == "agreement" && finding.independent_sources < 2 && !single_source_) continue;
      out.emit(finding);
    }
  }

  void check_statements(const Group<Claim>& group, Findings& out) const {
    std::vector<Claim> claims;
    for (std::size_t i = 0; i < group.size(); ++i) claims.push_back(group[i].record());
    const auto story = claims.front().document;
    for (auto& finding : find_contradictions(std::move(claims), possible_)) {
      finding.story = story;
      out.emit(finding);
    }
  }

  static void add_single_sources(const std::vector<Figure>& figures, std::vector<Draft>& drafts) {
    std::set<std::size_t> reported;
    for (const auto& draft : drafts) {
      reported.insert(draft.figures.begin(), draft.figures.end());
      for (const auto& side : draft.sides) reported.insert(side.figures.begin(), side.figures.end());
    }
    for (const auto& figure : figures)
      if (!reported.count(figure.place)) {
        Draft draft;
        draft.kind = "single_source";
        draft.figures = {figure.place};
        drafts.push_back(std::move(draft));
      }
  }

  StoryPasses stories_;
  bool single_source_;
  bool possible_;
};

}  // namespace checker_values

DOSSIER_PLUGIN(checker_values::Values)
