#include "rtf_code_pages.hpp"

#include <utility>

namespace dossier_office {

std::string charset_of_code_page(int page) {
  switch (page) {
    case 932: return "shift_jis";
    case 936: return "gbk";
    case 949: return "euc-kr";
    case 950: return "big5";
    case 10000: return "macintosh";
    case 65001: return "utf-8";
    default: return "windows-" + std::to_string(page);
  }
}

int code_page_of_font(int set) {
  constexpr std::pair<int, int> pages[] = {{77, 10000}, {128, 932},  {129, 949},  {134, 936},  {136, 950},
                                           {161, 1253}, {162, 1254}, {163, 1258}, {177, 1255}, {178, 1256},
                                           {186, 1257}, {204, 1251}, {222, 874},  {238, 1250}};
  for (const auto& [known, page] : pages)
    if (known == set) return page;
  return 0;
}

}  // namespace dossier_office
