#include "core/engine/kept_content.hpp"

#include <gtest/gtest.h>

namespace dossier::engine {
namespace {

TEST(KeptContent, IsReadAsItWasWritten) {
  KeptContent content;
  content.ledger.stage = "read";
  content.ledger.in = content.ledger.done = 3;
  content.ledger.dropped["empty"] = 1;
  content.ledger.readers["reader.text"] = 2;
  content.received = 4;
  content.files["a.texts"] = "0123";
  const auto read = KeptContent::decode(content.encode());
  ASSERT_TRUE(read);
  EXPECT_EQ(read->encode(), content.encode());
  EXPECT_TRUE(read->ledger.reused);
}

// Of a damaged journal: each of them was taken for an object and ended the run, or could name a file elsewhere.
TEST(KeptContent, IsNothingInADamagedJournal) {
  for (const auto* text : {"", "{}", "[]", "{\"ledger\":{}}", "{\"ledger\":{},\"files\":[]}", "{\"files\":{}}",
                           "{\"ledger\":1,\"files\":{}}", "{\"ledger\":{},\"files\":{\"a\":1}}",
                           "{\"ledger\":{},\"files\":{\"../a\":\"0\"}}"})
    EXPECT_FALSE(KeptContent::decode(text)) << text;
}

}  // namespace
}  // namespace dossier::engine
