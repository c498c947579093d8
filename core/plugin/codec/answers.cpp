#include "core/plugin/codec/answers.hpp"

#include <algorithm>
#include <vector>

#include "core/plugin/emitted_map.hpp"
#include "core/plugin/nested_fields.hpp"

namespace dossier::plugin::codec {
namespace {

FieldWriter& begin(FieldWriter& answer, Given given) { return answer.number(static_cast<std::uint64_t>(given)); }

dossier_error read_error(FieldReader& answer) {
  dossier_error error{};
  error.struct_size = sizeof error;
  error.code = answer.view();
  error.message = answer.view();
  error.option = answer.view();
  error.unit = answer.view();
  error.retryable = static_cast<std::uint32_t>(answer.number());
  error.start = answer.number();
  error.end = answer.number();
  return error;
}

// Numbers of one array, which is aligned here.
template <class T>
std::vector<T> read_array(FieldReader& answer) {
  const auto bytes = answer.text();
  if (bytes.size() % sizeof(T) != 0) throw BadPayload("a map of source positions is truncated");
  std::vector<T> array(bytes.size() / sizeof(T));
  if (!array.empty()) std::memcpy(array.data(), bytes.data(), bytes.size());
  return array;
}

dossier_status hand_emit(FieldReader& answer, bool with_units, const dossier_host* host, void* context) {
  dossier_emit result{};
  result.struct_size = sizeof result;
  result.record = answer.view();
  result.text = answer.view();
  result.ordinal = answer.number();
  const auto runs = read_array<dossier_map_run>(answer);
  result.map = runs.data();
  result.map_count = static_cast<std::uint32_t>(runs.size());
  std::vector<std::uint32_t> units;
  if (with_units) {
    units = read_array<std::uint32_t>(answer);
    if (units.size() != runs.size()) throw BadPayload("a map of source positions has other units than runs");
    result.units = units.data();
  }
  return host->emit(context, &result);
}

dossier_status hand_key(FieldReader& answer, const dossier_host* host, void* context) {
  dossier_key key{};
  key.struct_size = sizeof key;
  key.key = answer.view();
  const auto note = answer.text();
  if (note.size() > sizeof key.note) throw BadPayload("a note of more than 16 bytes");
  key.note_size = static_cast<std::uint32_t>(note.size());
  std::memcpy(key.note, note.data(), note.size());
  key.a = static_cast<std::uint32_t>(answer.number());
  key.b = static_cast<std::uint32_t>(answer.number());
  return host->key(context, &key);
}

dossier_status hand_nested(FieldReader& answer, bool with_fields, const dossier_host* host, void* context) {
  dossier_nested input{};
  input.struct_size = sizeof input;
  input.name = answer.view();
  input.media_type = answer.view();
  input.bytes = answer.view();
  if (with_fields) {
    input.defaults = answer.view();
    input.overrides = answer.view();
  }
  return host->nested(context, &input);
}

}  // namespace

void write_error(FieldWriter& answer, Given given, const dossier_error& error) {
  begin(answer, given).text(error.code).text(error.message).text(error.option).text(error.unit);
  answer.number(error.retryable).number(error.start).number(error.end);
}
void write_emit(FieldWriter& answer, const dossier_emit& result) {
  const auto* units = units_of(result);
  const bool plain = !units || std::all_of(units, units + result.map_count, [](auto count) { return count <= 1; });
  constexpr std::uint64_t numbers = 6 * sizeof(std::uint64_t);
  answer.reserve(result.record.size + result.text.size + numbers +
                 result.map_count * (sizeof(dossier_map_run) + sizeof(std::uint32_t)));
  begin(answer, plain ? Given::emit : Given::emit_units).text(result.record).text(result.text).number(result.ordinal);
  answer.text(std::string_view(reinterpret_cast<const char*>(result.map), result.map_count * sizeof(dossier_map_run)));
  if (!plain)
    answer.text(std::string_view(reinterpret_cast<const char*>(units), result.map_count * sizeof(std::uint32_t)));
}
void write_key(FieldWriter& answer, const dossier_key& key) {
  begin(answer, Given::key).text(key.key);
  answer.text(std::string_view(reinterpret_cast<const char*>(key.note), key.note_size)).number(key.a).number(key.b);
}
void write_fact(FieldWriter& answer, const dossier_fact& fact) {
  begin(answer, Given::fact).text(fact.key).number(static_cast<std::uint64_t>(fact.value));
}
void write_nested(FieldWriter& answer, const dossier_nested& input) {
  const auto fields = nested_fields_of(input);
  const bool plain = fields.defaults.empty() && fields.overrides.empty();
  begin(answer, plain ? Given::nested : Given::nested_with).text(input.name).text(input.media_type).text(input.bytes);
  if (!plain) answer.text(fields.defaults).text(fields.overrides);
}
void write_sketch(FieldWriter& answer, dossier_view bytes) { begin(answer, Given::sketch).text(bytes); }
void write_output(FieldWriter& answer, dossier_view json) { begin(answer, Given::output).text(json); }
void write_found(FieldWriter& answer, dossier_view sentence) { begin(answer, Given::found).text(sentence); }
void write_score(FieldWriter& answer, std::int32_t score) {
  begin(answer, Given::score).number(static_cast<std::uint64_t>(score));
}
void write_rows(FieldWriter& answer, std::uint64_t rows) { begin(answer, Given::rows).number(rows); }

dossier_status hand_over(FieldReader answer, const dossier_host* host, void* context, const Takers& takers) {
  while (!answer.at_end()) {
    dossier_status taken = DOSSIER_OK;
    switch (static_cast<Given>(answer.number())) {
      case Given::fail: {
        const auto error = read_error(answer);
        host->fail(context, &error);
        break;
      }
      case Given::reject: {
        const auto error = read_error(answer);
        taken = host->reject(context, &error);
        break;
      }
      case Given::drop: {
        const auto error = read_error(answer);
        taken = host->drop(context, &error);
        break;
      }
      case Given::emit: taken = hand_emit(answer, false, host, context); break;
      case Given::emit_units: taken = hand_emit(answer, true, host, context); break;
      case Given::key: taken = hand_key(answer, host, context); break;
      case Given::fact: {
        dossier_fact fact{sizeof fact, 0, answer.view(), 0};
        fact.value = static_cast<std::int64_t>(answer.number());
        taken = host->fact(context, &fact);
        break;
      }
      case Given::nested: taken = hand_nested(answer, false, host, context); break;
      case Given::nested_with: taken = hand_nested(answer, true, host, context); break;
      case Given::sketch: {
        const auto bytes = answer.view();
        if (takers.sketch) takers.sketch->write(takers.sketch->sink, bytes);
        break;
      }
      case Given::output: {
        const auto json = answer.view();
        if (takers.seal) takers.seal->output(takers.seal->sink, json);
        break;
      }
      case Given::found: {
        const auto sentence = answer.view();
        if (takers.probe) takers.probe->found(takers.probe->sink, sentence);
        break;
      }
      case Given::rows: {
        const auto rows = answer.number();
        if (takers.seal) takers.seal->rows = rows;
        break;
      }
      case Given::score: {
        const auto score = static_cast<std::int32_t>(answer.number());
        if (takers.score) *takers.score = score;
        break;
      }
      default: throw BadPayload("an answer has an unknown item");
    }
    if (taken != DOSSIER_OK) return DOSSIER_REFUSED;
  }
  return DOSSIER_OK;
}

}  // namespace dossier::plugin::codec
