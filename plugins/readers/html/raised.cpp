#include "raised.hpp"

#include <algorithm>

#include "dossier/text/letters.hpp"

namespace dossier_html {
namespace {

constexpr Raised note{"[", "]"};
constexpr std::size_t looked_back = 64;  // bytes
constexpr std::string_view currencies[] = {"$", "€", "£", "¥", "₹", "EUR", "USD", "GBP", "CHF", "kr"};

bool is_figure(std::string_view text) {
  constexpr std::size_t longest = 8;
  return !text.empty() && text.size() <= longest &&
         std::all_of(text.begin(), text.end(), [](char c) { return dossier::is_digit(c) || c == ',' || c == ' '; });
}

// The number at the end of a text, with its separators.
std::string_view last_number(std::string_view text) {
  std::size_t from = text.size();
  while (from > 0 && (dossier::is_digit(text[from - 1]) ||
                      ((text[from - 1] == ',' || text[from - 1] == '.') && from < text.size())))
    --from;
  return text.substr(from);
}

std::string_view last_word(std::string_view text) {
  std::size_t from = text.size();
  while (from > 0 && (dossier::is_ascii_letter(text[from - 1]) || static_cast<unsigned char>(text[from - 1]) >= 0x80))
    --from;
  return text.substr(from);
}

bool ends_with_currency(std::string_view text) {
  while (text.ends_with(' ')) text.remove_suffix(1);
  return std::any_of(std::begin(currencies), std::end(currencies), [&](auto sign) { return text.ends_with(sign); });
}
bool starts_with_currency(std::string_view text) {
  while (text.starts_with(' ')) text.remove_prefix(1);
  return std::any_of(std::begin(currencies), std::end(currencies), [&](auto sign) { return text.starts_with(sign); });
}

// A link, or an element that is named a reference.
bool points_to_note(const Page& page, std::uint32_t sup) {
  if (page[page[sup].parent].tag == Tag::a) return true;
  for (const auto name : {Attribute::class_, Attribute::id, Attribute::role})
    for (const std::string_view word : {"note", "ref", "cite"})
      if (page.attribute(sup, name).find(word) != std::string_view::npos) return true;
  for (std::uint32_t i = sup + 1; i < page[sup].end; ++i)
    if (page[i].tag == Tag::a) return true;
  return false;
}

std::string_view text_after(const Page& page, std::uint32_t sup) {
  const std::uint32_t next = page[sup].end;
  return next < page.size() && page[next].tag == Tag::text ? page[next].text : std::string_view();
}

}  // namespace

Raised raised(const Page& page, std::uint32_t sup, std::string_view before) {
  constexpr std::size_t longest = 12;
  constexpr std::size_t longest_unit = 3;  // letters: km2
  constexpr std::uint32_t most_nodes = 16;
  if (page[sup].end - sup > most_nodes) return {};
  const std::string text = page.text_of(sup, longest);
  if (before.size() > looked_back) before.remove_prefix(before.size() - looked_back);
  while (before.ends_with(' ')) before.remove_suffix(1);
  if (before.empty() || text.empty()) return {};
  const auto number = last_number(before);
  if (!number.empty() && (text[0] == '-' || text[0] == '+' || text.starts_with("−"))) return {"^", ""};
  if (!is_figure(text)) return {};
  if (points_to_note(page, sup)) return note;
  if (number.empty()) {
    if (std::string_view(".,;:!?\"')]").find(before.back()) != std::string_view::npos || before.ends_with("”"))
      return note;
    return last_word(before).size() > longest_unit ? note : Raised{};
  }
  const auto ahead = before.substr(0, before.size() - number.size());
  if (text.size() == 2 && (ends_with_currency(ahead) || starts_with_currency(text_after(page, sup)))) return {".", ""};
  return number == "10" || number.size() == 1 || ahead.ends_with("×") ? Raised{"^", ""} : note;
}

}  // namespace dossier_html
