// Every call of the boundary, written as a message, carried out on the other side and its answer handed over, gives the
// host what the call gives directly. Here both sides are in one process, but they share bytes alone.
#include <gtest/gtest.h>

#include <functional>

#include "core/plugin/codec/answers.hpp"
#include "core/plugin/codec/carry_out.hpp"
#include "dossier/testing/export_session.hpp"

namespace dossier::plugin::isolation {
namespace {

using namespace codec;
using testing::LoadedPlugin;
using HostCall = testing::Call;

const std::string joints = JOINTS_DIR "/joints.so";

// The worker's host: whatever the plugin gives goes into the answer.
struct Worker {
  FieldWriter answer;
  std::map<std::string, std::int64_t> facts;

  static FieldWriter& answer_of(void* context) { return static_cast<Worker*>(context)->answer; }
  static const dossier_host* host() {
    static constexpr dossier_host functions{
        .struct_size = sizeof(dossier_host),
        .reserved = 0,
        .log = [](void*, const dossier_log*) {},
        .cancelled = [](void*) -> int32_t { return 0; },
        .fail = [](void* c, const dossier_error* e) { write_error(answer_of(c), Given::fail, *e); },
        .reject = [](void* c, const dossier_error* e) -> dossier_status {
          return write_error(answer_of(c), Given::reject, *e), DOSSIER_OK;
        },
        .drop = [](void* c, const dossier_error* e) -> dossier_status {
          return write_error(answer_of(c), Given::drop, *e), DOSSIER_OK;
        },
        .emit = [](void* c, const dossier_emit* r) -> dossier_status {
          return write_emit(answer_of(c), *r), DOSSIER_OK;
        },
        .key = [](void* c, const dossier_key* k) -> dossier_status { return write_key(answer_of(c), *k), DOSSIER_OK; },
        .fact = [](void* c, const dossier_fact* f) -> dossier_status {
          return write_fact(answer_of(c), *f), DOSSIER_OK;
        },
        .lookup = [](void* c, dossier_view key) -> int64_t {
          const auto& facts = static_cast<Worker*>(c)->facts;
          const auto found = facts.find(std::string(from_view(key)));
          return found == facts.end() ? 0 : found->second;
        },
        .nested = [](void* c, const dossier_nested* n) -> dossier_status {
          return write_nested(answer_of(c), *n), DOSSIER_OK;
        },
        .progress = [](void*, uint64_t, uint64_t) {}};
    return &functions;
  }
};

// What a call gave, in a form that can be compared.
std::string account(const HostCall& call) {
  FieldWriter all;
  all.number(static_cast<std::uint64_t>(call.status));
  for (const auto& record : call.records) all.text(record);
  for (const auto& document : call.documents) {
    all.text(document->text).number(document->ordinal);
    for (const auto& run : document->map)
      all.number(run.text).number(run.text_size).number(run.source).number(run.source_size);
  }
  for (const auto& input : call.nested)
    all.text(input.name)
        .text(input.media_type)
        .text(input.bytes)
        .text(encode(input.defaults))
        .text(encode(input.overrides));
  for (const auto* faults : {&call.rejected, &call.dropped})
    for (const auto& fault : *faults) all.text(fault.code).text(fault.message).text(fault.unit);
  for (const auto& key : call.keys)
    all.text(key.key)
        .text(std::string_view(reinterpret_cast<const char*>(key.note.data()), key.note.size()))
        .number(key.a)
        .number(key.b);
  for (const auto& [key, value] : call.facts) all.text(key).number(static_cast<std::uint64_t>(value));
  if (call.failure) all.text(call.failure->code).text(call.failure->message).text(call.failure->option);
  return all.bytes();
}

// Makes the call directly and by messages and expects the same. The message is written from the parameters as the host
// has them; the plugin is called with those that were read from it.
template <class Parameters>
void expect_same(const LoadedPlugin& plugin, const void* functions, Parameters parameters,
                 dossier_status (*function)(dossier_instance*, const Parameters*),
                 const std::map<std::string, std::int64_t>& facts = {}) {
  HostCall direct;
  direct.known = &facts;
  parameters.host = HostCall::host();
  parameters.context = direct.context();
  direct.status = function(plugin.instance(), &parameters);

  Worker worker;
  worker.facts = facts;
  const auto message = message_of(parameters);
  HostCall carried;
  carried.status =
      carry_out(message.payload, message.large, {plugin.instance(), functions}, Worker::host(), &worker, worker.answer);
  EXPECT_EQ(hand_over(FieldReader(worker.answer.bytes()), HostCall::host(), carried.context(), {}), DOSSIER_OK);
  EXPECT_EQ(account(carried), account(direct));
  EXPECT_FALSE(worker.answer.bytes().empty()) << "a call that gives nothing proves nothing";
}

dossier_read_call read_call(std::string_view bytes) {
  dossier_read_call call{};
  call.struct_size = sizeof call;
  call.uri = to_view("in.lines");
  call.bytes = to_view(bytes);
  return call;
}

TEST(CallMessages, CarryAReader) {
  const LoadedPlugin plugin(joints, "reader.lines", R"({"prefix":"n"})");
  const auto& functions = plugin.functions<dossier_reader>();
  auto call = read_call("source\ttwo words\n!lost\n\nlast");
  call.offset = 100;
  call.line = 7;
  expect_same(plugin, &functions, call, functions.read);
  const auto large = std::string(300 << 10, 'x') + "\nlast";
  EXPECT_EQ(message_of(read_call(large)).large, large) << "large inputs go beside the message";
  expect_same(plugin, &functions, read_call(large), functions.read);
}

TEST(CallMessages, CarryNestedInputsAndFailures) {
  const LoadedPlugin box(joints, "reader.box");
  const auto& boxes = box.functions<dossier_reader>();
  expect_same(box, &boxes, read_call("#box\n@a\n x\n@b\n?{\"url\":\"u\"}\n={\"title\":\"t\"}\n y"), boxes.read);
  const LoadedPlugin lines(joints, "reader.lines");
  const auto& functions = lines.functions<dossier_reader>();
  expect_same(lines, &functions, read_call("throw"), functions.read);
}

TEST(CallMessages, CarryAnExtractorWithEarlierClaims) {
  const LoadedPlugin words(joints, "extractor.words");
  const LoadedPlugin echo(joints, "extractor.echo");
  Document document;
  document.id = "d";
  document.text = "ash oak ash";
  std::vector<std::string> claims;
  for (const auto& claim : words.extract(document)) claims.push_back(encode(claim));
  ASSERT_EQ(claims.size(), 3U);
  std::vector<dossier_view> views;
  views.reserve(claims.size());
  for (const auto& claim : claims) views.push_back(to_view(claim));
  const std::string record = encode(document);
  dossier_extract_call call{};
  call.struct_size = sizeof call;
  call.claim_count = 3;
  call.document = to_view(record);
  call.text = to_view(document.text);
  call.claims = views.data();
  const auto& functions = echo.functions<dossier_extractor>();
  expect_same(echo, &functions, call, functions.extract);
}

class PassMessages : public ::testing::Test {
 protected:
  PassMessages() {
    for (const char* id : {"1", "2"}) {
      Document document;
      document.id = id;
      records_.push_back(encode(document));
    }
  }
  dossier_item item(std::size_t i) const { return {to_view(records_[i]), to_view(text_), to_view("3")}; }

