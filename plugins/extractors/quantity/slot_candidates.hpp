// What may be the subject and the property of a quantity, by the rules over tokens and by the sentence's tree, and what
// speaks for each: language/choice.hpp weighs it.
#pragma once

#include <string>
#include <vector>

#include "language/choice.hpp"
#include "tree_reader.hpp"

namespace quantity {

// A quantity in its parsed sentence with both readings of it.
struct Slot {
  const SentenceView& view;
  const Mention& mention;
  const language::SyntaxTree& tree;
  const Description& rules;
  const TreeReading& reading;
};

struct SubjectCandidates {
  struct Candidate {
    TokenRange words;                        // empty: nothing is said
    std::uint32_t node = language::no_node;  // the head, if it is a phrase of the tree
  };
  std::vector<Candidate> all;  // the first is empty
  std::vector<language::Evidence> evidence;
};
SubjectCandidates find_subjects(const Slot& slot);

struct PropertyCandidates {
  std::vector<std::string> all;  // the first is empty
  std::vector<language::Evidence> evidence;
};
PropertyCandidates find_properties(const Slot& slot);

}  // namespace quantity
