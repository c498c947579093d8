// exporter.webhook: posts batches of records to a receiver.
#include <filesystem>
#include <optional>

#include "batches.hpp"
#include "delivery.hpp"
#include "dossier/export/staged_file.hpp"
#include "dossier/plugin.hpp"
#include "journal.hpp"
#include "signature.hpp"
#include "web/client.hpp"
#include "web/digest.hpp"

namespace {

namespace fs = std::filesystem;
using namespace dossier_webhook;

std::string checked_header(const std::string& header, const char* option) {
  const auto colon = header.find(':');
  const bool plain =
      std::none_of(header.begin(), header.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20; });
  if (colon == std::string::npos || colon == 0 || header.find_first_of(" \t") < colon || !plain)
    throw dossier::Error(
        "bad_option",
        "expected headers of the form \"Name: value\", each on one line; found one that is not (not shown, it may "
        "hold a secret)")
        .at_option(option);
  return header;
}

class Webhook {
 public:
  static constexpr auto about = dossier::About{
      .id = "exporter.webhook", .version = "1.0.0", .summary = "Posts batches of records to a receiver on the web."};

  static dossier::OptionDeclarations options() {
    return {
        dossier::option("url").text().help(
            "The receiver: an http or https address. Use a secret variable if its path is a secret."),
        dossier::option("format")
            .choice("json", {"json", "ndjson"})
            .help("json: an object with the records in items; ndjson: one record per line."),
        dossier::option("headers").list().help("Additional headers of every request, each as \"Name: value\"."),
        dossier::option("authorization")
            .text()
            .secret()
            .optional()
            .help("The header Authorization, such as \"Bearer ...\"."),
        dossier::option("signing_secret")
            .text()
            .secret()
            .optional()
            .help("Signs every request according to Standard Webhooks (webhook-signature): whsec_... or any text."),
        dossier::option("batch_records")
            .integer(500)
            .range(1, 100000)
            .help("The maximum number of records in a batch."),
        dossier::option("batch_bytes")
            .integer(1 << 20)
            .range(1024, 1 << 30)
            .unit("bytes")
            .help("The maximum size of a batch; a larger record gets its own batch."),
        dossier::option("connect_seconds")
            .integer(10)
            .range(1, 3600)
            .unit("seconds")
            .help("The timeout for connecting."),
        dossier::option("answer_seconds")
            .integer(30)
            .range(1, 3600)
            .unit("seconds")
            .help("The timeout for a request, from its start to the end of the answer."),
        dossier::option("retry_seconds")
            .integer(120)
            .range(0, 86400)
            .unit("seconds")
            .help("How long a batch that is not accepted is retried."),
        dossier::option("first_pause")
            .number(0.5)
            .range(0.001, 60)
            .unit("seconds")
            .help("The longest pause before the second attempt; each later pause is at most twice as long, up to 30 "
                  "seconds."),
        dossier::option("ca_file").path("").help("A PEM file with the certificates to trust instead of the system's."),
        dossier::option("health").text("").help(
            "The address that a dry run requests with GET; without it a dry run sends OPTIONS to the receiver."),
        dossier::option("spool").path("").help(
            "The folder for batches that wait to be sent; without it a folder that the host keeps for this stage.")};
  }
  static void describe(dossier::PluginManifest& manifest) {
    manifest.needs = {"network"};
    manifest.delivery = "at least once; repeated requests have the same Idempotency-Key and the same record ids";
    manifest.promise = "same_key";
    manifest.schema_version = 1;
  }

  explicit Webhook(const dossier::Options& options)
      : spool_(options.text("spool")),
        health_(options.text("health")),
        limits_{static_cast<std::uint64_t>(options.integer("batch_records")),
                static_cast<std::uint64_t>(options.integer("batch_bytes"))} {
    auto& client = settings_.client;
    client.url = options.text("url");
    client.ca_file = options.text("ca_file");
    client.connect_seconds = options.integer("connect_seconds");
    client.answer_seconds = options.integer("answer_seconds");
    for (const auto& header : options.list("headers")) client.headers.push_back(checked_header(header, "headers"));
    if (const auto login = options.text("authorization"); !login.empty())
      client.headers.push_back(checked_header("Authorization: " + login, "authorization"));
    settings_.lines = options.text("format") == "ndjson";
    if (const auto secret = options.text("signing_secret"); !secret.empty())
      settings_.signing_secret = secret_bytes(secret);
    settings_.retry_seconds = options.integer("retry_seconds");
    settings_.first_pause = options.number("first_pause");
    client.agent = "dossier-webhook/1";
    place_ = web::place_of(client.url, "url");
    if (!health_.empty()) web::place_of(health_, "health");
  }

