// What the options say.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "dossier/record/json.hpp"
#include "web/client.hpp"

namespace llm {

struct Settings {
  web::ClientSettings client;
  std::string model;
  std::vector<std::string> kinds;  // of claims that are asked for
  std::string response_format;     // json_schema, json_object, none
  dossier::Json parameters;        // an object: further members of each request; null removes one
  std::string api_key;             // for removing it from messages
  double confidence = 0.6;
  std::size_t batch_bytes = 8000;  // of the texts in a request
  std::uint64_t max_output_tokens = 4096;
  std::uint64_t document_requests = 50;  // to complete answers, of a document
  std::uint64_t requests = 1000;         // attempts, of the instance
  std::uint64_t tokens = 2'000'000;      // of the instance
  std::int64_t concurrent_requests = 4;
  std::int64_t retry_seconds = 300;
  double first_pause = 0.5;
  std::string record;  // files of answers; at most one is set
  std::string replay;
};

// The kinds of claims that a model may be asked for.
inline constexpr const char* all_kinds[] = {"quantity", "time", "quote", "entity", "statement"};

}  // namespace llm
