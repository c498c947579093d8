#include "core/plugin/isolation/frame.hpp"

#include <poll.h>
#include <sys/socket.h>
#include <zlib.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <system_error>

namespace dossier::plugin::isolation {
namespace {

constexpr std::uint32_t magic = 0x57534F44;  // "DOSW"
constexpr std::uint16_t with_descriptor = 1;
constexpr std::size_t read_at_once = 256 << 10;
constexpr std::size_t kept_buffer = 4 << 20;  // a larger one is freed after its frame

struct Header {
  std::uint32_t magic;
  std::uint16_t type;
  std::uint16_t flags;
  std::uint64_t sequence;
  std::uint64_t length;
  std::uint32_t checksum;  // CRC-32 of the payload
  std::uint32_t reserved;
};
static_assert(sizeof(Header) == 32);

std::uint32_t checksum_of(std::string_view payload) {
  return static_cast<std::uint32_t>(
      ::crc32_z(0, reinterpret_cast<const unsigned char*>(payload.data()), payload.size()));
}

[[noreturn]] void fail(const char* what) { throw std::system_error(errno, std::generic_category(), what); }

}  // namespace

void Channel::send(FrameType type, std::uint64_t sequence, std::string_view payload, int descriptor,
                   const Patience& patience) {
  Header header{magic,
                static_cast<std::uint16_t>(type),
                descriptor >= 0 ? with_descriptor : std::uint16_t{0},
                sequence,
                payload.size(),
                checksum_of(payload),
                0};
  std::array<iovec, 2> parts{{{&header, sizeof header}, {const_cast<char*>(payload.data()), payload.size()}}};
  msghdr message{};
  message.msg_iov = parts.data();
  message.msg_iovlen = parts.size();
  alignas(cmsghdr) std::array<char, CMSG_SPACE(sizeof(int))> control{};
  if (descriptor >= 0) {
    message.msg_control = control.data();
    message.msg_controllen = control.size();
    auto* rights = CMSG_FIRSTHDR(&message);
    rights->cmsg_level = SOL_SOCKET;
    rights->cmsg_type = SCM_RIGHTS;
    rights->cmsg_len = CMSG_LEN(sizeof(int));
    std::memcpy(CMSG_DATA(rights), &descriptor, sizeof descriptor);
  }
  while (message.msg_iovlen > 0) {
    const auto sent = ::sendmsg(socket_.get(), &message, MSG_NOSIGNAL | (patience ? MSG_DONTWAIT : 0));
    if (sent < 0) {
      if (errno == EINTR) continue;
      if (errno == EAGAIN || errno == EWOULDBLOCK) {
        if (!wait(POLLOUT, poll_interval) && !patience()) throw GaveUp();
        continue;
      }
      if (errno == EPIPE || errno == ECONNRESET) throw Closed();
      fail("cannot send to a worker");
    }
    message.msg_control = nullptr;
    message.msg_controllen = 0;
    auto left = static_cast<std::size_t>(sent);
    while (message.msg_iovlen > 0 && left >= message.msg_iov->iov_len) {
      left -= message.msg_iov->iov_len;
      ++message.msg_iov;
      --message.msg_iovlen;
    }
    if (message.msg_iovlen > 0) {
      message.msg_iov->iov_base = static_cast<char*>(message.msg_iov->iov_base) + left;
      message.msg_iov->iov_len -= left;
    }
  }
}

std::optional<Frame> Channel::receive(std::chrono::milliseconds patience) {
  using Clock = std::chrono::steady_clock;
  const bool endless = patience.count() < 0;
  const auto until = Clock::now() + patience;
  while (true) {
    if (auto frame = take_frame()) return frame;
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(until - Clock::now());
    if (!wait(POLLIN, endless ? patience : std::max(left, std::chrono::milliseconds(0)))) {
      if (endless) continue;  // a signal came
      return std::nullopt;
    }
    read_more();
    // A side that keeps sending parts of a frame does not prolong the wait.
    if (!endless && Clock::now() >= until) return take_frame();
  }
}

std::optional<Frame> Channel::take_frame() {
  Header header{};
  if (filled_ - taken_ < sizeof header) return std::nullopt;
  std::memcpy(&header, buffer_.data() + taken_, sizeof header);
  if (header.magic != magic) throw BadFrame("expected the beginning of a frame, found other bytes");
  const auto type = static_cast<FrameType>(header.type);
  const auto most = type == FrameType::call || type == FrameType::result ? acceptance_.payload : acceptance_.remark;
  if (header.length > most)
    throw BadFrame("expected a frame of at most " + std::to_string(most) + " bytes, found one of " +
                   std::to_string(header.length));
  const std::size_t end = taken_ + sizeof header + header.length;
  if (filled_ < end) {
    wanted_ = end;
    return std::nullopt;
  }
  Frame frame;
  frame.type = type;
  frame.sequence = header.sequence;
  frame.payload = buffer_.substr(taken_ + sizeof header, header.length);
  if (checksum_of(frame.payload) != header.checksum) throw BadFrame("a frame's checksum is wrong");
  taken_ = end;
  if (taken_ == filled_) {
    taken_ = filled_ = wanted_ = 0;
    if (buffer_.size() > kept_buffer) std::string().swap(buffer_);
  }
  if (header.flags & with_descriptor) {
    if (descriptors_.empty()) throw BadFrame("a frame's file descriptor is missing");
    frame.descriptor = std::move(descriptors_.front());
    descriptors_.pop_front();
  }
  return frame;
}

bool Channel::wait(short event, std::chrono::milliseconds patience) const {
  pollfd entry{socket_.get(), event, 0};
  const int ready = ::poll(&entry, 1, static_cast<int>(patience.count()));
  if (ready < 0 && errno != EINTR) fail("cannot wait for a worker");
  return ready > 0;
}

// The buffer grows with what has arrived, never with what is announced.
void Channel::make_room() {
  if (buffer_.size() - filled_ >= read_at_once / 2) return;
  if (taken_ > 0) {
    std::memmove(buffer_.data(), buffer_.data() + taken_, filled_ - taken_);
    filled_ -= taken_;
    wanted_ -= std::min(taken_, wanted_);
    taken_ = 0;
  }
  const auto missing = wanted_ > filled_ ? wanted_ - filled_ : 0;
  const auto room = std::max(read_at_once, std::min(missing, filled_));
  if (buffer_.size() < filled_ + room) buffer_.resize(filled_ + room);
}

void Channel::read_more() {
  make_room();
  iovec part{buffer_.data() + filled_, buffer_.size() - filled_};
  alignas(cmsghdr) std::array<char, CMSG_SPACE(sizeof(int) * 4)> control{};
  msghdr message{};
  message.msg_iov = &part;
  message.msg_iovlen = 1;
  if (acceptance_.descriptors) {
    message.msg_control = control.data();
    message.msg_controllen = control.size();
  }
  ssize_t read = 0;
  do {
    read = ::recvmsg(socket_.get(), &message, MSG_CMSG_CLOEXEC);
  } while (read < 0 && errno == EINTR);
  if (read == 0 || (read < 0 && errno == ECONNRESET)) throw Closed();
  if (read < 0) fail("cannot receive from a worker");
  filled_ += static_cast<std::size_t>(read);
  for (auto* rights = CMSG_FIRSTHDR(&message); rights; rights = CMSG_NXTHDR(&message, rights)) {
    if (rights->cmsg_level != SOL_SOCKET || rights->cmsg_type != SCM_RIGHTS) continue;
    for (std::size_t i = 0; i < (rights->cmsg_len - CMSG_LEN(0)) / sizeof(int); ++i) {
      int fd = -1;
      std::memcpy(&fd, CMSG_DATA(rights) + i * sizeof(int), sizeof fd);
      descriptors_.emplace_back(fd);
    }
  }
}

}  // namespace dossier::plugin::isolation