  // Sends no record.
  std::string probe(const dossier::ExportRun& run) {
    const auto spooled = dossier::StagedFile::probe_folder(spool_of(run), "spool");
    web::Client client(settings_.client);
    const auto answer = client.ask(health_.empty() ? "OPTIONS" : "GET", health_);
    const bool answers =
        answer.status == 405 || answer.status == 501 || answer.status == 400;  // it does not support OPTIONS
    if (answer.kind != web::Answer::Kind::accepted && !(health_.empty() && answers)) {
      auto error =
          dossier::Error(answer.status == 401 || answer.status == 403 ? "login_refused" : "no_receiver", answer.problem)
              .at_option(health_.empty() ? "url" : "health");
      if (answer.kind == web::Answer::Kind::retry) error.may_be_retried();
      throw error;
    }
    return place_ + " answers (" + std::to_string(answer.status) + "); for the spool " + spooled;
  }

  void begin(const dossier::ExportRun& run) {
    abort();
    run_ = run;
    dossier::StagedFile::create_folder(spool_of(run), "spool");
    stage(run).open();
    writer_.emplace(run.run, limits_, [this](std::string_view bytes) { stage_->append(bytes); });
  }

  void write(const dossier::ExportRecord& record) {
    if (std::find(run_.ports.begin(), run_.ports.end(), record.port) == run_.ports.end())
      throw dossier::Error("unknown_port",
                           "expected a port that begin was called with, found \"" + std::string(record.port) + "\"");
    writer_->add(record);
  }

  void seal(dossier::Sealed& sealed) {
    writer_->finish();
    stage_->seal();
    std::uint64_t all = 0;
    for (const auto& port : run_.ports) {
      const auto rows = writer_->rows().find(port);
      const auto count = rows == writer_->rows().end() ? 0 : rows->second;
      sealed.output(place_ + " " + port, count);
      all += count;
    }
    sealed.rows(all);
    writer_.reset();
  }

  // The journal lists what the receiver accepted: after a crash, sending continues from there.
  void commit(const dossier::ExportRun& run) {
    auto& staged = stage(run);
    Journal journal(journal_path(run));
    if (!fs::exists(staged.sealed())) {
      if (journal.is_complete()) return;
      throw dossier::Error("nothing_sealed",
                           "there is nothing to send to " + place_ +
                               ": there are no sealed batches of this run in the spool; run the export again")
          .at_option("spool");
    }
    Delivery(settings_, run, journal).send(staged.sealed().string());
    staged.drop_sealed();
    remove_other_journals(run);
    stage_.reset();
  }

  void abort() noexcept {
    writer_.reset();
    if (stage_) stage_->discard();
    stage_.reset();
  }

 private:
  fs::path spool_of(const dossier::ExportRun& run) const {
    fs::path folder = spool_.empty() ? fs::path(run.work) : spool_;
    if (folder.empty())
      throw dossier::Error("no_spool",
                           "expected a folder for batches that wait to be sent, found none; set the option spool")
          .at_option("spool");
    return folder;
  }
  // Two receivers may share a folder.
  std::string base() const { return "webhook-" + web::digest({settings_.client.url}).substr(0, 16); }
  fs::path journal_path(const dossier::ExportRun& run) const {
    return spool_of(run) / ("." + base() + "." + web::digest({run.run}).substr(0, 16) + ".taken");
  }
  dossier::StagedFile& stage(const dossier::ExportRun& run) {
    if (!stage_) stage_.emplace(spool_of(run) / (base() + ".batches"), web::digest({run.run}), "spool");
    return *stage_;
  }
  // The journal of the last complete run is kept, so that its commit can be repeated; earlier ones are removed.
  void remove_other_journals(const dossier::ExportRun& run) const {
    const auto own = journal_path(run);
    std::error_code error;
    for (fs::directory_iterator at(spool_of(run), error), end; !error && at != end; at.increment(error)) {
      const auto name = at->path().filename().string();
      if (name.starts_with("." + base() + ".") && name.ends_with(".taken") && at->path() != own)
        fs::remove(at->path(), error);
    }
  }

  fs::path spool_;
  std::string health_;
  BatchLimits limits_;
  DeliverySettings settings_;
  std::string place_;
  dossier::ExportRun run_;
  std::optional<dossier::StagedFile> stage_;
  std::optional<BatchWriter> writer_;
};

}  // namespace

DOSSIER_PLUGIN(Webhook)
