// The result of a call in a worker: what the plugin emitted, as the host takes it over.
#include "core/plugin/codec/answers.hpp"
#include "core/plugin/codec/carry_out.hpp"
#include "tests/fuzz/target.hpp"

namespace {

using namespace dossier::plugin::codec;

// Reads every byte that it is given.
struct Host {
  std::uint64_t sum = 0;
  void take(dossier_view view) {
    for (std::size_t i = 0; i < view.size; ++i) sum += static_cast<unsigned char>(view.data[i]);
  }
  void take(const dossier_error& error) {
    for (const auto& part : {error.code, error.message, error.option, error.unit}) take(part);
  }
  static Host& of(void* context) { return *static_cast<Host*>(context); }

  static const dossier_host* functions() {
    static constexpr dossier_host all{
        .struct_size = sizeof(dossier_host),
        .reserved = 0,
        .log = [](void*, const dossier_log*) {},
        .cancelled = [](void*) -> std::int32_t { return 0; },
        .fail = [](void* context, const dossier_error* error) { of(context).take(*error); },
        .reject = [](void* context, const dossier_error* error) -> dossier_status {
          return of(context).take(*error), DOSSIER_OK;
        },
        .drop = [](void* context, const dossier_error* error) -> dossier_status {
          return of(context).take(*error), DOSSIER_OK;
        },
        .emit = [](void* context, const dossier_emit* result) -> dossier_status {
          of(context).take(result->record);
          of(context).take(result->text);
          for (std::uint32_t i = 0; i < result->map_count; ++i) of(context).sum += result->map[i].source;
          return DOSSIER_OK;
        },
        .key = [](void* context, const dossier_key* key) -> dossier_status {
          return of(context).take(key->key), DOSSIER_OK;
        },
        .fact = [](void* context, const dossier_fact* fact) -> dossier_status {
          return of(context).take(fact->key), DOSSIER_OK;
        },
        .lookup = [](void*, dossier_view) -> std::int64_t { return 0; },
        .nested = [](void* context, const dossier_nested* input) -> dossier_status {
          return of(context).take(input->bytes), DOSSIER_OK;
        },
        .progress = [](void*, std::uint64_t, std::uint64_t) {}};
    return &all;
  }
};

void take_over(std::string_view bytes) {
  Host host;
  try {
    hand_over(FieldReader(bytes), Host::functions(), &host, {});
  } catch (const BadPayload&) {
  }
}

dossier_view view(std::string_view text) { return {text.data(), text.size()}; }

std::string answer() {
  FieldWriter answer;
  static constexpr dossier_map_run run{0, 4, 10, 4};
  dossier_emit result{};
  result.record = view(R"({"key":"a"})");
  result.text = view("text");
  result.map = &run;
  result.map_count = 1;
  write_emit(answer, result);
  static constexpr std::uint32_t units = 2;
  result.struct_size = sizeof result;
  result.units = &units;
  write_emit(answer, result);
  dossier_error error{};
  error.code = view("bad");
  error.message = view("expected x");
  write_error(answer, Given::reject, error);
  dossier_key key{};
  key.key = view("k");
  key.note_size = 3;
  write_key(answer, key);
  write_nested(answer, {sizeof(dossier_nested), 0, view("a.html"), view("text/html"), view("<p>"), {}, {}});
  write_nested(answer, {sizeof(dossier_nested), 0, view("b"), view(""), view("x"), view(R"({"title":"a"})"), {}});
  write_rows(answer, 7);
  write_score(answer, 80);
  return std::move(answer).bytes();
}

const dossier::fuzz::Target target("answer", take_over, {answer()});

}  // namespace
