#include "currencies.hpp"

#include <iterator>
#include <string>
#include <unordered_map>
#include <utility>

#include "dossier/text/fold.hpp"

namespace quantity {
namespace {

using Table = std::unordered_map<std::string_view, Currency>;

const Table& symbols() {
  static constexpr std::pair<std::string_view, Currency> rows_of_table[] = {
      {"$", {"dollar", "USD"}},
      {"\u20AC", {"euro", "EUR"}},
      {"\u00A3", {"pound", "GBP"}},
      {"\u00A5", {"yen", "JPY"}},
      {"\u20B9", {"indian rupee", "INR"}},
      {"\u20BD", {"russian ruble", "RUB"}},
      {"\u20A9", {"south korean won", "KRW"}},
      {"\u20AA", {"israeli shekel", "ILS"}},
      {"\u20BA", {"turkish lira", "TRY"}},
      {"\u20B4", {"ukrainian hryvnia", "UAH"}},
      {"\u0E3F", {"thai baht", "THB"}},
      {"\u20AB", {"vietnamese dong", "VND"}},
      {"\u20A6", {"nigerian naira", "NGN"}},
      {"\u20B1", {"philippine peso", "PHP"}},
      {"\u20B8", {"kazakhstani tenge", "KZT"}},
      {"\u20BE", {"georgian lari", "GEL"}},
      {"\u20BF", {"bitcoin", "XBT"}},
      {"\u20A1", {"costa rican col\u00F3n", "CRC"}},
      {"\u20AD", {"lao kip", "LAK"}},
      {"\uFF04", {"dollar", "USD"}},
      {"\uFFE5", {"yen", "JPY"}},
      {"\u20B5", {"ghanaian cedi", "GHS"}},
      {"\u20AE", {"mongolian tugrik", "MNT"}}};
  static const Table table(std::begin(rows_of_table), std::end(rows_of_table));
  return table;
}

// Written in capitals before or after a number.
const Table& codes() {
  static constexpr std::pair<std::string_view, Currency> rows_of_table[] = {{"USD", {"dollar", "USD"}},
                                                                            {"EUR", {"euro", "EUR"}},
                                                                            {"GBP", {"pound", "GBP"}},
                                                                            {"JPY", {"yen", "JPY"}},
                                                                            {"CNY", {"chinese yuan", "CNY"}},
                                                                            {"RMB", {"chinese yuan", "CNY"}},
                                                                            {"CHF", {"swiss franc", "CHF"}},
                                                                            {"CAD", {"canadian dollar", "CAD"}},
                                                                            {"AUD", {"australian dollar", "AUD"}},
                                                                            {"NZD", {"new zealand dollar", "NZD"}},
                                                                            {"HKD", {"hong kong dollar", "HKD"}},
                                                                            {"SGD", {"singapore dollar", "SGD"}},
                                                                            {"TWD", {"new taiwan dollar", "TWD"}},
                                                                            {"INR", {"indian rupee", "INR"}},
                                                                            {"RUB", {"russian ruble", "RUB"}},
                                                                            {"KRW", {"south korean won", "KRW"}},
                                                                            {"SEK", {"swedish krona", "SEK"}},
                                                                            {"NOK", {"norwegian krone", "NOK"}},
                                                                            {"DKK", {"danish krone", "DKK"}},
                                                                            {"PLN", {"polish zloty", "PLN"}},
                                                                            {"CZK", {"czech koruna", "CZK"}},
                                                                            {"HUF", {"hungarian forint", "HUF"}},
                                                                            {"TRY", {"turkish lira", "TRY"}},
                                                                            {"BRL", {"brazilian real", "BRL"}},
                                                                            {"MXN", {"mexican peso", "MXN"}},
                                                                            {"ARS", {"argentine peso", "ARS"}},
                                                                            {"CLP", {"chilean peso", "CLP"}},
                                                                            {"COP", {"colombian peso", "COP"}},
                                                                            {"ZAR", {"south african rand", "ZAR"}},
                                                                            {"ILS", {"israeli shekel", "ILS"}},
                                                                            {"NIS", {"israeli shekel", "ILS"}},
                                                                            {"SAR", {"saudi riyal", "SAR"}},
                                                                            {"AED", {"uae dirham", "AED"}},
                                                                            {"KWD", {"kuwaiti dinar", "KWD"}},
                                                                            {"QAR", {"qatari riyal", "QAR"}},
                                                                            {"EGP", {"egyptian pound", "EGP"}},
                                                                            {"NGN", {"nigerian naira", "NGN"}},
                                                                            {"KES", {"kenyan shilling", "KES"}},
                                                                            {"PKR", {"pakistani rupee", "PKR"}},
                                                                            {"BDT", {"bangladeshi taka", "BDT"}},
                                                                            {"LKR", {"sri lankan rupee", "LKR"}},
                                                                            {"IDR", {"indonesian rupiah", "IDR"}},
                                                                            {"MYR", {"malaysian ringgit", "MYR"}},
                                                                            {"THB", {"thai baht", "THB"}},
                                                                            {"VND", {"vietnamese dong", "VND"}},
                                                                            {"PHP", {"philippine peso", "PHP"}},
                                                                            {"UAH", {"ukrainian hryvnia", "UAH"}},
                                                                            {"KZT", {"kazakhstani tenge", "KZT"}},
                                                                            {"AZN", {"azerbaijani manat", "AZN"}},
                                                                            {"GEL", {"georgian lari", "GEL"}},
                                                                            {"AMD", {"armenian dram", "AMD"}},
                                                                            {"BYN", {"belarusian ruble", "BYN"}},
                                                                            {"RON", {"romanian leu", "RON"}},
                                                                            {"BGN", {"bulgarian lev", "BGN"}},
                                                                            {"HRK", {"croatian kuna", "HRK"}},
                                                                            {"ISK", {"icelandic krona", "ISK"}},
                                                                            {"IRR", {"iranian rial", "IRR"}},
                                                                            {"BTC", {"bitcoin", "XBT"}},
                                                                            {"XBT", {"bitcoin", "XBT"}},
                                                                            {"ETH", {"ether", "ETH"}}};
  static const Table table(std::begin(rows_of_table), std::end(rows_of_table));
  return table;
}

// Short forms that occur only before the number.
const Table& prefixes() {
  static constexpr std::pair<std::string_view, Currency> rows_of_table[] = {{"RM", {"malaysian ringgit", "MYR"}},
                                                                            {"Rs", {"rupee", ""}},
                                                                            {"Rs.", {"rupee", ""}},
                                                                            {"Rp", {"indonesian rupiah", "IDR"}},
                                                                            {"Kc", {"czech koruna", "CZK"}},
                                                                            {"Ksh", {"kenyan shilling", "KES"}},
                                                                            {"Php", {"philippine peso", "PHP"}},
                                                                            {"Fr", {"franc", ""}}};
  static const Table table(std::begin(rows_of_table), std::end(rows_of_table));
  return table;
}

const Table& dollars() {
  static constexpr std::pair<std::string_view, Currency> rows_of_table[] = {
      {"us", {"dollar", "USD"}},           {"u.s.", {"dollar", "USD"}},          {"c", {"canadian dollar", "CAD"}},
      {"ca", {"canadian dollar", "CAD"}},  {"cdn", {"canadian dollar", "CAD"}},  {"can", {"canadian dollar", "CAD"}},
      {"a", {"australian dollar", "AUD"}}, {"au", {"australian dollar", "AUD"}}, {"nz", {"new zealand dollar", "NZD"}},
      {"hk", {"hong kong dollar", "HKD"}}, {"s", {"singapore dollar", "SGD"}},   {"nt", {"new taiwan dollar", "TWD"}},
      {"r", {"brazilian real", "BRL"}},    {"mx", {"mexican peso", "MXN"}},      {"z", {"zimbabwean dollar", "ZWL"}},
      {"j", {"jamaican dollar", "JMD"}}};
  static const Table table(std::begin(rows_of_table), std::end(rows_of_table));
  return table;
}

const Currency* find(const Table& table, std::string_view key) {
  const auto at = table.find(key);
  return at == table.end() ? nullptr : &at->second;
}

}  // namespace

const Currency* currency_before(std::string_view raw) {
  if (raw.empty() || raw.size() > 4) return nullptr;
  if (const auto* found = find(symbols(), raw)) return found;
  if (const auto* found = find(codes(), raw)) return found;
  return find(prefixes(), raw);
}

const Currency* dollar_prefix(std::string_view raw) {
  return raw.size() > 4 ? nullptr : find(dollars(), dossier::fold(raw));
}

const Currency* currency_after(std::string_view raw) {
  if (raw.empty() || raw.size() > 4) return nullptr;
  if (const auto* found = find(symbols(), raw)) return found;
  if (const auto* found = find(codes(), raw)) return found;
  static constexpr std::pair<std::string_view, Currency> rows_of_small[] = {
      {"usd", {"dollar", "USD"}},          {"eur", {"euro", "EUR"}},
      {"gbp", {"pound", "GBP"}},           {"rmb", {"chinese yuan", "CNY"}},
      {"cny", {"chinese yuan", "CNY"}},    {"jpy", {"yen", "JPY"}},
      {"cad", {"canadian dollar", "CAD"}}, {"aud", {"australian dollar", "AUD"}},
      {"chf", {"swiss franc", "CHF"}},     {"btc", {"bitcoin", "XBT"}}};
  static const Table small(std::begin(rows_of_small), std::end(rows_of_small));
  return find(small, raw);
}

}  // namespace quantity
