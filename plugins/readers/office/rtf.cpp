#include "rtf.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <map>
#include <string>
#include <vector>

#include "charset/legacy.hpp"
#include "dossier/text/utf8.hpp"
#include "properties.hpp"
#include "rtf_code_pages.hpp"
#include "rtf_tokens.hpp"
#include "rtf_words.hpp"
#include "word_styles.hpp"

namespace dossier_office {
namespace {

using dossier::MappedText;
using dossier::Span;
using Part = RtfPart;

struct State {
  Part part = Part::text;
  bool extra = false;  // the group begins with \*
  bool fresh = true;   // nothing of the group was read
  bool hidden = false;
  bool deleted = false;
  bool in_table = false;
  bool list = false;
  bool flow = false;  // a note or a text box begins with the group
  int skip = 1;       // characters that stand for one of \u
  int font = -1;
  int style = -1;
  int outline = 9;
};

class RtfReader {
 public:
  RtfReader(std::string_view bytes, Composer& out, dossier::Document& document, dossier::DocumentSink& sink)
      : bytes_(bytes), out_(out), document_(document), sink_(sink) {}

  void run() {
    RtfTokens tokens(bytes_);
    std::uint64_t count = 0;
    constexpr std::uint64_t between_checks = 65536;
    while (const auto token = tokens.next()) {
      if (++count % between_checks == 0) sink_.checkpoint();
      if (token->kind != RtfToken::Kind::byte) flush_bytes();
      take(*token);
      if (token->kind == RtfToken::Kind::close && states_.size() == 1) break;  // what follows is not part of it
    }
    flush_bytes();
    const bool open = states_.size() > 1;
    while (states_.size() > 1) close_group();
    leave_table();
    if (open)
      sink_.reject("end", "truncated",
                   "byte " + std::to_string(bytes_.size()) +
                       ": expected the end of all groups, found the end of the input; the text before it is kept",
                   {bytes_.size(), bytes_.size()});
  }
  std::uint64_t deleted() const { return deleted_; }

 private:
  State& state() { return states_.back(); }

  void take(const RtfToken& token) {
    using Kind = RtfToken::Kind;
    switch (token.kind) {
      case Kind::open:
        states_.push_back(state());
        state().fresh = true;
        state().extra = state().flow = false;
        left_ = 0;
        return;
      case Kind::close: return close_group();
      case Kind::symbol: return take_symbol(token);
      case Kind::word: return take_word(token);
      case Kind::byte:
        state().fresh = false;
        if (left_ > 0) {
          --left_;
          return;
        }
        pending_ += static_cast<char>(token.value);
        sources_.push_back(token.source);
        if (may_flush()) flush_bytes();
        return;
      case Kind::text: return take_text(token);
    }
  }
  void take_text(const RtfToken& token) {
    state().fresh = false;
    auto text = token.word;
    auto at = token.source.start;
    const auto skipped = std::min<std::size_t>(static_cast<std::size_t>(left_), text.size());
    left_ -= static_cast<int>(skipped);
    text.remove_prefix(skipped);
    at += skipped;
    if (text.empty()) return;
    if (std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; })) {
      MappedText piece;
      piece.copy(text, at);
      return add(piece);
    }
    for (std::size_t i = 0; i < text.size(); ++i) {
      pending_ += text[i];
      sources_.push_back({at + i, at + i + 1});
      if (may_flush()) flush_bytes();
    }
  }
  // Long runs are decoded in parts, after a character of ASCII where there are some: it ends one.
  bool may_flush() const {
    const bool ends = static_cast<unsigned char>(pending_.back()) < 0x80;
    return pending_.size() >= (ends ? 4096 : 65536);
  }
  // Bytes of the code page, of which a character may need several.
  void flush_bytes() {
    if (pending_.empty()) return;
    const auto bytes = std::move(pending_);
    const auto sources = std::move(sources_);
    pending_.clear();
    sources_.clear();
    const auto font = fonts_.find(state().font);
    const int page = font != fonts_.end() && font->second ? font->second : code_page_;
    auto decoded = page == 65001 ? dossier::decode_as_utf8(bytes) : [&] {
      auto known = charset::decode_declared(bytes, charset_of_code_page(page));
      return known ? std::move(*known) : dossier::decode_as_windows_1252(bytes);
    }();
    replaced_ += decoded.replaced;
    MappedText piece;
    for (const auto& run : decoded.text.runs()) {
      const std::uint64_t units = run.is_bytewise() ? run.text_size : run.units;
      const auto text_unit = run.text_size / units;
      const auto source_unit = run.source_size / units;
      const std::string_view all = decoded.text.text();
      for (std::uint64_t i = 0; i < units; ++i) {
        const auto from = static_cast<std::size_t>(run.source + i * source_unit);
        piece.replace(all.substr(run.text + i * text_unit, text_unit),
                      {sources[from].start, sources[from + source_unit - 1].end});
      }
    }
    add(piece);
  }

