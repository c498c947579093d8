// The results of a call, recorded so that an equal call can be answered without being made.
#pragma once

#include <string>
#include <string_view>

#include "core/plugin/codec/answers.hpp"

namespace dossier::engine {

// Sits between a plugin and the host during one call: passes everything on and records it.
class Recording {
 public:
  // most: bytes of results that it keeps; a call that returns more is not remembered.
  Recording(const dossier_host* host, void* context, std::uint64_t most)
      : host_(host), context_(context), most_(most) {}
  Recording(const Recording&) = delete;
  Recording& operator=(const Recording&) = delete;

  static const dossier_host* host();
  void* context() { return this; }
  // A sketch does not pass through the host.
  void sketch(dossier_view bytes) { plugin::codec::write_sketch(answer_, bytes); }

  // Whether it has all results.
  bool complete() const { return answer_.bytes().size() <= most_; }
  // The facts that were looked up with their values, then the results.
  std::string value() const;

 private:
  static Recording& of(void* context) { return *static_cast<Recording*>(context); }

  // Only what the host took is kept: it refuses calls from other threads, which may not touch the record either.
  template <class Write>
  dossier_status keep_if_taken(dossier_status taken, Write&& write) const {
    if (taken == DOSSIER_OK && complete()) write();
    return taken;
  }

  const dossier_host* host_;
  void* context_;
  std::uint64_t most_;
  std::uint64_t asked_ = 0;
  plugin::codec::FieldWriter facts_;
  plugin::codec::FieldWriter answer_;
};

// Passes the results of a recorded call to the host. False, and nothing passed, if a fact has another value by now.
bool replay_results(std::string_view value, const dossier_host* host, void* context,
                    const plugin::codec::Takers& takers);

}  // namespace dossier::engine
