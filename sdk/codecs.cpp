// The codecs of all record types, compiled once for this repository (see DOSSIER_RECORD_CODEC).
#include "dossier/record/claim.hpp"
#include "dossier/record/copy.hpp"
#include "dossier/record/document.hpp"
#include "dossier/record/finding.hpp"

DOSSIER_NAMESPACE_BEGIN
DOSSIER_RECORD_CODEC(, Claim)
DOSSIER_RECORD_CODEC(, Cluster)
DOSSIER_RECORD_CODEC(, Copy)
DOSSIER_RECORD_CODEC(, Document)
DOSSIER_RECORD_CODEC(, Finding)
DOSSIER_RECORD_CODEC(, Rejected)
DOSSIER_RECORD_CODEC(, Source)
DOSSIER_NAMESPACE_END
