#include "contents.hpp"

namespace quote {

using dossier::Span;

void Contents::take_quotations(const Unit& unit, Saying& saying) {
  for (auto i = unit.first; i < unit.last; ++i)
    if (s_.item(i).is(Kind::quotation)) take(i, saying);
}

void Contents::take(std::size_t i, Saying& saying) {
  const auto& region = s_.region_of(i);
  used_[static_cast<std::size_t>(s_.item(i).region)] = true;
  taken_[static_cast<std::size_t>(s_.item(i).region)] = true;
  saying.closed = saying.closed && region.closed;
  for (auto span : region.inside) {
    trim(span);
    if (span.start < span.end) saying.content.push_back(span);
  }
}

// Cuts blanks, a closing comma and marks that have no partner inside.
void Contents::trim(Span& span) const {
  const auto text = s_.text();
  const auto blank = [&](std::uint64_t at) { return static_cast<unsigned char>(text[at]) <= ' ' || text[at] == ','; };
  while (span.start < span.end && (blank(span.start) || text[span.start] == ';')) ++span.start;
  while (span.start < span.end && (blank(span.end - 1) || text[span.end - 1] == ';' || text[span.end - 1] == ':'))
    --span.end;
}

// The items [first, last) as one content span; quotations in it become fragments.
void Contents::take_items(std::size_t first, std::size_t last, Saying& saying) {
  while (first < last && !s_.item(first).is(Kind::word) && !s_.item(first).is(Kind::number) &&
         !s_.item(first).is(Kind::quotation) && !s_.item(first).is(Kind::open_bracket) &&
         !s_.item(first).is(Kind::other))
    ++first;
  while (last > first && (s_.item(last - 1).is(Kind::comma) || s_.item(last - 1).is(Kind::dash) ||
                          s_.item(last - 1).is(Kind::semicolon)))
    --last;
  if (first >= last) return;
  bool other = false;
  for (auto i = first; i < last; ++i) other = other || (!s_.item(i).is(Kind::quotation) && !s_.item(i).is(Kind::stop));
  if (!other) {
    saying.direct = true;
    for (auto i = first; i < last; ++i)
      if (s_.item(i).is(Kind::quotation)) take(i, saying);
    return;
  }
  Span span{s_.item(first).start, s_.item(last - 1).end};

  for (auto i = first; i < last; ++i) {
    if (!s_.item(i).is(Kind::quotation)) continue;
    used_[static_cast<std::size_t>(s_.item(i).region)] = true;
    saying.closed = saying.closed && s_.region_of(i).closed;
    for (auto fragment : s_.region_of(i).inside) {
      trim(fragment);
      if (fragment.start < fragment.end) saying.fragments.push_back(fragment);
    }
  }
  if (s_.item(last - 1).is(Kind::stop) && last - first > 1 && s_.text()[span.end - 1] == '.')
    span.end = s_.item(last - 2).end;
  trim(span);
  if (span.start < span.end) saying.content.push_back(span);
}

}  // namespace quote
