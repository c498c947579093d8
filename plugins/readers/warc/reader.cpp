// Web archives (WARC 1.0 and 1.1): each page that was fetched is an input of its own, with its address and the type and
// charset that the server declared.
#include <algorithm>
#include <functional>

#include "dossier/plugin.hpp"
#include "dossier/text/fold.hpp"
#include "dossier/text/media_type.hpp"
#include "dossier/text/valid_utf8.hpp"
#include "http_answer.hpp"
#include "members.hpp"
#include "records.hpp"

namespace dossier_warc {
namespace {

// An address as the name of an input: without the scheme, the fragment and the slash at the end.
std::string name_of(std::string_view url) {
  if (const auto scheme = url.find("://"); scheme != std::string_view::npos) url.remove_prefix(scheme + 3);
  url = url.substr(0, url.find('#'));
  while (url.ends_with('/')) url.remove_suffix(1);
  std::string name(url.substr(0, 400));
  for (char& c : name)
    if (static_cast<unsigned char>(c) <= ' ' || c == 0x7F) c = '_';
  return dossier::valid_utf8(name);
}

// Of an answer of this size, decompressed.
std::uint64_t largest_content(std::uint64_t size) {
  constexpr std::uint64_t always = 8 << 20;
  return std::max(always, size * 100);
}

class Reading {
 public:
  Reading(const dossier::Input& input, dossier::DocumentSink& sink) : input_(input), sink_(sink), left_(input.budget) {}

  void run() {
    if (!Members::is_compressed(input_.bytes)) return read_records(input_.bytes, nullptr);
    // What is decompressed has requests and headers, too: twice as much as what it passes on.
    Members members(input_.bytes, left_ > UINT64_MAX / 2 ? UINT64_MAX : left_ * 2);
    std::string content;
    while (true) {
      const auto next = members.next(content);
      if (next == Members::Next::end) return;
      place_ = members.span();
      if (next == Members::Next::member) {
        read_records(content, &place_);
      } else if (next == Members::Next::damaged) {
        sink_.reject(at(place_), "damaged",
                     "the compressed member at byte " + std::to_string(place_.start) + " is damaged or cut off",
                     place_);
      } else {
        sink_.reject(at(place_), "nested_too_large",
                     "the web archive is not read from byte " + std::to_string(place_.start) +
                         " on: it decompresses to more than one file may hold; raise --memory, or decompress it",
                     place_);
      }
    }
  }

 private:
  // place: the member that the bytes are from; null: they are the input.
  void read_records(std::string_view bytes, const dossier::Span* place) {
    Records records(bytes);
    Record record;
    while (true) {
      sink_.checkpoint();
      const auto next = records.next(record);
      if (next == Records::Next::end) return;
      if (next == Records::Next::record) {
        span_ = place ? *place : dossier::Span{record.start, record.block.end};
        read_record(bytes, record);
      } else {
        const auto span = place ? *place : records.passed_over();
        sink_.reject(at(span), next == Records::Next::cut ? "truncated" : "damaged",
                     "at byte " + std::to_string(span.start) + (place ? ", in the compressed member" : "") + ": " +
                         records.problem(),
                     span);
      }
      if (!place) sink_.progress(record.block.end, bytes.size());
    }
  }

  void read_record(std::string_view bytes, const Record& record) {
    const auto field = [&](std::string_view name) { return record.header.value(bytes, name); };
    const auto type = dossier::lower_ascii(field("warc-type"));
    const auto block = record.block.of(bytes);
    url_ = field("warc-target-uri");
    std::erase(url_, '<');
    std::erase(url_, '>');
    if (type == "response" && !url_.starts_with("dns:")) {
      read_response(block, field("warc-date"));
    } else if (type == "resource" || type == "conversion") {
      give(field("content-type"), block, field("warc-date"));
    } else {
      sink_.drop(unit(), is_known(type) ? type : "other_record", span_);
    }
  }
  static bool is_known(std::string_view type) {
    for (const auto* known : {"warcinfo", "request", "metadata", "revisit", "continuation", "response"})
      if (type == known) return true;
    return false;
  }

