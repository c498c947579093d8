#include "render.hpp"

#include <cmark.h>

#include <memory>
#include <optional>

#include "leaf_text.hpp"
#include "pipe_table.hpp"
#include "raw_html.hpp"

namespace dossier_markdown {
namespace {

struct Freed {
  void operator()(cmark_node* node) const { cmark_node_free(node); }
  void operator()(cmark_iter* iterator) const { cmark_iter_free(iterator); }
};

class Renderer {
 public:
  explicit Renderer(std::string_view text) : source_(text) {}

  void visit(cmark_event_type event, cmark_node* node) {
    const bool enters = event == CMARK_EVENT_ENTER;
    switch (cmark_node_get_type(node)) {
      case CMARK_NODE_BLOCK_QUOTE: quotes_ += enters ? 1 : -1; return change_container(node, enters);
      case CMARK_NODE_LIST: return change_container(node, enters);
      case CMARK_NODE_CODE_BLOCK: return add("paragraph", lines_of_block(source_, node));
      case CMARK_NODE_HTML_BLOCK: return add("paragraph", visible_text(lines_of_block(source_, node)));
      case CMARK_NODE_PARAGRAPH:
      case CMARK_NODE_HEADING: return enters ? begin_leaf(node) : end_leaf(node);
      default: break;
    }
    if (!leaf_) return;
    switch (cmark_node_get_type(node)) {
      case CMARK_NODE_TEXT: return leaf_->add_text(node);
      case CMARK_NODE_CODE: return leaf_->add_code(node);
      case CMARK_NODE_HTML_INLINE: return leaf_->add_markup(node);
      case CMARK_NODE_LINEBREAK: return leaf_->add_break("\n");
      case CMARK_NODE_SOFTBREAK: return leaf_->add_break(table_ ? "\n" : " ");
      default: return;
    }
  }
  Rendered take() { return std::move(out_); }

 private:
  // The outermost quote or list makes a block of all that is in it.
  void change_container(cmark_node* node, bool enters) {
    if (enters && !container_) {
      container_ = node;
      container_open_ = false;
    } else if (!enters && container_ == node) {
      container_ = nullptr;
    }
  }
  void begin_leaf(cmark_node* node) {
    table_ = cmark_node_get_type(node) == CMARK_NODE_PARAGRAPH && is_pipe_table(source_, node, quotes_);
    leaf_.emplace(source_, node, quotes_);
  }
  void end_leaf(cmark_node* node) {
    const bool heading = cmark_node_get_type(node) == CMARK_NODE_HEADING;
    auto* only = cmark_node_first_child(node);
    const bool image = only && !cmark_node_next(only) && cmark_node_get_type(only) == CMARK_NODE_IMAGE;
    const bool title = heading && out_.text.size() == 0 && !container_;
    if (table_)
      add("table", table_of(*leaf_));
    else
      add(title ? "title" : heading ? "heading" : image ? "caption" : "paragraph", leaf_->text());
    leaf_.reset();
    table_ = false;
  }
  void add(const char* kind, const dossier::MappedText& text) {
    const std::string_view all = text.text();
    const auto start = all.find_first_not_of(" \t\n");
    if (start == std::string_view::npos) return;
    const auto end = all.find_last_not_of(" \t\n") + 1;
    const bool joined = container_ && container_open_;
    if (out_.text.size()) out_.text.insert(joined ? "\n" : "\n\n");
    const auto from = out_.text.size();
    out_.text.append(text, {all.rfind('\n', start) == std::string_view::npos ? 0 : all.rfind('\n', start) + 1, end});
    if (joined) {
      out_.blocks.back().end = out_.text.size();
      return;
    }
    if (container_) {
      kind = cmark_node_get_type(container_) == CMARK_NODE_LIST ? "list" : "quote";
      container_open_ = true;
    }
    out_.blocks.push_back({kind, from, out_.text.size()});
  }

  Source source_;
  int quotes_ = 0;
  cmark_node* container_ = nullptr;
  bool container_open_ = false;  // it has a block already
  bool table_ = false;
  std::optional<LeafText> leaf_;
  Rendered out_;
};

}  // namespace

Rendered render(std::string_view source, const dossier::Host& host) {
  const std::unique_ptr<cmark_node, Freed> document(
      cmark_parse_document(source.data(), source.size(), CMARK_OPT_DEFAULT));
  const std::unique_ptr<cmark_iter, Freed> iterator(cmark_iter_new(document.get()));
  Renderer renderer(source);
  constexpr std::uint64_t between_checks = 4096;
  std::uint64_t events = 0;
  for (auto event = cmark_iter_next(iterator.get()); event != CMARK_EVENT_DONE;
       event = cmark_iter_next(iterator.get())) {
    renderer.visit(event, cmark_iter_get_node(iterator.get()));
    if (++events % between_checks == 0) host.checkpoint();
  }
  return renderer.take();
}

}  // namespace dossier_markdown
