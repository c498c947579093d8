// The metadata in a page's head: meta tags, canonical address, language, JSON-LD.
#pragma once

#include <initializer_list>
#include <string>
#include <vector>

#include "candidates.hpp"
#include "page.hpp"
#include "structured_data.hpp"

namespace dossier_html {

struct MetaTag {
  std::string name;  // name, property or itemprop, in lower case
  std::string content;
  std::uint32_t node;
};

struct PageFacts {
  std::vector<MetaTag> metas;
  StructuredArticle structured;             // of the JSON-LD
  std::vector<std::uint32_t> json_scripts;  // the texts of its scripts
  std::string title;                        // of <title>
  std::uint32_t title_node = 0;
  std::string address;  // canonical, else og:url
  std::string address_evidence;
  std::uint32_t address_node = 0;
  std::string language;  // BCP 47, of <html lang>
  std::string locale;    // of og:locale or the language, "en-us"

  // The first non-empty meta tag with one of the names, in order of trust; null if there is none.
  const MetaTag* find(std::initializer_list<std::string_view> names) const;
};

PageFacts read_facts(const Page& page);

// What the tags say of the article in a sentence or two.
std::vector<std::string> find_summaries(const PageFacts& facts);

// The publishers that the page names.
Candidates find_sources(const PageFacts& facts);

}  // namespace dossier_html
