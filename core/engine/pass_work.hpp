// The work of the steps of a pass plugin: sketches of records, rows under keys, results of groups.
#pragma once

#include <vector>

#include "core/engine/fact_table.hpp"
#include "core/engine/pass_calls.hpp"
#include "core/engine/range.hpp"
#include "core/engine/task/result_file.hpp"

namespace dossier::engine {

// The facts of the passes so far.
class PassFacts {
 public:
  explicit PassFacts(std::size_t passes) : tables_(passes) {}

  void set(std::size_t pass, FactTable table) { tables_[pass] = std::move(table); }
  // What plugins look up in this pass: the value of the latest pass that has one, its own earlier rounds too; else 0.
  std::int64_t find(std::size_t pass, const store::Hash& key) const;

  void describe(task::StepForm& form) const;
  void open(const Json& parts);

 private:
  std::vector<FactTable> tables_;
};

// What the steps of a stage work with. All must outlive it.
struct PassPlace {
  const Context& context;
  const plugin::Instance& instance;
  const PassRecords& records;
  const PassCalls& calls;
  const PassFacts& facts;
  StageBook& book;
};

class PassWork {
 public:
  // Calls of map, and groups of notes, take microseconds: fewer batches are done before a task has started.
  static constexpr std::size_t light_batches_a_task = 32;

  using Batch = Range;
  using Result = Given;

  Meter& meter() const { return place_.book.meter(); }
  static Json batch_form(const Range& range);
  static Range batch_of(const Json& form);
  static void write(const Given& given, task::ResultWriter& results);
  static Given read(task::ResultReader& results);

 protected:
  explicit PassWork(const PassPlace& place) : place_(place) {}
  // kind: sketch, map or reduce.
  task::StepForm form_of(const std::string& kind) const;

  const PassPlace& place_;
};

class SketchWork : public PassWork {  // ranges of records
 public:
  explicit SketchWork(const PassPlace& place) : PassWork(place) {}
  Given operator()(const Range& range) const;
  task::StepForm form() const { return form_of("sketch"); }
};

class MapWork : public PassWork {  // ranges of records
 public:
  explicit MapWork(const PassPlace& place) : PassWork(place) {}
  Given operator()(const Range& range) const;
  task::StepForm form() const { return form_of("map"); }
  std::size_t batches_a_task() const { return light_batches_a_task; }
};

class ReduceWork : public PassWork {  // ranges of rows with whole groups
 public:
  // rows: must outlive this. saved: where they are saved for tasks.
  ReduceWork(const PassPlace& place, const store::SortedRows<GroupRow>& rows, std::filesystem::path saved)
      : PassWork(place), rows_(rows), saved_(std::move(saved)) {}
  Given operator()(const Range& range) const;
  task::StepForm form() const;
  std::size_t batches_a_task() const { return place_.calls.pass().join == "nothing" ? light_batches_a_task : 1; }

 private:
  const store::SortedRows<GroupRow>& rows_;
  std::filesystem::path saved_;
};

}  // namespace dossier::engine
