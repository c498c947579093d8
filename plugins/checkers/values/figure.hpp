// A claim as this checker sees it: what is measured, in which respect, when, and its possible readings.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "amount.hpp"
#include "clause.hpp"
#include "moment.hpp"

namespace checker_values {

enum class Role { level, base, result, delta, increment, part, whole };

struct Figure {
  Claim claim;
  std::size_t place = 0;     // in the group
  std::size_t document = 0;  // documents numbered within the group
  std::string sentence_key;  // same sentence, same key
  std::shared_ptr<const std::vector<Word>> words;
  Clause clause;

  std::optional<Amount> amount;  // of quantities
  std::optional<Moment> moment;  // of times
  std::optional<Moment> other_moment;
  std::optional<int> clock;  // minutes of the day, where a clock time is given
  std::string zone;          // as printed after it: "GMT"
  std::optional<Moment> as_of;

  bool in_title = false;
  bool in_quote = false;  // quoted literally: the wording is the task of another checker
  Role role = Role::level;
  int direction = 0;                        // of a change
  std::map<std::string, double> terms;      // senses ("#dead") and stems, with their nearness to the figure
  std::set<std::string> anchors;            // the terms of the clause itself
  std::map<std::string, std::string> kind;  // family -> sense, of the clause (else of the sentence)
  std::set<std::string> qualifiers;         // limit, budget, expected, ...
  std::string period;                       // of a change: year, month, quarter
  std::string noun;                         // head noun of what is counted
  std::set<std::string> property_terms;     // stems of the claim's property, subject and scope
  std::set<std::string> subject_terms;
  std::set<std::string> scope_terms;
  std::set<std::string> selected;    // words that pick one of several: "the first quake", "the other three"
  std::set<std::string> near_terms;  // within a few words of the figure
  std::set<std::string> names;       // capitalized words of the sentence, but for its first
  std::set<std::string>
      subject_names;            // those of the subject, and its first word if it is a name elsewhere in the story
  bool guessed_day = false;     // "Friday night" of a text without a date: counted from another day that it mentions
  bool as_of_stated = false;    // in the sentence, not only by the date of the text
  bool pronoun = false;         // the subject is one, of somebody
  bool pointing = false;        // "it was 24 metres high": what is, an earlier sentence says
  bool reported_time = false;   // the time of the statement or of the page, not of the event
  bool relative_time = false;   // "half an hour earlier": the reference is a guess
  bool by_time = false;         // "by Friday evening": the state at that time
  std::string ballot;           // votes "for" or "against"
  std::optional<Decimal> cast;  // both together, where a sentence has both
  int flips = 0;

  bool is_time() const { return claim.kind == "time"; }
  std::uint64_t start() const { return claim.start; }
  const std::string& dimension() const {
    static const std::string time = "time";
    return amount ? amount->dimension : time;
  }
  std::string value_text() const;   // as findings write it
  std::string clause_text() const;  // the words of the clause
};

// The figures of a group of claims, with the texts of their documents; those that cannot be compared are left out.
std::vector<Figure> read_figures(std::vector<Claim> claims, const std::vector<std::string_view>& texts);

}  // namespace checker_values
