// The text of an element that names authors, in lines.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "chunks.hpp"

namespace dossier_html {

// Whether an attribute that lists words, such as rel or itemprop, has this one.
bool has_word(std::string_view value, std::string_view word);

// "https://post.example/author/anna-orme/": the articles of one author.
bool is_author_address(std::string_view address);

// Blocks, line breaks and links each begin a line. Links to mail addresses and figures such as dates are left out.
std::vector<std::string> author_lines(const Page& page, std::uint32_t element);

// A chunk in lines.
std::string shown_line(const Page& page, const FlatPage& flat, std::size_t chunk);

// The value of itemprop=name or of class=fn (hCard) inside, if there is one.
std::string marked_name(const Page& page, std::uint32_t element);

// The names in it: marked as a name, after "by", in its links, else at the beginning of a line.
std::vector<std::string> authors_in(const Page& page, std::uint32_t element);

}  // namespace dossier_html
