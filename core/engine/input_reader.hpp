// From one input to its documents: calls of its reader, and of the readers of what is inside it.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "core/engine/document_table.hpp"
#include "core/engine/loss_report.hpp"
#include "core/engine/nesting_budget.hpp"
#include "core/engine/outer_fields.hpp"
#include "core/engine/read_batches.hpp"
#include "core/engine/remembered_languages.hpp"
#include "core/engine/stage.hpp"

namespace dossier::engine {

struct ReadDocument {
  DocumentHead head;
  std::string uri;
  std::string record;
  std::string text;
  std::vector<MapRun> map;
};

struct ReadResult {
  std::vector<ReadDocument> documents;
  std::vector<Loss> losses;
  std::vector<ChangedInput> changed;
  std::map<std::string, std::uint64_t> readers;  // calls by reader
  bool reproducible = true;
  std::uint64_t in = 0;
  std::uint64_t done = 0;
  std::uint64_t calls = 0;
  std::uint64_t bytes = 0;
};

class InputReader {
 public:
  struct Limits {  // in bytes
    std::uint64_t document;
    std::uint64_t nested;  // of all inputs inside one file
  };
  // stage: its place in the pipeline. All must outlive it.
  InputReader(std::uint64_t stage, StageBook& book, const plugin::CallScope& scope, ReaderChoice& choice, Limits limits)
      : stage_(stage), book_(book), scope_(scope), choice_(choice), limits_(limits) {}

  // Any thread.
  void read(ReadUnit& unit, ReadResult& result) const;
  // `reader`: the id of the one that was at work; empty before one was chosen.
  static void lose(ReadResult& result, const std::string& reader, const std::string& unit_id, const std::string& input,
                   plugin::CallFault fault, bool dropped = false);

 private:
  // Where an input is: how deep inside the file, and what is known of its documents from outside.
  struct Place {
    NestingBudget& budget;
    int depth = 0;
    OuterFields fields;
  };
  // What became of an input.
  struct Outcome {
    std::string_view reason = loss_reason::nested;  // it has documents, or inputs inside
    std::string code = {};
  };
  static Outcome lost(const plugin::CallFault& fault) { return {loss_reason::rejected, fault.code}; }

  plugin::CallFault too_large(const std::string& what, std::uint64_t size) const;
  Outcome call(ReaderChoice::Choice choice, const std::string& uri, std::string_view media_type, const ReadUnit& unit,
               const Place& place, ReadResult& result) const;
  std::vector<InnerInput> read_all_inside(std::vector<plugin::EmittedInput>& all, const std::string& id,
                                          const std::string& uri, const ReadUnit& unit, const Place& place,
                                          ReadResult& result) const;
  Outcome read_inside(const plugin::EmittedInput& inner, const std::string& id, const std::string& uri,
                      const std::string& inner_uri, ReaderChoice::Choice choice, const ReadUnit& unit,
                      const Place& place, Json& note, ReadResult& result) const;
  template <class Report>
  void complete(const std::string& reader, const std::string& uri, std::uint64_t ordinal, std::string_view media_type,
                plugin::EmittedRecord& emitted, const OuterFields& fields, RememberedLanguages& languages,
                Report&& report, ReadResult& result) const;

  std::uint64_t stage_;
  StageBook& book_;
  const plugin::CallScope& scope_;
  ReaderChoice& choice_;
  Limits limits_;
};

}  // namespace dossier::engine
