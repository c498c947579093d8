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

// A phrase that names something, without "their" before it, and without what follows a long one: "a candlelit vigil [in
// Brooklyn, New York]". Empty if it names nothing.
std::string plain_subject(const std::string& text);

}  // namespace checker_values
