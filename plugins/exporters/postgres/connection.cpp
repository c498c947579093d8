#include "connection.hpp"

#include <poll.h>

#include <cerrno>
#include <chrono>

#include "failure.hpp"

namespace dossier_postgres {

std::string literal(std::string_view text) {
  std::string sql = "'";
  for (const char c : text) {
    if (c == '\'') sql += '\'';
    if (c != '\0') sql += c;
  }
  return sql + "'";
}

std::string quoted_identifier(std::string_view identifier) {
  std::string sql = "\"";
  for (const char c : identifier) {
    if (c == '"') sql += '"';
    if (c != '\0') sql += c;
  }
  return sql + "\"";
}

Connection::Connection(const std::string& conninfo, const Patience& patience) {
  // libpq's own message would quote a part of the text, which may be the password.
  char* reason = nullptr;
  PQconninfoOption* parsed = PQconninfoParse(conninfo.c_str(), &reason);
  PQfreemem(reason);
  if (!parsed)
    throw dossier::Error(
        "bad_option",
        "expected key=value pairs (host=db.example user=dossier dbname=news) or "
        "postgresql://user@host/database, found a text that is neither (not shown, it may hold a password)")
        .at_option("connection");
  PQconninfoFree(parsed);
  connect(conninfo, patience.connect);
  set_up(patience);
}

// Step by step: only then can verbose errors be requested before the server refuses a login, which give its code.
void Connection::connect(const std::string& conninfo, std::int64_t seconds) {
  const char* const names[] = {"dbname", "fallback_application_name", "client_encoding", nullptr};
  const char* const values[] = {conninfo.c_str(), "dossier", "UTF8", nullptr};
  session_.reset(PQconnectStartParams(names, values, 1));
  if (!session_) throw std::bad_alloc();
  PQsetErrorVerbosity(session_.get(), PQERRORS_VERBOSE);
  const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(seconds);
  for (auto state = PGRES_POLLING_WRITING; state != PGRES_POLLING_OK; state = PQconnectPoll(session_.get())) {
    if (state == PGRES_POLLING_FAILED || PQstatus(session_.get()) == CONNECTION_BAD) fail("cannot connect", nullptr);
    pollfd socket{PQsocket(session_.get()), static_cast<short>(state == PGRES_POLLING_READING ? POLLIN : POLLOUT), 0};
    const auto left =
        std::chrono::duration_cast<std::chrono::milliseconds>(end - std::chrono::steady_clock::now()).count();
    const int ready = left > 0 ? ::poll(&socket, 1, static_cast<int>(left)) : 0;
    if (ready == 0)
      throw dossier::Error("connection_lost", "cannot connect: the server did not answer within " +
                                                  std::to_string(seconds) + " s (option connect_seconds)")
          .at_option("connection")
          .may_be_retried();
    if (ready < 0 && errno != EINTR) fail("cannot connect", nullptr);
  }
}

void Connection::set_up(const Patience& patience) {
  PQsetErrorVerbosity(session_.get(), PQERRORS_DEFAULT);
  PQsetNoticeProcessor(
      session_.get(), [](void*, const char*) {}, nullptr);
  const auto server =
      ask("SELECT current_setting('server_version_num')::int, current_setting('server_version'), "
          "current_setting('server_encoding'), current_setting('synchronous_commit')",
          "cannot query the server's version");
  if (std::stoi(*server->at(0)) < 130000)
    throw dossier::Error("old_server", "expected PostgreSQL 13 or later, found " + *server->at(1))
        .at_option("connection");
  if (*server->at(2) != "UTF8")
    throw dossier::Error("other_encoding", "expected a database in UTF8, found " + *server->at(2) +
                                               "; create one with ENCODING 'UTF8' TEMPLATE template0")
        .at_option("connection");
  // A confirmed commit must survive a crash of the server. The server notices a dead session while it works for it.
  std::string sql = "SET statement_timeout = '" + std::to_string(patience.statement) +
                    "s'; SET idle_in_transaction_session_timeout = 0; SET datestyle = 'ISO'; "
                    "SET standard_conforming_strings = on; SET default_tablespace = '';";
  if (*server->at(3) == "off") sql += "SET synchronous_commit = on;";
  if (std::stoi(*server->at(0)) >= 140000)  // lz4: if the server was built with it
    sql +=
        "SET client_connection_check_interval = '2s'; SELECT set_config('default_toast_compression', 'lz4', false) "
        "FROM pg_settings WHERE name = 'default_toast_compression' AND 'lz4' = ANY (enumvals);";
  execute(sql, "cannot set up the session");
}

Connection::Result Connection::run(const std::string& sql, std::string_view what) {
  Result result(PQexec(session_.get(), sql.c_str()));
  const auto status = PQresultStatus(result.get());
  if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK && status != PGRES_EMPTY_QUERY) fail(what, result.get());
  return result;
}

