// Findings and sources for tests:
//   FindingBuilder("value").side("48", {one, other}).side("52", {third}).explanation("48 or 52 vehicles burned.")
#pragma once

#include <set>
#include <string>
#include <utility>
#include <vector>

#include "dossier/checker.hpp"
#include "dossier/record/finding.hpp"
#include "dossier/testing/claim_builder.hpp"

DOSSIER_NAMESPACE_BEGIN

namespace testing {

// Documents and independent sources are counted from the claims.
class FindingBuilder {
 public:
  explicit FindingBuilder(std::string kind) {
    finding_.id = "finding:" + kind;
    finding_.kind = std::move(kind);
  }

  FindingBuilder& id(std::string id) { return set(finding_.id, std::move(id)); }
  FindingBuilder& possible() {
    finding_.possible = true;
    return *this;
  }
  FindingBuilder& subject(std::string words) { return set(finding_.subject, std::move(words)); }
  FindingBuilder& property(std::string words) { return set(finding_.property, std::move(words)); }
  FindingBuilder& as_of(std::string from, std::string to = {}) {
    finding_.as_of = TimeRange{std::move(from), std::move(to)};
    return *this;
  }
  // Claims that the finding is based on; those of its sides are included.
  FindingBuilder& claims(const std::vector<ClaimBuilder>& claims) {
    for (const auto& claim : claims) {
      claims_.push_back(claim.joined_claim());
      finding_.claims.push_back(claims_.back().id);
    }
    finding_.independent_sources = sources_of(claims_);
    return *this;
  }
  FindingBuilder& side(std::string value, const std::vector<ClaimBuilder>& claims) {
    Side side;
    side.value = std::move(value);
    std::vector<Claim> own;
    std::set<std::string> documents;
    for (const auto& claim : claims) {
      own.push_back(claim.joined_claim());
      side.claims.push_back(own.back().id);
      documents.insert(own.back().document);
    }
    side.documents = documents.size();
    side.independent_sources = sources_of(own);
    finding_.sides.push_back(std::move(side));
    return this->claims(claims);
  }
  FindingBuilder& likely(std::string value, double confidence) {
    finding_.likely = Likely{std::move(value), confidence};
    return *this;
  }
  FindingBuilder& explanation(std::string sentence) { return set(finding_.explanation, std::move(sentence)); }
  FindingBuilder& checker(std::string id) { return set(finding_.checker, std::move(id)); }

  operator Finding() const { return finding_; }

 private:
  FindingBuilder& set(std::string& field, std::string value) {
    field = std::move(value);
    return *this;
  }
  static std::uint64_t sources_of(const std::vector<Claim>& claims) {
    std::vector<const Claim*> all;
    all.reserve(claims.size());
    for (const auto& claim : claims) all.push_back(&claim);
    return independent_sources(all);
  }

  Finding finding_;
  std::vector<Claim> claims_;
};

class SourceBuilder {
 public:
  explicit SourceBuilder(std::string name) {
    source_.id = "source:" + name;
    source_.source = std::move(name);
  }

  SourceBuilder& counts(std::uint64_t documents, std::uint64_t claims) {
    source_.documents = documents;
    source_.claims = claims;
    return *this;
  }
  SourceBuilder& trust(double share) {
    source_.trust = share;
    return *this;
  }
  SourceBuilder& depends_on(std::string other, double probability) {
    source_.depends_on.push_back({std::move(other), probability, {}});
    return *this;
  }

  operator Source() const { return source_; }

 private:
  Source source_;
};

}  // namespace testing

DOSSIER_NAMESPACE_END
