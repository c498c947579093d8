#include "core/plugin/isolation/frame.hpp"

#include <gtest/gtest.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <unistd.h>

#include <thread>

#include "core/plugin/codec/answers.hpp"
#include "core/plugin/codec/carry_out.hpp"
#include "core/plugin/codec/fields.hpp"

namespace dossier::plugin::isolation {
namespace {

using namespace codec;
using std::chrono::milliseconds;

class FrameTest : public testing::Test {
 protected:
  FrameTest() {
    int ends[2];
    EXPECT_EQ(::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends), 0);
    near_.emplace(Descriptor(ends[0]));
    far_.emplace(Descriptor(ends[1]));
  }
  std::optional<Channel> near_, far_;
};

TEST_F(FrameTest, ArriveWholeAndInOrder) {
  const std::string large(3 << 20, 'x');
  std::thread sender([&] {
    near_->send(FrameType::call, 1, "one");
    near_->send(FrameType::call, 2, large);
    near_->send(FrameType::end, 3, {});
  });
  const auto first = far_->receive(milliseconds(-1));
  const auto second = far_->receive(milliseconds(-1));
  const auto third = far_->receive(milliseconds(-1));
  sender.join();
  EXPECT_EQ(first->payload, "one");
  EXPECT_EQ(second->sequence, 2U);
  EXPECT_EQ(second->payload, large);
  EXPECT_EQ(third->type, FrameType::end);
  EXPECT_FALSE(far_->receive(milliseconds(0)));
}

TEST_F(FrameTest, BringDescriptors) {
  const Descriptor file(::memfd_create("test", MFD_CLOEXEC));
  ASSERT_EQ(::write(file.get(), "inside", 6), 6);
  near_->send(FrameType::call, 1, "plain");
  near_->send(FrameType::call, 2, "with", file.get());
  EXPECT_FALSE(far_->receive(milliseconds(-1))->descriptor);
  const auto frame = far_->receive(milliseconds(-1));
  ASSERT_TRUE(frame->descriptor);
  char bytes[6] = {};
  ASSERT_EQ(::pread(frame->descriptor.get(), bytes, 6, 0), 6);
  EXPECT_EQ(std::string(bytes, 6), "inside");
}

TEST_F(FrameTest, AClosedEndIsTold) {
  near_.reset();
  EXPECT_THROW(far_->receive(milliseconds(-1)), Closed);
  EXPECT_THROW(far_->send(FrameType::log, 0, "x"), Closed);
}

TEST_F(FrameTest, DamageIsNoticed) {
  const auto damaged = [&](std::size_t place) {
    int ends[2];
    EXPECT_EQ(::socketpair(AF_UNIX, SOCK_STREAM, 0, ends), 0);
    Channel from{Descriptor(ends[0])};
    const Descriptor raw(ends[1]);
    from.send(FrameType::call, 1, "some payload");
    char bytes[44] = {};
    EXPECT_EQ(::read(raw.get(), bytes, sizeof bytes), 44);
    bytes[place] = static_cast<char>(bytes[place] ^ 0x40);
    EXPECT_EQ(::write(near_->descriptor(), bytes, sizeof bytes), 44);
    far_->receive(milliseconds(-1));
  };
  EXPECT_THROW(damaged(0), BadFrame);   // magic
  EXPECT_THROW(damaged(40), BadFrame);  // payload
}

// What is announced is compared with what is accepted before any of it arrives.
TEST_F(FrameTest, ATooLargeOneIsRefusedByItsHeader) {
  int ends[2];
  ASSERT_EQ(::socketpair(AF_UNIX, SOCK_STREAM, 0, ends), 0);
  Channel from{Descriptor(ends[0])};
  const Descriptor raw(ends[1]);
  from.send(FrameType::log, 1, std::string(2000, 'x'));
  char header[32] = {};
  ASSERT_EQ(::read(raw.get(), header, sizeof header), 32);
  ASSERT_EQ(::write(near_->descriptor(), header, sizeof header), 32);
  Channel strict(Descriptor(::dup(far_->descriptor())), {.payload = 5000, .remark = 1000, .descriptors = false});
  EXPECT_THROW(strict.receive(milliseconds(-1)), BadFrame);
  Channel lenient(Descriptor(::dup(near_->descriptor())), {.payload = 1000, .remark = 5000, .descriptors = false});
  far_->send(FrameType::log, 1, std::string(2000, 'x'));
  EXPECT_EQ(lenient.receive(milliseconds(-1))->payload.size(), 2000U);
}

// However much of a frame has come: a byte every time is no frame.
TEST_F(FrameTest, PartsOfOneDoNotProlongTheWait) {
  int ends[2];
  ASSERT_EQ(::socketpair(AF_UNIX, SOCK_STREAM, 0, ends), 0);
  Channel from{Descriptor(ends[0])};
  const Descriptor raw(ends[1]);
  from.send(FrameType::log, 1, std::string(2000, 'x'));
  std::string bytes(2032, '\0');
  ASSERT_EQ(::read(raw.get(), bytes.data(), bytes.size()), 2032);
  std::size_t waits = 0;
  std::optional<Frame> frame;
  for (const char byte : bytes) {
    EXPECT_FALSE(frame) << "before its last byte";
    ASSERT_EQ(::write(near_->descriptor(), &byte, 1), 1);
    frame = far_->receive(milliseconds(0));
    ++waits;
  }
  EXPECT_EQ(waits, bytes.size());
  ASSERT_TRUE(frame);
  EXPECT_EQ(frame->payload.size(), 2000U);
}

TEST_F(FrameTest, OneThatNobodyReadsIsGivenUp) {
  int asked = 0;
  EXPECT_THROW(near_->send(FrameType::call, 1, std::string(64 << 20, 'x'), -1, [&] { return ++asked < 3; }), GaveUp);
  EXPECT_EQ(asked, 3);
}

TEST_F(FrameTest, DescriptorsThatAreNotAcceptedAreClosed) {
  int pipe[2];
  ASSERT_EQ(::pipe(pipe), 0);
  Descriptor read(pipe[0]);
  Descriptor write(pipe[1]);
  near_->send(FrameType::log, 1, "x", write.get());
  Channel strict(Descriptor(::dup(far_->descriptor())), {.payload = 1000, .remark = 1000, .descriptors = false});
  EXPECT_THROW(strict.receive(milliseconds(-1)), BadFrame);
  write = Descriptor();
  char byte = 0;
  EXPECT_EQ(::read(read.get(), &byte, 1), 0) << "nobody holds the other end any more";
}

TEST(Fields, EndWhereTheyEnd) {
  FieldWriter writer;
  writer.number(7).text(std::string_view("a\0b", 3)).text(std::string_view());
  FieldReader reader(writer.bytes());
  EXPECT_EQ(reader.number(), 7U);
  EXPECT_EQ(reader.text(), std::string_view("a\0b", 3));
  EXPECT_EQ(reader.text(), "");
  EXPECT_TRUE(reader.at_end());
  EXPECT_THROW(reader.number(), BadPayload);
  EXPECT_THROW(FieldReader(std::string_view(writer.bytes()).substr(0, 12)).text(), BadPayload);
}

// A worker may send anything: what is no answer is refused, whatever it is.
TEST(Answers, OfNonsenseAreRefused) {
  FieldWriter answer;
  answer.number(99);
  EXPECT_THROW(hand_over(FieldReader(answer.bytes()), nullptr, nullptr, {}), BadPayload);
  FieldWriter cut;
  cut.number(static_cast<std::uint64_t>(Given::emit)).number(1000);
  EXPECT_THROW(hand_over(FieldReader(cut.bytes()), nullptr, nullptr, {}), BadPayload);
}

TEST(Calls, OfUnknownFunctionsAreRefused) {
  FieldWriter answer;
  FieldWriter call;
  call.number(77);
  EXPECT_THROW(carry_out(call.bytes(), {}, {}, nullptr, nullptr, answer), BadPayload);
}

}  // namespace
}  // namespace dossier::plugin::isolation
