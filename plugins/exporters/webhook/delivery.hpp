// The sending of a sealed run: batch after batch, each until it is taken, refused, or patience ends.
#pragma once

#include <chrono>
#include <cstdint>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "batches.hpp"
#include "client.hpp"
#include "dossier/exporter.hpp"
#include "journal.hpp"

namespace dossier_webhook {

struct DeliverySettings {
  ClientSettings client;
  bool lines = false;          // bodies are lines of JSON, not one object
  std::string signing_secret;  // bytes; empty: nothing is signed
  std::int64_t retry_seconds = 120;
  double first_pause = 0.5;  // seconds; later ones are up to twice as long as the one before
};

class Delivery {
 public:
  Delivery(const DeliverySettings& settings, const dossier::ExportRun& run, Journal& journal);

  // Sends what the journal does not know as taken, and at last that the run is whole. Throws Error; what was taken
  // until then is in the journal.
  void send(const std::string& batches_path);

 private:
  using Lines = std::vector<std::string_view>;

  void send_batch(const Batch& batch, const Lines& lines);
  // Until it is taken. The answer's body.
  std::string send_until_taken(const std::string& body, const std::string& key, const std::string& port,
                               std::uint64_t number);
  std::string body_of(const Batch& batch, const Lines& items) const;
  std::vector<std::string> headers_of(const std::string& body, const std::string& key, const std::string& port,
                                      std::uint64_t number) const;
  // Waits before the next attempt, or throws where that would be beyond the patience.
  void pause(int attempt, const Answer& answer, std::chrono::steady_clock::time_point first);
  void refuse_lost_items() const;

  const DeliverySettings& settings_;
  const dossier::ExportRun& run_;
  Journal& journal_;
  Client client_;
  std::mt19937_64 chance_;
  std::uint64_t refused_ = 0;         // items
  std::vector<std::string> reasons_;  // of the first ones
};

}  // namespace dossier_webhook
