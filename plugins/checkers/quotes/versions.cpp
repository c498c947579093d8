#include "versions.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <optional>
#include <set>

#include "alignment.hpp"
#include "dossier/checker.hpp"
#include "said.hpp"

namespace checker_quotes {

namespace {

using Places = std::vector<std::size_t>;

class Versions {
 public:
  explicit Versions(const std::vector<Version>& versions) {
    said_.reserve(versions.size());
    for (const auto& version : versions) said_.emplace_back(version.claim, version.text);
    parent_.resize(said_.size());
    std::iota(parent_.begin(), parent_.end(), std::size_t{0});
  }

  std::vector<Finding> run() && {
    std::map<std::pair<std::size_t, std::size_t>, Alignment> altered;
    std::vector<std::pair<std::size_t, std::size_t>> opposed;
    for (std::size_t j = 0; j < said_.size(); ++j)
      for (std::size_t i = 0; i < j; ++i) {
        if (!are_comparable(said_[i], said_[j])) continue;
        const auto alignment = align(said_[i].words, said_[j].words);
        const bool both_direct = said_[i].direct && said_[j].direct;
        if (alignment.likeness == Likeness::same) {
          if (said_[i].denied != said_[j].denied && !both_direct) {
            opposed.emplace_back(i, j);
          } else if (both_direct) {
            parent_[root(j)] = root(i);
          }
        } else if (alignment.likeness == Likeness::altered && both_direct) {
          altered.emplace(std::make_pair(i, j), alignment);
        }
      }
    std::map<std::size_t, Places> groups;
    for (std::size_t i = 0; i < said_.size(); ++i) groups[root(i)].push_back(i);
    for (const auto& [first, places] : groups) same_words(places);
    other_words(groups, altered);
    other_sign(opposed);
    return std::move(findings_);
  }

 private:
  std::size_t root(std::size_t place) {
    while (parent_[place] != place) place = parent_[place] = parent_[parent_[place]];
    return place;
  }

  Side side(const Places& places, std::string value) const {
    Side side;
    side.value = std::move(value);
    std::set<std::string_view> documents;
    for (const auto place : places) {
      side.claims.push_back(said_[place].claim->id);
      documents.insert(said_[place].claim->document);
    }
    side.documents = documents.size();
    side.origins = origins(places);
    side.independent_sources = side.origins.size();
    return side;
  }
  std::vector<std::string> origins(const Places& places) const {
    std::vector<const Claim*> claims;
    for (const auto place : places) claims.push_back(said_[place].claim);
    return origins_of(claims);
  }
  std::string longest_name(const Places& places) const {
    const SpeakerName* best = nullptr;
    for (const auto place : places) {
      const auto& speaker = said_[place].speaker;
      if (speaker.known() && (!best || speaker.tokens.size() > best->tokens.size())) best = &speaker;
    }
    return best ? best->shown : std::string();
  }
  const std::string& longest_wording(const Places& places) const {
    std::size_t best = places.front();
    for (const auto place : places)
      if (said_[place].words.size() > said_[best].words.size()) best = place;
    return said_[best].quoted;
  }
  std::string sources(const Places& places) const {
    std::vector<std::string> names;
    for (const auto place : places) {
      const auto& claim = *said_[place].claim;
      const auto& name = claim.joined->source.empty() ? claim.key : claim.joined->source;
      if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
    }
    std::string text;
    for (std::size_t i = 0; i < names.size() && i < 3; ++i) text += (i ? ", " : "") + names[i];
    return names.size() > 3 ? text + " and " + std::to_string(names.size() - 3) + " more" : text;
  }

