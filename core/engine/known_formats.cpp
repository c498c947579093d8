#include "core/engine/known_formats.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "dossier/text/fold.hpp"

namespace dossier::engine {
namespace {

constexpr KnownFormat pdf{"a PDF file", "reader.pdf", true};
constexpr KnownFormat office{"an Office document or book", "reader.office", true};
constexpr KnownFormat old_office{"an Office document of the form before 2007", {}, true};
constexpr KnownFormat rtf{"an RTF document", "reader.office"};
constexpr KnownFormat postscript{"a PostScript file", {}};
constexpr KnownFormat archive{"an archive", "reader.archive", true, true};
constexpr KnownFormat warc{"a WARC file", "reader.warc", true};
constexpr KnownFormat image{"an image", "reader.image", true, false, true};
constexpr KnownFormat drawing{"a drawing in SVG", {}};
constexpr KnownFormat recording{"a sound or video recording", {}, true};
constexpr KnownFormat program{"a program", {}, true};
constexpr KnownFormat database{"an SQLite database", {}, true};
constexpr KnownFormat parquet{"a Parquet file", {}, true};
constexpr KnownFormat page{"a web page", "reader.html"};
constexpr KnownFormat feed{"a feed (RSS or Atom)", "reader.feed"};
constexpr KnownFormat news{"a news item (NITF or NewsML)", "reader.news"};
constexpr KnownFormat xml{"an XML document", {}};
constexpr KnownFormat json{"a JSON document", "reader.jsonl", false, true};
constexpr KnownFormat json_lines{"a file of JSON lines", "reader.jsonl", false, true};
constexpr KnownFormat mail{"an email or mailbox", "reader.mail", false, true};
constexpr KnownFormat markdown{"a Markdown text", "reader.markdown"};
constexpr KnownFormat subtitles{"subtitles (SRT or WebVTT)", "reader.subtitles"};
constexpr KnownFormat table{"a table (CSV or TSV)", "reader.table"};

struct Signature {
  std::size_t offset;
  std::string_view bytes;
  const KnownFormat* format;
};
using namespace std::string_view_literals;
constexpr auto signatures = std::to_array<Signature>({
    {0, "%PDF-"sv, &pdf},
    {0, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv, &old_office},
    {0, "{\\rtf"sv, &rtf},
    {0, "%!PS"sv, &postscript},
    {0, "PK\x05\x06"sv, &archive},
    {4, "1AY&SY"sv, &archive},
    {0, "\xFD\x37zXZ\0"sv, &archive},
    {0, "7z\xBC\xAF\x27\x1C"sv, &archive},
    {0, "Rar!\x1A\x07"sv, &archive},
    {0, "\x1F\x8B\x08"sv, &archive},
    {0, "\x28\xB5\x2F\xFD"sv, &archive},
    {0, "\x04\x22\x4D\x18"sv, &archive},
    {0, "\x5D\x2A\x4D\x18"sv, &warc},
    {257, "ustar\0"sv, &archive},
    {257, "ustar  "sv, &archive},
    {0, "WARC/1."sv, &warc},
    {0, "\x89PNG\r\n\x1A\n"sv, &image},
    {0, "\xFF\xD8\xFF"sv, &image},
    {0, "GIF87a"sv, &image},
    {0, "GIF89a"sv, &image},
    {0, "II*\0"sv, &image},
    {0, "MM\0*"sv, &image},
    {4, "ftyp"sv, &recording},
    {0, "ID3\x02\0"sv, &recording},
    {0, "ID3\x03\0"sv, &recording},
    {0, "ID3\x04\0"sv, &recording},
    {0, "OggS\0"sv, &recording},
    {0, "fLaC"sv, &recording},
    {0, "\x1A\x45\xDF\xA3"sv, &recording},
    {0,
     "\x7F"
     "ELF"sv,
     &program},
    {0, "MZ\x90\0"sv, &program},
    {0, "\xCF\xFA\xED\xFE"sv, &program},
    {0, "SQLite format 3\0"sv, &database},
    {0, "PAR1\x15"sv, &parquet},
});

struct Named {
  std::string_view name;
  const KnownFormat* format;
};
constexpr auto extensions = std::to_array<Named>({
    {"7z", &archive},      {"atom", &feed},        {"avi", &recording},  {"bmp", &image},       {"bz2", &archive},
    {"cpio", &archive},    {"csv", &table},        {"doc", &old_office}, {"docm", &office},     {"docx", &office},
    {"dotx", &office},     {"eml", &mail},         {"epub", &office},    {"exe", &program},     {"flac", &recording},
    {"gif", &image},       {"htm", &page},         {"html", &page},      {"jpeg", &image},      {"jpg", &image},
    {"json", &json},       {"jsonl", &json_lines}, {"lz", &archive},     {"lz4", &archive},     {"markdown", &markdown},
    {"mbox", &mail},       {"md", &markdown},      {"mht", &mail},       {"mhtml", &mail},      {"mkv", &recording},
    {"mov", &recording},   {"mp3", &recording},    {"mp4", &recording},  {"msg", &old_office},  {"ndjson", &json_lines},
    {"odg", &office},      {"odp", &office},       {"ods", &office},     {"odt", &office},      {"ogg", &recording},
    {"otp", &office},      {"ots", &office},       {"ott", &office},     {"parquet", &parquet}, {"pdf", &pdf},
    {"png", &image},       {"potx", &office},      {"ppsx", &office},    {"ppt", &old_office},  {"pptm", &office},
    {"pptx", &office},     {"ps", &postscript},    {"rar", &archive},    {"rss", &feed},        {"rtf", &rtf},
    {"sqlite", &database}, {"srt", &subtitles},    {"svg", &drawing},    {"tar", &archive},     {"tbz2", &archive},
    {"tgz", &archive},     {"tif", &image},        {"tiff", &image},     {"tsv", &table},       {"txz", &archive},
    {"vtt", &subtitles},   {"warc", &warc},        {"wav", &recording},  {"webm", &recording},  {"webp", &image},
    {"xhtml", &page},      {"xls", &old_office},   {"xlsm", &office},    {"xlsx", &office},     {"xltx", &office},
    {"xml", &xml},         {"xz", &archive},       {"zip", &archive},
});
constexpr auto media_types = std::to_array<Named>({
    {"application/atom+xml", &feed},
    {"application/epub+zip", &office},
    {"application/gzip", &archive},
    {"application/json", &json},
    {"application/jsonl", &json_lines},
    {"application/mbox", &mail},
    {"application/msword", &old_office},
    {"application/pdf", &pdf},
    {"application/rss+xml", &feed},
    {"application/rtf", &rtf},
    {"application/vnd.rar", &archive},
    {"application/warc", &warc},
    {"application/x-7z-compressed", &archive},
    {"application/x-bzip2", &archive},
    {"application/x-cpio", &archive},
    {"application/x-mimearchive", &mail},
    {"application/x-ndjson", &json_lines},
    {"application/x-subrip", &subtitles},
    {"application/x-tar", &archive},
    {"application/x-xz", &archive},
    {"application/xhtml+xml", &page},
    {"application/xml", &xml},
    {"application/zip", &archive},
    {"application/zstd", &archive},
    {"message/rfc822", &mail},
    {"multipart/related", &mail},
    {"text/csv", &table},
    {"text/html", &page},
    {"text/markdown", &markdown},
    {"text/rtf", &rtf},
    {"text/tab-separated-values", &table},
    {"text/vtt", &subtitles},
    {"text/xml", &xml},
});
static_assert(std::ranges::is_sorted(extensions, {}, &Named::name));
static_assert(std::ranges::is_sorted(media_types, {}, &Named::name));

const KnownFormat* find(std::span<const Named> sorted, std::string_view name) {
  const auto found = std::ranges::lower_bound(sorted, name, {}, &Named::name);
  return found != sorted.end() && found->name == name ? found->format : nullptr;
}

// "PK", with the name of a first member that only documents have.
const KnownFormat* format_of_zip(std::string_view head) {
  constexpr std::size_t name = 30;
  if (!head.starts_with("PK\x03\x04")) return nullptr;
  for (const std::string_view member : {"mimetypeapplication/epub+zip", "mimetypeapplication/vnd.oasis.opendocument",
                                        "[Content_Types].xml", "_rels/.rels", "word/", "xl/", "ppt/", "docProps/"})
    if (head.size() > name && head.substr(name).starts_with(member)) return &office;
  return &archive;
}

// "RIFF", the size of the file, and what it holds.
const KnownFormat* format_of_riff(std::string_view head) {
  if (!head.starts_with("RIFF") || head.size() < 12) return nullptr;
  const auto contents = head.substr(8, 4);
  if (contents == "WEBP") return &image;
  return contents == "WAVE" || contents == "AVI " ? &recording : nullptr;
}

std::string_view without_blanks(std::string_view text) {
  text.remove_prefix(std::min(text.find_first_not_of(" \t\r\n"), text.size()));
  return text;
}

const KnownFormat* format_of_markup(std::string_view text) {
  const std::string lower = lower_ascii(text);
  const auto has = [&](std::string_view mark) { return lower.find(mark) != std::string::npos; };
  if (lower.starts_with("<!doctype html") || lower.starts_with("<html")) return &page;
  const bool declared = lower.starts_with("<?xml");
  if (declared && (has("<!doctype html") || has("<html"))) return &page;
  const bool begins = declared || lower.starts_with("<!doctype") || lower.starts_with("<!--");
  for (const auto& [mark, format] :
       {Named{"<rss", &feed}, Named{"<feed", &feed}, Named{"<rdf:rdf", &feed}, Named{"<nitf", &news},
        Named{"<newsml", &news}, Named{"<newsitem", &news}, Named{"<newsmessage", &news}, Named{"<svg", &drawing}})
    if (lower.starts_with(mark) || (begins && has(mark))) return format;
  return declared ? &xml : nullptr;
}

// The beginning of an object with a member, or of an array of objects.
bool begins_json(std::string_view text) {
  if (text.starts_with('[')) text = without_blanks(text.substr(1));
  if (!text.starts_with('{')) return false;
  text = without_blanks(text.substr(1));
  if (!text.starts_with('"')) return false;
  const auto end = text.find('"', 1);
  return end != std::string_view::npos && without_blanks(text.substr(end + 1)).starts_with(':');
}

// Header fields, one of which only mail has; or the line that begins a message in a mailbox.
bool begins_mail(std::string_view text) {
  if (text.starts_with("From ")) {
    const auto end = text.find('\n');
    if (end == std::string_view::npos || text.substr(0, end).find('@') == std::string_view::npos) return false;
    text.remove_prefix(end + 1);
  }
  bool of_mail = false;
  while (!text.empty() && text[0] != '\n' && text[0] != '\r') {
    const auto line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(line.size() + 1, text.size()));
    if (line[0] == ' ' || line[0] == '\t') continue;
    const auto colon = line.find(':');
    if (text.empty()) break;  // the head ends here
    if (colon == std::string_view::npos || line.substr(0, colon).find_first_of(" \t") != std::string_view::npos)
      return false;
    const std::string name = lower_ascii(line.substr(0, colon));
    of_mail = of_mail || name == "message-id" || name == "mime-version" || name == "received" ||
              name == "return-path" || name == "delivered-to";
  }
  return of_mail;
}

}  // namespace

const KnownFormat* format_of_bytes(std::string_view head) {
  for (const auto& signature : signatures)
    if (head.size() >= signature.offset && head.substr(signature.offset).starts_with(signature.bytes))
      return signature.format;
  if (const auto* zip = format_of_zip(head)) return zip;
  if (const auto* riff = format_of_riff(head)) return riff;
  const auto text = without_blanks(head);
  if (text.starts_with('<')) return format_of_markup(text);
  if (begins_json(text)) return &json;
  return begins_mail(head) ? &mail : nullptr;
}

const KnownFormat* format_of_name(std::string_view extension, std::string_view media_type) {
  if (const auto* format = find(media_types, media_type)) return format;
  return find(extensions, extension);
}

}  // namespace dossier::engine
