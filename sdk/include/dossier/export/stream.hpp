// Targets that are written to and never replaced: devices, FIFOs, UNIX sockets, and what a descriptor has open.
#pragma once

#include <fcntl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <string>
#include <string_view>

#include "dossier/namespace.hpp"

DOSSIER_NAMESPACE_BEGIN

// /dev/stdout and /proc/self/fd/1 are links to what the shell has opened, which may be a file.
inline bool is_stream(const std::filesystem::path& target) {
  std::error_code error;
  const auto status = std::filesystem::status(target, error);
  if (!std::filesystem::exists(status) || std::filesystem::is_directory(status)) return false;
  if (!std::filesystem::is_regular_file(status)) return true;
  if (!std::filesystem::is_symlink(std::filesystem::symlink_status(target, error))) return false;
  const auto folder = std::filesystem::canonical(std::filesystem::absolute(target).parent_path(), error).string() + "/";
  return folder.starts_with("/dev/") || folder.starts_with("/proc/");
}

// What open_stream does with the target: "connect to" or "write to".
inline std::string stream_verb(const std::filesystem::path& target) {
  std::error_code error;
  return std::filesystem::is_socket(target, error) ? "connect to" : "write to";
}

// A descriptor to write to the target, which the caller closes. -1 where there is none, with errno: ECONNREFUSED where
// nobody listens at a socket.
inline int open_stream(const std::filesystem::path& target) {
  std::error_code error;
  if (!std::filesystem::is_socket(target, error))
    return ::open(target.c_str(), O_WRONLY | O_APPEND | O_NOCTTY | O_CLOEXEC);
  // An address holds about 100 bytes, so it goes through the folder.
  const auto parent = target.has_parent_path() ? target.parent_path() : std::filesystem::path(".");
  const int folder = ::open(parent.c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC);
  if (folder < 0) return -1;
  auto name = target.string();
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  if (name.size() >= sizeof address.sun_path)
    name = "/proc/self/fd/" + std::to_string(folder) + "/" + target.filename().string();
  const int stream = name.size() < sizeof address.sun_path ? ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0) : -1;
  if (name.size() >= sizeof address.sun_path) errno = ENAMETOOLONG;
  int reason = errno;
  bool connected = false;
  if (stream >= 0) {
    std::memcpy(address.sun_path, name.c_str(), name.size() + 1);
    connected = ::connect(stream, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
    reason = errno;
    if (!connected) ::close(stream);
  }
  ::close(folder);
  errno = reason;
  return connected ? stream : -1;
}

DOSSIER_NAMESPACE_END
