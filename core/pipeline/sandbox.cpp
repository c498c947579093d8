#include "core/pipeline/sandbox.hpp"

#include <algorithm>

namespace dossier::pipeline {
namespace {

const std::vector<std::string> grant_names{"network", "local_sockets", "processes", "read", "write", "environment"};

void read_flag(const Node& node, bool& flag, Report& report) {
  if (node.type == Node::Type::boolean) {
    flag = node.text == "true";
    return;
  }
  report.error(Code::bad_value, node.place, "expected true or false, found " + describe(node),
               "for example " + node.key + ": true");
}

void read_texts(const Node& node, std::vector<std::string>& texts, Report& report) {
  const std::string what = node.key == "environment" ? "names of variables" : "files and folders";
  const std::string example = "for example " + node.key + ": [" + (node.key == "environment" ? "TOKEN" : "/data") + "]";
  if (node.is_text() && !node.text.empty()) return texts.push_back(node.text);
  if (!node.is_list() || node.items.empty())
    return report.error(Code::bad_value, node.place,
                        "expected a list of " + what + ", found " + (node.is_list() ? "none" : describe(node)),
                        example);
  for (const auto& item : node.items) {
    if (item.broken) continue;
    if (item.is_text() && !item.text.empty())
      texts.push_back(item.text);
    else
      report.error(Code::bad_value, item.place, "expected one of the " + what + ", found " + describe(item), example);
  }
}

}  // namespace

void read_sandbox_mode(const Node& node, plugin::SandboxMode& mode, Report& report) {
  const std::vector<std::string> choices(plugin::sandbox_modes.begin(), plugin::sandbox_modes.end());
  const auto given = node.is_text() ? plugin::sandbox_mode(node.text) : std::nullopt;
  if (given) {
    mode = *given;
    return;
  }
  report.error(Code::bad_value, node.place, "expected required, best-effort or off, found " + describe(node),
               node.is_text() ? report.did_you_mean(node.text, choices) : "");
}

void read_grants(const Node& node, plugin::Grants& grants, Report& report) {
  if (!node.is_map())
    return report.error(Code::wrong_type, node.place, "expected a map of grants, found " + describe(node),
                        "for example grant: { network: true }");
  for (const auto& item : node.items) {
    if (item.broken) continue;
    if (item.key == "network")
      read_flag(item, grants.network, report);
    else if (item.key == "local_sockets")
      read_flag(item, grants.local_sockets, report);
    else if (item.key == "processes")
      read_flag(item, grants.processes, report);
    else if (item.key == "read")
      read_texts(item, grants.read, report);
    else if (item.key == "write")
      read_texts(item, grants.write, report);
    else if (item.key == "environment")
      read_texts(item, grants.environment, report);
    else
      report.error(Code::unknown_key, item.key_place, "unknown grant " + in_quotes(item.key),
                   report.did_you_mean(item.key, grant_names, "the grants are " + enumerate(grant_names)));
  }
}

}  // namespace dossier::pipeline
