// What a call gave, kept so that it can be given again in place of an equal call.
#pragma once

#include <string>
#include <string_view>

#include "core/plugin/codec/answers.hpp"

namespace dossier::engine {

// Stands between a plugin and the host during one call: hands everything on, and writes it down.
class Recording {
 public:
  Recording(const dossier_host* host, void* context) : host_(host), context_(context) {}
  Recording(const Recording&) = delete;
  Recording& operator=(const Recording&) = delete;

  static const dossier_host* host();
  void* context() { return this; }
  // A sketch is written past the host.
  void sketch(dossier_view bytes) { plugin::codec::write_sketch(answer_, bytes); }

  // The facts that were asked for with their values, then what was given.
  std::string value() const;

 private:
  static Recording& of(void* context) { return *static_cast<Recording*>(context); }

  const dossier_host* host_;
  void* context_;
  std::uint64_t asked_ = 0;
  plugin::codec::FieldWriter facts_;
  plugin::codec::FieldWriter answer_;
};

// Gives the host what a recorded call gave; false, with nothing given, where a fact is no longer what it was.
bool give_again(std::string_view value, const dossier_host* host, void* context, const plugin::codec::Takers& takers);

}  // namespace dossier::engine
