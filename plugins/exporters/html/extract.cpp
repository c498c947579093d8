#include "extract.hpp"

#include <algorithm>
#include <vector>

#include "dossier/record/json.hpp"
#include "dossier/text/utf8.hpp"
#include "members.hpp"

namespace dossier_html {

namespace {

constexpr std::size_t around_sentence = 320;  // bytes of the paragraph before and after it
constexpr std::size_t around_claim = 400;     // of a sentence that is very long
constexpr std::size_t longest_sentence = 1200;
constexpr std::size_t longest_claim = 2000;

std::size_t boundary_before(std::string_view text, std::size_t at) {
  while (at > 0 && !dossier::is_utf8_boundary(text, at)) --at;
  return at;
}

// Where the next word begins; so that a cut falls between words.
std::size_t word_after(std::string_view text, std::size_t at, std::size_t stop) {
  const auto gap = text.find_first_of(" \n\t", at);
  return gap == std::string_view::npos || gap + 1 >= stop ? boundary_before(text, at) : gap + 1;
}
std::size_t word_before(std::string_view text, std::size_t at, std::size_t stop) {
  const auto gap = text.find_last_of(" \n\t", at);
  return gap == std::string_view::npos || gap <= stop ? boundary_before(text, at) : gap;
}

// UTF-16 units as the JSON's reader will count them: what is not UTF-8 becomes one unit a byte.
std::size_t units(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size();) {
    const auto point = dossier::decode_utf8(text, at);
    count += point.value > 0xFFFF ? 2 : 1;
    at += point.size;
  }
  return count;
}

struct Spans {
  Bytes claim;
  Bytes sentence;
  std::vector<Bytes> marks;
};

Spans spans_of(std::string_view claim, std::size_t size) {
  Spans spans;
  const auto inside = [&](Bytes span) {
    return Bytes{std::min<std::uint64_t>(span.start, size), std::min<std::uint64_t>(span.end, size)};
  };
  spans.claim = inside(span_of(claim).value_or(Bytes{}));
  spans.sentence = spans.claim;
  dossier::each_json_member(claim, [&](std::string_view name, std::string_view value) {
    if (name == "sentence") {
      if (const auto sentence = span_of(value)) {
        const auto within = inside(*sentence);
        spans.sentence.start = std::min(within.start, spans.claim.start);
        spans.sentence.end = std::max(within.end, spans.claim.end);
      }
    } else if (name == "quote") {
      dossier::each_json_item(member(value, "content"), [&](std::string_view item) {
        if (const auto content = span_of(item)) spans.marks.push_back(inside(*content));
      });
    }
  });
  if (spans.marks.empty()) spans.marks.push_back(spans.claim);
  return spans;
}

}  // namespace

void append_extract(std::string& out, std::string_view claim, std::string_view text) {
  const auto spans = spans_of(claim, text.size());
  auto span = spans.claim;
  auto sentence = spans.sentence;
  const auto paragraph_start = [&] {
    const auto gap = sentence.start == 0 ? std::string_view::npos : text.rfind("\n\n", sentence.start - 1);
    return gap == std::string_view::npos ? 0 : gap + 2;
  }();
  const auto paragraph_end = std::min(text.find("\n\n", sentence.end), text.size());
  if (span.end - span.start > longest_claim) span.end = boundary_before(text, span.start + longest_claim);
  if (sentence.end - sentence.start > longest_sentence) {
    if (span.start - sentence.start > around_claim)
      sentence.start = word_after(text, span.start - around_claim, span.start);
    sentence.end = std::max(span.end, std::min(sentence.end, span.end + around_claim));
    sentence.end = word_before(text, sentence.end, span.end);
  }
  auto from = std::min<std::size_t>(paragraph_start, sentence.start);
  auto to = std::max<std::size_t>(paragraph_end, sentence.end);
  if (sentence.start - from > around_sentence)
    from = word_after(text, sentence.start - around_sentence, sentence.start);
  if (to - sentence.end > around_sentence) to = word_before(text, sentence.end + around_sentence, sentence.end);
  from = boundary_before(text, from);
  to = std::max(from, boundary_before(text, to));

  const auto shown = text.substr(from, to - from);
  const auto unit = [&](std::uint64_t at) {
    return std::to_string(units(shown.substr(0, std::clamp<std::uint64_t>(at, from, to) - from)));
  };
  out += "{\"from\":" + std::to_string(from) + ",\"text\":";
  dossier::append_json_string(out, shown);
  out += ",\"sentence\":[" + unit(sentence.start) + ',' + unit(sentence.end) + "],\"marks\":[";
  bool first = true;
  for (const auto& mark : spans.marks) {
    if (mark.end <= from || mark.start >= to) continue;
    out += (first ? "[" : ",[") + unit(mark.start) + ',' + unit(mark.end) + ']';
    first = false;
  }
  out += "]}";
}

}  // namespace dossier_html
