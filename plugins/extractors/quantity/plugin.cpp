#include "dossier/plugin.hpp"

#include "dossier/extractor.hpp"
#include "mention.hpp"
#include "token_text.hpp"

namespace {

using namespace quantity;

dossier::Claim claim_of(const TokenText& text, const dossier::Sentence& sentence, const Mention& mention) {
  dossier::Claim claim;
  claim.kind = "quantity";
  claim.start = text[mention.first].start;
  claim.end = text[mention.last - 1].end;
  claim.sentence = dossier::Span{sentence.start, sentence.end};
  claim.confidence = mention.confidence;
  dossier::Value value;
  if (!mention.upper && !mention.number.low) value.number = mention.number.value.text();
  const auto interval = interval_of(mention);
  value.low = interval.low;
  value.high = interval.high;
  if (!mention.upper && !mention.number.low) value.bound = mention.bound;
  value.approximate = mention.approximate;
  value.unit = mention.unit;
  value.code = mention.code;
  value.per = mention.per;
  value.noun = std::string(text.slice(mention.noun.first, mention.noun.last));
  value.of = std::string(text.slice(mention.of.first, mention.of.last));
  if (mention.direction != 0) value.change = dossier::Change{mention.direction > 0 ? "up" : "down", std::nullopt, ""};
  claim.value = std::move(value);
  return claim;
}

class QuantityExtractor {
 public:
  static constexpr auto about = dossier::About{
      .id = "extractor.quantity",
      .version = "1.0.0",
      .summary = "Finds the quantities of English news text: amounts, shares, counts, measures, rates, changes."};

  void extract(const dossier::Document& document, dossier::ClaimSink& sink) const {
    const TokenText text(document);
    for (const auto& sentence : text.sentences())
      for (const auto& mention : find_mentions(text, sentence)) sink.emit(claim_of(text, sentence, mention));
  }
};

}  // namespace

DOSSIER_PLUGIN(QuantityExtractor)
