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
constexpr std::uint64_t credit = 64 << 10;  // the capacity of a socket
constexpr unsigned cancel_asked_every = 64;

// The bytes of a large input, passed by descriptor.
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

// The worker's host: the output of a call goes into the answer, questions go to the real host immediately.
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
    thread_.reset();
    if (place == place_) return;
    place_ = place;
    known_.clear();
  }
  codec::FieldWriter& answer() { return answer_; }
  // The next frame from the host: first those that arrived during a call.
  Frame next() {
    if (later_.empty()) return *channel_.receive(std::chrono::milliseconds(-1));
    auto frame = std::move(later_.front());
    later_.pop_front();
    return frame;
  }
  // The plugin ran out of memory: the worker has to be replaced.
  bool exhausted() const { return exhausted_; }
  // The final status of a call that returned `status`: one that used the host from another thread has failed.
  dossier_status judge(dossier_status status) {
    if (!thread_.left()) return status;
    const auto fault = CallFault::of(CallThread::code, CallThread::message);
    codec::write_error(answer_, codec::Given::fail, error_of(fault));
    return DOSSIER_FAILED;
  }

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
  // A frame that arrives during a call: its cancellation, or a later call.
  void keep(Frame frame) {
    if (frame.type == FrameType::cancel) {
      cancelled_ = cancelled_ || frame.sequence == sequence_;
    } else {
      later_.push_back(std::move(frame));
    }
  }
  template <class Write>
  dossier_status write(Write&& write) {
    if (!thread_.is_this()) return DOSSIER_WRONG_THREAD;
    write(answer_);
    return DOSSIER_OK;
  }
  // For people to read: ten times a second is enough.
  void progress(std::uint64_t done, std::uint64_t total) {
    const auto now = std::chrono::steady_clock::now();
    if (now < next_progress_) return;
    next_progress_ = now + std::chrono::milliseconds(100);
    channel_.send(FrameType::progress, sequence_, codec::FieldWriter().number(done).number(total).bytes());
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
  std::chrono::steady_clock::time_point next_progress_;
  CallThread thread_;
};

// noexcept: if the host can no longer be reached, the worker ends.
const dossier_host* Answering::host() {
  static constexpr dossier_host functions{
      .struct_size = sizeof(dossier_host),
      .reserved = 0,
      .log =
          [](void* c, const dossier_log* line) noexcept {
            if (of(c).thread_.is_this()) of(c).log(*line);
          },
      .cancelled = [](void* c) noexcept -> int32_t { return of(c).thread_.is_this() && of(c).cancelled(); },
      .fail =
          [](void* c, const dossier_error* error) noexcept {
            if (!of(c).thread_.is_this()) return;
            of(c).exhausted_ = of(c).exhausted_ || text_of(error->code) == "out_of_memory";
            codec::write_error(of(c).answer_, codec::Given::fail, *error);
          },
      .reject = [](void* c, const dossier_error* error) noexcept -> dossier_status {
        return of(c).write([&](auto& answer) { codec::write_error(answer, codec::Given::reject, *error); });
      },
      .drop = [](void* c, const dossier_error* reason) noexcept -> dossier_status {
        return of(c).write([&](auto& answer) { codec::write_error(answer, codec::Given::drop, *reason); });
      },
      .emit = [](void* c, const dossier_emit* result) noexcept -> dossier_status {
        return of(c).write([&](auto& answer) { codec::write_emit(answer, *result); });
      },
      .key = [](void* c, const dossier_key* key) noexcept -> dossier_status {
        if (key->note_size > sizeof key->note) return DOSSIER_REFUSED;
        return of(c).write([&](auto& answer) { codec::write_key(answer, *key); });
      },
      .fact = [](void* c, const dossier_fact* fact) noexcept -> dossier_status {
        return of(c).write([&](auto& answer) { codec::write_fact(answer, *fact); });
      },
      .lookup = [](void* c, dossier_view key) noexcept -> int64_t {
        return of(c).thread_.is_this() ? of(c).lookup(text_of(key)) : 0;
      },
      .nested = [](void* c, const dossier_nested* input) noexcept -> dossier_status {
        return of(c).write([&](auto& answer) { codec::write_nested(answer, *input); });
      },
      .progress =
          [](void* c, uint64_t done, uint64_t total) noexcept {
            if (of(c).thread_.is_this()) of(c).progress(done, total);
          }};
  return &functions;
}

