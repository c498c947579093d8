#include "sender.hpp"

#include <algorithm>
#include <array>

#include "dossier/text/fold.hpp"
#include "field_values.hpp"

namespace dossier_mail {
namespace {

// Words of names that are no person's, and of addresses that nobody reads.
constexpr auto impersonal = std::to_array<std::string_view>(
    {"alert",        "alerts",        "daily",  "desk",      "digest",     "editor",   "editors",  "info",
     "list",         "magazine",      "mailer", "news",      "newsletter", "newsroom", "no-reply", "noreply",
     "notification", "notifications", "press",  "redaktion", "service",    "support",  "team",     "weekly"});
static_assert(std::ranges::is_sorted(impersonal));

bool is_letter_or_hyphen(char c) { return c == '-' || (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80; }

bool is_impersonal(std::string_view name) {
  const std::string lower = dossier::lower_ascii(name);
  for (std::size_t at = 0; at < lower.size();) {
    if (!is_letter_or_hyphen(lower[at])) {
      ++at;
      continue;
    }
    auto end = at;
    while (end < lower.size() && is_letter_or_hyphen(lower[end])) ++end;
    if (std::ranges::binary_search(impersonal, std::string_view(lower).substr(at, end - at))) return true;
    at = end;
  }
  return false;
}

// "Doe, Jane" as "Jane Doe"; without "via a list" and remarks in brackets.
std::string person(std::string name) {
  if (const auto via = name.find(" via "); via != std::string::npos) name.resize(via);
  if (const auto bracket = name.find(" ("); bracket != std::string::npos && bracket > 0) name.resize(bracket);
  for (const char quote : {'"', '\''})
    while (name.size() >= 2 && name.front() == quote && name.back() == quote) name = name.substr(1, name.size() - 2);
  const auto comma = name.find(", ");
  if (comma != std::string::npos && comma > 0 && name.find(',', comma + 1) == std::string::npos)
    name = name.substr(comma + 2) + " " + name.substr(0, comma);
  return name;
}

}  // namespace

Sender read_sender(std::string_view from, std::string_view list_id, bool newsletter) {
  Sender sender;
  sender.source = read_text(list_id.substr(0, list_id.find('<')));
  for (auto& each : read_addresses(from)) {
    const auto name = person(each.name);
    if (name.empty() || name.find('@') != std::string::npos) continue;
    const auto local = std::string_view(each.address).substr(0, each.address.find('@'));
    const bool one_word = name.find(' ') == std::string::npos;
    if (is_impersonal(name) || is_impersonal(local) || (newsletter && (one_word || list_id.empty()))) {
      if (sender.source.empty()) sender.source = name;
    } else if (!one_word) {
      sender.authors.push_back(name);
    }
  }
  return sender;
}

}  // namespace dossier_mail
