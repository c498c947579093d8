// The host that a plugin under test sees: it records results and checks that the plugin keeps the rules.
#pragma once

#include <atomic>
#include <exception>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "core/conformance/violations.hpp"
#include "core/plugin/call.hpp"

namespace dossier::conformance {

using plugin::text_of;
using plugin::view_of;

struct GivenKey {
  std::string key;
  std::string note;
  std::uint32_t a = 0;
  std::uint32_t b = 0;
};

// All results of one call.
struct Given {
  dossier_status status = DOSSIER_OK;
  std::optional<plugin::CallFault> failure;
  std::vector<plugin::EmittedRecord> records;
  std::vector<GivenKey> keys;
  std::vector<std::pair<std::string, std::int64_t>> facts;
  std::vector<plugin::EmittedInput> nested;
  std::vector<plugin::CallFault> rejected;
  std::vector<plugin::CallFault> dropped;
  bool asked = false;               // the plugin asked whether to stop
  std::uint64_t after_stop = 0;     // results after a stop was requested
  std::uint64_t after_refusal = 0;  // results after one was refused
  bool refused = false;
};

// How the host answers.
struct Answers {
  bool cancelled = false;
  bool refuses = false;  // every result
  bool newer = false;    // the host has functions that the plugin does not know
  std::function<std::int64_t(const std::string& key)> lookup = {};
};

class WatchedCall {
 public:
  explicit WatchedCall(const Answers& answers) : answers_(&answers), owner_(std::this_thread::get_id()) {}
  WatchedCall(const WatchedCall&) = delete;
  WatchedCall& operator=(const WatchedCall&) = delete;

  static const dossier_host* host();
  static const dossier_host* newer_host();

 private:
  template <class Function>
  friend Given call_plugin(const char* name, const Answers& answers, Function&& function);

  static WatchedCall* of(void* context, const char* function);
  static dossier_status take(WatchedCall* call);
  Given finish(const char* name, dossier_status status);
  static void bury(std::unique_ptr<WatchedCall> call);

  const Answers* answers_;
  std::thread::id owner_;
  std::atomic<bool> live_ = true;
  bool said_stop_ = false;
  int fails_ = 0;
  Given given_;
};

// Calls function(host, context) and judges how it ended. name: the plugin's function, for messages.
template <class Function>
Given call_plugin(const char* name, const Answers& answers, Function&& function) {
  auto call = std::make_unique<WatchedCall>(answers);
  dossier_status status = DOSSIER_FAILED;
  try {
    status = function(answers.newer ? WatchedCall::newer_host() : WatchedCall::host(), static_cast<void*>(call.get()));
  } catch (const std::exception& error) {
    violate("boundary.exceptions", std::string(name) + " threw across the boundary: " + error.what());
    call->fails_ = 1;
  } catch (...) {
    violate("boundary.exceptions", std::string(name) + " threw something across the boundary");
    call->fails_ = 1;
  }
  Given given = call->finish(name, status);
  WatchedCall::bury(std::move(call));
  return given;
}

// Why it failed, as reported by the plugin.
std::string reason_of(const Given& given);

// From now on the plugin runs in worker processes: a call that fails because one crashed or broke the protocol ends the
// test with that reason.
void expect_workers();

// The complete results as text: two calls had the same results exactly if these are equal.
std::string dump(const Given& given);

}  // namespace dossier::conformance
