// The report of a task: what happened in it that the run has to know besides its results.
#pragma once

#include <functional>
#include <mutex>
#include <string>

#include "core/diagnostic/event.hpp"
#include "core/engine/context.hpp"
#include "core/plugin/sandbox/sandbox.hpp"
#include "dossier/record/json.hpp"

namespace dossier::engine::task {

// Collects the events of a task.
class EventCollector : public Observer {
 public:
  void tell(const diagnostic::Event& event) override;
  Json::Array events();

 private:
  std::mutex guard_;
  Json::Array events_;
};

// key: of the task.
Json report_of(std::string_view key, Json::Array events, const plugin::SandboxStates& sandboxes);

void for_each_event(const Json& report, const std::function<void(const diagnostic::Event&)>& visit);
void for_each_sandbox(const Json& report,
                      const std::function<void(const std::string& plugin, const plugin::SandboxState&)>& visit);

}  // namespace dossier::engine::task
