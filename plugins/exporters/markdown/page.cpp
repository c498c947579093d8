#include "page.hpp"

#include <algorithm>

#include "dossier/export/relational.hpp"
#include "escape.hpp"

namespace dossier_markdown {
namespace {

using dossier::Claim;
using dossier::Finding;

std::string count(std::uint64_t number, const std::string& one, const std::string& many) {
  return std::to_string(number) + " " + (number == 1 ? one : many);
}

std::string_view words_of(std::string_view kind) {
  static constexpr std::pair<std::string_view, std::string_view> words[] = {
      {"value", "two values"},
      {"sign", "up or down"},
      {"date", "two dates"},
      {"time", "two times"},
      {"negation", "yes or no"},
      {"quote_altered", "a quote in two wordings"},
      {"quote_attribution", "a quote of two speakers"},
      {"derived_arithmetic", "figures that do not add up"},
      {"agreement", "agreement"},
      {"update", "a later value"},
      {"derivation", "figures that follow from one another"},
      {"single_source", "one source alone"}};
  for (const auto& [name, text] : words)
    if (name == kind) return text;
  return kind;
}

class Page {
 public:
  Page(Gathered& gathered, const std::function<void(std::string_view)>& put) : gathered_(gathered), put_(put) {}

  void write(const Heading& heading) {
    gathered_.for_each<Finding>("findings", [&](const Finding& finding) { ++kinds_[group(finding)]; });
    line("# " + escaped(heading.title));
    line();
    line("Pipeline " + escaped(heading.pipeline) + ": " + count(gathered_.count("documents"), "document", "documents") +
         ", " + count(gathered_.count("claims"), "claim", "claims") + ", " +
         count(kinds_[Group::conflict], "conflict", "conflicts") + ", " +
         count(kinds_[Group::agreement], "agreement", "agreements") + ".");
    const auto has = [&](std::string_view port) {
      return std::find(heading.ports.begin(), heading.ports.end(), port) != heading.ports.end();
    };
    if (has("findings")) {
      findings(Group::conflict, "Conflicts", "No conflict was found.");
      findings(Group::agreement, "Agreements", "Nothing is told by several sources alike.");
      findings(Group::other, "Updates and what follows from figures", "");
      findings(Group::possible, "Possible, on a weaker ground", "");
    }
    if (has("sources")) sources();
    if (has("copies")) copies();
    if (has("documents")) documents();
    if (has("rejected")) rejected();
  }

 private:
  enum class Group { conflict, agreement, other, possible };
  static Group group(const Finding& finding) {
    if (finding.possible) return Group::possible;
    if (dossier::relational::is_conflict(finding.kind)) return Group::conflict;
    return finding.kind == "agreement" ? Group::agreement : Group::other;
  }

  void line(const std::string& text = {}) { put_(text + "\n"); }
  void heading(const std::string& title, std::uint64_t number) {
    line();
    line("## " + title + " (" + std::to_string(number) + ")");
    line();
  }

  void findings(Group wanted, const std::string& title, const std::string& none) {
    if (kinds_[wanted] == 0 && none.empty()) return;
    heading(title, kinds_[wanted]);
    if (kinds_[wanted] == 0) line(none);
    std::uint64_t number = 0;
    gathered_.for_each<Finding>("findings", [&](const Finding& finding) {
      if (group(finding) == wanted) write_finding(finding, ++number);
    });
  }

  void write_finding(const Finding& finding, std::uint64_t number) {
    std::string about = escaped(finding.subject);
    if (!finding.property.empty()) about += (about.empty() ? "" : ": ") + escaped(finding.property);
    line("### " + std::to_string(number) + "\\. " + (about.empty() ? "" : about + " – ") +
         std::string(escaped(words_of(finding.kind))));
    line();
    if (!finding.explanation.empty()) {
      line(escaped(finding.explanation));
      line();
    }
    if (finding.sides.empty()) claims(finding.claims);
    for (const auto& side : finding.sides) {
      line("**" + escaped(side.value) + "** – " + count(side.documents, "document", "documents") + ", " +
           count(side.independent_sources, "independent source", "independent sources"));
      line();
      claims(side.claims);
    }
    if (finding.likely) {
      line("Held likelier: **" + escaped(finding.likely->value) + "** (confidence " +
           dossier::decimal_text(finding.likely->confidence) + ").");
      line();
    }
  }

  void claims(const std::vector<std::string>& ids) {
    for (const auto& id : ids) {
      const auto claim = gathered_.claim(id);
      if (!claim) {
        line("- claim " + escaped(id) + ", which is not part of this export");
        continue;
      }
      const auto* paper = gathered_.paper(claim->document);
      line("- " + said(*claim, paper) + "  ");
      line("  " + whence(*claim, paper));
    }
    if (!ids.empty()) line();
  }

  // The sentence with the claim's words in bold.
  std::string said(const Claim& claim, const Gathered::Paper* paper) {
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
  static std::string whence(const Claim& claim, const Gathered::Paper* paper) {
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
    line("| source | documents | claims | trust | seems to copy |");
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
    heading("Who shares text with whom", gathered_.count("copies"));
    if (gathered_.count("copies") == 0) return line("No two documents share text.");
    line("| document | | document | how | alike | passages |");
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
    heading("What could not be processed", gathered_.count("rejected"));
    gathered_.for_each<dossier::Rejected>("rejected", [&](const dossier::Rejected& letter) {
      line("- " + escaped(letter.stage) + ": " + escaped(letter.input.empty() ? letter.unit_id : letter.input) + ": " +
           escaped(letter.message) + " (" + escaped(letter.code) + ")");
    });
  }

  Gathered& gathered_;
  const std::function<void(std::string_view)>& put_;
  std::map<Group, std::uint64_t> kinds_;
};

}  // namespace

void write_page(const Heading& heading, Gathered& gathered, const std::function<void(std::string_view)>& put) {
  Page(gathered, put).write(heading);
}

}  // namespace dossier_markdown
