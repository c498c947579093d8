// Plugins that tell their secret wherever they can: in messages, log lines, reasons and the names of outputs.
#include "dossier/plugin.hpp"

namespace leaky {

using namespace dossier;

OptionDeclarations options_of() {
  return {option("token").text().secret().help("The secret."),
          option("header").text("").help("Holds one too, undeclared."),
          option("fails_at").choice("nothing", {"nothing", "create", "begin", "commit"}).help("The step that fails.")};
}

// Reads the options and keeps the secret.
class Secret {
 public:
  explicit Secret(const Options& options)
      : token_(options.text("token") + " " + options.text("header")), fails_at_(options.text("fails_at")) {
    step("create");
  }
  void step(const char* name) const {
    if (fails_at_ == name) throw Error("unwilling", "cannot log in as " + token_).at_option("token");
  }
  const std::string& told() const { return token_; }

 private:
  std::string token_;
  std::string fails_at_;
};

class LeakyExtractor {
 public:
  static constexpr auto about = About{.id = "extractor.leaky", .version = "1.0.0", .summary = "Tells its secret."};
  static OptionDeclarations options() { return options_of(); }
  explicit LeakyExtractor(const Options& options) : secret_(options) {}
  void extract(const Document& document, ClaimSink& claims) const {
    claims.warn("logged in as " + secret_.told());
    claims.reject("request as " + secret_.told(), "refused", "refused to " + secret_.told());
    if (document.text.find("whole") != std::string::npos)
      throw Error("refused", "the service refused " + secret_.told() + " twice: " + secret_.told());
  }

 private:
  Secret secret_;
};

class LeakyExporter {
 public:
  static constexpr auto about = About{.id = "exporter.leaky", .version = "1.0.0", .summary = "Tells its secret."};
  static OptionDeclarations options() { return options_of(); }
  explicit LeakyExporter(const Options& options) : secret_(options) {}
  void begin(const ExportRun&) { secret_.step("begin"); }
  void write(const ExportRecord&) { ++rows_; }
  void seal(Sealed& sealed) const {
    sealed.output("https://me:" + secret_.told() + "@example.org/", rows_);
    sealed.rows(rows_);
  }
  void commit(const ExportRun&) const { secret_.step("commit"); }
  void abort() {}

 private:
  Secret secret_;
  std::uint64_t rows_ = 0;
};

}  // namespace leaky

DOSSIER_PLUGIN(leaky::LeakyExtractor, leaky::LeakyExporter)
