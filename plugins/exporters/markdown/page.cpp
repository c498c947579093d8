#include "page.hpp"

#include <algorithm>
#include <map>

#include "escape.hpp"
#include "presentation/finding_group.hpp"

namespace dossier_markdown {
namespace {

using dossier::Claim;
using dossier::Finding;
using presentation::FindingGroup;

std::string count(std::uint64_t number, const std::string& one, const std::string& many) {
  return std::to_string(number) + " " + (number == 1 ? one : many);
}

std::string_view name_of(std::string_view kind) {
  static constexpr std::pair<std::string_view, std::string_view> names[] = {
      {"value", "different figures"},
      {"sign", "opposite directions"},
      {"date", "different dates"},
      {"time", "different times"},
      {"negation", "one affirms, one denies"},
      {"quote_altered", "altered quote"},
      {"quote_attribution", "one quote, different speakers"},
      {"derived_arithmetic", "figures that do not add up"},
      {"agreement", "agreement"},
      {"update", "update"},
      {"derivation", "figures that fit together"},
      {"single_source", "one source only"}};
  for (const auto& [known, name] : names)
    if (known == kind) return name;
  return kind;
}

FindingGroup group_of(const Finding& finding) { return presentation::group_of(finding.kind, finding.possible); }

class Page {
 public:
  Page(Gathered& gathered, const presentation::Append& append) : gathered_(gathered), append_(append) {}

  void write(const presentation::Heading& heading) {
    gathered_.for_each<Finding>("findings", [&](const Finding& finding) { ++counts_[group_of(finding)]; });
    line("# " + escaped(heading.title));
    line();
    line("Pipeline " + escaped(heading.run.pipeline) + ": " +
         count(gathered_.count("documents"), "document", "documents") + ", " +
         count(gathered_.count("claims"), "claim", "claims") + ", " +
         count(counts_[FindingGroup::conflict], "conflict", "conflicts") + ", " +
         count(counts_[FindingGroup::agreement], "agreement", "agreements") + ".");
    const auto has = [&](std::string_view port) {
      return std::ranges::find(heading.run.ports, port) != heading.run.ports.end();
    };
    if (has("findings")) {
      findings(FindingGroup::conflict, "Conflicts", "No conflicts were found.");
      findings(FindingGroup::agreement, "Agreements", "No fact is confirmed by several independent sources.");
      findings(FindingGroup::development, "Updates", "");
      findings(FindingGroup::other, "Other findings", "");
      findings(FindingGroup::possible, "Possible findings", "");
      findings(FindingGroup::single_source, "One source only", "");
    }
    if (has("sources")) sources();
    if (has("copies")) copies();
    if (has("documents")) documents();
    if (has("rejected")) rejected();
  }

 private:
  void line(const std::string& text = {}) {
    append_(text + "\n");
    after_blank_ = text.empty();
  }
  void heading(const std::string& title, std::uint64_t number) {
    if (!after_blank_) line();
    line("## " + title + " (" + std::to_string(number) + ")");
    line();
  }

  // none: the text for an empty section; if it is empty, the section is left out.
  void findings(FindingGroup wanted, const std::string& title, const std::string& none) {
    if (counts_[wanted] == 0 && none.empty()) return;
    heading(title, counts_[wanted]);
    if (counts_[wanted] == 0) line(none);
    std::uint64_t number = 0;
    gathered_.for_each<Finding>("findings", [&](const Finding& finding) {
      if (group_of(finding) == wanted) write_finding(finding, ++number);
    });
  }

  void write_finding(const Finding& finding, std::uint64_t number) {
    std::string about = escaped(finding.subject);
    if (!finding.property.empty()) about += (about.empty() ? "" : ": ") + escaped(finding.property);
    line("### " + std::to_string(number) + "\\. " + (about.empty() ? "" : about + " – ") +
         std::string(escaped(name_of(finding.kind))));
    line();
    if (!finding.explanation.empty()) {
      line(escaped(finding.explanation));
      line();
    }
    if (finding.sides.empty()) claims(finding.claims);
    for (const auto& side : finding.sides) {
      line("**" + escaped(side.printed.empty() ? side.value : side.printed) + "** – " +
           count(side.documents, "document", "documents") + ", " +
           count(side.independent_sources, "independent source", "independent sources") +
           (side.documents > 1 && side.origins.size() == 1 ? ", all via " + escaped(side.origins.front()) : ""));
      line();
      claims(side.claims);
    }
    if (finding.likely) {
      line("Likely value: **" + escaped(finding.likely->value) + "** (confidence " +
           dossier::decimal_text(finding.likely->confidence) +
           (finding.likely->reason.empty() ? "" : ": " + escaped(finding.likely->reason)) + ").");
      line();
    }
  }

