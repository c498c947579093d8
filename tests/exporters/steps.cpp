// Drives one exporter step by step through the C boundary, as a test's own program says: servers can be ended between
// two steps. steps LIBRARY ID OPTIONS; a command a line as JSON, an answer a line.
//   {"do": "begin"|"commit"|"probe", "run": "r1", "ports": ["claims"], ...}: more members go into the run as they are
//   {"do": "write", "port": "claims", "record": "...", "text": "...", "text_hex": "..."}, {"do": "seal"}, {"do":
//   "abort"}
#include <iostream>

#include "dossier/testing/export_session.hpp"

namespace {

using dossier::Json;
using dossier::testing::Call;

std::string from_hex(std::string_view hex) {
  std::string bytes;
  for (std::size_t i = 0; i + 1 < hex.size(); i += 2)
    bytes += static_cast<char>(std::stoi(std::string(hex.substr(i, 2)), nullptr, 16));
  return bytes;
}

class Steps {
 public:
  Steps(const char* library, const char* id, const char* options) : plugin_(library, id, options) {}

  const std::optional<dossier::testing::Fault>& refused() const { return plugin_.created().failure; }

  Json take(const Json& command) {
    const auto step = command.text_or("do");
    Call call;
    Json answer;
    if (step == "begin" || step == "commit") {
      const auto run = run_of(command);
      const dossier_export_call parameters{sizeof parameters, 0, Call::host(), call.context(), dossier::to_view(run)};
      call.status = (step == "begin" ? functions().begin : functions().commit)(plugin_.instance(), &parameters);
    } else if (step == "probe") {
      const auto run = run_of(command);
      Json::Array found;
      const dossier_probe_call parameters{sizeof parameters,
                                          0,
                                          Call::host(),
                                          call.context(),
                                          dossier::to_view(run),
                                          &found,
                                          [](void* sink, dossier_view sentence) {
                                            static_cast<Json::Array*>(sink)->emplace_back(dossier::from_view(sentence));
                                          }};
      call.status = functions().probe(plugin_.instance(), &parameters);
      answer.set("found", std::move(found));
    } else if (step == "write") {
      const std::string port(command.text_or("port"));
      const std::string record(command.text_or("record"));
      const auto text =
          command.find("text_hex") ? from_hex(command.text_or("text_hex")) : std::string(command.text_or("text"));
      const dossier_write_call parameters{
          sizeof parameters,     0, Call::host(), call.context(), dossier::to_view(port), dossier::to_view(record),
          dossier::to_view(text)};
      call.status = functions().write(plugin_.instance(), &parameters);
    } else if (step == "seal") {
      Json::Array outputs;
      dossier_seal_call parameters{
          sizeof parameters, 0, Call::host(), call.context(), 0, &outputs, [](void* sink, dossier_view json) {
            static_cast<Json::Array*>(sink)->push_back(dossier::parse_json(dossier::from_view(json)).value_or(Json()));
          }};
      call.status = functions().seal(plugin_.instance(), &parameters);
      answer.set("rows", parameters.rows);
      answer.set("outputs", std::move(outputs));
    } else if (step == "abort") {
      functions().abort(plugin_.instance());
    } else {
      answer.set("unknown", std::string(step));
      call.status = DOSSIER_FAILED;
    }
    return with_status(std::move(answer), call.status, call.failure);
  }

  static Json with_status(Json answer, dossier_status status, const std::optional<dossier::testing::Fault>& failure) {
    answer.set("ok", status == DOSSIER_OK);
    if (failure) {
      answer.set("code", failure->code);
      answer.set("message", failure->message);
      answer.set("option", failure->option);
      answer.set("retryable", failure->retryable);
    }
    return answer;
  }

 private:
  const dossier_exporter& functions() const { return plugin_.functions<dossier_exporter>(); }
  static std::string run_of(const Json& command) {
    Json run(Json::Object{});
    for (const auto& [name, value] : *command.object())
      if (name != "do") run.set(name, value);
    run.set("pipeline", "steps");
    return run.dump();
  }

  dossier::testing::LoadedPlugin plugin_;
};

}  // namespace

int main(int count, char** arguments) try {
  if (count != 4) throw std::runtime_error("usage: steps LIBRARY ID OPTIONS");
  Steps steps(arguments[1], arguments[2], arguments[3]);
  const bool refused = steps.refused().has_value();
  std::cout << Steps::with_status(Json(Json::Object{}), refused ? DOSSIER_FAILED : DOSSIER_OK, steps.refused()).dump()
            << std::endl;
  for (std::string line; !refused && std::getline(std::cin, line);) {
    const auto command = dossier::parse_json(line);
    if (!command || !command->object()) throw std::runtime_error("no command: " + line);
    std::cout << steps.take(*command).dump() << std::endl;
  }
  return 0;
} catch (const std::exception& error) {
  std::cerr << error.what() << '\n';
  return 1;
}
