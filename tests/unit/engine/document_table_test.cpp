#include "core/engine/document_table.hpp"

#include <gtest/gtest.h>

#include "tests/scratch.hpp"

namespace dossier::engine {
namespace {

TEST(DocumentTable, FindsTheBytesOfAText) {
  Context context;
  context.settings.memory = 64 << 20;
  context.work = scratch_folder();
  const auto base = context.file("documents");
  DocumentWriter writer(base);
  // "caf&eacute;<sup>1</sup> bar" as "café[1] bar"
  const std::vector<MapRun> map{{0, 3, 10, 3}, {3, 2, 13, 8}, {6, 1, 26, 1}, {8, 4, 33, 4}};
  writer.append({store::record_hash({"a"}), 0, 0}, "a.html", "{}", "caf\u00e9[1] bar", map);
  writer.seal();
  std::uint64_t repeated = 0;
  const auto documents = DocumentTable::merge(context, {base}, repeated);
  struct Case {
    Span text;
    std::optional<Span> source;
  };
  for (const auto& [text, source] : {
           Case{{0, 5}, Span{10, 21}},
           Case{{1, 3}, Span{11, 13}},
           Case{{3, 5}, Span{13, 21}},
           Case{{0, 8}, Span{10, 27}},  // "café[1]" ends with a bracket that is not in the page
           Case{{5, 12}, Span{26, 37}},
           Case{{5, 6}, std::nullopt},
           Case{{7, 8}, std::nullopt},
           Case{{1, 1}, std::nullopt},
       })
    EXPECT_EQ(documents.source_span(0, text), source) << text.start << ".." << text.end;
}

}  // namespace
}  // namespace dossier::engine
