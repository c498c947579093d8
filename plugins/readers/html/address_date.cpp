#include "address_date.hpp"

#include "date_labels.hpp"
#include "dossier/text/letters.hpp"

namespace dossier_html {

std::string date_in_address(std::string_view url) {
  for (std::size_t at = 8; at + 8 <= url.size(); ++at) {
    if (std::string_view("/-_.=").find(url[at - 1]) == std::string_view::npos) continue;
    const auto rest = url.substr(at, 10);
    const auto digits = [&](std::size_t from, std::size_t count) {
      for (std::size_t k = from; k < from + count; ++k)
        if (k >= rest.size() || !dossier::is_digit(rest[k])) return false;
      return true;
    };
    const auto part = [&](std::size_t from, std::size_t count) { return std::string(rest.substr(from, count)); };
    std::string iso;
    if (digits(0, 8) && (rest.size() == 8 || !dossier::is_digit(rest[8]))) {
      iso = part(0, 4) + "-" + part(4, 2) + "-" + part(6, 2);
    } else if (rest.size() == 10 && digits(0, 4) && digits(5, 2) && digits(8, 2) && rest[4] == rest[7] &&
               std::string_view("/-_.").find(rest[4]) != std::string_view::npos &&
               !(at + 10 < url.size() && dossier::is_digit(url[at + 10]))) {  // not the folder of 2024/03/20240331
      iso = part(0, 4) + "-" + part(5, 2) + "-" + part(8, 2);
    }
    if (!is_plausible_date(iso) || !dossier::parse_iso_date(iso)) {  // 05-04-2024 or 05042024
      if (digits(0, 8) && (rest.size() == 8 || !dossier::is_digit(rest[8]))) {
        iso = part(4, 4) + "-" + part(2, 2) + "-" + part(0, 2);
      } else if (rest.size() == 10 && digits(0, 2) && digits(3, 2) && digits(6, 4) && rest[2] == '-' &&
                 rest[5] == '-') {
        iso = part(6, 4) + "-" + part(3, 2) + "-" + part(0, 2);
      }
    }
    if (is_plausible_date(iso) && dossier::parse_iso_date(iso)) return iso;
  }
  return {};
}

}  // namespace dossier_html
