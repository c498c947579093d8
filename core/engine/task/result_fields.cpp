#include "core/engine/task/result_fields.hpp"

namespace dossier::engine::task {

void write_losses(FieldWriter& out, const std::vector<Loss>& losses) {
  out.number(losses.size());
  for (const auto& loss : losses) {
    out.number(loss.dropped).text(loss.unit).text(loss.unit_id).text(loss.input).text(loss.plugin);
    const auto& fault = loss.fault;
    out.text(fault.code).text(fault.message).text(fault.option).text(fault.unit);
    out.number(fault.start).number(fault.end).number(fault.retryable);
  }
}

std::vector<Loss> read_losses(FieldReader& in) {
  std::vector<Loss> losses;
  for (auto count = in.number(); count > 0; --count) {
    auto& loss = losses.emplace_back();
    loss.dropped = in.number() != 0;
    loss.unit = in.text();
    loss.unit_id = in.text();
    loss.input = in.text();
    loss.plugin = in.text();
    auto& fault = loss.fault;
    fault.code = in.text();
    fault.message = in.text();
    fault.option = in.text();
    fault.unit = in.text();
    fault.start = in.number();
    fault.end = in.number();
    fault.retryable = in.number() != 0;
  }
  return losses;
}

}  // namespace dossier::engine::task
