// The bad plugins that are written with the SDK, but for exporters.
#include "bad_records.hpp"
#include "crashes_on_empty.hpp"
#include "groups_depend.hpp"
#include "impure_keys.hpp"
#include "later_groups_depend.hpp"
#include "lies_in_manifest.hpp"
#include "passes_bytes_on.hpp"
#include "reads_parts_wrong.hpp"
#include "refuses_bound.hpp"
#include "refuses_default.hpp"
#include "rows_from_nowhere.hpp"
#include "sink_on_other_thread.hpp"
#include "sniffs_wrong.hpp"

DOSSIER_PLUGIN(bad::bad_records::BadRecords, bad::crashes_on_empty::CrashesOnEmpty, bad::groups_depend::GroupsDepend,
               bad::impure_keys::ImpureKeys, bad::later_groups_depend::LaterGroupsDepend,
               bad::lies_in_manifest::LiesInManifest, bad::passes_bytes_on::PassesBytesOn,
               bad::reads_parts_wrong::ReadsPartsWrong, bad::refuses_bound::RefusesBound,
               bad::refuses_default::RefusesDefault, bad::rows_from_nowhere::RowsFromNowhere,
               bad::sink_on_other_thread::SinkOnOtherThread, bad::sniffs_wrong::SniffsWrong)
