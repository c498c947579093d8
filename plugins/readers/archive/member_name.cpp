#include "member_name.hpp"

#include <algorithm>

#include "dossier/text/fold.hpp"

namespace dossier_archive {
namespace {

constexpr std::size_t longest = 400;

bool continues_character(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

}  // namespace

std::string clean_name(std::string_view name, bool from_dos) {
  std::string slashed(name);
  if (from_dos && name.find('/') == std::string_view::npos) std::ranges::replace(slashed, '\\', '/');
  std::string_view rest = slashed;
  if (rest.size() >= 2 && rest[1] == ':' && rest.find('/') == 2) rest.remove_prefix(2);
  std::string clean;
  while (!rest.empty()) {
    const auto part = rest.substr(0, rest.find('/'));
    rest.remove_prefix(std::min(part.size() + 1, rest.size()));
    if (part.empty() || part == "." || part == "..") continue;
    if (!clean.empty()) clean += '/';
    for (const char c : part) clean += static_cast<unsigned char>(c) < 0x20 || c == 0x7F ? '_' : c;
  }
  if (clean.size() > longest) {
    std::size_t cut = clean.size() - longest;
    while (cut < clean.size() && continues_character(clean[cut])) ++cut;
    clean.erase(0, cut);
  }
  return clean;
}

bool is_system_file(std::string_view name) {
  const auto last = name.substr(name.find_last_of('/') + 1);
  return name.starts_with("__MACOSX/") || last == ".DS_Store" || dossier::lower_ascii(last) == "thumbs.db" ||
         dossier::lower_ascii(last) == "desktop.ini";
}

std::string name_inside(std::string_view uri) {
  std::string name = clean_name(uri.substr(uri.find_last_of("/!") + 1), false);
  const auto dot = name.find_last_of('.');
  if (dot == std::string::npos || dot == 0) return name.empty() ? "content" : name;
  const auto extension = dossier::lower_ascii(name.substr(dot + 1));
  name.resize(dot);
  for (const auto* archive : {"tgz", "txz", "tbz2", "tbz", "tzst"})
    if (extension == archive) return name + ".tar";
  return name;
}

}  // namespace dossier_archive
