// dossier diff PIPELINE --deploy FILE: what deployments change.
#include "core/cli/open_pipeline.hpp"
#include "core/cli/print_json.hpp"
#include "core/cli/verbs.hpp"
#include "core/pipeline/difference.hpp"

namespace dossier::cli {
namespace {

using pipeline::Difference;
using pipeline::Position;

std::string plain(const Json& value) { return value.text() ? *value.text() : value.dump(); }

std::string at(const Position& position) { return position.file.empty() ? "" : "  (" + text_of(position) + ")"; }

void print_text(const std::vector<Difference>& differences, std::ostream& out) {
  const std::string* stage = nullptr;
  for (const auto& difference : differences) {
    const auto& [id, what, before, after, before_at, after_at] = difference;
    if (what == "stage") {
      out << (after.is_null() ? "  - " : "  + ") << id << ": " << plain(after.is_null() ? before : after)
          << at(after.is_null() ? before_at : after_at) << '\n';
      continue;
    }
    if (!id.empty() && (!stage || *stage != id)) out << "  ~ " << id << '\n';
    stage = &id;
    const std::string margin = id.empty() ? "  " : "      ";
    const bool values = what.starts_with("with.");
    const auto shown = [&](const Json& value) { return values ? value.dump() : plain(value); };
    if (before.is_null()) {
      out << margin << "+ " << what << ' ' << shown(after) << at(after_at) << '\n';
    } else if (after.is_null()) {
      out << margin << "- " << what << ' ' << shown(before) << at(before_at) << '\n';
    } else {
      out << margin << "~ " << what << ' ' << shown(before) << at(before_at) << " -> " << shown(after) << at(after_at)
          << '\n';
    }
  }
}

Json side(const Json& value, const Position& position) {
  Json entry(Json::Object{{"value", value}});
  add_position(entry, position);
  return entry;
}

Json as_json(const std::vector<Difference>& differences) {
  Json::Array all;
  for (const auto& difference : differences) {
    Json entry(Json::Object{});
    if (!difference.stage.empty()) entry.set("stage", difference.stage);
    entry.set("what", difference.what);
    entry.set("change", difference.before.is_null() ? "added" : difference.after.is_null() ? "removed" : "changed");
    if (!difference.before.is_null()) entry.set("before", side(difference.before, difference.before_at));
    if (!difference.after.is_null()) entry.set("after", side(difference.after, difference.after_at));
    all.push_back(std::move(entry));
  }
  return Json(std::move(all));
}

}  // namespace

int diff(const Arguments& arguments, Terminal& terminal) {
  const auto deploys = arguments.values("deploy");
  if (deploys.empty()) return usage_error(terminal, "diff", "expected a deployment to compare with: --deploy FILE");
  const auto base = load_base(arguments);
  if (!base.pipeline) {
    print_diagnostics(base.diagnostics, arguments, terminal);
    return exit_code::invalid_pipeline;
  }
  const auto deployed = open_pipeline(arguments, terminal);
  if (!deployed.pipeline) return exit_code::invalid_pipeline;
  // Both catalogs are read from the same folders; plugins are compared by their manifests.
  const auto found =
      pipeline::differences({*base.pipeline, base.trace}, {*deployed.pipeline, deployed.trace}, *deployed.catalog);
  if (wants_json(arguments)) {
    Json report(Json::Object{{"pipeline", arguments.positional[0]}});
    report.set("deployments", Json::Array(deploys.begin(), deploys.end()));
    report.set("differences", as_json(found));
    print_json(report, terminal.out);
    return exit_code::good;
  }
  terminal.out << arguments.positional[0];
  for (const auto& deploy : deploys) terminal.out << (&deploy == &deploys[0] ? " with " : " and ") << deploy;
  terminal.out << (found.empty() ? ": no differences\n" : "\n");
  print_text(found, terminal.out);
  return exit_code::good;
}

}  // namespace dossier::cli
