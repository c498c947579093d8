// A finding: what a checker concluded from a group of claims. Also sources (publishers) and dead letters.
#pragma once

#include <string>
#include <vector>

#include "dossier/record/claim.hpp"

DOSSIER_NAMESPACE_BEGIN

struct Side {
  std::string value;  // "240110000000 USD", "0.25 pp", "48", "2024-04-06", or words
  std::vector<std::string> claims;
  std::uint64_t documents = 0;
  std::uint64_t independent_sources = 0;
  Json::Object rest;
  std::string printed = {};               // the value in the words of a text: "$240.11 billion", "five"
  std::vector<std::string> origins = {};  // the names of the independent sources

  template <class V>
  void fields(V& v) {
    v.always("value", value);
    v("printed", printed);
    v.always("claims", claims);
    v.always("documents", documents);
    v.always("independent_sources", independent_sources);
    v("origins", origins);
    v.rest(rest);
  }
};

struct Likely {
  std::string value;
  double confidence = 0;
  std::string reason = {};  // why this value: "2 independent sources against 1"

  template <class V>
  void fields(V& v) {
    v.always("value", value);
    v.always("confidence", confidence);
    v("reason", reason);
  }
};

// What a checker weighed before it reported, in words for a reader: "both are about the plant".
struct Judgement {
  std::vector<std::string> agreed;   // what speaks for the finding
  std::vector<std::string> against;  // and what against it

  template <class V>
  void fields(V& v) {
    v("for", agreed);
    v("against", against);
  }
};

struct Finding {
  std::string id;         // the host's
  std::string kind;       // agreement; value, sign, date, time, negation, quote_altered, quote_attribution,
                          // derived_arithmetic (conflicts); update, derivation, single_source
  bool possible = false;  // below the threshold: listed separately everywhere
  std::optional<double>
      strength;       // 0 to 1: the probability that the finding is right, as measured on texts that were read
  std::string story;  // the id of a document: findings about one event have the same
  std::string subject;
  std::string property;
  std::optional<TimeRange> as_of;
  std::vector<std::string> claims;
  std::vector<Side> sides;
  std::optional<Likely> likely;
  std::uint64_t independent_sources = 0;
  std::string explanation;  // one plain sentence with figures
  std::optional<Judgement> judgement;
  std::string checker;  // the host's
  Json::Object rest;

  template <class V>
  void fields(V& v) {
    v("id", id);
    v.always("kind", kind);
    v("possible", possible);
    v("strength", strength);
    v("story", story);
    v("subject", subject);
    v("property", property);
    v("as_of", as_of);
    v.always("claims", claims);
    v("sides", sides);
    v("likely", likely);
    v.always("independent_sources", independent_sources);
    v.always("explanation", explanation);
    v("judgement", judgement);
    v("checker", checker);
    v.rest(rest);
  }
};

struct SourceDependence {
  std::string source;
  double probability = 0;
  std::vector<Json> evidence;

  template <class V>
  void fields(V& v) {
    v.always("source", source);
    v.always("probability", probability);
    v("evidence", evidence);
  }
};

struct Source {
  std::string id;  // the host's
  std::string source;
  std::uint64_t documents = 0;
  std::uint64_t claims = 0;
  std::optional<double> trust;
  std::vector<SourceDependence> depends_on;
  Json::Object rest;

  template <class V>
  void fields(V& v) {
    v("id", id);
    v.always("source", source);
    v.always("documents", documents);
    v.always("claims", claims);
    v("trust", trust);
    v("depends_on", depends_on);
    v.rest(rest);
  }
};

// A dead letter: what was lost, where and why.
struct Rejected {
  std::string id;  // the host's
  std::string stage;
  std::string plugin;
  std::string unit;  // input, document, pair, group
  std::string unit_id;
  std::string input;
  std::string code;
  std::string message;
  std::uint64_t attempt = 1;
  Json::Object rest;

  template <class V>
  void fields(V& v) {
    v("id", id);
    v.always("stage", stage);
    v.always("plugin", plugin);
    v.always("unit", unit);
    v.always("unit_id", unit_id);
    v("input", input);
    v.always("code", code);
    v.always("message", message);
    v.always("attempt", attempt);
    v.rest(rest);
  }
};

#ifdef DOSSIER_SHARED_CODECS
DOSSIER_RECORD_CODEC(extern, Finding)
DOSSIER_RECORD_CODEC(extern, Source)
DOSSIER_RECORD_CODEC(extern, Rejected)
#endif

DOSSIER_NAMESPACE_END
