// The page around the data: its head with the policy, its body, its script.
#pragma once

#include <string>
#include <string_view>

#include "dossier/exporter.hpp"

namespace dossier_html {

// Text as HTML text or as the value of a quoted attribute.
std::string escape_html(std::string_view text);

struct Frame {
  // In order: before the front data, between it and the rest of the data, after it.
  std::string head;
  std::string script;
  std::string end;
};
Frame make_frame(const std::string& title, const dossier::ExportRun& run);

}  // namespace dossier_html
