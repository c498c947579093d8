// A thread that starts the workers of a pool. The kernel ends a process that is to end with its parent when the thread
// that started it ends, and the threads of a stage end before its workers do.
#pragma once

#include <condition_variable>
#include <exception>
#include <functional>
#include <mutex>
#include <thread>

namespace dossier::plugin::isolation {

class Spawner {
 public:
  Spawner() = default;
  ~Spawner();  // nothing that it started may be running
  Spawner(const Spawner&) = delete;
  Spawner& operator=(const Spawner&) = delete;

  // Carries out the task on that thread, waits for it and throws what it throws. Any thread.
  void run(const std::function<void()>& task);

 private:
  void serve();

  std::mutex turn_;  // one task at a time
  std::mutex guard_;
  std::condition_variable changed_;
  const std::function<void()>* task_ = nullptr;
  std::exception_ptr thrown_;
  bool ending_ = false;
  std::thread thread_;  // starts with the first task
};

}  // namespace dossier::plugin::isolation
