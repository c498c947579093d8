// Uses its sink from a thread of its own: the SDK ends the call there by an exception, and nobody catches it.
#pragma once

#include <thread>

#include "dossier/plugin.hpp"

namespace bad::sink_on_other_thread {

class SinkOnOtherThread {
 public:
  static constexpr auto about =
      dossier::About{.id = "extractor.sink-on-other-thread", .version = "1.0.0", .summary = "Is bad."};
  void extract(const dossier::Document& document, dossier::ClaimSink& sink) const {
    if (document.text.empty()) return;
    std::jthread([&] {
      dossier::Claim claim;
      claim.kind = "word";
      sink.emit(claim);
    });
  }
};

}  // namespace bad::sink_on_other_thread
