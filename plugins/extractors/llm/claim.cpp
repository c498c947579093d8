#include "claim.hpp"

#include <algorithm>

#include "dossier/text/tokens.hpp"
#include "dossier/text/valid_utf8.hpp"
#include "language/digits.hpp"
#include "language/word_list.hpp"

namespace llm {
namespace {

using dossier::Json;
using dossier::Span;

// A description in the model's own words is a few words on one line.
bool is_short(std::string_view words) {
  constexpr std::size_t longest = 120;
  return words.size() <= longest && std::none_of(words.begin(), words.end(), [](char c) { return c >= 0 && c < ' '; });
}

class Grounding {
 public:
  Grounding(const Candidate& candidate, const std::vector<Ground>& paragraphs, std::string_view text,
            const language::EarlierClaims& earlier, const Settings& settings)
      : candidate_(candidate), paragraphs_(paragraphs), text_(text), earlier_(earlier), settings_(settings) {}

  std::optional<dossier::Claim> make(std::string_view& why) {
    const auto& kinds = settings_.kinds;
    if (std::find(kinds.begin(), kinds.end(), candidate_.kind) == kinds.end()) {
      why = "unknown_kind";
      return std::nullopt;
    }
    if (!locate()) {
      why = "not_in_text";
      return std::nullopt;
    }
    claim_.kind = candidate_.kind;
    claim_.confidence = settings_.confidence;
    if (candidate_.kind == "quantity") why = quantity();
    if (candidate_.kind == "time") why = time();
    if (candidate_.kind == "quote") quote();
    if (candidate_.kind == "entity") entity();
    if (candidate_.kind == "statement") why = statement();
    if (!why.empty()) return std::nullopt;
    claim_.start = surface_.start;
    claim_.end = surface_.end;
    if (!claim_.subject && candidate_.kind != "quote") claim_.subject = mention(candidate_.subject);
    if (is_short(candidate_.property)) claim_.property = candidate_.property;
    if (language::one_of(candidate_.modality, "asserted hedged denied expected conditional asked"))
      claim_.modality = candidate_.modality;
    claim_.rest.emplace_back("model", Json(settings_.model));
    return std::move(claim_);
  }

 private:
  // Looks in the paragraph that the model names first: it may have miscounted.
  bool locate() {
    const auto in = [&](const Ground& paragraph) {
      const auto evidence = candidate_.evidence.empty() ? paragraph.span() : paragraph.find(candidate_.evidence);
      if (!evidence) return false;
      const auto surface = Ground(text_, *evidence).find(candidate_.surface);
      if (!surface) return false;
      paragraph_ = &paragraph;
      evidence_ = *evidence;
      surface_ = *surface;
      return true;
    };
    const auto named = candidate_.paragraph - 1;
    if (candidate_.paragraph > 0 && named < paragraphs_.size() && in(paragraphs_[named])) return true;
    return std::any_of(paragraphs_.begin(), paragraphs_.end(), in);
  }

  std::optional<Span> find(std::string_view words) const {
    if (auto found = Ground(text_, evidence_).find(words)) return found;
    return paragraph_->find(words);
  }
  std::optional<dossier::Mention> mention(std::string_view words) const {
    const auto span = find(words);
    if (!span) return std::nullopt;
    dossier::Mention mention;
    mention.text = dossier::valid_utf8(span->of(text_));
    mention.start = span->start;
    mention.end = span->end;
    return mention;
  }

  // The only number in digits of the surface.
  std::optional<Span> number_span() const {
    std::optional<Span> number;
    for (const auto& token : dossier::tokenize(surface_.of(text_))) {
      if (!token.is(dossier::TokenKind::number)) continue;
      if (number) return std::nullopt;
      number = Span{surface_.start + token.start, surface_.start + token.end};
    }
    return number;
  }