  // The share that was right among those that were read; those on other sides are rarer and harder to tell.
  static double strength_of(const std::string& kind) {
    return kind == "agreement" ? 0.95 : kind == "quote_altered" ? 0.75 : kind == "quote_attribution" ? 0.6 : 0.5;
  }
  Finding start(std::string kind, const std::vector<std::pair<Places, std::string>>& sides) const {
    Finding finding;
    finding.strength = strength_of(kind);
    finding.kind = std::move(kind);
    Places all;
    for (auto& [places, value] : sides) {
      all.insert(all.end(), places.begin(), places.end());
      finding.sides.push_back(side(places, value));
    }
    std::sort(all.begin(), all.end());
    for (const auto place : all) finding.claims.push_back(said_[place].claim->id);
    finding.independent_sources = origins(all).size();
    finding.subject = longest_name(all);
    return finding;
  }
  // The side with strictly more independent sources.
  static std::optional<Likely> likely(const Finding& finding) {
    std::uint64_t total = 0;
    const Side* best = nullptr;
    bool tie = false;
    for (const auto& side : finding.sides) {
      total += side.independent_sources;
      tie = best && side.independent_sources == best->independent_sources   ? true
            : !best || side.independent_sources > best->independent_sources ? false
                                                                            : tie;
      if (!best || side.independent_sources > best->independent_sources) best = &side;
    }
    if (!best || tie) return std::nullopt;
    const auto most = best->independent_sources;
    return Likely{best->value, static_cast<double>(most) / static_cast<double>(total),
                  std::to_string(most) + (most == 1 ? " independent source" : " independent sources") + " of " +
                      std::to_string(total)};
  }

  // Two persons, each named in the attribution itself. A text that gives the words to both is no witness for either.
  bool are_disputed(const Places& some, const Places& others) const {
    bool found = false;
    for (const auto i : some)
      for (const auto j : others) {
        if (said_[i].claim->document == said_[j].claim->document) return false;
        if (!are_different(said_[i].speaker, said_[j].speaker)) continue;
        if (are_beside(said_[i], said_[j])) return false;
        found |= are_one_utterance(said_[i], said_[j]);
      }
    return found;
  }
  // The same words: by one speaker an agreement, by two a question of attribution.
  void same_words(const Places& places) {
    if (places.size() < 2) return;
    Places in_order = places;  // those that are clear about the speaker first
    std::stable_sort(in_order.begin(), in_order.end(), [&](std::size_t i, std::size_t j) {
      const auto rank = [&](std::size_t place) {
        const auto& speaker = said_[place].speaker;
        return speaker.evident() ? 0 : speaker.known() ? 1 : 2;
      };
      return rank(i) < rank(j);
    });
    std::vector<Places> speakers;
    for (const auto place : in_order) {
      const auto apart = [&](std::size_t other) { return seem_apart(said_[place], said_[other]); };
      const auto named = [&](std::size_t other) { return share_a_name(said_[place].speaker, said_[other].speaker); };
      auto found = std::find_if(speakers.begin(), speakers.end(), [&](const Places& known) {
        return std::any_of(known.begin(), known.end(), named) && std::none_of(known.begin(), known.end(), apart);
      });
      // Words of nobody in particular belong to all speakers or to none.
      if (found == speakers.end() && (speakers.size() == 1 || said_[place].speaker.evident()))
        found = std::find_if(speakers.begin(), speakers.end(),
                             [&](const Places& known) { return std::none_of(known.begin(), known.end(), apart); });
      if (found != speakers.end()) {
        found->push_back(place);
      } else if (speakers.empty() || said_[place].speaker.known()) {
        speakers.push_back({place});
      }
    }
    for (auto& known : speakers) {
      std::sort(known.begin(), known.end());
      agreement(known);
    }
    std::vector<std::pair<Places, std::string>> sides;
    for (const auto& known : speakers) {
      const bool other = std::any_of(speakers.begin(), speakers.end(), [&](const Places& others) {
        return &others != &known && are_disputed(known, others);
      });
      if (other) sides.emplace_back(known, longest_name(known));
    }
    if (sides.size() < 2) return;
    auto finding = start("quote_attribution", sides);
    finding.subject = {};
    finding.property = "who said \"" + longest_wording(places) + "\"";
    finding.likely = likely(finding);
    finding.explanation = "The same words are attributed to ";
    for (std::size_t i = 0; i < sides.size(); ++i)
      finding.explanation += (i ? " and to " : "") + sides[i].second + " (" + sources(sides[i].first) + ")";
    finding.explanation += finding.likely ? "." : "; undecided.";
    findings_.push_back(std::move(finding));
  }
  void agreement(const Places& places) {
    std::set<std::string_view> documents;
    for (const auto place : places) documents.insert(said_[place].claim->document);
    if (documents.size() < 2 || origins(places).size() < 2) return;
    auto finding = start("agreement", {{places, {}}});
    finding.sides.clear();
    finding.property = "quote";
    const double n = static_cast<double>(finding.independent_sources);
    finding.likely = Likely{longest_wording(places), (n + 1) / (n + 2), "the longest of the wordings that agree"};
    finding.explanation = "The quote is in " + std::to_string(documents.size()) + " documents from " +
                          std::to_string(finding.independent_sources) + " independent sources.";
    findings_.push_back(std::move(finding));
  }

