// The bad exporters.
#include "adds_lines.hpp"
#include "believes_paths.hpp"
#include "changes_folder.hpp"
#include "commits_once.hpp"
#include "commits_own.hpp"
#include "counts_on.hpp"
#include "hides_option.hpp"
#include "ignores_faults.hpp"
#include "ignores_signals.hpp"
#include "keeps_descriptors.hpp"
#include "knows_all_fields.hpp"
#include "leaves_files.hpp"
#include "leaves_probe.hpp"
#include "loses_rows.hpp"
#include "mixes_runs.hpp"
#include "names_no_file.hpp"
#include "needs_documents.hpp"
#include "needs_rows.hpp"
#include "no_promise.hpp"
#include "opens_early.hpp"
#include "pairs_only.hpp"
#include "probes_nothing.hpp"
#include "promises_much.hpp"
#include "removes_old.hpp"
#include "says_nothing.hpp"
#include "short_lines.hpp"
#include "shows_early.hpp"
#include "stops_at_nul.hpp"
#include "takes_leftovers.hpp"

DOSSIER_PLUGIN(bad::adds_lines::AddsLines, bad::believes_paths::BelievesPaths, bad::changes_folder::ChangesFolder,
               bad::commits_once::CommitsOnce, bad::commits_own::CommitsOwn, bad::counts_on::CountsOn,
               bad::hides_option::HidesOption, bad::ignores_faults::IgnoresFaults, bad::ignores_signals::IgnoresSignals,
               bad::keeps_descriptors::KeepsDescriptors, bad::knows_all_fields::KnowsAllFields,
               bad::leaves_files::LeavesFiles, bad::leaves_probe::LeavesProbe, bad::loses_rows::LosesRows,
               bad::mixes_runs::MixesRuns, bad::names_no_file::NamesNoFile, bad::needs_documents::NeedsDocuments,
               bad::needs_rows::NeedsRows, bad::no_promise::NoPromise, bad::opens_early::OpensEarly,
               bad::pairs_only::PairsOnly, bad::probes_nothing::ProbesNothing, bad::promises_much::PromisesMuch,
               bad::removes_old::RemovesOld, bad::says_nothing::SaysNothing, bad::short_lines::ShortLines,
               bad::shows_early::ShowsEarly, bad::stops_at_nul::StopsAtNul, bad::takes_leftovers::TakesLeftovers)
