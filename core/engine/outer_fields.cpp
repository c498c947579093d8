#include "core/engine/outer_fields.hpp"

#include <array>

#include "dossier/record/left_out.hpp"

namespace dossier::engine {
namespace {

template <class T>
struct OuterField {
  std::string_view name;
  T Document::*member;
};
constexpr auto text_fields = std::to_array<OuterField<std::string>>({
    {"url", &Document::url},
    {"source", &Document::source},
    {"title", &Document::title},
    {"published", &Document::published},
    {"updated", &Document::updated},
    {"language", &Document::language},
});
constexpr OuterField<std::vector<std::string>> author_field{"authors", &Document::authors};

template <class Visit>
void each_outer_field(Visit&& visit) {
  for (const auto& field : text_fields) visit(field);
  visit(author_field);
}

Json json_of(const std::string& text) { return text; }
Json json_of(const std::vector<std::string>& names) {
  Json::Array array;
  for (const auto& name : names) array.emplace_back(name);
  return array;
}

// The fields and members of metadata that `record` has and `to` has not.
void fill_from(Document& to, const Document& record) {
  each_outer_field([&](const auto& field) {
    if ((to.*field.member).empty()) to.*field.member = record.*field.member;
  });
  const auto* members = record.metadata.object();
  if (!members) return;
  for (const auto& [name, value] : *members)
    if (!to.metadata.find(name)) to.metadata.set(name, value);
}

std::optional<Document> read_fields(std::string_view record, std::string& why) {
  if (record.empty()) return Document();
  auto document = decode<Document>(record, &why);
  if (document && !document->metadata.is_null() && !document->metadata.object()) {
    why = "its metadata is not an object";
    return std::nullopt;
  }
  return document;
}

}  // namespace

std::optional<OuterFields> OuterFields::within(std::string_view defaults, std::string_view overrides, Json& note,
                                               std::string& why) const {
  auto nearer = read_fields(defaults, why);
  if (!nearer) return std::nullopt;
  note = take_left_out(nearer->metadata);
  OuterFields inside;
  inside.defaults_ = std::move(*nearer);
  nearer = read_fields(overrides, why);
  if (!nearer) return std::nullopt;
  inside.overrides_ = std::move(*nearer);
  fill_from(inside.defaults_, defaults_);
  fill_from(inside.overrides_, overrides_);
  return inside;
}

void OuterFields::complete(Document& document) const {
  Json::Array from_outside;
  Json own;
  each_outer_field([&](const auto& field) {
    auto& value = document.*field.member;
    const auto& over = overrides_.*field.member;
    const auto& given = over.empty() && value.empty() ? defaults_.*field.member : over;
    if (given.empty() || given == value) return;
    if (!value.empty()) own.set(field.name, json_of(value));
    value = given;
    from_outside.emplace_back(field.name);
  });
  if (const auto* members = overrides_.metadata.object())
    for (const auto& [name, value] : *members) document.metadata.set(name, value);
  if (const auto* members = defaults_.metadata.object())
    for (const auto& [name, value] : *members)
      if (!document.metadata.find(name)) document.metadata.set(name, value);
  if (from_outside.empty()) return;
  Json outer(Json::Object{{"fields", std::move(from_outside)}});
  if (!own.is_null()) outer.set("own", std::move(own));
  document.metadata.set("outer", std::move(outer));
}

}  // namespace dossier::engine
