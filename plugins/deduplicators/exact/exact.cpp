// deduplicator.exact: documents whose texts are equal, apart from what the option `normalise` ignores.
#define XXH_INLINE_ALL
#include <xxhash.h>

#include <map>

#include "dossier/plugin.hpp"
#include "dossier/text/moment.hpp"
#include "normalise.hpp"

namespace exact {
namespace {

int published_order(const dossier::Document& a, const dossier::Document& b) {
  return dossier::order_of(dossier::parse_moment(a.published), dossier::parse_moment(b.published));
}

}  // namespace

class Exact {
 public:
  static constexpr auto about = dossier::About{
      .id = "deduplicator.exact", .version = "1.0.0", .summary = "Finds documents whose texts are equal."};

  static dossier::OptionDeclarations options() {
    return {dossier::option("normalise")
                .choice("space", {"none", "space", "words"})
                .help("What may differ between equal texts: nothing, white space, or everything except the words.")};
  }
  explicit Exact(const dossier::Options& options) : how_(normalisation_of(options.text("normalise"))) {}

  void keys(const dossier::Document& document, dossier::Keys& keys) const {
    const auto text = normalise(document.text, how_);
    if (text.empty()) return;
    const auto hash = XXH3_128bits(text.data(), text.size());
    keys.add(dossier::key_bytes(hash));
  }

  void compare(const dossier::Group<dossier::Document>& group, dossier::Links& links) const {
    if (group.size() < 2) return;
    std::map<std::string, std::vector<std::size_t>> equal;  // the key is a hash: the texts decide
    for (std::size_t i = 0; i < group.size(); ++i) equal[normalise(group[i].a().text(), how_)].push_back(i);
    for (const auto& [text, members] : equal)
      if (members.size() > 1) link(group, members, links);
  }

 private:
  // A star around the earliest: n - 1 links join n documents.
  void link(const dossier::Group<dossier::Document>& group, const std::vector<std::size_t>& members,
            dossier::Links& links) const {
    std::vector<dossier::Document> documents;
    documents.reserve(members.size());
    for (const auto i : members) documents.push_back(group[i].record());
    std::size_t first = 0;
    for (std::size_t i = 1; i < documents.size(); ++i) {
      const bool dated = dossier::parse_moment(documents[i].published).has_value();
      const bool first_dated = dossier::parse_moment(documents[first].published).has_value();
      if (published_order(documents[i], documents[first]) < 0 || (dated && !first_dated)) first = i;
    }
    for (std::size_t i = 0; i < documents.size(); ++i) {
      if (i == first) continue;
      links.checkpoint();
      links.emit(copy_of(documents[first], documents[i]));
    }
  }

  dossier::Copy copy_of(const dossier::Document& a, const dossier::Document& b) const {
    dossier::Copy copy;
    copy.a = a.id;
    copy.b = b.id;
    copy.kind = "exact";
    copy.similarity = 1;
    copy.direction = published_order(a, b) < 0 ? "a_to_b" : "unknown";
    copy.passages = {{0, a.text.size(), 0, b.text.size()}};
    dossier::Json evidence;
    evidence.set("kind", "shared_text");
    evidence.set("equal", a.text == b.text ? "bytes" : how_ == Normalisation::space ? "space" : "words");
    evidence.set("bytes", static_cast<std::uint64_t>(a.text.size()));
    copy.evidence.push_back(std::move(evidence));
    return copy;
  }

  Normalisation how_;
};

}  // namespace exact

using exact::Exact;
DOSSIER_PLUGIN(Exact)
