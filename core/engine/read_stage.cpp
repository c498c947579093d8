#include "core/engine/read_stage.hpp"

#include <algorithm>
#include <stdexcept>

#include "core/engine/ordered.hpp"
#include "core/engine/reader_choice.hpp"
#include "core/store/kill_point.hpp"
#include "dossier/record/document.hpp"
#include "dossier/text/utf8.hpp"

namespace dossier::engine {
namespace {

constexpr std::uint64_t part_size = 2 << 20;  // of inputs of line formats
constexpr std::uint64_t files_a_batch = 64;   // small files go together
constexpr std::uint64_t bytes_a_batch = 1 << 20;
constexpr int deepest_nesting = 8;
constexpr std::uint64_t most_nested_inputs = 10000;  // of one input

// What one call of a reader is given.
struct Unit {
  const InputFile* file = nullptr;
  std::shared_ptr<const OpenInput> open;  // parts of a large input share it; null: to be opened
  const ReaderChoice::Reader* reader = nullptr;
  std::string_view bytes;
  std::uint64_t offset = 0;
  std::uint64_t line = 0;
  std::uint64_t size = 0;  // its share of the file's bytes, as they lie there
  bool is_part = false;
};
using Batch = std::vector<Unit>;

struct ReadDocument {
  DocumentHead head;
  std::string uri;
  std::string record;
  std::string text;
  std::vector<dossier_map_run> map;
};
struct Result {
  std::vector<ReadDocument> documents;
  std::vector<Loss> losses;
  std::uint64_t in = 0;
  std::uint64_t done = 0;
  std::uint64_t calls = 0;
  std::uint64_t bytes = 0;
};

class InputReader {
 public:
  InputReader(const ReadStage& read, StageBook& book, const plugin::CallScope& scope, ReaderChoice& choice)
      : read_(read), book_(book), scope_(scope), choice_(choice) {}

  void read(Unit& unit, Result& result) const {
    const std::string& uri = unit.file->uri;
    if (!unit.open) {
      try {
        unit.open = std::make_shared<OpenInput>(unit.file->path);
      } catch (const std::exception& error) {
        ++result.in;
        lose(result, uri, uri, {"unreadable", error.what(), {}, {}, 0, 0});
        return;
      }
      unit.bytes = unit.open->bytes();
    }
    result.bytes += unit.bytes.size();
    const std::size_t first = result.documents.size();
    std::uint64_t nested = 0;
    call(unit.reader, uri, {}, unit, 0, nested, result);
    std::stable_sort(result.documents.begin() + static_cast<std::ptrdiff_t>(first), result.documents.end(),
                     [](const ReadDocument& x, const ReadDocument& y) {
                       return std::tie(x.uri, x.head.ordinal) < std::tie(y.uri, y.head.ordinal);
                     });
  }

 private:
  static void lose(Result& result, const std::string& unit_id, const std::string& input, plugin::CallFault fault,
                   bool dropped = false) {
    result.losses.push_back({dropped, "input", unit_id, input, std::move(fault)});
  }

  void call(const ReaderChoice::Reader* reader, const std::string& uri, std::string_view media_type, const Unit& unit,
            int depth, std::uint64_t& nested, Result& result) const {
    ++result.in;
    if (!reader) reader = choice_.choose(uri, media_type, unit.bytes);
    const std::string unit_id = unit.is_part ? uri + "@" + std::to_string(unit.offset) : uri;
    if (!reader) {
      lose(result, unit_id, uri,
           {"no_reader",
            "no installed reader takes this input; `dossier plugins list` shows which there are",
            {},
            {},
            0,
            0});
      return;
    }
    plugin::Call call(scope_);
    const dossier_read_call parameters{sizeof parameters,
                                       0,
                                       plugin::Call::host(),
                                       call.context(),
                                       plugin::view_of(uri),
                                       plugin::view_of(media_type),
                                       plugin::view_of(unit.bytes),
                                       unit.offset,
                                       unit.line};
    ++result.calls;
    const auto status = read_or_give(reader->instance, reader->identity, parameters, book_.recall());
    if (auto fault = call.failure(status)) {
      lose(result, unit_id, uri, *fault);
      return;
    }
    ++result.done;
    for (auto& fault : call.rejected) {
      ++result.in;
      const std::string part = uri + (fault.unit.empty() ? "" : "#" + fault.unit);
      lose(result, part, uri, std::move(fault));
    }
    for (auto& fault : call.dropped) {
      ++result.in;
      lose(result, uri, uri, std::move(fault), true);
    }
    std::uint64_t next = unit.is_part ? unit.line : 0;
    for (auto& emitted : call.records) {
      const std::uint64_t ordinal = emitted.ordinal == UINT64_MAX ? next : emitted.ordinal;
      next = ordinal + 1;
      complete(uri, ordinal, media_type, std::move(emitted), result);
    }
    for (auto& inner : call.nested) {
      const std::string inner_uri = uri + "!" + uri_of_name(inner.name);
      if (depth == deepest_nesting || ++nested > most_nested_inputs) {
        ++result.in;
        lose(result, inner_uri, uri,
             {"nested_too_deep",
              "more than " + std::to_string(deepest_nesting) + " levels or " + std::to_string(most_nested_inputs) +
                  " inputs inside one input",
              {},
              {},
              0,
              0});
        continue;
      }
      Unit inside;
      inside.file = unit.file;
      inside.bytes = inner.bytes;
      this->call(nullptr, inner_uri, inner.media_type, inside, depth + 1, nested, result);
    }
  }

