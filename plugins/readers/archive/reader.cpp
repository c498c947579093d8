// Archives and compressed files: each member is an input of its own, for which the host finds the reader.
#include <algorithm>
#include <optional>
#include <utility>

#include "container.hpp"
#include "dossier/plugin.hpp"
#include "dossier/text/valid_utf8.hpp"
#include "member_name.hpp"

namespace dossier_archive {
namespace {

constexpr int most_reopened = 8;  // an archive of which every member is damaged is not opened for each

class Unpacking {
 public:
  Unpacking(const dossier::Input& input, dossier::DocumentSink& sink)
      : input_(input), sink_(sink), form_(form_of(input.bytes)), left_(input.budget) {
    container_.emplace(input.bytes, form_);
  }

  void run() {
    while (true) {
      sink_.checkpoint();
      const auto next = container_->next();
      if (next == Container::Next::end) break;
      if (next == Container::Next::damaged) return stop();
      ++members_;
      name_ =
          container_->is_single() ? name_inside(input_.uri) : clean_name(container_->raw_name(), form_ == Form::zip);
      if (!read_member()) return;
      sink_.progress(members_);
    }
    if (members_ == 0) sink_.drop("archive", "empty");
  }

 private:
  // False: what follows cannot be read.
  bool read_member() {
    switch (container_->kind()) {
      case Container::Kind::folder: return true;
      case Container::Kind::link: return leave_out("link");
      case Container::Kind::device: return leave_out("not_a_file");
      case Container::Kind::file: break;
    }
    if (is_system_file(name_)) return leave_out("system_file");
    if (container_->encrypted()) {
      container_->skip();
      sink_.reject(unit(), "encrypted", "the member " + unit() + " is encrypted; decrypt the archive to read it",
                   place());
      return true;
    }
    if (container_->declared_size() > 0 && static_cast<std::uint64_t>(container_->declared_size()) > left_)
      return refuse_large();
    std::string content;
    switch (container_->read(left_, content)) {
      case Container::Read::whole: break;
      case Container::Read::larger: left_ = 0; return refuse_large();
      case Container::Read::damaged:
        left_ -= content.size();
        sink_.reject(unit(), "damaged", "the member " + unit() + " is damaged: " + container_->problem(), place());
        return true;
      case Container::Read::lost: return lose();
    }
    if (content.empty()) return leave_out("empty");
    left_ -= content.size();
    dossier::NestedInput member{.name = name_, .media_type = {}, .bytes = content};
    member.left_out.add(dossier::loss_reason::nested, place());
    sink_.nested(member);
    return true;
  }

  bool leave_out(std::string_view reason) {
    container_->skip();
    sink_.drop(unit(), reason, place());
    return true;
  }
  bool refuse_large() {
    const bool all = left_ == 0 || !container_->skips_cheaply();
    if (!all) container_->skip();
    sink_.reject(unit(), "nested_too_large",
                 "the member " + unit() + (all ? " and what follows it in the archive" : "") +
                     " is not read: the members read before it left " + std::to_string(left_) +
                     " bytes of what one file may hold; raise --memory, or unpack the archive",
                 all ? rest() : place());
    return !all;
  }
  // The list of members ends here.
  void stop() {
    const bool locked = container_->has_encrypted_names();
    sink_.reject("archive", locked ? "encrypted" : "damaged",
                 (locked ? "the names of the members are encrypted; decrypt the archive to read it: "
                         : "the archive is damaged or cut off, and what follows its first " + std::to_string(members_) +
                               " members cannot be read: ") +
                     container_->problem(),
                 rest());
  }
  // libarchive gives up at this member. The members of a zip file have a list, which leads past it.
  bool lose() {
    const bool goes_on = form_ == Form::zip && ++reopened_ <= most_reopened;
    sink_.reject(unit(), "damaged",
                 "the member " + unit() + " is damaged or cut off" +
                     (goes_on ? "" : ", and what follows it in the archive cannot be read") + ": " +
                     container_->problem(),
                 goes_on ? place() : rest());
    if (!goes_on) return false;
    container_.emplace(input_.bytes, form_);
    for (std::uint64_t i = 0; i < members_; ++i)
      if (container_->next() != Container::Next::member) return false;
    return true;
  }

  std::string unit() const { return name_.empty() ? "member " + std::to_string(members_) : dossier::valid_utf8(name_); }
  // The bytes from the member before to the end of the current one.
  dossier::Span place() {
    const auto start = reached_;
    reached_ = std::max(reached_, std::min<std::uint64_t>(container_->position(), input_.bytes.size()));
    return {start, reached_};
  }
  dossier::Span rest() { return {std::exchange(reached_, input_.bytes.size()), input_.bytes.size()}; }

  const dossier::Input& input_;
  dossier::DocumentSink& sink_;
  Form form_;
  std::optional<Container> container_;
  std::uint64_t left_;
  std::uint64_t members_ = 0;
  std::uint64_t reached_ = 0;  // the end of the members before this one
  int reopened_ = 0;
  std::string name_;
};

}  // namespace

class ArchiveReader {
 public:
  static constexpr auto about = dossier::About{
      .id = "reader.archive",
      .version = "1.0.0",
      .summary = "Unpacks archives (zip, tar, 7z, cpio, rar) and compressed files: each member goes to its reader."};
  static void describe(dossier::PluginManifest& manifest) {
    manifest.isolation = "process";  // it parses untrusted input
    manifest.media_types = {"application/zip",  "application/x-tar",  "application/x-7z-compressed",
                            "application/gzip", "application/x-xz",   "application/x-bzip2",
                            "application/zstd", "application/x-cpio", "application/vnd.rar"};
    manifest.extensions = {"zip", "tar", "tgz", "txz", "tbz2", "7z", "cpio", "rar", "xz", "bz2", "lz4", "lz"};
  }
  static int sniff(std::string_view, std::string_view head) { return form_of(head) == Form::none ? 0 : 80; }

  void read(const dossier::Input& input, dossier::DocumentSink& sink) const { Unpacking(input, sink).run(); }
};

}  // namespace dossier_archive

DOSSIER_PLUGIN(dossier_archive::ArchiveReader)
