// A document's text, built from pieces of its input, with a map from each byte of the text to its origin in the input.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "dossier/record/map_run.hpp"

DOSSIER_NAMESPACE_BEGIN

class MappedText {
 public:
  // Input bytes that are in the text unchanged; source: their offset in the input.
  void copy(std::string_view bytes, std::uint64_t source) { add(bytes, {source, source + bytes.size()}); }
  // Text that replaces input bytes as a unit: a decoded entity, a collapsed run of white space.
  void replace(std::string_view text, Span source) { add(text, source); }
  // Text that is not in the input.
  void insert(std::string_view text) { text_ += text; }
  // A part of another text, with its map. shift: added to the places in that map, whose input begins there in this one's.
  void append(const MappedText& other, Span part, std::uint64_t shift = 0) {
    if (part.size() > text_.capacity()) text_.reserve(text_.size() + part.size());
    std::uint64_t at = part.start;
    for (auto run = other.run_at(part.start); at < part.end && run != other.runs_.end() && run->text < part.end;
         ++run) {
      if (run->text > at) insert(Span{at, run->text}.of(other.text_));
      const Span taken{std::max(part.start, run->text), std::min(part.end, run->text_end())};
      append_run(*run, taken, other.text_, shift);
      at = taken.end;
    }
    if (at < part.end) insert(Span{at, part.end}.of(other.text_));
  }
  // The input bytes from which a part of the text was made; empty if there are none.
  Span source_of(const Span& part) const {
    Span source;
    for (auto run = run_at(part.start); run != runs_.end() && run->text < part.end; ++run) {
      const auto piece = run->source_of(part);
      if (source.size() == 0) source.start = piece.start;
      source.end = piece.end;
    }
    return source;
  }
  // The same text, whose map leads to the input of `origin`: this text was made from the bytes of that one.
  MappedText through(const MappedText& origin) const {
    MappedText out;
    std::uint64_t at = 0;
    const auto rest_to = [&](std::uint64_t end) {
      out.insert(Span{at, end}.of(text_));
      at = end;
    };
    for (const auto& run : runs_) {
      rest_to(run.text);
      if (!run.is_bytewise()) {
        const auto text_unit = run.text_unit();
        const auto source_unit = run.source_unit();
        for (std::uint64_t unit = 0; unit < run.units; ++unit, at += text_unit) {
          const auto source = run.source + unit * source_unit;
          out.replace(Span{at, at + text_unit}.of(text_), origin.source_of({source, source + source_unit}));
        }
        continue;
      }
      MappedText piece;  // of the same size as the run
      piece.append(origin, {run.source, run.source_end()});
      for (const auto& inner : piece.runs()) {
        rest_to(run.text + inner.text);
        out.add(Span{at, at + inner.text_size}.of(text_), {inner.source, inner.source_end()}, inner.units);
        at += inner.text_size;
      }
      rest_to(run.text_end());
    }
    rest_to(size());
    return out;
  }
  // Removes the text from a byte on.
  void truncate(std::uint64_t size) {
    text_.resize(size);
    while (!runs_.empty() && runs_.back().text >= size) runs_.pop_back();
    if (runs_.empty() || runs_.back().text_end() <= size) return;
    auto& last = runs_.back();
    const auto kept = size - last.text;
    if (last.is_bytewise()) {
      last.text_size = last.source_size = kept;
      return;
    }
    const MapRun cut{last.text + kept / last.text_unit() * last.text_unit(), kept % last.text_unit(),
                     last.source + kept / last.text_unit() * last.source_unit(), last.source_unit()};
    last.source_size = kept / last.text_unit() * last.source_unit();
    last.units = kept / last.text_unit();
    last.text_size = kept - cut.text_size;
    if (last.units == 0) runs_.pop_back();
    if (cut.text_size) runs_.push_back(cut);
  }

  const std::string& text() const { return text_; }
  std::uint64_t size() const { return text_.size(); }
  const std::vector<MapRun>& runs() const { return runs_; }

 private:
  std::vector<MapRun>::const_iterator run_at(std::uint64_t text) const {
    return std::partition_point(runs_.begin(), runs_.end(), [&](const MapRun& run) { return run.text_end() <= text; });
  }
  // A part of a run of another text. Units that it has only a part of are taken one by one.
  void append_run(const MapRun& run, const Span& taken, std::string_view text, std::uint64_t shift) {
    const auto unit = run.is_bytewise() ? 1 : run.text_unit();
    for (auto at = taken.start; at < taken.end;) {
      const auto in_unit = (at - run.text) % unit;
      const auto whole = in_unit ? 0 : (taken.end - at) / unit;
      const auto end = whole ? at + whole * unit : std::min(taken.end, at + unit - in_unit);
      const auto source = run.source_of({at, end});
      add(Span{at, end}.of(text), {shift + source.start, shift + source.end}, std::max<std::uint64_t>(whole, 1));
      at = end;
    }
  }
  void add(std::string_view text, Span source, std::uint64_t units = 1) {
    if (text.empty()) return;
    const MapRun added{text_.size(), text.size(), source.start, source.size(),
                       text.size() == source.size() ? 1 : units};
    text_ += text;
    if (!runs_.empty() && continues(runs_.back(), added)) {
      auto& last = runs_.back();
      last.text_size += added.text_size;
      last.source_size += added.source_size;
      if (!last.is_bytewise()) last.units += added.units;
    } else {
      runs_.push_back(added);
    }
  }
  static bool continues(const MapRun& last, const MapRun& added) {
    if (last.text_end() != added.text || last.source_end() != added.source) return false;
    if (last.is_bytewise() || added.is_bytewise()) return last.is_bytewise() && added.is_bytewise();
    return last.text_unit() == added.text_unit() && last.source_unit() == added.source_unit();
  }

  std::string text_;
  std::vector<MapRun> runs_;
};

DOSSIER_NAMESPACE_END
