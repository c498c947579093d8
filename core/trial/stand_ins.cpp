#include "core/trial/stand_ins.hpp"

#include <algorithm>
#include <fstream>

#include "core/pipeline/ports.hpp"
#include "core/store/output_file.hpp"

namespace dossier::trial {
namespace fs = std::filesystem;
namespace {

using pipeline::Kind;
using pipeline::Port;
using pipeline::Stage;

// $${ for ${: a path contains no variables.
std::string escaped(const fs::path& path) {
  std::string text = fs::absolute(path).string();
  for (auto at = text.find("${"); at != text.npos; at = text.find("${", at + 3)) text.insert(at, "$");
  return text;
}

fs::path write_lines(const std::vector<Json>& records, const fs::path& file) {
  fs::create_directories(file.parent_path());
  store::OutputFile out(file);
  for (const auto& record : records) out.write(record.dump() + "\n");
  out.close();
  return file;
}

Json stand_in(const std::string& use) {
  return Json::Object{{"use", use},       {"isolation", "none"}, {"sandbox", nullptr},
                      {"grant", nullptr}, {"limits", nullptr},   {"with", nullptr}};
}

Json reader_of(const TestCase& test, const Stage& stage, const fs::path& folder) {
  const auto given = std::ranges::find(test.given, stage.id, &Given::reader);
  if (given != test.given.end() && !given->files.empty()) {
    Json::Array paths;
    for (const auto& file : given->files) paths.emplace_back(escaped(file));
    return Json::Object{{"paths", std::move(paths)}};
  }
  const auto file = write_lines(given != test.given.end() ? given->documents : std::vector<Json>{},
                                folder / "given" / stage.id / "given.jsonl");
  Json reader = stand_in("reader.jsonl");
  reader.set("paths", Json::Array{escaped(file)});
  return reader;
}

// A stage id that the pipeline does not have.
std::string free_id(const pipeline::Pipeline& pipeline, std::size_t number) {
  std::string id = "capture-" + std::to_string(number);
  while (std::ranges::find(pipeline.stages, id, &Stage::id) != pipeline.stages.end()) id += "-";
  return id;
}

}  // namespace

fs::path write_stand_ins(const TestCase& test, const pipeline::Pipeline& pipeline, const fs::path& folder) {
  Json stages(Json::Object{});
  for (std::size_t s = 0; s < pipeline.stages.size(); ++s) {
    const Stage& stage = pipeline.stages[s];
    if (stage.kind == Kind::exporter) {
      stages.set(stage.id, nullptr);
      continue;
    }
    if (stage.kind == Kind::reader) stages.set(stage.id, reader_of(test, stage, folder));
    if (const auto mock = std::ranges::find(test.mocks, stage.id, &Mock::stage); mock != test.mocks.end()) {
      const auto file = write_lines(mock->records, folder / "mock" / (stage.id + ".jsonl"));
      Json mocked = stand_in(std::string(kind_name(stage.kind)) + ".records");
      mocked.set("with", Json::Object{{"records", escaped(file)}});
      stages.set(stage.id, std::move(mocked));
    }
    stages.set(free_id(pipeline, s),
               Json::Object{{"use", "exporter.jsonl"},
                            {"from", Json::Array{stage.id, stage.id + ".rejected"}},
                            {"with", Json::Object{{"directory", escaped(folder / "captured" / stage.id)}}}});
  }
  fs::path file = folder / "stand-ins.yaml";
  store::OutputFile out(file);
  out.write(Json(Json::Object{{"stages", std::move(stages)}}).dump() + "\n");
  out.close();
  return file;
}

std::map<std::string, std::vector<std::string>> captured_records(const pipeline::Pipeline& pipeline,
                                                                 const fs::path& folder) {
  std::map<std::string, std::vector<std::string>> all;
  for (const auto& stage : pipeline.stages) {
    auto ports = pipeline::ports_of(stage.kind);
    if (ports.empty()) continue;
    ports.push_back(Port::rejected);
    for (const Port port : ports) {
      const std::string name(port_name(port));
      auto& lines = all[stage.id + "." + name];
      std::ifstream file(folder / "captured" / stage.id / (name + ".jsonl"), std::ios::binary);
      for (std::string line; std::getline(file, line);) lines.push_back(std::move(line));
    }
  }
  return all;
}

}  // namespace dossier::trial
