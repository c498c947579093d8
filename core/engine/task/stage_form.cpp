#include "core/engine/task/stage_form.hpp"

#include "core/engine/reader_choice.hpp"

namespace dossier::engine::task {
namespace {

std::vector<std::string> texts_of(const Json* list) {
  std::vector<std::string> texts;
  if (list && list->array())
    for (const auto& text : *list->array())
      if (text.text()) texts.push_back(*text.text());
  return texts;
}
Json list_of(const std::vector<std::string>& texts) { return Json::Array(texts.begin(), texts.end()); }

plugin::Grants grants_of(const Json& form) {
  plugin::Grants grants;
  grants.network = form.flag_or("network");
  grants.local_sockets = form.flag_or("local_sockets");
  grants.processes = form.flag_or("processes");
  grants.read = texts_of(form.find("read"));
  grants.write = texts_of(form.find("write"));
  grants.environment = texts_of(form.find("environment"));
  return grants;
}

}  // namespace

Json stage_form(const pipeline::Stage& stage) {
  Json form(Json::Object{{"id", stage.id}, {"use", stage.use}, {"options", stage.options}});
  form.set("reader_options", Json::Object(stage.reader_options.begin(), stage.reader_options.end()));
  if (stage.isolated) form.set("isolated", *stage.isolated);
  if (stage.languages) form.set("languages", list_of(*stage.languages));
  form.set("limits", Json::Object{{"memory", stage.limits.memory},
                                  {"cpu_ms", std::int64_t{stage.limits.cpu.count()}},
                                  {"wall_ms", std::int64_t{stage.limits.wall.count()}}});
  form.set("sandbox", plugin::name_of(stage.sandbox.mode)).set("grant", stage.sandbox.grants.json());
  return form;
}

pipeline::Stage stage_of(const Json& form, const plugin::Catalog& catalog) {
  pipeline::Stage stage;
  stage.id = form.text_or("id");
  stage.use = form.text_or("use");
  stage.plugin = catalog.find(stage.use);
  if (stage.plugin) stage.kind = plugin::kind_of(stage.plugin->manifest);
  if (!stage.plugin && stage.use != "reader.auto")
    throw PluginRefused("the plugin " + stage.use + " is not installed here");
  if (const auto* options = form.find("options")) stage.options = *options;
  if (const auto* readers = form.find("reader_options"); readers && readers->object())
    stage.reader_options.insert(readers->object()->begin(), readers->object()->end());
  if (const auto* isolated = form.find("isolated"); isolated && isolated->boolean())
    stage.isolated = *isolated->boolean();
  if (const auto* languages = form.find("languages")) stage.languages = texts_of(languages);
  if (const auto* limits = form.find("limits")) {
    stage.limits.memory = static_cast<std::uint64_t>(limits->integer_or("memory"));
    stage.limits.cpu = std::chrono::milliseconds(limits->integer_or("cpu_ms"));
    stage.limits.wall = std::chrono::milliseconds(limits->integer_or("wall_ms"));
  }
  if (const auto mode = plugin::sandbox_mode(form.text_or("sandbox"))) stage.sandbox.mode = *mode;
  if (const auto* grant = form.find("grant")) stage.sandbox.grants = grants_of(*grant);
  return stage;
}

}  // namespace dossier::engine::task
