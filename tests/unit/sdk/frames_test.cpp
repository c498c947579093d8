// Every call of the boundary can be written as messages and carried out on the other side of a pipe: arguments in one
// frame, what the plugin gives in others, the status in the last. Here both sides are in one process, but they share
// bytes alone. So isolation needs no other boundary than this one.
#include <gtest/gtest.h>

#include <functional>

#include "dossier/testing/memory_host.hpp"
#include "tests/scratch.hpp"

namespace dossier {
namespace {

using testing::Call;
using testing::LoadedPlugin;

class FrameWriter {
 public:
  FrameWriter& number(std::uint64_t value) {
    bytes_.append(reinterpret_cast<const char*>(&value), sizeof value);
    return *this;
  }
  FrameWriter& text(std::string_view value) {
    number(value.size());
    bytes_ += value;
    return *this;
  }
  FrameWriter& text(dossier_view value) { return text(from_view(value)); }
  FrameWriter& item(const dossier_item& item) { return text(item.record).text(item.text).text(item.sketch); }
  const std::string& bytes() const { return bytes_; }

 private:
  std::string bytes_;
};

class FrameReader {
 public:
  explicit FrameReader(std::string_view bytes) : bytes_(bytes) {}
  std::uint64_t number() {
    std::uint64_t value = 0;
    std::memcpy(&value, bytes_.data(), sizeof value);
    bytes_.remove_prefix(sizeof value);
    return value;
  }
  std::string_view text() {
    const auto size = number();
    const auto value = bytes_.substr(0, size);
    bytes_.remove_prefix(size);
    return value;
  }
  dossier_view view() { return to_view(text()); }
  dossier_item item() { return {view(), view(), view()}; }
  bool at_end() const { return bytes_.empty(); }

 private:
  std::string_view bytes_;
};

using Frames = std::vector<std::string>;

// The worker's host: whatever the plugin gives becomes a frame.
struct Worker {
  Frames sent;
  std::map<std::string, std::int64_t> facts;  // came with the handshake

