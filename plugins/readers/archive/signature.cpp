#include "signature.hpp"

#include <cstdint>

namespace dossier_archive {
namespace {

using namespace std::string_view_literals;

// The first member of a zip file that is a document: its name, which begins at byte 30.
bool is_document(std::string_view head) {
  if (head.size() < 30) return false;
  for (const auto member : {"mimetypeapplication/epub+zip"sv, "mimetypeapplication/vnd.oasis.opendocument"sv,
                            "[Content_Types].xml"sv, "_rels/.rels"sv, "word/"sv, "docProps/"sv})
    if (head.substr(30).starts_with(member)) return true;
  return false;
}

// The number in octal digits, with blanks around it; -1 if it is none.
std::int64_t octal(std::string_view digits) {
  std::int64_t number = 0;
  bool any = false;
  for (const char c : digits) {
    if (c >= '0' && c <= '7') {
      number = number * 8 + (c - '0');
      any = true;
    } else if (any || c != ' ') {
      return any && (c == ' ' || c == '\0') ? number : -1;
    }
  }
  return any ? number : -1;
}

// A header of digits alone: octal ones, or hexadecimal ones.
bool is_cpio(std::string_view head) {
  constexpr std::size_t octal_header = 76;
  constexpr std::size_t hexadecimal_header = 110;
  const bool hexadecimal = head.starts_with("070701") || head.starts_with("070702");
  const auto size = hexadecimal ? hexadecimal_header : octal_header;
  if ((!hexadecimal && !head.starts_with("070707")) || head.size() < size) return false;
  return head.substr(0, size).find_first_not_of("0123456789ABCDEFabcdef") == std::string_view::npos;
}

// The first header's checksum holds: tar files of before 1988 have no other mark.
bool is_tar(std::string_view head) {
  constexpr std::size_t header = 512;
  constexpr std::size_t sum_at = 148;
  constexpr std::size_t sum_size = 8;
  if (head.size() < header || head[0] == '\0') return false;
  std::int64_t sum = 0;
  for (std::size_t i = 0; i < header; ++i)
    sum += i >= sum_at && i < sum_at + sum_size ? ' ' : static_cast<unsigned char>(head[i]);
  return octal(head.substr(sum_at, sum_size)) == sum;
}

}  // namespace

Form form_of(std::string_view head) {
  if (head.starts_with("PK\x03\x04") || head.starts_with("PK\x05\x06"))
    return is_document(head) ? Form::none : Form::zip;
  if (head.starts_with("7z\xBC\xAF\x27\x1C")) return Form::seven_zip;
  if (head.starts_with("Rar!\x1A\x07")) return Form::rar;
  if (is_cpio(head)) return Form::cpio;
  for (const auto magic :
       {"\x1f\x8b\x08"sv, "\xFD\x37zXZ\0"sv, "\x28\xB5\x2F\xFD"sv, "\x04\x22\x4D\x18"sv, "LZIP\x01"sv})
    if (head.starts_with(magic)) return Form::compressed;
  if (head.size() >= 10 && head.starts_with("BZh") && head.substr(4).starts_with("1AY&SY")) return Form::compressed;
  return is_tar(head) ? Form::tar : Form::none;
}

}  // namespace dossier_archive
