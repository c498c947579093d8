#include "mailbox.hpp"

#include <algorithm>

#include "mime/header.hpp"

namespace dossier_mail {
namespace {

constexpr std::string_view mark = "From ";

// "From ", a sender, and a time of day: prose that begins a line with "From" has no such time.
bool is_separator(std::string_view bytes, std::uint64_t at) {
  const auto line = bytes.substr(at, std::min<std::uint64_t>(mime::line_size(bytes, at), 400));
  if (!line.starts_with(mark)) return false;
  const auto sender = line.find(' ', mark.size());
  if (sender == std::string_view::npos) return false;
  const auto digit = [&](std::size_t i) { return i < line.size() && line[i] >= '0' && line[i] <= '9'; };
  for (auto colon = line.find(':', sender); colon != std::string_view::npos; colon = line.find(':', colon + 1))
    if (digit(colon - 1) && digit(colon + 1) && digit(colon + 2)) return true;
  return false;
}

}  // namespace

bool begins_mailbox(std::string_view bytes) { return is_separator(bytes, 0); }

bool Mailbox::next(dossier::Span& message) {
  if (at_ >= bytes_.size()) return false;
  const auto start = at_ + mime::line_size(bytes_, at_);
  auto end = bytes_.size();
  for (auto found = bytes_.find("\nFrom ", start ? start - 1 : 0); found != std::string_view::npos;
       found = bytes_.find("\nFrom ", found + 1)) {
    const auto before = bytes_.substr(0, found);
    const bool after_blank = before.ends_with('\n') || before.ends_with("\n\r") || found + 1 == start;
    if (!after_blank || !is_separator(bytes_, found + 1)) continue;
    end = found + 1;
    break;
  }
  message = {start, end};
  at_ = end;
  return true;
}

}  // namespace dossier_mail
