// Words around names in bylines: roles, and words that only names of organisations hold.
#pragma once

#include <cstdint>
#include <string_view>

namespace dossier_html {

enum PersonWord : std::uint32_t {
  word_role = 1u << 0,          // reporter, Redakteurin
  word_before_role = 1u << 1,   // senior, political
  word_organisation = 1u << 2,  // corporation, Verlag
  word_before_place = 1u << 3,  // New York, Bad Homburg
  word_of_heading = 1u << 4,    // Related Stories, Ähnliche Beiträge
};

// word: in any case, with punctuation around it; of "FOCUS-Experte" the last part counts.
std::uint32_t person_word(std::string_view word);

// "Coast Broadcasting Corporation", "The Coast Post".
bool is_organisation(std::string_view name);

// Two to five words with capitals, apart from "von", "de" and the like, without figures.
bool looks_like_person(std::string_view name);

// A name without the role before or after it: "Petra Holm Senior Reporter". Empty if all of it is a role.
struct WithoutRole {
  std::string_view name;
  bool has_role = false;
};
WithoutRole without_role(std::string_view written);

bool is_particle(std::string_view lower);

}  // namespace dossier_html