  void take_symbol(const RtfToken& token) {
    const char c = token.word[0];
    if (c == '*') {
      state().extra = true;
      return;
    }
    if (left_ > 0) {
      --left_;
      return;
    }
    if (c == '\\' || c == '{' || c == '}') return put(token.word, {token.source.start + 1, token.source.end});
    if (c == '~') return put("\u00A0", token.source);
    if (c == '_') return put("\u2011", token.source);
    if (c == '\n' || c == '\r') end_paragraph();
  }
  void take_word(const RtfToken& token) {
    const auto word = token.word;
    const bool first = state().fresh;
    state().fresh = false;
    if (first && begin_part(word)) return;
    if (state().part == Part::nothing) return;
    if (word == "u" && token.has_value) return take_unicode(token);
    if (const auto text = rtf_character(word); !text.empty()) return put(text, token.source);
    if (word == "par" || word == "sect" || word == "page") return end_paragraph();
    if (word == "cell" || word == "row" || word == "nestcell" || word == "nestrow") return take_cell(word);
    set_property(token);
  }
  // Whether the word says what the group is for.
  bool begin_part(std::string_view word) {
    auto& now = state();
    if (word == "ud" && now.part == Part::nothing) now.part = twice_;
    if (now.part == Part::nothing || word == "ud") return true;
    if (word == "footnote") {
      out_.open_note();
      now.flow = true;
      ++notes_;
      now.in_table = false;
      return true;
    }
    if (word == "shptxt" || word == "dptxbxtext") {
      out_.open_aside();
      now.flow = true;
      ++notes_;
      return true;
    }
    if (const auto part = rtf_part(word)) {
      now.part = *part;
      if (now.part == Part::created || now.part == Part::revised) time_ = {};
      field_.clear();
      return true;
    }
    if (word == "upr") twice_ = now.part;
    const bool unknown = now.extra && !is_known_extra(word) && now.part != Part::styles && now.part != Part::fonts;
    if (word == "upr" || unknown) now.part = Part::nothing;
    return word == "upr" || unknown;
  }
  void take_unicode(const RtfToken& token) {
    auto value = static_cast<char32_t>(token.value < 0 ? token.value + 65536 : token.value);
    left_ = state().skip;
    if (value >= 0xD800 && value < 0xDC00) {
      high_ = value;
      high_source_ = token.source;
      return;
    }
    auto source = token.source;
    if (value >= 0xDC00 && value < 0xE000) {
      if (!high_) return;
      value = 0x10000 + ((high_ - 0xD800) << 10) + (value - 0xDC00);
      source.start = high_source_.start;
    }
    high_ = 0;
    const int left = left_;
    left_ = 0;
    std::string character;
    if (value > 0 && value <= 0x10FFFF && !(value >= 0xE000 && value < 0xF900)) dossier::append_utf8(character, value);
    put(character, source);
    left_ = left;
  }
  void set_property(const RtfToken& token) {
    auto& now = state();
    const auto word = token.word;
    const bool on = !token.has_value || token.value != 0;
    if (word == "uc") now.skip = std::clamp(token.value, 0, 16);
    if (word == "f") now.font = token.value;
    if (word == "fcharset" && now.part == Part::fonts) fonts_[now.font] = code_page_of_font(token.value);
    if (word == "ansicpg") code_page_ = token.value;
    if (word == "mac") code_page_ = 10000;
    if (word == "v") now.hidden = on;
    if (word == "deleted") now.deleted = on;
    if (word == "plain") now.hidden = now.deleted = false;
    if (word == "pard") {
      now.in_table = now.list = false;
      now.style = -1;
      now.outline = 9;
    }
    if (word == "intbl") now.in_table = true;
    if (word == "ls" || word == "pnlvlblt") now.list = true;
    if (word == "s") now.style = token.value;
    if (word == "outlinelevel") now.outline = token.value;
    if (word == "yr") time_[0] = token.value;
    if (word == "mo") time_[1] = token.value;
    if (word == "dy") time_[2] = token.value;
    if (word == "hr") time_[3] = token.value;
    if (word == "min") time_[4] = token.value;
  }