// The worker ends with its host, even if the plugin never returns.
void watch_host(int socket) {
  std::thread([socket] {
    pollfd entry{socket, 0, 0};  // reports only a hang-up
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
    if (start.type != FrameType::start) throw BadFrame("expected a start frame");
    if (!begin(start)) return 0;
    while (true) {
      const auto frame = answering_.next();
      if (frame.type == FrameType::call) {
        if (answer(frame) == After::end) return 0;  // later calls go to another worker
      } else if (frame.type == FrameType::end) {
        scratch_.reset();
        instance_.reset();
        channel_.send(FrameType::fin, frame.sequence, codec::FieldWriter().number(calls_).bytes());
        return 0;
      }  // a late cancel is for a finished call
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
    if (!installed) return refuse(start, CallFault::of("no_plugin", manifest_file + " no longer describes " + id));
    auto loaded = load(*installed);
    if (const auto* fault = std::get_if<LoadFault>(&loaded))
      return refuse(start, CallFault::of("not_loaded", fault->text()));
    memory_.limit(memory);
    const auto& plugin = std::get<LoadedPlugin>(loaded);
    scope_.log = [this](int level, std::string_view, std::string_view message) {
      channel_.send(FrameType::log, 0,
                    codec::FieldWriter().number(static_cast<std::uint64_t>(level)).text(message).bytes());
    };
    auto made = Instance::create(plugin, options ? *options : Json(Json::Object{}), scope_);
    if (const auto* fault = std::get_if<CallFault>(&made)) return refuse(start, *fault);
    instance_.emplace(std::move(std::get<Instance>(made)));
    scratch_.emplace(instance_->scratch());
    callee_ = {instance_->get(), plugin.functions(), scratch_->get()};
    replaceable_ = kind_of(installed->manifest) != Kind::exporter;  // an export is a single conversation
    memory_.mark();
    channel_.send(FrameType::ready, start.sequence, codec::FieldWriter().number(credit).bytes());
    return true;
  }
  bool refuse(const Frame& start, const CallFault& fault) {
    channel_.send(FrameType::refuse, start.sequence,
                  codec::FieldWriter().text(fault.code).text(fault.message).text(fault.option).bytes());
    return false;
  }
  enum class After { proceed, end };
  After answer(const Frame& frame) {
    answering_.begin(frame.sequence, codec::place_of(frame.payload));
    std::optional<MappedDescriptor> beside;
    if (frame.descriptor) {
      const auto size = ::lseek(frame.descriptor.get(), 0, SEEK_END);
      if (size <= 0) throw BadFrame("the bytes of a large input cannot be measured");
      beside.emplace(frame.descriptor, static_cast<std::uint64_t>(size));
    }
    const auto status =
        answering_.judge(codec::carry_out(frame.payload, beside ? beside->bytes() : std::string_view(), callee_,
                                          Answering::host(), answering_.context(), answering_.answer()));
    ++calls_;
    const bool spent = replaceable_ && (answering_.exhausted() || memory_.beyond_mark());
    codec::FieldWriter result;
    result.number(static_cast<std::uint64_t>(status)).number(spent);
    channel_.send(FrameType::result, frame.sequence, result.bytes() + answering_.answer().bytes());
    return spent ? After::end : After::proceed;
  }

  Channel& channel_;
  Answering answering_;
  Catalog catalog_;
  CallScope scope_;
  Memory memory_;
  std::optional<Instance> instance_;
  std::optional<ScratchPool::Slot> scratch_;
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