  LoadedPlugin plugin_{joints, "deduplicator.rare-words"};
  const dossier_passes& passes_ = plugin_.functions<dossier_passes>();
  std::vector<std::string> records_;
  std::string text_ = "ash oak elm";
  const std::map<std::string, std::int64_t> facts_{{"ash", 2}, {"oak", 4}};
};

TEST_F(PassMessages, CarryMapWithFacts) {
  for (const std::uint32_t pass : {0U, 1U}) {
    dossier_map_call call{};
    call.struct_size = sizeof call;
    call.pass = pass;
    call.rounds = 1;
    call.item = item(0);
    expect_same(plugin_, &passes_, call, passes_.map, facts_);
  }
}

// Of records in the second pass, of pairs in the third. The texts are shared: they are sent once.
TEST_F(PassMessages, CarryReduceOfRecordsAndPairs) {
  for (const std::uint32_t pass : {1U, 2U}) {
    std::vector<dossier_member> members(2);
    for (std::size_t i = 0; i < 2; ++i) {
      members[i].struct_size = sizeof(dossier_member);
      members[i].note_size = 4;
      members[i].a = item(pass == 1 ? i : 0);
      if (pass == 2) members[i].b = item(1);
      members[i].a_order = pass == 1 ? i : 0;
      members[i].b_order = pass == 1 ? i : 1;
    }
    const dossier_member* pointers[] = {&members[0], &members[1]};
    dossier_reduce_call call{};
    call.struct_size = sizeof call;
    call.pass = pass;
    call.rounds = 1;
    call.key = to_view("0123456789abcdef");
    call.members = pointers;
    call.count = 2;
    call.total = 5;
    expect_same(plugin_, &passes_, call, passes_.reduce, facts_);
  }
}

TEST_F(PassMessages, CarryASketch) {
  const auto write = [](void* to, dossier_view bytes) { *static_cast<std::string*>(to) = from_view(bytes); };
  HostCall host;
  std::string direct;
  dossier_sketch_call call{sizeof call, 0, HostCall::host(), host.context(), item(0), &direct, write, nullptr};
  EXPECT_EQ(passes_.sketch(plugin_.instance(), &call), DOSSIER_OK);
  EXPECT_NE(direct, "");

  Worker worker;
  EXPECT_EQ(
      carry_out(message_of(call).payload, {}, {plugin_.instance(), &passes_}, Worker::host(), &worker, worker.answer),
      DOSSIER_OK);
  std::string carried;
  call.sink = &carried;
  EXPECT_EQ(hand_over(FieldReader(worker.answer.bytes()), HostCall::host(), host.context(), {&call, nullptr}),
            DOSSIER_OK);
  EXPECT_EQ(carried, direct);
}

// An exporter gives nothing but its status and, at seal, rows and outputs.
TEST(CallMessages, CarryAnExporter) {
  const testing::TemporaryFolder folder;
  const auto options = Json(Json::Object{{"directory", folder.path().string()}}).dump();
  const LoadedPlugin plugin(PLUGIN_DIR "/exporter-jsonl.so", "exporter.jsonl", options);
  const Callee callee{plugin.instance(), &plugin.functions<dossier_exporter>()};
  Worker worker;
  const auto carry = [&](const CallMessage& message) {
    return carry_out(message.payload, message.large, callee, Worker::host(), &worker, worker.answer);
  };
  dossier_export_call run{};
  run.struct_size = sizeof run;
  run.run = to_view(R"({"run":"r","pipeline":"p","ports":["claims"]})");
  dossier_write_call write{};
  write.struct_size = sizeof write;
  write.port = to_view("claims");
  write.record = to_view(R"({"id":"1"})");
  std::string outputs;
  dossier_seal_call seal{};
  seal.struct_size = sizeof seal;
  seal.sink = &outputs;
  seal.output = [](void* sink, dossier_view json) { *static_cast<std::string*>(sink) += from_view(json); };

  EXPECT_EQ(carry(message_of(Function::begin, run)), DOSSIER_OK);
  EXPECT_EQ(carry(message_of(write)), DOSSIER_OK);
  EXPECT_EQ(carry(message_of(seal)), DOSSIER_OK);
  HostCall host;
  EXPECT_EQ(hand_over(FieldReader(worker.answer.bytes()), HostCall::host(), host.context(), {nullptr, &seal}),
            DOSSIER_OK);
  EXPECT_EQ(seal.rows, 1U);
  EXPECT_NE(outputs.find("claims.jsonl"), std::string::npos) << outputs;
  EXPECT_FALSE(std::filesystem::exists(folder.path() / "claims.jsonl"));
  EXPECT_EQ(carry(message_of(Function::commit, run)), DOSSIER_OK);
  EXPECT_TRUE(std::filesystem::exists(folder.path() / "claims.jsonl"));
}

TEST(CallMessages, CarryAnAbort) {
  const testing::TemporaryFolder folder;
  const auto options = Json(Json::Object{{"directory", folder.path().string()}}).dump();
  const LoadedPlugin plugin(PLUGIN_DIR "/exporter-jsonl.so", "exporter.jsonl", options);
  const Callee callee{plugin.instance(), &plugin.functions<dossier_exporter>()};
  Worker worker;
  dossier_export_call run{};
  run.struct_size = sizeof run;
  run.run = to_view(R"({"run":"r","pipeline":"p","ports":["claims"]})");
  for (const auto& message : {message_of(Function::begin, run), message_of_abort()})
    EXPECT_EQ(carry_out(message.payload, {}, callee, Worker::host(), &worker, worker.answer), DOSSIER_OK);
  EXPECT_TRUE(testing::TemporaryFolder::names_in(folder.path()).empty());
}

}  // namespace
}  // namespace dossier::plugin::isolation
