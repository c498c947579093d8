#include "page_facts.hpp"

#include <algorithm>

#include "dossier/text/fold.hpp"
#include "dossier/text/letters.hpp"
#include "language/agency_names.hpp"

namespace dossier_html {
namespace {

bool is_address(std::string_view text) { return text.starts_with("http://") || text.starts_with("https://"); }

// "en", "de-AT"; empty if it is not a language tag.
std::string language_tag(std::string_view written) {
  std::string tag(language::trimmed(written));
  std::replace(tag.begin(), tag.end(), '_', '-');
  if (tag.size() < 2 || tag.size() > 12 || (tag.size() > 3 && tag[2] != '-' && tag[3] != '-')) return {};
  for (std::size_t i = 0; i < tag.size(); ++i) {
    const char c = tag[i];
    if (!dossier::is_ascii_letter(c) && c != '-' && !dossier::is_digit(c)) return {};
  }
  const std::size_t dash = std::min(tag.find('-'), tag.size());
  for (std::size_t i = 0; i < dash; ++i) tag[i] = static_cast<char>(tag[i] | 32);
  if (tag.size() - dash == 3)
    for (std::size_t i = dash + 1; i < tag.size(); ++i)
      if (tag[i] >= 'a') tag[i] = static_cast<char>(tag[i] - 32);
  return tag;
}

}  // namespace

const MetaTag* PageFacts::find(std::initializer_list<std::string_view> names) const {
  for (const auto name : names)
    for (const auto& tag : metas)
      if (tag.name == name && !tag.content.empty()) return &tag;
  return nullptr;
}

PageFacts read_facts(const Page& page) {
  PageFacts facts;
  std::vector<std::string> json;
  for (std::uint32_t i = 1; i < page.size(); ++i) {
    switch (page[i].tag) {
      case Tag::html: facts.language = language_tag(page.attribute(i, Attribute::lang)); break;
      case Tag::title:
        if (facts.title.empty()) {
          facts.title = page.text_of(i, 1000);
          facts.title_node = i;
        }
        break;
      case Tag::link:
        if (dossier::lower_ascii(page.attribute(i, Attribute::rel)) == "canonical" &&
            is_address(page.attribute(i, Attribute::href)) && facts.address.empty()) {
          facts.address = page.attribute(i, Attribute::href);
          facts.address_evidence = "link rel=canonical";
          facts.address_node = i;
        }
        break;
      case Tag::meta:
        for (const auto key : {Attribute::property, Attribute::name, Attribute::itemprop, Attribute::http_equiv}) {
          const auto name = page.attribute(i, key);
          if (name.empty()) continue;
          std::string lower = dossier::lower_ascii(language::trimmed(name));
          if (lower.starts_with("dc:") || lower.starts_with("dcterms:")) lower[lower.find(':')] = '.';
          facts.metas.push_back(
              {std::move(lower), std::string(language::trimmed(page.attribute(i, Attribute::content))), i});
        }
        break;
      case Tag::script:
        if (page.attribute(i, Attribute::type).find("ld+json") != std::string_view::npos && i + 1 < page[i].end) {
          json.emplace_back(page[i + 1].text);
          facts.json_scripts.push_back(i + 1);
        }
        break;
      default: break;
    }
  }
  facts.structured = read_structured_data(json);
  if (facts.address.empty()) {
    if (const auto* tag = facts.find({"og:url", "twitter:url"}); tag && is_address(tag->content)) {
      facts.address = tag->content;
      facts.address_evidence = "meta " + tag->name;
      facts.address_node = tag->node;
    } else if (is_address(facts.structured.url)) {
      facts.address = facts.structured.url;
      facts.address_evidence = "json-ld";
    }
  }
  if (facts.language.empty())
    if (const auto* tag = facts.find({"content-language", "language", "dc.language", "inlanguage"}))
      facts.language = language_tag(tag->content);
  const auto* locale = facts.find({"og:locale"});
  facts.locale = dossier::lower_ascii(locale ? language_tag(locale->content) : facts.language);
  if (facts.locale.find('-') == std::string::npos && facts.language.find('-') != std::string::npos)
    facts.locale = dossier::lower_ascii(facts.language);
  return facts;
}

std::vector<std::string> find_summaries(const PageFacts& facts) {
  std::vector<std::string> found;
  for (const std::string_view name : {"description", "og:description", "twitter:description"})
    if (const auto* tag = facts.find({name})) found.push_back(tag->content);
  return found;
}

Candidates find_sources(const PageFacts& facts) {
  constexpr std::size_t longest = 100;
  Candidates found;
  for (const std::string_view name :
       {"og:site_name", "application-name", "dc.publisher", "article:publisher_name", "publisher"})
    for (const auto& tag : facts.metas)
      if (tag.name == name && !tag.content.empty() && tag.content.find("://") == std::string::npos &&
          tag.content.size() < longest)
        found.push_back({tag.content, "meta " + tag.name, tag.node});
  if (!facts.structured.publisher.empty()) found.push_back({facts.structured.publisher, "json-ld", 0});
  return found;
}

}  // namespace dossier_html
