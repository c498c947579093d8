// exporter.webhook: batches of records, posted to a receiver.
#include <filesystem>
#include <optional>

#include "batches.hpp"
#include "client.hpp"
#include "delivery.hpp"
#include "dossier/export/staged_file.hpp"
#include "dossier/plugin.hpp"
#include "journal.hpp"
#include "signature.hpp"

namespace {

namespace fs = std::filesystem;
using namespace dossier_webhook;

std::string checked_header(const std::string& header, const char* option) {
  const auto colon = header.find(':');
  const bool plain =
      std::none_of(header.begin(), header.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20; });
  if (colon == std::string::npos || colon == 0 || header.find_first_of(" \t") < colon || !plain)
    throw dossier::Error("bad_option",
                         "expected headers as \"Name: value\", each on one line; one is not (it is not shown)")
        .at_option(option);
  return header;
}

class Webhook {
 public:
  static constexpr auto about = dossier::About{
      .id = "exporter.webhook", .version = "1.0.0", .summary = "Posts batches of records to a receiver on the web."};

  static dossier::OptionDeclarations options() {
    return {dossier::option("url").text().help(
                "The receiver: an http or https address. A secret variable if its path is one."),
            dossier::option("format")
                .choice("json", {"json", "ndjson"})
                .help("json: an object with its records in items; ndjson: a record a line."),
            dossier::option("headers").list().help("More headers of every request, each as \"Name: value\"."),
            dossier::option("authorization")
                .text()
                .secret()
                .optional()
                .help("The header Authorization, such as \"Bearer ...\"."),
            dossier::option("signing_secret")
                .text()
                .secret()
                .optional()
                .help("Signs every request as Standard Webhooks has it (webhook-signature): whsec_... or any text."),
            dossier::option("batch_records").integer(500).range(1, 100000).help("Records of a batch, at most."),
            dossier::option("batch_bytes")
                .integer(1 << 20)
                .range(1024, 1 << 30)
                .unit("bytes")
                .help("Bytes of a batch, at most; a larger record goes alone."),
            dossier::option("connect_seconds")
                .integer(10)
                .range(1, 3600)
                .unit("seconds")
                .help("How long a connection may take."),
            dossier::option("answer_seconds")
                .integer(30)
                .range(1, 3600)
                .unit("seconds")
                .help("How long a request may take from its beginning to the answer's end."),
            dossier::option("retry_seconds")
                .integer(120)
                .range(0, 86400)
                .unit("seconds")
                .help("How long a batch that is not taken is sent again and again."),
            dossier::option("first_pause")
                .number(0.5)
                .range(0.001, 60)
                .unit("seconds")
                .help("The longest pause before the second attempt; later ones are up to twice as long each, at most "
                      "30 seconds."),
            dossier::option("ca_file").path("").help("Certificates to trust instead of the system's, as a PEM file."),
            dossier::option("health").text("").help(
                "An address that a dry run asks by GET; without it a dry run asks the receiver by OPTIONS."),
            dossier::option("spool").path("").help(
                "The folder for what waits to be sent; without it a folder that the host keeps for this stage.")};
  }
  static void describe(dossier::PluginManifest& manifest) {
    manifest.delivery = "at least once; what is sent again has the same Idempotency-Key and the same record ids";
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
    place_ = place_of(client.url, "url");
    if (!health_.empty()) place_of(health_, "health");
  }

  // Sends no record.
  std::string probe(const dossier::ExportRun& run) {
    const auto spooled = dossier::StagedFile::probe_folder(spool_of(run), "spool");
    Client client(settings_.client);
    const auto answer = client.ask(health_.empty() ? "OPTIONS" : "GET", health_);
    const bool answers = answer.status == 405 || answer.status == 501 || answer.status == 400;  // it knows no OPTIONS
    if (answer.kind != Answer::Kind::taken && !(health_.empty() && answers)) {
      auto error =
          dossier::Error(answer.status == 401 || answer.status == 403 ? "login_refused" : "no_receiver", answer.problem)
              .at_option(health_.empty() ? "url" : "health");
      if (answer.kind == Answer::Kind::again) error.may_be_retried();
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
                           "expected a port that begin was told of, found \"" + std::string(record.port) + "\"");
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

  // What was taken is noted as it is taken: after a crash the sending goes on behind it.
  void commit(const dossier::ExportRun& run) {
    auto& staged = stage(run);
    Journal journal(journal_path(run));
    if (!fs::exists(staged.sealed())) {
      if (journal.is_complete()) return;
      throw dossier::Error("nothing_sealed",
                           "there is nothing to send to " + place_ +
                               ": no sealed batches of this run are in the spool; run the export again")
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
      throw dossier::Error("no_spool", "expected a folder for what waits to be sent, found none; set the option spool")
          .at_option("spool");
    return folder;
  }
  // Two receivers may share a folder.
  std::string base() const { return "webhook-" + digest({settings_.client.url}).substr(0, 16); }
  fs::path journal_path(const dossier::ExportRun& run) const {
    return spool_of(run) / ("." + base() + "." + digest({run.run}).substr(0, 16) + ".taken");
  }
  dossier::StagedFile& stage(const dossier::ExportRun& run) {
    if (!stage_) stage_.emplace(spool_of(run) / (base() + ".batches"), digest({run.run}), "spool");
    return *stage_;
  }
  // The last run that was wholly taken is known, so that its commit can be called again; those before it are not.
  void remove_other_journals(const dossier::ExportRun& run) const {
    const auto own = journal_path(run);
    std::error_code fault;
    for (fs::directory_iterator at(spool_of(run), fault), end; !fault && at != end; at.increment(fault)) {
      const auto name = at->path().filename().string();
      if (name.starts_with("." + base() + ".") && name.ends_with(".taken") && at->path() != own)
        fs::remove(at->path(), fault);
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
