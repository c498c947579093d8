// libpq with C++ lifetimes: one session with a server.
#pragma once

#include <libpq-fe.h>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dossier_postgres {

struct Patience {  // seconds
  std::int64_t connect = 10;
  std::int64_t statement = 600;
};

// A text as an SQL literal, as an SQL identifier.
std::string literal(std::string_view text);
std::string quoted_identifier(std::string_view identifier);

class Connection {
 public:
  // conninfo: key=value pairs or a URI, as libpq accepts them. Throws Error, whose message never holds the password.
  Connection(const std::string& conninfo, const Patience& patience);

  // Runs one or more statements. Throws Error with the server's message; `what` is its beginning ("cannot create the
  // tables").
  void execute(const std::string& sql, std::string_view what);
  // The first row as texts, NULL as nullopt; nothing if there is no row.
  using Row = std::vector<std::optional<std::string>>;
  std::optional<Row> ask(const std::string& sql, std::string_view what);
  std::vector<std::string> ask_list(const std::string& sql, std::string_view what);  // the first column of all rows

  // COPY ... FROM STDIN: begin, any number of pieces, end. The server works while the caller prepares the next piece.
  void begin_copy(const std::string& statement);
  void send(std::string_view rows);
  void end_copy();

  bool usable() const { return PQstatus(session_.get()) == CONNECTION_OK; }
  // In any state of the session. If the session is lost, the server has rolled back.
  void roll_back() noexcept;
  std::string database() const { return PQdb(session_.get()); }

 private:
  struct Finish {
    void operator()(PGconn* session) const { PQfinish(session); }
  };
  struct Clear {
    void operator()(PGresult* result) const { PQclear(result); }
  };
  using Result = std::unique_ptr<PGresult, Clear>;

  void connect(const std::string& conninfo, std::int64_t seconds);
  void set_up(const Patience& patience);
  Result run(const std::string& sql, std::string_view what);
  [[noreturn]] void fail(std::string_view what, const PGresult* result) const;
  std::string without_password(std::string message) const;

  std::unique_ptr<PGconn, Finish> session_;
};

}  // namespace dossier_postgres
