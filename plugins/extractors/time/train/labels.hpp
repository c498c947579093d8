// Time expressions that a reader labelled: which word of the sentence each dates, and who that event is of.
#pragma once

#include <cstdint>
#include <fstream>
#include <map>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "dossier/record/document.hpp"

namespace time_extractor::train {

struct Label {
  std::uint64_t start = 0, end = 0;  // bytes of the document's text
  std::vector<std::string> events;   // best first; empty: it dates nothing
  std::vector<std::string> participants;
  bool participants_known = false;
};

struct LabelledDocument {
  dossier::Document document;
  std::string text;
  std::vector<Label> labels;
};

inline std::vector<std::string> split(std::string_view text, std::string_view mark) {
  std::vector<std::string> parts;
  for (std::size_t at = 0; at <= text.size();) {
    const auto end = std::min(text.find(mark, at), text.size());
    parts.emplace_back(text.substr(at, end - at));
    at = end + mark.size();
  }
  return parts;
}

inline std::vector<std::string> alternatives(std::string_view field) {
  auto words = split(field, " | ");
  std::erase(words, "-");
  return words;
}

// Documents by SET:KEY. `records`: a file of document records, as exporter.jsonl writes them.
inline void read_documents(const std::string& set, const std::string& records,
                           std::map<std::string, LabelledDocument>& documents) {
  std::ifstream in(records);
  if (!in) throw std::runtime_error("cannot read " + records);
  for (std::string line; std::getline(in, line);) {
    auto document = dossier::decode<dossier::Document>(line);
    const auto json = dossier::parse_json(line);
    if (!document || !json) throw std::runtime_error(records + ": not a document: " + line.substr(0, 80));
    auto& entry = documents[set + ":" + document->key];
    entry.text = std::string(json->text_or("text"));
    entry.document = std::move(*document);
    entry.document.text = entry.text;
  }
}

// Lines "SET:KEY:START-END ;; ok ;; EVENT | EVENT ;; PARTICIPANT | PARTICIPANT", see README.md.
inline void read_labels(const std::string& path, std::map<std::string, LabelledDocument>& documents) {
  std::ifstream in(path);
  if (!in) throw std::runtime_error("cannot read " + path);
  for (std::string line; std::getline(in, line);) {
    const auto fields = split(line, " ;; ");
    if (fields.size() != 4) throw std::runtime_error(path + ": expected four fields: " + line);
    if (fields[1] != "ok") continue;
    const auto colon = fields[0].rfind(':'), dash = fields[0].rfind('-');
    const auto found = documents.find(fields[0].substr(0, colon));
    if (found == documents.end()) throw std::runtime_error(path + ": no such document: " + fields[0]);
    Label label;
    label.start = std::stoull(fields[0].substr(colon + 1, dash - colon - 1));
    label.end = std::stoull(fields[0].substr(dash + 1));
    label.events = alternatives(fields[2]);
    label.participants = alternatives(fields[3]);
    label.participants_known = fields[3] != "?";
    found->second.labels.push_back(std::move(label));
  }
}

}  // namespace time_extractor::train
