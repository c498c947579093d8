// What a quantity is a quantity of: subject, predicate, property, scope.
#pragma once

#include <string>
#include <vector>

#include "clause.hpp"
#include "language/syntax/tree.hpp"
#include "times.hpp"

namespace quantity {

// Which rule read the property.
enum class PropertySource { none, counted, fixed, share, before, after, object, subject, amount, count };

struct Description {
  TokenRange subject;
  std::string predicate;
  std::string property;
  PropertySource source = PropertySource::none;
  std::vector<std::string> scope;
  const VerbAt* verb = nullptr;
  TokenRange clause;
  std::string base_text;  // of a change: "from a year earlier"
  TokenRange base;
};

// A sentence with all that was found in it.
struct SentenceView {
  const TokenText& text;
  const dossier::Sentence& sentence;
  const std::vector<VerbAt>& verbs;
  const std::vector<Mention>& mentions;
  const std::vector<TimeAt>& times;
  const language::SyntaxTree* tree;  // null if the sentence has not been parsed

  // The verb at token `i`, or null.
  const VerbAt* verb_at(std::size_t i) const;
};

// `index`: the mention in view.mentions. `as_of`: its time, which is not part of the scope, or null.
// Reads the tokens and the tree, and takes for subject and property the one that is likelier to be right.
Description describe(const SentenceView& view, std::size_t index, const TimeAt* as_of);

}  // namespace quantity