  void other_words(const std::map<std::size_t, Places>& groups,
                   const std::map<std::pair<std::size_t, std::size_t>, Alignment>& altered) {
    std::set<std::pair<std::size_t, std::size_t>> reported;
    for (const auto& [pair, alignment] : altered) {
      const auto [i, j] = pair;
      const auto x = root(i), y = root(j);
      if (x == y || !are_one_utterance(said_[i], said_[j], alignment) ||
          have_a_text_in_common(groups.at(x), groups.at(y)))
        continue;
      if (!reported.insert({std::min(x, y), std::max(x, y)}).second) continue;
      const auto& one = groups.at(x);
      const auto& other = groups.at(y);
      auto finding = start("quote_altered", {{one, longest_wording(one)}, {other, longest_wording(other)}});
      finding.property = "wording of a quote";
      finding.likely = likely(finding);
      const auto shown = [](const std::string& words) {
        return words.empty() ? std::string("nothing") : "\"" + words + "\"";
      };
      finding.explanation = "One quote in two wordings: " + shown(alignment.first_only) + " (" + sources(one) +
                            ") versus " + shown(alignment.second_only) + " (" + sources(other) + ")" +
                            (finding.likely ? "." : "; undecided.");
      findings_.push_back(std::move(finding));
    }
  }
  // Somebody said both there.
  bool have_a_text_in_common(const Places& some, const Places& others) const {
    return std::any_of(some.begin(), some.end(), [&](std::size_t i) {
      return std::any_of(others.begin(), others.end(),
                         [&](std::size_t j) { return said_[i].claim->document == said_[j].claim->document; });
    });
  }

  void other_sign(const std::vector<std::pair<std::size_t, std::size_t>>& opposed) {
    for (const auto& [i, j] : opposed) {
      const auto& a = said_[i];
      const auto& b = said_[j];
      if (are_different(a.speaker, b.speaker) || !are_of_one_occasion(a, b)) continue;
      auto finding =
          start("negation", {{{i}, a.denied ? "denied" : "affirmed"}, {{j}, b.denied ? "denied" : "affirmed"}});
      finding.property = a.quoted;
      finding.likely = likely(finding);
      finding.explanation = "\"" + a.quoted + "\" is " + (a.denied ? "denied" : "affirmed") + " by " + sources({i}) +
                            " and " + (b.denied ? "denied" : "affirmed") + " by " + sources({j}) + "; undecided.";
      findings_.push_back(std::move(finding));
    }
  }

  std::vector<Said> said_;
  std::vector<std::size_t> parent_;
  std::vector<Finding> findings_;
};

}  // namespace

std::vector<Finding> compare_versions(const std::vector<Version>& versions) { return Versions(versions).run(); }

}  // namespace checker_quotes
