#include "language/english_stance.hpp"

#include "language/word_list.hpp"

namespace language {

namespace {

// Stems of verbs: what is left without "e", "es", "ed", "ing", "s", "ies", "ied".
constexpr std::string_view stating =
    "acknowledg add admit admitt affirm announc argu assert assur caution comment complain conced conclud confirm "
    "contend declar disclos emphasis emphasiz explain insist maintain mention not observ point recall remark repeat "
    "repl reply report "
    "respond reveal stat stress testif testify underlin underscor warn";
constexpr std::string_view hedging =
    "alleg assum believ claim estimat fear guess hint impl imply reckon speculat suggest suppos surmis suspect";
constexpr std::string_view denying = "den deny disput dismiss rebut rebutt reject refut";
constexpr std::string_view expecting = "anticipat expect forecast hop pledg predict project promis vow";
constexpr std::string_view asking = "ask inquir wonder";

bool has_stem(std::string_view word, std::string_view stems) {
  for (const std::string_view ending : {"", "s", "e", "es", "ed", "d", "ing", "ies", "ied"}) {
    if (word.size() > ending.size() + 2 && word.ends_with(ending) &&
        one_of(word.substr(0, word.size() - ending.size()), stems))
      return true;
  }
  return false;
}

}  // namespace

Reporting reporting_verb(std::string_view lower) {
  if (one_of(lower, "not")) return Reporting::none;
  if (one_of(lower, "say says said saying tell tells told telling write writes wrote written writing"))
    return Reporting::states;
  if (one_of(lower, "think thinks thought thinking foresee foresees foresaw")) return Reporting::hedges;
  if (has_stem(lower, stating)) return Reporting::states;
  if (has_stem(lower, hedging)) return Reporting::hedges;
  if (has_stem(lower, denying)) return Reporting::denies;
  if (has_stem(lower, expecting)) return Reporting::expects;
  if (has_stem(lower, asking)) return Reporting::asks;
  return Reporting::none;
}

Firmness auxiliary_firmness(std::string_view lower) {
  if (one_of(lower, "will wo shall 'll \u2019ll")) return Firmness::expected;
  if (one_of(lower, "may might could")) return Firmness::hedged;
  if (one_of(lower, "would 'd \u2019d should")) return Firmness::conditional;
  return Firmness::plain;
}

Firmness governor_firmness(std::string_view lower) {
  if (one_of(lower,
             "expected expects expect plan plans planned planning going intend intends intended hope hopes hoping "
             "hoped aim aims "
             "aimed set due scheduled poised promise promises promised pledge pledged vowed"))
    return Firmness::expected;
  if (one_of(
          lower,
          "seem seems seemed appear appears appeared likely unlikely believed thought said alleged reported estimated "
          "considered tend tends tended rumored rumoured"))
    return Firmness::hedged;
  return Firmness::plain;
}

bool is_hedging_adverb(std::string_view lower) {
  return one_of(
      lower,
      "allegedly apparently arguably conceivably likely maybe ostensibly perhaps possibly potentially presumably "
      "probably purportedly reportedly seemingly supposedly");
}

bool is_negation(std::string_view lower) {
  return one_of(lower, "not n't n\u2019t never no nobody none nothing neither nor nowhere");
}

bool is_condition(std::string_view lower) { return one_of(lower, "if unless whether"); }

}  // namespace language
