// extractor.ticker: ticker symbols, as "$ABC" or after the name of an exchange: "(NYSE: ABC)".
#include <array>

#include "dossier/plugin.hpp"

namespace {

bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_word(char c) {
  return is_upper(c) || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
}

// The end of the symbol that begins here: one to five letters, optionally with a share class (BRK.B). Equal to `at` if
// there is none.
std::size_t symbol_end(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size() && is_upper(text[end])) ++end;
  if (end == at || end - at > 5) return at;
  const auto word_at = [&](std::size_t i) { return i < text.size() && is_word(text[i]); };
  if (end + 1 < text.size() && text[end] == '.' && is_upper(text[end + 1]) && !word_at(end + 2)) return end + 2;
  return word_at(end) ? at : end;
}

class Tickers {
 public:
  static constexpr auto about =
      dossier::About{.id = "extractor.ticker", .version = "1.0.0", .summary = "Finds ticker symbols of shares."};
  static void describe(dossier::PluginManifest& manifest) { manifest.claims = {"entity"}; }

  void extract(const dossier::Document& document, dossier::ClaimSink& claims) const {
    const std::string_view text = document.text;
    for (std::size_t at = 0; (at = text.find_first_of("$:", at)) != text.npos; ++at) {
      claims.checkpoint();
      std::size_t start = at + 1;
      std::string_view exchange;
      if (text[at] == ':') {
        exchange = exchange_before(text, at);
        while (!exchange.empty() && start < text.size() && text[start] == ' ') ++start;
      } else if (at > 0 && is_word(text[at - 1])) {
        continue;  // "US$"
      }
      const std::size_t end = symbol_end(text, start);
      if (end == start || (text[at] == ':' ? exchange.empty() : is_money(text, end))) continue;
      dossier::Claim claim;
      claim.kind = "entity";
      claim.start = start;
      claim.end = end;
      claim.rest.emplace_back("entity", dossier::Json("ticker"));
      if (!exchange.empty()) claim.rest.emplace_back("exchange", dossier::Json(std::string(exchange)));
      claims.emit(claim);
    }
  }

 private:
  static std::string_view exchange_before(std::string_view text, std::size_t colon) {
    static constexpr std::array<std::string_view, 7> exchanges{"NYSE", "NASDAQ", "LSE",     "TSX",
                                                               "ASX",  "Nasdaq", "Euronext"};
    for (const auto exchange : exchanges) {
      const auto before = text.substr(0, colon);
      if (before.ends_with(exchange) &&
          (before.size() == exchange.size() || !is_word(before[before.size() - exchange.size() - 1])))
        return exchange;
    }
    return {};
  }
  // "$US 5 million": a figure follows.
  static bool is_money(std::string_view text, std::size_t end) {
    const auto next = text.find_first_not_of(' ', end);
    return next != text.npos && text[next] >= '0' && text[next] <= '9';
  }
};

}  // namespace

DOSSIER_PLUGIN(Tickers)
