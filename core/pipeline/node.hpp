// A pipeline file as a tree that knows where everything stands.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/pipeline/source.hpp"
#include "dossier/record/json.hpp"

namespace dossier::pipeline {

struct Node {
  enum class Type { null, boolean, number, text, list, map };
  Type type = Type::null;
  bool plain = false;             // a scalar without quotes
  bool secret = false;            // made with a secret variable: never shown
  bool broken = false;            // its substitution failed and was reported: say nothing more about it
  std::string text = {};          // of a scalar, as it was written
  std::string digits = {};        // of a number, as JSON has it
  Place place = {};               // of the value
  std::string key = {};           // in a map
  Place key_place = {};           // of the key
  std::vector<Node> items = {};   // of a list, or of a map in the order of the file
  std::string written = {};       // of a scalar with ${: as it was before variables were put in
  std::vector<Note> givers = {};  // the places that gave the variables of a scalar their values

  std::vector<Node> replaced = {};  // what stood here before an overlay or a flag, the oldest first
  std::vector<Node> removed = {};   // of a map: the members that an overlay or a flag took away

  bool is_map() const { return type == Type::map; }
  bool is_list() const { return type == Type::list; }
  bool is_text() const { return type == Type::text; }
  bool is_null() const { return type == Type::null; }

  // The member of a map, or null.
  const Node* find(std::string_view name) const;
  Node* find(std::string_view name);
  std::vector<std::string> keys() const;
};

// "the text "x"", "a list", "nothing": what was found, for messages.
std::string describe(const Node& node);

// Whether it or anything in it was made with a secret variable.
bool holds_secret(const Node& node);

// Where a value comes from besides its own place: what it replaces, and what gave its variables their values.
std::vector<Note> origins(const Node& node);

// Maps with sorted keys.
Json to_json(const Node& node);

}  // namespace dossier::pipeline
