#include "records.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>

namespace stand_ins {

dossier::OptionDeclarations records_option() {
  return {dossier::option("records").path().optional().help("A file of JSON lines with the records to emit.")};
}

std::vector<dossier::Json> read_records(const dossier::Options& options) {
  std::vector<dossier::Json> records;
  const auto path = options.text("records");
  if (path.empty()) return records;
  std::ifstream file(path, std::ios::binary);
  if (!file)
    throw dossier::Error("unreadable", "cannot read the file " + path + ": " + std::strerror(errno))
        .at_option("records");
  std::size_t number = 0;
  for (std::string line; std::getline(file, line);) {
    ++number;
    if (line.find_first_not_of(" \t\r") == line.npos) continue;
    auto record = dossier::parse_json(line);
    if (!record || !record->object())
      throw dossier::Error(
          "bad_record", path + ":" + std::to_string(number) + ": expected a JSON object, found " + line.substr(0, 60))
          .at_option("records");
    records.push_back(std::move(*record));
  }
  return records;
}

dossier::Json without(const dossier::Json& record, std::initializer_list<std::string_view> fields) {
  dossier::Json::Object kept;
  for (const auto& member : *record.object())
    if (std::find(fields.begin(), fields.end(), member.first) == fields.end()) kept.push_back(member);
  return dossier::Json(std::move(kept));
}

}  // namespace stand_ins
