#include "records.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

namespace dossier_warc {
namespace {

constexpr std::string_view mark = "WARC/";

// Where the header that begins at `start` ends: behind its empty line, or before the next record if it has none.
std::uint64_t end_of_header(std::string_view bytes, std::uint64_t start) {
  auto at = start + mime::line_size(bytes, start);
  while (at < bytes.size() && !bytes.substr(at).starts_with(mark)) {
    const auto size = mime::line_size(bytes, at);
    at += size;
    if (size <= 2 && (bytes[at - size] == '\n' || bytes.substr(at - size, size) == "\r\n")) break;
  }
  return at;
}

}  // namespace

Records::Next Records::next(Record& record) {
  while (at_ < bytes_.size() && (bytes_[at_] == '\r' || bytes_[at_] == '\n')) ++at_;
  if (at_ >= bytes_.size()) return Next::end;
  const auto start = at_;
  if (!bytes_.substr(at_).starts_with(mark))
    return pass_over(start, start, Next::damaged, "expected a record, which begins with \"WARC/\", found other bytes");
  record.start = start;
  const auto header_end = end_of_header(bytes_, start);
  record.header = mime::read_header(bytes_.substr(0, header_end), start + mime::line_size(bytes_, start));
  const auto text = record.header.value(bytes_, "content-length");
  std::uint64_t size = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), size);
  if (!record.header.complete || text.empty() || error != std::errc() || end != text.data() + text.size())
    return pass_over(start, std::max(start + mark.size(), header_end),
                     record.header.complete || header_end < bytes_.size() ? Next::damaged : Next::cut,
                     record.header.complete
                         ? "expected the size of the record in its Content-Length, found \"" + text.substr(0, 40) + "\""
                     : header_end < bytes_.size() ? "another record begins in the header of the record"
                                                  : "the file ends in the header of the record");
  const auto body = record.header.end;
  if (size > bytes_.size() - body)
    return pass_over(start, body, Next::cut,
                     "the record declares " + std::to_string(size) + " bytes, and " +
                         std::to_string(bytes_.size() - body) + " follow");
  record.block = {body, body + size};
  at_ = body + size;
  return Next::record;
}

std::uint64_t Records::next_record(std::uint64_t from) const {
  constexpr std::string_view begins = "\nWARC/1.";
  const auto found = bytes_.find(begins, from ? from - 1 : 0);
  return found == std::string_view::npos ? bytes_.size() : found + 1;
}

Records::Next Records::pass_over(std::uint64_t start, std::uint64_t searched, Next result, std::string problem) {
  at_ = next_record(searched);
  passed_over_ = {start, at_};
  problem_ = std::move(problem);
  return result;
}

}  // namespace dossier_warc
