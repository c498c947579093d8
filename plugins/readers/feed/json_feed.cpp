#include "json_feed.hpp"

#include "dossier/plugin/mapped_json.hpp"
#include "dossier/record/json_parse.hpp"

namespace dossier_feed {
namespace {

std::string string_of(std::string_view value) {
  std::string text;
  if (value.starts_with('"')) dossier::JsonParser::unescape(value, text);
  return text;
}

// {"name": ...}, or a list of such objects.
void add_authors(std::string_view value, Entry& entry) {
  const auto add = [&](std::string_view author) {
    if (author.starts_with('{'))
      dossier::each_json_member(author, [&](std::string_view name, std::string_view said) {
        if (name == "name") entry.add_authors(string_of(said));
      });
  };
  if (value.starts_with('['))
    dossier::each_json_item(value, add);
  else
    add(value);
}

}  // namespace

bool is_json_feed(std::string_view head) {
  const auto version = head.find("\"version\"");
  if (version == std::string_view::npos || head.find_first_not_of(" \t\r\n") != head.find('{')) return false;
  const auto value = head.substr(version + 9, 80);
  return value.find("jsonfeed.org/version/") != std::string_view::npos ||
         value.find("jsonfeed.org\\/version\\/") != std::string_view::npos;
}

void read_json_feed(std::string_view json, std::uint64_t offset, const std::function<void(Entry&&)>& visit) {
  std::string title;
  std::string language;
  std::string_view items;
  dossier::each_json_member(json, [&](std::string_view name, std::string_view value) {
    if (name == "title") title = string_of(value);
    if (name == "language") language = string_of(value);
    if (name == "items" && value.starts_with('[')) items = value;
  });
  dossier::each_json_item(items, [&](std::string_view item) {
    if (!item.starts_with('{')) return;
    Entry entry;
    const auto place = offset + static_cast<std::uint64_t>(item.data() - json.data());
    entry.left_out = dossier::LeftOut(dossier::loss_reason::fields);
    entry.left_out.set_share({place, place + item.size()});
    auto& to = entry.fields;
    to.media_type = "application/feed+json";
    to.source = title;
    to.language = language;
    const auto mapped = [&](std::string_view value) {
      return value.starts_with('"')
                 ? dossier::mapped_json_string(value, offset + static_cast<std::uint64_t>(value.data() - json.data()))
                 : dossier::MappedText();
    };
    std::string_view html;
    std::string_view plain;
    dossier::each_json_member(item, [&](std::string_view name, std::string_view value) {
      if (name == "id") to.key = value.starts_with('"') ? string_of(value) : std::string(value);
      if (name == "url") to.url = string_of(value);
      if (name == "title") entry.title = mapped(value);
      if (name == "language") to.language = string_of(value);
      if (name == "date_published") entry.set_date(to.published, string_of(value), name);
      if (name == "date_modified") entry.set_date(to.updated, string_of(value), name);
      if (name == "author" || name == "authors") add_authors(value, entry);
      if (name == "content_html") html = value;
      if (name == "content_text") plain = value;
    });
    to.title = entry.title.text();
    entry.markup = plain.empty();
    entry.body = mapped(plain.empty() ? html : plain);
    visit(std::move(entry));
  });
}

}  // namespace dossier_feed
