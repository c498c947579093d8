#include "delivery.hpp"

#include <algorithm>
#include <ctime>
#include <map>

#include "answer.hpp"
#include "signature.hpp"
#include "web/digest.hpp"

namespace dossier_webhook {
namespace {

// Prevents header injection: control and non-ASCII bytes are replaced.
std::string header_value(std::string_view text) {
  std::string value(text.substr(0, 128));
  for (char& c : value)
    if (static_cast<unsigned char>(c) < 0x20 || static_cast<unsigned char>(c) >= 0x7F) c = '_';
  return value;
}

std::string key_of_part(const std::string& run, const Batch& batch, const std::vector<std::string_view>& items) {
  std::string lines;
  for (const auto item : items) (lines += item) += '\n';
  return key_of(run, batch, lines);
}

dossier::Error failure_of(const web::Answer& answer, const std::string& what) {
  const auto message = what + answer.problem;
  switch (answer.status) {
    case 401:
    case 403:
      return dossier::Error("login_refused", message + "; check the options authorization and signing_secret")
          .at_option("authorization");
    case 404:
    case 410: return dossier::Error("no_receiver", message + "; check the option url").at_option("url");
    case 413:
      return dossier::Error("too_large", message + "; lower batch_bytes or batch_records").at_option("batch_bytes");
    default: return dossier::Error("refused", message).at_option("url");
  }
}

}  // namespace

Delivery::Delivery(const DeliverySettings& settings, const dossier::ExportRun& run, Journal& journal)
    : settings_(settings), run_(run), journal_(journal), client_(settings.client) {}

void Delivery::send(const std::string& batches_path) {
  std::map<std::string, std::uint64_t> rows;
  for (const auto& port : run_.ports) rows[port] = 0;
  Batch last;
  std::string all;
  read_batches(batches_path, [&](const Batch& batch, const Lines& lines) {
    send_batch(batch, lines);
    rows[batch.port] += batch.records;
    last.number = batch.number;
    all = web::digest({all, batch.key});
  });
  refuse_lost_items();
  // The end of the run: a receiver that collects runs now knows that it is complete.
  last.port = "run";
  ++last.number;
  dossier::Json::Object counts;
  for (const auto& port : run_.ports) counts.emplace_back(port, rows[port]);
  const std::string body = dossier::Json(dossier::Json::Object{{"type", "dossier.run"},
                                                               {"run", run_.run},
                                                               {"pipeline", run_.pipeline},
                                                               {"batch", last.number},
                                                               {"rows", std::move(counts)}})
                               .dump();
  const auto key = key_of(run_.run, last, body + all);
  if (!journal_.left(key, 1).empty()) {
    send_until_accepted(body, key, last.port, last.number);
    journal_.note(key, {});
  }
  if (!journal_.is_complete()) journal_.complete();
}

void Delivery::send_batch(const Batch& batch, const Lines& lines) {
  auto left = journal_.left(batch.key, lines.size());
  std::vector<std::size_t> refused;
  web::Patience patience(settings_.first_pause, settings_.retry_seconds);
  while (!left.empty()) {
    Lines items;
    for (const auto item : left) items.push_back(lines.at(item));
    const bool whole = items.size() == lines.size();
    const auto body = send_until_accepted(
        body_of(batch, items), whole ? batch.key : key_of_part(run_.run, batch, items), batch.port, batch.number);
    std::string why;
    const auto verdict = read_answer(body, items, why);
    if (!verdict) throw dossier::Error("bad_answer", client_.place() + ": " + why).at_option("url");
    std::vector<std::size_t> again;
    for (const auto item : verdict->again) again.push_back(left.at(item));
    for (const auto& refusal : verdict->refused) {
      constexpr std::size_t most = 3;
      if (reasons_.size() < most)
        reasons_.push_back(batch.port + " item " + std::to_string(left.at(refusal.item) + 1) + " of batch " +
                           std::to_string(batch.number) + " (" + refusal.reason + ")");
      refused.push_back(left.at(refusal.item));
    }
    left = std::move(again);
    auto noted = left;
    noted.insert(noted.end(), refused.begin(), refused.end());
    std::sort(noted.begin(), noted.end());
    journal_.note(batch.key, noted);
    if (left.empty()) break;
    web::Answer partly;
    partly.status = 200;
    partly.problem = client_.place() + " did not accept " + std::to_string(left.size()) + " of " +
                     std::to_string(lines.size()) + " items of batch " + std::to_string(batch.number);
    pause(patience, partly);
  }
  refused_ += refused.size();
}

std::string Delivery::send_until_accepted(const std::string& body, const std::string& key, const std::string& port,
                                          std::uint64_t number) {
  web::Patience patience(settings_.first_pause, settings_.retry_seconds);
  for (;;) {
    auto answer = client_.post(body, headers_of(body, key, port, number));
    if (answer.kind == web::Answer::Kind::accepted) return std::move(answer.body);
    if (answer.kind == web::Answer::Kind::refused)
      throw failure_of(answer, "batch " + std::to_string(number) + " (" + port + ") was refused: ");
    pause(patience, answer);
  }
}

std::string Delivery::body_of(const Batch& batch, const Lines& items) const {
  std::string body;
  body.reserve(batch.bytes + 256);
  if (settings_.lines) {
    for (const auto item : items) (body += item) += '\n';
    return body;
  }
  body = "{\"type\":";
  dossier::append_json_string(body, "dossier." + batch.port);
  body += ",\"run\":";
  dossier::append_json_string(body, run_.run);
  body += ",\"pipeline\":";
  dossier::append_json_string(body, run_.pipeline);
  body += ",\"batch\":" + std::to_string(batch.number) + ",\"items\":[";
  for (const auto item : items) {
    if (body.back() != '[') body += ',';
    body += item;
  }
  return body + "]}";
}

std::vector<std::string> Delivery::headers_of(const std::string& body, const std::string& key, const std::string& port,
                                              std::uint64_t number) const {
  std::vector<std::string> headers{
      settings_.lines && port != "run" ? "Content-Type: application/x-ndjson" : "Content-Type: application/json",
      "Idempotency-Key: " + header_value(key), "Dossier-Run: " + header_value(run_.run),
      "Dossier-Port: " + header_value(port), "Dossier-Batch: " + std::to_string(number)};
  if (settings_.signing_secret.empty()) return headers;
  const auto now = static_cast<std::int64_t>(std::time(nullptr));
  headers.push_back("webhook-id: " + header_value(key));
  headers.push_back("webhook-timestamp: " + std::to_string(now));
  headers.push_back("webhook-signature: " + signature(settings_.signing_secret, key, now, body));
  return headers;
}

void Delivery::pause(web::Patience& patience, const web::Answer& answer) const {
  if (patience.wait(answer.retry_after)) return;
  throw dossier::Error("not_taken", answer.problem + "; stopped after " + std::to_string(patience.attempts()) +
                                        (patience.attempts() > 1 ? " attempts" : " attempt") +
                                        " (option retry_seconds: " + std::to_string(settings_.retry_seconds) +
                                        "); accepted batches are not sent again")
      .at_option("url")
      .may_be_retried();
}

void Delivery::refuse_lost_items() const {
  if (refused_ == 0) return;
  std::string message =
      client_.place() + " refused " + std::to_string(refused_) + (refused_ == 1 ? " item: " : " items: ");
  for (std::size_t i = 0; i < reasons_.size(); ++i) message += (i ? "; " : "") + reasons_[i];
  if (refused_ > reasons_.size()) message += "; and more";
  throw dossier::Error("items_refused", message + ". All other items were accepted").at_option("url");
}

}  // namespace dossier_webhook
