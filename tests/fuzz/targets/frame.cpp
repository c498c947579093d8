// What a worker sends: frames, and the items of an answer in those that are results.
#include "core/plugin/isolation/frame.hpp"

#include <sys/socket.h>

#include <array>

#include "core/plugin/codec/answers.hpp"
#include "dossier/testing/memory_host.hpp"
#include "tests/fuzz/target.hpp"

namespace {

using namespace dossier::plugin;
using isolation::Channel;
using isolation::Descriptor;
using isolation::FrameType;

constexpr std::uint64_t most = 1 << 20;
constexpr std::size_t most_bytes = 64 << 10;  // fits into a socket without a reader

std::array<Descriptor, 2> connection() {
  std::array<int, 2> ends{};
  dossier::fuzz::require(::socketpair(AF_UNIX, SOCK_STREAM, 0, ends.data()) == 0, "there are sockets");
  return {Descriptor(ends[0]), Descriptor(ends[1])};
}

void receive(std::string_view bytes) {
  auto [worker, host] = connection();
  bytes = bytes.substr(0, most_bytes);
  for (auto left = bytes; !left.empty();)
    left.remove_prefix(static_cast<std::size_t>(::send(worker.get(), left.data(), left.size(), 0)));
  worker = Descriptor();
  Channel channel(std::move(host), {.payload = most, .remark = most, .descriptors = false});
  try {
    while (const auto frame = channel.receive(std::chrono::milliseconds(0)))
      dossier::fuzz::require(frame->payload.size() <= bytes.size(), "a payload is what was sent");
  } catch (const isolation::Closed&) {
  } catch (const codec::BadPayload&) {
  }
}

std::string sent(FrameType type, std::string_view payload) {
  auto [from, to] = connection();
  Channel(std::move(from)).send(type, 1, payload);
  std::string bytes(payload.size() + 32, '\0');
  bytes.resize(static_cast<std::size_t>(::recv(to.get(), bytes.data(), bytes.size(), MSG_WAITALL)));
  return bytes;
}

const dossier::fuzz::Target target("frame", receive,
                                   {sent(FrameType::hello, codec::FieldWriter().number(1).bytes()),
                                    sent(FrameType::log, codec::FieldWriter().number(2).text("slow").bytes()),
                                    sent(FrameType::result, std::string(300, 'x')) + sent(FrameType::fin, "")});

}  // namespace
