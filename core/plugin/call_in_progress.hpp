// The call of a plugin that each thread is in, kept where a signal handler can read it.
#pragma once

#include <string_view>

#include "dossier/abi/extractor.h"
#include "dossier/abi/passes.h"
#include "dossier/abi/reader.h"

namespace dossier::plugin {

// What a call works on: an input by its uri, a group by its key, or a record by its canonical JSON.
struct CallUnit {
  const char* what = "";  // "document"; static. Empty: nothing in particular
  std::string_view name;
  enum class Form { text, json, key } form = Form::text;
};
CallUnit unit_of(const dossier_read_call& call);
CallUnit unit_of(const dossier_extract_call& call);
CallUnit unit_of(const dossier_sketch_call& call);
CallUnit unit_of(const dossier_map_call& call);
CallUnit unit_of(const dossier_reduce_call& call);

// While it exists, this thread is in that call. One at a time per thread. Everything is copied, and long names are
// truncated. Cheap: no memory is allocated.
class CallInProgress {
 public:
  // function: static text, such as "extract".
  CallInProgress(std::string_view plugin, std::string_view stage, const char* function, const CallUnit& unit);
  ~CallInProgress();
  CallInProgress(const CallInProgress&) = delete;
  CallInProgress& operator=(const CallInProgress&) = delete;
};

// From now on a crash (SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT) during a call of a plugin is reported on standard
// error, with the plugin, the stage and the unit; the signal then ends the process as before. Does nothing under a
// sanitizer, which reports crashes itself.
void report_crashes();

}  // namespace dossier::plugin
