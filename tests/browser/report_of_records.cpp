// Writes a report of the records in a folder: report_of_records FOLDER PAGE [TITLE]. FOLDER holds PORT.jsonl for each
// connected port. For tests that need records which no plugin would produce, or very many. With --measure before the
// folder it prints the duration of the export, and of plainly writing the same rows.
#include <fcntl.h>
#include <unistd.h>

#include <chrono>
#include <fstream>
#include <iostream>

#include "dossier/record/ports.hpp"
#include "dossier/testing/export_session.hpp"

namespace {

namespace fs = std::filesystem;

struct Row {
  std::string port, record, text;
};

// A document's record without its text, which the exporter receives separately.
Row row_of(const std::string& port, const std::string& line) {
  auto record = dossier::parse_json(line);
  if (!record || !record->object())
    throw std::runtime_error(port + ".jsonl: expected one JSON object per line, found " + line);
  if (port != "documents") return {port, line, {}};
  dossier::Json::Object rest;
  std::string text;
  for (auto& [name, value] : *record->object()) {
    if (name == "text") {
      text = *value.text();
    } else {
      rest.emplace_back(name, std::move(value));
    }
  }
  return {port, dossier::Json(std::move(rest)).dump(), text};
}

template <class Work>
double milliseconds(Work work) {
  const auto start = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
}

// Writes all bytes of the rows to a file and syncs it: the least that an exporter could do.
void write_plainly(const std::vector<Row>& rows, const fs::path& path) {
  std::string buffer;
  const int file = ::open(path.c_str(), O_CREAT | O_TRUNC | O_WRONLY | O_CLOEXEC, 0666);
  const auto flush = [&] {
    if (::write(file, buffer.data(), buffer.size()) != static_cast<ssize_t>(buffer.size()))
      throw std::runtime_error("cannot write " + path.string());
    buffer.clear();
  };
  for (const auto& row : rows) {
    buffer.append(row.record).append(row.text) += '\n';
    if (buffer.size() > 1 << 20) flush();
  }
  flush();
  ::fsync(file);
  ::close(file);
  fs::remove(path);
}

}  // namespace

int main(int count, char** arguments) {
  const bool measure = count > 1 && std::string_view(arguments[1]) == "--measure";
  const auto argument = [&](int at) { return std::string(arguments[at + (measure ? 1 : 0)]); };
  count -= measure ? 1 : 0;
  if (count < 3) {
    std::cerr << "report_of_records [--measure] FOLDER PAGE [TITLE]\n";
    return 2;
  }
  std::vector<std::string> ports;
  std::vector<Row> rows;
  for (const auto name : dossier::port_names) {
    const std::string port(name);
    std::ifstream lines(fs::path(argument(1)) / (port + ".jsonl"));
    if (!lines) continue;
    ports.push_back(port);
    for (std::string line; std::getline(lines, line);)
      if (!line.empty()) rows.push_back(row_of(port, line));
  }
  dossier::Json::Object options{{"path", argument(2)}};
  if (count > 3) options.emplace_back("title", argument(3));
  dossier::testing::ExportSession exporter(PLUGIN_DIR "/exporter-html.so", "exporter.html",
                                           dossier::Json(std::move(options)).dump());
  const auto taken = milliseconds([&] {
    exporter.begin("r1", ports);
    for (const auto& row : rows) exporter.write(row.port, row.record, row.text);
    exporter.seal();
    exporter.commit();
  });
  if (!measure) return 0;
  std::size_t bytes = 0;
  for (const auto& row : rows) bytes += row.record.size() + row.text.size() + 1;
  const auto plain = milliseconds([&] { write_plainly(rows, argument(2) + ".plain"); });
  std::cout << dossier::Json(dossier::Json::Object{{"rows", std::uint64_t{rows.size()}},
                                                   {"bytes", std::uint64_t{bytes}},
                                                   {"page_bytes", std::uint64_t{fs::file_size(argument(2))}},
                                                   {"export_ms", static_cast<std::uint64_t>(taken)},
                                                   {"plain_ms", static_cast<std::uint64_t>(plain)}})
                   .dump()
            << '\n';
}
