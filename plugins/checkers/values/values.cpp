#include <algorithm>
#include <optional>
#include <set>

#include "arithmetic.hpp"
#include "dossier/plugin.hpp"
#include "report.hpp"
#include "sides.hpp"
#include "story.hpp"

namespace checker_values {

// Five passes: how common words are; the distinctive words of each document; neighbours; stories; the figures of each
// story.
class Values {
 public:
  static constexpr auto about = About{.id = "checker.values",
                                      .version = "1.0.0",
                                      .summary =
                                          "Compares quantities and times across documents: agreements, conflicts, "
                                          "updates, and figures that should follow from one another."};
  static OptionDeclarations options() {
    return {
        option("story_likeness")
            .number(0.3)
            .range(0.01, 1)
            .help("How similar the words of two documents must be before their figures are compared."),
        option("single_source").boolean(false).help("Also report figures that only one source gives."),
        option("possible").boolean(true).help("Also report conflicts that rest on weak evidence, marked as possible.")};
  }
  static std::vector<PassDeclaration> passes() {
    std::vector<PassDeclaration> passes(5);
    passes[0] = declare("words", "records", "text", 0);
    passes[0].levels = levels();
    passes[1] = declare("signatures", "records", "text", 0);
    passes[2] = declare("neighbours", "rows", "text", 100);
    passes[3] = declare("stories", "rows", "nothing", 0);
    passes[3].rounds = 8;
    passes[4] = declare("figures", "records", "text", 4000);
    for (const int mapped : {0, 1, 4}) passes[mapped].kinds = {"quantity", "time", "quote"};
    return passes;
  }

  explicit Values(const Options& options)
      : story_likeness_(options.number("story_likeness")),
        single_source_(options.boolean("single_source")),
        possible_(options.boolean("possible")) {}

  void map(PassAt at, const Claim& claim, Keys& keys) const {
    if (at.pass == 4) {
      const auto label = label_of(claim.document);
      const auto story = keys.lookup(story_fact(label));
      return keys.add(key_bytes(story == 0 ? label : story));
    }
    keys.add(claim.document);
  }

  void reduce(PassAt at, const Group<Claim>& group, Findings& out) const {
    switch (at.pass) {
      case 0: return count_words(group, out);
      case 1: return emit_signature(group, out);
      case 2: return find_neighbours(group, out);
      case 3: return join_story(at, group, out);
      default: return check(group, out);
    }
  }

 private:
  static PassDeclaration declare(std::string name, std::string from, std::string join, std::uint64_t most) {
    PassDeclaration pass;
    pass.name = std::move(name);
    pass.from = std::move(from);
    pass.join = std::move(join);
    pass.max_members = most;
    return pass;
  }
  static std::vector<std::int64_t> levels() {
    std::vector<std::int64_t> levels;
    for (std::int64_t level = 1; level < (std::int64_t{1} << 40); level *= 2) {
      levels.push_back(level);
      if (level > 1) levels.push_back(level + level / 2);
    }
    return levels;
  }

  static void count_words(const Group<Claim>& group, Findings& out) {
    out.fact("documents", 1);
    for (const auto& [stem, count] : stems_of_text(group[0].a().text())) out.fact("word/" + stem, 1);
  }

  Signature signature(std::string_view text, const Findings& out) const {
    return signature_of(text, out.lookup("documents"),
                        [&](const std::string& stem) { return out.lookup("word/" + stem); });
  }

  void emit_signature(const Group<Claim>& group, Findings& out) const {
    std::vector<std::pair<double, std::string>> order;
    for (const auto& [stem, weight] : signature(group[0].a().text(), out).weights) {
      // A word of very many documents connects nothing.
      if (out.lookup("word/" + stem) <= most_documents) order.emplace_back(-weight, stem);
    }
    std::sort(order.begin(), order.end());
    for (std::size_t i = 0; i < order.size() && i < blocking_words; ++i) out.next(order[i].second, 0, Note(by_words));
    for (std::size_t i = 0; i < group.size(); ++i)
      for (const auto& key : value_keys(group[i].record())) out.next(key, i, Note(by_value));
  }

  void find_neighbours(const Group<Claim>& group, Findings& out) const {
    if (group[0].note().as<std::uint32_t>() == by_value) return meet_by_value(group, out);
    std::vector<Signature> signatures;
    std::vector<Label> labels;
    for (std::size_t i = 0; i < group.size(); ++i) {
      signatures.push_back(signature(group[i].a().text(), out));
      labels.push_back(label_of(group[i].record().document));
    }
    for (std::size_t i = 0; i < group.size(); ++i) {
      out.checkpoint();
      for (std::size_t j = 0; j < i; ++j)
        if (likeness_of(signatures[i], signatures[j]) >= story_likeness_) neighbours(labels[i], labels[j], i, out);
    }
  }

