#include "page_loss.hpp"

namespace dossier_html {
namespace {

namespace reason = dossier::loss_reason;

std::string_view reason_of(const Chunk& chunk) {
  switch (chunk.furniture) {
    case Furniture::navigation: return reason::navigation;
    case Furniture::comments: return reason::comments;
    default: return reason::boilerplate;
  }
}

// Of an element whose text is never shown as text.
std::string_view reason_of(Tag tag) {
  switch (tag) {
    case Tag::script:
    case Tag::style:
    case Tag::template_: return reason::code;
    case Tag::head:
    case Tag::title:
    case Tag::meta:
    case Tag::link: return reason::fields;
    case Tag::audio:
    case Tag::canvas:
    case Tag::embed:
    case Tag::iframe:
    case Tag::math:
    case Tag::object:
    case Tag::svg:
    case Tag::video: return reason::unsupported;
    case Tag::button:
    case Tag::input:
    case Tag::optgroup:
    case Tag::option:
    case Tag::select:
    case Tag::textarea: return reason::boilerplate;
    default: return reason::hidden;
  }
}

class Collector {
 public:
  Collector(const Page& page, const FlatPage& flat, const dossier::MappedText& decoded)
      : page_(page), flat_(flat), decoded_(decoded) {}

  dossier::LeftOut run(const std::vector<bool>& in_text) {
    std::size_t chunk = 0;
    for (std::uint32_t i = 1; i < page_.size();) {
      for (; chunk < flat_.chunks.size() && flat_.chunks[chunk].first_text <= i; ++chunk) {
        const auto& at = flat_.chunks[chunk];
        if (in_text[chunk])
          close();
        else
          add(reason_of(at), flat_.text.source_of(at.span));
      }
      if (flat_.skipped[i] && page_[i].tag != Tag::head) {
        add(reason_of(page_[i].tag), source_of(i));
        i = page_[i].end;
        continue;
      }
      if (in_head(i)) add(reason_of(page_[i].tag), source_of(i));
      ++i;
    }
    close();
    return std::move(left_out_);
  }

 private:
  bool in_head(std::uint32_t i) const {
    return page_[i].tag != Tag::text && page_[page_[i].parent].tag == Tag::head && flat_.skipped[page_[i].parent];
  }
  // From its start tag to the end of the last text inside.
  dossier::Span source_of(std::uint32_t node) const {
    dossier::Span span = page_[node].raw;
    for (std::uint32_t i = node + 1; i < page_[node].end; ++i) {
      const auto& raw = page_[i].raw;
      if (raw.size() > 0) span = {span.size() > 0 ? span.start : raw.start, std::max(span.end, raw.end)};
    }
    return span;
  }
  // What follows for the same reason, with nothing between that is in the text, is one part.
  void add(std::string_view why, const dossier::Span& span) {
    if (span.size() == 0) return;
    if (open_.size() > 0 && why == why_ && span.start >= open_.start) {
      open_.end = std::max(open_.end, span.end);
      return;
    }
    close();
    open_ = span;
    why_ = why;
  }
  void close() {
    if (open_.size() > 0) left_out_.add(why_, decoded_.source_of(open_));
    open_ = {};
  }

  const Page& page_;
  const FlatPage& flat_;
  const dossier::MappedText& decoded_;
  dossier::LeftOut left_out_;
  dossier::Span open_;
  std::string_view why_;
};

}  // namespace

dossier::LeftOut page_loss(const Page& page, const FlatPage& flat, const std::vector<ArticleChunk>& article,
                           std::optional<std::size_t> title, const dossier::MappedText& decoded) {
  std::vector<bool> in_text(flat.chunks.size());
  for (const auto& chunk : article) in_text[chunk.chunk] = true;
  if (title) in_text[*title] = true;
  return Collector(page, flat, decoded).run(in_text);
}

}  // namespace dossier_html
