#include "html_size.hpp"

#include <algorithm>
#include <string>

#include "dossier/text/fold.hpp"

namespace dossier_mail {
namespace {

bool counts(char c) {
  return static_cast<unsigned char>(c) >= 0x80 || (c >= '0' && c <= '9') ||
         (dossier::to_lower_ascii(c) >= 'a' && dossier::to_lower_ascii(c) <= 'z');
}

}  // namespace

std::uint64_t text_size(std::string_view text) {
  return static_cast<std::uint64_t>(std::ranges::count_if(text, counts));
}

std::uint64_t visible_size(std::string_view html) {
  const std::string lower = dossier::lower_ascii(html);
  const std::string_view all = lower;
  std::uint64_t size = 0;
  for (std::size_t at = 0; at < all.size();) {
    const auto tag = std::min(all.find('<', at), all.size());
    size += text_size(all.substr(at, tag - at));
    auto end = all.find('>', tag);
    for (const std::string_view name : {"style", "script", "title"})
      if (all.substr(std::min(tag + 1, all.size())).starts_with(name)) {
        const auto close = all.find("</" + std::string(name), tag);
        end = close == std::string_view::npos ? close : all.find('>', close);
      }
    if (tag == all.size() || end == std::string_view::npos) break;
    at = end + 1;
  }
  return size;
}

}  // namespace dossier_mail
