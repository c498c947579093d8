// The relationships of a member of an Office Open XML container: which other members it uses, and for what.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "package.hpp"

namespace dossier_office {

struct Relation {
  std::string id;
  std::string type;    // the last step of its name: "footnotes", "slide"
  std::string target;  // the member's name; empty: outside of the container
};

// member: "" for those of the container itself. They must be loaded.
std::vector<Relation> relations_of(const Package& package, std::string_view member);
// The target of the first of a type; empty if there is none.
std::string target_of_type(const std::vector<Relation>& relations, std::string_view type);

}  // namespace dossier_office
