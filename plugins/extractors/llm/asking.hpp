// Sends requests: within the budget, a bounded number at a time, and again where that may help.
#pragma once

#include <condition_variable>
#include <cstdint>
#include <functional>
#include <mutex>
#include <string>

#include "recording.hpp"
#include "reply.hpp"
#include "settings.hpp"
#include "web/client.hpp"

namespace llm {

// What the calls of an instance share.
class Quota {
 public:
  explicit Quota(const Settings& settings);

  // Waits for one of the concurrent requests, and calls `meanwhile` often; what that throws ends the wait.
  void enter(const std::function<void()>& meanwhile);
  void leave();
  // Counts a request; throws Error once the budget is spent.
  void begin_request();
  void add_tokens(std::uint64_t tokens);

 private:
  const Settings& settings_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::int64_t running_ = 0;
  std::uint64_t requests_ = 0;
  std::uint64_t tokens_ = 0;
};

// Asks for one call; what it throws ends the call.
class Asking {
 public:
  Asking(const Settings& settings, Quota& quota, Recording& recording, web::Client& client,
         const std::function<void()>& checkpoint);

  // The answer to a request: recorded, else from the endpoint. Throws Error.
  Completion ask(const std::string& body);

 private:
  web::Answer post(const std::string& body);
  // Messages of the endpoint may repeat the key.
  std::string without_key(std::string message) const;
  [[noreturn]] void refuse(const web::Answer& answer) const;

  const Settings& settings_;
  Quota& quota_;
  Recording& recording_;
  web::Client& client_;
  const std::function<void()>& checkpoint_;
};

}  // namespace llm
