#include "joints.hpp"

namespace joints {

dossier::OptionDeclarations LossyExporter::options() {
  return {dossier::option("fails_at")
              .choice("nothing", {"nothing", "probe", "begin", "write", "seal", "commit"})
              .help("the step that fails"),
          dossier::option("times").integer(-1).range(-1, 100).help("how often it fails; -1: always"),
          dossier::option("passing").boolean(false).help("whether it says that the failure may pass"),
          dossier::option("keeps").boolean(false).help("whether it loses no rows")};
}

void LossyExporter::step(const char* name) const {
  if (fails_at_ != name || times_ == 0) return;
  if (times_ > 0) --times_;
  auto error = dossier::Error("on_purpose", "the option asks for it").at_option("fails_at");
  if (passing_) error.may_be_retried();
  throw error;
}
void LossyExporter::probe(const dossier::ExportRun&) const { step("probe"); }
void LossyExporter::begin(const dossier::ExportRun&) {
  rows_ = 0;
  step("begin");
}
void LossyExporter::write(const dossier::ExportRecord&) {
  step("write");
  ++rows_;
}
void LossyExporter::seal(dossier::Sealed& sealed) const {
  step("seal");
  sealed.rows(keeps_ ? rows_ : rows_ - rows_ / 3);
}
void LossyExporter::commit(const dossier::ExportRun&) const { step("commit"); }

}  // namespace joints
