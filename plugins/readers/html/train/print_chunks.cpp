// Prints the traits of the chunks of pages: what learn_chunks.py learns from.
//
//   print-chunks FILE...
//
// A line of the output is "PAGE CHUNK TRAITS TEXT": the file's name without extension, the chunk's number, a 0 or 1 for each trait, and
// the text as a JSON string. Chunks before the main content are left out: rules alone decide on them.
#include <iostream>

#include "../chunk_filter.hpp"
#include "dossier/record/json.hpp"
#include "read_pages.hpp"

using namespace dossier_html;

int main(int argc, char** argv) {
  train::read_pages(argc - 1, argv + 1, [](const train::ReadPage& read) {
    const auto& [name, page, facts, flat, marks, mass, container] = read;
    const auto rules = rule_chunks(page, marks, flat, mass, container);
    const TraitFinder traits(page, marks, flat, mass, container, rules, facts.structured.body);
    for (std::size_t c = mass.first_chunk(container); c < flat.chunks.size(); ++c)
      std::cout << name << ' ' << c << ' ' << train::shown(traits.of(c)) << ' '
                << dossier::Json(std::string(flat.of(flat.chunks[c]))).dump() << '\n';
  });
  return 0;
}
