#include "core/engine/read_batches.hpp"

#include <algorithm>

#include "dossier/record/json_document.hpp"

namespace dossier::engine {
namespace {

constexpr std::uint64_t bytes_a_batch = 1 << 20;

bool is_compressed(std::string_view head) {
  return head.starts_with("\x1f\x8b") || head.starts_with("\x28\xb5\x2f\xfd");
}

}  // namespace

std::optional<ReadBatch> ReadBatches::next() {
  ReadBatch batch;
  std::uint64_t bytes = 0;
  while (batch.size() < limits_.files && bytes < bytes_a_batch) {
    if (parts_) {
      if (!batch.empty()) break;
      return ReadBatch{next_part()};
    }
    if (at_ == files_.size()) break;
    const auto& file = files_[at_++];
    if (file.size > 2 * part_size && open_parts(file)) continue;
    ReadUnit unit;
    unit.file = &file;
    unit.choice = choice_.fixed();
    unit.size = file.size;
    batch.push_back(std::move(unit));
    bytes += file.size;
  }
  if (batch.empty()) return std::nullopt;
  return batch;
}

bool ReadBatches::open_parts(const InputFile& file) {
  try {
    Parts parts;
    parts.file = std::make_unique<HashedFile>(file.path);
    parts.ahead.resize(part_size);
    parts.ahead.resize(parts.file->read(parts.ahead.data(), part_size));
    std::string_view head = parts.ahead;
    if (is_compressed(head)) {
      parts.file.reset();
      parts.decompressed = std::make_shared<OpenInput>(file.path, copy_, limits_.decompressed);
      if (!parts.decompressed->problem().empty()) return false;
      head = parts.rest = parts.decompressed->bytes();
    }
    auto& unit = parts.unit;
    unit.choice = choice_of_parts(choice_, file, head);
    unit.packed = parts.decompressed != nullptr;
    if (!unit.choice.reader || unit.choice.reader->instance.plugin().manifest().splits != "lines") return false;
    if (is_json_document(head)) return false;  // its lines are no records
    unit.file = &file;
    unit.is_part = true;
    unit.size = file.size;
    parts_.emplace(std::move(parts));
    return true;
  } catch (const PluginRefused&) {
    throw;
  } catch (const std::exception&) {
    return false;  // reading the complete file fails in the same way, and reports it
  }
}

ReaderChoice::Choice ReadBatches::choice_of_parts(ReaderChoice& choice, const InputFile& file, std::string_view head) {
  const auto fixed = choice.fixed();
  return fixed.decided ? choice.checked(fixed, file.uri, head) : choice.choose({file.uri, {}, head});
}

// False at the end of the file.
bool ReadBatches::fill(std::string& bytes) {
  const auto before = bytes.size();
  bytes.resize(before + part_size);
  bytes.resize(before + parts_->file->read(bytes.data() + before, part_size));
  return bytes.size() > before;
}

ReadUnit ReadBatches::next_part() {
  auto& parts = *parts_;
  ReadUnit unit = parts.unit;
  if (parts.decompressed) {
    const auto end = parts.rest.size() <= part_size ? std::string_view::npos : parts.rest.find('\n', part_size);
    unit.keeps = parts.decompressed;
    unit.bytes = parts.rest.substr(0, end == std::string_view::npos ? end : end + 1);
    unit.size = parts.unit.size * unit.bytes.size() / std::max<std::size_t>(parts.rest.size(), 1);
    parts.rest.remove_prefix(unit.bytes.size());
    if (parts.rest.empty()) unit.seen = ReadUnit::Seen{parts.decompressed->hash(), parts.decompressed->file_size()};
  } else {
    auto bytes = std::make_shared<std::string>(std::move(parts.ahead));
    parts.ahead.clear();
    try {
      std::size_t searched = std::min<std::size_t>(bytes->size(), part_size);
      std::size_t end = std::string::npos;
      bool more = true;
      while ((end = bytes->find('\n', searched)) == std::string::npos && more) {
        searched = std::max(searched, bytes->size());
        if (bytes->size() > limits_.line + part_size)
          throw std::runtime_error("a line is longer than the " + std::to_string(limits_.line) +
                                   " bytes that a document may have with this --memory; raise --memory, or split the "
                                   "line; what follows in the file was not read");
        more = fill(*bytes);
      }
      if (end != std::string::npos) {
        parts.ahead = bytes->substr(end + 1);
        bytes->resize(end + 1);
      }
      if (parts.ahead.empty() && !fill(parts.ahead))
        unit.seen = ReadUnit::Seen{parts.file->hash(), parts.file->read_so_far()};
    } catch (const std::exception& error) {
      unit.problem = error.what();
      unit.seen = ReadUnit::Seen{};
    }
    unit.bytes = *bytes;
    unit.size = std::min<std::uint64_t>(parts.unit.size, bytes->size());
    unit.keeps = std::move(bytes);
  }
  parts.unit.size -= unit.size;
  parts.unit.offset += unit.bytes.size();
  parts.unit.line += static_cast<std::uint64_t>(std::count(unit.bytes.begin(), unit.bytes.end(), '\n'));
  if (unit.seen) parts_.reset();
  return unit;
}

}  // namespace dossier::engine
