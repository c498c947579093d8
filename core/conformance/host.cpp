#include "core/conformance/host.hpp"

#include <algorithm>
#include <deque>
#include <mutex>
#include <set>

#include "core/conformance/child.hpp"
#include "core/plugin/emitted_map.hpp"
#include "dossier/record/json.hpp"

namespace dossier::conformance {
namespace {

std::atomic<bool> in_workers = false;

// The codes by which the core reports that a worker failed, and not the plugin's function.
void end_with_worker(const plugin::CallFault& fault) {
  if (fault.ended_worker()) end_child(Status::crashed, fault.message.c_str());
  if (fault.code == "bad_frame" || fault.code == "no_worker") end_child(Status::failed, fault.message.c_str());
}

void check_size(const char* what, std::uint32_t found, std::size_t least) {
  if (found < least)
    violate("boundary.sizes", std::string("expected the struct_size of ") + what + " to be " + std::to_string(least) +
                                  " or more, found " + std::to_string(found));
}

bool is_code(std::string_view code) {
  return !code.empty() &&
         std::ranges::all_of(code, [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; });
}

// The ledger counts parts by their code, so there must be few different ones.
void check_counted(const char* how, const plugin::CallFault& fault) {
  constexpr std::size_t most_words = 24;
  static std::mutex guard;
  static auto* words = new std::set<std::string>;
  const std::lock_guard lock(guard);
  if (!is_code(fault.code))
    return violate("boundary.ledger", std::string("a part was ") + how + " with the code \"" + fault.code +
                                          "\"; expected a word of lower case and underscores");
  words->insert(fault.code);
  if (words->size() > most_words)
    violate("boundary.ledger", "parts were rejected or dropped under more than " + std::to_string(most_words) +
                                   " codes, such as \"" + fault.code +
                                   "\"; a code is a stable word, and details belong in the message");
}

void write(std::string& out, const char* label, const std::vector<plugin::CallFault>& faults) {
  for (const auto& fault : faults)
    out += label + Json(Json::Array{fault.code, fault.message, fault.unit, Json(fault.start), Json(fault.end)}).dump() +
           "\n";
}

}  // namespace

WatchedCall* WatchedCall::of(void* context, const char* function) {
  auto* call = static_cast<WatchedCall*>(context);
  const bool other_thread = call->owner_ != std::this_thread::get_id();
  if (!call->live_) {
    violate("boundary.late-calls", std::string("host.") + function + " was called after the call had returned");
    if (other_thread)
      violate("boundary.threads", std::string("host.") + function + " was called from another thread, after the call");
    return nullptr;
  }
  if (other_thread) {
    violate("boundary.threads", std::string("host.") + function +
                                    " was called from a different thread than the one that made the call; a sink or "
                                    "host may be used only there");
    return nullptr;
  }
  return call;
}

dossier_status WatchedCall::take(WatchedCall* call) {
  if (!call) return DOSSIER_REFUSED;
  if (call->said_stop_) ++call->given_.after_stop;
  if (call->given_.refused) ++call->given_.after_refusal;
  if (call->answers_->refuses) {
    call->given_.refused = true;
    return DOSSIER_REFUSED;
  }
  return DOSSIER_OK;
}

const dossier_host* WatchedCall::host() {
  static constexpr dossier_host functions{
      .struct_size = sizeof(dossier_host),
      .reserved = 0,
      .log =
          [](void* c, const dossier_log* line) noexcept {
            if (of(c, "log")) check_size("dossier_log", line->struct_size, sizeof *line);
          },
      .cancelled = [](void* c) noexcept -> int32_t {
        auto* call = of(c, "cancelled");
        if (!call) return 1;
        call->given_.asked = true;
        call->said_stop_ = call->answers_->cancelled;
        return call->answers_->cancelled;
      },
      .fail =
          [](void* c, const dossier_error* error) noexcept {
            auto* call = of(c, "fail");
            if (!call) return;
            check_size("dossier_error", error->struct_size, sizeof *error);
            ++call->fails_;
            call->given_.failure = plugin::fault_of(*error);
          },
      .reject = [](void* c, const dossier_error* error) noexcept -> dossier_status {
        auto* call = of(c, "reject");
        const auto status = take(call);
        if (status != DOSSIER_OK) return status;
        check_size("dossier_error", error->struct_size, sizeof *error);
        call->given_.rejected.push_back(plugin::fault_of(*error));
        check_counted("rejected", call->given_.rejected.back());
        return DOSSIER_OK;
      },
      .drop = [](void* c, const dossier_error* reason) noexcept -> dossier_status {
        auto* call = of(c, "drop");
        const auto status = take(call);
        if (status != DOSSIER_OK) return status;
        check_size("dossier_error", reason->struct_size, sizeof *reason);
        call->given_.dropped.push_back(plugin::fault_of(*reason));
        check_counted("dropped", call->given_.dropped.back());
        return DOSSIER_OK;
      },
      .emit = [](void* c, const dossier_emit* result) noexcept -> dossier_status {
        auto* call = of(c, "emit");
        const auto status = take(call);
        if (status != DOSSIER_OK) return status;
        check_size("dossier_emit", result->struct_size, offsetof(dossier_emit, units));
        plugin::EmittedRecord record{std::string(text_of(result->record)), std::string(text_of(result->text)),
                                     plugin::map_of(*result), result->ordinal};
        call->given_.records.push_back(std::move(record));
        return DOSSIER_OK;
      },
      .key = [](void* c, const dossier_key* key) noexcept -> dossier_status {
        auto* call = of(c, "key");
        const auto status = take(call);
        if (status != DOSSIER_OK) return status;
        check_size("dossier_key", key->struct_size, sizeof *key);
        if (key->note_size > sizeof key->note) {
          violate("domain.records", "a key has a note of " + std::to_string(key->note_size) + " bytes; 16 fit");
          return DOSSIER_REFUSED;
        }
        call->given_.keys.push_back({std::string(text_of(key->key)),
                                     std::string(reinterpret_cast<const char*>(key->note), key->note_size), key->a,
                                     key->b});
        return DOSSIER_OK;
      },
      .fact = [](void* c, const dossier_fact* fact) noexcept -> dossier_status {
        auto* call = of(c, "fact");
        const auto status = take(call);
        if (status != DOSSIER_OK) return status;
        check_size("dossier_fact", fact->struct_size, sizeof *fact);
        call->given_.facts.emplace_back(text_of(fact->key), fact->value);
        return DOSSIER_OK;
      },
      .lookup = [](void* c, dossier_view key) noexcept -> int64_t {
        auto* call = of(c, "lookup");
        if (!call || !call->answers_->lookup) return 0;
        return call->answers_->lookup(std::string(text_of(key)));
      },
      .nested = [](void* c, const dossier_nested* input) noexcept -> dossier_status {
        auto* call = of(c, "nested");
        const auto status = take(call);
        if (status != DOSSIER_OK) return status;
        check_size("dossier_nested", input->struct_size, offsetof(dossier_nested, defaults));
        call->given_.nested.push_back(plugin::input_of(*input));
        return DOSSIER_OK;
      },
      .progress = [](void* c, uint64_t, uint64_t) noexcept { of(c, "progress"); }};
  return &functions;
}

const dossier_host* WatchedCall::newer_host() {
  static const struct Newer {
    dossier_host known = *host();
    void (*unknown[8])() = {};
    Newer() { known.struct_size = sizeof *this; }
  } newer;
  return &newer.known;
}

Given WatchedCall::finish(const char* name, dossier_status status) {
  live_ = false;
  if (in_workers && status != DOSSIER_OK && given_.failure) end_with_worker(*given_.failure);
  const std::string who = name;
  given_.status = status;
  if (status == DOSSIER_OK && fails_ > 0)
    violate("boundary.errors", who + " reported a failure through host.fail (\"" + given_.failure->message +
                                   "\") and then returned DOSSIER_OK");
  if (status == DOSSIER_FAILED && fails_ == 0 && !given_.refused)
    violate("boundary.errors", who + " returned DOSSIER_FAILED without reporting a reason through host.fail");
  if (status == DOSSIER_FAILED && given_.failure && (!is_code(given_.failure->code) || given_.failure->message.empty()))
    violate("boundary.errors", who + " failed with the code \"" + given_.failure->code + "\" and the message \"" +
                                   given_.failure->message +
                                   "\"; expected a word of lower case and underscores, and a sentence");
  if (status != DOSSIER_OK && status != DOSSIER_FAILED && status != DOSSIER_CANCELLED && status != DOSSIER_UNSUPPORTED)
    violate("boundary.errors",
            who + " returned the status " + std::to_string(status) + ", which is not a status of plugins");
  if (status == DOSSIER_CANCELLED && !answers_->cancelled)
    violate("boundary.errors", who + " returned DOSSIER_CANCELLED although no stop was requested");
  return std::move(given_);
}

// Calls are kept for a while after they end, so that a late callback is detected and does not crash. There are as many from
// the beginning, so that resources.memory does not take them for a leak of a plugin that is slow to create.
void WatchedCall::bury(std::unique_ptr<WatchedCall> call) {
  constexpr std::size_t kept = 512;
  static std::mutex guard;
  static auto* buried = [] {
    static const Answers none;
    auto* calls = new std::deque<std::unique_ptr<WatchedCall>>(kept);
    for (auto& each : *calls) each = std::make_unique<WatchedCall>(none);
    return calls;
  }();
  const std::lock_guard lock(guard);
  buried->push_back(std::move(call));
  buried->pop_front();
}

std::string reason_of(const Given& given) { return given.failure ? given.failure->message : "no reason was reported"; }

void expect_workers() { in_workers = true; }

std::string dump(const Given& given) {
  std::string out = "status " + std::to_string(given.status) + "\n";
  if (given.failure) out += "failure " + given.failure->code + ": " + given.failure->message + "\n";
  for (const auto& record : given.records) {
    out += "record " + record.record + " " + record.text;
    for (const auto& run : record.map)
      out += " " + std::to_string(run.text) + "+" + std::to_string(run.text_size) + "<" + std::to_string(run.source) +
             "+" + std::to_string(run.source_size) + "/" + std::to_string(run.units);
    out += "\n";
  }
  for (const auto& key : given.keys)
    out += "key " + Json(key.key).dump() + " " + Json(key.note).dump() + " " + std::to_string(key.a) + " " +
           std::to_string(key.b) + "\n";
  for (const auto& [key, value] : given.facts) out += "fact " + Json(key).dump() + " " + std::to_string(value) + "\n";
  for (const auto& input : given.nested)
    out += out += "nested " + input.name + " " + input.media_type + " " + input.bytes + " " + input.defaults +
                  input.overrides + "\n";
  write(out, "rejected ", given.rejected);
  write(out, "dropped ", given.dropped);
  return out;
}

}  // namespace dossier::conformance
