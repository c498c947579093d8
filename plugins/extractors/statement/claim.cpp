#include "claim.hpp"

#include <algorithm>

#include "confidence.hpp"
#include "stance.hpp"

namespace statement {

namespace {

using dossier::Json;
using dossier::Span;

Span span_of(const SyntaxTree& tree, NodeRange range) { return {tree[range.first].start, tree[range.last - 1].end}; }

Json piece(std::string_view text, const Span& span) {
  Json json;
  json.set("text", Json(span.of(text)));
  json.set("start", Json(span.start));
  json.set("end", Json(span.end));
  return json;
}

// Runs of consecutive words.
std::vector<Span> runs_of(const SyntaxTree& tree, const std::vector<std::uint32_t>& words) {
  std::vector<Span> runs;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const auto& word = tree[words[i]];
    if (i > 0 && words[i] == words[i - 1] + 1) {
      runs.back().end = word.end;
    } else {
      runs.push_back({word.start, word.end});
    }
  }
  return runs;
}

bool follows_preposition(const SyntaxTree& tree, NodeRange words, std::uint64_t start) {
  for (auto i = words.first; i < words.last; ++i)
    if (tree[i].start >= start) return i > words.first && tree[i - 1].tag == Tag::in;
  return false;
}

// The first date or time in an argument; in an object, one with a preposition: not "the 2030 report".
const dossier::Claim* time_within(const std::vector<const dossier::Claim*>& times, const SyntaxTree& tree,
                                  const Argument& argument) {
  const auto span = span_of(tree, argument.words);
  const bool object = argument.relation == Relation::obj || argument.relation == Relation::cop;
  auto at = std::lower_bound(times.begin(), times.end(), span.start,
                             [](const dossier::Claim* claim, std::uint64_t start) { return claim->start < start; });
  for (; at != times.end() && (*at)->start < span.end; ++at) {
    if ((*at)->end > span.end || ((*at)->time->type != "DATE" && (*at)->time->type != "TIME")) continue;
    if (!object || follows_preposition(tree, argument.words, (*at)->start)) return *at;
  }
  return nullptr;
}

}  // namespace

dossier::Claim to_claim(std::string_view text, const dossier::Sentence& sentence, const SyntaxTree& tree,
                        const Draft& draft, const std::vector<const dossier::Claim*>& times) {
  dossier::Claim claim;
  claim.kind = "statement";
  claim.confidence = static_cast<double>(permille_of(draft.score)) / 1000;
  claim.sentence = dossier::Span{sentence.start, sentence.end};

  const auto subject = span_of(tree, draft.subject_words);
  claim.subject.emplace();
  claim.subject->text = subject.of(text);
  claim.subject->start = subject.start;
  claim.subject->end = subject.end;

  std::vector<Span> pieces{subject};
  Json::Array args{piece(text, subject)}, relation;
  const dossier::Claim* time = nullptr;
  for (const auto& argument : draft.arguments) {
    pieces.push_back(span_of(tree, argument.words));
    args.push_back(piece(text, pieces.back()));
    if (!time) time = time_within(times, tree, argument);
  }
  std::string words = draft.implied_be ? "is" : "";
  for (const auto& run : runs_of(tree, draft.relation)) {
    pieces.push_back(run);
    relation.push_back(piece(text, run));
    if (!words.empty()) words += ' ';
    words += run.of(text);
  }
  const auto first = [](const Span& a, const Span& b) { return a.start < b.start; };
  const auto last = [](const Span& a, const Span& b) { return a.end < b.end; };
  claim.start = std::min_element(pieces.begin(), pieces.end(), first)->start;
  claim.end = std::max_element(pieces.begin(), pieces.end(), last)->end;

  const auto stance = read_stance(text, tree, draft);
  claim.negated = stance.negated;
  claim.modality = stance.modality;
  for (const auto& source : stance.sources) {
    auto link = piece(text, span_of(tree, source.who));
    if (!source.cue.empty()) link.set("cue", piece(text, span_of(tree, source.cue)));
    claim.attribution.push_back(std::move(link));
  }
  if (time) claim.as_of = dossier::TimeRange{time->time->from, time->time->to};
  claim.rest.emplace_back("rel", Json(std::move(words)));
  claim.rest.emplace_back("args", Json(std::move(args)));
  claim.rest.emplace_back("rel_spans", Json(std::move(relation)));
  if (draft.implied_be) claim.rest.emplace_back("implied", Json(true));
  return claim;
}

}  // namespace statement
