#include "core/engine/read_stage.hpp"

#include "core/engine/read_work.hpp"
#include "core/engine/step.hpp"
#include "core/store/kill_point.hpp"

namespace dossier::engine {

void run_reader(const Context& context, const ReadStage& read, const Listing& listing, StageBook& book,
                DocumentWriter& out) {
  const auto scope = book.scope(context);
  auto& ledger = book.ledger();
  for (const auto& [uri, code, message] : listing.unread) {
    ++ledger.in;
    book.lose({false, "input", uri, uri, {code, message, {}, {}, 0, 0}, {}});
  }
  Meter::Step step{.name = {}, .unit = "documents"};
  for (const auto& file : listing.files) step.total += file.size;
  book.meter().begin(step);

  ReaderChoice choice(*read.stage, *read.catalog, scope);
  ReadWork work(context, *read.stage, read.index, book, choice, scope);
  ReadBatches batches(listing.files, work.copies(), choice,
                      {context.largest_document(), context.largest_decompressed(),
                       batch_size(context, ReadBatches::files_a_batch, listing.files.size())});
  run_step(
      context, work, [&] { return batches.next(); },
      [&](ReadResult& result) {
        for (const auto& document : result.documents)
          out.append(document.head, document.uri, document.record, document.text, document.map);
        for (const auto& loss : result.losses) book.lose(loss);
        for (const auto& changed : result.changed) book.note_changed(changed);
        for (const auto& [id, calls] : result.readers) ledger.readers[id] += calls;
        if (!result.reproducible) {
          ledger.reproducible = false;
          book.rest_on("a sniff that passed a limit");
        }
        ledger.in += result.in;
        ledger.done += result.done;
        ledger.calls += result.calls;
        ledger.out += result.documents.size();
        store::kill_point("read.batch");
      });
  for (const auto& id : work.skipped()) book.rest_on("without " + id);
  out.seal();
  store::kill_point("read.sealed");
  book.meter().end(ledger.out, "documents");
}

}  // namespace dossier::engine
