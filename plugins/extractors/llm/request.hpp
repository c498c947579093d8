// What is asked: the body of a request to the endpoint chat/completions.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "settings.hpp"

namespace llm {

// The body for these paragraphs, numbered from 1. Equal paragraphs and settings give equal bytes. The texts are values of
// a JSON document, so that nothing in them can end them.
std::string request_body(const Settings& settings, const std::vector<std::string_view>& paragraphs);

}  // namespace llm
