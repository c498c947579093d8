#include "core/engine/loss_report.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <utility>

namespace dossier::engine {
namespace {

constexpr std::size_t most_listed = 20;  // parts of a report: the largest
constexpr std::string_view replacement = "\xEF\xBF\xBD";

Span common(const Span& a, const Span& b) {
  const auto start = std::max(a.start, b.start);
  return {start, std::max(start, std::min(a.end, b.end))};
}

std::uint64_t unsigned_or(const Json& json, std::string_view name, std::uint64_t fallback) {
  const auto value = json.integer_or(name, -1);
  return value < 0 ? fallback : static_cast<std::uint64_t>(value);
}

// What the map of a text from members of a container counts in (sdk/doc/reader.md); 0 if it counts in the input.
std::uint64_t size_of_members(const Document& document) {
  const auto* members = document.metadata.find("members");
  if (!members || !members->array() || members->array()->empty()) return 0;
  const auto& last = members->array()->back();
  return unsigned_or(last, "start", 0) + unsigned_or(last, "size", 0);
}

Json::Object totals_json(const std::map<std::string_view, std::uint64_t>& totals) {
  Json::Object all;
  for (const auto& [reason, size] : totals)
    if (size) all.emplace_back(std::string(reason), size);
  return all;
}

// The largest, in the order in which they are.
template <class T, class Size>
void keep_largest(std::vector<T>& parts, Size size) {
  if (parts.size() <= most_listed) return;
  std::vector<std::size_t> order(parts.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::nth_element(order.begin(), order.begin() + most_listed, order.end(), [&](std::size_t a, std::size_t b) {
    return std::pair(size(parts[b]), a) < std::pair(size(parts[a]), b);
  });
  order.resize(most_listed);
  std::sort(order.begin(), order.end());
  std::vector<T> kept;
  for (const auto i : order) kept.push_back(std::move(parts[i]));
  parts = std::move(kept);
}

void add_parts(Json& report, Json::Array parts, std::size_t all) {
  if (parts.empty()) return;
  const auto more = all - parts.size();
  report.set("parts", std::move(parts));
  if (more) report.set("more", std::uint64_t{more});
}

// Of a text from pages, which has no bytes in the input: the reader notes how much text it kept, and what it left out
// with its size, page and box.
Json report_of_pages(const Json& note) {
  const std::uint64_t kept = unsigned_or(note, "kept", 0);
  std::uint64_t size = kept;
  std::map<std::string_view, std::uint64_t> totals;
  std::vector<Json> parts;
  const auto size_of = [](const Json& part) { return unsigned_or(part, "size", 0); };
  if (const auto* noted = note.find("parts"); noted && noted->array())
    for (const auto& part : *noted->array()) {
      const auto reason = part.text_or("reason");
      if (!loss_reason::is_known(reason)) continue;
      size += size_of(part);
      totals[*std::ranges::lower_bound(loss_reason::all, reason)] += size_of(part);
      parts.push_back(part);
    }
  // Hyphens at line ends, dots that lead to page numbers.
  if (const auto found = unsigned_or(note, "size", 0); found > size) {
    totals[loss_reason::markup] += found - size;
    size = found;
  }
  const auto all = parts.size();
  keep_largest(parts, size_of);
  Json report(Json::Object{{"unit", "text"}, {"size", size}, {"kept", kept}, {"left_out", totals_json(totals)}});
  add_parts(report, std::move(parts), all);
  return report;
}

// The spans of a reader's note, with reasons that outlive it.
template <class Visit>
void each_noted(const Json& note, Visit&& visit) {
  const auto* parts = note.find("parts");
  if (!parts || !parts->object()) return;
  for (const auto& [name, offsets] : *parts->object()) {
    if (!loss_reason::is_known(name) || !offsets.array()) continue;
    const auto reason = *std::ranges::lower_bound(loss_reason::all, name);
    for (std::size_t i = 0; i + 1 < offsets.array()->size(); i += 2) {
      const auto start = (*offsets.array())[i].as_integer(-1);
      const auto end = (*offsets.array())[i + 1].as_integer(-1);
      if (start >= 0 && end > start)
        visit(reason, Span{static_cast<std::uint64_t>(start), static_cast<std::uint64_t>(end)});
    }
  }
}

}  // namespace

// Which bytes of a range have been accounted for.
class LossReports::Account {
 public:
  explicit Account(const Span& range) : range_(range) {}

