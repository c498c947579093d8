#include "core/pipeline/yaml_builder.hpp"

#include <algorithm>

#include "core/pipeline/scalar.hpp"
#include "core/pipeline/yaml_reader.hpp"

namespace dossier::pipeline {
namespace {

constexpr std::string_view blank = " \t\r\n";

// Length of the quoted scalar that starts at `at`; npos if it is not closed.
std::size_t quoted_length(std::string_view text, std::size_t at) {
  const char quote = text[at];
  for (std::size_t i = at + 1; i < text.size(); ++i) {
    if (quote == '"' && text[i] == '\\') {
      ++i;
    } else if (text[i] == quote) {
      if (quote == '"' || i + 1 >= text.size() || text[i + 1] != quote) return i + 1 - at;
      ++i;
    }
  }
  return text.npos;
}

}  // namespace

void YamlBuilder::abort(Code code, const Place& place, std::string message, std::string cure) {
  report_.error(code, place, std::move(message), std::move(cure));
  throw Abort{};
}

// The place of the value: yaml-cpp's mark is that of its anchor, if it has one.
Place YamlBuilder::place(const YAML::Mark& mark) const {
  const std::string_view text = source_.text;
  std::size_t at = std::min(static_cast<std::size_t>(std::max(mark.pos, 0)), text.size());
  while (at < text.size() && (text[at] == '&' || text[at] == '!')) {
    const auto end = text.find_first_of(blank, at);
    const auto next = end == text.npos ? text.npos : text.find_first_not_of(blank, end);
    if (next == text.npos || text[next] == '#') break;
    at = next;
  }
  return {&source_, at, 1};
}

Place YamlBuilder::scalar_place(const YAML::Mark& mark, const std::string& value) {
  Place found = place(mark);
  const std::string_view text = source_.text;
  if (found.offset >= text.size()) return found;
  const char first = text[found.offset];
  if (first == '"' || first == '\'') {
    found.length = quoted_length(text, found.offset);
    // yaml-cpp accepts the end of the file as the missing quote.
    if (found.length == text.npos)
      abort(Code::syntax, {&source_, found.offset, 1}, "this quote is not closed", "add the missing quote");
  } else if (text.substr(found.offset, value.size()) == value) {
    found.length = std::max<std::size_t>(1, value.size());
  }
  return found;
}

std::optional<Place> YamlBuilder::open_bracket() const {
  for (auto frame = open_.rbegin(); frame != open_.rend(); ++frame) {
    const auto at = frame->node.place.offset;
    if (at < source_.text.size() && (source_.text[at] == '[' || source_.text[at] == '{')) return frame->node.place;
  }
  return std::nullopt;
}

void YamlBuilder::check_tag(const YAML::Mark& mark, const std::string& tag) {
  if (tag.empty() || tag == "?" || tag == "!") return;
  Place at{&source_, static_cast<std::size_t>(std::max(mark.pos, 0)), 1};
  const auto begin = source_.text.find('!', at.offset);
  if (begin != std::string::npos) {
    const auto end = std::min(source_.text.find_first_of(blank, begin), source_.text.size());
    at = {&source_, begin, end - begin};
  }
  report_.error(Code::tag, at,
                "expected a value without a tag, found the tag " +
                    in_quotes(std::string_view(source_.text).substr(at.offset, at.length)),
                "remove it; quote a value to make it text");
}

void YamlBuilder::count(std::size_t nodes, const Place& place) {
  nodes_ += nodes;
  if (nodes_ > max_nodes)
    abort(Code::too_large, place,
          "more than " + std::to_string(max_nodes) + " nodes, counting each alias as the value it refers to",
          "keep data in files that options name");
}

bool YamlBuilder::expects_key() const { return !open_.empty() && open_.back().node.is_map() && !open_.back().has_key; }

void YamlBuilder::take_key(std::string key, const Place& place) {
  Frame& frame = open_.back();
  frame.has_key = true;
  frame.skip = false;
  const auto [before, fresh] = frame.seen.emplace(key, place);
  if (!fresh) {
    report_.error(Code::duplicate_key, place, "the key " + in_quotes(key) + " occurs twice in this map",
                  "remove one of them", {{before->second, "the first"}});
    frame.skip = true;
  }
  frame.key = std::move(key);
  frame.key_place = place;
}

void YamlBuilder::add(Node node, YAML::anchor_t anchor, std::size_t size) {
  if (anchor) anchored_[anchor] = {node, size};
  if (open_.empty()) {
    root_ = std::move(node);
    return;
  }
  Frame& frame = open_.back();
  if (frame.node.is_map()) {
    frame.has_key = false;
    if (frame.skip) return;
    node.key = frame.key;
    node.key_place = frame.key_place;
    // yaml-cpp places a missing value at the next token; its key is the better place.
    if (node.is_null() && node.text.empty()) node.place = frame.key_place;
  }
  frame.node.items.push_back(std::move(node));
}

void YamlBuilder::OnDocumentStart(const YAML::Mark& mark) {
  if (std::exchange(started_, true))
    abort(Code::several_documents, place(mark), "a second YAML document starts here; a file may have one",
          "move it to a separate file");
}

void YamlBuilder::OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) {
  Node node;
  node.plain = true;
  node.place = place(mark);
  count(1, node.place);
  if (expects_key()) {
    report_.error(Code::bad_key, node.place, "expected a key, found nothing", "add a name, or quote it");
    open_.back().has_key = open_.back().skip = true;
    return;
  }
  const auto rest = std::string_view(source_.text).substr(node.place.offset);
  const bool same_line = open_.empty() || !open_.back().node.is_map() ||
                         source_.line_begin(open_.back().key_place.offset) == source_.line_begin(node.place.offset);
  for (const std::string_view word : {"~", "null", "Null", "NULL"})
    if (same_line && rest.starts_with(word)) {
      node.text = word;
      node.place.length = word.size();
    }
  add(std::move(node), anchor, 1);
}

