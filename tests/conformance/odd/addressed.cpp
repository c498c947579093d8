// A good exporter that needs what a check cannot make up: an address, here one of a file.
#include "../bad/file_exporter.hpp"

class Addressed : public bad::FileExporter {
 public:
  static constexpr auto about =
      dossier::About{.id = "exporter.addressed", .version = "1.0.0", .summary = "Writes to an address."};
  static dossier::OptionDeclarations options() {
    return {dossier::option("address").text().help("Where it goes: file:PATH."),
            dossier::option("mark").text("").help("Nothing.")};
  }
  explicit Addressed(const dossier::Options& options) {
    const std::string address(options.text("address"));
    if (!address.starts_with("file:")) throw dossier::Error("bad_option", "expected file:PATH").at_option("address");
    path_ = address.substr(5);
  }
};
DOSSIER_PLUGIN(Addressed)