  // Takes what is still free of these spans, ascending by start; returns its size. Each piece is passed on.
  template <class Spans, class Piece>
  std::uint64_t take(const Spans& spans, Piece&& piece) {
    std::vector<Span> added;
    std::uint64_t size = 0;
    auto taken = taken_.begin();
    std::uint64_t at = range_.start;
    for (const auto& each : spans) {
      const auto span = common(span_of(each), range_);
      at = std::max(at, span.start);
      while (at < span.end) {
        while (taken != taken_.end() && taken->end <= at) ++taken;
        if (taken != taken_.end() && taken->start <= at) {
          at = taken->end;
          continue;
        }
        const auto end = taken == taken_.end() ? span.end : std::min(span.end, taken->start);
        if (!added.empty() && added.back().end == at)
          added.back().end = end;
        else
          added.push_back({at, end});
        piece(each, Span{at, end});
        size += end - at;
        at = end;
      }
    }
    std::vector<Span> all;
    all.reserve(taken_.size() + added.size());
    std::merge(taken_.begin(), taken_.end(), added.begin(), added.end(), std::back_inserter(all));
    taken_ = std::move(all);
    size_ += size;
    return size;
  }
  std::uint64_t free() const { return range_.size() - size_; }

 private:
  static const Span& span_of(const Span& span) { return span; }
  static const Span& span_of(const Part& part) { return part.span; }

