#include "core/engine/dry_run.hpp"

#include "core/engine/listing.hpp"
#include "core/engine/reader_choice.hpp"
#include "core/pipeline/redact.hpp"

namespace dossier::engine {
namespace {

using pipeline::Kind;
using pipeline::Stage;

class Rehearsal {
 public:
  Rehearsal(const RunRequest& request, DryRun& found) : request_(request), found_(found) {}

  void list(const Stage& stage) {
    const auto listing = list_inputs(stage.paths);
    auto& listed = found_.inputs.emplace_back(ListedInputs{stage.id, listing.files.size(), 0, {}});
    for (const auto& [uri, code, message] : listing.unread) listed.problems.push_back(uri + ": " + message);
    for (const auto& file : listing.files) listed.bytes += file.size;
    if (!listing.files.empty() || listing.missing.empty()) return;
    found_.outcome = Outcome::failed;
    found_.problems.push_back("stage " + stage.id + ": " + listing.missing.front());
  }

  // Like a run: with the options and isolation of the stage. reader.auto may select any reader.
  void make(const Stage& stage) {
    if (!stage.plugin) {
      for (const auto& installed : request_.catalog->plugins())
        if (plugin::kind_of(installed.manifest) == pipeline::Kind::reader && installed.command.empty())
          if (const auto loaded = plugin::load(installed);
              const auto* fault = std::get_if<plugin::LoadFault>(&loaded)) {
            if (stage.reader_options.contains(installed.manifest.id)) throw PluginRefused(fault->text());
            found_.warnings.push_back("stage " + stage.id + ": " + installed.manifest.id +
                                      " cannot be used and is skipped: " + shown(fault->text()));
          }
      return;
    }
    const auto scope = scope_of(stage);
    const auto instance = make_instance(*stage.plugin, stage.options, stage, scope);
    if (stage.kind != Kind::exporter) return;
    auto probed = probe(*request_.pipeline, stage, instance, scope, request_.settings.state);
    if (probed.failure) {
      found_.outcome = Outcome::failed;
      probed.failure->message = shown(probed.failure->message);
    }
    for (auto& sentence : probed.found) sentence = shown(sentence);
    found_.targets.push_back({stage.id, stage.use, std::move(probed)});
  }

 private:
  std::string shown(const std::string& text) const { return pipeline::redacted(text, request_.pipeline->secrets); }
  plugin::CallScope scope_of(const Stage& stage) const {
    plugin::CallScope scope;
    scope.stage = stage.id;
    scope.cancelled = request_.cancelled;
    scope.log = [this](int level, std::string_view name, std::string_view message) {
      if (level >= DOSSIER_LOG_WARNING)
        found_.warnings.push_back("stage " + std::string(name) + ": " + shown(std::string(message)));
    };
    scope.tell = [this](const diagnostic::Event& event) {
      if (event.level >= DOSSIER_LOG_WARNING)
        found_.warnings.push_back("stage " + std::string(event.stage) + ": " + shown(std::string(event.message)));
    };
    return scope;
  }

  const RunRequest& request_;
  DryRun& found_;
};

}  // namespace

DryRun dry_run(const RunRequest& request) {
  DryRun found;
  Rehearsal rehearsal(request, found);
  const auto stopped = [&] { return request.cancelled && request.cancelled->load(); };
  for (const auto& stage : request.pipeline->stages) {
    if (stopped()) {
      found.outcome = Outcome::interrupted;
      found.problems.emplace_back("the dry run was stopped before its end");
      return found;
    }
    try {
      if (stage.kind == Kind::reader) rehearsal.list(stage);
      rehearsal.make(stage);
    } catch (const PluginRefused& refused) {
      found.outcome = Outcome::plugin_refused;
      found.problems.push_back(pipeline::redacted(std::string(refused.what()), request.pipeline->secrets));
    } catch (const std::exception& error) {
      if (found.outcome == Outcome::good) found.outcome = Outcome::failed;
      found.problems.push_back(pipeline::redacted(std::string(error.what()), request.pipeline->secrets));
    }
  }
  return found;
}

}  // namespace dossier::engine
