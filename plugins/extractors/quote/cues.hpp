// The places where somebody is said to say something: verbs of saying with their subjects and what they govern,
// "according to", "in the words of".
#pragma once

#include <vector>

#include "phrase.hpp"

namespace quote {

enum class Complement : std::uint8_t {
  none,       // "... , Smith said."  what is said comes before
  quotation,  // Smith said: "..."
  clause,     // Smith said (that) the train left
  object,     // Smith denied the report
  rest,       // according to Smith, the train left
};

struct Cue {
  std::size_t first = 0;  // items of the cue: "said", "according to", "ruled out"
  std::size_t last = 0;
  const CueVerb* verb = nullptr;  // null: according to
  Form form = Form::past;
  bool negated = false;
  bool asked = false;     // "is said to", modal: nothing was said
  bool inverted = false;  // said Smith
  bool label = false;     // called it "..."
  Subject subject;
  Subject reporter;           // of "the Echo quoted Ann Gill as saying": who passes it on
  std::size_t reporting = 0;  // and its verb
  Complement complement = Complement::none;
  std::size_t content = 0;  // first item of what is governed
  std::size_t from = 0;     // the attribution: items [from, to), a comma before it included
  std::size_t to = 0;
};

// The cues of one sentence, in order.
std::vector<Cue> find_cues(const Stream& stream, const Unit& unit);

}  // namespace quote
