// fine
#include "dossier/plugin.hpp"
using namespace dossier;
// Scratch and host wherever they may be taken.
struct Reader {
  static constexpr auto about = About{.id = "reader.x", .version = "1.0.0", .summary = "x"};
  struct Scratch {};
  void read(const Input&, DocumentSink&, Scratch&) const {}
};
struct Extractor {
  static constexpr auto about = About{.id = "extractor.x", .version = "1.0.0", .summary = "x"};
  static OptionDeclarations options() { return {option("n").integer(1).help("n")}; }
  Extractor(const Options&, const Host&) {}
  struct Scratch {
    explicit Scratch(const Extractor&) {}
  };
  void extract(const Document&, const std::vector<Claim>&, ClaimSink&, Scratch&) const {}
};
struct Simple {
  static constexpr auto about = About{.id = "deduplicator.x", .version = "1.0.0", .summary = "x"};
  struct Scratch {};
  std::string sketch(const Document&, const Host&, Scratch&) const { return {}; }
  void keys(const Document&, Keys&) const {}
  void compare(const Group<Document>&, Links&, Scratch&) const {}
};
struct Passes {
  static constexpr auto about = About{.id = "checker.x", .version = "1.0.0", .summary = "x"};
  struct Scratch {};
  static std::vector<PassDeclaration> passes() {
    PassDeclaration pass;
    pass.name = "pairs";
    pass.join = "sketch";
    return {pass};
  }
  std::string sketch(const Claim&, Scratch&) const { return {}; }
  void map(PassAt, const Claim&, std::string_view, Keys&, Scratch&) const {}
  void reduce(PassAt, const Group<Claim>&, Findings&, Scratch&) const {}
};
struct Exporter {
  static constexpr auto about = About{.id = "exporter.x", .version = "1.0.0", .summary = "x"};
  void begin(const ExportRun&, ExportHost&) {}
  void write(const ExportRecord&, ExportHost&) {}
  void seal(Sealed&, ExportHost&) {}
  void commit(const ExportRun&, ExportHost&) {}
  void abort() noexcept {}
  std::string probe(const ExportRun&, ExportHost&) { return {}; }
};
DOSSIER_PLUGIN(Reader, Extractor, Simple, Passes, Exporter)
