#include "mime/header.hpp"

#include "dossier/text/fold.hpp"

namespace mime {
namespace {

constexpr std::size_t most_fields = 1000;
constexpr std::uint64_t most_bytes = 256 << 10;

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

dossier::Span without_blanks(std::string_view bytes, dossier::Span span) {
  while (span.start < span.end && is_blank(bytes[span.start])) ++span.start;
  while (span.start < span.end && is_blank(bytes[span.end - 1])) --span.end;
  return span;
}

// The size of a field's name at the beginning of the line; 0 if it is no field.
std::size_t name_size(std::string_view line) {
  std::size_t size = 0;
  while (size < line.size() && line[size] > ' ' && line[size] < 0x7F && line[size] != ':') ++size;
  auto colon = size;
  while (colon < line.size() && (line[colon] == ' ' || line[colon] == '\t')) ++colon;
  return colon < line.size() && line[colon] == ':' ? size : 0;
}

}  // namespace

std::string Header::value(std::string_view bytes, std::string_view name) const {
  for (const auto& field : fields)
    if (field.name == name) return unfolded(field.value.of(bytes));
  return {};
}

Header read_header(std::string_view bytes, std::uint64_t from) {
  Header header;
  bool open = false;  // the last line can be continued
  for (std::uint64_t at = from; at < bytes.size();) {
    const auto size = line_size(bytes, at);
    const auto line = bytes.substr(at, size);
    if (line == "\n" || line == "\r\n") {
      header.end = at + size;
      for (auto& field : header.fields) field.value = without_blanks(bytes, field.value);
      return header;
    }
    const bool folded = line[0] == ' ' || line[0] == '\t';
    const auto named = folded ? 0 : name_size(line);
    if (header.left_out || header.fields.size() == most_fields || at + size - from > most_bytes) {
      header.left_out += size;
    } else if (folded && open) {
      header.fields.back().value.end = at + size;
    } else if (named) {
      header.fields.push_back({dossier::lower_ascii(line.substr(0, named)), {at + line.find(':') + 1, at + size}});
    }
    if (!folded) open = named > 0 && !header.left_out;
    at += size;
  }
  for (auto& field : header.fields) field.value = without_blanks(bytes, field.value);
  header.end = bytes.size();
  header.complete = false;
  return header;
}

std::string unfolded(std::string_view value) {
  std::string line;
  line.reserve(value.size());
  for (std::size_t at = 0; at < value.size(); ++at) {
    if (value[at] == '\r' || value[at] == '\n') continue;
    line += value[at];
  }
  return line;
}

}  // namespace mime
