// Prints the traits of the chunks of pages: what learn_chunks.py learns from.
//
//   print-chunks FILE...
//
// A line of the output is "PAGE CHUNK TRAITS TEXT": the file's name without extension, the chunk's number, a 0 or 1 for each trait, and
// the text as a JSON string. Chunks before the main content are left out: rules alone decide on them.
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>

#include "../chunk_filter.hpp"
#include "../depth_guard.hpp"
#include "../encoding.hpp"
#include "../main_content.hpp"
#include "../page_facts.hpp"
#include "dossier/record/json.hpp"

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
    const auto rules = rule_chunks(page, marks, flat, mass, container);
    const TraitFinder traits(page, marks, flat, mass, container, rules, facts.structured.body);
    for (std::size_t c = mass.first_chunk(container); c < flat.chunks.size(); ++c) {
      auto shown = traits.of(c).to_string();  // the last trait first
      std::cout << std::filesystem::path(argv[i]).stem().string() << ' ' << c << ' '
                << std::string(shown.rbegin(), shown.rend()) << ' '
                << dossier::Json(std::string(flat.of(flat.chunks[c]))).dump() << '\n';
    }
  }
  return 0;
}
