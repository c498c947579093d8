#include "core/engine/extract_work.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "core/engine/ordered.hpp"
#include "core/engine/task/result_fields.hpp"
#include "core/engine/turns.hpp"
#include "dossier/manifest/languages.hpp"
#include "dossier/record/json_scan.hpp"

namespace dossier::engine {
namespace {

std::string language_of(std::string_view record) {
  std::string language;
  each_json_member(record, [&](std::string_view name, std::string_view value) {
    if (name == "language" && value.size() > 2) language = primary_language(value.substr(1, value.size() - 2));
  });
  return language;
}

}  // namespace

// The extraction of one document, from its call to its claims.
class ExtractWork::Job {
 public:
  Job(const ExtractWork& work, std::uint64_t document, Result& result)
      : work_(work), document_(document), result_(result), call_(work.scope_) {}
  void start(plugin::Calls& calls) {
    work_.collect_earlier(document_, entries_);
    completion_.emplace(work_.documents_, work_.extractor_.plugin().manifest().id, document_, entries_, result_.spool);
    // A document may have very many claims: none waits for the others.
    call_.pass_on([this](plugin::EmittedRecord&& emitted) { completion_->add(emitted.record); });
    work_.start(document_, entries_, call_, calls);
  }
  void finish(dossier_status status) { work_.finish(document_, *completion_, call_, status, result_); }

 private:
  const ExtractWork& work_;
  std::uint64_t document_;
  Result& result_;
  std::vector<ClaimMerge::Entry> entries_;
  std::optional<ClaimCompletion> completion_;
  plugin::Call call_;
};

ExtractWork::ExtractWork(const Context& context, const plugin::Instance& extractor, const Selection& selection,
                         const std::vector<std::string>& languages, const std::vector<const ClaimTable*>& earlier,
                         StageBook& book)
    : context_(context),
      extractor_(extractor),
      selection_(selection),
      documents_(selection.documents()),
      languages_(languages),
      earlier_(earlier),
      book_(book),
      scope_(book.scope(context)),
      held_(context.settings.memory / 16 / batches_under_way(context)) {}

ExtractWork::Result ExtractWork::operator()(const Range& range) const {
  auto result = empty_result(std::to_string(range.first));
  Turns<Job> turns(book_.calls(extractor_));
  for (auto i = range.first; i < range.end && !context_.stopping(); ++i)
    if (selection_.has(i) && !leaves_out(i, result)) turns.add(*this, i, result);
  turns.end();
  book_.meter().advance(range.size(), range.bytes);
  return result;
}

// spool: the name of the file of its claims, among those that exist at the same time.
ExtractWork::Result ExtractWork::empty_result(const std::string& spool) const {
  return Result{ClaimSpool(context_.file(book_.ledger().stage + ".spool" + spool), held_)};
}

task::StepForm ExtractWork::form() const {
  task::StepForm form{"extract", book_.ledger().stage + " extract"};
  task::add_documents(context_, documents_, form);
  task::add_selection(selection_, form);
  task::add_claims(earlier_, form);
  return form;
}

Json ExtractWork::batch_form(const Range& range) { return task::range_form(range); }
Range ExtractWork::batch_of(const Json& form) { return task::range_of(form); }

void ExtractWork::write(const Result& result, task::ResultWriter& results) {
  task::FieldWriter head;
  head.number(result.claims.size()).number(result.in).number(result.done).number(result.calls);
  task::write_losses(head, result.losses);
  results.piece(head.bytes());
  for (const auto& claim : result.claims) {  // each a piece: a document may have very many
    task::FieldWriter piece;
    task::write_row(piece, claim.head);
    piece.text(result.spool.read(claim.record));
    results.piece(piece.bytes());
  }
}

ExtractWork::Result ExtractWork::read(task::ResultReader& results) const {
  auto result = empty_result("");
  task::FieldReader head(results.piece());
  auto claims = head.number();
  result.in = head.number();
  result.done = head.number();
  result.calls = head.number();
  result.losses = task::read_losses(head);
  for (; claims > 0; --claims) {
    task::FieldReader piece(results.piece());
    const auto claim = task::read_row<ClaimHead>(piece);
    result.claims.push_back({claim, result.spool.add(piece.text())});
  }
  return result;
}

// Counts the document as left out if its language is known and not among those of the stage.
bool ExtractWork::leaves_out(std::uint64_t i, Result& result) const {
  if (languages_.empty()) return false;
  const auto language = language_of(documents_.record(i));
  if (serves_language(languages_, language)) return false;
  lose_part(i, {std::string(language_reason) + language, {}, {}, {}, 0, 0}, true, result);
  return true;
}

void ExtractWork::start(std::uint64_t i, const std::vector<ClaimMerge::Entry>& entries, plugin::Call& call,
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

void ExtractWork::finish(std::uint64_t i, ClaimCompletion& completion, plugin::Call& call, dossier_status status,
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

void ExtractWork::lose(std::uint64_t i, plugin::CallFault fault, bool dropped, Result& result) const {
  result.losses.push_back(
      {dropped, "document", documents_.head(i).id.hex(), std::string(documents_.uri(i)), std::move(fault)});
}

void ExtractWork::lose_part(std::uint64_t i, plugin::CallFault fault, bool dropped, Result& result) const {
  ++result.in;
  lose(i, std::move(fault), dropped, result);
}

void ExtractWork::collect_earlier(std::uint64_t i, std::vector<ClaimMerge::Entry>& entries) const {
  for (const auto* table : earlier_)
    for (auto at = table->begin_of(i); at < table->size() && table->head(at).document == i; ++at)
      entries.push_back({table, at});
  std::sort(entries.begin(), entries.end(),
            [](const auto& x, const auto& y) { return x.table->head(x.index) < y.table->head(y.index); });
}

}  // namespace dossier::engine
