#include "ninjs.hpp"

#include <algorithm>
#include <map>

#include "dossier/plugin/mapped_json.hpp"
#include "dossier/record/json_parse.hpp"
#include "dossier/text/dates.hpp"
#include "xml/prose.hpp"

namespace dossier_news {
namespace {

using dossier::Json;

std::string text_of(const Json* value) { return value && value->text() ? *value->text() : std::string(); }

// A member of a member, "" where there is none: names that ninjs gives as {"name": ...} or as a text.
std::string name_of(const Json* value) {
  if (!value || value->text()) return text_of(value);
  return text_of(value->find("name"));
}

class Ninjs {
 public:
  Ninjs(std::string_view json, std::uint64_t offset, NewsItem& item)
      : json_(json), offset_(offset), all_(*dossier::parse_json(json)), item_(item), to_(item.document) {}

  void run(std::string& html) {
    read_fields();
    const auto headline = mapped("headline", "headlines");
    item_.set("title", to_.title, headline.text(), "headline");
    const auto plain = mapped("body_text", "bodies");
    auto markup = mapped("body_xhtml", {});
    if (markup.size() == 0) markup = mapped("body_html", {});
    if (markup.size() == 0) markup = body_in_html_;
    if (plain.size() == 0 && markup.size() == 0) return;
    item_.prose.begin("title");
    item_.prose.add(headline, {0, headline.size()});
    item_.prose.begin("paragraph");
    item_.begin_body();
    if (plain.size() > 0)
      xml::write_plain(plain, {0, plain.size()}, item_.prose);
    else if (!xml::write_markup(markup, item_.prose))
      html = markup.text();
    item_.end_body();
  }

 private:
  std::string field(std::string_view name) const { return text_of(all_.find(name)); }

  void read_fields() {
    to_.key = field("uri");
    if (to_.key.starts_with("http")) item_.set("url", to_.url, to_.key, "uri");
    item_.set_date("published", to_.published, field("firstcreated"), "firstcreated");
    item_.set_date("published", to_.published, field("contentcreated"), "contentcreated");
    const auto version = field("versioncreated");
    item_.set_date("published", to_.published, version, "versioncreated");
    if (dossier::parse_written_date(version) != to_.published)
      item_.set_date("updated", to_.updated, version, "versioncreated");
    item_.set("language", to_.language, field("language"), "language");
    for (const std::string_view name : {"byline", "by"}) {
      item_.note("byline", field(name));
      item_.add_authors(field(name), name);
    }
    if (const auto* sources = all_.find("infosources"); sources && sources->array())
      for (const auto& source : *sources->array()) {
        item_.set("source", to_.source, name_of(&source), "infosources");
        if (name_of(&source) != to_.source) item_.credit(name_of(&source));
      }
    for (const std::string_view name : {"provider", "source", "copyrightholder"})
      item_.set("source", to_.source, name_of(all_.find(name)), name);
    for (const auto& [from, to] :
         std::initializer_list<std::pair<std::string_view, std::string_view>>{{"slugline", "slugline"},
                                                                              {"located", "location"},
                                                                              {"description_text", "abstract"},
                                                                              {"copyrightnotice", "copyright"},
                                                                              {"usageterms", "usage_terms"},
                                                                              {"embargoed", "embargoed"},
                                                                              {"pubstatus", "status"},
                                                                              {"ednote", "editor_note"},
                                                                              {"version", "version"}})
      item_.note(to, field(from));
  }

  // The text of a member, or of the first item of a list that ninjs 2 has in its place.
  dossier::MappedText mapped(std::string_view name, std::string_view list) {
    dossier::MappedText text;
    dossier::each_json_member(json_, [&](std::string_view member, std::string_view value) {
      if (member == name) take(value, text);
      if (!list.empty() && member == list && value.starts_with('['))
        dossier::each_json_item(value, [&](std::string_view item) { take_from(item, text); });
    });
    return text;
  }
  void take(std::string_view value, dossier::MappedText& text) {
    if (text.size() == 0 && value.starts_with('"'))
      text = dossier::mapped_json_string(value, offset_ + static_cast<std::uint64_t>(value.data() - json_.data()));
  }
  void take_from(std::string_view item, dossier::MappedText& text) {
    if (!item.starts_with('{')) return;
    std::string_view value;
    std::string type;
    dossier::each_json_member(item, [&](std::string_view member, std::string_view said) {
      if (member == "value") value = said;
      if (member == "contenttype" && said.starts_with('"')) dossier::JsonParser::unescape(said, type);
    });
    if (type.find("html") == std::string::npos) return take(value, text);
    take(value, body_in_html_);
  }

  std::string_view json_;
  std::uint64_t offset_;
  Json all_;
  NewsItem& item_;
  dossier::Document& to_;
  dossier::MappedText body_in_html_;
};

}  // namespace

bool looks_like_ninjs(std::string_view head) {
  head.remove_prefix(std::min(head.find_first_not_of(" \t\r\n"), head.size()));
  if (head.starts_with('[')) head.remove_prefix(std::min(head.find_first_not_of(" \t\r\n", 1), head.size()));
  if (!head.starts_with('{')) return false;
  const auto has = [&](std::string_view name) {
    return head.find("\"" + std::string(name) + "\"") != std::string_view::npos;
  };
  const bool body = has("body_text") || has("body_html") || has("body_xhtml") || has("bodies") || has("headlines");
  return has("uri") && (has("versioncreated") || has("pubstatus") || has("representationtype")) &&
         (body || has("headline"));
}

void read_ninjs(std::string_view json, std::uint64_t offset, NewsItem& item, std::string& html) {
  Ninjs(json, offset, item).run(html);
}

}  // namespace dossier_news
