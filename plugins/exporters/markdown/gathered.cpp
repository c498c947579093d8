#include "gathered.hpp"

#include "dossier/text/utf8.hpp"

namespace dossier_markdown {

void Gathered::add(const dossier::ExportRecord& record) {
  if (record.port == "documents") {
    const auto document = record.as<dossier::Document>();
    auto& paper = papers_[document.id];
    paper.name = !document.title.empty() ? document.title : !document.key.empty() ? document.key : document.id;
    paper.source = document.source;
    paper.published = document.published;
    paper.url = document.url;
    paper.text = spool_.add(record.text);
    document_ids_.push_back(document.id);
    return;
  }
  // Refused here, one record is lost; found when the page is written, all of them would be.
  if (const auto bad = dossier::find_invalid_utf8(record.json); bad != record.json.npos)
    throw dossier::Error("bad_record", "expected UTF-8, found another byte at offset " + std::to_string(bad) +
                                           " of a record for " + std::string(record.port));
  const auto place = spool_.add(record.json);
  if (record.port == "claims") {
    claims_[record.as<dossier::Claim>().id] = place;
    return;
  }
  places_[std::string(record.port)].push_back(place);
}

const Gathered::Paper* Gathered::paper(const std::string& id) const {
  const auto found = papers_.find(id);
  return found == papers_.end() ? nullptr : &found->second;
}

std::optional<dossier::Claim> Gathered::claim(const std::string& id) {
  const auto found = claims_.find(id);
  if (found == claims_.end()) return std::nullopt;
  return read<dossier::Claim>(found->second);
}

std::string Gathered::text(const Paper& paper, std::uint64_t start, std::uint64_t end) {
  if (start >= end || end > paper.text.size) return {};
  return spool_.at({paper.text.offset + start, end - start});
}

std::uint64_t Gathered::count(std::string_view port) const {
  if (port == "documents") return document_ids_.size();
  if (port == "claims") return claims_.size();
  const auto found = places_.find(std::string(port));
  return found == places_.end() ? 0 : found->second.size();
}

}  // namespace dossier_markdown
