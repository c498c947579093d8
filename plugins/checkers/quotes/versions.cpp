#include "versions.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <optional>
#include <set>

#include "alignment.hpp"
#include "dossier/checker.hpp"
#include "occasion.hpp"
#include "speaker.hpp"

namespace checker_quotes {

namespace {

using Places = std::vector<std::size_t>;

constexpr int occasion_days = 30;

struct Said {
  const Claim* claim = nullptr;
  std::string quoted;
  std::vector<QuoteWord> words;
  SpeakerName speaker;
  std::set<std::string> matter;
  std::size_t content = 0;
  bool direct = true;
  bool denied = false;
};

class Versions {
 public:
  explicit Versions(const std::vector<Version>& versions) {
    for (const auto& version : versions) {
      Said said;
      said.claim = &version.claim;
      said.quoted = quoted_text(version.claim);
      said.words = words_of(said.quoted);
      said.speaker = speaker_of(version.claim);
      said.matter = matter_of(version.text);
      said.direct = !version.claim.quote || version.claim.quote->kind != "indirect";
      said.denied = version.claim.polarity == "deny";
      for (const auto& word : said.words) said.content += word.content;
      said_.push_back(std::move(said));
    }
    parent_.resize(said_.size());
    std::iota(parent_.begin(), parent_.end(), std::size_t{0});
  }

  std::vector<Finding> run() && {
    std::map<std::pair<std::size_t, std::size_t>, Alignment> altered;
    std::vector<std::pair<std::size_t, std::size_t>> opposed;
    for (std::size_t j = 0; j < said_.size(); ++j)
      for (std::size_t i = 0; i < j; ++i) {
        if (!comparable(said_[i], said_[j])) continue;
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

  static bool comparable(const Said& a, const Said& b) {
    if (a.claim->document == b.claim->document || !a.claim->joined || !b.claim->joined) return false;
    if (a.direct != b.direct) return false;
    return days_between(a.claim->joined->published, b.claim->joined->published) <= occasion_days ||
           std::min(a.content, b.content) >= 8;
  }
  static bool one_occasion(const Said& a, const Said& b) {
    const int days = days_between(a.claim->joined->published, b.claim->joined->published);
    return days <= 5 && overlap(a.matter, b.matter) >= 0.12;
  }
  // Distinctive words, or a few words on one occasion.
  bool one_utterance(std::size_t i, std::size_t j) const {
    const auto& a = said_[i];
    const auto& b = said_[j];
    return std::min(a.content, b.content) >= 5 || (std::min(a.words.size(), b.words.size()) >= 3 && one_occasion(a, b));
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
    side.independent_sources = origins(places);
    return side;
  }
  std::uint64_t origins(const Places& places) const {
    std::vector<const Claim*> claims;
    for (const auto place : places) claims.push_back(said_[place].claim);
    return independent_sources(claims);
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

  Finding start(std::string kind, const std::vector<std::pair<Places, std::string>>& sides) const {
    Finding finding;
    finding.kind = std::move(kind);
    Places all;
    for (auto& [places, value] : sides) {
      all.insert(all.end(), places.begin(), places.end());
      finding.sides.push_back(side(places, value));
    }
    std::sort(all.begin(), all.end());
    for (const auto place : all) finding.claims.push_back(said_[place].claim->id);
    finding.independent_sources = origins(all);
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
    return Likely{best->value, static_cast<double>(best->independent_sources) / static_cast<double>(total)};
  }

  // The same words: by one speaker an agreement, by two a question of attribution.
  void same_words(const Places& places) {
    if (places.size() < 2) return;
    std::vector<Places> speakers;
    Places unknown;
    for (const auto place : places) {
      if (!said_[place].speaker.known()) {
        unknown.push_back(place);
        continue;
      }
      const auto found = std::find_if(speakers.begin(), speakers.end(), [&](const Places& known) {
        return std::any_of(known.begin(), known.end(),
                           [&](std::size_t other) { return may_be_one(said_[other].speaker, said_[place].speaker); });
      });
      if (found == speakers.end()) {
        speakers.push_back({place});
      } else {
        found->push_back(place);
      }
    }
    if (speakers.size() < 2) speakers = {places};
    for (const auto& agreed : speakers) agreement(agreed);
    if (speakers.size() < 2) return;
    std::vector<std::pair<Places, std::string>> sides;
    for (const auto& known : speakers) {
      const bool disputed = std::any_of(speakers.begin(), speakers.end(), [&](const Places& others) {
        return &others != &known && one_utterance(known.front(), others.front()) &&
               are_different(said_[known.front()].speaker, said_[others.front()].speaker);
      });
      if (disputed) sides.emplace_back(known, longest_name(known));
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
    if (documents.size() < 2 || origins(places) < 2) return;
    auto finding = start("agreement", {{places, {}}});
    finding.sides.clear();
    finding.property = "quote";
    const double n = static_cast<double>(finding.independent_sources);
    finding.likely = Likely{longest_wording(places), (n + 1) / (n + 2)};
    finding.explanation = "The quote is in " + std::to_string(documents.size()) + " documents from " +
                          std::to_string(finding.independent_sources) + " independent sources.";
    findings_.push_back(std::move(finding));
  }

  void other_words(const std::map<std::size_t, Places>& groups,
                   const std::map<std::pair<std::size_t, std::size_t>, Alignment>& altered) {
    std::set<std::pair<std::size_t, std::size_t>> reported;
    for (const auto& [pair, alignment] : altered) {
      const auto [i, j] = pair;
      if (are_different(said_[i].speaker, said_[j].speaker)) continue;
      const auto x = root(i), y = root(j);
      if (x == y || !one_utterance_near(i, j, alignment)) continue;
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
  bool one_utterance_near(std::size_t i, std::size_t j, const Alignment& alignment) const {
    const auto& a = said_[i];
    const auto& b = said_[j];
    if (alignment.shared_content >= 5 || one_occasion(a, b)) return true;
    const bool one_speaker = a.speaker.known() && b.speaker.known() && may_be_one(a.speaker, b.speaker);
    return one_speaker && alignment.shared_content >= 3 && alignment.share >= 0.75;
  }

  void other_sign(const std::vector<std::pair<std::size_t, std::size_t>>& opposed) {
    for (const auto& [i, j] : opposed) {
      const auto& a = said_[i];
      const auto& b = said_[j];
      if (are_different(a.speaker, b.speaker) || !one_occasion(a, b)) continue;
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
