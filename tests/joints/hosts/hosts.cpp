// Plugins that use all of the host, rightly and wrongly: scratch, logs and progress, rejected records, other threads,
// members that are not there.
#include <algorithm>
#include <cctype>
#include <exception>
#include <set>
#include <thread>

#include "dossier/plugin.hpp"

namespace hosts {

using namespace dossier;

// Claims each word of its option. What it looks for is built once for each scratch, from the options of the instance.
class Keeper {
 public:
  static constexpr auto about =
      About{.id = "extractor.keeper", .version = "1.0.0", .summary = "Claims the words it is given."};
  static OptionDeclarations options() { return {option("words").list().help("The words to claim.")}; }
  explicit Keeper(const Options& options) : words_(options.list("words")) {}

  struct Scratch {
    explicit Scratch(const Keeper& keeper) : words(keeper.words_.begin(), keeper.words_.end()) {}
    std::set<std::string> words;
    std::string word;  // its memory is reused
  };
  void extract(const Document& document, ClaimSink& claims, Scratch& scratch) const {
    for (std::size_t at = 0; at < document.text.size();) {
      const auto end = std::min(document.text.find(' ', at), document.text.size());
      scratch.word.assign(document.text.substr(at, end - at));
      if (scratch.word == "throw") throw Error("told_to", "a text told it to throw");
      if (scratch.words.contains(scratch.word)) {
        Claim claim;
        claim.kind = "word";
        claim.start = at;
        claim.end = end;
        claims.emit(claim);
      }
      at = end + 1;
    }
  }

 private:
  std::vector<std::string> words_;
};

// Calls the host from a thread of its own, or ends the process from there.
class Stray {
 public:
  static constexpr auto about =
      About{.id = "extractor.stray", .version = "1.0.0", .summary = "Works in a thread of its own."};
  static OptionDeclarations options() {
    return {option("ends").boolean(false).help("Ends the process from that thread.")};
  }
  explicit Stray(const Options& options) : ends_(options.boolean("ends")) {}
  void extract(const Document& document, ClaimSink& claims) const {
    std::exception_ptr problem;
    std::thread([&] {
      if (ends_) std::terminate();
      try {
        Claim claim;
        claim.kind = "word";
        claim.end = document.text.size();
        claims.emit(claim);
      } catch (...) {
        problem = std::current_exception();
      }
    }).join();
    if (problem) std::rethrow_exception(problem);
  }

 private:
  bool ends_;
};

// Uses its groups as its option tells it to.
class Reckless {
 public:
  static constexpr auto about =
      About{.id = "deduplicator.reckless", .version = "1.0.0", .summary = "Asks for what is not there."};
  static OptionDeclarations options() {
    return {option("asks").choice("member", {"member", "record", "text", "second"}).help("What it asks for.")};
  }
  explicit Reckless(const Options& options) : asks_(options.text("asks")) {}
  static std::vector<PassDeclaration> passes() {
    PassDeclaration pass;
    pass.name = "pairs";
    pass.join = "sketch";
    return {pass};
  }
  std::string sketch(const Document& document, const Host& host) const {
    host.info("sketch of " + std::string(document.text));
    return "s";
  }
  void map(PassAt, const Document&, Keys& keys) const { keys.add("all"); }
  void reduce(PassAt, const Group<Document>& group, Links&) const {
    if (asks_ == "member") group[7].a().sketch();
    if (asks_ == "record") group[0].record();
    if (asks_ == "text") group[0].a().text();
    if (asks_ == "second") group[0].b().sketch();
  }

 private:
  std::string asks_;
};

// Rejects the claims of a word, and reports all it does.
class Picky {
 public:
  static constexpr auto about = About{.id = "exporter.picky", .version = "1.0.0", .summary = "Rejects some records."};
  static OptionDeclarations options() {
    return {option("word").text("").help("The text of claims that it rejects."),
            option("again").boolean(false).help("Fails at its first seal, and may be retried.")};
  }
  Picky(const Options& options, const Host& host) : word_(options.text("word")), again_(options.boolean("again")) {
    host.warn("it is made");
  }
  void begin(const ExportRun&, ExportHost& host) {
    rows_ = 0;
    host.warn("it begins");
  }
  void write(const ExportRecord& record, ExportHost& host) {
    if (record.port == "claims" && record.as<Claim>().text == word_)
      return host.reject("unwanted", "the word \"" + word_ + "\" is not wanted");
    ++rows_;
  }
  void seal(Sealed& sealed, ExportHost& host) {
    host.checkpoint();
    if (std::exchange(again_, false)) throw Error("later", "not yet").may_be_retried();
    sealed.rows(rows_);
  }
  void commit(const ExportRun&, ExportHost& host) {
    host.progress(rows_, rows_);
    host.warn("it commits " + std::to_string(rows_) + " rows");
  }
  void abort() noexcept {}

 private:
  std::string word_;
  bool again_;
  std::uint64_t rows_ = 0;
};

}  // namespace hosts

DOSSIER_PLUGIN(hosts::Keeper, hosts::Stray, hosts::Reckless, hosts::Picky)
