// The spool file: batch after batch, each of one port.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "dossier/exporter.hpp"

namespace dossier_webhook {

struct Batch {
  std::string port;
  std::uint64_t number = 0;  // within the run, from 1
  std::uint64_t records = 0;
  std::uint64_t bytes = 0;  // of the lines, including line feeds
  std::string key;          // of the entire batch

  template <class V>
  void fields(V& v) {
    v.always("port", port);
    v.always("number", number);
    v.always("records", records);
    v.always("bytes", bytes);
    v.always("key", key);
  }
};

// Depends only on content and position: equal lines of a run have equal keys in any process, other lines have others.
std::string key_of(std::string_view run, const Batch& batch, std::string_view lines);

struct BatchLimits {
  std::uint64_t records = 500;
  std::uint64_t bytes = 1 << 20;
};

// Splits records into batches: equal records give equal batches. A record beyond the byte limit gets its own batch.
class BatchWriter {
 public:
  // write: receives the bytes of the file, in order.
  BatchWriter(std::string run, const BatchLimits& limits, std::function<void(std::string_view)> write)
      : run_(std::move(run)), limits_(limits), write_(std::move(write)) {}

  void add(const dossier::ExportRecord& record);
  void finish();
  const std::map<std::string, std::uint64_t>& rows() const { return rows_; }  // by port

 private:
  void close(std::size_t bytes);

  std::string run_;
  BatchLimits limits_;
  std::function<void(std::string_view)> write_;
  Batch batch_;  // being filled
  std::string lines_;
  std::map<std::string, std::uint64_t> rows_;
};

// The file's batches in order. Lines are valid during the call. Throws Error if the file is damaged.
void read_batches(const std::string& path,
                  const std::function<void(const Batch&, const std::vector<std::string_view>& lines)>& take);

}  // namespace dossier_webhook
