// Prints the traits of the days that pages name: what learn_dates.py learns from.
//
//   print-dates FILE...
//
// A line of the output is "PAGE DAY TRAITS": the file's name without extension, the day, and a 0 or 1 for each trait.
#include <iostream>

#include "../date_traits.hpp"
#include "../page_title.hpp"
#include "read_pages.hpp"

using namespace dossier_html;

int main(int argc, char** argv) {
  train::read_pages(argc - 1, argv + 1, [](const train::ReadPage& read) {
    const auto& [name, page, facts, flat, marks, mass, container] = read;
    const auto sources = find_sources(facts);
    const auto title =
        find_title(page, flat, facts, sources.empty() ? std::string() : sources[0].value, mass.first_chunk(container));
    for (const auto& day : page_days(date_candidates(page, flat, marks, facts, title.chunk, container)))
      std::cout << name << ' ' << day.day << ' ' << train::shown(day.traits) << '\n';
  });
  return 0;
}
