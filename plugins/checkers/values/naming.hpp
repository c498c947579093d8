// What a finding is about, from the sentences of its claims: "The ferry: people carried".
#pragma once

#include <string>
#include <vector>

#include "figure.hpp"

namespace checker_values {

struct Naming {
  std::string subject;   // empty if no claim names one
  std::string property;  // "cost", "people carried", "date opened"
};

// Of figures about the same thing: the words that most of them share, and no pronoun.
Naming naming_of(const std::vector<const Figure*>& figures);

}  // namespace checker_values
