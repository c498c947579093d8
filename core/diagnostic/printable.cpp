#include "core/diagnostic/printable.hpp"

#include "dossier/text/utf8.hpp"

namespace dossier::diagnostic {
namespace {

bool is_harmless(char32_t c) {
  if (c < 0x20) return c == '\n' || c == '\t';
  if (c >= 0x7F && c < 0xA0) return false;
  const bool turns = c == 0x061C || c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) ||
                     (c >= 0x2066 && c <= 0x2069) || c == 0x2028 || c == 0x2029;
  return !turns;
}

void append_escaped(std::string& out, char32_t c) {
  constexpr std::string_view digits = "0123456789abcdef";
  out += "\\u";
  for (int shift = 12; shift >= 0; shift -= 4) out += digits[c >> shift & 15];
}

// The size of a character that its first byte announces.
std::size_t announced(char first) {
  const auto byte = static_cast<unsigned char>(first);
  return byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC2 ? 2 : 1;
}

// The beginning of a character at the end of the text, if it may continue there.
std::size_t begun_at_end(std::string_view text) {
  for (std::size_t size = 1; size < 4 && size <= text.size(); ++size) {
    const char c = text[text.size() - size];
    if ((static_cast<unsigned char>(c) & 0xC0) == 0x80) continue;
    return announced(c) > size ? size : 0;
  }
  return 0;
}

}  // namespace

std::string on_one_line(std::string_view text) {
  std::string line(text);
  for (auto& c : line)
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) c = ' ';
  return line;
}

std::string printable(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const auto point = decode_utf8(text, at);
    if (point.valid && is_harmless(point.value)) {
      out += text.substr(at, point.size);
    } else {
      append_escaped(out, point.value);
    }
    at += point.size;
  }
  return out;
}

PrintableBuffer::~PrintableBuffer() {
  if (!begun_.empty()) target_ << printable(begun_);
}

PrintableBuffer::int_type PrintableBuffer::overflow(int_type c) {
  if (traits_type::eq_int_type(c, traits_type::eof())) return traits_type::not_eof(c);
  const char byte = traits_type::to_char_type(c);
  return xsputn(&byte, 1) == 1 ? c : traits_type::eof();
}

std::streamsize PrintableBuffer::xsputn(const char* bytes, std::streamsize size) {
  begun_.append(bytes, static_cast<std::size_t>(size));
  const std::string_view all = begun_;
  const auto whole = all.size() - begun_at_end(all);
  target_ << printable(all.substr(0, whole));
  begun_.erase(0, whole);
  return target_ ? size : 0;
}

int PrintableBuffer::sync() { return target_.flush() ? 0 : -1; }

}  // namespace dossier::diagnostic
