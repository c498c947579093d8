// What lines of plain text are by their form alone.
#pragma once

#include <span>
#include <string_view>

namespace language {

// "- ferry", "• ferry", "3. ferry", "12) ferry".
bool is_list_item(std::string_view line);

// Two or more lines with the same number of tabs or bars.
bool are_table_rows(std::span<const std::string_view> lines);

}  // namespace language
