#include "core/engine/input_reader.hpp"

#include <algorithm>
#include <optional>
#include <span>
#include <tuple>
#include <utility>

#include "core/engine/input_names.hpp"
#include "dossier/record/document.hpp"
#include "dossier/record/left_out.hpp"
#include "dossier/text/media_type.hpp"
#include "dossier/text/utf8.hpp"

namespace dossier::engine {
namespace {

// Readers of binary formats do not hold their input as text.
bool is_binary(std::string_view bytes) {
  const auto* format = format_of_bytes(bytes.substr(0, 4096));
  return format && format->binary;
}

// The report of an input without a document goes to the first one from inside it.
void note_container(const std::string& uri, Json report, ReadDocument& to) {
  auto document = decode<Document>(to.record);
  auto* metadata = &document->metadata;
  Json::Array all;
  if (const auto* inner = metadata->find(container_reports_name); inner && inner->array()) all = *inner->array();
  Json named(Json::Object{{"input", uri}});
  for (auto& [name, value] : *report.object()) named.set(name, std::move(value));
  all.push_back(std::move(named));
  metadata->set(container_reports_name, std::move(all));
  to.record = encode(*document);
}

}  // namespace

void InputReader::lose(ReadResult& result, const std::string& reader, const std::string& unit_id,
                       const std::string& input, plugin::CallFault fault, bool dropped) {
  result.losses.push_back({dropped, "input", unit_id, input, std::move(fault), reader});
}

plugin::CallFault InputReader::too_large(const std::string& what, std::uint64_t size) const {
  return plugin::CallFault::of("too_large", what + " of " + std::to_string(size) + " bytes is larger than the " +
                                                std::to_string(limits_.document) +
                                                " bytes that a document may have with this --memory; raise --memory "
                                                "to " +
                                                std::to_string((size >> 16) + 1) + "MiB or more, or split the input");
}

void InputReader::read(ReadUnit& unit, ReadResult& result) const {
  const std::string& uri = unit.file->uri;
  if (unit.seen && unit.seen->hash != unit.file->hash) {
    result.changed.push_back({uri, unit.seen->hash});
    if (unit.problem.empty() && unit.seen->size < unit.file->size) {
      ++result.in;
      lose(result, {}, uri, uri,
           {"truncated",
            "the file was truncated while the run was reading it: " + std::to_string(unit.seen->size) + " of " +
                std::to_string(unit.file->size) + " bytes were left",
            {},
            {},
            0,
            0});
      return;
    }
  }
  if (!unit.problem.empty()) {
    ++result.in;
    lose(result, {}, uri, uri, {"unreadable", unit.problem, {}, {}, 0, 0});
    return;
  }
  result.bytes += unit.bytes.size();
  const std::size_t first = result.documents.size();
  NestingBudget budget(unit.size, limits_.nested);
  call(unit.choice, uri, {}, unit, {budget, 0, {}}, result);
  std::stable_sort(result.documents.begin() + static_cast<std::ptrdiff_t>(first), result.documents.end(),
                   [](const ReadDocument& x, const ReadDocument& y) {
                     return std::tie(x.uri, x.head.ordinal) < std::tie(y.uri, y.head.ordinal);
                   });
}

InputReader::Outcome InputReader::call(ReaderChoice::Choice choice, const std::string& uri, std::string_view media_type,
                                       const ReadUnit& unit, const Place& place, ReadResult& result) const {
  ++result.in;
  if (!choice.decided)
    choice = choice_.choose({uri, media_type, unit.bytes});
  else if (unit.offset == 0 && choice_.fixed().decided && place.depth == 0)
    choice = choice_.checked(choice, uri, unit.bytes);
  const std::string unit_id = unit.is_part ? uri + "@" + std::to_string(unit.offset) : uri;
  if (choice.failure && choice.failure->fault.passed_limit()) result.reproducible = false;
  if (!choice.reader && choice.failure) {
    auto fault = choice.failure->fault;
    fault.message =
        "no other reader accepts this input, and the sniff of " + choice.failure->reader + " failed: " + fault.message;
    auto outcome = lost(fault);
    lose(result, choice.failure->reader, unit_id, uri, std::move(fault));
    return outcome;
  }
  if (!choice.reader) {
    lose(result, {}, unit_id, uri, {"no_reader", choice_.refusal(choice), {}, {}, 0, 0});
    return {loss_reason::rejected, "no_reader"};
  }
  if (unit.bytes.size() > limits_.document && !is_binary(unit.bytes)) {
    lose(result, choice.reader->instance.plugin().manifest().id, unit_id, uri,
         too_large(unit.is_part ? "a line" : "the input", unit.bytes.size()));
    return {loss_reason::rejected, "too_large"};
  }
  const auto* reader = choice.reader;
  const std::string& id = reader->instance.plugin().manifest().id;
  ++result.readers[id];
  plugin::Call call(scope_);
  const dossier_read_call parameters{sizeof parameters,
                                     0,
                                     plugin::Call::host(),
                                     call.context(),
                                     plugin::view_of(uri),
                                     plugin::view_of(media_type),
                                     plugin::view_of(unit.bytes),
                                     unit.offset,
                                     unit.line,
                                     nullptr,
                                     place.budget.offered()};
  ++result.calls;
  const auto status = read_or_replay(reader->instance, reader->identity, parameters, book_.recall());
  if (auto fault = call.failure(status)) {
    if (fault->ended_worker()) place.budget.note_failure();
    lose(result, id, unit_id, uri, *fault);
    return lost(*fault);
  }
  ++result.done;
  const auto first = result.documents.size();
  const auto inside = read_all_inside(call.nested, id, uri, unit, place, result);
  LossReports reports(unit.bytes, unit.offset, call, inside);
  Outcome outcome;
  if (call.records.empty() && inside.empty()) {
    if (!call.rejected.empty())
      outcome = lost(call.rejected.front());
    else if (!call.dropped.empty())
      outcome = {loss_reason::skipped, call.dropped.front().code};
  }
  if (call.records.empty() && first < result.documents.size())
    if (auto report = reports.report_of_container(); !report.is_null())
      note_container(uri, std::move(report), result.documents[first]);
  for (auto& fault : call.rejected) {
    ++result.in;
    const std::string part = uri + (fault.unit.empty() ? "" : "#" + fault.unit);
    lose(result, id, part, uri, std::move(fault));
  }
  for (auto& fault : call.dropped) {
    ++result.in;
    lose(result, id, uri, uri, std::move(fault), true);
  }
  RememberedLanguages languages(book_.recall().memo);
  std::uint64_t next = unit.is_part ? unit.line : 0;
  for (auto& emitted : call.records) {
    const bool is_last = &emitted == &call.records.back();
    const std::uint64_t ordinal = emitted.ordinal == UINT64_MAX ? next : emitted.ordinal;
    next = ordinal + 1;
    complete(
        id, uri, ordinal, media_type, emitted, place.fields, languages,
        [&](const Json& note, const Document& document) { return reports.report(note, document, emitted, is_last); },
        result);
  }
  return outcome;
}

// The inputs that the reader `id` found inside the one named uri. Each is freed once it is read.
std::vector<InnerInput> InputReader::read_all_inside(std::vector<plugin::EmittedInput>& all, const std::string& id,
                                                     const std::string& uri, const ReadUnit& unit, const Place& place,
                                                     ReadResult& result) const {
  NamesInside names;
  std::vector<InnerInput> inside;
  for (std::size_t at = 0; at < all.size();) {
    const auto together = std::span(all).subspan(at, std::min(all.size() - at, ReaderChoice::chosen_at_a_time));
    std::vector<std::string> uris;
    std::vector<ReaderChoice::Input> inputs;
    for (const auto& inner : together) uris.push_back(uri + "!" + names.unique(uri_of_name(inner.name)));
    for (std::size_t i = 0; i < together.size(); ++i)
      inputs.push_back({uris[i], together[i].media_type, together[i].bytes});
    auto choices = choice_.choose(inputs);
    for (std::size_t i = 0; i < together.size(); ++i) {
      const auto inner = std::exchange(together[i], {});
      inside.push_back({uris[i].substr(uri.size() + 1), {}});
      auto outcome =
          read_inside(inner, id, uri, uris[i], std::move(choices[i]), unit, place, inside.back().note, result);
      inside.back().reason = outcome.reason;
      inside.back().code = std::move(outcome.code);
    }
    at += together.size();
  }
  return inside;
}

InputReader::Outcome InputReader::read_inside(const plugin::EmittedInput& inner, const std::string& id,
                                              const std::string& uri, const std::string& inner_uri,
                                              ReaderChoice::Choice choice, const ReadUnit& unit, const Place& place,
                                              Json& note, ReadResult& result) const {
  const auto refuse = [&](plugin::CallFault fault) {
    ++result.in;
    auto outcome = lost(fault);
    lose(result, id, inner_uri, uri, std::move(fault));
    return outcome;
  };
  std::string why;
  auto fields = place.fields.within(inner.defaults, inner.overrides, note, why);
  if (!fields)
    return refuse(plugin::CallFault::of("bad_document", "the reader gave invalid fields with this input: " + why));
  if (auto fault = place.budget.take(place.depth + 1, inner.bytes.size())) return refuse(std::move(*fault));
  ReadUnit inside;
  inside.file = unit.file;
  inside.bytes = inner.bytes;
  return call(std::move(choice), inner_uri, inner.media_type, inside,
              {place.budget, place.depth + 1, std::move(*fields)}, result);
}

// Validates a document, and sets its id, key and uri. An invalid document is lost alone. The id does not depend on the
// loss report, in which places change with what precedes the document in its input.
template <class Report>
void InputReader::complete(const std::string& reader, const std::string& uri, std::uint64_t ordinal,
                           std::string_view media_type, plugin::EmittedRecord& emitted, const OuterFields& fields,
                           RememberedLanguages& languages, Report&& report, ReadResult& result) const {
  std::string why;
  auto document = decode<Document>(emitted.record, &why);
  if (document && why.empty())
    if (const auto bad = find_invalid_utf8(emitted.text); bad != std::string::npos)
      why = "the text is not valid UTF-8 at byte " + std::to_string(bad);
  if (document && why.empty())
    for (const auto& block : document->blocks)
      if (block.end < block.start || block.end > emitted.text.size())
        why = "the block " + std::to_string(block.start) + ".." + std::to_string(block.end) +
              " is outside the text of " + std::to_string(emitted.text.size()) + " bytes";
  if (document && why.empty() && emitted.text.size() > limits_.document) {
    ++result.in;
    lose(result, reader, uri + "#" + std::to_string(ordinal + 1), uri, too_large("a text", emitted.text.size()));
    return;
  }
  if (!document || !why.empty()) {
    ++result.in;
    lose(result, reader, uri + "#" + std::to_string(ordinal + 1), uri,
         {"bad_document", "the reader returned an invalid document: " + why, {}, {}, 0, 0});
    return;
  }
  document->id.clear();
  document->uri = uri;
  if (document->key.empty()) document->key = default_key(uri, ordinal);
  if (document->media_type.empty()) document->media_type = bare_media_type(media_type);
  const auto note = take_left_out(document->metadata);
  fields.complete(*document);
  note_language(*document, languages.of(emitted.text));
  const auto id = store::record_hash({uri, std::to_string(ordinal), encode(*document), emitted.text});
  document->id = id.hex();
  if (auto loss = report(note, *document); !loss.is_null()) document->metadata.set(loss_report_name, std::move(loss));
  result.documents.push_back(
      {{id, ordinal, stage_}, uri, encode(*document), std::move(emitted.text), std::move(emitted.map)});
}

}  // namespace dossier::engine
