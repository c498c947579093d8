// The plugins of this library; each shows one joint.
#pragma once

#include "dossier/plugin.hpp"

namespace joints {

// "box" inputs: a line "@name" begins an inner input; the lines after it, less the blank each begins with, are its
// bytes; "?" and "=" are followed by fields of the documents inside it, defaults and overrides. Shows nested inputs.
class BoxReader {
 public:
  static constexpr auto about =
      dossier::About{.id = "reader.box", .version = "1.0.0", .summary = "Reads boxes of inner inputs."};
  static void describe(dossier::PluginManifest& manifest);
  static int sniff(std::string_view uri, std::string_view head);
  void read(const dossier::Input& input, dossier::DocumentSink& documents) const;
};

// One document a line; "!" at the beginning of a line breaks that line alone, "throw" the whole input.
class LineReader {
 public:
  static constexpr auto about =
      dossier::About{.id = "reader.lines", .version = "1.0.0", .summary = "Reads a document from every line."};
  static dossier::OptionDeclarations options();
  static void describe(dossier::PluginManifest& manifest);
  explicit LineReader(const dossier::Options& options) : prefix_(options.text("prefix")) {}
  void read(const dossier::Input& input, dossier::DocumentSink& documents) const;

 private:
  std::string prefix_;
};

// Every word is a claim; its record has a field that no version of the SDK knows.
class WordExtractor {
 public:
  static constexpr auto about =
      dossier::About{.id = "extractor.words", .version = "1.0.0", .summary = "Claims every word."};
  void extract(const dossier::Document& document, dossier::ClaimSink& claims) const;
};

// Claims the words that stand twice, from the claims of extractor.words.
class EchoExtractor {
 public:
  static constexpr auto about =
      dossier::About{.id = "extractor.echo", .version = "1.0.0", .summary = "Claims words that stand twice."};
  void extract(const dossier::Document& document, const std::vector<dossier::Claim>& earlier,
               dossier::ClaimSink& claims) const;
};

// Counts words over all documents (facts), pairs documents by words of two or three of them (rows), and compares the
// texts of each pair: three passes and a sketch.
class RareWordDeduplicator {
 public:
  static constexpr auto about = dossier::About{
      .id = "deduplicator.rare-words", .version = "1.0.0", .summary = "Links documents that share rare words."};
  static std::vector<dossier::PassDeclaration> passes();
  std::string sketch(const dossier::Document& document) const;
  void map(dossier::PassAt at, const dossier::Document& document, dossier::Keys& keys) const;
  void reduce(dossier::PassAt at, const dossier::Group<dossier::Document>& group, dossier::Links& links) const;
};

// Trust and truth in four rounds: a word that trusted documents hold is likelier, a document of likely words more
// trusted.
class RoundsChecker {
 public:
  static constexpr auto about =
      dossier::About{.id = "checker.rounds", .version = "1.0.0", .summary = "Weighs words by rounds."};
  static std::vector<dossier::PassDeclaration> passes();
  void map(dossier::PassAt at, const dossier::Claim& claim, dossier::Keys& keys) const;
  void reduce(dossier::PassAt at, const dossier::Group<dossier::Claim>& group, dossier::Findings& findings) const;
};

// Loses every third row and says so only by its count; or fails where the option tells it to, each time or a few times,
// for good or for a while.
class LossyExporter {
 public:
  static constexpr auto about =
      dossier::About{.id = "exporter.lossy", .version = "1.0.0", .summary = "Loses rows, or fails."};
  static dossier::OptionDeclarations options();
  explicit LossyExporter(const dossier::Options& options)
      : fails_at_(options.text("fails_at")),
        times_(options.integer("times")),
        passing_(options.boolean("passing")),
        keeps_(options.boolean("keeps")) {}
  void probe(const dossier::ExportRun& run) const;
  void begin(const dossier::ExportRun& run);
  void write(const dossier::ExportRecord& record);
  void seal(dossier::Sealed& sealed) const;
  void commit(const dossier::ExportRun& run) const;
  void abort() noexcept {}

 private:
  void step(const char* name) const;
  std::string fails_at_;
  mutable std::int64_t times_;  // that are left; from -1 on there is no end
  bool passing_;
  bool keeps_;
  std::uint64_t rows_ = 0;
};

}  // namespace joints
