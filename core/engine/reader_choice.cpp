#include "core/engine/reader_choice.hpp"

#include <algorithm>
#include <utility>

#include "core/engine/context.hpp"
#include "core/engine/input_names.hpp"
#include "core/plugin/call_in_progress.hpp"
#include "core/plugin/dependencies.hpp"
#include "core/plugin/isolation/isolate.hpp"
#include "core/plugin/option_files.hpp"
#include "dossier/text/fold.hpp"
#include "dossier/text/media_type.hpp"
#include "dossier/text/unicode_encoding.hpp"

namespace dossier::engine {
namespace {

constexpr std::size_t head_size = 4096;
constexpr int any_text = 20;  // the highest score of a reader that takes whatever is text

bool equal_without_case(std::string_view x, std::string_view y) {
  return std::equal(x.begin(), x.end(), y.begin(), y.end(),
                    [](char a, char b) { return to_lower_ascii(a) == to_lower_ascii(b); });
}

bool has_magic(const PluginManifest& manifest, std::string_view head) {
  return std::any_of(manifest.magic.begin(), manifest.magic.end(), [&](const Magic& magic) {
    return magic.offset + magic.bytes.size() <= head.size() &&
           equal_without_case(head.substr(magic.offset, magic.bytes.size()), magic.bytes);
  });
}

bool contains(const std::vector<std::string>& all, std::string_view one) {
  return !one.empty() && std::find(all.begin(), all.end(), one) != all.end();
}

// A reader that reader.auto chooses is not known when the pipeline is checked.
void check_sandbox(const pipeline::Stage& stage, const plugin::InstalledPlugin& installed) {
  if (stage.sandbox.mode == plugin::SandboxMode::off) return;
  if (const auto need = plugin::missing_grant(installed.manifest.needs, stage.sandbox.grants))
    throw PluginRefused("stage " + stage.id + ": " + installed.manifest.id + " needs " +
                        std::string(plugin::need_text(*need)) + ", which its sandbox does not grant; add " +
                        plugin::grant_line(*need) + " to the stage");
}

}  // namespace

SandboxMissing::SandboxMissing(const std::string& stage, const std::string& parts)
    : PluginRefused("stage " + stage + " requires a sandbox, which this system does not have in full: " + parts +
                    "; run it on a system that has, or set `sandbox: best-effort`") {}

plugin::Instance make_instance(const plugin::InstalledPlugin& installed, const Json& options,
                               const pipeline::Stage& stage, const plugin::CallScope& scope) {
  const auto make = [&] {
    if (pipeline::runs_isolated(stage, installed)) check_sandbox(stage, installed);
    if (pipeline::runs_isolated(stage, installed))
      return plugin::isolate(installed, options, scope, stage.limits, stage.sandbox);
    auto loaded = plugin::load(installed);
    if (const auto* fault = std::get_if<plugin::LoadFault>(&loaded)) throw PluginRefused(fault->text());
    return plugin::Instance::create(std::get<plugin::LoadedPlugin>(loaded), options, scope);
  };
  auto instance = make();
  const auto* fault = std::get_if<plugin::CallFault>(&instance);
  if (fault && fault->code == "cancelled") throw Interrupted();
  if (fault && fault->code == "no_sandbox") throw SandboxMissing(scope.stage, fault->message);
  if (fault)
    throw PluginRefused("stage " + scope.stage + ": " + installed.manifest.id + " does not accept its options" +
                        (fault->option.empty() ? "" : " (" + fault->option + ")") + ": " + fault->message);
  return std::move(std::get<plugin::Instance>(instance));
}

std::string reader_identity(const plugin::InstalledPlugin& installed, const Json& options) {
  const auto files = plugin::option_files(options, installed.manifest.options, store::SumKind::fast).sums;
  const auto dependencies = plugin::dependency_sums(installed, store::SumKind::fast);
  return store::record_hash({installed.identity(), options.dump(), dependencies.dump(), files.dump()}).hex();
}

ReaderChoice::ReaderChoice(const pipeline::Stage& stage, const plugin::Catalog& catalog, plugin::CallScope scope)
    : stage_(stage), scope_(std::move(scope)), options_(stage.reader_options) {
  if (stage.plugin) {
    options_[stage.plugin->manifest.id] = stage.options;
    fixed_.emplace(make(*stage.plugin));
  }
  for (const auto& installed : catalog.plugins())
    if (plugin::kind_of(installed.manifest) == pipeline::Kind::reader) candidates_.push_back(Candidate{&installed});
}

ReaderChoice::Reader ReaderChoice::make(const plugin::InstalledPlugin& installed) const {
  const auto given = options_.find(installed.manifest.id);
  const Json options = given == options_.end() ? Json() : given->second;
  return {make_instance(installed, options, stage_, scope_), reader_identity(installed, options),
          pipeline::runs_isolated(stage_, installed)};
}

void ReaderChoice::warn(diagnostic::Code code, const std::string& message) const {
  if (scope_.tell) scope_.tell({code, DOSSIER_LOG_WARNING, scope_.stage, message});
}

// Returns false. A reader with options in the pipeline must be usable.
bool ReaderChoice::skip(Candidate& candidate, const std::string& why) {
  const auto& id = candidate.installed->manifest.id;
  if (options_.contains(id)) throw PluginRefused(why);
  candidate.unusable = true;
  skipped_.insert(id);
  warn(diagnostic::Code::reader_skipped, id + " cannot be used and is skipped: " + why);
  return false;
}

bool ReaderChoice::make(Candidate& candidate) {
  if (candidate.reader) return true;
  try {
    candidate.reader.emplace(make(*candidate.installed));
    return true;
  } catch (const SandboxMissing&) {
    throw;
  } catch (const PluginRefused& refused) {
    return skip(candidate, refused.what());
  }
}

// The scores of the reader's sniff; nothing if it has none or is unusable.
std::vector<std::optional<int>> ReaderChoice::sniff(Candidate& candidate, std::span<Question*> questions) {
  std::vector<std::optional<int>> scores(questions.size());
  if (!candidate.sniffs || !candidate.installed->command.empty()) return scores;
  if (pipeline::runs_isolated(stage_, *candidate.installed)) return sniff_in_worker(candidate, questions);
  if (!candidate.loaded) {
    auto result = plugin::load(*candidate.installed);
    if (const auto* fault = std::get_if<plugin::LoadFault>(&result)) {
      skip(candidate, fault->text());
      return scores;
    }
    candidate.loaded = std::get<plugin::LoadedPlugin>(result);
  }
  const auto function = candidate.loaded->reader().sniff;
  candidate.sniffs = function != nullptr;
  if (!function) return scores;
  for (std::size_t q = 0; q < questions.size(); ++q) {
    const auto& [uri, media_type, head, choice] = *questions[q];
    const plugin::CallInProgress in_progress(candidate.installed->manifest.id, scope_.stage, "sniff", {"input", uri});
    scores[q] = function(plugin::view_of(uri), plugin::view_of(head));
  }
  return scores;
}

std::vector<std::optional<int>> ReaderChoice::sniff_in_worker(Candidate& candidate, std::span<Question*> questions) {
  std::vector<std::optional<int>> scores(questions.size());
  if (!make(candidate)) return scores;
  std::vector<plugin::Head> heads;
  for (const auto* question : questions) heads.push_back({question->uri, question->head});
  const auto sniffed = plugin::sniff_isolated(candidate.reader->instance, heads, scope_);
  const auto& id = candidate.installed->manifest.id;
  for (std::size_t q = 0; q < questions.size(); ++q) {
    const auto& fault = sniffed[q].fault;
    if (sniffed[q].unsupported) {
      candidate.sniffs = false;
      continue;
    }
    scores[q] = fault ? 0 : sniffed[q].score;
    if (!fault) continue;
    warn(diagnostic::Code::reader_skipped, std::string(questions[q]->uri) + ": " + id +
                                               " does not receive it because its sniff failed: " + fault->message +
                                               " (" + fault->code + ")");
    auto& failure = questions[q]->choice.failure;
    if (!failure) failure = SniffFailure{id, *fault};
  }
  return scores;
}

bool ReaderChoice::is_asked_for(const std::string& reader, const KnownFormat* format) const {
  return !format || !format->on_request || format->reader != reader || options_.contains(reader);
}

int ReaderChoice::score(const Candidate& candidate, const Question& question, std::optional<int> sniffed) const {
  const auto& manifest = candidate.installed->manifest;
  const bool named =
      contains(manifest.extensions, extension_of(question.uri)) || contains(manifest.media_types, question.media_type);
  if (!sniffed) return (has_magic(manifest, question.head) ? 70 : 0) + (named ? 40 : 0);
  // The sniff has seen the bytes, so it counts more than the name.
  const int score = std::clamp(*sniffed, 0, 100);
  if (score > any_text) return named ? score + 20 : score;
  // What a name declares goes to the reader of that name, which rejects what it cannot read; nothing falls through to
  // one that takes any text.
  const auto* shown = format_of_bytes(question.head);
  if (named) return !shown || shown->reader == manifest.id ? 40 : 0;
  return question.choice.format ? 0 : score;
}

// Appends its score for each question.
void ReaderChoice::score(Candidate& candidate, std::vector<Question>& questions,
                         std::vector<std::vector<int>>& scores) {
  for (auto& of_candidates : scores) of_candidates.push_back(0);
  if (candidate.unusable) return;
  std::vector<Question*> asked;
  for (auto& question : questions)
    if (is_asked_for(candidate.installed->manifest.id, question.choice.format)) asked.push_back(&question);
  if (asked.empty()) return;
  const auto sniffed = sniff(candidate, asked);
  if (candidate.unusable) return;
  for (std::size_t a = 0; a < asked.size(); ++a)
    scores[static_cast<std::size_t>(asked[a] - questions.data())].back() = score(candidate, *asked[a], sniffed[a]);
}

std::vector<ReaderChoice::Choice> ReaderChoice::choose(std::span<const Input> inputs) {
  std::vector<Question> questions;
  for (const auto& [uri, declared, bytes] : inputs) {
    Question question{uri, bare_media_type(declared), to_utf8(bytes.substr(0, head_size)), {}};
    question.choice.decided = true;
    question.choice.format = format_of_bytes(question.head);
    if (!question.choice.format) question.choice.format = format_of_name(extension_of(uri), question.media_type);
    questions.push_back(std::move(question));
  }
  std::vector<std::vector<int>> scores(questions.size());
  std::vector<Choice> choices;
  const std::lock_guard lock(guard_);
  for (auto& candidate : candidates_) score(candidate, questions, scores);
  for (std::size_t q = 0; q < questions.size(); ++q) {
    auto& choice = questions[q].choice;
    while (!choice.reader) {
      const auto best = std::max_element(scores[q].begin(), scores[q].end());  // equal scores: the first id
      if (best == scores[q].end() || *best <= 0) break;
      auto& candidate = candidates_[static_cast<std::size_t>(best - scores[q].begin())];
      if (make(candidate)) choice.reader = &*candidate.reader;
      *best = 0;
    }
    choices.push_back(std::move(choice));
  }
  return choices;
}

ReaderChoice::Choice ReaderChoice::checked(Choice fixed, std::string_view uri, std::string_view bytes) {
  const auto head = bytes.substr(0, head_size);
  const auto* format = format_of_bytes(head);
  if (!fixed.reader || !format || !format->binary) return fixed;
  const auto& id = fixed.reader->instance.plugin().manifest().id;
  if (format->reader == id) return fixed;
  Question question{uri, {}, std::string(head), fixed};
  Question* asked = &question;
  const std::lock_guard lock(guard_);
  for (auto& candidate : candidates_)
    if (candidate.installed->manifest.id == id) {
      const auto score = sniff(candidate, {&asked, 1}).front();
      fixed.failure = question.choice.failure;
      if (!score || *score > 0 || fixed.failure) return fixed;
    }
  fixed.reader = nullptr;
  fixed.format = format;
  return fixed;
}

std::string ReaderChoice::refusal(const Choice& choice) const {
  const bool any = !fixed_;
  std::string text = any ? "no installed reader accepts this input"
                         : fixed_->instance.plugin().manifest().id + " does not accept this input";
  constexpr std::string_view list = "; `dossier plugins list` shows the installed ones";
  if (!choice.format) return text.append(list);
  text.append(", ").append(choice.format->name);
  const std::string reader(choice.format->reader);
  if (reader.empty() || (!any && reader == fixed_->instance.plugin().manifest().id))
    return text.append(any ? list : "");
  const bool installed = std::any_of(candidates_.begin(), candidates_.end(), [&](const Candidate& candidate) {
    return candidate.installed->manifest.id == reader && !candidate.unusable;
  });
  if (any && installed && !is_asked_for(reader, choice.format))
    return text + "; " + reader + " reads it if the stage asks for it: with: { " + reader + ": {} }";
  if (installed) return text + (any ? "; " + reader + " refuses it" : "; " + reader + " may read it");
  return text + "; " + reader + ", which is not installed, would read it";
}

}  // namespace dossier::engine
