// Sends a sealed run: batch after batch, each until it is accepted, refused, or the time for retries is over.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "batches.hpp"
#include "dossier/exporter.hpp"
#include "journal.hpp"
#include "web/client.hpp"
#include "web/patience.hpp"

namespace dossier_webhook {

struct DeliverySettings {
  web::ClientSettings client;
  bool lines = false;          // bodies are JSON lines instead of one object
  std::string signing_secret;  // bytes; empty: requests are not signed
  std::int64_t retry_seconds = 120;
  double first_pause = 0.5;  // seconds; each later pause is at most twice as long
};

class Delivery {
 public:
  Delivery(const DeliverySettings& settings, const dossier::ExportRun& run, Journal& journal);

  // Sends what the journal does not list as accepted, and finally that the run is complete. Throws Error; what was
  // accepted until then is in the journal.
  void send(const std::string& batches_path);

 private:
  using Lines = std::vector<std::string_view>;

  void send_batch(const Batch& batch, const Lines& lines);
  // Sends until the batch is accepted. Returns the answer's body.
  std::string send_until_accepted(const std::string& body, const std::string& key, const std::string& port,
                                  std::uint64_t number);
  std::string body_of(const Batch& batch, const Lines& items) const;
  std::vector<std::string> headers_of(const std::string& body, const std::string& key, const std::string& port,
                                      std::uint64_t number) const;
  // Waits before the next attempt, or throws if that would exceed retry_seconds.
  void pause(web::Patience& patience, const web::Answer& answer) const;
  void refuse_lost_items() const;

  const DeliverySettings& settings_;
  const dossier::ExportRun& run_;
  Journal& journal_;
  web::Client client_;
  std::uint64_t refused_ = 0;         // items
  std::vector<std::string> reasons_;  // of the first refused items
};

}  // namespace dossier_webhook
