// PostgreSQL's errors as the exporter's errors: which are transient, and what a person can do about the others.
#pragma once

#include <string>
#include <string_view>

#include "dossier/plugin/error.hpp"

namespace dossier_postgres {

// sqlstate: five characters, or empty if the server sent nothing (the connection broke). Transient errors (a server
// that restarts, a lock, a lost connection) may be retried.
dossier::Error failure(std::string_view sqlstate, const std::string& message);

// The five characters of a message in verbose form ("FATAL:  28P01: password ..."), or nothing.
std::string sqlstate_of(std::string_view message);

// The message on one line, without the position in the server's source and without the code.
std::string one_line(std::string_view message);

}  // namespace dossier_postgres
