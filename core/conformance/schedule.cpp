#include "core/conformance/schedule.hpp"

#include <algorithm>
#include <atomic>
#include <numeric>
#include <thread>

#include "core/conformance/child.hpp"
#include "core/conformance/random.hpp"
#include "dossier/record/json.hpp"
#include "dossier/text/utf8.hpp"

namespace dossier::conformance {

void make_calls(const Subject& subject, const Schedule& schedule, std::uint64_t count,
                const std::function<void(std::uint64_t, dossier_instance*)>& call) {
  std::vector<std::uint64_t> order(count);
  std::iota(order.begin(), order.end(), std::uint64_t{0});
  if (schedule.shuffle) Random(schedule.shuffle).shuffle(order);

  std::uint64_t life = schedule.calls_a_life ? schedule.calls_a_life : std::max<std::uint64_t>(count, 1);
  // An instance of a program is a process that has to start, and one of a library may take long to be created: two have
  // to do then. One process serves where fresh ones are not asked for.
  const std::uint64_t long_life = std::max(life, (count + 1) / 2);
  const bool one_for_all = subject.is_program() && !schedule.calls_a_life;
  if (subject.is_program()) life = long_life;
  for (std::uint64_t first = 0, end = 0; first < count; first = end) {
    const auto before = construction_time();
    const auto fresh = one_for_all ? OwnedInstance(nullptr, {nullptr}) : subject.create();
    if (construction_time() - before > std::chrono::milliseconds(200)) life = long_life;
    dossier_instance* const instance = one_for_all ? subject.kept() : fresh.get();
    end = std::min(first + life, count);
    if (schedule.threads <= 1) {
      for (auto i = first; i < end; ++i) call(order[i], instance);
      continue;
    }
    std::atomic<std::uint64_t> next = first;
    std::atomic<unsigned> ready = 0;
    std::vector<std::jthread> threads;
    for (unsigned t = 0; t < schedule.threads; ++t)
      threads.emplace_back([&] {
        ++ready;
        while (ready < schedule.threads) std::this_thread::yield();  // all at once: that is what is to be seen
        for (auto i = next++; i < end; i = next++) call(order[i], instance);
      });
  }
}

std::string shown(const std::string& text, std::size_t at) {
  constexpr std::size_t longest = 160;
  std::size_t from = at > 40 ? at - 40 : 0;
  while (!is_utf8_boundary(text, from)) ++from;
  std::string part;
  for (std::size_t i = from; i < text.size() && part.size() < longest;) {
    const auto point = decode_utf8(text, i);
    append_utf8(part, point.value);
    i += point.size;
  }
  std::string quoted;
  append_json_string(quoted, part);
  return (from ? "..." : "") + quoted;
}

std::optional<std::string> first_difference(const Trace& expected, const Trace& found) {
  const auto count = std::min(expected.size(), found.size());
  for (std::size_t i = 0; i < count; ++i) {
    const auto& x = expected[i];
    const auto& y = found[i];
    if (x.what != y.what) return "the first call was " + x.what + ", now it is " + y.what;
    if (x.result == y.result) continue;
    const auto at = static_cast<std::size_t>(
        std::mismatch(x.result.begin(),
                      x.result.begin() + static_cast<std::ptrdiff_t>(std::min(x.result.size(), y.result.size())),
                      y.result.begin())
            .first -
        x.result.begin());
    return x.what + " first returned " + shown(x.result, at) + ", and now " + shown(y.result, at);
  }
  if (expected.size() != found.size())
    return "there were first " + std::to_string(expected.size()) + " calls and now " + std::to_string(found.size());
  return std::nullopt;
}

}  // namespace dossier::conformance
