// Pages as the reader has them before it chooses: the programs that print traits begin with them.
#pragma once

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "../depth_guard.hpp"
#include "../encoding.hpp"
#include "../main_content.hpp"
#include "../page_facts.hpp"

namespace dossier_html::train {

struct ReadPage {
  const std::string& name;  // of the file, without extension
  const Page& page;
  const PageFacts& facts;
  const FlatPage& flat;
  const std::vector<std::uint32_t>& marks;
  const TextMass& mass;
  std::uint32_t container;  // of the main content
};

// Calls visit(ReadPage) for each file; the references are valid until it returns.
template <class Visit>
void read_pages(int count, char** files, Visit&& visit) {
  for (int i = 0; i < count; ++i) {
    std::ifstream file(files[i], std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(file), {}};
    const auto decoded = decode_page(bytes, {});
    const auto guarded = guard_depth(decoded.text.text());
    const Page page(guarded.html);
    const auto facts = read_facts(page);
    auto flat = flatten(page);
    const auto marks = all_name_marks(page);
    mark_boilerplate(page, marks, flat);
    const TextMass mass(page, flat);
    const auto name = std::filesystem::path(files[i]).stem().string();
    visit(ReadPage{name, page, facts, flat, marks, mass, find_main_content(page, marks, mass)});
  }
}

// A 0 or 1 for each trait, the first one first.
template <class Traits>
std::string shown(const Traits& traits) {
  const auto text = traits.to_string();  // the last trait first
  return {text.rbegin(), text.rend()};
}

}  // namespace dossier_html::train
