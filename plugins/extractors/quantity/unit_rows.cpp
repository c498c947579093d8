#include "unit_rows.hpp"

#include "currency_table.hpp"
#include "language/word_list.hpp"
#include "unit_table.hpp"

namespace quantity {

namespace {

struct Prefix {
  std::string_view name;
  std::string_view symbol;
  std::string_view code;
};
constexpr Prefix prefixes[] = {{"quetta", "Q", "Q"}, {"ronna", "R", "R"}, {"yotta", "Y", "Y"}, {"zetta", "Z", "Z"},
                               {"exa", "E", "E"},    {"peta", "P", "P"},  {"tera", "T", "T"},  {"giga", "G", "G"},
                               {"mega", "M", "M"},   {"kilo", "k", "k"},  {"hecto", "h", "h"}, {"deca", "da", "da"},
                               {"deka", "da", "da"}, {"deci", "d", "d"},  {"centi", "c", "c"}, {"milli", "m", "m"},
                               {"micro", "u", "u"},  {"nano", "n", "n"},  {"pico", "p", "p"},  {"femto", "f", "f"},
                               {"atto", "a", "a"},   {"zepto", "z", "z"}, {"yocto", "y", "y"}};

constexpr Prefix binary_prefixes[] = {{"kibi", "Ki", "Ki"}, {"mebi", "Mi", "Mi"}, {"gibi", "Gi", "Gi"},
                                      {"tebi", "Ti", "Ti"}, {"pebi", "Pi", "Pi"}, {"exbi", "Ei", "Ei"}};

std::vector<std::string_view> split(std::string_view list) {
  std::vector<std::string_view> parts;
  for (;;) {
    const auto bar = list.find('|');
    parts.push_back(list.substr(0, bar));
    if (bar == std::string_view::npos) return parts;
    list.remove_prefix(bar + 1);
  }
}

bool is_symbol(std::string_view form) { return form.starts_with('=') || form.starts_with('~'); }

void add(std::vector<std::string>& forms, std::string_view form) {
  if (!form.empty()) forms.emplace_back(form);
}

UnitForms as_written(const UnitRow& row) {
  UnitForms made{{std::string(row.name), std::string(row.code), row.kind, row.power}, {}};
  if (row.power == 0) {
    add(made.forms, row.name);
    add(made.forms, row.plural);
  }
  for (const auto form : split(row.forms)) add(made.forms, form);
  return made;
}

// "pm" and "as" are words, too.
bool also_a_word(std::string_view symbol) {
  return language::one_of(symbol, "am as at pm fm em ma pa mA PA MA fA mv PS Ms");
}

// "kilo" + "watt hours" and "k" + "Wh".
UnitForms multiple(const UnitRow& row, const Prefix& prefix) {
  UnitForms made{{std::string(prefix.name) += row.name, {}, row.kind, 0}, {}};
  if (!row.code.empty()) made.unit.code = std::string(prefix.code) += row.code;
  add(made.forms, made.unit.name);
  add(made.forms, std::string(prefix.name) += row.plural);
  const bool binary = prefix.symbol.ends_with('i');
  const bool usual =
      binary || (prefix.symbol.size() == 1 && row.prefixes.find(prefix.symbol) != std::string_view::npos);
  const auto add_symbol = [&](std::string_view before, std::string_view symbol) {
    const auto joined = std::string(before) += symbol;
    made.forms.push_back((also_a_word(joined) ? "~" : "=") + joined);
  };
  for (auto form : split(row.forms)) {
    if (form.empty()) continue;
    if (!is_symbol(form)) {
      made.forms.push_back(std::string(prefix.name) += form);
    } else if (usual && form.size() > 1 && form.find('.') == std::string_view::npos) {
      form.remove_prefix(1);
      add_symbol(prefix.symbol, form);
      if (prefix.symbol == "u") add_symbol("\u00B5", form), add_symbol("\u03BC", form);
    }
  }
  if (row.name == "byte" && usual) add_symbol(prefix.symbol, "B");
  return made;
}

// Squares and cubes of lengths: "square kilometres", "sq km", "km\u00B2", "km2", "km^2", "km squared".
UnitForms power_of(const UnitForms& length, int exponent) {
  const bool square = exponent == 2;
  const std::string word = square ? "square " : "cubic ";
  const std::string digit = square ? "2" : "3";
  UnitForms made{{word + length.unit.name, length.unit.code + digit, Unit::measure, 0}, {}};
  for (std::string_view form : length.forms) {
    const bool symbol = is_symbol(form);
    if (symbol) form.remove_prefix(1);
    const std::string plain(form);
    for (const auto before : square ? split("square |sq |sq. ") : split("cubic |cu |cu. "))
      made.forms.push_back(std::string(before) + plain);
    made.forms.push_back(plain + (square ? " squared" : " cubed"));
    if (!symbol) {
      made.forms.push_back((square ? "square-" : "cubic-") + plain);
      continue;
    }
    made.forms.push_back((plain.size() == 1 ? "~" : "=") + plain + digit);
    made.forms.push_back("=" + plain + "^" + digit);
    made.forms.push_back("=" + plain + (square ? "\u00B2" : "\u00B3"));
  }
  return made;
}

UnitForms currency(const CurrencyRow& row) {
  const auto adjectives = split(row.adjectives);
  const auto heads = split(row.heads);
  const auto named = [](std::string_view adjective, std::string_view head) {
    return adjective.empty() ? std::string(head) : std::string(adjective) + " " + std::string(head);
  };
  UnitForms made{{named(adjectives.front(), heads.front()), std::string(row.code), Unit::money, 0}, {}};
  for (const auto adjective : adjectives)
    for (const auto head : heads) made.forms.push_back(named(adjective, head));
  for (const auto name : split(row.names)) add(made.forms, name);
  return made;
}

}  // namespace

std::deque<UnitForms> unit_rows() {
  std::deque<UnitForms> rows;
  for (const auto& row : unit_table) rows.push_back(as_written(row));
  for (const auto& row : currency_table) rows.push_back(currency(row));
  for (const auto& row : unit_table) {
    if (row.prefixes.empty()) continue;
    for (const auto& prefix : prefixes) rows.push_back(multiple(row, prefix));
    if (row.prefixes.ends_with('i'))
      for (const auto& prefix : binary_prefixes) rows.push_back(multiple(row, prefix));
  }
  for (std::size_t i = 0, n = rows.size(); i < n; ++i) {
    const auto& name = rows[i].unit.name;
    if (!name.ends_with("metre") || name.find(' ') != std::string::npos) continue;
    rows.push_back(power_of(rows[i], 2));
    rows.push_back(power_of(rows[i], 3));
  }
  return rows;
}

}  // namespace quantity
