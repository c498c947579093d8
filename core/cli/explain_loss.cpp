#include "core/cli/explain_loss.hpp"

#include <cstdint>

#include "dossier/record/left_out.hpp"

namespace dossier::cli {
namespace {

std::string share(std::int64_t part, std::int64_t whole) {
  return whole > 0 ? " (" + decimal_text(static_cast<double>(part * 1000 / whole) / 10) + " %)" : std::string();
}

std::string place_of(const Json& part) {
  if (const auto* page = part.find("page")) {
    std::string text = "page " + page->dump();
    if (const auto* box = part.find("box")) text += ", box " + box->dump();
    return text;
  }
  if (const auto member = part.text_or("member"); !member.empty()) return "member " + std::string(member);
  return "bytes " + std::to_string(part.integer_or("start")) + " to " + std::to_string(part.integer_or("end"));
}

std::string totals_of(const Json& report) {
  std::string text;
  const auto* totals = report.find("left_out");
  if (!totals || !totals->object()) return text;
  for (const auto& [reason, total] : *totals->object())
    text += "left out: " + total.dump() + " " + reason + share(total.as_integer(), report.integer_or("size")) + "\n";
  return text;
}

std::string parts_of(const Json& report) {
  std::string text;
  const auto* parts = report.find("parts");
  if (!parts || !parts->array()) return text;
  for (const auto& part : *parts->array()) {
    text += "  " + place_of(part) + ": " + std::string(part.text_or("reason"));
    if (const auto code = part.text_or("code"); !code.empty()) text += " (" + std::string(code) + ")";
    text += "\n";
  }
  if (const auto more = report.integer_or("more")) text += "  and " + std::to_string(more) + " smaller parts\n";
  return text;
}

}  // namespace

std::string loss_text(const Json& document) {
  const auto* metadata = document.find("metadata");
  if (!metadata) return {};
  std::string text;
  if (const auto* report = metadata->find(loss_report_name); report && report->object()) {
    const auto size = report->integer_or("size");
    const auto kept = report->integer_or("kept");
    const bool of_pages = report->text_or("unit") == "text";
    text = std::to_string(kept) + " of " + std::to_string(size) +
           (of_pages ? " bytes of the words on its pages" : " bytes of the input") + " are in the text" +
           share(kept, size) + "\n" + totals_of(*report) + parts_of(*report);
  }
  const auto* containers = metadata->find(container_reports_name);
  if (!containers || !containers->array()) return text;
  for (const auto& report : *containers->array())
    text += "of the " + std::to_string(report.integer_or("size")) + " bytes of " +
            std::string(report.text_or("input")) + ", which has no text of its own:\n" + totals_of(report) +
            parts_of(report);
  return text;
}

}  // namespace dossier::cli
