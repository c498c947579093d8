// The workers of one stage.
#pragma once

#include <condition_variable>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "core/plugin/call.hpp"
#include "core/plugin/catalog.hpp"
#include "core/plugin/isolation/limits.hpp"
#include "core/plugin/isolation/printed.hpp"
#include "core/plugin/isolation/process.hpp"
#include "core/plugin/isolation/spawner.hpp"
#include "dossier/record/json.hpp"

namespace dossier::plugin::isolation {

class Pool {
 public:
  // `installed` must outlive it. connect: see Launch.
  Pool(const InstalledPlugin& installed, const Json& options, const CallScope& scope, const Limits& limits,
       const Sandbox& sandbox, std::function<Descriptor()> connect = {});
  ~Pool();  // ends all workers
  Pool(const Pool&) = delete;
  Pool& operator=(const Pool&) = delete;

  // Starts the first worker. Returns why the plugin cannot be used, if it cannot.
  std::optional<CallFault> start();

  struct Worker {
    Worker(const Launch& launch, int output) : process(launch, output) {}
    Process process;
    std::uint64_t calls = 0;
    std::uint64_t credit = 0;  // bytes of calls that may be sent ahead
  };
  // A free worker or a new one; null, with the reason, if neither is possible. Any thread.
  std::unique_ptr<Worker> take(std::optional<CallFault>& why);
  void give_back(std::unique_ptr<Worker> worker);
  // An export is one conversation from begin to commit: losing its worker loses the whole export.
  bool one_only() const { return one_only_; }
  void break_off(const CallFault& why);
  const Limits& limits() const { return limits_; }
  // An event of this stage. Any thread.
  void tell(diagnostic::Code code, int level, const std::string& message) const;

 private:
  std::unique_ptr<Worker> launch(std::optional<CallFault>& why);
  void begin(Worker& worker, std::optional<CallFault>& why) const;
  void take_report(Worker& worker, const Frame& report) const;
  void end(Worker& worker) const;

  const InstalledPlugin& installed_;
  std::string options_;
  CallScope scope_;
  Limits limits_;
  Grants grants_;
  SandboxMode mode_;
  std::string why_not_;  // no worker can be started
  Launch launch_;
  bool one_only_;
  Printed printed_;
  Spawner spawner_;
  std::mutex guard_;
  std::vector<std::unique_ptr<Worker>> free_;
  std::optional<CallFault> lost_;  // why that conversation ended early
};

// "0.5 s"
std::string in_seconds(std::chrono::milliseconds time);

}  // namespace dossier::plugin::isolation
