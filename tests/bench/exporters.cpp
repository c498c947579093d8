// What exporters cost beside the bare library on the same rows, in the same process. Turns about, so that a machine
// that is busy for a while is so for both.
//   exporters postgres LIBRARY CONNINFO CLAIMS PAIRS
//   exporters webhook LIBRARY FOLDER CLAIMS PAIRS
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

#include "dossier/testing/export_session.hpp"

namespace {

using dossier::Json;
using dossier::testing::ExportSession;

struct Row {
  std::string port, json, text;
};

// Documents of ten claims each, as a newsroom has them.
std::vector<Row> rows_of(int claims) {
  std::vector<Row> rows;
  const std::string sentence =
      "The harbour authority said on Tuesday that exports of containers rose by 26.3 percent to $240.11 billion. ";
  for (int d = 0; d < claims / 10; ++d) {
    dossier::Document document;
    document.id = "d" + std::to_string(d) + std::string(26, '0');
    document.key = "story-" + std::to_string(d);
    document.uri = document.key + ".txt";
    document.source = "Paper " + std::to_string(d % 50);
    document.title = "Exports rose in month " + std::to_string(d);
    document.published = "2031-05-02";
    std::string text;
    for (int i = 0; i < 20; ++i) text += sentence;
    for (std::uint64_t i = 0; i < 5; ++i) document.blocks.push_back({"paragraph", i * 400, i * 400 + 399});
    rows.push_back({"documents", dossier::encode(document), text});
  }
  for (int c = 0; c < claims; ++c) {
    dossier::Claim claim;
    claim.id = "c" + std::to_string(c) + std::string(26, '0');
    claim.document = "d" + std::to_string(c / 10) + std::string(26, '0');
    claim.key = "story-" + std::to_string(c / 10);
    claim.kind = "quantity";
    claim.extractor = "extractor.quantity";
    claim.confidence = 0.95;
    claim.start = 90;
    claim.end = 105;
    claim.text = "$240.11 billion";
    claim.sentence = dossier::Span{0, sentence.size() - 1};
    claim.subject.emplace().text = "exports of containers";
    claim.property = "exports";
    claim.scope = {"on Tuesday"};
    auto& value = claim.value.emplace();
    value.number = std::to_string(c) + "240110000";
    value.low = std::to_string(c) + "240105000";
    value.high = std::to_string(c) + "240115000";
    value.unit = "dollar";
    value.code = "USD";
    claim.as_of = dossier::TimeRange{"2031-04-01", "2031-05-01"};
    claim.modality = "asserted";
    rows.push_back({"claims", dossier::encode(claim), ""});
  }
  return rows;
}

double seconds_of(const std::function<void()>& work) {
  const auto start = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

double export_all(ExportSession& exporter, const std::vector<Row>& rows, const std::string& run) {
  return seconds_of([&] {
    exporter.begin(run, {"documents", "claims"});
    for (const auto& row : rows) exporter.write(row.port, row.json, row.text);
    exporter.seal();
    exporter.commit();
  });
}

void report(const std::string& what, std::vector<double> exporter, std::vector<double> bare, std::size_t rows) {
  std::vector<double> shares;
  for (std::size_t i = 0; i < bare.size(); ++i) shares.push_back(bare[i] / exporter[i]);
  for (auto* list : {&exporter, &bare, &shares}) std::sort(list->begin(), list->end());
  const auto rate = [&](double seconds) { return static_cast<long>(static_cast<double>(rows) / seconds); };
  std::cout << what << ": exporter " << rate(exporter[exporter.size() / 2]) << " rows/s, bare library "
            << rate(bare[bare.size() / 2]) << " rows/s, share " << static_cast<int>(shares[shares.size() / 2] * 100)
            << " % (" << static_cast<int>(shares.front() * 100) << " to " << static_cast<int>(shares.back() * 100)
            << ")\n";
}

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
void measure_postgres(const char* library, const char* conninfo, const std::vector<Row>& rows, int pairs) {
  ExportSession exporter(library, "exporter.postgres", Json(Json::Object{{"connection", conninfo}}).dump());
  Postgres database(conninfo);
  std::vector<double> exported, bare, bare_without_indexes;
  export_all(exporter, rows, "warm");
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
  const auto copy_of = [&](bool indexes) {
    const double seconds = seconds_of([&] {
      database.run("BEGIN");
      for (const auto& part : parts) {
        database.run("CREATE TABLE bare." + part.name + " (LIKE bare.of_" + part.name + ")");
        if (!part.lines.empty()) database.copy_in("bare." + part.name, part.lines);
        if (indexes)
          for (const auto& index : part.indexes) database.run(index);
      }
      database.run("COMMIT");
    });
    for (const auto& part : parts) database.run("DROP TABLE bare." + part.name);
    return seconds;
  };
  std::size_t all = 0;
  for (const auto& part : parts)
    all += static_cast<std::size_t>(std::count(part.lines.begin(), part.lines.end(), '\n'));
  for (int i = 0; i < pairs; ++i) {
    bare.push_back(copy_of(true));
    exported.push_back(export_all(exporter, rows, "run" + std::to_string(i)));
    bare_without_indexes.push_back(copy_of(false));
  }
  report("postgres, the same tables and indexes", exported, bare, all);
  report("postgres, bare without indexes", exported, bare_without_indexes, all);
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
void measure_webhook(const char* library, const char* folder, const std::vector<Row>& rows, int pairs) {
  Receiver receiver;
  ExportSession exporter(library, "exporter.webhook",
                         Json(Json::Object{{"url", receiver.url()}, {"spool", std::string(folder)}}).dump());
  export_all(exporter, rows, "warm");
  receiver.keeping = false;
  const auto bodies = receiver.taken();
  std::vector<double> exported, bare;
  CURL* curl = curl_easy_init();
  curl_slist* headers = nullptr;
  for (const char* header :
       {"Expect:", "Content-Type: application/json", "Idempotency-Key: claims-1-00000000000000000000000000000000",
        "Dossier-Run: warm", "Dossier-Port: claims", "Dossier-Batch: 1"})
    headers = curl_slist_append(headers, header);
  for (int i = 0; i < 2 * pairs; ++i) {
    if (i == pairs) {
      report("webhook, the same bodies, a receiver that does nothing", exported, bare, rows.size());
      exported.clear(), bare.clear();
      receiver.milliseconds = 10;
    }
    bare.push_back(seconds_of([&] {
      for (const auto& body : bodies) {
        curl_easy_setopt(curl, CURLOPT_URL, receiver.url().c_str());
        curl_easy_setopt(curl, CURLOPT_HTTPHEADER, headers);
        curl_easy_setopt(curl, CURLOPT_POSTFIELDS, body.data());
        curl_easy_setopt(curl, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(body.size()));
        if (curl_easy_perform(curl) != CURLE_OK) throw std::runtime_error("a request failed");
      }
    }));
    exported.push_back(export_all(exporter, rows, "run" + std::to_string(i)));
  }
  curl_slist_free_all(headers);
  curl_easy_cleanup(curl);
  report("webhook, the same bodies, a receiver that takes 10 ms", exported, bare, rows.size());
}

}  // namespace

int main(int count, char** arguments) try {
  if (count != 6) throw std::runtime_error("usage: exporters postgres|webhook LIBRARY TARGET CLAIMS PAIRS");
  const auto rows = rows_of(std::stoi(arguments[4]));
  const bool postgres = std::string_view(arguments[1]) == "postgres";
  (postgres ? measure_postgres : measure_webhook)(arguments[2], arguments[3], rows, std::stoi(arguments[5]));
  return 0;
} catch (const std::exception& error) {
  std::cerr << error.what() << '\n';
  return 1;
}
