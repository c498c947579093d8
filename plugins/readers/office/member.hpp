// Parses a member of a container into a composer, and reports where it is damaged.
#pragma once

#include <string_view>

#include "composer.hpp"
#include "dossier/plugin/host.hpp"
#include "package.hpp"
#include "xml/parse.hpp"

namespace dossier_office {

// The value of an attribute, whatever its namespace; empty if there is none.
inline std::string_view value_of(const xml::Element& element, std::string_view local) {
  for (const auto& [name, value] : element.attributes)
    if (name.local == local) return value;
  return {};
}

// What all handlers of members share: where the text goes, and the place of the member in the map.
class MemberHandler : public xml::Handler {
 public:
  MemberHandler(Composer& out, std::uint64_t place) : out_(out), place_(place) {}

 protected:
  Composer& out() { return out_; }
  std::uint64_t place() const { return place_; }
  // Text that tracked changes took away; counted in `deleted`.
  void leave_out_deleted(const dossier::MappedText& text, std::uint64_t& deleted) {
    deleted += text.size();
    out_.left_out().add(dossier::loss_reason::deleted, moved(text.source_of({0, text.size()})));
  }
  dossier::Span moved(const dossier::Span& source) const { return {source.start + place_, source.end + place_}; }

  // Leaves out the element that has just started, with all in it. Call it in start, before anything else looks at
  // skipping(): elements inside do not reach the rest of the handler.
  void skip() { skipped_ = 1; }
  bool skipping() const { return skipped_ > 0; }
  // At the beginning of start and end: whether the element is part of what is left out.
  bool skips_start() { return skipped_ > 0 && ++skipped_; }
  bool skips_end() { return skipped_ > 0 && skipped_--; }

 private:
  Composer& out_;
  std::uint64_t place_;
  int skipped_ = 0;  // open elements, from the one that is left out
};

// A member that is damaged gives what comes before the damage, and a rejection. False if it is not there.
template <class H, class... Args>
bool parse_member(Package& package, std::string_view name, Composer& out, const dossier::Host& host, Args&&... args) {
  const auto* bytes = package.find(name);
  if (!bytes) return false;
  const auto place = package.place(name);
  H handler(out, place, std::forward<Args>(args)...);
  const auto parsed = xml::parse(*bytes, handler);
  if (parsed.fault)
    host.reject(name, parsed.fault->code,
                std::string(name) + ": " + parsed.fault->message + "; the text before it is kept",
                {place + parsed.fault->offset, place + bytes->size()});
  host.checkpoint();
  return true;
}

}  // namespace dossier_office
