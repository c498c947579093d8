#include "joints.hpp"

namespace joints {

dossier::OptionDeclarations LossyExporter::options() {
  return {dossier::option("fails_at")
              .choice("nothing", {"nothing", "begin", "write", "seal", "commit"})
              .help("the step that fails")};
}

void LossyExporter::step(const char* name) const {
  if (fails_at_ == name) throw dossier::Error("on_purpose", "the option asks for it").at_option("fails_at");
}
void LossyExporter::begin(const dossier::ExportRun&) const { step("begin"); }
void LossyExporter::write(const dossier::ExportRecord&) {
  step("write");
  ++rows_;
}
void LossyExporter::seal(dossier::Sealed& sealed) const {
  step("seal");
  sealed.rows(rows_ - rows_ / 3);
}
void LossyExporter::commit(const dossier::ExportRun&) const { step("commit"); }

}  // namespace joints
