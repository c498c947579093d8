// Claims for tests, found by their words in a document that a builder made:
//   quantity(article).at("48 vehicles").number("48").noun("vehicles")
// As a Claim it is what extractors and exporters get; as a record of a checker it includes what the host joins to
// it: source, published, language, title, sentence, cluster, copied passages.
#pragma once

#include <algorithm>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "dossier/record/claim.hpp"
#include "dossier/testing/document_builder.hpp"
#include "dossier/text/calendar.hpp"
#include "dossier/text/sentences.hpp"

DOSSIER_NAMESPACE_BEGIN

namespace testing {

class ClaimBuilder {
 public:
  ClaimBuilder(std::string kind, DocumentBuilder document) : document_(std::move(document)) {
    claim_.kind = std::move(kind);
    claim_.document = document_.id();
    claim_.key = document_.document().key;
  }

  // The claim's span: the n-th place of the words, from 1 (see place_of), or a span. Each claim needs one.
  ClaimBuilder& at(std::string_view words, std::size_t occurrence = 1) {
    claim_.id = claim_.document + ":" + claim_.kind + ":" + std::string(words);
    if (occurrence > 1) claim_.id += "#" + std::to_string(occurrence);
    return put(document_.span(words, occurrence));
  }
  ClaimBuilder& at(const Span& span) {
    if (span.end > document_.text().size() || span.end < span.start)
      throw std::invalid_argument("the span " + in_context(document_.text(), span));
    claim_.id = claim_.document + ":" + claim_.kind + ":" + interval_text(span);
    return put(span);
  }
  // By default the id is "DOCUMENT:KIND:WORDS". In a run the host sets ids.
  ClaimBuilder& id(std::string id) { return set(id_, std::move(id)); }

  // Every kind.
  ClaimBuilder& confidence(double share) { return set(claim_.confidence, share); }
  ClaimBuilder& extractor(std::string id) { return set(claim_.extractor, std::move(id)); }
  ClaimBuilder& source(std::string own) { return set(claim_.source, std::move(own)); }
  ClaimBuilder& subject(std::string_view words, std::string role = {}) {
    claim_.subject = mention(words);
    claim_.subject->role = std::move(role);
    return *this;
  }
  ClaimBuilder& predicate(std::string lemma) { return set(claim_.predicate, std::move(lemma)); }
  ClaimBuilder& property(std::string measured) { return set(claim_.property, std::move(measured)); }
  ClaimBuilder& scope(std::string qualifier) { return add(claim_.scope, std::move(qualifier)); }
  ClaimBuilder& as_of(std::string from, std::string to = {}) {
    claim_.as_of = TimeRange{std::move(from), std::move(to)};
    return *this;
  }
  ClaimBuilder& modality(std::string word) { return set(claim_.modality, std::move(word)); }
  ClaimBuilder& negated() { return set(claim_.negated, true); }
  ClaimBuilder& attribution(Json who) { return add(claim_.attribution, std::move(who)); }
  // Fields without a function here: "model", "entity" of a subject, ...
  ClaimBuilder& field(std::string name, Json value) {
    return add(claim_.rest, Json::Member(std::move(name), std::move(value)));
  }

  // A quantity.
  ClaimBuilder& number(std::string decimal) { return set(value().number, std::move(decimal)); }
  ClaimBuilder& between(std::string low, std::string high) {
    value().low = std::move(low);
    return set(value().high, std::move(high));
  }
  ClaimBuilder& bound(std::string sign) { return set(value().bound, std::move(sign)); }
  ClaimBuilder& approximate() { return set(value().approximate, true); }
  ClaimBuilder& unit(std::string name, std::string code = {}) {
    value().unit = std::move(name);
    return set(value().code, std::move(code));
  }
  ClaimBuilder& noun(std::string counted) { return set(value().noun, std::move(counted)); }
  ClaimBuilder& per(std::string unit) { return set(value().per, std::move(unit)); }
  ClaimBuilder& of(std::string whole) { return set(value().of, std::move(whole)); }
  ClaimBuilder& change(std::string direction, std::string base_text = {}) {
    value().change = Change{std::move(direction), std::nullopt, std::move(base_text)};
    return *this;
  }
  ClaimBuilder& value_text(std::string words) { return set(value().text, std::move(words)); }

  // A time.
  ClaimBuilder& timex(std::string value, std::string type = "DATE") {
    time().timex = std::move(value);
    return set(time().type, std::move(type));
  }
  ClaimBuilder& interval(std::string from, std::string to) {
    time().from = std::move(from);
    return set(time().to, std::move(to));
  }
  ClaimBuilder& mod(std::string word) { return set(time().mod, std::move(word)); }
  // An entire day, "2031-03-03": timex, type and interval.
  ClaimBuilder& day(const std::string& iso) {
    const auto date = parse_iso_date(iso);
    if (!date || iso.size() != 10)
      throw std::invalid_argument("expected a day such as 2031-03-03, found " + in_quotes(iso));
    return timex(iso).interval(iso, iso_text(add_days(*date, 1)));
  }

