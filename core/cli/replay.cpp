// dossier replay PIPELINE: retries what the last run lost, and recomputes what depends on it.
#include <spdlog/fmt/fmt.h>

#include <algorithm>

#include "core/cli/open_pipeline.hpp"
#include "core/cli/run_pipeline.hpp"
#include "core/cli/verbs.hpp"
#include "core/pipeline/report.hpp"
#include "dossier/text/suggest.hpp"

namespace dossier::cli {
namespace {

std::string letters_text(std::uint64_t count) {
  return std::to_string(count) + (count == 1 ? " dead letter" : " dead letters");
}

// Which dead letters are replayed.
class Choice {
 public:
  Choice(const Arguments& arguments, Terminal& terminal, engine::Replay& replay)
      : arguments_(arguments), terminal_(terminal), replay_(replay) {}

  std::optional<int> prepare(engine::RunRequest& request) {
    const auto& pipeline = *request.pipeline;
    const auto last = engine::last_dead_letters(request.settings.state, pipeline.file);
    if (!last)
      return fail("found no earlier run of " + pipeline.file.string() + " in " + request.settings.state.string() +
                  ": run it first, or name its state folder with --state");
    for (const auto& wanted : arguments_.values("stage"))
      if (!last->stages.contains(wanted)) return unknown_stage(wanted, *last);
    for (const auto& [id, stage] : last->stages)
      if (!stage.letters.empty() && is_wanted(id, stage)) replay_[id] = stage;
    for (const auto& code : arguments_.values("code"))
      if (std::ranges::none_of(replay_, [&](const auto& each) { return each.second.codes.contains(code); }))
        return fail("no dead letter has the code \"" + code + "\"; the last run has " + letters_of(*last));
    if (replay_.empty()) return nothing(*last);
    for (auto each = replay_.begin(); each != replay_.end();) {
      const bool there = std::ranges::any_of(pipeline.stages, [&](const auto& s) { return s.id == each->first; });
      if (!there)
        note("the pipeline no longer has a stage " + pipeline::in_quotes(each->first) + ": its " +
             letters_text(each->second.letters.size()) + " cannot be replayed");
      each = there ? std::next(each) : replay_.erase(each);
    }
    if (replay_.empty()) return fail("the pipeline no longer has a stage with dead letters");
    for (const auto& stage : pipeline.stages) tell_change(pipeline, stage, *last);
    request.replay = &replay_;
    return std::nullopt;
  }

 private:
  bool is_wanted(const std::string& id, const engine::DeadLetters::Stage& stage) const {
    const auto stages = arguments_.values("stage");
    const auto codes = arguments_.values("code");
    return (stages.empty() || std::ranges::count(stages, id) > 0) &&
           (codes.empty() || std::ranges::any_of(codes, [&](const auto& code) { return stage.codes.contains(code); }));
  }
  static std::string letters_of(const engine::DeadLetters& last) {
    std::vector<std::string> all;
    for (const auto& [id, stage] : last.stages)
      for (const auto& [code, count] : stage.codes) all.push_back(fmt::format("{} {} of {}", count, code, id));
    return all.empty() ? "none" : pipeline::enumerate(all);
  }
  int unknown_stage(const std::string& wanted, const engine::DeadLetters& last) const {
    std::vector<std::string> names;
    for (const auto& [id, stage] : last.stages) names.push_back(id);
    const auto near = suggest(wanted, names);
    return fail("the last run had no stage \"" + wanted + "\"" +
                (near ? "; did you mean \"" + *near + "\"?" : "; it had " + pipeline::enumerate(names)));
  }
  int nothing(const engine::DeadLetters& last) const {
    if (wants_json(arguments_)) {
      terminal_.out << Json(Json::Object{{"replayed", Json::Object{}}, {"exit", exit_code::good}}).dump() << '\n';
    } else if (last.count() == 0) {
      terminal_.out << "nothing to replay: the last run lost nothing\n";
    } else {
      terminal_.out << "nothing to replay: the dead letters are " << letters_of(last) << '\n';
    }
    return exit_code::good;
  }
  // Reports what has changed since the last run.
  void tell_change(const pipeline::Pipeline& pipeline, const pipeline::Stage& stage,
                   const engine::DeadLetters& last) const {
    if (stage.kind == pipeline::Kind::exporter) return;
    const auto before = last.stages.find(stage.id);
    if (before == last.stages.end()) return note("stage " + stage.id + " is new: it processes everything");
    const auto& was = before->second.source;
    const auto is = engine::source_of(pipeline, stage);
    std::string change;
    if (was.plugin != is.plugin)
      change = "uses another plugin now (" + was.plugin + " -> " + is.plugin + ")";
    else if (was.build != is.build)
      change = "uses another build of its plugin now";
    else if (was.contents != is.contents)
      change = "depends on files that have changed";
    else if (was.options != is.options)
      change = "has other options now (" + was.options + " -> " + is.options + ")";
    else
      return;
    note("stage " + stage.id + " " + change +
         (replay_.contains(stage.id)
              ? ": its earlier results are used as they are; `dossier run` recomputes all of them"
              : ": it has no dead letters to replay, so all of it is recomputed, as in `dossier run`"));
  }
  void note(const std::string& sentence) const { terminal_.err << "dossier replay: note: " << sentence << '\n'; }
  int fail(const std::string& sentence) const {
    terminal_.err << "dossier replay: error: " << sentence << '\n';
    return exit_code::failed;
  }

  const Arguments& arguments_;
  Terminal& terminal_;
  engine::Replay& replay_;
};

}  // namespace

std::vector<OptionSpec> replay_options() {
  return running_options() +
         std::vector<OptionSpec>{{.name = "stage", .value = "ID", .help = "replay only this stage", .repeatable = true},
                                 {.name = "code",
                                  .value = "CODE",
                                  .help = "replay only stages with dead letters of this code, such as timed_out",
                                  .repeatable = true}};
}

int replay(const Arguments& arguments, Terminal& terminal) {
  engine::Replay letters;
  Choice choice(arguments, terminal, letters);
  return run_pipeline(
      {.name = "replay", .prepare = [&](engine::RunRequest& request) { return choice.prepare(request); }}, arguments,
      terminal);
}

}  // namespace dossier::cli
