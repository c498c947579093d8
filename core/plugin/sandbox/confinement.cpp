#include "core/plugin/sandbox/confinement.hpp"

#include "dossier/record/json_parse.hpp"

namespace dossier::plugin {
namespace {

Json json_of(const std::vector<std::string>& texts) { return Json::Array(texts.begin(), texts.end()); }

std::vector<std::string> texts_of(const Json& orders, std::string_view key) {
  std::vector<std::string> texts;
  if (const auto* given = orders.find(key); given && given->array())
    for (const auto& text : *given->array())
      if (text.text()) texts.push_back(*text.text());
  return texts;
}

}  // namespace

std::string Confinement::encode() const {
  return Json(Json::Object{{"mode", name_of(mode)},
                           {"host", host},
                           {"memory", memory},
                           {"executable", executable},
                           {"command", json_of(command)},
                           {"list", json_of(list)},
                           {"read", json_of(read)},
                           {"write", json_of(write)},
                           {"network", network},
                           {"local_sockets", local_sockets},
                           {"processes", processes}})
      .dump();
}

std::optional<Confinement> Confinement::decode(std::string_view bytes) {
  const auto orders = parse_json(bytes);
  const auto mode = orders ? sandbox_mode(orders->text_or("mode")) : std::nullopt;
  if (!mode) return std::nullopt;
  Confinement found;
  found.mode = *mode;
  found.host = orders->integer_or("host");
  found.memory = static_cast<std::uint64_t>(orders->integer_or("memory"));
  found.executable = orders->text_or("executable");
  found.command = texts_of(*orders, "command");
  found.list = texts_of(*orders, "list");
  found.read = texts_of(*orders, "read");
  found.write = texts_of(*orders, "write");
  found.network = orders->flag_or("network");
  found.local_sockets = orders->flag_or("local_sockets");
  found.processes = orders->flag_or("processes");
  return found;
}

}  // namespace dossier::plugin
