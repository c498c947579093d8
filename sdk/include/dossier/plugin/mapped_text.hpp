// A document's text, built from pieces of its input, with a map from each byte of the text to its origin in the input.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "dossier/abi/host.h"
#include "dossier/record/span.hpp"

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
    const auto& runs = other.runs_;
    auto run = std::partition_point(runs.begin(), runs.end(),
                                    [&](const dossier_map_run& r) { return r.text + r.text_size <= part.start; });
    std::uint64_t at = part.start;
    for (; at < part.end && run != runs.end() && run->text < part.end; ++run) {
      if (run->text > at) insert(Span{at, run->text}.of(other.text_));
      const Span taken{std::max(part.start, run->text), std::min(part.end, run->text + run->text_size)};
      const bool bytewise = run->text_size == run->source_size;
      const std::uint64_t source = shift + run->source + (bytewise ? taken.start - run->text : 0);
      add(taken.of(other.text_), {source, source + (bytewise ? taken.size() : run->source_size)});
      at = taken.end;
    }
    if (at < part.end) insert(Span{at, part.end}.of(other.text_));
  }
  // The input bytes from which a part of the text was made; empty if there are none.
  Span source_of(const Span& part) const {
    auto run = std::partition_point(runs_.begin(), runs_.end(),
                                    [&](const dossier_map_run& r) { return r.text + r.text_size <= part.start; });
    Span source;
    for (; run != runs_.end() && run->text < part.end; ++run) {
      const bool bytewise = run->text_size == run->source_size;
      const std::uint64_t before = bytewise && part.start > run->text ? part.start - run->text : 0;
      const std::uint64_t text_end = run->text + run->text_size;
      const std::uint64_t behind = bytewise && text_end > part.end ? text_end - part.end : 0;
      if (source.size() == 0) source.start = run->source + before;
      source.end = run->source + run->source_size - behind;
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
      const Span source{run.source, run.source + run.source_size};
      const auto end = run.text + run.text_size;
      if (run.text_size != run.source_size) {
        out.replace(Span{at, end}.of(text_), origin.source_of(source));
        at = end;
        continue;
      }
      MappedText piece;  // of the same size as the run
      piece.append(origin, source);
      for (const auto& inner : piece.runs()) {
        rest_to(run.text + inner.text);
        const Span part{at, at + inner.text_size};
        out.replace(part.of(text_), {inner.source, inner.source + inner.source_size});
        at = part.end;
      }
      rest_to(end);
    }
    rest_to(size());
    return out;
  }
  // Removes the text from a byte on.
  void truncate(std::uint64_t size) {
    text_.resize(size);
    while (!runs_.empty() && runs_.back().text >= size) runs_.pop_back();
    if (runs_.empty() || runs_.back().text + runs_.back().text_size <= size) return;
    auto& last = runs_.back();
    const bool bytewise = last.text_size == last.source_size;
    last.text_size = size - last.text;
    if (bytewise) last.source_size = last.text_size;
  }

  const std::string& text() const { return text_; }
  std::uint64_t size() const { return text_.size(); }
  const std::vector<dossier_map_run>& runs() const { return runs_; }

 private:
  void add(std::string_view text, Span source) {
    if (text.empty()) return;
    const bool bytewise = text.size() == source.size();
    if (!runs_.empty()) {
      auto& last = runs_.back();
      if (bytewise && last.text_size == last.source_size && last.text + last.text_size == text_.size() &&
          last.source + last.source_size == source.start) {
        last.text_size += text.size();
        last.source_size += text.size();
        text_ += text;
        return;
      }
    }
    runs_.push_back({text_.size(), text.size(), source.start, source.size()});
    text_ += text;
  }

  std::string text_;
  std::vector<dossier_map_run> runs_;
};

DOSSIER_NAMESPACE_END
