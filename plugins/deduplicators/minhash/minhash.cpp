// deduplicator.minhash: documents that share text, verified on their words.
#include <set>

#include "boilerplate.hpp"
#include "candidates.hpp"
#include "common_phrases.hpp"
#include "dossier/plugin.hpp"
#include "pair.hpp"
#include "partial.hpp"
#include "verdict.hpp"

namespace minhash {

class MinHash {
 public:
  static constexpr auto about = dossier::About{
      .id = "deduplicator.minhash",
      .version = "1.0.0",
      .summary =
          "Finds near-duplicates, shared passages and rewrites, verified on the texts, with the direction of copying."};

  static dossier::OptionDeclarations options() {
    return {
        dossier::option("near").number(0.6).range(0.1, 1).help(
            "Share of the later text's own words that must be in the earlier text for a near copy."),
        dossier::option("near_titled")
            .number(0.4)
            .range(0.1, 1)
            .help("The same share if both documents have the same title."),
        dossier::option("partial_words")
            .integer(9)
            .range(4, 1000)
            .unit("words")
            .help("Words that a shared passage needs to be reported if the documents are not near copies."),
        dossier::option("rewrites")
            .boolean(true)
            .help("Also look for reports that say the same in other words, sentence by sentence."),
    };
  }

  static std::vector<dossier::PassDeclaration> passes() {
    dossier::PassDeclaration paragraphs;
    paragraphs.name = "paragraphs";
    paragraphs.join = "sketch";
    paragraphs.min_members = 2;
    paragraphs.max_members = 24;
    paragraphs.sampled = true;
    for (std::int64_t level = 2; level <= (1 << 20); level *= 2) paragraphs.levels.push_back(level);
    dossier::PassDeclaration shingles;
    shingles.name = "shingles";
    shingles.min_members = 2;
    shingles.max_members = 150;
    shingles.sampled = true;  // it reports those that it leaves out
    dossier::PassDeclaration pairs;
    pairs.name = "pairs";
    pairs.from = "rows";
    pairs.join = "text";
    pairs.distinct = true;
    pairs.max_members = 4096;  // one a shared pair of rare words
    dossier::PassDeclaration passages;
    passages.name = "passages";
    passages.from = "rows";
    passages.join = "text";
    passages.max_members = 256;
    return {paragraphs, shingles, pairs, passages};
  }

  explicit MinHash(const dossier::Options& options)
      : settings_{options.number("near"), options.number("near_titled"),
                  static_cast<std::size_t>(options.integer("partial_words")), options.boolean("rewrites")} {}

  std::string sketch(const dossier::Document& document) const { return encode_sketch(sketch_of(document)); }

  void map(dossier::PassAt at, const dossier::Document&, std::string_view bytes, dossier::Keys& keys) const {
    const auto sketch = decode_sketch(bytes);
    if (at.pass == 0) {
      if (sketch.cut_at != UINT64_MAX)
        keys.drop("text after byte " + std::to_string(sketch.cut_at), "text_too_long", {sketch.cut_at, sketch.cut_at});
      add_paragraphs(sketch, keys);
      if (settings_.rewrites) add_frequencies(sketch.words, keys);
    } else {
      const auto own = own_words(sketch, keys);
      add_shingles(sketch, own.words, settings_.partial_words, keys);
      if (settings_.rewrites) add_wording(sketch, own.words, Rarity(keys), keys);
    }
  }

  void reduce(dossier::PassAt at, const dossier::Group<dossier::Document>& group, dossier::Links& links) const {
    switch (at.pass) {
      case 0: learn_boilerplate(group, links); break;
      case 1: pair_members(group, links); break;
      case 2:
        if (group[0].note().as<Seed>().kind == Seed::common)
          report_common_phrases(group, settings_.partial_words, links);
        else
          compare(group, links);
        break;
      default: trace_passages(group, links);
    }
  }

 private:
  void compare(const dossier::Group<dossier::Document>& group, dossier::Links& links) const {
    const Grounds grounds = grounds_of(group);
    if (!grounds.shingles && !grounds.wording) return;
    const Rarity rarity(links);
    std::set<std::pair<std::uint64_t, std::uint64_t>> seen;  // more than one pair only where hashes of ids collide
    for (std::size_t i = 0; i < group.size(); ++i) {
      if (!seen.insert({group[i].order(), group[i].other_order()}).second) continue;
      Pair pair(group[i], links);
      if (!grounds.shingles && !pair.shares_terms()) continue;
      pair.align_words();
      auto kind = kind_of(pair.comparison, settings_);
      if (kind != Kind::near && grounds.wording && may_be_rewrite(pair.comparison)) {
        pair.look_for_rewrite(rarity);
        if (pair.comparison.rewrite.is_one) kind = Kind::derived;
      }
      if (kind == Kind::near || kind == Kind::derived)
        links.emit(link_of(pair.comparison, kind, pair.record_a(), pair.record_b(), settings_));
      if (kind == Kind::partial) add_partial(pair.comparison, i, group.size() + i, settings_, links);
    }
  }
  struct Grounds {
    bool shingles = false;
    bool wording = false;
  };
  // Two rare words of one sentence meet by chance; those of three sentences hardly do.
  static Grounds grounds_of(const dossier::Group<dossier::Document>& group) {
    Grounds grounds;
    std::set<std::uint32_t> of_a;
    std::set<std::uint32_t> of_b;
    for (std::size_t i = 0; i < group.size(); ++i) {
      const auto seed = group[i].note().as<Seed>();
      if (seed.kind == Seed::wording) {
        of_a.insert(seed.a);
        of_b.insert(seed.b);
      } else {
        grounds.shingles = true;
      }
    }
    grounds.wording = std::min(of_a.size(), of_b.size()) >= 3;
    return grounds;
  }
  void trace_passages(const dossier::Group<dossier::Document>& group, dossier::Links& links) const {
    for (const auto i : unreported_partials(group)) {
      links.checkpoint();
      Pair pair(group[i], links);
      pair.align_words();
      links.emit(link_of(pair.comparison, Kind::partial, pair.record_a(), pair.record_b(), settings_));
    }
  }

  Settings settings_;
};

}  // namespace minhash

using minhash::MinHash;
DOSSIER_PLUGIN(MinHash)
