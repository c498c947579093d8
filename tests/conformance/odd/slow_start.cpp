// An extractor that takes long to be created and is quick after that.
#include <chrono>
#include <thread>

#include "dossier/plugin.hpp"

class SlowStart {
 public:
  static constexpr auto about =
      dossier::About{.id = "extractor.slow-start", .version = "1.0.0", .summary = "Is created slowly."};
  SlowStart() { std::this_thread::sleep_for(std::chrono::milliseconds(400)); }
  void extract(const dossier::Document& document, dossier::ClaimSink& sink) const {
    if (document.text.empty()) return;
    dossier::Claim claim;
    claim.kind = "word";
    claim.end = document.text.find_first_of(" \n");
    if (claim.end <= document.text.size()) sink.emit(claim);
  }
};
DOSSIER_PLUGIN(SlowStart)
