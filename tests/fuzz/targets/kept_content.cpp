// A record of the journal: what it says about kept results.
#include "core/engine/kept_content.hpp"

#include "tests/fuzz/target.hpp"

namespace {

using dossier::engine::KeptContent;

void decode(std::string_view bytes) {
  const auto content = KeptContent::decode(bytes);
  if (!content) return;
  const auto again = KeptContent::decode(content->encode());
  dossier::fuzz::require(again && again->encode() == content->encode(), "what is written is read as the same");
}

std::string content() {
  KeptContent content;
  content.ledger.stage = "read";
  content.ledger.plugin = "reader.text";
  content.ledger.in = content.ledger.done = 3;
  content.ledger.dropped["empty"] = 1;
  content.files["a.texts"] = "0123";
  return content.encode();
}

const dossier::fuzz::Target target("kept_content", decode, {content()});

}  // namespace
