#include "core/engine/pass_work.hpp"

#include <span>

#include "core/engine/task/result_fields.hpp"
#include "core/engine/turns.hpp"

namespace dossier::engine {

std::int64_t PassFacts::find(std::size_t pass, const store::Hash& key) const {
  for (auto at = pass + 1; at-- > 0;)
    if (const auto* value = tables_[at].find(key)) return *value;
  return 0;
}

void PassFacts::describe(task::StepForm& form) const {
  Json::Array all;
  for (const auto& table : tables_) {
    auto& entry = all.emplace_back(Json::Object{{"slots", table.slots()}});
    if (table.slots() == 0) continue;
    const auto path = std::filesystem::absolute(table.path());
    entry.set("path", path.string());
    form.files.push_back(path);
  }
  form.parts.set("facts", std::move(all));
}

void PassFacts::open(const Json& parts) {
  const auto* all = parts.find("facts");
  if (!all || !all->array() || all->array()->size() != tables_.size())
    throw std::runtime_error("the description of the task has not the facts of all passes");
  for (std::size_t pass = 0; pass < tables_.size(); ++pass) {
    const auto& form = (*all->array())[pass];
    if (const auto slots = form.integer_or("slots"); slots > 0)
      tables_[pass] = FactTable(std::string(form.text_or("path")), static_cast<std::uint64_t>(slots));
  }
}

Json PassWork::batch_form(const Range& range) { return task::range_form(range); }
Range PassWork::batch_of(const Json& form) { return task::range_of(form); }

task::StepForm PassWork::form_of(const std::string& kind) const {
  task::StepForm form{kind, place_.book.ledger().stage + " " + kind};
  place_.records.describe(place_.context, form);
  place_.calls.describe(place_.context, form);
  place_.facts.describe(form);
  return form;
}

void PassWork::write(const Given& given, task::ResultWriter& results) {
  using task::write_rows;
  task::FieldWriter out;
  out.number(given.in).number(given.done).number(given.calls).number(given.round_calls).number(given.cut);
  task::write_losses(out, given.losses);
  write_rows(out, std::span(given.rows));
  write_rows(out, std::span(given.facts));
  out.number(given.sketches.size());
  for (const auto& sketch : given.sketches) {
    task::write_row(out, sketch.item);
    out.text(sketch.bytes);
  }
  out.number(given.results.size());
  for (const auto& result : given.results) {
    task::write_row(out, result.head);
    out.text(result.record);
  }
  results.piece(out.bytes());
}

Given PassWork::read(task::ResultReader& results) {
  task::FieldReader in(results.piece());
  Given given;
  given.in = in.number();
  given.done = in.number();
  given.calls = in.number();
  given.round_calls = in.number();
  given.cut = in.number();
  given.losses = task::read_losses(in);
  given.rows = task::read_rows<GroupRow>(in);
  given.facts = task::read_rows<plugin::EmittedFact>(in);
  for (auto count = in.number(); count > 0; --count) {
    const auto item = task::read_row<store::Hash>(in);
    given.sketches.push_back({std::string(in.text()), item});
  }
  for (auto count = in.number(); count > 0; --count) {
    const auto head = task::read_row<ResultHead>(in);
    given.results.push_back({head, std::string(in.text())});
  }
  return given;
}

Given SketchWork::operator()(const Range& range) const {
  Given given;
  given.sketches.resize(range.size());
  Turns<SketchJob> turns(place_.book.calls(place_.instance));
  for (auto i = range.first; i < range.end && !place_.context.stopping(); ++i)
    if (place_.records.selected(i)) turns.add(place_.calls, i, given.sketches[i - range.first], given);
  turns.end();
  place_.book.meter().advance(range.size(), range.bytes);
  return given;
}

Given MapWork::operator()(const Range& range) const {
  const auto& kinds = place_.calls.pass().kinds;
  Given given;
  Turns<MapJob> turns(place_.book.calls(place_.instance));
  for (auto i = range.first; i < range.end && !place_.context.stopping(); ++i)
    if (place_.records.selected(i) && (kinds.empty() || place_.records.is_kind(i, kinds)))
      turns.add(place_.calls, i, given);
  turns.end();
  place_.book.meter().advance(range.size(), range.bytes);
  return given;
}

Given ReduceWork::operator()(const Range& range) const {
  const auto batch = rows_.rows().subspan(range.first, range.size());
  Given given;
  Turns<ReduceJob> turns(place_.book.calls(place_.instance));
  for (std::size_t first = 0; first < batch.size() && !place_.context.stopping();) {
    std::size_t end = first;
    while (end < batch.size() && batch[end].key == batch[first].key) ++end;
    if (end - first >= place_.calls.pass().min_members)
      turns.add(place_.calls, batch.subspan(first, end - first), given);
    first = end;
  }
  turns.end();
  rows_.note_read(batch);
  place_.book.meter().advance(range.size());
  return given;
}

task::StepForm ReduceWork::form() const {
  auto form = form_of("reduce");
  rows_.save(saved_);
  task::add_file("rows", saved_, form);
  return form;
}

}  // namespace dossier::engine
