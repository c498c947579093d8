// A claim: a checkable statement grounded in a byte span of one document.
#pragma once

#include <string>
#include <vector>

#include "dossier/record/fields.hpp"
#include "dossier/record/span.hpp"

DOSSIER_NAMESPACE_BEGIN

// Another claim of the same document, by kind and span; the host adds its id as "claim" if it exists.
struct ClaimRef {
  std::string kind;
  std::uint64_t start = 0;
  std::uint64_t end = 0;
  std::string claim;

  template <class V>
  void fields(V& v) {
    v.always("kind", kind);
    v.always("start", start);
    v.always("end", end);
    v("claim", claim);
  }
};

// Times of a claim: ISO 8601 dates or times; an absent end is open; `to` is excluded.
struct TimeRange {
  std::string from;
  std::string to;

  bool operator==(const TimeRange&) const = default;
  template <class V>
  void fields(V& v) {
    v("from", from);
    v("to", to);
  }
};

struct Change {
  std::string direction;  // up, down
  std::optional<ClaimRef> base;
  std::string base_text;  // "from a year earlier", if it is not a claim of its own

  template <class V>
  void fields(V& v) {
    v.always("direction", direction);
    v("base", base);
    v("base_text", base_text);
  }
};

// Numbers are decimal strings, to keep every digit.
struct Value {
  std::string number;
  std::string low;  // the interval that the wording allows, ends included
  std::string high;
  std::string bound;  // <, >, <=, >=
  bool approximate = false;
  std::string unit;  // a name: dollar, percentage, metre
  std::string code;  // UCUM, or ISO 4217
  std::string noun;  // what is counted: vehicles
  std::string per;   // of a rate: day
  std::string of;    // of a share: trade settlements
  std::optional<Change> change;
  std::string text;  // values that are words
  Json::Object rest;

  template <class V>
  void fields(V& v) {
    v("number", number);
    v("low", low);
    v("high", high);
    v("bound", bound);
    v("approximate", approximate);
    v("unit", unit);
    v("code", code);
    v("noun", noun);
    v("per", per);
    v("of", of);
    v("change", change);
    v("text", text);
    v.rest(rest);
  }
};

struct TimeValue {
  std::string timex;  // TIMEX3 value, resolved: 2016-04-22, 2023-W28, T19:30, P3D
  std::string type;   // DATE, TIME, DURATION, SET
  std::string mod;    // before, after, since, until, approx, start, mid, end
  std::string from;   // the interval, end excluded, resolved
  std::string to;
  Json alternative;  // the second reading {timex, from, to} if tense and context do not decide
  Json::Object rest;

  template <class V>
  void fields(V& v) {
    v("timex", timex);
    v("type", type);
    v("mod", mod);
    v("from", from);
    v("to", to);
    v("alternative", alternative);
    v.rest(rest);
  }
};

// A span of the document's text with a role in a claim.
struct Mention {
  std::string text;
  std::optional<std::uint64_t> start;
  std::optional<std::uint64_t> end;
  std::string name;    // of a speaker: resolved within the document
  std::string entity;  // of a subject: the cluster of an entity claim
  std::string role;    // "the governor"
  Json::Object rest;

  template <class V>
  void fields(V& v) {
    v("text", text);
    v("start", start);
    v("end", end);
    v("name", name);
    v("entity", entity);
    v("role", role);
    v.rest(rest);
  }
};

struct Quote {
  std::string kind;           // direct, indirect, mixed
  std::vector<Span> content;  // without the quotation marks

  template <class V>
  void fields(V& v) {
    v.always("kind", kind);
    v.always("content", content);
  }
};

// A copy of the claim's text in another document.
struct CopiedSpan {
  std::string document;
  std::uint64_t start = 0;
  std::uint64_t end = 0;

  template <class V>
  void fields(V& v) {
    v.always("document", document);
    v.always("start", start);
    v.always("end", end);
  }
};

// What the host joins to a claim; only checkers get it.
struct Joined {
  std::string source;  // the claim's own, else its document's
  std::string published;
  std::string language;
  std::string title;  // at most its first 1,000 bytes
  std::string sentence;
  std::uint64_t sentence_start = 0;  // in the document's text
  bool sentence_cut = false;         // of more than 4,000 bytes: `sentence` is only what is around the claim
  std::string cluster;
  std::string independent_group;
  std::vector<CopiedSpan> copied;  // the same passage in other documents
  Json::Object rest;

  template <class V>
  void fields(V& v) {
    v("source", source);
    v("published", published);
    v("language", language);
    v("title", title);
    v("sentence", sentence);
    v("sentence_start", sentence_start);
    v("sentence_cut", sentence_cut);
    v("cluster", cluster);
    v("independent_group", independent_group);
    v("copied", copied);
    v.rest(rest);
  }
};

struct Claim {
  std::string id;  // the host's, as are the next two
  std::string document;
  std::string key;
  std::string kind;       // quantity, time, quote, entity, statement
  std::string extractor;  // the host's
  double confidence = 1;
  std::uint64_t start = 0;
  std::uint64_t end = 0;
  std::string text;  // the host's: the bytes of the span
  std::optional<Span> sentence;
  std::optional<Span> source_span;  // the host's
  std::string source;               // if the claim names its own
  std::optional<Mention> subject;
  std::string predicate;  // lemma
  std::string property;   // what is measured
  std::vector<std::string> scope;
  std::optional<Value> value;
  std::optional<TimeValue> time;
  std::optional<Quote> quote;
  std::optional<Mention> speaker;
  std::optional<Mention> cue;
  std::string polarity;  // of a quote: affirm, deny
  std::optional<TimeRange> as_of;
  std::string modality;  // asserted, hedged, denied, expected, conditional, asked
  bool negated = false;
  std::vector<Json> attribution;  // who says so, outermost first
  Json::Object rest;              // entity, rel, args, model, ...
  std::optional<Joined> joined;   // only for checkers

  Span span() const { return {start, end}; }

  template <class V>
  void fields(V& v) {
    v("id", id);
    v("document", document);
    v("key", key);
    v.always("kind", kind);
    v("extractor", extractor);
    v.always("confidence", confidence);
    v.always("start", start);
    v.always("end", end);
    v("text", text);
    v("sentence", sentence);
    v("source_span", source_span);
    v("source", source);
    v("subject", subject);
    v("predicate", predicate);
    v("property", property);
    v("scope", scope);
    v("value", value);
    v("time", time);
    v("quote", quote);
    v("speaker", speaker);
    v("cue", cue);
    v("polarity", polarity);
    v("as_of", as_of);
    v("modality", modality);
    v("negated", negated);
    v("attribution", attribution);
    v("joined", joined);
    v.rest(rest);
  }
};

#ifdef DOSSIER_SHARED_CODECS
DOSSIER_RECORD_CODEC(extern, Claim)
#endif

DOSSIER_NAMESPACE_END
