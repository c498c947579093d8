// The bad plugins that are written against the C boundary, each in a file of its own.
#include "answers_any_capability.hpp"
#include "calls_late.hpp"
#include "crashes_on_odd_text.hpp"
#include "cuts_characters.hpp"
#include "depends_on_batch.hpp"
#include "depends_on_order.hpp"
#include "depends_on_time_zone.hpp"
#include "drops_by_name.hpp"
#include "drops_without_code.hpp"
#include "emits_after_cancel.hpp"
#include "fails_silently.hpp"
#include "hangs.hpp"
#include "ignores_refusal.hpp"
#include "keeps_files.hpp"
#include "keeps_threads.hpp"
#include "keeps_view.hpp"
#include "leaks.hpp"
#include "needs_nothing.hpp"
#include "not_thread_safe.hpp"
#include "other_thread.hpp"
#include "prints.hpp"
#include "random_results.hpp"
#include "reads_beyond.hpp"
#include "slow_on_blanks.hpp"
#include "slow_on_large.hpp"
#include "small_plugin.hpp"
#include "small_structs.hpp"
#include "span_outside.hpp"
#include "takes_anything.hpp"
#include "throws.hpp"
#include "wants_exact_size.hpp"

BAD_LIBRARY(&bad::answers_any_capability::plugin, &bad::calls_late::plugin, &bad::crashes_on_odd_text::plugin,
            &bad::cuts_characters::plugin, &bad::depends_on_batch::plugin, &bad::depends_on_order::plugin,
            &bad::depends_on_time_zone::plugin, &bad::drops_by_name::plugin, &bad::drops_without_code::plugin,
            &bad::emits_after_cancel::plugin, &bad::fails_silently::plugin, &bad::hangs::plugin,
            &bad::ignores_refusal::plugin, &bad::keeps_files::plugin, &bad::keeps_threads::plugin,
            &bad::keeps_view::plugin, &bad::leaks::plugin, &bad::needs_nothing::plugin, &bad::not_thread_safe::plugin,
            &bad::other_thread::plugin, &bad::prints::plugin, &bad::random_results::plugin, &bad::reads_beyond::plugin,
            &bad::slow_on_blanks::plugin, &bad::slow_on_large::plugin, &bad::small_plugin::plugin,
            &bad::small_structs::plugin, &bad::span_outside::plugin, &bad::takes_anything::plugin, &bad::throws::plugin,
            &bad::wants_exact_size::plugin)
