#include "core/cli/print_json.hpp"

namespace dossier::cli {
namespace {

constexpr std::size_t widest = 100;

void write(const Json& value, std::size_t indent, std::string& out) {
  const std::string line = value.dump();
  const auto* items = value.array();
  const auto* members = value.object();
  const bool empty = (items && items->empty()) || (members && members->empty());
  if ((!items && !members) || empty ||
      (indent > 0 && line.size() + indent <= widest && line.find('{', 1) == line.npos)) {
    out += line;
    return;
  }
  const std::string margin(indent + 2, ' ');
  bool first = true;
  const auto begin = [&] {
    out += std::exchange(first, false) ? "\n" : ",\n";
    out += margin;
  };
  out += items ? '[' : '{';
  if (items)
    for (const auto& item : *items) {
      begin();
      write(item, indent + 2, out);
    }
  if (members)
    for (const auto& [key, member] : *members) {
      begin();
      append_json_string(out, key);
      out += ": ";
      write(member, indent + 2, out);
    }
  out += "\n" + std::string(indent, ' ') + (items ? ']' : '}');
}

}  // namespace

void print_json(const Json& value, std::ostream& out) {
  std::string text;
  write(value, 0, text);
  out << text << '\n';
}

}  // namespace dossier::cli