  static Worker& of(void* context) { return *static_cast<Worker*>(context); }
  static void send(void* context, const FrameWriter& frame) { of(context).sent.push_back(frame.bytes()); }
  static void send_error(void* context, const char* type, const dossier_error& e) {
    send(context, FrameWriter()
                      .text(type)
                      .text(e.code)
                      .text(e.message)
                      .text(e.option)
                      .text(e.unit)
                      .number(e.retryable)
                      .number(e.start)
                      .number(e.end));
  }
  static const dossier_host* host() {
    static constexpr dossier_host functions{
        sizeof(dossier_host),
        0,
        [](void* c, const dossier_log* line) {
          send(c, FrameWriter().text("log").number(line->level).text(line->message));
        },
        [](void*) -> int32_t { return 0; },
        [](void* c, const dossier_error* e) { send_error(c, "fail", *e); },
        [](void* c, const dossier_error* e) -> dossier_status { return send_error(c, "reject", *e), DOSSIER_OK; },
        [](void* c, const dossier_error* e) -> dossier_status { return send_error(c, "drop", *e), DOSSIER_OK; },
        [](void* c, const dossier_emit* r) -> dossier_status {
          return send(c, FrameWriter()
                             .text("emit")
                             .text(r->record)
                             .text(r->text)
                             .number(r->ordinal)
                             .text(std::string_view(reinterpret_cast<const char*>(r->map),
                                                    r->map_count * sizeof(dossier_map_run)))),
                 DOSSIER_OK;
        },
        [](void* c, const dossier_key* k) -> dossier_status {
          return send(c, FrameWriter()
                             .text("key")
                             .text(k->key)
                             .text(std::string_view(reinterpret_cast<const char*>(k->note), k->note_size))
                             .number(k->a)
                             .number(k->b)),
                 DOSSIER_OK;
        },
        [](void* c, const dossier_fact* f) -> dossier_status {
          return send(c, FrameWriter().text("fact").text(f->key).number(static_cast<std::uint64_t>(f->value))),
                 DOSSIER_OK;
        },
        [](void* c, dossier_view key) -> int64_t {
          const auto found = of(c).facts.find(std::string(from_view(key)));
          return found == of(c).facts.end() ? 0 : found->second;
        },
        [](void* c, const dossier_nested* n) -> dossier_status {
          return send(c, FrameWriter().text("nested").text(n->name).text(n->media_type).text(n->bytes)), DOSSIER_OK;
        }};
    return &functions;
  }
};

// The host's side: frames become what the plugin would have given to a host in its own process.
Call receive(const Frames& frames, dossier_status status) {
  Call call;
  call.status = status;
  const auto* host = Call::host();
  for (const auto& bytes : frames) {
    FrameReader frame(bytes);
    const auto type = frame.text();
    if (type == "log") {
      dossier_log line{sizeof line, static_cast<std::uint32_t>(frame.number()), {}};
      line.message = frame.view();
      host->log(call.context(), &line);
    } else if (type == "emit") {
      dossier_emit result{};
      result.struct_size = sizeof result;
      result.record = frame.view();
      result.text = frame.view();
      result.ordinal = frame.number();
      const auto map = frame.text();
      std::vector<dossier_map_run> runs(map.size() / sizeof(dossier_map_run));
      if (!map.empty()) std::memcpy(runs.data(), map.data(), map.size());
      result.map = runs.data();
      result.map_count = static_cast<std::uint32_t>(runs.size());
      host->emit(call.context(), &result);
    } else if (type == "key") {
      dossier_key key{};
      key.struct_size = sizeof key;
      key.key = frame.view();
      const auto note = frame.text();
      key.note_size = static_cast<std::uint32_t>(note.size());
      std::memcpy(key.note, note.data(), note.size());
      key.a = static_cast<std::uint32_t>(frame.number());
      key.b = static_cast<std::uint32_t>(frame.number());
      host->key(call.context(), &key);
    } else if (type == "fact") {
      dossier_fact fact{sizeof fact, 0, frame.view(), 0};
      fact.value = static_cast<std::int64_t>(frame.number());
      host->fact(call.context(), &fact);
    } else if (type == "nested") {
      dossier_nested input{sizeof input, 0, frame.view(), frame.view(), frame.view()};
      host->nested(call.context(), &input);
    } else {
      dossier_error error{};
      error.struct_size = sizeof error;
      error.code = frame.view();
      error.message = frame.view();
      error.option = frame.view();
      error.unit = frame.view();
      error.retryable = static_cast<std::uint32_t>(frame.number());
      error.start = frame.number();
      error.end = frame.number();
      (type == "fail"     ? (void)host->fail(call.context(), &error)
       : type == "reject" ? (void)host->reject(call.context(), &error)
                          : (void)host->drop(call.context(), &error));
    }
    EXPECT_TRUE(frame.at_end()) << type;
  }
  return call;
}

// What a call gave, in a form that can be compared.
std::string account(const Call& call) {
  FrameWriter all;
  all.number(static_cast<std::uint64_t>(call.status));
  for (const auto& record : call.records) all.text(record);
  for (const auto& document : call.documents) {
    all.text(document->text).number(document->ordinal);
    for (const auto& run : document->map)
      all.number(run.text).number(run.text_size).number(run.source).number(run.source_size);
  }
  for (const auto& input : call.nested) all.text(input.name).text(input.media_type).text(input.bytes);
  for (const auto* faults : {&call.rejected, &call.dropped})
    for (const auto& fault : *faults) all.text(fault.code).text(fault.message).text(fault.unit);
  for (const auto& key : call.keys)
    all.text(key.key)
        .text(std::string_view(reinterpret_cast<const char*>(key.note.data()), key.note.size()))
        .number(key.a)
        .number(key.b);
  for (const auto& [key, value] : call.facts) all.text(key).number(static_cast<std::uint64_t>(value));
  if (call.failure) all.text(call.failure->code).text(call.failure->message);
  return all.bytes();
}

// Carries a call out on both ways, directly and by frames, and expects the same.
void expect_same(const std::function<dossier_status(const dossier_host*, void*)>& direct, const std::string& frame,
                 const std::function<dossier_status(FrameReader&, const dossier_host*, void*)>& framed,
                 const std::map<std::string, std::int64_t>& facts = {}) {
  Call here;
  here.known = &facts;
  here.status = direct(Call::host(), here.context());
  Worker worker;
  worker.facts = facts;
  FrameReader reader(frame);
  const auto status = framed(reader, Worker::host(), &worker);
  EXPECT_TRUE(reader.at_end());
  EXPECT_EQ(account(receive(worker.sent, status)), account(here));
  EXPECT_FALSE(worker.sent.empty());
}

const std::string joints = JOINTS_DIR "/joints.so";

TEST(Frames, CarryAReader) {
  const LoadedPlugin plugin(joints, "reader.lines", R"({"prefix":"n"})");
  const std::string bytes = "source\ttwo words\n!lost\n\nlast";
  const auto read = [&](FrameReader& frame, const dossier_host* host, void* context) {
    dossier_read_call call{sizeof call, 0, host, context, frame.view(), frame.view(), frame.view(), 0, 0};
    call.offset = frame.number();
    call.line = frame.number();
    return plugin.functions<dossier_reader>().read(plugin.instance(), &call);
  };
  const std::string frame = FrameWriter().text("in.lines").text("").text(bytes).number(100).number(7).bytes();
  expect_same(
      [&](const dossier_host* host, void* context) {
        const dossier_read_call call{sizeof call, 0, host, context, to_view("in.lines"), {}, to_view(bytes), 100, 7};
        return plugin.functions<dossier_reader>().read(plugin.instance(), &call);
      },
      frame, read);
}

TEST(Frames, CarryNestedInputsAndFailures) {
  const LoadedPlugin box(joints, "reader.box");
  const LoadedPlugin lines(joints, "reader.lines");
  for (const auto& [plugin, bytes] :
       {std::pair(&box, std::string("#box\n@a\n x\n@b\n y")), std::pair(&lines, std::string("throw"))}) {
    expect_same(
        [&](const dossier_host* host, void* context) {
          const dossier_read_call call{sizeof call, 0, host, context, to_view("in"), {}, to_view(bytes), 0, 0};
          return plugin->functions<dossier_reader>().read(plugin->instance(), &call);
        },
        FrameWriter().text("in").text(bytes).bytes(),
        [&](FrameReader& frame, const dossier_host* host, void* context) {
          dossier_read_call call{sizeof call, 0, host, context, frame.view(), {}, {}, 0, 0};
          call.bytes = frame.view();
          return plugin->functions<dossier_reader>().read(plugin->instance(), &call);
        });
  }
}

TEST(Frames, CarryAnExtractorWithEarlierClaims) {
  const LoadedPlugin words(joints, "extractor.words");
  const LoadedPlugin echo(joints, "extractor.echo");
  Document document;
  document.id = "d";
  document.text = "ash oak ash";
  std::vector<std::string> claims;
  for (const auto& claim : words.extract(document)) claims.push_back(encode(claim));
  ASSERT_EQ(claims.size(), 3U);
  const std::string record = encode(document);
  std::vector<dossier_view> views;
  FrameWriter frame;
  frame.text(record).text(document.text).number(claims.size());
  for (const auto& claim : claims) {
    views.push_back(to_view(claim));
    frame.text(claim);
  }
  const auto& functions = echo.functions<dossier_extractor>();
  expect_same(
      [&](const dossier_host* host, void* context) {
        const dossier_extract_call call{sizeof call, 3, host, context, to_view(record), to_view(document.text),
                                        views.data()};
        return functions.extract(echo.instance(), &call);
      },
      frame.bytes(),
      [&](FrameReader& in, const dossier_host* host, void* context) {
        dossier_extract_call call{sizeof call, 0, host, context, in.view(), in.view(), nullptr};
        std::vector<dossier_view> received(in.number());
        for (auto& view : received) view = in.view();
        call.claims = received.data();
        call.claim_count = static_cast<std::uint32_t>(received.size());
        return functions.extract(echo.instance(), &call);
      });
}

// Sketch, map with facts, reduce of records and reduce of pairs.
TEST(Frames, CarryPasses) {
  const LoadedPlugin plugin(joints, "deduplicator.rare-words");
  const auto& passes = plugin.functions<dossier_passes>();
  Document one;
  one.id = "1";
  Document two;
  two.id = "2";
  const std::string records[] = {encode(one), encode(two)};
  const std::string text = "ash oak elm";
  const std::map<std::string, std::int64_t> facts{{"ash", 2}, {"oak", 4}};

  for (const std::uint32_t pass : {0U, 1U}) {
    const dossier_item item{to_view(records[0]), to_view(text), to_view("3")};
    expect_same(
        [&](const dossier_host* host, void* context) {
          const dossier_map_call call{sizeof call, pass, 0, 1, host, context, item};
          return passes.map(plugin.instance(), &call);
        },
        FrameWriter().number(pass).item(item).bytes(),
        [&](FrameReader& in, const dossier_host* host, void* context) {
          dossier_map_call call{sizeof call, static_cast<std::uint32_t>(in.number()), 0, 1, host, context, {}};
          call.item = in.item();
          return passes.map(plugin.instance(), &call);
        },
        facts);
  }

  for (const std::uint32_t pass : {1U, 2U}) {
    std::vector<dossier_member> members(2);
    for (std::size_t i = 0; i < 2; ++i) {
      members[i].struct_size = sizeof(dossier_member);
      members[i].note_size = 4;
      members[i].a = {to_view(records[pass == 1 ? i : 0]), to_view(text), to_view("3")};
      if (pass == 2) members[i].b = {to_view(records[1]), to_view(text), to_view("3")};
      members[i].a_order = pass == 1 ? i : 0;
      members[i].b_order = pass == 1 ? i : 1;
    }
    const dossier_member* pointers[] = {&members[0], &members[1]};
    FrameWriter frame;
    frame.number(pass).text("0123456789abcdef").number(2).number(5);
    for (const auto& member : members)
      frame.text(std::string_view(reinterpret_cast<const char*>(member.note), member.note_size))
          .item(member.a)
          .item(member.b)
          .number(member.a_order)
          .number(member.b_order);
    expect_same(
        [&](const dossier_host* host, void* context) {
          const dossier_reduce_call call{sizeof call, pass, 0, 1, host, context, to_view("0123456789abcdef"),
                                         pointers,    2,    5};
          return passes.reduce(plugin.instance(), &call);
        },
        frame.bytes(),
        [&](FrameReader& in, const dossier_host* host, void* context) {
          dossier_reduce_call call{
              sizeof call, static_cast<std::uint32_t>(in.number()), 0, 1, host, context, {}, nullptr, 0, 0};
          call.key = in.view();
          call.count = in.number();
          call.total = in.number();
          std::vector<dossier_member> received(call.count);
          std::vector<const dossier_member*> lent;
          for (auto& member : received) {
            member.struct_size = sizeof member;
            const auto note = in.text();
            member.note_size = static_cast<std::uint32_t>(note.size());
            std::memcpy(member.note, note.data(), note.size());
            member.a = in.item();
            member.b = in.item();
            member.a_order = in.number();
            member.b_order = in.number();
            lent.push_back(&member);
          }
          call.members = lent.data();
          return passes.reduce(plugin.instance(), &call);
        });
  }
}

// An exporter gives nothing but its status and, at seal, counts and outputs.
TEST(Frames, CarryAnExporter) {
  const auto export_one = [&](const std::string& folder, bool by_frames) {
    const std::string options = R"({"directory":")" + folder + "\"}";
    const LoadedPlugin plugin(PLUGIN_DIR "/exporter-jsonl.so", "exporter.jsonl", options);
    const auto& functions = plugin.functions<dossier_exporter>();
    Worker worker;
    Call call;
    const dossier_host* host = by_frames ? Worker::host() : Call::host();
    void* context = by_frames ? static_cast<void*>(&worker) : call.context();
    const std::string run = R"({"run":"r","pipeline":"p","ports":["claims"]})";
    const std::string frame = FrameWriter().text(run).text("claims").text(R"({"id":"1"})").text("").bytes();
    FrameReader in(frame);
    const std::string framed_run(in.text());
    const dossier_export_call begin{sizeof begin, 0, host, context, to_view(by_frames ? framed_run : run)};
    EXPECT_EQ(functions.begin(plugin.instance(), &begin), DOSSIER_OK);
    dossier_write_call write{sizeof write, 0, host, context, in.view(), in.view(), in.view()};
    EXPECT_EQ(functions.write(plugin.instance(), &write), DOSSIER_OK);
    std::string outputs;
    dossier_seal_call seal{sizeof seal, 0, host, context, 0, &outputs, [](void* sink, dossier_view json) {
                             *static_cast<std::string*>(sink) += from_view(json);
                           }};
    EXPECT_EQ(functions.seal(plugin.instance(), &seal), DOSSIER_OK);
    EXPECT_EQ(functions.commit(plugin.instance(), &begin), DOSSIER_OK);
    EXPECT_EQ(seal.rows, 1U);
    EXPECT_NE(outputs.find("claims.jsonl"), std::string::npos);
    return seal.rows;
  };
  const std::string folder = scratch_folder().string();
  EXPECT_EQ(export_one(folder + "/direct", false), export_one(folder + "/framed", true));
}

}  // namespace
}  // namespace dossier
