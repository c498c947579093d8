#include "claims.hpp"

#include "description.hpp"
#include "dossier/text/valid_utf8.hpp"
#include "mention.hpp"
#include "stance.hpp"
#include "times.hpp"
#include "token_text.hpp"

namespace quantity {

namespace {

dossier::Mention mention_of(const TokenText& text, TokenRange range) {
  dossier::Mention mention;
  mention.text = std::string(text.slice(range.first, range.last));
  mention.start = text[range.first].start;
  mention.end = text[range.last - 1].end;
  return mention;
}

dossier::Json speaker_of(const TokenText& text, TokenRange range) {
  dossier::Json::Object object;
  object.emplace_back("text", dossier::Json(dossier::valid_utf8(text.slice(range.first, range.last))));
  object.emplace_back("start", dossier::Json(static_cast<std::int64_t>(text[range.first].start)));
  object.emplace_back("end", dossier::Json(static_cast<std::int64_t>(text[range.last - 1].end)));
  return dossier::Json(std::move(object));
}

// What the sentences before have said, for "The figure was ...".
struct Memory {
  std::string property;
  std::string code;
  std::size_t sentence = 0;
};

class Claims {
 public:
  Claims(const dossier::Document& document, const language::DocumentSyntax& syntax,
         const std::function<void(const dossier::Claim&)>& take)
      : text_(document),
        syntax_(syntax),
        anchor_(find_anchor(text_, document)),
        valid_(dossier::find_invalid_utf8(document.text) == std::string_view::npos),
        take_(take) {}

  void run() {
    std::size_t number = 0;
    for (const auto& sentence : text_.sentences()) {
      ++number;
      syntax_.checkpoint();
      const auto mentions = find_mentions(text_, sentence);
      if (mentions.empty()) continue;
      const auto verbs = find_verbs(text_, sentence);
      const auto times = find_times(text_, sentence, anchor_);
      syntax_.read(text_.tokens(), sentence.first, sentence.last, scratch_, tree_);
      const SentenceView view{text_, sentence, verbs, mentions, times, &tree_};
      for (std::size_t i = 0; i < mentions.size(); ++i) emit(view, i, number);
    }
  }

 private:
  void emit(const SentenceView& view, std::size_t index, std::size_t number) {
    const auto& mention = view.mentions[index];
    dossier::Claim claim;
    claim.kind = "quantity";
    claim.start = text_[mention.first].start;
    claim.end = text_[mention.last - 1].end;
    claim.sentence = dossier::Span{view.sentence.start, view.sentence.end};
    claim.confidence = mention.confidence;
    claim.value = value_of(mention);

    const auto clause = clause_of(text_, view.sentence, mention.first);
    const std::size_t next = index + 1 < view.mentions.size() ? view.mentions[index + 1].first : view.sentence.last;
    const auto* time = time_of(text_, clause, view.times, mention, next);
    auto description = describe(view, index, time && !time->earlier ? time : nullptr);
    if (!description.subject.empty()) claim.subject = mention_of(text_, description.subject);
    claim.predicate = description.predicate;
    claim.scope = std::move(description.scope);
    claim.property = std::move(description.property);
    recall(claim, mention, number);
    claim.as_of = as_of(time, view, index);
    if (claim.value->change) set_base(view, index, description, *claim.value->change);

    const auto stance = stance_of(text_, view.sentence, clause, description.verb, mention);
    claim.modality = stance.modality;
    claim.negated = stance.negated;
    for (const auto& speaker : speakers_of(text_, view.sentence, view.verbs, description.verb, mention))
      claim.attribution.push_back(speaker_of(text_, speaker));
    if (!valid_) replace_invalid_bytes(claim);
    take_(claim);
  }

  static void replace_invalid_bytes(dossier::Claim& claim) {
    auto& value = *claim.value;
    for (auto* words : {&claim.property, &claim.predicate, &value.unit, &value.per, &value.noun, &value.of})
      *words = dossier::valid_utf8(*words);
    for (auto& words : claim.scope) words = dossier::valid_utf8(words);
    if (claim.subject) claim.subject->text = dossier::valid_utf8(claim.subject->text);
    if (value.change) value.change->base_text = dossier::valid_utf8(value.change->base_text);
  }

  dossier::Value value_of(const Mention& mention) const {
    dossier::Value value;
    const bool exact = !mention.upper && !mention.number.low;
    if (exact) value.number = mention.number.value.text();
    const auto interval = interval_of(mention);
    value.low = interval.low;
    value.high = interval.high;
    if (exact) value.bound = mention.bound;
    value.approximate = mention.approximate;
    value.unit = mention.unit;
    value.code = mention.code;
    value.per = mention.per;
    value.noun = std::string(text_.slice(mention.noun.first, mention.noun.last));
    value.of = std::string(text_.slice(mention.of.first, mention.of.last));
    if (mention.direction != 0) value.change = dossier::Change{mention.direction > 0 ? "up" : "down", std::nullopt, ""};
    return value;
  }

  // "The figure was over $190 billion": what the last amount of its kind measured, at most two sentences earlier.
  void recall(dossier::Claim& claim, const Mention& mention, std::size_t number) {
    const std::string& code = claim.value->code;
    if (claim.property.empty() && !memory_.property.empty() && memory_.code == code && !code.empty() &&
        number - memory_.sentence <= 2) {
      claim.property = memory_.property;
      claim.confidence -= 0.15;
    }
    if (!claim.property.empty() && mention.direction == 0 && mention.kind == QuantityKind::money)
      memory_ = {claim.property, code, number};
  }

  std::optional<dossier::TimeRange> as_of(const TimeAt* time, const SentenceView& view, std::size_t index) const {
    if (time == nullptr) return std::nullopt;
    if (!time->earlier) return time->range;
    // "$6.78 billion a year earlier": a year before the time of the amount it is compared with.
    if (!time->range.from.empty()) return time->range;
    for (const auto* other = time; other-- != view.times.data();)
      if (!other->earlier)
        return other->tokens.last <= view.mentions[index].first ? year_before(other->range) : std::nullopt;
    return std::nullopt;
  }

  // The base of a change: a quantity after "from", else the words that name it.
  void set_base(const SentenceView& view, std::size_t index, const Description& description,
                dossier::Change& change) const {
    change.base_text = description.base_text;
    for (std::size_t k = index + 1; k < view.mentions.size() && k < index + 3; ++k) {
      const auto& other = view.mentions[k];
      if (other.first == 0 || other.kind == QuantityKind::time || !text_.is(other.outer_first - 1, "from") ||
          other.direction != 0)
        continue;
      change.base = dossier::ClaimRef{"quantity", text_[other.first].start, text_[other.last - 1].end, ""};
      return;
    }
  }

  TokenText text_;
  const language::DocumentSyntax& syntax_;
  language::Syntax::Scratch scratch_;
  language::SyntaxTree tree_;
  Anchor anchor_;
  bool valid_;
  const std::function<void(const dossier::Claim&)>& take_;
  Memory memory_;
};

}  // namespace

void for_each_claim(const dossier::Document& document, const language::DocumentSyntax& syntax,
                    const std::function<void(const dossier::Claim&)>& take) {
  Claims(document, syntax, take).run();
}

}  // namespace quantity
