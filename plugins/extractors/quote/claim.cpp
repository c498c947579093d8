#include "claim.hpp"

namespace quote {
namespace {

using dossier::Claim;
using dossier::Json;
using dossier::Mention;
using dossier::Span;

Span span_of(const Stream& s, std::size_t first, std::size_t last) {
  return {s.item(first).start, s.item(last - 1).end};
}

Mention mention(const Stream& s, std::size_t first, std::size_t last) {
  const auto span = span_of(s, first, last);
  Mention mention;
  mention.text = span.of(s.text());
  mention.start = span.start;
  mention.end = span.end;
  return mention;
}

Mention speaker_of(const Stream& s, const Subject& subject, const Resolved& who) {
  // "those who asked": without a name the pronoun alone says nothing.
  const bool unnamed = subject.relative && who.name.empty() && !subject.apposition.empty();
  auto speaker = mention(s, unnamed ? subject.apposition.first : subject.phrase.first, subject.phrase.last);
  speaker.name = who.name;
  speaker.role = who.role;
  return speaker;
}

Json span_json(const Span& span) {
  Json json;
  json.set("start", Json(span.start));
  json.set("end", Json(span.end));
  return json;
}

Json link(const Stream& s, const Subject& subject, const Resolved& who, const Cue* cue) {
  Json link;
  const auto speaker = speaker_of(s, subject, who);
  if (!speaker.name.empty()) link.set("name", Json(speaker.name));
  link.set("text", Json(speaker.text));
  link.set("start", Json(*speaker.start));
  link.set("end", Json(*speaker.end));
  if (!speaker.role.empty()) link.set("role", Json(speaker.role));
  if (!cue || cue->last <= cue->first) return link;
  const auto words = mention(s, cue->first, cue->last);
  Json cue_json;
  cue_json.set("text", Json(words.text));
  cue_json.set("start", Json(*words.start));
  cue_json.set("end", Json(*words.end));
  link.set("cue", std::move(cue_json));
  return link;
}

void append_reporters(const Stream& s, const Saying& saying, std::vector<Json>& chain) {
  for (auto k = saying.reported_by.size(); k-- > 0;) {
    const auto& [subject, who] = saying.reporters[k];
    if (!subject.phrase.empty()) chain.push_back(link(s, subject, who, &saying.reported_by[k]));
  }
}

// "She" and "he" stand for whom the text was about, as far as the text shows; "I" and "who" leave no doubt.
bool rests_on_pronoun(const Saying& saying) { return saying.subject.pronoun && !saying.subject.relative; }

double confidence(const Saying& saying) {
  double value = saying.direct ? 0.95 : saying.fragments.empty() ? 0.8 : 0.88;
  if (!saying.direct && saying.cue.complement == Complement::none) value = 0.82;
  if (saying.has_cue && !saying.cue.verb) value = 0.9;
  if (saying.continued) value = 0.6;
  if (saying.guessed) value = 0.5;
  if (saying.signed_ || saying.labelled) value = 0.8;
  if (saying.cue.label) value = 0.7;
  if (saying.has_cue && saying.cue.complement == Complement::object) value = 0.75;
  if (!saying.has_speaker) value -= 0.2;
  if (rests_on_pronoun(saying)) value -= saying.who.name.empty() ? 0.1 : 0.15;
  if (!saying.closed) value -= 0.2;
  return value;
}

// Who denies and who affirms: what a verb with its negation says about its content.
struct Stance {
  std::string_view polarity, stance, modality;
};
Stance stance(const Saying& saying) {
  if (!saying.has_cue || !saying.cue.verb) return {"affirm", "affirmed", "asserted"};
  const auto frame = saying.cue.verb->frame;
  if (frame & kDenies)
    return saying.cue.negated ? Stance{"affirm", "open", "hedged"} : Stance{"deny", "denied", "denied"};
  if (frame & kAsks) return {"affirm", "asked", "asked"};
  if (frame & kExpects) return {"affirm", "affirmed", "expected"};
  if (frame & kHedges) return {"affirm", "affirmed", "hedged"};
  return {"affirm", "affirmed", "asserted"};
}

}  // namespace

Claim to_claim(const Stream& s, const std::vector<Saying>& sayings, std::size_t index) {
  const auto& saying = sayings[index];
  Claim claim;
  claim.kind = "quote";
  claim.confidence = confidence(saying);
  claim.start = saying.content.front().start;
  claim.end = saying.content.back().end;
  claim.sentence = s.sentence_at(claim.start);
  claim.quote = dossier::Quote{saying.direct              ? "direct"
                               : saying.fragments.empty() ? "indirect"
                                                          : "mixed",
                               saying.content};
  if (saying.has_speaker) claim.speaker = speaker_of(s, saying.subject, saying.who);
  if (saying.has_cue) {
    claim.cue = mention(s, saying.cue.first, saying.cue.last);
    if (saying.cue.verb) {
      claim.predicate = saying.cue.verb->lemma;
      if (!saying.cue.verb->particle.empty()) claim.predicate += " " + std::string(saying.cue.verb->particle);
    } else {
      claim.predicate = "according to";
    }
  }
  const auto view = stance(saying);
  claim.polarity = view.polarity;
  claim.modality = view.modality;
  claim.negated = saying.has_cue && saying.cue.negated;
  append_reporters(s, saying, claim.attribution);
  for (const auto outer : saying.outer) {
    append_reporters(s, sayings[outer], claim.attribution);
    if (sayings[outer].has_speaker)
      claim.attribution.push_back(
          link(s, sayings[outer].subject, sayings[outer].who, sayings[outer].has_cue ? &sayings[outer].cue : nullptr));
  }
  claim.rest.emplace_back("stance", Json(view.stance));
  if (saying.has_cue && saying.cue.complement == Complement::object) {
    Json object;
    object.set("text", Json(saying.content.front().of(s.text())));
    object.set("start", Json(saying.content.front().start));
    object.set("end", Json(saying.content.front().end));
    claim.rest.emplace_back("object", std::move(object));
  }
  if (!saying.direct && !saying.fragments.empty()) {
    Json::Array fragments;
    for (const auto& fragment : saying.fragments) fragments.push_back(span_json(fragment));
    claim.rest.emplace_back("fragments", Json(std::move(fragments)));
  }
  if (saying.continued) claim.rest.emplace_back("continued", Json(true));
  return claim;
}

}  // namespace quote
