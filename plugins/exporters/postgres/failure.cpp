#include "failure.hpp"

#include <algorithm>
#include <array>

namespace dossier_postgres {
namespace {

struct Kind {
  std::string_view prefix;  // of the SQLSTATE; the first match counts
  std::string_view code;
  bool is_transient;
  std::string_view advice;
};

constexpr std::array kinds = {
    Kind{"08", "connection_lost", true, ""},
    Kind{"57P", "server_stopping", true, ""},  // shutdown, crash of another backend, startup
    Kind{"57014", "timeout", true, "; the option statement_seconds sets the limit"},
    Kind{"55P03", "target_busy", true, "; another session holds a lock on the tables"},
    Kind{"40", "target_busy", true, ""},
    Kind{"53100", "no_space", false, "; the server's disk is full"},
    Kind{"53", "server_overloaded", true, ""},
    Kind{"28", "login_refused", false, "; check the user and the password in the option connection"},
    Kind{"3D000", "no_database", false, "; create the database, or name another one in the option connection"},
    Kind{"42501", "no_permission", false,
         "; the user needs CREATE on the database, or USAGE and CREATE on the schema and ownership of the tables"},
    Kind{"25006", "read_only", false, "; connect to the primary server, or allow the database to be written"},
};

constexpr bool is_state_letter(char c) { return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z'); }

}  // namespace

dossier::Error failure(std::string_view sqlstate, const std::string& message) {
  if (sqlstate.empty()) return dossier::Error("connection_lost", message).at_option("connection").may_be_retried();
  for (const auto& kind : kinds) {
    if (!sqlstate.starts_with(kind.prefix)) continue;
    auto error = dossier::Error(std::string(kind.code), message + std::string(kind.advice)).at_option("connection");
    if (kind.is_transient) error.may_be_retried();
    return error;
  }
  return dossier::Error("database_error", message + " (SQLSTATE " + std::string(sqlstate) + ")")
      .at_option("connection");
}

std::string sqlstate_of(std::string_view message) {
  // "SEVERITY:  STATE: text"; the severity is a word in the server's language.
  for (std::size_t at = message.find(":  "); at != std::string_view::npos; at = message.find(":  ", at + 1)) {
    const auto state = message.substr(at + 3, 5);
    if (state.size() == 5 && std::all_of(state.begin(), state.end(), is_state_letter) &&
        message.substr(at + 8, 2) == ": ")
      return std::string(state);
  }
  return {};
}

std::string one_line(std::string_view message) {
  std::string text;
  while (!message.empty()) {
    const auto end = message.find('\n');
    auto line = message.substr(0, end);
    message.remove_prefix(end == std::string_view::npos ? message.size() : end + 1);
    if (line.starts_with("LOCATION:") || line.empty()) continue;
    if (!text.empty()) text += "; ";
    text += line;
  }
  if (const auto state = sqlstate_of(text); !state.empty()) text.erase(text.find(state + ": "), state.size() + 2);
  return text;
}

}  // namespace dossier_postgres