  void read_response(std::string_view block, const std::string& date) {
    const auto answer = read_answer(block, std::min({left_, work_, largest_content(block.size())}));
    const auto decoded = answer.decoded ? answer.decoded->size() : 0;
    work_ -= std::min<std::uint64_t>(work_, decoded);
    if (answer.status == 0)
      return sink_.reject(unit(), "damaged", unit() + ": expected the answer of a web server, found other bytes",
                          span_);
    if (answer.status < 200 || answer.status > 299) return sink_.drop(unit(), "http_status", span_);
    if (!answer.problem.empty()) return sink_.reject(unit(), "damaged", unit() + ": " + answer.problem, span_);
    if (answer.too_large) return left_ >= decoded && work_ > 0 ? refuse_growth() : refuse_large(unit());
    give(answer.media_type, answer.content(), date);
  }

  void give(const std::string& media_type, std::string_view content, const std::string& date) {
    if (content.empty()) return sink_.drop(unit(), "empty", span_);
    if (content.size() > left_) return refuse_large(unit());
    left_ -= content.size();
    const auto name = name_of(url_);
    // A server that does not know says so in this way.
    const bool unknown = dossier::bare_media_type(media_type) == "application/octet-stream";
    const auto declared = unknown ? std::string() : media_type;
    dossier::NestedInput page{.name = name, .media_type = declared, .bytes = content};
    page.defaults.url = dossier::valid_utf8(url_);
    if (!date.empty()) page.defaults.metadata.set("fetched", dossier::valid_utf8(date));
    const auto place = place_of(content);
    page.left_out.add(dossier::loss_reason::fields, {span_.start, place.start});
    page.left_out.add(dossier::loss_reason::nested, place);
    sink_.nested(page);
  }
  // What was decompressed is somewhere in the record or member.
  dossier::Span place_of(std::string_view content) const {
    const std::less_equal<> precedes;
    const auto all = input_.bytes;
    if (!precedes(all.data(), content.data()) || !precedes(content.data() + content.size(), all.data() + all.size()))
      return span_;
    const auto start = static_cast<std::uint64_t>(content.data() - all.data());
    return {start, start + content.size()};
  }
  void refuse_growth() {
    sink_.reject(unit(), "nested_too_large",
                 unit() + " is not read: its content decompresses to more than a hundred times its size", span_);
  }
  void refuse_large(const std::string& what) {
    sink_.reject(what, "nested_too_large",
                 what + " is not read: the records read before it left " + std::to_string(left_) +
                     " bytes of what one file may hold; raise --memory, or split the web archive",
                 span_);
  }

  std::string unit() const { return url_.empty() ? at(span_) : dossier::valid_utf8(url_.substr(0, 400)); }
  static std::string at(const dossier::Span& span) { return "byte " + std::to_string(span.start); }

  const dossier::Input& input_;
  dossier::DocumentSink& sink_;
  std::uint64_t left_;
  std::uint64_t work_ = left_ > UINT64_MAX / 2 ? UINT64_MAX : left_ * 2;  // bytes of contents that may be decompressed
  dossier::Span place_;
  dossier::Span span_;  // of the record, or of the compressed member it is in
  std::string url_;
};

}  // namespace

class Warc {
 public:
  static constexpr auto about = dossier::About{
      .id = "reader.warc",
      .version = "1.0.0",
      .summary = "Reads web archives (WARC): each page goes to its reader, with its address, type and charset."};
  static void describe(dossier::PluginManifest& manifest) {
    manifest.isolation = "process";  // it parses untrusted input
    manifest.media_types = {"application/warc"};
    manifest.extensions = {"warc"};
  }
  static int sniff(std::string_view uri, std::string_view head) {
    const auto begins = Members::is_compressed(head) ? Members::beginning(head) : std::string(head.substr(0, 16));
    if (begins.starts_with("WARC/1.") || begins.starts_with("WARC/0.")) return 95;
    // The beginning of what is compressed with a dictionary cannot be seen.
    return head.starts_with("\x5D\x2A\x4D\x18") && uri.ends_with(".warc.zst") ? 90 : 0;
  }

  void read(const dossier::Input& input, dossier::DocumentSink& sink) const { Reading(input, sink).run(); }
};

}  // namespace dossier_warc

DOSSIER_PLUGIN(dossier_warc::Warc)
