#include <algorithm>

#include "alignment.hpp"
#include "dossier/plugin.hpp"
#include "versions.hpp"

namespace checker_quotes {

// Three passes: quotes that share words close together are aligned; versions of one quote get one label; each
// label's versions are compared.
class Quotes {
 public:
  static constexpr auto about = About{.id = "checker.quotes",
                                      .version = "1.0.0",
                                      .summary =
                                          "Compares quotes across documents: the same words, altered words, other "
                                          "speakers, and what one text denies and another affirms."};
  static std::vector<PassDeclaration> passes() {
    std::vector<PassDeclaration> passes(3);
    passes[0].name = "meet";
    passes[0].join = "record";
    passes[0].min_members = 2;
    passes[0].max_members = 100;  // a phrase of more quotes than these is a common one
    passes[0].kinds = {"quote"};
    passes[1].name = "versions";
    passes[1].from = "rows";
    passes[1].rounds = 3;
    passes[2].name = "compare";
    passes[2].join = "text";
    passes[2].max_members = 500;
    passes[2].kinds = {"quote"};
    return passes;
  }

  explicit Quotes(const Options&) {}

  void map(PassAt at, const Claim& claim, Keys& keys) const {
    if (at.pass == 2) {
      if (const auto label = keys.lookup(fact_of(label_of(claim.id)))) keys.add(fact_of(label));
      return;
    }
    std::uint32_t place = 0;
    for (const auto& key : keys_of(words_of(quoted_text(claim)))) keys.add(key, Note(place++));
  }

  void reduce(PassAt at, const Group<Claim>& group, Findings& out) const {
    switch (at.pass) {
      case 0: return meet(group, out);
      case 1: return label(group, out);
      default: return compare(group, out);
    }
  }

 private:
  static void meet(const Group<Claim>& group, Findings& out) {
    struct Member {
      Claim claim;
      std::vector<QuoteWord> words;
      std::vector<std::string> keys;
    };
    std::vector<Member> members;
    for (std::size_t i = 0; i < group.size(); ++i) {
      Member member{group[i].record(), {}, {}};
      member.words = words_of(quoted_text(member.claim));
      member.keys = keys_of(member.words);
      members.push_back(std::move(member));
    }
    for (std::size_t i = 0; i < members.size(); ++i) {
      out.checkpoint();
      for (std::size_t j = 0; j < i; ++j) {
        const auto& a = members[i];
        const auto& b = members[j];
        if (a.claim.document == b.claim.document ||
            !first_meeting(a.keys, b.keys, a.keys.at(group[i].note().as<std::uint32_t>())))
          continue;
        if (align(a.words, b.words).likeness == Likeness::none) continue;
        const auto of_a = label_of(a.claim.id);
        const auto of_b = label_of(b.claim.id);
        out.next(a.claim.id, i, j, Note(Labels{of_a, of_b}));
        out.next(b.claim.id, j, i, Note(Labels{of_b, of_a}));
      }
    }
  }
  // Two quotes are grouped under each key they share; they are aligned under the first.
  static bool first_meeting(const std::vector<std::string>& a, const std::vector<std::string>& b,
                            const std::string& here) {
    for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
      if (a[i] == b[j]) return a[i] == here;
      if (a[i] < b[j]) {
        ++i;
      } else {
        ++j;
      }
    }
    return false;
  }

  // Of two quotes that are versions of one: what they are labelled with at first.
  struct Labels {
    std::int64_t own;
    std::int64_t other;
  };
  static std::int64_t label_of(std::string_view id) {
    std::uint64_t hash = 14695981039346656037ULL;
    for (const char c : id) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
    hash ^= hash >> 29;
    return static_cast<std::int64_t>(hash >> 2) + 1;
  }
  static std::string fact_of(std::int64_t label) { return "quote/" + std::to_string(label); }
  static void label(const Group<Claim>& group, Findings& out) {
    const auto known = [&](std::int64_t first) {
      const auto label = out.lookup(fact_of(first));
      return label == 0 ? first : label;
    };
    const auto own = group[0].note().as<Labels>().own;
    auto least = known(own);
    for (std::size_t i = 0; i < group.size(); ++i) least = std::min(least, known(group[i].note().as<Labels>().other));
    out.fact(fact_of(own), least);
  }

  static void compare(const Group<Claim>& group, Findings& out) {
    std::vector<Version> versions;
    for (std::size_t i = 0; i < group.size(); ++i) versions.push_back({group[i].record(), group[i].a().text()});
    for (const auto& finding : compare_versions(versions)) out.emit(finding);
  }
};

}  // namespace checker_quotes

DOSSIER_PLUGIN(checker_quotes::Quotes)
