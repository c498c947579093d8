#include "package.hpp"

#include <archive.h>
#include <archive_entry.h>

#include <algorithm>
#include <memory>

#include "dossier/plugin/error.hpp"
#include "dossier/text/fold.hpp"
#include "dossier/text/valid_utf8.hpp"

namespace dossier_office {
namespace {

using dossier::Error;

constexpr std::size_t most_members = 100000;
constexpr std::int64_t most_declared = std::int64_t{1} << 40;  // bytes of a member that is not read

// Pictures and the like, what describes the document, comments of reviewers; the rest gives the text its form.
std::string_view reason_to_leave_out(std::string_view name) {
  namespace reason = dossier::loss_reason;
  for (const std::string_view part : {"comments", "threadedcomments"})
    if (name.find(part) != std::string_view::npos) return reason::comments;
  for (const std::string_view part : {"docprops/", "meta.xml", "customxml/", "content.opf", "manifest"})
    if (name.find(part) != std::string_view::npos) return reason::fields;
  if (name.starts_with("word/header") || name.starts_with("word/footer")) return reason::running;
  if (name.find("worksheets/") != std::string_view::npos) return reason::hidden;
  if (name.ends_with(".xml") || name.ends_with(".rels") || name.ends_with(".css") || name.ends_with("mimetype"))
    return reason::markup;
  return reason::unsupported;
}

struct Closed {
  void operator()(archive* a) const { archive_read_free(a); }
};
using Archive = std::unique_ptr<archive, Closed>;

std::string reason_of(archive* a) {
  const char* reason = archive_error_string(a);
  return dossier::valid_utf8(reason ? reason : "no reason was given");
}

Archive open(std::string_view bytes) {
  Archive a(archive_read_new());
  archive_read_support_format_zip(a.get());
  if (archive_read_open_memory(a.get(), bytes.data(), bytes.size()) != ARCHIVE_OK)
    throw Error("bad_document", "expected a zip container, found other bytes: " + reason_of(a.get()));
  return a;
}

std::string name_of(archive_entry* entry) {
  const char* written = archive_entry_pathname_utf8(entry);
  if (!written) written = archive_entry_pathname(entry);
  std::string name = dossier::lower_ascii(written ? written : "");
  std::replace(name.begin(), name.end(), '\\', '/');
  if (name.starts_with('/')) name.erase(0, 1);
  return name;
}

}  // namespace

Package::Package(std::string_view bytes, std::uint64_t most_bytes)
    : bytes_(bytes), left_(most_bytes), most_bytes_(most_bytes) {
  const auto a = open(bytes_);
  archive_entry* entry = nullptr;
  int status = ARCHIVE_OK;
  while ((status = archive_read_next_header(a.get(), &entry)) == ARCHIVE_OK || status == ARCHIVE_WARN) {
    if (names_.size() == most_members)
      throw Error("too_large",
                  "expected at most " + std::to_string(most_members) + " members in the container, found more");
    names_.push_back(name_of(entry));
    sizes_.push_back(static_cast<std::uint64_t>(std::clamp<std::int64_t>(archive_entry_size(entry), 0, most_declared)));
  }
  if (names_.empty())
    throw Error("bad_document", "expected a zip container with members, found none: " + reason_of(a.get()));
}

bool Package::has(std::string_view name) const {
  return std::find(names_.begin(), names_.end(), dossier::lower_ascii(name)) != names_.end();
}

void Package::load_chosen(const std::vector<bool>& chosen) {
  const auto a = open(bytes_);
  archive_entry* entry = nullptr;
  for (std::size_t i = 0; i < names_.size(); ++i) {
    const int status = archive_read_next_header(a.get(), &entry);
    if (status != ARCHIVE_OK && status != ARCHIVE_WARN) return;
    if (!chosen[i] || members_.contains(names_[i])) continue;
    if (archive_entry_is_data_encrypted(entry))
      throw Error("encrypted",
                  "the member " + names_[i] + " is encrypted with a password; save the document without one");
    auto& member = members_[names_[i]];
    constexpr std::size_t step = 64 << 10;
    for (std::size_t size = 0;;) {
      member.resize(size + step);
      const auto got = archive_read_data(a.get(), member.data() + size, step);
      if (got < 0) {
        member.resize(size);  // what came before the damage; the reader of the format says where it ends
        break;
      }
      size += static_cast<std::size_t>(got);
      if (static_cast<std::uint64_t>(got) > left_)
        throw Error("too_large", "the member " + names_[i] + " takes the decompressed document over " +
                                     std::to_string(most_bytes_) + " bytes; raise the option max_bytes")
            .at_option("max_bytes");
      left_ -= static_cast<std::uint64_t>(got);
      if (got == 0) {
        member.resize(size);
        break;
      }
    }
    member.shrink_to_fit();
  }
}

const std::string* Package::find(std::string_view name) const {
  const auto found = members_.find(dossier::lower_ascii(name));
  return found == members_.end() ? nullptr : &found->second;
}

std::uint64_t Package::place(std::string_view name) {
  const std::string lower = dossier::lower_ascii(name);
  const auto known = starts_.find(lower);
  if (known != starts_.end()) return known->second;
  const auto start = places_.empty() ? 0 : places_.back().start + places_.back().size;
  const auto* member = find(lower);
  places_.push_back({lower, start, member ? member->size() : 0});
  starts_.emplace(lower, start);
  return start;
}

dossier::Json Package::places() const {
  dossier::Json::Array places;
  for (const auto& [name, start, size] : places_) {
    dossier::Json place;
    place.set("name", name).set("start", start).set("size", size);
    places.push_back(std::move(place));
  }
  return places;
}

void Package::note_left_out(dossier::LeftOut& left_out) const {
  for (std::size_t i = 0; i < names_.size(); ++i) {
    const auto read = members_.find(names_[i]);
    const auto size = read == members_.end() ? sizes_[i] : read->second.size();
    if (size > 0 && !starts_.contains(names_[i]))
      left_out.add_member(nested_.contains(names_[i]) ? dossier::loss_reason::nested : reason_to_leave_out(names_[i]),
                          names_[i], size);
  }
}

std::string_view folder_of(std::string_view name) {
  const auto slash = name.rfind('/');
  return slash == std::string_view::npos ? std::string_view() : name.substr(0, slash + 1);
}

std::string resolve(std::string_view folder, std::string_view reference) {
  reference = reference.substr(0, reference.find('#'));
  std::string path(reference.starts_with('/') ? std::string_view() : folder);
  for (std::size_t at = 0; at < reference.size();) {
    const auto end = std::min(reference.find('/', at), reference.size());
    const auto step = reference.substr(at, end - at);
    at = end + 1;
    if (step.empty() || step == ".") continue;
    if (step != "..") {
      path.append(step);
      if (end < reference.size()) path += '/';
      continue;
    }
    if (path.empty()) return {};
    path.pop_back();
    path.resize(folder_of(path).size());
  }
  return dossier::lower_ascii(path);
}

}  // namespace dossier_office
