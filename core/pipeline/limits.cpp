#include "core/pipeline/limits.hpp"

#include <algorithm>
#include <charconv>

#include "core/pipeline/scalar.hpp"
#include "core/pipeline/size.hpp"

namespace dossier::pipeline {
namespace {

const std::vector<std::string> names{"memory", "cpu", "wall"};

void read_memory(const Node& node, plugin::Limits& limits, Report& report) {
  const auto text = node.type == Node::Type::number ? whole_digits(node) : node.is_text() ? node.text : "";
  const auto size = text ? parse_size(*text) : std::nullopt;
  if (size && *size >= least_memory) {
    limits.memory = *size;
    return;
  }
  report.error(Code::bad_value, node.place, "expected a size of 64MiB or more, found " + describe(node),
               "for example memory: 512MiB");
}

void read_seconds(const Node& node, std::chrono::milliseconds& limit, Report& report) {
  double seconds = 0;
  const bool number =
      node.type == Node::Type::number &&
      std::from_chars(node.digits.data(), node.digits.data() + node.digits.size(), seconds).ec == std::errc();
  if (number && seconds >= least_seconds && seconds <= most_seconds) {
    limit = std::chrono::milliseconds(static_cast<std::int64_t>(seconds * 1000));
    return;
  }
  report.error(Code::bad_value, node.place, "expected seconds from 0.1 to 86400, found " + describe(node),
               "for example " + node.key + ": 30");
}

}  // namespace

void read_retries(const Node& node, std::uint64_t& retries, Report& report) {
  const auto digits = node.type == Node::Type::number ? whole_digits(node) : std::nullopt;
  std::uint64_t number = 0;
  if (digits && std::from_chars(digits->data(), digits->data() + digits->size(), number).ec == std::errc() &&
      number <= most_retries && !digits->starts_with('-')) {
    retries = number;
    return;
  }
  report.error(Code::bad_value, node.place,
               "expected a whole number from 0 to " + std::to_string(most_retries) + ", found " + describe(node),
               "for example retries: 5");
}

void read_limits(const Node& node, plugin::Limits& limits, Report& report) {
  if (!node.is_map())
    return report.error(Code::wrong_type, node.place, "expected a map of limits, found " + describe(node),
                        "for example limits: { memory: 512MiB, wall: 30 }");
  for (const auto& item : node.items) {
    if (item.broken) continue;
    if (item.key == "memory") {
      read_memory(item, limits, report);
    } else if (item.key == "cpu" || item.key == "wall") {
      read_seconds(item, item.key == "cpu" ? limits.cpu : limits.wall, report);
    } else {
      report.error(Code::unknown_key, item.key_place, "unknown limit " + in_quotes(item.key),
                   report.did_you_mean(item.key, names, "the limits are " + enumerate(names)));
    }
  }
}

}  // namespace dossier::pipeline
