// The engine of passes: map, group, reduce, as many passes and rounds as the plugin declares.
//
// Keys are hashed to 128 bits, rows are sorted externally, groups are reduced in parallel. Equal records lead to equal
// results in an equal order, for any number of threads and any amount of memory.
#pragma once

#include "core/engine/pass_records.hpp"
#include "core/engine/result_table.hpp"
#include "core/engine/stage.hpp"

namespace dossier::engine {

ResultTable run_passes(const Context& context, const plugin::Instance& instance, const PassRecords& records,
                       StageBook& book);

}  // namespace dossier::engine
