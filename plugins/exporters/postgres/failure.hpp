// What PostgreSQL says that went wrong, as the exporter's error: which of it may pass by itself, and what a person can
// do about the rest.
#pragma once

#include <string>
#include <string_view>

#include "dossier/plugin/error.hpp"

namespace dossier_postgres {

// sqlstate: five characters, or empty where the server said nothing (the connection broke). What may pass (a server
// that starts again, a lock, a lost connection) may be retried.
dossier::Error failure(std::string_view sqlstate, const std::string& message);

// The five characters of a message in verbose form ("FATAL:  28P01: password ..."), or nothing.
std::string sqlstate_of(std::string_view message);

// The message without the place in the server's source and without the code, on one line.
std::string one_line(std::string_view message);

}  // namespace dossier_postgres