  Span range_;
  std::vector<Span> taken_;  // ascending, without overlaps
  std::uint64_t size_ = 0;
};

LossReports::LossReports(std::string_view bytes, std::uint64_t offset, const plugin::Call& call,
                         const std::vector<InnerInput>& inside)
    : bytes_(bytes), offset_(offset), reported_(offset) {
  for (const auto& inner : inside) add_inner(inner);
  const bool by_member = call.records.empty();
  add_faults(loss_reason::rejected, call.rejected, by_member);
  add_faults(loss_reason::skipped, call.dropped, by_member);
  std::ranges::stable_sort(known_, {}, [](const Part& part) { return part.span; });
  std::uint64_t end = 0;
  for (auto& part : known_) {
    part.span.start = std::max(part.span.start, end);
    end = part.span.end = std::max(part.span.end, end);
  }
}

// What the note says is nested is this input.
void LossReports::add_inner(const InnerInput& inner) {
  places_inside_ = places_inside_ || !inner.note.is_null();
  each_noted(inner.note, [&](std::string_view reason, const Span& span) {
    if (reason == loss_reason::nested)
      known_.push_back({span, inner.reason, inner.code, inner.name});
    else
      known_.push_back({span, reason});
  });
}

void LossReports::add_faults(std::string_view reason, const std::vector<plugin::CallFault>& faults, bool by_member) {
  for (const auto& fault : faults)
    if (fault.end > fault.start)
      known_.push_back({{fault.start, fault.end}, reason, fault.code, by_member ? fault.unit : std::string()});
}

// Where the document is in the input: as the reader says, else up to the last byte that its text was made from.
Span LossReports::share_of(const Json& note, const plugin::EmittedRecord& emitted, const Span& whole,
                           bool is_last) const {
  if (note.find("end")) return common({unsigned_or(note, "start", 0), unsigned_or(note, "end", 0)}, whole);
  Span share{std::min(reported_, whole.end), whole.end};
  if (is_last) return share;
  share.end = share.start;
  for (const auto& run : emitted.map) share.end = std::max(share.end, run.source_end());
  return common(share, whole);
}

// The bytes for which the text has U+FFFD, ascending by their places in the text.
std::vector<Span> LossReports::undecodable(const Document& document, const plugin::EmittedRecord& emitted) const {
  std::vector<Span> found;
  if (!document.metadata.find("replaced_characters")) return found;
  auto run = emitted.map.begin();
  for (auto at = emitted.text.find(replacement); at != std::string::npos;
       at = emitted.text.find(replacement, at + replacement.size())) {
    while (run != emitted.map.end() && run->text_end() <= at) ++run;
    if (run == emitted.map.end()) break;
    if (run->text > at) continue;
    const Span source = run->source_of({at, at + replacement.size()});
    const auto bytes = Span{source.start - offset_, source.end - offset_}.of(bytes_);
    if (bytes != replacement && !bytes.starts_with('&')) found.push_back(source);
  }
  return found;
}

Json LossReports::report_of_container() {
  if (!places_inside_) return {};
  Json report(Json::Object{{"unit", "byte"}, {"start", offset_}, {"size", std::uint64_t{bytes_.size()}}});
  std::map<std::string_view, std::uint64_t> totals;
  std::vector<Part> listed;
  Account account({offset_, offset_ + bytes_.size()});
  account.take(known_, [&](const Part& part, const Span& piece) {
    totals[part.reason] += piece.size();
    // What could be read has reports of its own.
    if (part.reason != loss_reason::nested) listed.push_back({piece, part.reason, part.code, part.member});
  });
  totals[loss_reason::frame] += account.free();
  report.set("left_out", totals_json(totals));
  add_listed(report, std::move(listed), {});
  return report;
}

Json LossReports::report(const Json& note, const Document& document, const plugin::EmittedRecord& emitted,
                         bool is_last) {
  if (note.text_or("unit") == "text") return report_of_pages(note);
  if (note.is_null() && emitted.map.empty()) return {};
  const auto in_members = note.flag_or("in_members", false) ? size_of_members(document) : 0;
  const Span whole = in_members ? Span{0, in_members} : Span{offset_, offset_ + bytes_.size()};
  const Span share = in_members ? whole : share_of(note, emitted, whole, is_last);
  Span range = share;
  if (!in_members) {
    if (reported_ < share.start) range.start = reported_;
    if (is_last) range.end = std::max(range.end, whole.end);
    reported_ = std::max(reported_, range.end);
  }

  std::map<std::string_view, std::uint64_t> totals;
  std::vector<Part> listed;
  Account account(range);
  const auto take = [&](const std::vector<Part>& parts) {
    account.take(parts, [&](const Part& part, const Span& piece) {
      totals[part.reason] += piece.size();
      listed.push_back({piece, part.reason, part.code, part.member});
    });
  };
  std::vector<Part> parts;
  for (const auto& span : undecodable(document, emitted)) parts.push_back({span, loss_reason::undecodable});
  std::ranges::stable_sort(parts, {}, [](const Part& part) { return part.span; });
  take(parts);

  std::vector<Span> sources;
  sources.reserve(emitted.map.size());
  for (const auto& run : emitted.map) sources.push_back({run.source, run.source_end()});
  if (!std::ranges::is_sorted(sources)) std::ranges::sort(sources);
  const auto kept = account.take(sources, [](const Span&, const Span&) {});

  parts.clear();
  each_noted(note, [&](std::string_view reason, const Span& span) { parts.push_back({span, reason}); });
  auto fault = std::ranges::partition_point(known_, [&](const Part& part) { return part.span.end <= range.start; });
  for (; fault != known_.end() && fault->span.start < range.end; ++fault) parts.push_back(*fault);
  std::ranges::stable_sort(parts, {}, [](const Part& part) { return part.span; });
  take(parts);
  take({{{range.start, share.start}, loss_reason::frame}, {{share.end, range.end}, loss_reason::frame}});
  const auto rest = note.text_or("rest", loss_reason::markup);
  totals[loss_reason::is_known(rest) ? rest : loss_reason::markup] += account.free();

  std::vector<Json> members;
  std::uint64_t size = range.size();
  if (const auto* noted = note.find("members"); noted && noted->array())
    for (const auto& member : *noted->array()) {
      const auto reason = member.text_or("reason");
      if (!loss_reason::is_known(reason)) continue;
      size += unsigned_or(member, "size", 0);
      totals[reason] += unsigned_or(member, "size", 0);
      members.push_back(member);
    }

  Json report(Json::Object{
      {"unit", "byte"}, {"start", range.start}, {"size", size}, {"kept", kept}, {"left_out", totals_json(totals)}});
  add_listed(report, std::move(listed), std::move(members));
  return report;
}

// The largest of both.
void LossReports::add_listed(Json& report, std::vector<Part> listed, std::vector<Json> members) {
  const auto all = listed.size() + members.size();
  keep_largest(members, [](const Json& member) { return unsigned_or(member, "size", 0); });
  std::ranges::stable_sort(listed, {}, [](const Part& part) { return part.span; });
  keep_largest(listed, [](const Part& part) { return part.span.size(); });
  Json::Array shown;
  for (const auto& part : listed) {
    Json entry(Json::Object{{"reason", part.reason}, {"start", part.span.start}, {"end", part.span.end}});
    if (!part.code.empty()) entry.set("code", part.code);
    if (!part.member.empty()) entry.set("member", part.member);
    shown.push_back(std::move(entry));
  }
  std::ranges::move(members, std::back_inserter(shown));
  add_parts(report, std::move(shown), all);
}

}  // namespace dossier::engine
