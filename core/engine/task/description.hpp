// The description of a task: a file of JSON with everything that it takes to carry it out.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "core/engine/task/tables.hpp"
#include "core/pipeline/pipeline.hpp"
#include "core/store/hash.hpp"

namespace dossier::engine::task {

inline constexpr std::int64_t description_version = 1;

// What both sides must agree on to make the same bytes: {"dossier": BUILD, "plugins": {ID: {"identity": ..., "files":
// {NAME: SUM}}}} of the plugin of the stage; of a reader stage, of all installed readers.
Json builds_of(const pipeline::Stage& stage, const plugin::Catalog& catalog);

// {"path": ..., "size": ..., "sum": XXH3-128} of a file that tasks read.
Json file_form(const std::filesystem::path& path);
// A sentence where the file is another one; empty where it is the same.
std::string file_differs(const Json& form);

}  // namespace dossier::engine::task
