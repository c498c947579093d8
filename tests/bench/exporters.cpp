// What exporters with servers cost beside the bare library on the same rows, in the same process. Turns about, so that
// a machine that is busy for a while is so for both. ROWS: a folder of JSON lines that a run wrote.
//   export-bench postgres LIBRARY CONNINFO ROWS PAIRS
//   export-bench webhook LIBRARY FOLDER ROWS PAIRS
#include <arpa/inet.h>
#include <curl/curl.h>
#include <libpq-fe.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <functional>
#include <iostream>
#include <mutex>
#include <thread>

#include "tests/bench/export_pairs.hpp"

namespace {

using dossier::Json;
using dossier::testing::ExportSession;
using export_bench::compare;
using export_bench::Rows;

class Postgres {
 public:
  explicit Postgres(const char* conninfo) : session_(PQconnectdb(conninfo)) {
    if (PQstatus(session_) != CONNECTION_OK) throw std::runtime_error(PQerrorMessage(session_));
    run("SET client_min_messages = error; SET default_toast_compression = lz4");
  }
  ~Postgres() { PQfinish(session_); }

  PGresult* ask(const std::string& sql, ExecStatusType wanted = PGRES_COMMAND_OK) {
    PGresult* result = PQexec(session_, sql.c_str());
    if (PQresultStatus(result) != wanted) throw std::runtime_error(sql + ": " + PQerrorMessage(session_));
    return result;
  }
  void run(const std::string& sql) { PQclear(ask(sql)); }
  std::vector<std::string> list(const std::string& sql) {
    PGresult* result = ask(sql, PGRES_TUPLES_OK);
    std::vector<std::string> items;
    for (int i = 0; i < PQntuples(result); ++i) items.emplace_back(PQgetvalue(result, i, 0));
    PQclear(result);
    return items;
  }
  std::string copy_out(const std::string& table) {
    PQclear(ask("COPY " + table + " TO STDOUT", PGRES_COPY_OUT));
    std::string all;
    char* line = nullptr;
    for (int size = 0; (size = PQgetCopyData(session_, &line, 0)) > 0; PQfreemem(line))
      all.append(line, static_cast<std::size_t>(size));
    PQclear(PQgetResult(session_));
    return all;
  }
  void copy_in(const std::string& table, const std::string& lines) {
    PQclear(ask("COPY " + table + " FROM STDIN WITH (FREEZE)", PGRES_COPY_IN));
    constexpr std::size_t piece = 64 << 10;
    for (std::size_t at = 0; at < lines.size(); at += piece)
      PQputCopyData(session_, lines.data() + at, static_cast<int>(std::min(piece, lines.size() - at)));
    PQputCopyEnd(session_, nullptr);
    PGresult* result = PQgetResult(session_);
    if (PQresultStatus(result) != PGRES_COMMAND_OK) throw std::runtime_error(PQerrorMessage(session_));
    PQclear(result);
    PQclear(PQgetResult(session_));
  }

 private:
  PGconn* session_;
};

// Bare: the same lines, ready in memory, into tables of the same columns with the same indexes, in one transaction.
void measure_postgres(const char* library, const char* conninfo, const Rows& rows, int pairs) {
  ExportSession exporter(library, "exporter.postgres", Json(Json::Object{{"connection", conninfo}}).dump());
  Postgres database(conninfo);
  rows.export_to(exporter, "warm");
  struct Part {
    std::string name, lines;
    std::vector<std::string> indexes;
  };
  std::vector<Part> parts;
  database.run("CREATE SCHEMA bare");
  for (const auto& name : database.list("SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = "
                                        "'dossier'::regnamespace AND relname ~ '_[0-9]+$' ORDER BY 1")) {
    Part part{name, database.copy_out("dossier." + name), {}};
    for (auto& index :
         database.list("SELECT replace(replace(indexdef, ' ON dossier.', ' ON bare.'), ' INDEX ' || indexname, "
                       "' INDEX') FROM pg_indexes WHERE schemaname = 'dossier' AND tablename = '" +
                       name + "'"))
      part.indexes.push_back(index);
    parts.push_back(std::move(part));
  }
  // The parts that columns are taken from go with the next export: they are kept under their own names.
  for (auto& part : parts) database.run("CREATE TABLE bare.of_" + part.name + " (LIKE dossier." + part.name + ")");
  const auto copy = [&](bool indexes) {
    database.run("BEGIN");
    for (const auto& part : parts) {
      database.run("CREATE TABLE bare." + part.name + " (LIKE bare.of_" + part.name + ")");
      if (!part.lines.empty()) database.copy_in("bare." + part.name, part.lines);
      if (indexes)
        for (const auto& index : part.indexes) database.run(index);
    }
    // As a run that takes another's place: with it in one transaction.
    if (const auto old = database.list("SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = "
                                       "'bare'::regnamespace AND relname LIKE 'old_%'");
        !old.empty())
      for (const auto& table : old) database.run("DROP TABLE bare." + table);
    for (const auto& part : parts) database.run("ALTER TABLE bare." + part.name + " RENAME TO old_" + part.name);
    database.run("COMMIT");
  };
  std::size_t all = 0;
  for (const auto& part : parts)
    all += static_cast<std::size_t>(std::count(part.lines.begin(), part.lines.end(), '\n'));
  int run = 0;
  const auto exported = [&] { rows.export_to(exporter, "run" + std::to_string(run++)); };
  compare("postgres, the same tables and indexes", pairs, all, exported, [&] { copy(true); });
  compare("postgres, peer without indexes", pairs, all, exported, [&] { copy(false); });
}

// Takes requests on a connection that is kept, as fast as it can, and keeps the bodies of the first run.
class Receiver {
 public:
  Receiver() : listener_(::socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    ::bind(listener_, reinterpret_cast<sockaddr*>(&address), sizeof address);
    ::listen(listener_, 8);
    socklen_t size = sizeof address;
    ::getsockname(listener_, reinterpret_cast<sockaddr*>(&address), &size);
    url_ = "http://127.0.0.1:" + std::to_string(ntohs(address.sin_port)) + "/";
    std::thread([this] {
      for (int client; (client = ::accept(listener_, nullptr, nullptr)) >= 0;)
        std::thread([this, client] { serve(client); }).detach();
    }).detach();
  }
  const std::string& url() const { return url_; }
  std::vector<std::string> taken() {
    const std::lock_guard hold(mutex_);
    return bodies_;
  }
  std::atomic<bool> keeping{true};
  std::atomic<int> milliseconds{0};  // that it thinks before it answers

