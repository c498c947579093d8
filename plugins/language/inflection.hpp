// The inflected forms of English words.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace language {

// The forms that a word in its base form may take as a verb, a noun or an adjective, itself first: "rise" has rises, rose,
// risen, rising. By rule, with the irregular verbs and nouns from a table. `lemma` is in lower case.
std::vector<std::string> forms_of(std::string_view lemma);

// The base form of a form that no rule makes: "took" gives "take", "children" gives "child". Empty for other words, for
// base forms, and for forms of several words ("lay"). `form` is in lower case.
std::string_view base_of_irregular(std::string_view form);

}  // namespace language
