/* dossier.deduplicator/1: documents in, copy links out, by passes. dossier_emit.record is a copy link. */
#ifndef DOSSIER_ABI_DEDUPLICATOR_H
#define DOSSIER_ABI_DEDUPLICATOR_H

#include "passes.h"

#define DOSSIER_DEDUPLICATOR "dossier.deduplicator/1"

typedef struct dossier_passes dossier_deduplicator;

#endif
