#include "edition.hpp"

#include <algorithm>
#include <set>

#include "dossier/record/decimal.hpp"
#include "dossier/record/json.hpp"
#include "dossier/text/utf8.hpp"
#include "extract.hpp"

namespace dossier_html {

namespace {

void append_item(std::string& list, std::string_view item) {
  list += list.empty() ? "" : ",\n";
  list += item;
}

std::string numbers(const std::vector<std::uint64_t>& all) {
  std::string out;
  for (const auto number : all) out += (out.empty() ? "" : ",") + std::to_string(number);
  return '[' + out + ']';
}

// The first words of a text: they stand for its title if it has none.
std::string first_line(std::string_view text) {
  constexpr std::size_t longest = 90;
  const auto start = text.find_first_not_of(" \t\r\n");
  if (start == std::string_view::npos) return {};
  auto line = text.substr(start, 4 * longest);
  line = line.substr(0, line.find_first_of("\r\n"));
  if (line.size() <= longest) return std::string(line);
  auto end = line.rfind(' ', longest);
  if (end == std::string_view::npos)
    for (end = longest; end > 0 && !dossier::is_utf8_boundary(line, end);) --end;
  return std::string(line.substr(0, end)) + " \xE2\x80\xA6";
}

// A record with more members at its end.
std::string with_members(std::string_view record, const std::string& members) {
  std::string out(record.substr(0, record.size() - 1));
  if (out.size() > 1) out += ',';
  return out + members + '}';
}

}  // namespace

Edition::Edition(const Gathered& gathered, const std::vector<std::string>& ports)
    : gathered_(gathered),
      ranking_(gathered),
      origins_(gathered),
      cards_(gathered.folder, gathered.option),
      blocks_(gathered.folder, gathered.option) {
  add_documents();
  cards_.read();
  add_findings();
  add_others();
  blocks_.read();
  index_ = index(ports);
}

void Edition::add_documents() {
  auto claims = gathered_.claims;
  std::stable_sort(claims.begin(), claims.end(), [](const auto& a, const auto& b) { return a.document < b.document; });
  const auto* next = claims.data();
  const auto* const end = next + claims.size();
  std::string record;
  for (std::uint32_t i = 0; i < gathered_.documents.size(); ++i) {
    const auto& document = gathered_.documents[i];
    record.clear();
    if (document.record.size > 0)
      dossier::append_with_text(record, gathered_.spool.view(document.record), gathered_.spool.view(document.text));
    texts_.add(record.empty() ? "null" : record);
    const auto* const first = next;
    while (next != end && next->document == i) ++next;
    append_item(document_rows_, add_claims(i, first, next));
  }
  texts_.close();
  claims_.close();
}

std::string Edition::add_claims(std::uint32_t document, const Gathered::Claim* first, const Gathered::Claim* last) {
  std::string_view key;
  std::map<std::string_view, std::uint64_t> kinds;
  std::set<std::uint32_t> conflicts;
  claims_.add_piece("[");
  bool any = false;
  for (auto claim = first; claim != last; ++claim) {
    const auto record = gathered_.spool.view(claim->place);
    std::string_view id, kind, source;
    dossier::each_json_member(record, [&](std::string_view name, std::string_view value) {
      if (name == "id") id = value;
      if (name == "kind") kind = value;
      if (name == "key") key = value;
      if (name == "source") source = value;
    });
    const auto cited = ranking_.citing.find(id);
    // Nearly every sentence is a statement: those are shown on which a finding rests, if there are any findings.
    if (kind == "\"statement\"" && cited == ranking_.citing.end() && !ranking_.findings.empty()) continue;
    if (any) claims_.add_piece(",\n");
    any = true;
    ++kinds[kind];
    if (!source.empty()) ++claim_sources_[std::string(source)];
    if (cited == ranking_.citing.end()) {
      claims_.add_piece(record);
      continue;
    }
    std::vector<std::uint64_t> findings(cited->second.begin(), cited->second.end());
    claims_.add_piece(with_members(record, "\"findings\":" + numbers(findings)));
    for (const auto finding : cited->second)
      if (ranking_.findings[finding].is_conflict()) conflicts.insert(finding);
    add_card(document, id, record);
  }
  claims_.add_piece("]");
  claims_.end_item();

  std::string row = "{\"id\":" + gathered_.documents[document].id;
  const auto record = gathered_.spool.view(gathered_.documents[document].record);
  dossier::each_json_member(record, [&](std::string_view name, std::string_view value) {
    for (const std::string_view kept : {"key", "uri", "source", "title", "published", "language"})
      if (name == kept) row += (",\"" + std::string(name) + "\":").append(value);
  });
  if (const auto text = gathered_.spool.view(gathered_.documents[document].text); member(record, "title").empty()) {
    const auto line = first_line(text);
    if (!line.empty()) dossier::append_json_string(row += ",\"line\":", line);
  }
  if (record.empty() && !key.empty()) row += ",\"key\":" + std::string(key);
  if (record.empty()) row += ",\"missing\":true";
  std::string counts;
  for (const auto& [kind, count] : kinds)
    counts += (counts.empty() ? "" : ",") + std::string(kind) + ':' + std::to_string(count);
  row += ",\"claims\":{" + counts + '}';
  if (!conflicts.empty()) row += ",\"conflicts\":" + std::to_string(conflicts.size());
  if (const auto origin = origins_.of(document)) row += ",\"origin\":" + std::to_string(*origin);
  return row + '}';
}

void Edition::add_card(std::uint32_t document, std::string_view id, std::string_view claim) {
  const auto& place = gathered_.documents[document];
  std::string more = "\"doc\":" + std::to_string(document);
  if (const auto origin = origins_.of(document, span_of(claim).value_or(Bytes{})))
    more += ",\"copied\":" + std::to_string(*origin);
  if (place.record.size > 0) {
    more += ",\"extract\":";
    append_extract(more, claim, gathered_.spool.view(place.text));
  }
  card_of_.emplace(id, cards_.add(with_members(claim, more)));
  document_of_.emplace(id, document);
}

std::vector<std::optional<std::uint32_t>> Edition::stories() const {
  std::vector<std::optional<std::uint32_t>> found(ranking_.findings.size());
  std::unordered_map<std::uint32_t, std::uint32_t> story_of;  // documents
  for (std::size_t i = 0; i < found.size(); ++i) {
    const auto& finding = ranking_.findings[i];
    const auto number = gathered_.number_of.find(std::string(finding.story));
    if (number == gathered_.number_of.end()) continue;
    found[i] = number->second;
    for (const auto claim : finding.claims)
      if (const auto document = document_of_.find(claim); document != document_of_.end())
        story_of.emplace(document->second, number->second);
  }
  for (std::size_t i = 0; i < found.size(); ++i)
    for (const auto claim : ranking_.findings[i].claims) {
      const auto document = document_of_.find(claim);
      if (found[i] || document == document_of_.end()) continue;
      const auto known = story_of.find(document->second);
      found[i] = known == story_of.end() ? document->second : known->second;
    }
  return found;
}

void Edition::add_findings() {
  const auto stories = this->stories();
  for (std::size_t i = 0; i < ranking_.findings.size(); ++i) {
    const auto& finding = ranking_.findings[i];
    std::string cards;
    for (const auto id : finding.claims)
      if (const auto card = card_of_.find(id); card != card_of_.end()) append_item(cards, cards_.view(card->second));
    findings_.add(with_members(finding.record, "\"cards\":[" + cards + ']'));
    std::string row = "{\"id\":" + std::string(finding.id.empty() ? "\"\"" : finding.id);
    row += ",\"kind\":" + std::string(finding.kind.empty() ? "\"\"" : finding.kind);
    row += ",\"group\":" + std::to_string(static_cast<int>(finding.group));
    if (finding.strength > 0) row += ",\"strength\":" + dossier::decimal_text(finding.strength);
    if (stories[i]) row += ",\"story\":" + std::to_string(*stories[i]);
    if (finding.part_of) row += ",\"part_of\":" + std::to_string(*finding.part_of);
    append_item(finding_rows_, row + '}');
  }
  findings_.close();
}

void Edition::add_others() {
  const auto add = [&](Blocks& blocks, const std::vector<dossier::RecordSpool::Place>& places) {
    for (const auto place : places) blocks.add(gathered_.spool.view(place));
    blocks.close();
  };
  add(copies_, gathered_.copies);
  add(clusters_, gathered_.clusters);
  add(sources_, gathered_.sources);
  add(rejected_, gathered_.rejected);
}

std::string Edition::index(const std::vector<std::string>& ports) const {
  std::string wired;
  for (const auto& port : ports) wired += (wired.empty() ? "\"" : ",\"") + port + '"';
  std::string blocks;
  for (const auto* all : {&texts_, &claims_, &findings_, &copies_, &clusters_, &sources_, &rejected_})
    blocks += (blocks.empty() ? "\"" : ",\"") + all->name() + "\":{\"items\":" + std::to_string(all->items()) +
              ",\"first\":" + numbers(all->first_items()) + '}';
  std::string sources;
  for (const auto& [name, count] : claim_sources_) sources += (sources.empty() ? "" : ",") + name;
  return data_block("index", "{\"wired\":[" + wired + "],\n\"blocks\":{" + blocks + "},\n\"claim_sources\":[" +
                                 sources + "],\n\"documents\":[" + document_rows_ + "],\n\"findings\":[" +
                                 finding_rows_ + "]}");
}

void Edition::front(const std::function<void(std::string_view)>& take) const {
  take(index_);
  if (!findings_.places().empty()) take(blocks_.view(findings_.places().front()));
}

void Edition::rest(const std::function<void(std::string_view)>& take) const {
  for (const auto* all : {&findings_, &texts_, &claims_, &copies_, &clusters_, &sources_, &rejected_})
    for (const auto& place : all->places())
      if (all != &findings_ || &place != &all->places().front()) take(blocks_.view(place));
}

}  // namespace dossier_html
