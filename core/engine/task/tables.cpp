#include "core/engine/task/tables.hpp"

#include <stdexcept>

namespace dossier::engine::task {

namespace fs = std::filesystem;

namespace {

const Json& part(const Json& parts, std::string_view name) {
  const auto* found = parts.find(name);
  if (!found) throw std::runtime_error("the description of the task has no \"" + std::string(name) + "\"");
  return *found;
}
fs::path path_of(const Json& object, std::string_view name) {
  const auto* text = part(object, name).text();
  if (!text) throw std::runtime_error("\"" + std::string(name) + "\" in the description of the task is not a path");
  return *text;
}
const Json::Array& list_of(const Json& parts, std::string_view name) {
  const auto* list = part(parts, name).array();
  if (!list) throw std::runtime_error("\"" + std::string(name) + "\" in the description of the task is not a list");
  return *list;
}

// An index that is not there yet is saved.
fs::path saved(const IdIndex& index, const fs::path& path) {
  if (!fs::exists(path)) index.save(path);
  return fs::absolute(path);
}
Json table_form(const ClaimTable& table, StepForm& form) {
  const auto records = fs::absolute(table.records_path());
  const auto heads = fs::absolute(table.heads_path());
  form.files.insert(form.files.end(), {records, heads});
  return Json::Object{{"records", records.string()}, {"heads", heads.string()}};
}
ClaimTable table_of(const Json& form) { return {path_of(form, "records"), path_of(form, "heads")}; }

}  // namespace

void add_documents(const Context& context, const DocumentTable& documents, StepForm& form) {
  const auto ids = saved(documents.ids(), context.file("documents.ids"));
  const auto base = fs::absolute(documents.base()).string();
  form.parts.set("documents", Json::Object{{"base", base}, {"ids", ids.string()}});
  for (const char* suffix : DocumentWriter::suffixes) form.files.emplace_back(base + suffix);
  form.files.push_back(ids);
}

void add_selection(const Selection& selection, StepForm& form) {
  form.parts.set("readers", Json::Array(selection.readers().begin(), selection.readers().end()));
}

void add_claims(const std::vector<const ClaimTable*>& tables, StepForm& form) {
  Json::Array all;
  for (const auto* table : tables) all.push_back(table_form(*table, form));
  form.parts.set("claims", std::move(all));
}

void add_joined(const Context& context, const JoinedClaims& claims, StepForm& form) {
  auto table = table_form(claims.table(), form);
  const auto ids = saved(claims.ids(), context.file(claims.table().records_path().filename().string() + ".ids"));
  table.set("ids", ids.string());
  form.files.push_back(ids);
  form.parts.set("joined", std::move(table));
}

void add_file(const std::string& name, const fs::path& path, StepForm& form) {
  form.parts.set(name, fs::absolute(path).string());
  form.files.push_back(fs::absolute(path));
}

Json range_form(const Range& range) { return Json::Array{range.first, range.end, range.bytes}; }

Range range_of(const Json& form) {
  const auto* numbers = form.array();
  if (!numbers || numbers->size() != 3)
    throw std::runtime_error("a batch in the description of the task is not a range");
  const auto number = [&](std::size_t i) { return static_cast<std::uint64_t>((*numbers)[i].as_integer()); };
  return {number(0), number(1), number(2)};
}

DocumentTable documents_of(const Json& parts) {
  const auto& form = part(parts, "documents");
  return {path_of(form, "base"), path_of(form, "ids")};
}

std::vector<bool> selection_of(const Json& parts) {
  std::vector<bool> readers;
  for (const auto& selected : list_of(parts, "readers")) readers.push_back(selected.boolean() && *selected.boolean());
  return readers;
}

std::vector<ClaimTable> claims_of(const Json& parts) {
  std::vector<ClaimTable> tables;
  for (const auto& table : list_of(parts, "claims")) tables.push_back(table_of(table));
  return tables;
}

JoinedClaims joined_of(const Json& parts) {
  const auto& form = part(parts, "joined");
  return {table_of(form), path_of(form, "ids")};
}

fs::path file_of(const Json& parts, const std::string& name) { return path_of(parts, name); }

}  // namespace dossier::engine::task
