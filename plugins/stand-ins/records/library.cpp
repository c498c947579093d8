#include "stand_ins.hpp"

DOSSIER_PLUGIN(stand_ins::Extractor, stand_ins::Deduplicator, stand_ins::Checker)
