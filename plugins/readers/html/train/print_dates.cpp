// Prints the traits of the days that pages name: what learn_dates.py learns from.
//
//   print-dates FILE...
//
// A line of the output is "PAGE DAY TRAITS": the file's name without extension, the day, and a 0 or 1 for each trait.
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>

#include "../date_traits.hpp"
#include "../depth_guard.hpp"
#include "../encoding.hpp"
#include "../main_content.hpp"
#include "../page_facts.hpp"
#include "../page_title.hpp"

using namespace dossier_html;

int main(int argc, char** argv) {
  for (int i = 1; i < argc; ++i) {
    std::ifstream file(argv[i], std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(file), {}};
    const auto decoded = decode_page(bytes, {});
    const auto guarded = guard_depth(decoded.text.text());
    const Page page(guarded.html);
    const auto facts = read_facts(page);
    auto flat = flatten(page);
    const auto marks = all_name_marks(page);
    mark_boilerplate(page, marks, flat);
    const TextMass mass(page, flat);
    const auto container = find_main_content(page, marks, mass);
    const auto sources = find_sources(facts);
    const auto title =
        find_title(page, flat, facts, sources.empty() ? std::string() : sources[0].value, mass.first_chunk(container));
    for (const auto& day : page_days(date_candidates(page, flat, marks, facts, title.chunk, container))) {
      auto shown = day.traits.to_string();  // the last trait first
      std::cout << std::filesystem::path(argv[i]).stem().string() << ' ' << day.day << ' '
                << std::string(shown.rbegin(), shown.rend()) << '\n';
    }
  }
  return 0;
}
