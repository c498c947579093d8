// What a plugin emits during a call, as a payload: written by the worker, passed to the real host on the other side.
#pragma once

#include <functional>
#include <string>

#include "core/plugin/codec/fields.hpp"
#include "dossier/abi/exporter.h"
#include "dossier/abi/passes.h"

namespace dossier::plugin::codec {

// The items of an answer, in the order in which the plugin emitted them.
enum class Given : std::uint64_t {
  fail = 1,
  reject,
  drop,
  emit,
  key,
  fact,
  nested,
  sketch,
  output,
  rows,
  found,
  score,
  nested_with,  // an input with fields for its documents
  emit_units    // a result with the units of its map
};

void write_error(FieldWriter& answer, Given given, const dossier_error& error);
void write_emit(FieldWriter& answer, const dossier_emit& result);
void write_key(FieldWriter& answer, const dossier_key& key);
void write_fact(FieldWriter& answer, const dossier_fact& fact);
void write_nested(FieldWriter& answer, const dossier_nested& input);
void write_sketch(FieldWriter& answer, dossier_view bytes);
void write_output(FieldWriter& answer, dossier_view json);
void write_rows(FieldWriter& answer, std::uint64_t rows);
void write_found(FieldWriter& answer, dossier_view sentence);
void write_score(FieldWriter& answer, std::int32_t score);

// Receivers that only some calls have.
struct Takers {
  const dossier_sketch_call* sketch = nullptr;
  dossier_seal_call* seal = nullptr;
  const dossier_probe_call* probe = nullptr;
  std::int32_t* score = nullptr;  // of a reader's sniff
};

// Passes an answer to the host of its call. DOSSIER_REFUSED if the host did not accept an item. Throws BadPayload.
dossier_status hand_over(FieldReader answer, const dossier_host* host, void* context, const Takers& takers);

}  // namespace dossier::plugin::codec
