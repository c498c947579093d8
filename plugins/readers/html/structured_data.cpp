#include "structured_data.hpp"

#include <algorithm>
#include <optional>
#include <unordered_map>

#include "dossier/record/json_parse.hpp"
#include "references.hpp"

namespace dossier_html {
namespace {

using dossier::Json;

// Pages put raw line ends and tabs into strings, and comments or CDATA marks around the JSON.
std::string mended(std::string_view script) {
  const std::size_t from = script.find_first_of("{[");
  if (from == std::string_view::npos) return {};
  std::size_t start = from;
  if (script.substr(from).starts_with("[CDATA[")) start = script.find_first_of("{[", from + 7);
  if (start != from) script = script.substr(0, script.rfind("]]>"));
  const std::size_t end = script.find_last_of("}]");
  if (start == std::string_view::npos || end == std::string_view::npos || end < start) return {};
  const std::string_view body = script.substr(start, end + 1 - start);
  std::string out;
  out.reserve(body.size());
  bool in_string = false;
  for (std::size_t i = 0; i < body.size(); ++i) {
    const char c = body[i];
    if (in_string && c == '\\' && i + 1 < body.size()) {
      out += c;
      out += body[++i];
      continue;
    }
    if (c == '"') in_string = !in_string;
    if (static_cast<unsigned char>(c) < 0x20) {
      out += ' ';
    } else if (c == ',' && !in_string) {
      const std::size_t next = body.find_first_not_of(" \t\r\n", i + 1);  // no comma before a closing bracket
      if (next == std::string_view::npos || (body[next] != '}' && body[next] != ']')) out += c;
    } else {
      out += c;
    }
  }
  return out;
}

int rank_of(std::string_view type) {
  constexpr std::string_view articles[] = {"NewsArticle",
                                           "Article",
                                           "BlogPosting",
                                           "ReportageNewsArticle",
                                           "AnalysisNewsArticle",
                                           "OpinionNewsArticle",
                                           "LiveBlogPosting",
                                           "TechArticle",
                                           "ScholarlyArticle",
                                           "Report",
                                           "SocialMediaPosting",
                                           "AdvertiserContentArticle",
                                           "BackgroundNewsArticle",
                                           "ReviewNewsArticle",
                                           "MedicalScholarlyArticle"};
  if (std::find(std::begin(articles), std::end(articles), type) != std::end(articles)) return 3;
  if (type == "Recipe" || type == "Review" || type == "VideoObject" || type == "PodcastEpisode" ||
      type == "DiscussionForumPosting" || type == "QAPage" || type == "CreativeWork")
    return 2;
  if (type == "WebPage" || type == "ItemPage" || type == "MedicalWebPage") return 1;
  return 0;
}

class Finder {
 public:
  void add(const Json& value) { walk(value, false); }

  StructuredArticle result() const {
    StructuredArticle out;
    for (int rank = 3; rank >= 1; --rank)
      for (const auto& [found, object] : candidates_)
        if (found == rank) fill(out, *object);
    return out;
  }

 private:
  static std::string_view bare(std::string_view type) {
    const std::size_t slash = type.find_last_of("/:");
    return slash == std::string_view::npos ? type : type.substr(slash + 1);
  }
  static int rank(const Json& object) {
    const Json* type = object.find("@type");
    if (!type) return 0;
    if (type->text()) return rank_of(bare(*type->text()));
    int best = 0;
    if (const auto* types = type->array())
      for (const auto& item : *types)
        if (item.text()) best = std::max(best, rank_of(bare(*item.text())));
    return best;
  }
  // Articles in lists belong to other pages.
  void walk(const Json& value, bool listed) {
    if (const auto* items = value.array()) {
      for (const auto& item : *items) walk(item, listed);
    } else if (const auto* members = value.object()) {
      if (const int found = rank(value); found && !listed) candidates_.emplace_back(found, &value);
      if (const auto id = value.text_or("@id"); !id.empty() && (value.find("name") || value.find("familyName")))
        named_.emplace(id, &value);
      for (const auto& [name, member] : *members)
        walk(member, listed || name == "itemListElement" || name == "hasPart" || name == "relatedLink" ||
                         name == "isPartOf" || name == "mentions" || name == "about" || name == "comment" ||
                         name == "review" || name == "video" || name == "citation");
    }
  }

  // Some escape the text as for markup, some of them twice.
  static std::string said(std::string_view written) {
    if (written.find('&') == std::string_view::npos) return std::string(written);
    return without_references(without_references(written));
  }
  static std::string text_of(const Json* value) {
    if (!value) return {};
    if (value->text()) return said(*value->text());
    if (const auto* items = value->array()) return items->empty() ? std::string() : text_of(&items->front());
    if (value->object()) {
      for (const auto* key : {"@value", "name", "@id", "url"})
        if (const auto text = value->text_or(key); !text.empty()) return said(text);
    }
    return {};
  }
  static std::string parts_of_name(const Json& person) {
    std::string name;
    for (const auto* key : {"givenName", "additionalName", "familyName"})
      if (const auto part = text_of(person.find(key)); !part.empty()) name += (name.empty() ? "" : " ") + part;
    return name;
  }
  const Json* resolved(const Json& value) const {
    if (value.find("name") || !parts_of_name(value).empty()) return &value;
    const auto id = value.text_or("@id");
    const auto known = named_.find(id);
    return known == named_.end() ? nullptr : known->second;
  }
  void add_names(const Json* value, std::vector<std::string>& names) const {
    if (!value) return;
    if (value->text()) {
      names.push_back(said(*value->text()));
    } else if (const auto* items = value->array()) {
      for (const auto& item : *items) add_names(&item, names);
    } else if (value->object()) {
      if (const Json* person = resolved(*value)) {
        const Json* name = person->find("name");
        const bool is_named = name && (name->array() || (name->text() && !name->text()->empty()));
        if (is_named) {
          add_names(name, names);
        } else if (auto parts = parts_of_name(*person); !parts.empty()) {
          names.push_back(std::move(parts));
        }
      }
    }
  }
  static void take(std::string& to, std::string said) {
    if (to.empty()) to = std::move(said);
  }
  void fill(StructuredArticle& out, const Json& object) const {
    take(out.headline, text_of(object.find("headline")));
    take(out.published, text_of(object.find("datePublished")));
    take(out.modified, text_of(object.find("dateModified")));
    take(out.language, text_of(object.find("inLanguage")));
    take(out.url, text_of(object.find("url")));
    take(out.body, text_of(object.find("articleBody")));
    if (out.publisher.empty()) {
      std::vector<std::string> publishers;
      add_names(object.find("publisher"), publishers);
      if (!publishers.empty()) out.publisher = publishers.front();
    }
    if (out.authors.empty()) add_names(object.find("author"), out.authors);
    if (out.authors.empty() && object.find("creator")) add_names(object.find("creator"), out.authors);
  }

  std::vector<std::pair<int, const Json*>> candidates_;
  std::unordered_map<std::string_view, const Json*> named_;
};

}  // namespace

StructuredArticle read_structured_data(const std::vector<std::string>& scripts) {
  std::vector<Json> parsed;
  parsed.reserve(scripts.size());
  for (const auto& script : scripts)
    if (auto value = dossier::parse_json(mended(script))) parsed.push_back(std::move(*value));
  Finder finder;
  for (const auto& value : parsed) finder.add(value);
  return finder.result();
}

}  // namespace dossier_html
