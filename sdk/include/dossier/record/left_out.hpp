// What a reader left out of a document's text, and why. The host makes the loss report of it: the member `loss_report` of
// the document's metadata, in which what was kept and what was left out add up to the input.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "dossier/record/json.hpp"
#include "dossier/record/span.hpp"

DOSSIER_NAMESPACE_BEGIN

// The member of the metadata: a reader's LeftOut, which the host replaces by the report.
inline constexpr std::string_view loss_report_name = "loss_report";
// Where an input has no document of its own, the first document from inside it has this member: the reports of such
// inputs, the inner ones first.
inline constexpr std::string_view container_reports_name = "containers";

// Why bytes of the input are not in the text.
namespace loss_reason {
inline constexpr std::string_view boilerplate = "boilerplate";  // what stands around an article: teasers, advertising
inline constexpr std::string_view code = "code";                // scripts and styles
inline constexpr std::string_view comments = "comments";        // of readers, of reviewers
inline constexpr std::string_view deleted = "deleted";          // by tracked changes
inline constexpr std::string_view fields = "fields";            // read as fields or metadata, or names of such
inline constexpr std::string_view frame = "frame";              // of the input, but of none of its documents
inline constexpr std::string_view hidden = "hidden";            // that a page does not show
inline constexpr std::string_view limit = "limit";              // beyond a limit
inline constexpr std::string_view markup = "markup";            // what gives the text its form: tags, signs, blanks
inline constexpr std::string_view navigation = "navigation";    // menus, heads and feet of pages of the web
inline constexpr std::string_view nested = "nested";            // given on as an input of its own
inline constexpr std::string_view rejected = "rejected";        // see the dead letter with the same span
inline constexpr std::string_view repeated = "repeated";        // what the text has already
inline constexpr std::string_view running = "running";          // running heads and feet, numbers of pages and lines
inline constexpr std::string_view skipped = "skipped";          // dropped on purpose, for the reason in the ledger
inline constexpr std::string_view undecodable = "undecodable";  // bytes that are no characters; U+FFFD in the text
inline constexpr std::string_view unsupported = "unsupported";  // pictures, embedded objects, other kinds of parts

inline constexpr std::array all{boilerplate, code,    comments, deleted,     fields,     frame,
                                hidden,      limit,   markup,   navigation,  nested,     rejected,
                                repeated,    running, skipped,  undecodable, unsupported};
static_assert(std::is_sorted(all.begin(), all.end()));
inline bool is_known(std::string_view word) { return std::binary_search(all.begin(), all.end(), word); }
}  // namespace loss_reason

// What a reader stored, taken out of the metadata; null if there is nothing.
inline Json take_left_out(Json& metadata) {
  Json note;
  auto* members = metadata.object();
  if (!members) return note;
  const auto found = std::find_if(members->begin(), members->end(),
                                  [](const Json::Member& member) { return member.first == loss_report_name; });
  if (found == members->end()) return note;
  note = std::move(found->second);
  members->erase(found);
  if (members->empty()) metadata = Json();
  return note;
}

// Spans are bytes of the input (or what the document's map counts in). They may overlap: what is in the text counts as
// kept, then the span that begins first. Bytes that are in no span are left out for the reason of the rest.
class LeftOut {
 public:
  // rest: a word of loss_reason.
  explicit LeftOut(std::string_view rest = loss_reason::markup) : rest_(rest) {}

  // The document's part of an input with several documents.
  void set_share(const Span& share) { share_ = share; }
  void add(std::string_view reason, const Span& source) {
    if (source.end > source.start) spans_[reason].push_back(source);
  }
  // The document's map counts in the members that its metadata names, and so do the spans.
  void count_in_members() { in_members_ = true; }
  // A member of a container that the document's map does not count in.
  void add_member(std::string_view reason, std::string_view name, std::uint64_t size) {
    members_.push_back(Json::Object{{"reason", reason}, {"member", name}, {"size", size}});
  }
  bool empty() const { return spans_.empty() && members_.empty(); }
  void store(Json& metadata) const {
    Json note(Json::Object{{"rest", rest_}});
    if (in_members_) note.set("in_members", true);
    if (share_.size() > 0) note.set("start", share_.start).set("end", share_.end);
    if (!spans_.empty()) {
      Json::Object parts;
      for (const auto& [reason, spans] : spans_) {
        Json::Array offsets;
        for (const auto& span : spans) {
          offsets.emplace_back(span.start);
          offsets.emplace_back(span.end);
        }
        parts.emplace_back(std::string(reason), std::move(offsets));
      }
      note.set("parts", std::move(parts));
    }
    if (!members_.empty()) note.set("members", members_);
    metadata.set(loss_report_name, std::move(note));
  }

 private:
  std::string_view rest_;
  Span share_;
  std::map<std::string_view, std::vector<Span>> spans_;
  Json::Array members_;
  bool in_members_ = false;
};

DOSSIER_NAMESPACE_END
