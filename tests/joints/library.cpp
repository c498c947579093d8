#include "joints.hpp"

DOSSIER_PLUGIN(joints::BoxReader, joints::LineReader, joints::WordExtractor, joints::EchoExtractor,
               joints::RareWordDeduplicator, joints::RoundsChecker, joints::LossyExporter)
