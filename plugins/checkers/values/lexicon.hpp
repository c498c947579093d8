// Words of news texts that matter for comparing figures: senses that different words share, families whose
// members exclude each other ("killed" is not "injured"), and qualifiers that distinguish a figure ("limit", "budget").
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace checker_values {

struct Sense {
  std::string_view name;
  std::string_view family;      // figures with different senses of one family measure different things
  std::string_view dimensions;  // "" for all, else a list of its dimensions
  std::string_view words;
};

// The senses of a stem where figures of this dimension are meant; usually none or one.
std::vector<const Sense*> senses_of(std::string_view stem, std::string_view dimension);

// A sense of what happens to people in a disaster: "dead", "hurt".
bool is_casualty(std::string_view sense);

// A qualifier that must be on both sides or on neither: "limit", "budget", "forecast", "average", ... Empty if none.
std::string_view qualifier_of(std::string_view stem);

// Words that mean people in general: they agree with any kind of person.
bool means_people(std::string_view stem);
// Nouns of people: passengers, workers, villagers.
bool is_person_noun(std::string_view stem);

// Verbs and nouns of speaking; a time next to them is the time of the statement.
bool is_reporting(std::string_view lower);

// +1 for rise, -1 for fall, 0 for neither.
int direction_of(std::string_view stem);

}  // namespace checker_values
