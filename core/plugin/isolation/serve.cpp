#include "core/plugin/isolation/serve.hpp"

#include <poll.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cstdio>
#include <deque>
#include <thread>
#include <unordered_map>
#include <variant>

#include "core/plugin/codec/answers.hpp"
#include "core/plugin/codec/carry_out.hpp"
#include "core/plugin/instance.hpp"
#include "core/plugin/isolation/memory.hpp"
#include "core/plugin/kind.hpp"

namespace dossier::plugin::isolation {
namespace {

constexpr std::size_t most_known_facts = 1 << 20;
constexpr std::uint64_t credit = 64 << 10;  // what a socket holds
constexpr unsigned cancel_asked_every = 64;

// Bytes beside a call.
class MappedDescriptor {
 public:
  MappedDescriptor(const Descriptor& descriptor, std::uint64_t size) : size_(size) {
    data_ = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, descriptor.get(), 0);
    if (data_ == MAP_FAILED) throw BadFrame("the bytes of a large input cannot be mapped");
  }
  ~MappedDescriptor() { ::munmap(data_, size_); }
  MappedDescriptor(const MappedDescriptor&) = delete;
  MappedDescriptor& operator=(const MappedDescriptor&) = delete;
  std::string_view bytes() const { return {static_cast<const char*>(data_), size_}; }

 private:
  void* data_;
  std::uint64_t size_;
};

// Whatever the plugin gives during a call goes into the answer; questions go to the host at once.
class Answering {
 public:
  explicit Answering(Channel& channel) : channel_(channel) {}

  static const dossier_host* host();
  void* context() { return this; }

  void begin(std::uint64_t sequence, codec::PassPlace place) {
    answer_.clear();
    exhausted_ = false;
    sequence_ = sequence;
    cancelled_ = false;
    if (place == place_) return;
    place_ = place;
    known_.clear();
  }
  codec::FieldWriter& answer() { return answer_; }
  // The next frame from the host, of those that came during a call or of those to come.
  Frame next() {
    if (later_.empty()) return *channel_.receive(std::chrono::milliseconds(-1));
    auto frame = std::move(later_.front());
    later_.pop_front();
    return frame;
  }
  // The plugin ran out of memory: what is left of it is of no use.
  bool exhausted() const { return exhausted_; }

 private:
  static Answering& of(void* context) { return *static_cast<Answering*>(context); }

  std::int64_t lookup(std::string_view key) {
    if (const auto found = known_.find(std::string(key)); found != known_.end()) return found->second;
    channel_.send(FrameType::lookup, sequence_, codec::FieldWriter().text(key).bytes());
    while (true) {
      auto frame = *channel_.receive(std::chrono::milliseconds(-1));
      if (frame.type != FrameType::value) {
        keep(std::move(frame));
        continue;
      }
      const auto value = static_cast<std::int64_t>(codec::FieldReader(frame.payload).number());
      if (known_.size() < most_known_facts) known_.emplace(key, value);
      return value;
    }
  }
  bool cancelled() {
    if (cancelled_ || ++asked_ % cancel_asked_every != 0) return cancelled_;
    while (auto frame = channel_.receive(std::chrono::milliseconds(0))) keep(std::move(*frame));
    return cancelled_;
  }
  // What comes during a call: the wish that it ends, or the calls after it.
  void keep(Frame frame) {
    if (frame.type == FrameType::cancel) {
      cancelled_ = cancelled_ || frame.sequence == sequence_;
    } else {
      later_.push_back(std::move(frame));
    }
  }
  void log(const dossier_log& line) {
    channel_.send(FrameType::log, sequence_, codec::FieldWriter().number(line.level).text(line.message).bytes());
  }

  Channel& channel_;
  codec::FieldWriter answer_;
  std::uint64_t sequence_ = 0;
  codec::PassPlace place_;
  std::unordered_map<std::string, std::int64_t> known_;
  std::deque<Frame> later_;
  bool cancelled_ = false;
  bool exhausted_ = false;
  unsigned asked_ = 0;
};

// noexcept: a host that cannot be reached any more ends the worker, which the host sees.
const dossier_host* Answering::host() {
  static constexpr dossier_host functions{
      sizeof(dossier_host),
      0,
      [](void* c, const dossier_log* line) noexcept { of(c).log(*line); },
      [](void* c) noexcept -> int32_t { return of(c).cancelled(); },
      [](void* c, const dossier_error* error) noexcept {
        of(c).exhausted_ = of(c).exhausted_ || text_of(error->code) == "out_of_memory";
        codec::write_error(of(c).answer_, codec::Given::fail, *error);
      },
      [](void* c, const dossier_error* error) noexcept -> dossier_status {
        codec::write_error(of(c).answer_, codec::Given::reject, *error);
        return DOSSIER_OK;
      },
      [](void* c, const dossier_error* reason) noexcept -> dossier_status {
        codec::write_error(of(c).answer_, codec::Given::drop, *reason);
        return DOSSIER_OK;
      },
      [](void* c, const dossier_emit* result) noexcept -> dossier_status {
        codec::write_emit(of(c).answer_, *result);
        return DOSSIER_OK;
      },
      [](void* c, const dossier_key* key) noexcept -> dossier_status {
        if (key->note_size > sizeof key->note) return DOSSIER_REFUSED;
        codec::write_key(of(c).answer_, *key);
        return DOSSIER_OK;
      },
      [](void* c, const dossier_fact* fact) noexcept -> dossier_status {
        codec::write_fact(of(c).answer_, *fact);
        return DOSSIER_OK;
      },
      [](void* c, dossier_view key) noexcept -> int64_t { return of(c).lookup(text_of(key)); },
      [](void* c, const dossier_nested* input) noexcept -> dossier_status {
        codec::write_nested(of(c).answer_, *input);
        return DOSSIER_OK;
      }};
  return &functions;
}

// A host that is gone leaves no worker behind, even one whose plugin never returns.
void watch_host(int socket) {
  std::thread([socket] {
    pollfd entry{socket, 0, 0};  // hang-up alone is told
    while (::poll(&entry, 1, -1) <= 0) {
    }
    ::_exit(1);
  }).detach();
}

class Worker {
 public:
  explicit Worker(Channel& channel) : channel_(channel), answering_(channel) {}

