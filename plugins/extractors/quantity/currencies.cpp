#include "currencies.hpp"

#include <unordered_map>

#include "currency_table.hpp"
#include "dossier/text/fold.hpp"
#include "language/word_list.hpp"

namespace quantity {
namespace {

using Table = std::unordered_map<std::string, Currency>;

struct Tables {
  Table signs, codes, dollars, adjectives_of_dollars;
};

// Codes that are words, names or other abbreviations at least as often.
bool also_other(std::string_view code) {
  static const language::WordSet words(
      "ALL TOP TRY CUP PEN COP BAM MOP SOS MAD BOB GEL RON ANG LAK MUR NAD AMD ARS BIF BND BSD CDF CVE DOP ETB ETH FIM "
      "GIP HRK LTL MTL NIO PHP PAB SAR SIT STN WST XDR EEK ESP PTE SCR SDG SRD TND VES YER ATS BEF CYP ERN FKP GMD "
      "GNF GTQ GYD HNL HTG IEP IQD KMF KYD LBP LRD LSL LUF LVL LYD MDL MGA MKD MMK MRU MVR MWK MZN PGK PYG RSD SHP SLE "
      "SSP SVC SZL TMT TTD VUV XAF XCD XOF XPF ZMW ZWL AWG BBD BMD BTN BWP BZD");
  return words.contains(code);
}

// "M" + "EUR" and "EUR" + "m".
void add_code(Table& codes, const std::string& code, const Currency& currency) {
  codes.emplace(code, currency);
  if (!currency.sure) return;
  Currency many = currency;
  for (const auto& [letter, power] :
       {std::pair{"k", 3}, {"K", 3}, {"M", 6}, {"m", 6}, {"B", 9}, {"bn", 9}, {"mn", 6}}) {
    many.power = power;
    codes.emplace(letter + code, many);
    codes.emplace(code + letter, many);
  }
}

std::string name_of(const CurrencyRow& row) {
  const auto adjective = row.adjectives.substr(0, row.adjectives.find('|'));
  const auto head = row.heads.substr(0, row.heads.find('|'));
  return adjective.empty() ? std::string(head) : std::string(adjective) + " " + std::string(head);
}

// The parts of a list that '|' separates, the empty one left out.
template <class Take>
void for_each_part(std::string_view list, const Take& take) {
  while (!list.empty()) {
    const auto bar = list.find('|');
    if (bar != 0) take(list.substr(0, bar));
    list = bar == std::string_view::npos ? std::string_view() : list.substr(bar + 1);
  }
}

Tables make_tables() {
  Tables made;
  for (const auto& row : currency_table) {
    const std::string code(row.code);
    const Currency currency{name_of(row), code, !also_other(code)};
    if (!code.empty()) add_code(made.codes, code, currency);
    if (code == "CNY") add_code(made.codes, "RMB", currency);
    if (code == "ILS") add_code(made.codes, "NIS", currency);
    if (code == "XBT") add_code(made.codes, "BTC", currency);
    if (row.heads.starts_with("dollar"))
      for_each_part(row.adjectives,
                    [&](std::string_view adjective) { made.adjectives_of_dollars.emplace(adjective, currency); });
    for_each_part(row.signs, [&](std::string_view sign) {
      if (sign.size() > 1 && sign.ends_with('$')) {
        sign.remove_suffix(1);
        made.dollars.emplace(dossier::fold(sign), Currency{currency.name, code});
      } else {
        made.signs.emplace(sign, Currency{currency.name, code});
      }
    });
  }
  return made;
}

const Tables& tables() {
  static const Tables made = make_tables();
  return made;
}

const Currency* find(const Table& table, std::string_view key) {
  const auto at = table.find(std::string(key));
  return at == table.end() ? nullptr : &at->second;
}

constexpr std::size_t longest_sign = 6;

}  // namespace

const Currency* currency_before(std::string_view raw) {
  if (raw.empty() || raw.size() > longest_sign) return nullptr;
  if (const auto* found = find(tables().signs, raw)) return found;
  return find(tables().codes, raw);
}

const Currency* dollar_prefix(std::string_view raw) {
  return raw.size() > longest_sign ? nullptr : find(tables().dollars, dossier::fold(raw));
}

const Currency* currency_letter(std::string_view raw) {
  return find(tables().codes, raw == "R" ? "ZAR" : raw == "N" ? "NGN" : raw == "P" ? "PHP" : "");
}

const Currency* dollar_of(std::string_view adjective) { return find(tables().adjectives_of_dollars, adjective); }

const Currency* currency_after(std::string_view raw) {
  if (raw.empty() || raw.size() > longest_sign) return nullptr;
  if (language::one_of(raw, "RM Rs Rs. Rp Fr Bt Bs")) return nullptr;
  if (const auto* found = currency_before(raw)) return found;
  if (raw.size() != 3 || !language::one_of(raw,
                                           "usd eur gbp rmb cny jpy cad aud chf btc inr sek nok dkk hkd sgd nzd "
                                           "krw rub brl mxn zar aed thb myr idr pln huf czk"))
    return nullptr;
  std::string upper(raw);
  for (auto& c : upper) c = static_cast<char>(c - 'a' + 'A');
  return find(tables().codes, upper);
}

}  // namespace quantity
