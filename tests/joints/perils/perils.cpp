// Plugins that do as the text tells them: the words CRASH, LOOP, MEMORY and LEAK are carried out, BREAK by the reader.
// For isolation.
#include <csignal>
#include <map>
#include <vector>

#include "dossier/plugin.hpp"

namespace perils {

using namespace dossier;

// Volatile twice: the compiler may drop neither the address nor what is written there.
void crash_at(std::string_view word, std::string_view text) {
  if (text.find(word) == std::string_view::npos) return;
  volatile int* volatile nowhere = nullptr;
  *nowhere = 1;
}
void obey(std::string_view text) {
  crash_at("CRASH", text);
  if (text.find("LOOP") != std::string_view::npos)
    for (volatile int forever = 1; forever;) {
    }
  if (text.find("MEMORY") != std::string_view::npos)
    for (std::vector<std::string> hoard;;) hoard.emplace_back(16 << 20, 'x');
  static std::vector<std::string> leaked;  // reachable, so that no sanitizer complains
  if (text.find("LEAK") != std::string_view::npos) leaked.emplace_back(4 << 20, 'x');
}

class PerilousReader {
 public:
  static constexpr auto about = About{.id = "reader.perilous", .version = "1.0.0", .summary = "A document a line."};
  static void describe(PluginManifest& manifest) {
    manifest.extensions = {"peril"};
    manifest.splits = "lines";
  }
  void read(const Input& input, DocumentSink& documents) const {
    crash_at("BREAK", input.bytes);
    for (std::size_t at = 0; at < input.bytes.size();) {
      const auto end = std::min(input.bytes.find('\n', at), input.bytes.size());
      Document document;
      document.text = input.bytes.substr(at, end - at);
      documents.emit(document);
      at = end + 1;
    }
  }
};

// Looks at bytes before it takes them; a crash there must not cost the run.
class SkittishReader {
 public:
  static constexpr auto about =
      About{.id = "reader.skittish", .version = "1.0.0", .summary = "Reads what begins with SHY."};
  static int sniff(std::string_view, std::string_view head) {
    crash_at("STARTLE", head);
    return head.starts_with("SHY") ? 100 : 0;
  }
  void read(const Input& input, DocumentSink& documents) const {
    Document document;
    document.text = input.bytes;
    documents.emit(document);
  }
};

class PerilousExtractor {
 public:
  static constexpr auto about =
      About{.id = "extractor.perilous", .version = "1.0.0", .summary = "Claims the first word of a text."};
  static OptionDeclarations options() {
    return {option("refuse").boolean(false).help("Refuses to be made."),
            option("die").boolean(false).help("Crashes when it is made.")};
  }
  explicit PerilousExtractor(const Options& options) {
    if (options.boolean("die")) std::raise(SIGSEGV);
    if (options.boolean("refuse")) throw Error("unwilling", "it was told to refuse").at_option("refuse");
  }
  void extract(const Document& document, ClaimSink& claims) const {
    obey(document.text);
    Claim claim;
    claim.kind = "word";
    claim.end = std::min(document.text.find(' '), document.text.size());
    if (claim.end > 0) claims.emit(claim);
    if (document.text.find("SLOW") != std::string::npos)
      while (true) claims.checkpoint();
  }
};

// Links the first two documents that begin with one word.
class PerilousDeduplicator {
 public:
  static constexpr auto about =
      About{.id = "deduplicator.perilous", .version = "1.0.0", .summary = "Links texts of one first word."};
  void keys(const Document& document, Keys& keys) const { keys.add(document.text.substr(0, document.text.find(' '))); }
  void compare(const Group<Document>& group, Links& links) const {
    for (std::size_t i = 0; i < group.size(); ++i) obey(group[i].a().text());
    if (group.size() < 2) return;
    Copy copy;
    copy.a = group[0].record().id;
    copy.b = group[1].record().id;
    copy.kind = "near";
    copy.direction = "unknown";
    links.emit(copy);
  }
};

// Two rounds: what crashes in one of them cannot be left out.
class PerilousChecker {
 public:
  static constexpr auto about =
      About{.id = "checker.perilous", .version = "1.0.0", .summary = "Goes through texts in two rounds."};
  static std::vector<PassDeclaration> passes() {
    PassDeclaration pass;
    pass.name = "round";
    pass.join = "text";
    pass.rounds = 2;
    return {pass};
  }
  void map(PassAt, const Claim& claim, Keys& keys) const { keys.add(claim.document); }
  void reduce(PassAt at, const Group<Claim>& group, Findings& findings) const {
    if (at.last_round()) obey(group[0].a().text());
    findings.fact("seen", 1);
  }
};

}  // namespace perils

DOSSIER_PLUGIN(perils::PerilousReader, perils::SkittishReader, perils::PerilousExtractor, perils::PerilousDeduplicator,
               perils::PerilousChecker)
