#include "core/engine/emptiness.hpp"

#include "dossier/record/finding.hpp"

namespace dossier::engine {
namespace {

std::string counted(const std::map<std::string, std::uint64_t>& counts) {
  std::string all;
  for (const auto& [what, count] : counts) all += (all.empty() ? "" : ", ") + std::to_string(count) + " " + what;
  return all;
}

// Every document that an extractor might have got is in a language that it does not serve.
bool got_none(const RunStage& stage) {
  const auto& ledger = stage.book.ledger();
  return stage.is(pipeline::Kind::extractor) && ledger.done == 0 && ledger.rejected == 0 &&
         !ledger.other_languages().empty();
}

// Something was rejected, and nothing else succeeded. A reader counts an input as done even if all its parts were
// rejected.
bool lost_all(const RunStage& stage) {
  const auto& ledger = stage.book.ledger();
  if (stage.is(pipeline::Kind::exporter) || ledger.rejected == 0 || ledger.out > 0) return false;
  return stage.is(pipeline::Kind::reader) || ledger.done == 0;
}

std::string first_loss(const StageBook& book) {
  const auto letter = decode<Rejected>(book.dead_letters()[0]);
  if (!letter) return {};
  return "; the first is " + (letter->input.empty() ? letter->unit_id : letter->input) + ": " + letter->message + " (" +
         letter->code + ")";
}

}  // namespace

void judge_emptiness(const RunStages& stages, RunResult& result) {
  if (result.outcome != Outcome::good) return;
  for (const auto& stage : stages) {
    const auto& ledger = stage.book.ledger();
    const std::string start = "stage " + stage.stage.id + ": ";
    if (lost_all(stage)) {
      result.outcome = Outcome::all_rejected;
      result.problems.push_back(start + "everything was rejected, " + std::to_string(ledger.rejected) + " of " +
                                std::to_string(ledger.rejected) + " units" + first_loss(stage.book));
    } else if (got_none(stage)) {
      result.warnings.push_back(start + stage.stage.use + " serves none of the languages of its documents (" +
                                counted(ledger.other_languages()) + "); `languages` of the stage overrides this");
    } else if (stage.is(pipeline::Kind::reader) && ledger.in == 0) {
      result.warnings.push_back(start + "its paths contain no input (hidden files are skipped)");
    } else if (stage.is(pipeline::Kind::reader) && ledger.out == 0) {
      result.warnings.push_back(start + "its " + std::to_string(ledger.in) + (ledger.in == 1 ? " input" : " inputs") +
                                " produced no documents" +
                                (ledger.dropped.empty() ? "" : " (dropped: " + counted(ledger.dropped) + ")"));
    }
  }
}

}  // namespace dossier::engine
