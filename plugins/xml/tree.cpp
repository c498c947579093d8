#include "xml/tree.hpp"

namespace xml {

class Tree::Builder : public Handler {
 public:
  explicit Builder(Tree& tree) : tree_(tree) {}

  void start(const Element& element) override {
    auto& node = tree_.nodes_.emplace_back();
    node.name = {tree_.kept(element.name.space), tree_.kept(element.name.local)};
    for (const auto& [name, value] : element.attributes)
      node.attributes.push_back({{tree_.kept(name.space), tree_.kept(name.local)}, tree_.values_.emplace_back(value)});
    node.text = {tree_.text_.size(), tree_.text_.size()};
    node.source = element.source;
    if (!open_.empty()) {
      node.parent = open_.back();
      open_.back()->children.push_back(&node);
    }
    open_.push_back(&node);
  }
  void end(const Name&, const dossier::Span& tag) override { close(tag.end); }
  void text(const dossier::MappedText& text) override { tree_.text_.append(text, {0, text.size()}); }

  void close(std::uint64_t source_end) {
    auto& node = *open_.back();
    node.text.end = tree_.text_.size();
    node.source.end = std::max(node.source.end, source_end);
    open_.pop_back();
  }
  // After an error.
  void close_all(std::uint64_t source_end) {
    while (!open_.empty()) close(source_end);
  }

 private:
  Tree& tree_;
  std::vector<Node*> open_;
};

Tree::Tree(const Source& source, const Limits& limits) {
  Builder builder(*this);
  parsed_ = parse(source, builder, limits);
  if (parsed_.fault) builder.close_all(parsed_.fault->offset);
}

std::string_view Tree::kept(std::string_view text) {
  auto found = names_.find(text);
  if (found == names_.end()) found = names_.emplace(text).first;
  return *found;
}

std::string_view Tree::Node::attribute(std::string_view local, std::string_view space) const {
  for (const auto& [name, value] : attributes)
    if (name.local == local && name.space == space) return value;
  return {};
}

const Tree::Node* Tree::Node::child(std::string_view local) const {
  for (const auto* node : children)
    if (node->name.local == local) return node;
  return nullptr;
}

const Tree::Node* Tree::Node::path(std::initializer_list<std::string_view> locals) const {
  const auto* node = this;
  for (const auto local : locals)
    if (node) node = node->child(local);
  return node;
}

std::vector<const Tree::Node*> Tree::Node::all(std::string_view local) const {
  std::vector<const Node*> found;
  for (const auto* node : children)
    if (node->name.local == local) found.push_back(node);
  return found;
}

}  // namespace xml
