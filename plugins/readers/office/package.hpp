// The members of a zip container, decompressed, within bounds. Nothing is written anywhere; names are only compared.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "dossier/record/left_out.hpp"

namespace dossier_office {

class Package {
 public:
  // bytes: the container; they must outlive this. most_bytes: of all members that are read, together. Throws
  // dossier::Error (bad_document) if it is not a zip file, or damaged before its first member.
  Package(std::string_view bytes, std::uint64_t most_bytes);

  // In lower case, as the formats compare them, without a leading "/".
  const std::vector<std::string>& names() const { return names_; }
  bool has(std::string_view name) const;
  // Decompresses the members whose names `wanted` accepts. Throws dossier::Error: too_large, encrypted, bad_document.
  template <class Wanted>
  void load(Wanted wanted) {
    std::vector<bool> chosen;
    for (const auto& name : names_) chosen.push_back(wanted(std::string_view(name)));
    load_chosen(chosen);
  }
  // A member that was loaded; null if there is none.
  const std::string* find(std::string_view name) const;

  // Where a member begins in what maps count in: the members from which the text comes, decompressed, one after another
  // in the order of these calls.
  std::uint64_t place(std::string_view name);
  // Those members, as metadata: [{"name", "start", "size"}].
  dossier::Json places() const;
  // A member is passed on as an input of its own. False if it was already.
  bool note_nested(std::string_view name) { return nested_.emplace(name).second; }
  // All other members.
  void note_left_out(dossier::LeftOut& left_out) const;

 private:
  void load_chosen(const std::vector<bool>& chosen);

  std::string_view bytes_;
  std::uint64_t left_;
  std::uint64_t most_bytes_;
  std::vector<std::string> names_;
  std::vector<std::uint64_t> sizes_;  // as the container says
  std::map<std::string, std::string, std::less<>> members_;
  struct Place {
    std::string name;
    std::uint64_t start, size;
  };
  std::vector<Place> places_;
  std::map<std::string, std::uint64_t, std::less<>> starts_;  // of those, by name
  std::set<std::string, std::less<>> nested_;
};

// The path that a reference in a member leads to: "../media/a.xml" in "word/_rels" and so on; "" if it leads outside of
// the container.
std::string resolve(std::string_view folder, std::string_view reference);
// "word/" of "word/document.xml".
std::string_view folder_of(std::string_view name);

}  // namespace dossier_office
