// An event of a run that its log may show.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/diagnostic/codes.hpp"

namespace dossier::diagnostic {

struct Event {
  Code code = Code::plugin_log;
  int level = 0;           // as in the ABI: DOSSIER_LOG_DEBUG ... DOSSIER_LOG_ERROR
  std::string_view stage;  // empty: the entire run
  std::string_view message;
  // Details for programs: names and values.
  std::vector<std::pair<std::string_view, std::string>> fields = {};
};

}  // namespace dossier::diagnostic
