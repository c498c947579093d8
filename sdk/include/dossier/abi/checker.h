/* dossier.checker/1: claims in, findings out, by passes. dossier_emit.record is a finding.
 *
 * Each claim's record has a member "joined": what the host knows of its document (source, published, language, title,
 * the sentence, the cluster, the copied passages that cover the claim). */
#ifndef DOSSIER_ABI_CHECKER_H
#define DOSSIER_ABI_CHECKER_H

#include "passes.h"

#define DOSSIER_CHECKER "dossier.checker/1"

typedef struct dossier_passes dossier_checker;

#endif
