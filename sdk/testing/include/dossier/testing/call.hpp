// One call of a plugin as the host sees it: everything the plugin emitted, kept for a test to inspect.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "dossier/plugin.hpp"
#include "dossier/record/left_out.hpp"

DOSSIER_NAMESPACE_BEGIN

namespace testing {

struct EmittedDocument {
  Document document;  // its text points into `text`
  std::string text;
  std::vector<dossier_map_run> map;
  std::uint64_t ordinal = 0;
  Json left_out = {};  // for the loss report (record/left_out.hpp); taken out of the metadata
};
struct NestedInput {
  std::string name, media_type, bytes;
  Document defaults = {}, overrides = {};
  Json left_out = {};  // for the report of the outer input (record/left_out.hpp)
};
struct Fault {
  std::string code, message, option, unit;
  bool retryable = false;
};

// Everything that one call passed to the host.
class Call {
 public:
  std::vector<std::string> records;
  std::vector<std::unique_ptr<EmittedDocument>> documents;
  std::vector<NestedInput> nested;
  std::vector<Fault> rejected;
  std::vector<Fault> dropped;
  std::vector<std::string> log;
  std::vector<std::pair<std::uint64_t, std::uint64_t>> progress;  // done, total
  std::optional<Fault> failure;
  dossier_status status = DOSSIER_OK;
  bool cancel = false;

  struct Key {
    std::string key;
    Note note;
    std::uint32_t a, b;
  };
  std::vector<Key> keys;
  std::map<std::string, std::int64_t> facts;
  const std::map<std::string, std::int64_t>* known = nullptr;  // the facts for lookup

  static const dossier_host* host() {
    static constexpr dossier_host functions{
        .struct_size = sizeof(dossier_host),
        .reserved = 0,
        .log = [](void* c, const dossier_log* line) { self(c).log.emplace_back(from_view(line->message)); },
        .cancelled = [](void* c) -> int32_t { return self(c).cancel; },
        .fail = [](void* c, const dossier_error* error) { self(c).failure = fault(*error); },
        .reject = [](void* c, const dossier_error* error) -> dossier_status {
          return self(c).rejected.push_back(fault(*error)), DOSSIER_OK;
        },
        .drop = [](void* c, const dossier_error* error) -> dossier_status {
          return self(c).dropped.push_back(fault(*error)), DOSSIER_OK;
        },
        .emit = [](void* c, const dossier_emit* result) -> dossier_status { return self(c).take(*result), DOSSIER_OK; },
        .key = [](void* c, const dossier_key* key) -> dossier_status {
          self(c).keys.push_back({std::string(from_view(key->key)), Note(key->note, key->note_size), key->a, key->b});
          return DOSSIER_OK;
        },
        .fact = [](void* c, const dossier_fact* fact) -> dossier_status {
          self(c).facts[std::string(from_view(fact->key))] += fact->value;
          return DOSSIER_OK;
        },
        .lookup = [](void* c, dossier_view key) -> int64_t {
          const auto* known = self(c).known;
          const auto found =
              known ? known->find(std::string(from_view(key))) : std::map<std::string, std::int64_t>::const_iterator{};
          return known && found != known->end() ? found->second : 0;
        },
        .nested = [](void* c, const dossier_nested* input) -> dossier_status {
          const bool fields = input->struct_size >= sizeof *input;
          auto defaults = fields ? outer_fields(input->defaults) : Document();
          auto left_out = take_left_out(defaults.metadata);
          self(c).nested.push_back({std::string(from_view(input->name)), std::string(from_view(input->media_type)),
                                    std::string(from_view(input->bytes)), std::move(defaults),
                                    fields ? outer_fields(input->overrides) : Document(), std::move(left_out)});
          return DOSSIER_OK;
        },
        .progress =
            [](void* c, uint64_t done, uint64_t total) {
              self(c).progress.push_back({done, total});
            }};
    return &functions;
  }
  void* context() { return this; }

  template <class T>
  std::vector<T> results() const {
    std::vector<T> decoded;
    for (const auto& record : records) decoded.push_back(decode_or_throw<T>(to_view(record)));
    return decoded;
  }

 private:
  static Call& self(void* context) { return *static_cast<Call*>(context); }
  static Fault fault(const dossier_error& error) {
    return {std::string(from_view(error.code)), std::string(from_view(error.message)),
            std::string(from_view(error.option)), std::string(from_view(error.unit)), error.retryable != 0};
  }
  static Document outer_fields(dossier_view record) {
    return record.size ? decode_or_throw<Document>(record) : Document();
  }
  // Unit by unit.
  static void add_run(const dossier_map_run& run, std::uint64_t units, std::vector<dossier_map_run>& map) {
    const auto text = run.text_size / units;
    const auto source = run.source_size / units;
    for (std::uint64_t i = 0; i < units; ++i)
      map.push_back({run.text + i * text, text, run.source + i * source, source});
  }
  void take(const dossier_emit& result) {
    records.emplace_back(from_view(result.record));
    if (result.ordinal == UINT64_MAX && !result.text.size && !result.map_count) return;
    auto document = std::make_unique<EmittedDocument>();
    document->document = decode_or_throw<Document>(result.record);
    document->text = from_view(result.text);
    document->document.text = document->text;
    document->left_out = take_left_out(document->document.metadata);
    const auto* units = result.struct_size >= sizeof result ? result.units : nullptr;
    for (std::uint32_t i = 0; i < result.map_count; ++i) add_run(result.map[i], units ? units[i] : 1, document->map);
    document->ordinal = result.ordinal != UINT64_MAX ? result.ordinal
                        : documents.empty()          ? 0
                                                     : documents.back()->ordinal + 1;
    documents.push_back(std::move(document));
  }
};

}  // namespace testing

DOSSIER_NAMESPACE_END
