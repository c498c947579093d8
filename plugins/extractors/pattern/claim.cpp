#include "claim.hpp"

#include <algorithm>

#include "dossier/text/utf8.hpp"
#include "dossier/text/valid_utf8.hpp"

namespace pattern_extractor {

namespace {

using dossier::Json;
using dossier::Span;

class ClaimOfMatch {
 public:
  ClaimOfMatch(const Pattern& pattern, const Found& found, std::string_view text)
      : pattern_(pattern), found_(found), text_(text) {}

  std::optional<dossier::Claim> make(const language::EarlierClaims& earlier, std::string_view& why) {
    claim_.kind = std::string(kind_names[static_cast<std::size_t>(pattern_.kind)]);
    // Of a regular expression with \C.
    if (!is_whole(found_.whole) || !std::all_of(found_.groups.begin(), found_.groups.end(),
                                                [&](const auto& group) { return is_whole(group.span); })) {
      why = "cut_character";
      return std::nullopt;
    }
    Span span = found_.whole;
    switch (pattern_.kind) {
      case Kind::quantity: why = quantity(earlier, span); break;
      case Kind::time: why = time(earlier, span); break;
      case Kind::quote: why = quote(); break;
      case Kind::entity: why = entity(span); break;
      case Kind::statement: why = statement(); break;
    }
    if (!why.empty()) return std::nullopt;
    if (const auto chosen = found_.of(Field::claim)) span = *chosen;
    claim_.start = span.start;
    claim_.end = span.end;
    shared_fields();
    claim_.rest.emplace_back("pattern", Json(pattern_.id));
    return std::move(claim_);
  }

 private:
  bool is_whole(Span span) const {
    return dossier::is_utf8_boundary(text_, span.start) && dossier::is_utf8_boundary(text_, span.end);
  }
  std::string words(Span span) const { return dossier::valid_utf8(span.of(text_)); }
  // The words of a group, else the constant; empty if there is neither.
  std::string words_of(Field field) const {
    if (const auto span = found_.of(field)) return words(*span);
    const auto fixed = pattern_.fixed.find(field);
    return fixed == pattern_.fixed.end() ? std::string() : fixed->second;
  }
  std::optional<dossier::Mention> mention_of(Field field) const {
    const auto span = found_.of(field);
    if (!span) return std::nullopt;
    dossier::Mention mention;
    mention.text = words(*span);
    mention.start = span->start;
    mention.end = span->end;
    return mention;
  }
  static Json json_of(const dossier::Mention& mention) {
    Json json;
    json.set("text", mention.text).set("start", *mention.start).set("end", *mention.end);
    return json;
  }

  void shared_fields() {
    if (auto subject = mention_of(Field::subject); subject && pattern_.kind != Kind::statement) {
      subject->role = words_of(Field::role);
      claim_.subject = std::move(subject);
    }
    claim_.predicate = words_of(Field::predicate);
    claim_.property = words_of(Field::property);
    if (const auto scope = words_of(Field::scope); !scope.empty()) claim_.scope.push_back(scope);
    if (const auto source = mention_of(Field::source)) claim_.attribution.push_back(json_of(*source));
    claim_.modality = words_of(Field::modality);
    claim_.negated = words_of(Field::negated) == "true";
  }

  // The claim is the mention: the value with its unit.
  std::string_view quantity(const language::EarlierClaims& earlier, Span& span) {
    const auto value = found_.of(Field::value);
    if (!value) return "no_value";
    auto read = language::read_quantity(text_, *value, earlier);
    if (!read) return "no_number";
    span = read->span;
    if (const auto unit = found_.of(Field::unit)) {
      span.start = std::min(span.start, unit->start);
      span.end = std::max(span.end, unit->end);
    }
    claim_.value = std::move(read->value);
    const auto set = [&](Field field, std::string& member) {
      if (auto text = words_of(field); !text.empty()) member = std::move(text);
    };
    set(Field::unit, claim_.value->unit);
    set(Field::code, claim_.value->code);
    set(Field::noun, claim_.value->noun);
    set(Field::per, claim_.value->per);
    set(Field::of, claim_.value->of);
    return {};
  }

  std::string_view time(const language::EarlierClaims& earlier, Span& span) {
    const auto value = found_.of(Field::value);
    if (!value) return "no_value";
    auto read = language::read_time(text_, *value, earlier);
    if (!read) return "no_time";
    span = read->span;
    claim_.time = std::move(read->time);
    claim_.as_of = std::move(read->as_of);
    return {};
  }

  std::string_view quote() {
    const auto content = found_.of(Field::content);
    if (!content) return "no_content";
    claim_.quote = dossier::Quote{words_of(Field::form), {*content}};
    if (claim_.quote->kind.empty()) claim_.quote->kind = is_in_marks(*content) ? "direct" : "indirect";
    claim_.speaker = mention_of(Field::speaker);
    if (claim_.speaker) claim_.speaker->role = words_of(Field::role);
    claim_.cue = mention_of(Field::cue);
    claim_.polarity = words_of(Field::polarity);
    return {};
  }
  bool is_in_marks(Span content) const {
    constexpr std::string_view opening[] = {"\"", "\u201C", "\u201E", "\u00AB", "\u2018", "'"};
    const auto before = text_.substr(0, content.start);
    return std::any_of(std::begin(opening), std::end(opening),
                       [&](std::string_view mark) { return before.ends_with(mark); });
  }

  std::string_view entity(Span& span) {
    const auto name = found_.of(Field::name);
    if (!name) return "no_name";
    span = *name;
    Json entity;
    entity.set("type", words_of(Field::type)).set("name", words(*name));
    claim_.rest.emplace_back("entity", std::move(entity));
    return {};
  }

  std::string_view statement() {
    const auto rel = words_of(Field::rel);
    if (rel.empty()) return "no_rel";
    Json::Array arguments;
    for (const auto field : {Field::subject, Field::object})
      if (const auto mention = mention_of(field)) arguments.push_back(json_of(*mention));
    claim_.subject = mention_of(Field::subject);
    if (claim_.subject) claim_.subject->role = words_of(Field::role);
    claim_.rest.emplace_back("rel", Json(rel));
    claim_.rest.emplace_back("args", Json(std::move(arguments)));
    return {};
  }

  const Pattern& pattern_;
  const Found& found_;
  std::string_view text_;
  dossier::Claim claim_;
};

}  // namespace

std::optional<dossier::Claim> make_claim(const Pattern& pattern, const Found& found, const dossier::Document& document,
                                         const language::EarlierClaims& earlier, std::string_view& why) {
  return ClaimOfMatch(pattern, found, document.text).make(earlier, why);
}

}  // namespace pattern_extractor