  std::string_view quantity() {
    bool unclear = false;
    auto read =
        earlier_.at("quantity", surface_, unclear) ? language::read_quantity(text_, surface_, earlier_) : std::nullopt;
    if (!read) {
      const auto number = unclear ? std::nullopt : number_span();
      if (number) read = language::read_quantity(text_, *number, earlier_);
    }
    if (!read) return "no_number";
    if (!agrees(read->value)) return "number_differs";
    const auto surface = surface_;
    surface_ = read->span;
    claim_.value = std::move(read->value);
    if (const auto unit = Ground(text_, surface).find(candidate_.unit)) {
      surface_.start = std::min(surface_.start, unit->start);
      surface_.end = std::max(surface_.end, unit->end);
      if (claim_.value->unit.empty()) claim_.value->unit = dossier::valid_utf8(unit->of(text_));
    }
    if (const auto noun = find(candidate_.noun); noun && claim_.value->noun.empty())
      claim_.value->noun = dossier::valid_utf8(noun->of(text_));
    return {};
  }
  // Whether the model gives the number that the text has.
  bool agrees(const dossier::Value& value) const {
    if (candidate_.number.empty()) return true;
    int decimals = 0;
    bool grouped = false;
    auto given = dossier::Decimal::parse(candidate_.number);
    if (!given) given = language::parse_digits(candidate_.number, decimals, grouped);
    if (!given) return false;
    const auto is = [&](const std::string& digits) { return !digits.empty() && digits == given->text(); };
    return is(value.number) || (value.number.empty() && (is(value.low) || is(value.high)));
  }

  std::string_view time() {
    auto read = language::read_time(text_, surface_, earlier_);
    if (!read) return "no_time";
    surface_ = read->span;
    claim_.time = std::move(read->time);
    claim_.as_of = std::move(read->as_of);
    return {};
  }

  void quote() {
    constexpr std::string_view marks[] = {"\"",     "\u201C", "\u201D", "\u201E", "\u00AB",
                                          "\u00BB", "\u2018", "\u2019", "'"};
    const auto before = text_.substr(0, surface_.start);
    const bool direct =
        std::any_of(std::begin(marks), std::end(marks), [&](auto mark) { return before.ends_with(mark); });
    claim_.quote = dossier::Quote{direct ? "direct" : "indirect", {surface_}};
    claim_.speaker = mention(candidate_.speaker);
    claim_.cue = mention(candidate_.cue);
  }

  void entity() {
    const auto& type = candidate_.type;
    Json entity;
    entity.set("type", language::one_of(type, "person organization place") ? type : std::string("other"));
    entity.set("name", dossier::valid_utf8(surface_.of(text_)));
    claim_.rest.emplace_back("entity", std::move(entity));
  }

  std::string_view statement() {
    claim_.subject = mention(candidate_.subject);
    if (!claim_.subject) return "no_subject";
    if (candidate_.relation.empty() || !is_short(candidate_.relation)) return "no_relation";
    claim_.rest.emplace_back("rel", Json(candidate_.relation));
    Json::Array arguments;
    for (const auto& argument : {claim_.subject, mention(candidate_.object)})
      if (argument)
        arguments.push_back(
            Json(Json::Object{{"text", argument->text}, {"start", *argument->start}, {"end", *argument->end}}));
    claim_.rest.emplace_back("args", Json(std::move(arguments)));
    return {};
  }

  const Candidate& candidate_;
  const std::vector<Ground>& paragraphs_;
  std::string_view text_;
  const language::EarlierClaims& earlier_;
  const Settings& settings_;
  const Ground* paragraph_ = nullptr;
  Span evidence_;
  Span surface_;
  dossier::Claim claim_;
};

}  // namespace

std::optional<dossier::Claim> ground_claim(const Candidate& candidate, const std::vector<Ground>& paragraphs,
                                           std::string_view text, const language::EarlierClaims& earlier,
                                           const Settings& settings, std::string_view& why) {
  return Grounding(candidate, paragraphs, text, earlier, settings).make(why);
}

}  // namespace llm
