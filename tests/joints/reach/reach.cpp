// A plugin that tries to reach what is not its own. Each attempt is a claim with its outcome: "reached", or the error.
#include <arpa/inet.h>
#include <dirent.h>
#include <fcntl.h>
#include <linux/perf_event.h>
#include <netinet/in.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/mount.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstddef>
#include <cstdlib>
#include <cstring>
#include <functional>
#include <thread>

#include "dossier/plugin.hpp"

namespace reach {

using namespace dossier;

bool opens(const std::string& path, int flags) {
  const int file = ::open(path.c_str(), flags | O_CLOEXEC, 0600);
  if (file < 0) return false;
  char byte = 0;
  const bool read = (flags & O_ACCMODE) != O_RDONLY || ::read(file, &byte, 1) >= 0;
  const int error = errno;
  ::close(file);
  errno = error;
  return read;
}

bool lists(const std::string& path) {
  DIR* folder = ::opendir(path.c_str());
  if (folder) ::closedir(folder);
  return folder != nullptr;
}

bool connects(const sockaddr* address, socklen_t size, int type = SOCK_STREAM) {
  const int socket = ::socket(address->sa_family, type | SOCK_CLOEXEC, 0);
  if (socket < 0) return false;
  const bool connected = ::connect(socket, address, size) == 0;
  const int error = errno;
  ::close(socket);
  errno = error;
  return connected;
}

bool makes_socket(int family, int type, int protocol = 0) {
  const int socket = ::socket(family, type | SOCK_CLOEXEC, protocol);
  if (socket < 0) return false;
  ::close(socket);
  return true;
}

bool connects_to_port(const std::string& port, int type) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<std::uint16_t>(std::atoi(port.c_str())));
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  return connects(reinterpret_cast<const sockaddr*>(&address), sizeof address, type);
}

bool connects_to_name(const std::string& name) {
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  std::memcpy(address.sun_path + 1, name.data(), name.size());
  return connects(reinterpret_cast<const sockaddr*>(&address),
                  static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + 1 + name.size()));
}

bool connects_to_path(const std::string& path) {
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  std::strncpy(address.sun_path, path.c_str(), sizeof address.sun_path - 1);
  return connects(reinterpret_cast<const sockaddr*>(&address), sizeof address);
}

bool forks() {
  const pid_t child = ::fork();
  if (child == 0) ::_exit(0);
  if (child < 0) return false;
  ::waitpid(child, nullptr, 0);
  return true;
}

bool reads_memory_of(pid_t process) {
  char here[8];
  const iovec to{here, sizeof here};
  const iovec from{reinterpret_cast<void*>(0x400000), sizeof here};
  return ::process_vm_readv(process, &to, 1, &from, 1, 0) >= 0 || errno == EFAULT;
}

// Of an empty file: where programs may be started, it is none.
bool starts_memory_file() {
  const int file = ::memfd_create("program", 0);
  if (file < 0) return false;
  char* const nothing[] = {nullptr};
  ::syscall(SYS_execveat, file, "", nothing, nothing, AT_EMPTY_PATH);
  const int error = errno;
  ::close(file);
  errno = error;
  return error == ENOEXEC;
}

bool counts_events() {
  perf_event_attr what{};
  what.size = sizeof what;
  what.type = PERF_TYPE_SOFTWARE;
  const auto counter = ::syscall(SYS_perf_event_open, &what, 0, -1, -1, 0);
  if (counter >= 0) ::close(static_cast<int>(counter));
  return counter >= 0;
}

bool takes_descriptor_of(pid_t process) {
  const auto handle = static_cast<int>(::syscall(SYS_pidfd_open, process, 0));
  if (handle < 0) return false;
  ::close(handle);
  return true;
}

// What the text says about a name: "name=value" lines.
std::string told(const std::string& text, const std::string& name) {
  const auto at = text.find(name + "=");
  if (at == std::string::npos) return {};
  const auto from = at + name.size() + 1;
  return text.substr(from, text.find('\n', from) - from);
}

class Reach {
 public:
  static constexpr auto about =
      About{.id = "extractor.reach", .version = "1.0.0", .summary = "Tries to reach what is not its own."};

