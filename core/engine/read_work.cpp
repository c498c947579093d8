#include "core/engine/read_work.hpp"

#include <algorithm>
#include <fstream>
#include <stdexcept>

#include "core/engine/task/result_fields.hpp"

namespace dossier::engine {
namespace {

constexpr std::uint64_t opened_together = 1 << 20;  // bytes

Json hash_form(const ReadUnit::Seen& seen) { return Json::Array{seen.hash.hex(), seen.size}; }

// A part of a file, which may be shorter where the file is.
std::string part_of(const std::filesystem::path& path, std::uint64_t offset, std::uint64_t size) {
  std::ifstream file(path, std::ios::binary);
  file.seekg(static_cast<std::streamoff>(offset));
  std::string bytes(size, '\0');
  file.read(bytes.data(), static_cast<std::streamsize>(size));
  bytes.resize(static_cast<std::size_t>(std::max<std::streamsize>(file.gcount(), 0)));
  return bytes;
}

[[noreturn]] void changed(const InputFile& file) {
  throw std::runtime_error(file.path.string() + " is not the file that the run has seen");
}

}  // namespace

Weight weight_of(const ReadBatch& batch) {
  Weight weight;
  for (const auto& unit : batch) weight.done += unit.size;
  return weight;
}

ReadWork::ReadWork(const Context& context, const pipeline::Stage& stage, std::uint64_t place, StageBook& book,
                   ReaderChoice& choice, const plugin::CallScope& scope)
    : context_(context),
      stage_(stage),
      place_(place),
      book_(book),
      choice_(choice),
      copies_(context.file(stage.id + ".copy")),
      reader_(place, book, scope, choice,
              {context.largest_document(), std::min(context.largest_nested(), stage.limits.memory / 4)}) {}

// Inputs that are small are opened together: their readers are chosen together.
ReadResult ReadWork::operator()(ReadBatch& batch) const {
  ReadResult result;
  std::span<ReadUnit> units(batch);
  while (!units.empty() && !context_.stopping()) {
    std::vector<std::optional<OpenInput>> open(std::min(units.size(), ReaderChoice::chosen_at_a_time));
    std::uint64_t bytes = 0;
    std::size_t count = 0;
    for (; count < open.size() && bytes < opened_together; ++count) {
      auto& unit = units[count];
      if (!unit.is_part) open_file(unit, open[count]);
      bytes += unit.bytes.size();
    }
    const auto together = units.first(count);
    choose(together, open);
    for (std::size_t i = 0; i < count && !context_.stopping(); ++i) {
      if (open[i] && open[i]->damaged()) salvage(*open[i], together[i], result);
      reader_.read(together[i], result);
      open[i].reset();
    }
    units = units.subspan(count);
  }
  meter().advance(result.documents.size(), result.bytes, weight_of(batch).done);
  return result;
}

void ReadWork::open_file(ReadUnit& unit, std::optional<OpenInput>& open) const {
  unit.seen = ReadUnit::Seen{};
  try {
    open.emplace(unit.file->path, copy_of(*unit.file), context_.largest_decompressed());
    unit.problem = open->problem();
    unit.bytes = open->bytes();
    unit.seen = {open->hash(), open->file_size()};
  } catch (const std::exception& error) {
    unit.problem = error.what();
  }
}

void ReadWork::choose(std::span<ReadUnit> units, const std::vector<std::optional<OpenInput>>& open) const {
  std::vector<ReaderChoice::Input> inputs;
  std::vector<ReadUnit*> asking;
  for (std::size_t i = 0; i < units.size(); ++i) {
    auto& unit = units[i];
    if (unit.choice.decided || !open[i] || !unit.problem.empty()) continue;
    inputs.push_back({unit.file->uri, {}, unit.bytes});
    asking.push_back(&unit);
  }
  if (inputs.empty()) return;
  auto choices = choice_.choose(inputs);
  for (std::size_t i = 0; i < asking.size(); ++i) asking[i]->choice = std::move(choices[i]);
}

// Of a damaged compressed file that holds many documents, what precedes the damage is read; a reader of compressed
// bytes may find more.
void ReadWork::salvage(const OpenInput& open, ReadUnit& unit, ReadResult& result) const {
  const auto before = open.before_damage();
  const auto* format = format_of_bytes(before.substr(0, 4096));
  if (!unit.choice.decided) {
    const auto choice = choice_.choose({unit.file->uri, {}, open.bytes()});
    if (choice.reader && !(format && format->holds_many)) {
      unit.choice = choice;
      unit.problem.clear();
      return;
    }
  }
  if (!format || !format->holds_many) return;
  ++result.in;
  InputReader::lose(result, {}, unit.file->uri, unit.file->uri,
                    plugin::CallFault::of("unreadable", unit.problem + "; what precedes that is read"));
  unit.problem.clear();
  unit.bytes = before;
}

// Threads copy different files.
std::filesystem::path ReadWork::copy_of(const InputFile& file) const {
  auto copy = copies_;
  copy += "." + store::record_hash({file.uri, file.path.string()}).hex();
  return copy;
}

std::set<std::string> ReadWork::skipped() const {
  auto all = skipped_;
  all.insert(choice_.skipped().begin(), choice_.skipped().end());
  return all;
}

task::StepForm ReadWork::form() const {
  task::StepForm form{"read", stage_.id + " read"};
  form.parts.set("place", place_);
  return form;
}

Json ReadWork::batch_form(const ReadBatch& batch) {
  Json::Array units;
  for (const auto& unit : batch) {
    const auto& file = *unit.file;
    Json form(Json::Object{{"uri", file.uri},
                           {"path", std::filesystem::absolute(file.path).string()},
                           {"size", file.size},
                           {"hash", file.hash.hex()}});
    if (unit.is_part) {
      form.set("offset", unit.offset).set("line", unit.line).set("share", unit.size);
      form.set("bytes", std::uint64_t{unit.bytes.size()}).set("sum", store::fast_hash(unit.bytes).hex());
      form.set("packed", unit.packed);
      if (unit.seen) form.set("seen", hash_form(*unit.seen));
      if (!unit.problem.empty()) form.set("problem", unit.problem);
    }
    units.push_back(std::move(form));
  }
  return units;
}

ReadBatch ReadWork::batch_of(const Json& form) {
  const auto* units = form.array();
  if (!units) throw std::runtime_error("a batch in the description of the task is not a list of inputs");
  const auto number = [](const Json& of, const char* name) { return static_cast<std::uint64_t>(of.integer_or(name)); };
  ReadBatch batch;
  for (const auto& entry : *units) {
    const std::string path(entry.text_or("path"));
    if (files_.empty() || files_.back().path != path) {
      files_.push_back({std::string(entry.text_or("uri")), path, number(entry, "size"),
                        store::hash_from_hex(entry.text_or("hash"))});
      parts_.reset();
    }
    ReadUnit unit;
    unit.file = &files_.back();
    unit.choice = choice_.fixed();
    unit.size = unit.file->size;
    unit.is_part = entry.find("offset") != nullptr;
    if (unit.is_part) {
      unit.offset = number(entry, "offset");
      unit.line = number(entry, "line");
      unit.size = number(entry, "share");
      unit.problem = entry.text_or("problem");
      if (const auto* seen = entry.find("seen"); seen && seen->array() && seen->array()->size() == 2)
        unit.seen = {store::hash_from_hex(*(*seen->array())[0].text()),
                     static_cast<std::uint64_t>((*seen->array())[1].as_integer())};
      open_part(entry, unit);
    }
    batch.push_back(std::move(unit));
  }
  return batch;
}

void ReadWork::open_part(const Json& form, ReadUnit& unit) {
  const auto& file = *unit.file;
  const auto size = static_cast<std::uint64_t>(form.integer_or("bytes"));
  unit.packed = form.flag_or("packed");
  if (!parts_) {
    parts_.emplace();
    if (unit.packed)
      parts_->decompressed = std::make_shared<OpenInput>(file.path, copy_of(file), context_.largest_decompressed());
    std::string head;
    if (!unit.packed) head = part_of(file.path, 0, ReadBatches::part_size);
    parts_->choice = ReadBatches::choice_of_parts(choice_, file, unit.packed ? parts_->decompressed->bytes() : head);
  }
  unit.choice = parts_->choice;
  if (unit.packed) {
    const auto bytes = parts_->decompressed->bytes();
    if (bytes.size() < unit.offset + size) changed(file);
    unit.keeps = parts_->decompressed;
    unit.bytes = bytes.substr(unit.offset, size);
  } else {
    auto bytes = std::make_shared<std::string>(part_of(file.path, unit.offset, size));
    unit.bytes = *bytes;
    unit.keeps = std::move(bytes);
  }
  if (store::fast_hash(unit.bytes).hex() != form.text_or("sum")) changed(file);
}

void ReadWork::write(const ReadResult& result, task::ResultWriter& results) const {
  task::FieldWriter head;
  head.number(result.documents.size()).number(result.in).number(result.done).number(result.calls);
  head.number(result.bytes).number(result.reproducible);
  task::write_losses(head, result.losses);
  head.number(result.changed.size());
  for (const auto& input : result.changed) {
    head.text(input.uri);
    task::write_row(head, input.read);
  }
  head.number(result.readers.size());
  for (const auto& [id, calls] : result.readers) head.text(id).number(calls);
  head.number(choice_.skipped().size());
  for (const auto& id : choice_.skipped()) head.text(id);
  results.piece(head.bytes());
  for (const auto& document : result.documents) {
    task::FieldWriter piece;
    task::write_row(piece, document.head);
    piece.text(document.uri).text(document.record).text(document.text);
    task::write_rows(piece, std::span(document.map));
    results.piece(piece.bytes());
  }
}

ReadResult ReadWork::read(task::ResultReader& results) {
  ReadResult result;
  task::FieldReader head(results.piece());
  auto documents = head.number();
  result.in = head.number();
  result.done = head.number();
  result.calls = head.number();
  result.bytes = head.number();
  result.reproducible = head.number() != 0;
  result.losses = task::read_losses(head);
  for (auto count = head.number(); count > 0; --count) {
    std::string uri(head.text());
    result.changed.push_back({std::move(uri), task::read_row<store::Hash>(head)});
  }
  for (auto count = head.number(); count > 0; --count) {
    const auto id = head.text();
    result.readers[std::string(id)] = head.number();
  }
  for (auto count = head.number(); count > 0; --count) skipped_.emplace(head.text());
  for (; documents > 0; --documents) {
    task::FieldReader piece(results.piece());
    auto& document = result.documents.emplace_back();
    document.head = task::read_row<DocumentHead>(piece);
    document.uri = piece.text();
    document.record = piece.text();
    document.text = piece.text();
    document.map = task::read_rows<MapRun>(piece);
  }
  meter().advance(result.documents.size(), result.bytes, 0);
  return result;
}

}  // namespace dossier::engine
