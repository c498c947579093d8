// A document as a tree, for formats whose elements are looked up rather than streamed.
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "xml/parse.hpp"

namespace xml {

class Tree {
 public:
  // Of a damaged document the tree has what came before the error.
  explicit Tree(std::string_view bytes, const Limits& limits = {}) : Tree(Source(bytes), limits) {}
  explicit Tree(const Source& source, const Limits& limits = {});
  Tree(const Tree&) = delete;
  Tree& operator=(const Tree&) = delete;

  class Builder;
  struct Node {
    Name name;
    std::vector<Attribute> attributes;
    std::vector<const Node*> children;  // elements, in order
    const Node* parent = nullptr;
    dossier::Span text;    // of Tree::text(): its characters and those of all elements inside
    dossier::Span source;  // bytes, from its tag to its end tag

    bool is(std::string_view space, std::string_view local) const { return name.local == local && name.space == space; }
    // The value, empty if the element does not have it.
    std::string_view attribute(std::string_view local, std::string_view space = {}) const;
    // The first child of that name, whatever its namespace; null if there is none.
    const Node* child(std::string_view local) const;
    // The first one below that path of children.
    const Node* path(std::initializer_list<std::string_view> locals) const;
    std::vector<const Node*> all(std::string_view local) const;
  };

  const Node* root() const { return nodes_.empty() ? nullptr : &nodes_.front(); }
  // The characters of the whole document. An element's are those of its range that no child covers.
  const dossier::MappedText& text() const { return text_; }
  std::string_view text_of(const Node& node) const { return node.text.of(text_.text()); }
  const Parsed& parsed() const { return parsed_; }

 private:
  std::string_view kept(std::string_view text);

  std::deque<Node> nodes_;
  std::deque<std::string> values_;
  std::set<std::string, std::less<>> names_;
  dossier::MappedText text_;
  Parsed parsed_;
};

}  // namespace xml