  // A quote: direct by default; its content is its span by default.
  ClaimBuilder& form(std::string kind) { return set(quote().kind, std::move(kind)); }
  ClaimBuilder& content(std::string_view words, std::size_t occurrence = 1) {
    return add(quote().content, document_.span(words, occurrence));
  }
  ClaimBuilder& speaker(std::string_view words, std::string name = {}) {
    claim_.speaker = mention(words);
    return set(claim_.speaker->name, name.empty() ? std::string(words) : std::move(name));
  }
  ClaimBuilder& cue(std::string_view words) {
    claim_.cue = mention(words);
    return *this;
  }
  ClaimBuilder& polarity(std::string word) { return set(claim_.polarity, std::move(word)); }

  // A statement: its relation, and its arguments as written in the text, the subject first.
  ClaimBuilder& rel(std::string words) { return field("rel", std::move(words)); }
  ClaimBuilder& arg(std::string_view words, std::size_t occurrence = 1) {
    const auto place = document_.span(words, occurrence);
    return add(args_, Json(Json::Object{{"text", words}, {"start", place.start}, {"end", place.end}}));
  }

  // Another document contains the passage that covers the claim: its words in that document.
  ClaimBuilder& copied_in(const DocumentBuilder& other, std::string_view words, std::size_t occurrence = 1) {
    const auto place = other.span(words, occurrence);
    return add(copied_, CopiedSpan{other.id(), place.start, place.end});
  }

  Claim claim() const {
    if (claim_.end == 0)
      throw std::logic_error("a claim of kind " + in_quotes(claim_.kind) + " has no place: call at(\"its words\")");
    Claim claim = claim_;
    if (!id_.empty()) claim.id = id_;
    if (claim.quote && claim.quote->content.empty()) claim.quote->content = {claim.span()};
    if (!args_.empty()) claim.rest.emplace_back("args", args_);
    return claim;
  }
  Claim joined_claim() const {
    Claim claim = this->claim();
    const Document document = document_;
    auto& joined = claim.joined.emplace();
    joined.source = claim.source.empty() ? document.source : claim.source;
    joined.published = document.published;
    joined.language = document.language;
    joined.title = document.title;
    joined.sentence = document.slice(*claim.sentence);
    joined.sentence_start = claim.sentence->start;
    joined.cluster = joined.independent_group = document_.cluster();
    joined.copied = copied_;
    return claim;
  }
  operator Claim() const { return claim(); }
  operator LentRecord() const { return {encode(joined_claim()), std::string(document_.text())}; }

 private:
  template <class T>
  ClaimBuilder& set(T& field, T value) {
    field = std::move(value);
    return *this;
  }
  template <class T>
  ClaimBuilder& add(std::vector<T>& list, T value) {
    list.push_back(std::move(value));
    return *this;
  }
  ClaimBuilder& put(const Span& span) {
    claim_.start = span.start;
    claim_.end = span.end;
    claim_.text = span.of(document_.text());
    claim_.sentence = sentence_around(span);
    return *this;
  }
  Value& value() { return claim_.value ? *claim_.value : claim_.value.emplace(); }
  TimeValue& time() { return claim_.time ? *claim_.time : claim_.time.emplace(); }
  Quote& quote() {
    if (!claim_.quote) claim_.quote = Quote{"direct", {}};
    return *claim_.quote;
  }
  Mention mention(std::string_view words) const {
    const auto place = document_.span(words);
    Mention mention;
    mention.text = words;
    mention.start = place.start;
    mention.end = place.end;
    return mention;
  }
  // The sentence that contains the span, or all of them if it extends over several.
  Span sentence_around(const Span& span) const {
    const Document document = document_;
    std::vector<std::uint64_t> breaks;
    for (const auto& block : document.blocks) breaks.insert(breaks.end(), {block.start, block.end});
    std::sort(breaks.begin(), breaks.end());
    const auto sentences = split_sentences(document.text, tokenize(document.text), breaks);
    const auto first = sentence_at(sentences, span.start);
    const auto last = sentence_at(sentences, std::max(span.start, span.end - 1));
    if (last >= sentences.size()) return span;
    return {std::min(span.start, sentences[first].start), std::max(span.end, sentences[last].end)};
  }

  DocumentBuilder document_;
  Claim claim_;
  std::string id_;
  Json::Array args_;
  std::vector<CopiedSpan> copied_;
};

inline ClaimBuilder quantity(const DocumentBuilder& document) { return {"quantity", document}; }
inline ClaimBuilder time(const DocumentBuilder& document) { return {"time", document}; }
inline ClaimBuilder quote(const DocumentBuilder& document) { return ClaimBuilder("quote", document).form("direct"); }
inline ClaimBuilder statement(const DocumentBuilder& document) { return {"statement", document}; }
inline ClaimBuilder entity(const DocumentBuilder& document, std::string type, std::string name) {
  const Json::Object fields{{"type", std::move(type)}, {"name", std::move(name)}};
  return ClaimBuilder("entity", document).field("entity", fields);
}

}  // namespace testing

DOSSIER_NAMESPACE_END