  void extract(const Document& document, ClaimSink& claims) const {
    const auto attempt = [&](const char* what, bool reached) {
      Claim claim;
      claim.kind = "attempt";
      claim.end = 1;
      claim.rest.emplace_back("what", what);
      claim.rest.emplace_back("outcome", reached ? std::string("reached") : std::string(::strerrorname_np(errno)));
      claims.emit(claim);
    };
    const std::string text(document.text);
    const auto secret = told(text, "secret");
    const auto folder = secret.substr(0, secret.rfind('/'));
    const pid_t host = ::getppid();
    const auto of_host = "/proc/" + std::to_string(host);

    attempt("shadow", opens("/etc/shadow", O_RDONLY));
    attempt("secret file", opens(secret, O_RDONLY));
    attempt("names in its folder", lists(folder));
    attempt("status of a file", [&] {
      struct stat status {};
      return ::stat(secret.c_str(), &status) == 0;
    }());
    attempt("write a file", opens(told(text, "outside") + "/made-native", O_WRONLY | O_CREAT));
    attempt("truncate", ::truncate(secret.c_str(), 1) == 0);
    attempt("truncate by opening", opens(told(text, "victim"), O_RDONLY | O_TRUNC));
    attempt("chmod", ::chmod(secret.c_str(), 0644) == 0);
    attempt("unlink", ::unlink(told(text, "victim").c_str()) == 0);
    attempt("write beside itself", opens(told(text, "beside") + "/made-native", O_WRONLY | O_CREAT));
    attempt("link", ::link(secret.c_str(), (told(text, "outside") + "/link-native").c_str()) == 0);
    attempt("tcp", connects_to_port(told(text, "port"), SOCK_STREAM));
    attempt("udp", connects_to_port(told(text, "port"), SOCK_DGRAM));
    attempt("raw socket", makes_socket(AF_INET, SOCK_RAW, IPPROTO_ICMP));
    attempt("netlink", makes_socket(AF_NETLINK, SOCK_RAW));
    attempt("unix socket", connects_to_path(told(text, "socket")));
    attempt("abstract socket", connects_to_name(told(text, "abstract")));
    attempt("fork", forks());
    attempt("thread", [] {
      std::thread([] {}).join();
      return true;
    }());
    attempt("ptrace the host", ::ptrace(PTRACE_SEIZE, host, nullptr, nullptr) == 0);
    attempt("signal the host", ::kill(host, 0) == 0);
    attempt("signal a group", ::kill(-::getpgid(host), 0) == 0);
    attempt("handle of the host", takes_descriptor_of(host));
    attempt("limits of the host", [&] {
      rlimit limit{};
      return ::prlimit(host, RLIMIT_NOFILE, nullptr, &limit) == 0;
    }());
    attempt("memory file of the host", opens(of_host + "/mem", O_RDONLY));
    attempt("memory of the host", reads_memory_of(host));
    attempt("environment of the host", opens(of_host + "/environ", O_RDONLY));
    attempt("files of the host", lists(of_host + "/fd"));
    attempt("command of the host", opens(of_host + "/cmdline", O_RDONLY));
    attempt("secret variable", [] {
      errno = ENOENT;
      return ::getenv("REACH_SECRET") != nullptr;
    }());
    attempt("namespace", ::syscall(SYS_unshare, 0x10000000) == 0);
    attempt("mount", ::mount("none", "/mnt", "tmpfs", 0, nullptr) == 0);
    attempt("keyring", ::syscall(SYS_keyctl, 0, -3, 0) >= 0);
    attempt("bpf", ::syscall(SYS_bpf, 0, nullptr, 0) >= 0 || errno == EFAULT || errno == EINVAL);
    attempt("io_uring", ::syscall(SYS_io_uring_setup, 1, nullptr) >= 0 || errno == EFAULT);
    attempt("perf_event_open", counts_events());
    attempt("program in memory", starts_memory_file());
    attempt("userfaultfd", ::syscall(SYS_userfaultfd, 1) >= 0);
    attempt("shared memory",
            ::mmap(nullptr, 4096, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0) != MAP_FAILED);
    attempt("input of the terminal", ::ioctl(2, TIOCSTI, "x") == 0);
    attempt("libraries of the system", opens("/etc/ld.so.cache", O_RDONLY));
    attempt("its own memory map", opens("/proc/self/maps", O_RDONLY));
    char* const nothing[] = {const_cast<char*>("true"), nullptr};
    attempt("exec", told(text, "exec") == "no" || ::execve("/bin/true", nothing, nothing) == 0);
  }
};

}  // namespace reach

DOSSIER_PLUGIN(reach::Reach)