  void put(std::string_view text, const Span& source) {
    if (left_ > 0) {
      --left_;
      return;
    }
    MappedText piece;
    piece.replace(text, source);
    add(piece);
  }
  void add(const MappedText& piece) {
    if (piece.size() == 0) return;
    const auto& now = state();
    if (now.part != Part::text) {
      constexpr std::size_t longest_field = 10000;
      if (field_.size() < longest_field) field_ += piece.text();
      return;
    }
    if (now.deleted) {
      deleted_ += piece.size();
      out_.left_out().add(dossier::loss_reason::deleted, piece.source_of({0, piece.size()}));
    } else if (now.hidden) {
      out_.left_out().add(dossier::loss_reason::hidden, piece.source_of({0, piece.size()}));
    }
    if (now.hidden || now.deleted) return;
    if (notes_ == 0) now.in_table ? enter_cell() : leave_table();
    if (!out_.in_paragraph()) {
      const auto kind = kind_now();
      out_.open_paragraph(kind);
    }
    out_.add(piece, 0);
  }
  std::string_view kind_now() {
    const auto& now = state();
    if (now.outline >= 0 && now.outline < 9) return "heading";
    if (const auto style = styles_.find(now.style); style != styles_.end() && now.style >= 0)
      if (const auto kind = kind_of_style(style->second); !kind.empty()) return kind;
    return now.list ? "list" : "paragraph";
  }
  void end_paragraph() {
    if (state().part == Part::text) out_.close_paragraph();
  }

  // Tables: nested ones are text of their cell.
  void enter_cell() {
    if (!table_) out_.open_table();
    if (!row_) out_.open_row();
    if (!cell_) out_.open_cell();
    table_ = row_ = cell_ = true;
  }
  void take_cell(std::string_view word) {
    if (state().part != Part::text || notes_ > 0) return end_paragraph();
    if (word == "nestcell" || word == "nestrow") return end_paragraph();
    if (word == "cell") {
      enter_cell();
      out_.close_cell();
      cell_ = false;
    } else if (row_) {
      if (cell_) out_.close_cell();
      out_.close_row();
      row_ = cell_ = false;
    }
  }
  void leave_table() {
    if (!table_) return;
    if (cell_) out_.close_cell();
    if (row_) out_.close_row();
    out_.close_table();
    table_ = row_ = cell_ = false;
  }

  void close_group() {
    if (states_.size() == 1) return;
    const auto closed = state();
    states_.pop_back();
    left_ = 0;
    if (closed.flow) {
      out_.close_flow();
      --notes_;
    }
    if (closed.part == Part::styles && !closed.fresh && state().part == Part::styles) {
      while (field_.ends_with(';') || field_.ends_with(' ')) field_.pop_back();
      styles_.emplace(
          closed.style,
          field_.substr(field_.find_first_not_of(' ') == std::string::npos ? 0 : field_.find_first_not_of(' ')));
    }
    if (closed.part != state().part) set_field(closed.part);
    if (closed.part != state().part || closed.part == Part::styles || closed.part == Part::fonts) field_.clear();
  }
  void set_field(Part part) {
    if (part == Part::created || part == Part::revised) {
      char written[40];
      std::snprintf(written, sizeof written, "%04d-%02d-%02dT%02d:%02d", time_[0], time_[1], time_[2], time_[3],
                    time_[4]);
      if (time_[0] > 0)
        set_date(written, part == Part::created ? "created" : "modified", "info",
                 part == Part::created ? document_.published : document_.updated, document_);
      return;
    }
    if (field_.empty()) return;
    if (part == Part::title) document_.title = field_;
    if (part == Part::author) document_.authors = {field_};
    if (part == Part::company) document_.metadata.set("company", field_);
    if (part == Part::keywords) document_.metadata.set("keywords", field_);
    if (part == Part::subject) document_.metadata.set("subject", field_);
  }

  std::string_view bytes_;
  Composer& out_;
  dossier::Document& document_;
  dossier::DocumentSink& sink_;
  std::vector<State> states_{1};
  std::map<int, int> fonts_;  // their code pages
  std::map<int, std::string> styles_;
  Part twice_ = Part::text;  // of what is written in a code page first and then in Unicode
  int code_page_ = 1252;
  int left_ = 0;  // characters to skip after \u
  char32_t high_ = 0;
  Span high_source_;
  std::string pending_;
  std::vector<Span> sources_;  // of the pending bytes
  std::string field_;          // the text of a property, a style, a font
  std::array<int, 5> time_{};
  bool table_ = false, row_ = false, cell_ = false;
  int notes_ = 0;  // open notes and text boxes
  std::uint64_t deleted_ = 0;
  std::uint64_t replaced_ = 0;
};

}  // namespace

void read_rtf(std::string_view bytes, Composer& out, dossier::Document& document, dossier::DocumentSink& sink) {
  RtfReader reader(bytes, out, document, sink);
  reader.run();
  if (reader.deleted()) document.metadata.set("left_out", dossier::Json::Object{{"deleted_bytes", reader.deleted()}});
}

}  // namespace dossier_office
