#include "core/plugin/isolation/spawner.hpp"

#include <utility>

namespace dossier::plugin::isolation {

Spawner::~Spawner() {
  if (!thread_.joinable()) return;
  {
    const std::lock_guard lock(guard_);
    ending_ = true;
  }
  changed_.notify_all();
  thread_.join();
}

void Spawner::run(const std::function<void()>& task) {
  const std::lock_guard turn(turn_);
  std::unique_lock lock(guard_);
  if (!thread_.joinable()) thread_ = std::thread([this] { serve(); });
  task_ = &task;
  changed_.notify_all();
  changed_.wait(lock, [this] { return task_ == nullptr; });
  if (auto thrown = std::exchange(thrown_, nullptr)) std::rethrow_exception(thrown);
}

void Spawner::serve() {
  std::unique_lock lock(guard_);
  while (true) {
    changed_.wait(lock, [this] { return task_ || ending_; });
    if (!task_) return;
    try {
      (*task_)();
    } catch (...) {
      thrown_ = std::current_exception();
    }
    task_ = nullptr;
    changed_.notify_all();
  }
}

}  // namespace dossier::plugin::isolation
