// A socket on which a test's server listens.
#pragma once

#include <arpa/inet.h>
#include <sys/socket.h>
#include <unistd.h>

#include <stdexcept>

// Listens on a free port of loopback; connections need not be accepted.
class LoopbackSocket {
 public:
  LoopbackSocket() : handle_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = ::htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    if (::bind(handle_, reinterpret_cast<sockaddr*>(&address), size) != 0 || ::listen(handle_, 64) != 0 ||
        ::getsockname(handle_, reinterpret_cast<sockaddr*>(&address), &size) != 0)
      throw std::runtime_error("no socket on loopback");
    port_ = ::ntohs(address.sin_port);
  }
  ~LoopbackSocket() { ::close(handle_); }
  LoopbackSocket(const LoopbackSocket&) = delete;
  LoopbackSocket& operator=(const LoopbackSocket&) = delete;
  int handle() const { return handle_; }
  int port() const { return port_; }

 private:
  int handle_;
  int port_ = 0;
};