void YamlBuilder::OnAlias(const YAML::Mark& mark, YAML::anchor_t anchor) {
  Place at{&source_, static_cast<std::size_t>(std::max(mark.pos, 0)), 1};
  const auto end = std::min(source_.text.find_first_of(" \t\r\n,]}", at.offset), source_.text.size());
  at.length = std::max<std::size_t>(1, end - std::min(end, at.offset));
  if (unfinished_.contains(anchor))
    abort(Code::circular_alias, at, "this alias is inside its own anchor", "write out the value");
  if (expects_key()) {
    count(1, at);
    report_.error(Code::bad_key, at, "expected a key, found an alias", "write out the key");
    open_.back().has_key = open_.back().skip = true;
    return;
  }
  const auto found = anchored_.find(anchor);
  if (found == anchored_.end()) abort(Code::syntax, at, "no anchor has this name");
  count(found->second.size, at);
  Node node = found->second.node;
  node.place = at;
  add(std::move(node), 0, found->second.size);
}

void YamlBuilder::OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                           const std::string& value) {
  check_tag(mark, tag);
  Node node;
  node.place = scalar_place(mark, value);
  count(1, node.place);
  if (expects_key()) {
    if (anchor) anchored_[anchor] = {Node{.type = Node::Type::text, .text = value, .place = node.place}, 1};
    return take_key(value, node.place);
  }
  node.plain = tag != "!";
  node.type = Node::Type::text;
  node.text = value;
  if (node.plain) {
    auto scalar = resolve(value);
    if (scalar.bad) {
      report_.error(Code::bad_number, node.place,
                    "expected a finite number of at most 64 bits, found " + in_quotes(value), "quote it if it is text");
      node.broken = true;
    }
    node.type = scalar.type;
    node.text = std::move(scalar.text);
    node.digits = std::move(scalar.digits);
  }
  add(std::move(node), anchor, 1);
}

void YamlBuilder::open(Node::Type type, const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor) {
  check_tag(mark, tag);
  const Place at = place(mark);
  const std::size_t before = nodes_;
  count(1, at);
  Frame frame;
  frame.is_key = expects_key();
  if (open_.size() >= max_depth)
    abort(Code::too_large, at, "nested deeper than " + std::to_string(max_depth) + " levels", "reduce the nesting");
  frame.node.type = type;
  frame.node.place = at;
  frame.anchor = anchor;
  frame.nodes_before = before;
  if (anchor) unfinished_.insert(anchor);
  open_.push_back(std::move(frame));
}

void YamlBuilder::OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                                  YAML::EmitterStyle::value) {
  open(Node::Type::list, mark, tag, anchor);
}

void YamlBuilder::OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                             YAML::EmitterStyle::value) {
  open(Node::Type::map, mark, tag, anchor);
}

void YamlBuilder::close() {
  Frame frame = std::move(open_.back());
  open_.pop_back();
  unfinished_.erase(frame.anchor);
  if (frame.is_key) {
    report_.error(Code::bad_key, frame.node.place,
                  frame.node.is_map() ? "expected a key, found a map" : "expected a key, found a list",
                  "keys are text; ${ without quotes starts a map");
    open_.back().has_key = open_.back().skip = true;
    return;
  }
  add(std::move(frame.node), frame.anchor, nodes_ - frame.nodes_before);
}

}  // namespace dossier::pipeline
