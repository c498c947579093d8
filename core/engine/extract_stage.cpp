#include "core/engine/extract_stage.hpp"

#include <algorithm>
#include <optional>

#include "core/engine/extract_work.hpp"
#include "core/engine/step.hpp"
#include "core/store/kill_point.hpp"

namespace dossier::engine {
namespace {

constexpr std::uint64_t documents_a_batch = 64;
constexpr std::uint64_t document_bytes_a_batch = 512 << 10;

}  // namespace

ClaimTable run_extractor(const Context& context, const plugin::Instance& extractor, const Selection& selection,
                         const std::vector<std::string>& languages, const std::vector<const ClaimTable*>& earlier,
                         StageBook& book) {
  const auto& documents = selection.documents();
  auto& ledger = book.ledger();
  ClaimWriter out(context, ledger.stage);
  ExtractWork work(context, extractor, selection, languages, earlier, book);
  book.meter().begin({.name = {}, .unit = "documents", .total = documents.size()});
  const auto most = batch_size(context, documents_a_batch, documents.size());
  std::uint64_t at = 0;
  run_step(
      context, work,
      [&]() -> std::optional<Range> {
        if (at == documents.size()) return std::nullopt;
        Range range{at, at, 0};
        while (range.end < documents.size() && range.size() < most && range.bytes < document_bytes_a_batch)
          range.bytes += documents.text(range.end++).size();
        at = range.end;
        return range;
      },
      [&](ExtractWork::Result& result) {
        for (const auto& claim : result.claims) out.append(claim.head, result.spool.read(claim.record));
        for (const auto& loss : result.losses) book.lose(loss);
        ledger.in += result.in;
        ledger.done += result.done;
        ledger.calls += result.calls;
        ledger.out += result.claims.size();
        store::kill_point("extract.batch");
      });
  book.meter().end(documents.size(), "documents");
  return out.seal();
}

}  // namespace dossier::engine
