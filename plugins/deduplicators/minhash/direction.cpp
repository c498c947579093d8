#include "direction.hpp"

#include <algorithm>

#include "agencies.hpp"
#include "dossier/text/utf8.hpp"

namespace minhash {
namespace {

enum class Way { unknown, a_to_b, b_to_a, common };

void add_evidence(dossier::Copy& copy, const char* kind, const AgencyMark& mark, const char* in) {
  dossier::Json evidence;
  evidence.set("kind", kind);
  evidence.set("name", mark.name);
  evidence.set("in", in);
  evidence.set("start", mark.span.start);
  evidence.set("end", mark.span.end);
  copy.evidence.push_back(std::move(evidence));
}

// What agency marks say; the marks used are reported as evidence.
Way by_agency(dossier::Copy& copy, const dossier::Document& a, const dossier::Document& b) {
  const auto marks_a = agency_marks(a);
  const auto marks_b = agency_marks(b);
  const auto kind = [](const AgencyMark& mark) { return mark.dateline ? "agency_mark" : "credit_line"; };
  for (const auto& x : marks_a)
    for (const auto& y : marks_b) {
      if (x.name != y.name) continue;
      add_evidence(copy, kind(x), x, "a");
      add_evidence(copy, kind(y), y, "b");
      if (is_publisher(x.name, a.source)) return Way::a_to_b;
      if (is_publisher(x.name, b.source)) return Way::b_to_a;
      return Way::common;
    }
  for (const auto& y : marks_b)
    if (is_publisher(y.name, a.source)) return add_evidence(copy, kind(y), y, "b"), Way::a_to_b;
  for (const auto& x : marks_a)
    if (is_publisher(x.name, b.source)) return add_evidence(copy, kind(x), x, "a"), Way::b_to_a;
  return Way::unknown;
}

// A rewrite of the other has little of its own; where both have, both were made from a third.
Way by_rewrite(const Comparison& c, int order) {
  const auto pairs = c.rewrite.pairs.size();
  const bool a_in_b = pairs * 5 >= c.rewrite.sentences_a * 4;
  const bool b_in_a = pairs * 5 >= c.rewrite.sentences_b * 4;
  if (order < 0 && b_in_a) return Way::a_to_b;
  if (order > 0 && a_in_b) return Way::b_to_a;
  return Way::common;
}

void reverse(dossier::Copy& copy) {
  std::swap(copy.a, copy.b);
  for (auto& passage : copy.passages) {
    std::swap(passage.a_start, passage.b_start);
    std::swap(passage.a_end, passage.b_end);
  }
  std::sort(copy.passages.begin(), copy.passages.end(),
            [](const dossier::Passage& x, const dossier::Passage& y) { return x.b_start < y.b_start; });
  for (auto& evidence : copy.evidence) {
    if (const auto* in = evidence.find("in")) evidence.set("in", in->text() && *in->text() == "a" ? "b" : "a");
    auto* of_a = evidence.find("share_of_a");
    auto* of_b = evidence.find("share_of_b");
    if (of_a && of_b) std::swap(*of_a, *of_b);
  }
}

bool is_closing(char32_t c) {
  return c == '.' || c == ',' || c == '!' || c == '?' || c == ')' || c == '"' || c == '\'' || c == 0x2019 ||
         c == 0x201D || c == 0x3002 || c == 0x300D || c == 0x300F || c == 0xFF01 || c == 0xFF1F || c == 0x2026;
}

}  // namespace

void direct(dossier::Copy& copy, const Comparison& c, const dossier::Document& a, const dossier::Document& b) {
  copy.a = a.id;
  copy.b = b.id;
  Way way = copy.kind == "partial" ? Way::unknown : by_agency(copy, a, b);
  const int order = dossier::order_of(c.sketch_a->published, c.sketch_b->published);
  if (way == Way::unknown && copy.kind == "derived") way = by_rewrite(c, order);
  if (way == Way::unknown && order != 0) way = order < 0 ? Way::a_to_b : Way::b_to_a;
  copy.direction = way == Way::unknown ? "unknown" : way == Way::common ? "common" : "a_to_b";
  // If nothing decides, a is the one that may have been first.
  const auto begin = [](const Sketch& sketch) { return sketch.published ? sketch.published->from : INT64_MAX; };
  const bool b_first = way == Way::b_to_a ||
                       (way != Way::a_to_b &&
                        (order > 0 || (order == 0 && (begin(*c.sketch_b) < begin(*c.sketch_a) ||
                                                      (begin(*c.sketch_b) == begin(*c.sketch_a) && b.id < a.id)))));
  if (b_first) reverse(copy);
}

void extend_over_punctuation(dossier::Copy& copy, std::string_view a, std::string_view b) {
  for (auto& passage : copy.passages)
    while (passage.a_end < a.size() && passage.b_end < b.size()) {
      const auto x = dossier::decode_utf8(a, passage.a_end);
      const auto y = dossier::decode_utf8(b, passage.b_end);
      if (x.value != y.value || !is_closing(x.value)) break;
      passage.a_end += x.size;
      passage.b_end += y.size;
    }
}

}  // namespace minhash
