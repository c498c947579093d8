#include "part.hpp"

#include <algorithm>

#include "dossier/text/fold.hpp"
#include "field_values.hpp"

namespace dossier_mail {
namespace {

using dossier::Span;

constexpr int deepest = 24;
constexpr std::size_t most_parts = 10'000;  // of a message

class PartReader {
 public:
  explicit PartReader(std::string_view bytes) : bytes_(bytes) {}

  Part read(Span span, std::string_view default_type, int depth) {
    const auto within = bytes_.substr(0, span.end);
    Part part;
    part.header = mime::read_header(within, span.start);
    part.content = {std::min(part.header.end, span.end), span.end};
    const auto field = [&](std::string_view name) { return part.header.value(within, name); };
    const auto type = read_content_type(field("content-type"));
    part.type = type.type.empty() ? default_type : type.type;
    part.charset = type.charset;
    part.flowed = type.flowed;
    part.encoding = dossier::lower_ascii(field("content-transfer-encoding"));
    part.address = field("content-location");
    const auto disposition = read_disposition(field("content-disposition"));
    part.attached = disposition.attached;
    part.name = disposition.name.empty() ? type.name : disposition.name;
    if (!part.has_parts()) return part;
    if (type.boundary.empty()) {
      part.type = "text/plain";
    } else if (depth == deepest) {
      part.too_deep = true;
    } else {
      split(part, type.boundary, depth);
    }
    return part;
  }

 private:
  void split(Part& part, const std::string& boundary, int depth) {
    const std::string mark = "--" + boundary;
    const auto default_type = part.type == "multipart/digest" ? "message/rfc822" : "text/plain";
    std::uint64_t begin = 0;
    bool open = false;
    for (auto at = next_mark(mark, part.content.start, part.content.end); at < part.content.end;) {
      const auto after = at + mark.size();
      if (open) add(part, {begin, without_line_end(begin, at)}, default_type, depth);
      open = !bytes_.substr(after).starts_with("--");
      if (!open || part.too_deep) return;
      begin = std::min(at + mime::line_size(bytes_, at), part.content.end);
      at = next_mark(mark, begin, part.content.end);
    }
    if (open) add(part, {begin, part.content.end}, default_type, depth);
  }
  void add(Part& part, Span span, std::string_view default_type, int depth) {
    if (++parts_ > most_parts) {
      part.too_deep = true;
    } else {
      part.parts.push_back(read(span, default_type, depth + 1));
    }
  }
  // The next line that is the mark, with "--" or blanks after it.
  std::uint64_t next_mark(const std::string& mark, std::uint64_t from, std::uint64_t end) const {
    const auto within = bytes_.substr(0, end);
    for (auto at = within.find(mark, from); at != std::string_view::npos; at = within.find(mark, at + 1)) {
      if (at != from && bytes_[at - 1] != '\n') continue;
      auto rest = within.substr(at + mark.size(), mime::line_size(within, at) - mark.size());
      if (rest.starts_with("--")) rest.remove_prefix(2);
      if (rest.find_first_not_of(" \t\r\n") == std::string_view::npos) return at;
    }
    return end;
  }
  // The line end before a mark belongs to the mark.
  std::uint64_t without_line_end(std::uint64_t begin, std::uint64_t end) const {
    if (end > begin && bytes_[end - 1] == '\n') --end;
    if (end > begin && bytes_[end - 1] == '\r') --end;
    return end;
  }

  std::string_view bytes_;
  std::size_t parts_ = 0;
};

}  // namespace

Part read_parts(std::string_view bytes, Span message) { return PartReader(bytes).read(message, "text/plain", 0); }

}  // namespace dossier_mail