  // The host's part of a document: id, key, uri. What does not fit the form costs that document.
  void complete(const std::string& uri, std::uint64_t ordinal, std::string_view media_type,
                plugin::EmittedRecord emitted, Result& result) const {
    std::string why;
    auto document = decode<Document>(emitted.record, &why);
    if (document && why.empty())
      if (const auto bad = find_invalid_utf8(emitted.text); bad != std::string::npos)
        why = "the text is no valid UTF-8 at byte " + std::to_string(bad);
    if (document && why.empty())
      for (const auto& block : document->blocks)
        if (block.end < block.start || block.end > emitted.text.size())
          why = "the block " + std::to_string(block.start) + ".." + std::to_string(block.end) + " leaves the text of " +
                std::to_string(emitted.text.size()) + " bytes";
    if (!document || !why.empty()) {
      ++result.in;
      lose(result, uri + "#" + std::to_string(ordinal + 1), uri,
           {"bad_document", "the reader gave a document that does not fit: " + why, {}, {}, 0, 0});
      return;
    }
    document->id.clear();
    document->uri = uri;
    if (document->key.empty()) document->key = default_key(uri, ordinal);
    if (document->media_type.empty()) document->media_type = media_type;
    const auto id = store::record_hash({uri, std::to_string(ordinal), encode(*document), emitted.text});
    document->id = id.hex();
    result.documents.push_back(
        {{id, ordinal, read_.index}, uri, encode(*document), std::move(emitted.text), std::move(emitted.map)});
  }

  const ReadStage& read_;
  StageBook& book_;
  const plugin::CallScope& scope_;
  ReaderChoice& choice_;
};

// Hands out batches: small files together, large ones alone, files of line formats in parts.
class Batches {
 public:
  Batches(const Listing& listing, ReaderChoice& choice) : files_(listing.files), choice_(choice) {}

  std::optional<Batch> next() {
    Batch batch;
    std::uint64_t bytes = 0;
    while (batch.size() < files_a_batch && bytes < bytes_a_batch) {
      if (part_.open) {
        if (!batch.empty()) break;
        return Batch{next_part()};
      }
      if (at_ == files_.size()) break;
      const auto& file = files_[at_++];
      if (file.size > 2 * part_size && open_for_parts(file)) continue;
      Unit unit;
      unit.file = &file;
      unit.reader = choice_.fixed();
      unit.size = file.size;
      batch.push_back(unit);
      bytes += file.size;
    }
    if (batch.empty()) return std::nullopt;
    return batch;
  }

 private:
  bool open_for_parts(const InputFile& file) {
    try {
      auto open = std::make_shared<OpenInput>(file.path);
      const auto* reader = choice_.fixed() ? choice_.fixed() : choice_.choose(file.uri, {}, open->bytes());
      if (!reader || reader->instance.plugin().manifest().splits != "lines") return false;
      part_ = {};
      part_.file = &file;
      part_.reader = reader;
      part_.bytes = open->bytes();
      part_.is_part = true;
      part_.size = file.size;
      part_.open = std::move(open);
      return true;
    } catch (const std::exception&) {
      return false;  // the worker will find the same fault and tell it
    }
  }
  Unit next_part() {
    Unit unit = part_;
    const auto end = part_.bytes.size() <= part_size ? std::string_view::npos : part_.bytes.find('\n', part_size);
    if (end == std::string_view::npos) {
      part_.open.reset();
      return unit;
    }
    unit.bytes = part_.bytes.substr(0, end + 1);
    unit.size = part_.size * unit.bytes.size() / part_.bytes.size();
    part_.size -= unit.size;
    part_.bytes.remove_prefix(end + 1);
    part_.offset += end + 1;
    part_.line += static_cast<std::uint64_t>(std::count(unit.bytes.begin(), unit.bytes.end(), '\n'));
    if (part_.bytes.empty()) part_.open.reset();
    return unit;
  }

  const std::vector<InputFile>& files_;
  ReaderChoice& choice_;
  std::size_t at_ = 0;
  Unit part_;  // what is left of a file that is handed out in parts
};

}  // namespace

void run_reader(const Context& context, const ReadStage& read, const Listing& listing, StageBook& book,
                DocumentWriter& out) {
  const auto scope = book.scope(context);
  auto& ledger = book.ledger();
  for (const auto& problem : listing.problems) {
    ++ledger.in;
    book.lose({false, "input", read.stage->id, {}, {"unreadable", problem, {}, {}, 0, 0}});
  }
  Meter::Step step{.name = {}, .unit = "documents"};
  for (const auto& file : listing.files) step.total += file.size;
  book.meter().begin(step);

  ReaderChoice choice(*read.stage, *read.catalog, scope);
  const InputReader reader(read, book, scope, choice);
  Batches batches(listing, choice);
  run_ordered(
      context, [&] { return batches.next(); },
      [&](Batch& batch) {
        Result result;
        std::uint64_t size = 0;
        for (auto& unit : batch) {
          if (context.stopping()) break;
          reader.read(unit, result);
          size += unit.size;
        }
        book.meter().advance(result.documents.size(), result.bytes, size);
        return result;
      },
      [&](Result& result) {
        for (const auto& document : result.documents)
          out.append(document.head, document.uri, document.record, document.text, document.map);
        for (const auto& loss : result.losses) book.lose(loss);
        ledger.in += result.in;
        ledger.done += result.done;
        ledger.calls += result.calls;
        ledger.out += result.documents.size();
        store::kill_point("read.batch");
      });
  out.seal();
  store::kill_point("read.sealed");
  book.meter().end(ledger.out, "documents");
}

}  // namespace dossier::engine
