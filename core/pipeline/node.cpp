#include "core/pipeline/node.hpp"

#include <algorithm>

#include "core/pipeline/report.hpp"

namespace dossier::pipeline {

const Node* Node::find(std::string_view name) const {
  if (!is_map()) return nullptr;
  for (const auto& item : items)
    if (item.key == name) return &item;
  return nullptr;
}

Node* Node::find(std::string_view name) { return const_cast<Node*>(std::as_const(*this).find(name)); }

std::vector<std::string> Node::keys() const {
  std::vector<std::string> all;
  if (is_map())
    for (const auto& item : items) all.push_back(item.key);
  return all;
}

std::string describe(const Node& node) {
  if (node.secret) return "a secret";
  switch (node.type) {
    case Node::Type::null: return "nothing";
    case Node::Type::boolean: return node.text;
    case Node::Type::number: return "the number " + node.digits;
    case Node::Type::text: return "the text " + in_quotes(node.text);
    case Node::Type::list: return "a list";
    case Node::Type::map: return "a map";
  }
  return {};
}

bool holds_secret(const Node& node) { return node.secret || std::ranges::any_of(node.items, holds_secret); }

std::vector<Note> origins(const Node& node) {
  std::vector<Note> all;
  for (const auto& before : node.replaced) all.push_back({before.place, "the value it replaces"});
  for (const auto& giver : node.givers)
    if (std::ranges::none_of(all, [&](const Note& note) { return note.message == giver.message; }))
      all.push_back(giver);
  return all;
}

Json to_json(const Node& node) {
  switch (node.type) {
    case Node::Type::null: return {};
    case Node::Type::boolean: return Json(node.text == "true");
    case Node::Type::number: return Json(Json::Number{node.digits});
    case Node::Type::text: return Json(node.text);
    case Node::Type::list: {
      Json::Array items;
      for (const auto& item : node.items) items.push_back(to_json(item));
      return Json(std::move(items));
    }
    case Node::Type::map: {
      Json::Object members;
      for (const auto& item : node.items) members.emplace_back(item.key, to_json(item));
      std::ranges::sort(members, {}, &Json::Member::first);
      return Json(std::move(members));
    }
  }
  return {};
}

}  // namespace dossier::pipeline