  int run() {
    channel_.send(FrameType::hello, 0, codec::FieldWriter().number(protocol_version).text(DOSSIER_VERSION).bytes());
    const auto start = *channel_.receive(std::chrono::milliseconds(-1));
    if (start.type != FrameType::start) throw BadFrame("expected the start of a plugin");
    if (!begin(start)) return 0;
    while (true) {
      const auto frame = answering_.next();
      if (frame.type == FrameType::call) {
        if (answer(frame) == After::end) return 0;  // the calls after it go to another worker
      } else if (frame.type == FrameType::end) {
        instance_.reset();
        channel_.send(FrameType::fin, frame.sequence, codec::FieldWriter().number(calls_).bytes());
        return 0;
      }  // a late cancel is for a call that is over
    }
  }

 private:
  bool begin(const Frame& start) {
    codec::FieldReader fields(start.payload);
    const std::string manifest_file(fields.text());
    const std::string id(fields.text());
    const auto options = parse_json(fields.text());
    const auto memory = fields.number();
    catalog_ = Catalog::discover({std::filesystem::path(manifest_file).parent_path()});
    const auto* installed = catalog_.find(id);
    if (!installed)
      return refuse(start, {"no_plugin", "there is no " + id + " any more in " + manifest_file, {}, {}, 0, 0});
    auto loaded = load(*installed);
    if (const auto* fault = std::get_if<LoadFault>(&loaded))
      return refuse(start, {"not_loaded", fault->text(), {}, {}, 0, 0});
    memory_.limit(memory);
    const auto& plugin = std::get<LoadedPlugin>(loaded);
    scope_.log = [this](int level, std::string_view, std::string_view message) {
      channel_.send(FrameType::log, 0,
                    codec::FieldWriter().number(static_cast<std::uint64_t>(level)).text(message).bytes());
    };
    auto made = Instance::create(plugin, options ? *options : Json(Json::Object{}), scope_);
    if (const auto* fault = std::get_if<CallFault>(&made)) return refuse(start, *fault);
    instance_.emplace(std::move(std::get<Instance>(made)));
    callee_ = {instance_->get(), plugin.functions()};
    replaceable_ = kind_of(installed->manifest) != Kind::exporter;  // that one is a single conversation
    memory_.mark();
    channel_.send(FrameType::ready, start.sequence, codec::FieldWriter().number(credit).bytes());
    return true;
  }
  bool refuse(const Frame& start, const CallFault& fault) {
    channel_.send(FrameType::refuse, start.sequence,
                  codec::FieldWriter().text(fault.code).text(fault.message).text(fault.option).bytes());
    return false;
  }
  enum class After { go_on, end };
  After answer(const Frame& frame) {
    answering_.begin(frame.sequence, codec::place_of(frame.payload));
    std::optional<MappedDescriptor> beside;
    if (frame.descriptor) {
      const auto size = ::lseek(frame.descriptor.get(), 0, SEEK_END);
      if (size <= 0) throw BadFrame("the bytes of a large input cannot be measured");
      beside.emplace(frame.descriptor, static_cast<std::uint64_t>(size));
    }
    const auto status = codec::carry_out(frame.payload, beside ? beside->bytes() : std::string_view(), callee_,
                                         Answering::host(), answering_.context(), answering_.answer());
    ++calls_;
    const bool spent = replaceable_ && (answering_.exhausted() || memory_.beyond_mark());
    codec::FieldWriter result;
    result.number(static_cast<std::uint64_t>(status)).number(spent);
    channel_.send(FrameType::result, frame.sequence, result.bytes() + answering_.answer().bytes());
    return spent ? After::end : After::go_on;
  }

  Channel& channel_;
  Answering answering_;
  Catalog catalog_;
  CallScope scope_;
  Memory memory_;
  std::optional<Instance> instance_;
  codec::Callee callee_;
  bool replaceable_ = true;
  std::uint64_t calls_ = 0;
};

}  // namespace

int serve(int socket) {
  watch_host(socket);
  Channel channel{Descriptor(socket)};
  try {
    return Worker(channel).run();
  } catch (const Closed&) {
    return 1;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "dossier-worker: %s\n", error.what());
    return 2;
  }
}

}  // namespace dossier::plugin::isolation