  void claims(const std::vector<std::string>& ids) {
    for (const auto& id : ids) {
      const auto claim = gathered_.claim(id);
      if (!claim) {
        line("- claim " + escaped(id) + " is not part of this export");
        continue;
      }
      const auto* paper = gathered_.paper(claim->document);
      line("- " + quotation(*claim, paper) + "  ");
      line("  " + origin(*claim, paper));
    }
    if (!ids.empty()) line();
  }

  // The sentence, with the claim in bold.
  std::string quotation(const Claim& claim, const Gathered::Paper* paper) {
    std::string bold = claim.text.empty() ? "" : "**" + escaped(claim.text) + "**";
    if (!paper || !claim.sentence || claim.sentence->start > claim.start || claim.end > claim.sentence->end)
      return bold;
    const auto before = escaped(gathered_.text(*paper, claim.sentence->start, claim.start));
    const auto after = gathered_.text(*paper, claim.end, claim.sentence->end);
    const bool gap_before = claim.start > claim.sentence->start &&
                            gathered_.text(*paper, claim.start - 1, claim.start).find_first_of(" \t\r\n") == 0;
    const bool gap_after = after.find_first_of(" \t\r\n") == 0;
    return "“" + before + (gap_before ? " " : "") + bold + (gap_after ? " " : "") + escaped(after) + "”";
  }
  static std::string origin(const Claim& claim, const Gathered::Paper* paper) {
    if (!paper) return escaped(claim.key.empty() ? claim.document : claim.key);
    std::string text = link(paper->name, paper->url);
    const auto& source = claim.source.empty() ? paper->source : claim.source;
    if (!source.empty()) text += ", " + escaped(source);
    if (!paper->published.empty()) text += ", " + escaped(paper->published);
    return text;
  }

  void sources() {
    heading("Sources", gathered_.count("sources"));
    if (gathered_.count("sources") == 0) return line("No publisher is known.");
    line("| source | documents | claims | trust | appears to copy |");
    line("| --- | ---: | ---: | ---: | --- |");
    gathered_.for_each<dossier::Source>("sources", [&](const dossier::Source& source) {
      std::string copied;
      for (const auto& on : source.depends_on) copied += (copied.empty() ? "" : ", ") + escaped(on.source);
      line("| " + escaped(source.source) + " | " + std::to_string(source.documents) + " | " +
           std::to_string(source.claims) + " | " + (source.trust ? dossier::decimal_text(*source.trust) : "") + " | " +
           copied + " |");
    });
  }

  std::string name(const std::string& document) const {
    const auto* paper = gathered_.paper(document);
    if (!paper) return escaped(document);
    return link(paper->name, paper->url) + (paper->source.empty() ? "" : " (" + escaped(paper->source) + ")");
  }
  void copies() {
    heading("Who copies whom", gathered_.count("copies"));
    if (gathered_.count("copies") == 0) return line("No two documents share text.");
    line("| document | | document | kind | similarity | passages |");
    line("| --- | --- | --- | --- | ---: | ---: |");
    gathered_.for_each<dossier::Copy>("copies", [&](const dossier::Copy& copy) {
      line("| " + name(copy.a) + " | " + (copy.direction == "a_to_b" ? "→" : "–") + " | " + name(copy.b) + " | " +
           escaped(copy.kind) + (copy.direction == "common" ? ", from a common origin" : "") + " | " +
           dossier::decimal_text(copy.similarity) + " | " + std::to_string(copy.passages.size()) + " |");
    });
  }

  void documents() {
    heading("Documents", gathered_.count("documents"));
    for (const auto& id : gathered_.document_ids()) {
      const auto& paper = *gathered_.paper(id);
      line("- " + link(paper.name, paper.url) + (paper.source.empty() ? "" : ", " + escaped(paper.source)) +
           (paper.published.empty() ? "" : ", " + escaped(paper.published)));
    }
  }

  void rejected() {
    if (gathered_.count("rejected") == 0) return;
    heading("Rejected", gathered_.count("rejected"));
    gathered_.for_each<dossier::Rejected>("rejected", [&](const dossier::Rejected& letter) {
      line("- " + escaped(letter.stage) + ": " + escaped(letter.input.empty() ? letter.unit_id : letter.input) + ": " +
           escaped(letter.message) + " (" + escaped(letter.code) + ")");
    });
  }

  Gathered& gathered_;
  const presentation::Append& append_;
  std::map<FindingGroup, std::uint64_t> counts_;
  bool after_blank_ = false;  // whether the last line was empty
};

}  // namespace

void write_page(const presentation::Heading& heading, Gathered& gathered, const presentation::Append& append) {
  Page(gathered, append).write(heading);
}

}  // namespace dossier_markdown
