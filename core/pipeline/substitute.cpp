// ${name} in scalars: substituted after parsing, so that no value can change the structure of a pipeline.
#include <algorithm>

#include "core/pipeline/names.hpp"
#include "core/pipeline/variables.hpp"

namespace dossier::pipeline {
namespace {

// The place of `part` of a scalar in the file if it occurs there literally, or else of the entire scalar.
Place narrowed(const Place& place, const std::string& part) {
  if (!place.source || !place.source->is_file) return place;
  const auto text = std::string_view(place.source->text).substr(place.offset, place.length);
  const auto at = text.find(part);
  if (at == text.npos || text.find('\n') < at) return place;
  return {place.source, place.offset + at, part.size()};
}

constexpr std::size_t max_made = 4 << 20;  // nested variables can double the size at each level
constexpr std::size_t max_chain = 100;     // variables that depend on each other

const std::string& written(const Node& value) { return value.type == Node::Type::number ? value.digits : value.text; }

}  // namespace

void Variables::substitution_fault(Node& node, Code code, const Place& place, std::string message, std::string cure) {
  node.broken = true;
  report_.error(code, place, std::move(message), std::move(cure));
}

void Variables::substitute(Node& node) {
  if (node.is_text()) return substitute_scalar(node);
  for (auto& item : node.items) substitute(item);
}

std::optional<Node> Variables::look_up(const std::string& name, const Place& place) {
  if (name == "here") {
    if (!place.source || place.source->here.empty()) {
      report_.error(Code::bad_substitution, place, "${here} is the folder of a file, but a flag is not in a file",
                    "use the path itself");
      return std::nullopt;
    }
    Node here;
    here.type = Node::Type::text;
    here.text = place.source->here;
    return here;
  }
  const auto found = variables_.find(name);
  if (found == variables_.end()) {
    std::vector<std::string> names{"here"};
    for (const auto& [other, variable] : variables_) names.push_back(other);
    report_.error(Code::unknown_variable, place, "unknown variable " + in_quotes(name),
                  report_.did_you_mean(name, names, "declare it under `vars`, or write $${ for a literal ${"));
    return std::nullopt;
  }
  Variable& variable = found->second;
  if (variable.settling) {
    report_.error(Code::circular_variable, place, "the default of " + in_quotes(name) + " depends on itself",
                  "give one of the variables a default without variables");
    return std::nullopt;
  }
  if (depth_ >= max_chain) {
    report_.error(Code::circular_variable, place,
                  "more than " + std::to_string(max_chain) + " variables depend on each other", "use fewer");
    return std::nullopt;
  }
  ++depth_;
  settle(name, variable);
  --depth_;
  return variable.value;  // if it has none, that is reported at its declaration
}

void Variables::substitute_scalar(Node& node) {
  const std::string text = node.text;
  if (text.find("${") == text.npos) return;
  node.written = text;
  std::string made;
  for (std::size_t at = 0; at < text.size();) {
    const auto dollar = text.find("${", at);
    if (dollar == text.npos) {
      made.append(text, at);
      break;
    }
    if (dollar > at && text[dollar - 1] == '$') {  // $${ is an escaped ${
      made.append(text, at, dollar - 1 - at);
      made += "${";
      at = dollar + 2;
      continue;
    }
    made.append(text, at, dollar - at);
    const auto close = text.find('}', dollar);
    const std::string name = text.substr(dollar + 2, close == text.npos ? text.npos : close - dollar - 2);
    const Place place = narrowed(node.place, "${" + name + (close == text.npos ? "" : "}"));
    if (close == text.npos)
      return substitution_fault(node, Code::bad_substitution, place, "a ${ without its }",
                                "close it, or write $${ for a literal ${");
    if (!is_name(name))
      return substitution_fault(node, Code::bad_substitution, place,
                                "expected the name of a variable in ${...}, found " + in_quotes(name),
                                "write $${ for a literal ${");
    auto value = look_up(name, place);
    if (!value) {
      node.broken = true;
      return;
    }
    made_ += value->text.size();
    if (made_ > max_made)
      return substitution_fault(node, Code::too_large, place, "substitution makes more than 4 MiB of text",
                                "use fewer variables in each other");
    node.secret = node.secret || value->secret;
    node.givers.insert(node.givers.end(), value->givers.begin(), value->givers.end());
    if (dollar == 0 && close + 1 == text.size()) {
      node.type = value->type;
      node.text = value->text;
      node.digits = value->digits;
      node.plain = false;
      return;
    }
    made += written(*value);
    at = close + 1;
  }
  node.text = std::move(made);
  node.plain = false;
}

}  // namespace dossier::pipeline
