// Parts of the JSON Schema: values of options, and texts that may contain variables.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

#include "dossier/manifest/option.hpp"

namespace dossier::pipeline {

Json schema_object(std::initializer_list<std::pair<std::string_view, Json>> members);
Json schema_list(std::initializer_list<Json> items);
Json schema_texts(const std::vector<std::string>& words);
// {"$ref": "#/definitions/NAME"}. Draft 7 ignores other members next to it.
Json schema_reference(const std::string& definition);

// The definitions that the forms below refer to: text, holder, whole, size.
void add_form_definitions(Json& definitions);

// A text with well-formed variables.
Json text_form();
// The schema, or a text that is only a variable, which gets the type of the variable.
Json or_whole_variable(Json schema);
// The schema, or a text that contains a variable.
Json or_text_with_variable(Json schema);
// A value of an option, with its help, unit and default.
Json option_form(const OptionDeclaration& option);
// A size such as 512MiB, at least as many bytes.
Json size_form(std::uint64_t least);

inline constexpr std::string_view name_pattern = "^[A-Za-z][A-Za-z0-9_-]{0,63}$";

}  // namespace dossier::pipeline
