// A parsed page: its nodes in document order, with their bytes in the page. Only page.cpp uses the parser.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "dossier/record/span.hpp"

namespace dossier_html {

// The elements that matter here.
enum class Tag : std::uint8_t {
  text,
  other,
  a,
  abbr,
  address,
  article,
  aside,
  audio,
  b,
  blockquote,
  body,
  br,
  button,
  canvas,
  caption,
  center,
  code,
  dd,
  del,
  details,
  div,
  dl,
  dt,
  em,
  embed,
  fieldset,
  figcaption,
  figure,
  font,
  footer,
  form,
  frameset,
  h1,
  h2,
  h3,
  h4,
  h5,
  h6,
  head,
  header,
  hr,
  html,
  i,
  iframe,
  img,
  input,
  ins,
  label,
  legend,
  li,
  link,
  main,
  map,
  math,
  menu,
  meta,
  nav,
  noscript,
  object,
  ol,
  optgroup,
  option,
  p,
  pre,
  q,
  rp,
  rt,
  s,
  script,
  section,
  select,
  small,
  source,
  span,
  strike,
  strong,
  style,
  sub,
  summary,
  sup,
  svg,
  table,
  tbody,
  td,
  template_,
  textarea,
  tfoot,
  th,
  thead,
  time,
  title,
  tr,
  u,
  ul,
  video
};

enum class Attribute : std::uint8_t {
  class_,
  id,
  href,
  rel,
  itemprop,
  itemtype,
  property,
  name,
  content,
  datetime,
  pubdate,
  role,
  style,
  hidden,
  aria_hidden,
  lang,
  type,
  charset,
  title,
  http_equiv,
  data_time
};

struct Node {
  Tag tag = Tag::other;
  std::uint32_t parent = 0;
  std::uint32_t end = 0;  // after the last node inside this one; nodes inside are [i + 1, end)
  std::uint32_t attributes = 0;
  std::uint32_t attribute_count = 0;
  std::string_view text;  // a text node's, character references decoded
  dossier::Span raw;      // the bytes in the page of a text node or a start tag; empty if the parser does not know them
};

class Page {
 public:
  explicit Page(std::string_view html);  // UTF-8; must outlive this. Throws Error "bad_html" if memory runs out.
  ~Page();
  Page(const Page&) = delete;
  Page& operator=(const Page&) = delete;

  std::string_view html() const { return html_; }
  std::uint32_t size() const { return static_cast<std::uint32_t>(nodes_.size()); }
  const Node& operator[](std::uint32_t i) const { return nodes_[i]; }
  // Empty if there is none.
  std::string_view attribute(std::uint32_t node, Attribute name) const;
  bool has(std::uint32_t node, Attribute name) const;
  // The text inside a node, with white space collapsed.
  std::string text_of(std::uint32_t node, std::size_t longest = 1 << 16) const;

 private:
  struct Value {
    Attribute name;
    std::string_view value;
  };
  struct Parser;

  void build();

  std::string_view html_;
  std::unique_ptr<Parser> parser_;
  std::vector<Node> nodes_;
  std::vector<Value> values_;
};

inline bool is_heading(Tag tag) { return tag >= Tag::h1 && tag <= Tag::h6; }

}  // namespace dossier_html