  // Documents with nearly the same large figure in sentences about the same subject are neighbours too.
  void meet_by_value(const Group<Claim>& group, Findings& out) const {
    std::vector<Claim> claims;
    for (std::size_t i = 0; i < group.size(); ++i) claims.push_back(group[i].record());
    const auto total = out.lookup("documents");
    const auto documents = [&](const std::string& stem) { return out.lookup("word/" + stem); };
    std::vector<std::optional<Signature>> known(group.size());
    const auto signature_at = [&](std::size_t i) -> const Signature& {
      if (!known[i]) known[i] = signature(group[i].a().text(), out);
      return *known[i];
    };
    for (std::size_t i = 0; i < claims.size(); ++i) {
      out.checkpoint();
      for (std::size_t j = 0; j < i; ++j) {
        if (claims[i].document == claims[j].document || !sentences_meet(claims[i], claims[j], total, documents))
          continue;
        // A toll of the past that two reports recall ("the wave of 2004 killed 170,000") does not make them one story.
        if (claims[i].value->code.empty() && likeness_of(signature_at(i), signature_at(j)) < story_likeness_ * 0.6)
          continue;
        neighbours(label_of(claims[i].document), label_of(claims[j].document), i, out);
      }
    }
  }

  // Rows need a record; these carry everything in their notes, so any record of the group will do.
  static void neighbours(Label a, Label b, std::size_t record, Findings& out) {
    if (a == b) return;
    out.next(key_bytes(a), record, Note(Edge{a, b}));
    out.next(key_bytes(b), record, Note(Edge{b, a}));
  }

  // The first round counts the neighbours of each document; each later one names centres and who joins them.
  static void join_story(PassAt at, const Group<Claim>& group, Findings& out) {
    const auto own = group[0].note().as<Edge>().own;
    std::vector<Label> labels;
    for (std::size_t i = 0; i < group.size(); ++i) labels.push_back(group[i].note().as<Edge>().other);
    std::sort(labels.begin(), labels.end());
    labels.erase(std::unique(labels.begin(), labels.end()), labels.end());
    const auto known = [&](Label label) {
      return Standing{label, out.lookup(degree_fact(label)), out.lookup(story_fact(label))};
    };
    Standing self = known(own);
    if (at.round == 0) {
      self.degree = static_cast<std::int64_t>(labels.size());
    } else if (self.story == 0) {
      std::vector<Standing> others;
      others.reserve(labels.size());
      for (const auto label : labels) others.push_back(known(label));
      self.story = story_of(self, others, at.last_round());
    }
    out.fact(degree_fact(own), self.degree);
    if (self.story != 0) out.fact(story_fact(own), self.story);
  }

  void check(const Group<Claim>& group, Findings& out) const {
    std::vector<Claim> claims;
    std::vector<std::string_view> texts;
    for (std::size_t i = 0; i < group.size(); ++i) {
      claims.push_back(group[i].record());
      texts.push_back(group[i].a().text());
    }
    const auto figures = read_figures(std::move(claims), texts);
    const TermWeights weights(figures);
    Supports supports;
    const auto derived = check_arithmetic(figures, weights, supports);
    auto drafts = find_sides(figures, weights, stated_rates(figures));
    drafts.insert(drafts.end(), derived.begin(), derived.end());
    if (single_source_) add_single_sources(figures, drafts);
    for (const auto& draft : drafts) {
      if (draft.possible && !possible_) continue;
      const auto finding = write_finding(draft, figures, supports);
      if (finding.kind == "agreement" && finding.independent_sources < 2 && !single_source_) continue;
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

  struct Edge {
    Label own;
    Label other;
  };
  static std::string degree_fact(Label label) { return "degree/" + std::to_string(label); }
  static std::string story_fact(Label label) { return "story/" + std::to_string(label); }

  static constexpr std::uint32_t by_words = 1;
  static constexpr std::uint32_t by_value = 2;
  static constexpr std::int64_t most_documents = 2000;
  static constexpr std::size_t blocking_words = 16;

  double story_likeness_;
  bool single_source_;
  bool possible_;
};

}  // namespace checker_values

DOSSIER_PLUGIN(checker_values::Values)
