#include "entries_after.hpp"

#include <algorithm>
#include <string>

namespace dossier_feed {
namespace {

constexpr std::size_t largest_head = 2048;  // it is read again for each entry

std::string_view entry_name(std::string_view root) { return root == "feed" ? "entry" : "item"; }

// Where a tag begins that is written so; the size of the text if there is none.
std::size_t find_tag(std::string_view text, const std::string& tag, std::size_t from) {
  for (auto at = text.find(tag, from); at != std::string_view::npos; at = text.find(tag, at + 1)) {
    const auto end = at + tag.size();
    if (end < text.size() && std::string_view(" \t\r\n/>").find(text[end]) != std::string_view::npos) return at;
  }
  return text.size();
}

// What precedes the first entry. If that is much, only what opens the feed.
std::string head_of(std::string_view text, std::string_view root) {
  const auto first = find_tag(text, "<" + std::string(entry_name(root)), 0);
  if (first <= largest_head) return std::string(text.substr(0, first));
  const auto begin = std::min(text.find(root), text.size());
  const auto open = begin > 0 ? text.rfind('<', begin) : 0;
  const auto tag = text.substr(open, text.find('>', begin) + 1 - open);
  return std::string(tag.substr(0, largest_head)) + (root == "rss" ? "<channel>" : "");
}

}  // namespace

std::optional<std::uint64_t> next_entry(const xml::Source& source, std::string_view root, std::uint64_t from) {
  const auto at = find_tag(source.text(), "<" + std::string(entry_name(root)), from);
  if (at == source.text().size()) return std::nullopt;
  return at;
}

void each_entry_from(
    const xml::Source& source, std::string_view root, std::uint64_t first,
    const std::function<void(const xml::Tree& feed, const xml::Fault* damage, const dossier::Span& bytes)>& visit) {
  const auto text = source.text();
  const auto head = head_of(text, root);
  const auto end_tag = "</" + std::string(entry_name(root));
  for (std::optional<std::uint64_t> at = first; at;) {
    const auto next = next_entry(source, root, *at + 1);
    const auto limit = next.value_or(text.size());
    const auto close = find_tag(text.substr(0, limit), end_tag, *at);
    const auto end = std::min(close == limit ? limit : text.find('>', close) + 1, limit);
    dossier::MappedText entry;
    entry.insert(head);
    source.append_to(entry, {*at, end});
    const xml::Source one(std::move(entry));
    const xml::Tree feed(one);
    const auto& fault = feed.parsed().fault;  // at the end there is one: the feed is not closed
    const bool damaged = fault && fault->at < one.text().size();
    visit(feed, damaged ? &*fault : nullptr, source.bytes_of({*at, end}));
    at = next;
  }
}

}  // namespace dossier_feed
