// Calls of the boundary as payloads: written by the host, executed by the worker (carry_out.hpp).
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>

#include "core/plugin/codec/fields.hpp"
#include "core/store/hash.hpp"
#include "dossier/abi/exporter.h"
#include "dossier/abi/extractor.h"
#include "dossier/abi/passes.h"
#include "dossier/abi/reader.h"

namespace dossier::plugin::codec {

enum class Function : std::uint64_t {
  read = 1,
  extract,
  sketch,
  map,
  reduce,
  begin,
  write,
  seal,
  commit,
  abort,
  probe,
  sniff
};

// A call as it is sent. The bytes of a large input are passed separately, by file descriptor.
struct CallMessage {
  std::string payload;
  std::string_view large;
};

CallMessage message_of(const dossier_read_call& call);
CallMessage message_of(const dossier_extract_call& call);
CallMessage message_of(const dossier_sketch_call& call);
CallMessage message_of(const dossier_map_call& call);
CallMessage message_of(const dossier_reduce_call& call);
CallMessage message_of(Function function, const dossier_export_call& call);
CallMessage message_of(const dossier_write_call& call);
CallMessage message_of(const dossier_seal_call& call);
CallMessage message_of_abort();
CallMessage message_of_sniff(std::string_view uri, std::string_view head);
CallMessage message_of(const dossier_probe_call& call);

// The hashes of large texts that many calls have in common, such as the text of a document that many groups share. They
// are known by their places: the texts must stay where they are, unchanged, while it lives. One thread.
class TextHashes {
 public:
  const store::Hash& of(std::string_view text);

 private:
  struct Known {
    std::size_t size = 0;
    store::Hash hash;
  };
  std::unordered_map<const char*, Known> known_;
};

// A hash of the payload, without building it.
store::Hash hash_of(const dossier_extract_call& call, TextHashes& texts);
store::Hash hash_of(const dossier_sketch_call& call, TextHashes& texts);
store::Hash hash_of(const dossier_map_call& call, TextHashes& texts);
store::Hash hash_of(const dossier_reduce_call& call, TextHashes& texts);

// The round of a pass: within it, facts do not change.
struct PassPlace {
  std::uint32_t pass = 0;
  std::uint32_t round = 0;
  bool operator==(const PassPlace&) const = default;
};
PassPlace place_of(std::string_view payload);

}  // namespace dossier::plugin::codec
