// Writes a report of records as they stand in a folder: report_of_records FOLDER PAGE [TITLE]. FOLDER holds PORT.jsonl
// for each port that is wired. For tests that need records which no plugin would make, or very many.
#include <fstream>
#include <iostream>

#include "dossier/testing/export_session.hpp"

namespace {

// A document's record without its text, which the exporter gets apart.
void write(dossier::testing::ExportSession& exporter, const std::string& port, const std::string& line) {
  auto record = dossier::parse_json(line);
  if (!record || !record->object()) throw std::runtime_error(port + ".jsonl: expected an object a line, found " + line);
  if (port != "documents") return exporter.write(port, line);
  dossier::Json::Object rest;
  std::string text;
  for (auto& [name, value] : *record->object()) {
    if (name == "text") {
      text = *value.text();
    } else {
      rest.emplace_back(name, std::move(value));
    }
  }
  exporter.write(port, dossier::Json(std::move(rest)).dump(), text);
}

}  // namespace

int main(int count, char** arguments) {
  if (count < 3) {
    std::cerr << "report_of_records FOLDER PAGE [TITLE]\n";
    return 2;
  }
  const std::filesystem::path folder = arguments[1];
  std::vector<std::string> ports;
  for (const char* port : {"documents", "copies", "clusters", "claims", "findings", "sources", "rejected"})
    if (std::filesystem::exists(folder / (std::string(port) + ".jsonl"))) ports.emplace_back(port);
  dossier::Json::Object options{{"path", std::string(arguments[2])}};
  if (count > 3) options.emplace_back("title", std::string(arguments[3]));
  dossier::testing::ExportSession exporter(PLUGIN_DIR "/exporter-html.so", "exporter.html",
                                           dossier::Json(std::move(options)).dump());
  exporter.begin("r1", ports);
  for (const auto& port : ports) {
    std::ifstream lines(folder / (port + ".jsonl"));
    for (std::string line; std::getline(lines, line);)
      if (!line.empty()) write(exporter, port, line);
  }
  exporter.seal();
  exporter.commit();
}
