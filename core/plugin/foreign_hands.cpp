#include "core/plugin/foreign_hands.hpp"

#include <grp.h>
#include <pwd.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <cstring>
#include <system_error>
#include <vector>

namespace dossier::plugin {
namespace {

namespace fs = std::filesystem;

// In a user namespace the system's files may belong to the user "nobody": the owner of "/" counts as root.
bool is_trusted(uid_t user) {
  if (user == 0 || user == ::geteuid()) return true;
  struct stat status {};
  for (const char* path : {"/proc/self/exe", "/"})
    if (::stat(path, &status) == 0 && status.st_uid == user) return true;
  return false;
}

// A group of the owner's name, as many systems create one for each user, with nobody else in it.
bool is_group_of_one(gid_t group, uid_t owner) {
  std::vector<char> user_text(16 << 10);
  std::vector<char> group_text(64 << 10);
  passwd user{};
  passwd* found_user = nullptr;
  ::group entry{};
  ::group* found_group = nullptr;
  if (::getpwuid_r(owner, &user, user_text.data(), user_text.size(), &found_user) != 0 || !found_user ||
      ::getgrgid_r(group, &entry, group_text.data(), group_text.size(), &found_group) != 0 || !found_group)
    return false;
  if (user.pw_gid != group || std::strcmp(user.pw_name, entry.gr_name) != 0) return false;
  for (char** member = entry.gr_mem; *member; ++member)
    if (std::strcmp(*member, user.pw_name) != 0) return false;
  return true;
}

std::string mode_text(mode_t mode) {
  std::array<char, 8> text{};
  std::snprintf(text.data(), text.size(), "%o", static_cast<unsigned>(mode & 07777));
  return text.data();
}

// `on_the_way`: a folder that leads to the path. In a sticky one nobody can replace what belongs to another.
std::optional<std::string> hands_on(const fs::path& path, const struct stat& status, bool on_the_way) {
  if (!is_trusted(status.st_uid)) return path.string() + " belongs to user " + std::to_string(status.st_uid);
  if (S_ISLNK(status.st_mode) || (on_the_way && (status.st_mode & S_ISVTX) != 0)) return std::nullopt;
  if ((status.st_mode & S_IWOTH) != 0)
    return path.string() + " can be written by everybody (mode " + mode_text(status.st_mode) + ")";
  if ((status.st_mode & S_IWGRP) != 0 && status.st_gid != 0 && !is_group_of_one(status.st_gid, status.st_uid))
    return path.string() + " can be written by the group " + std::to_string(status.st_gid) + " (mode " +
           mode_text(status.st_mode) + ")";
  return std::nullopt;
}

std::optional<std::string> hands_on_way_to(fs::path path) {
  for (bool on_the_way = false; !path.empty(); on_the_way = true) {
    struct stat status {};
    if (::lstat(path.c_str(), &status) == 0)
      if (auto found = hands_on(path, status, on_the_way)) return found;
    if (path == path.parent_path()) break;
    path = path.parent_path();
  }
  return std::nullopt;
}

}  // namespace

std::optional<std::string> foreign_hands_on(const fs::path& path) {
  std::error_code error;
  const auto named = fs::absolute(path, error).lexically_normal();
  const auto real = fs::canonical(path, error);
  if (error) return std::nullopt;  // there is nothing to load
  if (auto found = hands_on_way_to(real)) return found;
  const auto plain = named.has_filename() ? named : named.parent_path();
  return plain == real ? std::nullopt : hands_on_way_to(plain);
}

}  // namespace dossier::plugin
