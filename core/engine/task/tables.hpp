// Tables in the descriptions of tasks: where their files are.
#pragma once

#include <filesystem>
#include <vector>

#include "core/engine/claim_table.hpp"
#include "core/engine/document_table.hpp"
#include "core/engine/joined_claims.hpp"
#include "core/engine/range.hpp"
#include "core/engine/selection.hpp"
#include "dossier/record/json.hpp"

namespace dossier::engine::task {

// What the tasks of a step have in common.
struct StepForm {
  std::string kind;                               // read, extract, sketch, map, reduce
  std::string name;                               // for people: "figures extract"
  Json parts = Json::Object{};                    // what the work is made of
  std::vector<std::filesystem::path> files = {};  // that it reads; they do not change
};

// Each adds a part, with its files.
void add_documents(const Context& context, const DocumentTable& documents, StepForm& form);
void add_selection(const Selection& selection, StepForm& form);
void add_claims(const std::vector<const ClaimTable*>& tables, StepForm& form);
void add_joined(const Context& context, const JoinedClaims& claims, StepForm& form);
void add_file(const std::string& name, const std::filesystem::path& path, StepForm& form);

Json range_form(const Range& range);
Range range_of(const Json& form);

// The same parts, opened again. They throw std::runtime_error where a part is missing.
DocumentTable documents_of(const Json& parts);
std::vector<bool> selection_of(const Json& parts);
std::vector<ClaimTable> claims_of(const Json& parts);
JoinedClaims joined_of(const Json& parts);
std::filesystem::path file_of(const Json& parts, const std::string& name);

}  // namespace dossier::engine::task
