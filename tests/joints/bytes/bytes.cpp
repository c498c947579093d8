// Plugins that pass on bytes that are no UTF-8, each in a text of its own: of a record, an error, a log line, an
// output.
#include "dossier/plugin.hpp"

namespace bytes {

using namespace dossier;

constexpr auto latin_1 = "caf\xE9";

// A document a line. "T" makes the rest its title, "R" rejects the rest, "N" hands over an input of that media type.
class BytesReader {
 public:
  static constexpr auto about = About{.id = "reader.bytes", .version = "1.0.0", .summary = "Passes bytes on."};
  static void describe(PluginManifest& manifest) { manifest.extensions = {"bytes"}; }
  void read(const Input& input, DocumentSink& documents) const {
    for (std::size_t at = 0; at < input.bytes.size();) {
      const auto end = std::min(input.bytes.find('\n', at), input.bytes.size());
      const std::string line(input.bytes.substr(at, end - at));
      at = end + 1;
      const auto rest = line.substr(1);
      Document document;
      document.text = line;
      if (line.starts_with('T')) {
        document.text = "A text.";
        document.title = rest;
      }
      if (line.starts_with('R')) {
        documents.reject(rest, rest, rest);
      } else if (line.starts_with('N')) {
        documents.nested("inner.bytes", rest, "inner words\n");
      } else {
        documents.emit(document);
      }
    }
  }
};

class BytesExtractor {
 public:
  static constexpr auto about = About{.id = "extractor.bytes", .version = "1.0.0", .summary = "Claims bytes."};
  void extract(const Document& document, ClaimSink& claims) const {
    claims.info(latin_1);
    claims.drop(latin_1, latin_1);
    if (document.text.find("FAIL") != std::string::npos) throw Error(latin_1, latin_1);
    Claim claim;
    claim.kind = "word";
    claim.end = 1;
    claim.property = latin_1;
    claims.emit(claim);
  }
};

class BytesDeduplicator {
 public:
  static constexpr auto about = About{.id = "deduplicator.bytes", .version = "1.0.0", .summary = "Links by bytes."};
  void keys(const Document&, Keys& keys) const { keys.add("all"); }
  void compare(const Group<Document>& group, Links& links) const {
    if (group.size() < 2) return;
    Copy copy;
    copy.a = group[0].record().id;
    copy.b = group[1].record().id;
    copy.kind = "near";
    copy.direction = "unknown";
    copy.evidence = {latin_1};
    links.emit(copy);
  }
};

class BytesChecker {
 public:
  static constexpr auto about = About{.id = "checker.bytes", .version = "1.0.0", .summary = "Finds bytes."};
  void keys(const Claim&, Keys& keys) const { keys.add("all"); }
  void compare(const Group<Claim>& group, Findings& findings) const {
    Finding finding;
    finding.kind = "single_source";
    finding.claims = {group[0].record().id};
    finding.explanation = latin_1;
    findings.emit(finding);
  }
};

class BytesExporter {
 public:
  static constexpr auto about = About{.id = "exporter.bytes", .version = "1.0.0", .summary = "Names bytes."};
  std::string probe(const ExportRun&) const { return latin_1; }
  void begin(const ExportRun&) {}
  void write(const ExportRecord&) { ++rows_; }
  void seal(Sealed& sealed) const {
    sealed.output(latin_1, rows_);
    sealed.rows(rows_);
  }
  void commit(const ExportRun&) const {}
  void abort() noexcept {}

 private:
  std::uint64_t rows_ = 0;
};

}  // namespace bytes

DOSSIER_PLUGIN(bytes::BytesReader, bytes::BytesExtractor, bytes::BytesDeduplicator, bytes::BytesChecker,
               bytes::BytesExporter)
