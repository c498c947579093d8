#include "core/engine/extract_stage.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "core/engine/claim_completion.hpp"
#include "core/engine/ordered.hpp"
#include "core/engine/turns.hpp"
#include "core/store/kill_point.hpp"
#include "dossier/manifest/languages.hpp"
#include "dossier/record/json_scan.hpp"

namespace dossier::engine {
namespace {

constexpr std::uint64_t documents_a_batch = 64;
constexpr std::uint64_t bytes_a_batch = 512 << 10;

struct Batch {
  std::uint64_t first = 0;
  std::uint64_t end = 0;
  std::uint64_t documents = 0;
  std::uint64_t bytes = 0;
};
struct Result {
  ClaimSpool spool;
  std::vector<SpooledClaim> claims = {};
  std::vector<Loss> losses = {};
  std::uint64_t in = 0;
  std::uint64_t done = 0;
  std::uint64_t calls = 0;
};

class Extraction {
 public:
  // The extraction of one document, from its call to its claims.
  class Job;

  Extraction(const plugin::Instance& extractor, const Selection& selection,
             const std::vector<const ClaimTable*>& earlier, const plugin::CallScope& scope)
      : extractor_(extractor),
        selection_(selection),
        documents_(selection.documents()),
        earlier_(earlier),
        scope_(scope) {}

  const plugin::Instance& extractor() const { return extractor_; }

  // Counts the document as left out if its language is known and not among these.
  bool leaves_out(std::uint64_t i, const std::vector<std::string>& languages, Result& result) const {
    if (languages.empty()) return false;
    const auto language = language_of(documents_.record(i));
    if (serves_language(languages, language)) return false;
    lose_part(i, {std::string(language_reason) + language, {}, {}, {}, 0, 0}, true, result);
    return true;
  }

 private:
  static std::string language_of(std::string_view record) {
    std::string language;
    each_json_member(record, [&](std::string_view name, std::string_view value) {
      if (name == "language" && value.size() > 2) language = primary_language(value.substr(1, value.size() - 2));
    });
    return language;
  }

  void start(std::uint64_t i, const std::vector<ClaimMerge::Entry>& entries, plugin::Call& call,
             plugin::Calls& calls) const {
    std::vector<dossier_view> views;
    views.reserve(entries.size());
    for (const auto& entry : entries) views.push_back(plugin::view_of(entry.table->record(entry.index)));
    const dossier_extract_call parameters{sizeof parameters,
                                          static_cast<std::uint32_t>(views.size()),
                                          plugin::Call::host(),
                                          call.context(),
                                          plugin::view_of(documents_.record(i)),
                                          plugin::view_of(documents_.text(i)),
                                          views.data(),
                                          nullptr};
    calls.start(parameters);
  }
  void finish(std::uint64_t i, ClaimCompletion& completion, plugin::Call& call, dossier_status status,
              Result& result) const {
    ++result.in;
    ++result.calls;
    if (auto fault = call.failure(status)) {
      lose(i, std::move(*fault), false, result);
      return;
    }
    ++result.done;
    for (auto& fault : call.rejected) lose_part(i, std::move(fault), false, result);
    for (auto& fault : call.dropped) lose_part(i, std::move(fault), true, result);

    auto claims = completion.finish();
    result.claims.insert(result.claims.end(), claims.begin(), claims.end());
    for (auto& fault : completion.faults()) lose_part(i, std::move(fault), false, result);
    for (auto repeated = completion.repeated(); repeated > 0; --repeated)
      lose_part(i, plugin::CallFault::of("repeated", {}), true, result);
  }
  void lose(std::uint64_t i, plugin::CallFault fault, bool dropped, Result& result) const {
    result.losses.push_back(
        {dropped, "document", documents_.head(i).id.hex(), std::string(documents_.uri(i)), std::move(fault)});
  }
  void lose_part(std::uint64_t i, plugin::CallFault fault, bool dropped, Result& result) const {
    ++result.in;
    lose(i, std::move(fault), dropped, result);
  }

  void collect_earlier(std::uint64_t i, std::vector<ClaimMerge::Entry>& entries) const {
    for (const auto* table : earlier_)
      for (auto at = table->begin_of(i); at < table->size() && table->head(at).document == i; ++at)
        entries.push_back({table, at});
    std::sort(entries.begin(), entries.end(),
              [](const auto& x, const auto& y) { return x.table->head(x.index) < y.table->head(y.index); });
  }

  const plugin::Instance& extractor_;
  const Selection& selection_;
  const DocumentTable& documents_;
  const std::vector<const ClaimTable*>& earlier_;
  const plugin::CallScope& scope_;
};

class Extraction::Job {
 public:
  Job(const Extraction& extraction, std::uint64_t document, Result& result)
      : extraction_(extraction), document_(document), result_(result), call_(extraction.scope_) {}
  void start(plugin::Calls& calls) {
    extraction_.collect_earlier(document_, entries_);
    completion_.emplace(extraction_.documents_, extraction_.extractor_.plugin().manifest().id, document_, entries_,
                        result_.spool);
    // A document may have very many claims: none waits for the others.
    call_.pass_on([this](plugin::EmittedRecord&& emitted) { completion_->add(emitted.record); });
    extraction_.start(document_, entries_, call_, calls);
  }
  void finish(dossier_status status) { extraction_.finish(document_, *completion_, call_, status, result_); }

 private:
  const Extraction& extraction_;
  std::uint64_t document_;
  Result& result_;
  std::vector<ClaimMerge::Entry> entries_;
  std::optional<ClaimCompletion> completion_;
  plugin::Call call_;
};

}  // namespace

ClaimTable run_extractor(const Context& context, const plugin::Instance& extractor, const Selection& selection,
                         const std::vector<std::string>& languages, const std::vector<const ClaimTable*>& earlier,
                         StageBook& book) {
  const auto scope = book.scope(context);
  const auto& documents = selection.documents();
  auto& ledger = book.ledger();
  ClaimWriter out(context, ledger.stage);
  const Extraction extraction(extractor, selection, earlier, scope);
  book.meter().begin({.name = {}, .unit = "documents", .total = documents.size()});
  const std::uint64_t held = context.settings.memory / 16 / batches_under_way(context);
  std::uint64_t at = 0;
  run_ordered(
      context,
      [&]() -> std::optional<Batch> {
        if (at == documents.size()) return std::nullopt;
        Batch batch{at, at, 0, 0};
        while (batch.end < documents.size() && batch.end - batch.first < documents_a_batch &&
               batch.bytes < bytes_a_batch)
          batch.bytes += documents.text(batch.end++).size();
        at = batch.end;
        return batch;
      },
      [&](const Batch& batch) {
        Result result{ClaimSpool(context.file(ledger.stage + ".spool" + std::to_string(batch.first)), held)};
        Turns<Extraction::Job> turns(book.calls(extraction.extractor()));
        for (auto i = batch.first; i < batch.end && !context.stopping(); ++i)
          if (selection.has(i) && !extraction.leaves_out(i, languages, result)) turns.add(extraction, i, result);
        turns.end();
        book.meter().advance(batch.end - batch.first, batch.bytes);
        return result;
      },
      [&](Result& result) {
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