void Connection::execute(const std::string& sql, std::string_view what) { run(sql, what); }

std::optional<Connection::Row> Connection::ask(const std::string& sql, std::string_view what) {
  const auto result = run(sql, what);
  if (PQntuples(result.get()) == 0) return std::nullopt;
  Row row;
  for (int c = 0; c < PQnfields(result.get()); ++c)
    row.push_back(PQgetisnull(result.get(), 0, c)
                      ? std::nullopt
                      : std::optional<std::string>(std::in_place, PQgetvalue(result.get(), 0, c)));
  return row;
}

std::vector<std::string> Connection::ask_list(const std::string& sql, std::string_view what) {
  const auto result = run(sql, what);
  std::vector<std::string> list;
  list.reserve(static_cast<std::size_t>(PQntuples(result.get())));
  for (int r = 0; r < PQntuples(result.get()); ++r) list.emplace_back(PQgetvalue(result.get(), r, 0));
  return list;
}

void Connection::begin_copy(const std::string& statement) {
  const Result begun(PQexec(session_.get(), statement.c_str()));
  if (PQresultStatus(begun.get()) != PGRES_COPY_IN) fail("cannot send rows", begun.get());
}

void Connection::send(std::string_view rows) {
  if (PQputCopyData(session_.get(), rows.data(), static_cast<int>(rows.size())) != 1) {
    end_copy();  // throws the server's reason, if it gave one
    fail("cannot send rows", nullptr);
  }
}

void Connection::end_copy() {
  const bool sent = PQputCopyEnd(session_.get(), nullptr) == 1;
  Result refused;
  while (Result next{PQgetResult(session_.get())})
    if (PQresultStatus(next.get()) != PGRES_COMMAND_OK && !refused) refused = std::move(next);
  if (!sent || refused) fail("the server refused rows", refused.get());
}

void Connection::roll_back() noexcept {
  try {
    while (const Result next{PQgetResult(session_.get())})
      if (PQresultStatus(next.get()) == PGRES_COPY_IN && PQputCopyEnd(session_.get(), "aborted") != 1) break;
    if (usable() && PQtransactionStatus(session_.get()) != PQTRANS_IDLE) execute("ROLLBACK", "cannot roll back");
  } catch (...) {  // the server rolls back when the session ends
  }
}

void Connection::fail(std::string_view what, const PGresult* result) const {
  const char* state = result ? PQresultErrorField(result, PG_DIAG_SQLSTATE) : nullptr;
  const char* said = result ? PQresultErrorMessage(result) : "";
  if (!*said) said = PQerrorMessage(session_.get());
  const std::string sqlstate = state ? state : PQconnectionNeedsPassword(session_.get()) ? "28P01" : sqlstate_of(said);
  std::string message = one_line(said);
  if (message.empty()) message = "the connection was lost";
  throw failure(sqlstate, without_password(std::string(what) + ": " + message));
}

std::string Connection::without_password(std::string message) const {
  const char* given = PQpass(session_.get());
  const std::string password = given ? given : "";
  if (password.empty()) return message;
  for (auto at = message.find(password); at != std::string::npos; at = message.find(password, at + 3))
    message.replace(at, password.size(), "***");
  return message;
}

}  // namespace dossier_postgres
