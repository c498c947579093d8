// For the benchmarks of exporters: the rows of a real run, and pairs of an exporter and its peer that take turns.
#pragma once

#include <algorithm>
#include <chrono>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iostream>
#include <string>
#include <vector>

#include "dossier/record/ports.hpp"
#include "dossier/testing/export_session.hpp"

namespace export_bench {

struct Row {
  std::string port, json, text;
  std::string line() const { return dossier::ExportRecord{port, json, text}.line(); }
};

// What a run wrote as JSON lines into the folder, port by port, in the engine's order.
struct Rows {
  explicit Rows(const std::filesystem::path& folder) {
    for (const auto name : dossier::port_names) {
      const std::string port(name);
      std::ifstream file(folder / (port + ".jsonl"), std::ios::binary);
      if (!file) continue;
      ports.push_back(port);
      for (std::string line; std::getline(file, line);) {
        std::string text;
        auto record = dossier::parse_json(line);
        if (!record || !record->object()) throw std::runtime_error("no record: " + line);
        if (port == "documents")
          std::erase_if(*record->object(), [&](auto& member) {
            if (member.first == "text") text = *member.second.text();
            return member.first == "text";
          });
        all.push_back({port, record->dump(), text});
      }
    }
    if (all.empty()) throw std::runtime_error("no rows in " + folder.string());
  }
  void export_to(dossier::testing::ExportSession& exporter, const std::string& run) const {
    exporter.begin(run, ports);
    for (const auto& row : all) exporter.write(row.port, row.json, row.text);
    exporter.seal();
    exporter.commit();
  }

  std::vector<std::string> ports;
  std::vector<Row> all;
};

struct Cost {
  double wall = 0;
  double processor = 0;  // of this process; other work on the machine disturbs it less
};
inline Cost cost_of(const std::function<void()>& work) {
  const auto start = std::chrono::steady_clock::now();
  const auto ticks = std::clock();
  work();
  return {std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count(),
          static_cast<double>(std::clock() - ticks) / CLOCKS_PER_SEC};
}

// Runs both `pairs` times in turns and prints the exporter's rate as a share of the peer's: the median of the pairs.
inline void compare(const std::string& what, int pairs, std::size_t rows, const std::function<void()>& exporter,
                    const std::function<void()>& peer) {
  std::vector<double> exported, plain, shares, processor;
  for (int i = 0; i < pairs; ++i) {
    Cost mine;
    Cost other;
    // Whoever comes second finds the disk busy with what the first left.
    if (i % 2 == 0)
      mine = cost_of(exporter), other = cost_of(peer);
    else
      other = cost_of(peer), mine = cost_of(exporter);
    exported.push_back(mine.wall);
    plain.push_back(other.wall);
    shares.push_back(other.wall / mine.wall);
    processor.push_back(other.processor / mine.processor);
  }
  for (auto* list : {&exported, &plain, &shares, &processor}) std::sort(list->begin(), list->end());
  const auto middle = [](const std::vector<double>& list) { return list[list.size() / 2]; };
  const auto rate = [&](double seconds) { return static_cast<long>(static_cast<double>(rows) / seconds); };
  const auto percent = [](double share) { return static_cast<int>(share * 100); };
  std::cout << what << ": exporter " << rate(middle(exported)) << " rows/s, peer " << rate(middle(plain))
            << " rows/s, share " << percent(middle(shares)) << " % (" << percent(shares.front()) << " to "
            << percent(shares.back()) << "), of processor time " << percent(middle(processor)) << " %" << std::endl;
}

}  // namespace export_bench
