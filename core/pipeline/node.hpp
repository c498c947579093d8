// A pipeline file as a tree in which everything has its place in the file.
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
  bool broken = false;            // its substitution failed and was reported: no further messages
  std::string text = {};          // of a scalar, as it was written
  std::string digits = {};        // of a number, in JSON form
  Place place = {};               // of the value
  std::string key = {};           // in a map
  Place key_place = {};           // of the key
  std::vector<Node> items = {};   // of a list, or of a map in the order of the file
  std::string written = {};       // of a scalar with ${: as it was before variables were substituted
  std::vector<Note> givers = {};  // the places that set the variables of a scalar

  std::vector<Node> replaced = {};  // the values before an overlay or a flag, the oldest first
  std::vector<Node> removed = {};   // of a map: the members that an overlay or a flag removed

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

// Where a value comes from besides its own place: the value it replaces, and the places that set its variables.
std::vector<Note> origins(const Node& node);

// Maps with sorted keys.
Json to_json(const Node& node);

}  // namespace dossier::pipeline
