// Plugins that emit the records of a file: for tests of pipelines, and for manual annotations.
#pragma once

#include "records.hpp"

namespace stand_ins {

// A record refers to its document by `key` and to its span by start and end, or by its text: the first occurrence.
class Extractor {
 public:
  static constexpr auto about =
      dossier::About{.id = "extractor.records", .version = "1.0.0", .summary = "Emits the claims of a file."};
  static dossier::OptionDeclarations options() { return records_option(); }
  explicit Extractor(const dossier::Options& options) : records_(read_records(options)) {}
  void extract(const dossier::Document& document, dossier::ClaimSink& claims) const;

 private:
  std::vector<dossier::Json> records_;
};

// A record refers to its documents by the keys `a` and `b`.
class Deduplicator {
 public:
  static constexpr auto about =
      dossier::About{.id = "deduplicator.records", .version = "1.0.0", .summary = "Emits the copy links of a file."};
  static dossier::OptionDeclarations options() { return records_option(); }
  static std::vector<dossier::PassDeclaration> passes();
  explicit Deduplicator(const dossier::Options& options) : records_(read_records(options)) {}
  void map(dossier::PassAt at, const dossier::Document& document, dossier::Keys& keys) const;
  void reduce(dossier::PassAt at, const dossier::Group<dossier::Document>& group, dossier::Links& links) const;

 private:
  std::vector<dossier::Json> records_;
};

// A record refers to its claims, and those of its sides, by objects of their fields: {key: DOCUMENT, text: TEXT, ...}.
class Checker {
 public:
  static constexpr auto about =
      dossier::About{.id = "checker.records", .version = "1.0.0", .summary = "Emits the findings of a file."};
  static dossier::OptionDeclarations options() { return records_option(); }
  static std::vector<dossier::PassDeclaration> passes();
  explicit Checker(const dossier::Options& options) : records_(read_records(options)) {}
  void map(dossier::PassAt at, const dossier::Claim& claim, dossier::Keys& keys) const;
  void reduce(dossier::PassAt at, const dossier::Group<dossier::Claim>& group, dossier::Findings& findings) const;

 private:
  std::vector<dossier::Json> records_;
};

}  // namespace stand_ins