 private:
  void serve(int client) {
    const int on = 1;
    ::setsockopt(client, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    std::string bytes;
    std::vector<char> piece(256 << 10);
    const auto more = [&] {
      const auto count = ::read(client, piece.data(), piece.size());
      if (count > 0) bytes.append(piece.data(), static_cast<std::size_t>(count));
      return count > 0;
    };
    while (true) {
      std::size_t head = 0;
      while ((head = bytes.find("\r\n\r\n")) == std::string::npos)
        if (!more()) return void(::close(client));
      const auto length = bytes.find("Content-Length: ");
      const std::size_t size = length < head ? std::stoul(bytes.substr(length + 16)) : 0;
      while (bytes.size() < head + 4 + size)
        if (!more()) return void(::close(client));
      if (keeping) {
        const std::lock_guard hold(mutex_);
        bodies_.push_back(bytes.substr(head + 4, size));
      }
      bytes.erase(0, head + 4 + size);
      std::this_thread::sleep_for(std::chrono::milliseconds(milliseconds));
      static constexpr std::string_view answer = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n";
      if (::write(client, answer.data(), answer.size()) < 0) return void(::close(client));
    }
  }

  int listener_;
  std::string url_;
  std::mutex mutex_;
  std::vector<std::string> bodies_;
};

// Bare: the same bodies, ready in memory, posted on one connection with as many headers.
void measure_webhook(const char* library, const char* folder, const Rows& rows, int pairs) {
  Receiver receiver;
  ExportSession exporter(library, "exporter.webhook",
                         Json(Json::Object{{"url", receiver.url()}, {"spool", std::string(folder)}}).dump());
  rows.export_to(exporter, "warm");
  receiver.keeping = false;
  const auto bodies = receiver.taken();
  CURL* curl = curl_easy_init();
  curl_slist* headers = nullptr;
  for (const char* header :
       {"Expect:", "Content-Type: application/json", "Idempotency-Key: claims-1-00000000000000000000000000000000",
        "Dossier-Run: warm", "Dossier-Port: claims", "Dossier-Batch: 1"})
    headers = curl_slist_append(headers, header);
  const auto post = [&] {
    for (const auto& body : bodies) {
      curl_easy_setopt(curl, CURLOPT_URL, receiver.url().c_str());
      curl_easy_setopt(curl, CURLOPT_HTTPHEADER, headers);
      curl_easy_setopt(curl, CURLOPT_POSTFIELDS, body.data());
      curl_easy_setopt(curl, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(body.size()));
      if (curl_easy_perform(curl) != CURLE_OK) throw std::runtime_error("a request failed");
    }
  };
  int run = 0;
  const auto exported = [&] { rows.export_to(exporter, "run" + std::to_string(run++)); };
  compare("webhook, the same bodies, a receiver that does nothing", pairs, rows.all.size(), exported, post);
  receiver.milliseconds = 10;
  compare("webhook, the same bodies, a receiver that takes 10 ms", pairs, rows.all.size(), exported, post);
  curl_slist_free_all(headers);
  curl_easy_cleanup(curl);
}

}  // namespace

int main(int count, char** arguments) try {
  if (count != 6) throw std::runtime_error("usage: export-bench postgres|webhook LIBRARY TARGET ROWS PAIRS");
  const Rows rows(arguments[4]);
  const bool postgres = std::string_view(arguments[1]) == "postgres";
  (postgres ? measure_postgres : measure_webhook)(arguments[2], arguments[3], rows, std::stoi(arguments[5]));
  return 0;
} catch (const std::exception& error) {
  std::cerr << error.what() << '\n';
  return 1;
}
