// The host under a worker that sends anything: frames of a valid conversation, changed as a fuzzer changes them. Each
// call ends, within its limits, and is lost at most.
#include <gtest/gtest.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <cstdlib>
#include <list>
#include <thread>
#include <vector>

#include "core/plugin/codec/answers.hpp"
#include "core/plugin/isolation/lease.hpp"
#include "tests/fuzz/mutation.hpp"

namespace dossier::plugin::isolation {
namespace {

using codec::FieldWriter;

constexpr int calls_sent = 3;

std::array<Descriptor, 2> connection() {
  std::array<int, 2> ends{};
  EXPECT_EQ(::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()), 0);
  return {Descriptor(ends[0]), Descriptor(ends[1])};
}

std::string frame(FrameType type, std::uint64_t sequence, const FieldWriter& payload) {
  auto [near, far] = connection();
  Channel(std::move(near)).send(type, sequence, FieldWriter(payload).bytes());
  std::string bytes(4096, '\0');
  bytes.resize(static_cast<std::size_t>(::read(far.get(), bytes.data(), bytes.size())));
  return bytes;
}

FieldWriter result_with_a_record() {
  FieldWriter fields;
  fields.number(DOSSIER_OK).number(0);
  dossier_emit emitted{};
  emitted.record = view_of(R"({"kind":"quantity","start":0,"end":4})");
  codec::write_emit(fields, emitted);
  dossier_error error{};
  error.code = view_of("bad");
  error.message = view_of("expected a number");
  codec::write_error(fields, codec::Given::reject, error);
  return fields;
}

// What a well-behaved worker sends, all at once: the host reads it as it gets there.
std::string greeting() {
  FieldWriter confined;
  confined.text(DOSSIER_VERSION).number(0).number(1).text("no part of it is missing");
  return frame(FrameType::confined, 0, confined) + frame(FrameType::hello, 0, FieldWriter().number(protocol_version)) +
         frame(FrameType::ready, 0, FieldWriter().number(1 << 16));
}
std::string answers() {
  std::string bytes;
  for (std::uint64_t call = 1; call <= calls_sent; ++call)
    bytes += frame(FrameType::log, call, FieldWriter().number(DOSSIER_LOG_INFO).text("a remark")) +
             frame(FrameType::progress, call, FieldWriter().number(1).number(2)) +
             frame(FrameType::lookup, call, FieldWriter().text("a key")) +
             frame(FrameType::result, call, result_with_a_record());
  return bytes + frame(FrameType::fin, calls_sent + 1, FieldWriter().number(calls_sent));
}

// Workers in threads of this process. Each sends its bytes, says no more, and reads until the host has enough.
class Workers {
 public:
  ~Workers() {
    for (auto& thread : threads_) thread.join();
  }
  Descriptor start(std::string bytes) {
    auto ends = connection();
    threads_.emplace_back([bytes = std::move(bytes), end = std::move(ends[1])] {
      if (::send(end.get(), bytes.data(), bytes.size(), MSG_NOSIGNAL) < 0) return;
      ::shutdown(end.get(), SHUT_WR);
      char read[4096];
      while (::read(end.get(), read, sizeof read) > 0) {
      }
    });
    return std::move(ends[0]);
  }

 private:
  std::list<std::thread> threads_;
};

struct Outcome {
  int succeeded = 0;
  int failed = 0;
  std::size_t records = 0;
};

Outcome converse(const std::function<std::string()>& next_bytes) {
  Outcome outcome;
  InstalledPlugin installed;
  installed.manifest.id = "extractor.any";
  installed.manifest.kind = "extractor";
  CallScope scope;
  scope.stage = "stage";
  Limits limits;
  limits.memory = 16 << 20;
  limits.wall = std::chrono::milliseconds(2000);
  Workers workers;
  Pool pool(installed, {}, scope, limits, {SandboxMode::off, {}}, [&] { return workers.start(next_bytes()); });
  Lease lease(pool);
  const std::string document = R"({"id":"d"})";
  const std::string text = "Five percent.";
  std::list<Call> calls;
  for (int i = 0; i < calls_sent; ++i) {
    auto& call = calls.emplace_back(scope);
    dossier_extract_call parameters{};
    parameters.struct_size = sizeof parameters;
    parameters.document = view_of(document);
    parameters.text = view_of(text);
    lease.start(codec::message_of(parameters), Call::host(), call.context(), {});
  }
  for (auto& call : calls) {
    const auto fault = call.failure(lease.finish());
    ++(fault ? outcome.failed : outcome.succeeded);
    EXPECT_TRUE(!fault || !fault->code.empty());
    outcome.records += call.records.size();
  }
  return outcome;
}

TEST(Conversation, ThatIsValidGivesAllResults) {
  const auto outcome = converse([] { return greeting() + answers(); });
  EXPECT_EQ(outcome.succeeded, calls_sent);
  EXPECT_EQ(outcome.records, std::size_t{calls_sent});
}

TEST(Conversation, EndsWhateverTheWorkerSends) {
  const int rounds = std::getenv("DOSSIER_LONG") ? 20'000 : 300;
  const std::string first = greeting();
  const std::string rest = answers();
  fuzz::Mutation mutation(1);
  int succeeded = 0;
  int failed = 0;
  for (int round = 0; round < rounds; ++round) {
    const auto begin = std::chrono::steady_clock::now();
    const auto outcome = converse([&] {
      // Mostly after the greeting: a host that refuses it sees no more.
      return round % 5 == 0 ? mutation.of(first + rest, rest) : first + mutation.of(rest, first);
    });
    ASSERT_EQ(outcome.succeeded + outcome.failed, calls_sent);
    ASSERT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(60)) << "round " << round;
    succeeded += outcome.succeeded;
    failed += outcome.failed;
  }
  EXPECT_GT(succeeded, rounds / 10);
  EXPECT_GT(failed, rounds / 10);
}

}  // namespace
}  // namespace dossier::plugin::isolation
