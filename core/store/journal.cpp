#include "core/store/journal.hpp"

#include <fcntl.h>
#include <sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>

#include <initializer_list>
#include <stdexcept>

#include "core/store/file_lock.hpp"
#include "core/store/kill_point.hpp"

namespace dossier::store {
namespace {

constexpr int busy_ms = 30'000;

constexpr auto schema = R"(
create table if not exists results(
  place integer primary key autoincrement, key text not null unique, pipeline text not null, stage text not null,
  made_from text not null, content text not null);
create index if not exists results_of_stage on results(pipeline, stage, place);
create table if not exists chunks(
  place integer primary key autoincrement, memo text not null, chunk text not null, unique(memo, chunk));
create table if not exists memos(
  place integer primary key autoincrement, memo text not null unique, pipeline text not null, stage text not null);
)";

// Compiles only against these tables.
constexpr auto probe =
    "select results.place, key, results.pipeline, results.stage, made_from, content, chunks.place, chunks.memo, chunk, "
    "memos.place, memos.memo, memos.pipeline, memos.stage from results, chunks, memos limit 0";

// The file is not a journal, or is damaged: SQLite cannot use it.
class Damaged : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

}  // namespace

void Journal::Close::operator()(sqlite3* database) const { sqlite3_close(database); }

class Journal::Statement {
 public:
  Statement(Journal& journal, const char* sql, std::initializer_list<std::string_view> values = {})
      : journal_(journal) {
    check(sqlite3_prepare_v2(journal.database_.get(), sql, -1, &statement_, nullptr));
    int at = 0;
    for (const auto value : values)
      check(sqlite3_bind_text(statement_, ++at, value.data(), static_cast<int>(value.size()), SQLITE_TRANSIENT));
  }
  ~Statement() { sqlite3_finalize(statement_); }
  Statement(const Statement&) = delete;
  Statement& operator=(const Statement&) = delete;

  bool step() {
    const int code = sqlite3_step(statement_);
    if (code == SQLITE_ROW) return true;
    if (code != SQLITE_DONE) check(code);
    return false;
  }
  std::string text(int column) const {
    const auto* bytes = reinterpret_cast<const char*>(sqlite3_column_text(statement_, column));
    return {bytes, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
  }
  KeptResult result() const { return {text(0), text(1), text(2), text(3), text(4)}; }

 private:
  void check(int code) const {
    if (code == SQLITE_OK) return;
    const std::string why = "the journal " + journal_.name_ + ": " + sqlite3_errmsg(journal_.database_.get());
    if (code == SQLITE_CORRUPT || code == SQLITE_NOTADB) throw Damaged(why);
    throw std::runtime_error(why);
  }

  Journal& journal_;
  sqlite3_stmt* statement_ = nullptr;
};

bool is_journal(const std::filesystem::path& file) {
  sqlite3* database = nullptr;
  const int opened = sqlite3_open_v2(file.c_str(), &database, SQLITE_OPEN_READONLY, nullptr);
  sqlite3_stmt* statement = nullptr;
  bool found = false;
  if (opened == SQLITE_OK && sqlite3_prepare_v2(database, probe, -1, &statement, nullptr) == SQLITE_OK) found = true;
  sqlite3_finalize(statement);
  sqlite3_close(database);
  return found;
}

Journal::Journal(const std::filesystem::path& file) : name_(file.string()) {
  std::filesystem::create_directories(file.parent_path());
  const auto alone = FileLock::wait(name_ + ".lock");
  // SQLite would create it readable by others.
  if (const int created = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600); created >= 0) {
    ::fchmod(created, 0600);
    ::close(created);
  }
  try {
    open(file);
  } catch (const Damaged&) {
    was_damaged_ = true;
    database_.reset();
    std::filesystem::rename(file, name_ + ".damaged");
    std::filesystem::remove(name_ + "-journal");
    open(file);
  }
}
Journal::~Journal() = default;
Journal::Journal(Journal&&) noexcept = default;

void Journal::open(const std::filesystem::path& file) {
  sqlite3* database = nullptr;
  const int code = sqlite3_open(file.c_str(), &database);
  database_.reset(database);
  if (code != SQLITE_OK)
    throw std::runtime_error("the journal " + name_ + " cannot be opened: " + sqlite3_errmsg(database));
  sqlite3_busy_timeout(database, busy_ms);
  execute("pragma synchronous = normal");
  {  // ends its read transaction: two processes that both read and want to write would wait for each other
    Statement check(*this, "pragma quick_check");
    if (check.step() && check.text(0) != "ok") throw Damaged("the journal " + name_ + ": " + check.text(0));
  }
  execute("begin immediate");
  execute(schema);
  execute("commit");
}

void Journal::execute(const char* sql) {
  char* message = nullptr;
  const int code = sqlite3_exec(database_.get(), sql, nullptr, nullptr, &message);
  const std::string why = "the journal " + name_ + ": " + (message ? message : "unknown error");
  sqlite3_free(message);
  if (code == SQLITE_CORRUPT || code == SQLITE_NOTADB) throw Damaged(why);
  if (code != SQLITE_OK) throw std::runtime_error(why);
}

std::optional<KeptResult> Journal::result(std::string_view key) {
  Statement found(*this, "select key, pipeline, stage, made_from, content from results where key = ?", {key});
  if (!found.step()) return std::nullopt;
  return found.result();
}

std::optional<KeptResult> Journal::latest_result(std::string_view pipeline, std::string_view stage) {
  Statement found(*this,
                  "select key, pipeline, stage, made_from, content from results where pipeline = ? and stage = ? "
                  "order by place desc limit 1",
                  {pipeline, stage});
  if (!found.step()) return std::nullopt;
  return found.result();
}

void Journal::keep_result(const KeptResult& result) {
  kill_point("journal.result");
  Statement(*this, "insert or replace into results(key, pipeline, stage, made_from, content) values (?, ?, ?, ?, ?)",
            {result.key, result.pipeline, result.stage, result.made_from, result.content})
      .step();
  kill_point("journal.result-kept");
}

void Journal::mark_used(std::string_view key) {
  Statement(*this, "update results set place = (select max(place) + 1 from results) where key = ?", {key}).step();
}

void Journal::forget_result(std::string_view key) {
  Statement(*this, "delete from results where key = ?", {key}).step();
}

std::vector<std::string> Journal::forget_results_but(std::string_view pipeline, std::string_view stage,
                                                     unsigned count) {
  std::vector<std::string> keys;
  const std::string sql =
      "select key from results where pipeline = ? and stage = ? order by place desc limit -1 offset " +
      std::to_string(count);
  {
    Statement old(*this, sql.c_str(), {pipeline, stage});
    while (old.step()) keys.push_back(old.text(0));
  }
  for (const auto& key : keys) forget_result(key);
  return keys;
}

std::vector<KeptResult> Journal::results() {
  std::vector<KeptResult> all;
  Statement found(*this, "select key, pipeline, stage, made_from, content from results order by place");
  while (found.step()) all.push_back(found.result());
  return all;
}

std::vector<std::string> Journal::chunks(std::string_view memo) {
  std::vector<std::string> names;
  Statement found(*this, "select chunk from chunks where memo = ? order by place", {memo});
  while (found.step()) names.push_back(found.text(0));
  return names;
}

void Journal::replace_chunks(std::string_view memo, const std::vector<std::string>& gone, std::string_view added) {
  kill_point("journal.chunks");
  execute("begin immediate");
  try {
    for (const auto& chunk : gone)
      Statement(*this, "delete from chunks where memo = ? and chunk = ?", {memo, chunk}).step();
    if (!added.empty())
      Statement(*this, "insert or ignore into chunks(memo, chunk) values (?, ?)", {memo, added}).step();
    kill_point("journal.chunks-in-transaction");
    execute("commit");
  } catch (...) {
    sqlite3_exec(database_.get(), "rollback", nullptr, nullptr, nullptr);
    throw;
  }
  kill_point("journal.chunks-replaced");
}

void Journal::mark_memo_used(std::string_view memo, std::string_view pipeline, std::string_view stage) {
  Statement(*this, "insert or replace into memos(memo, pipeline, stage) values (?, ?, ?)", {memo, pipeline, stage})
      .step();
}

std::vector<std::string> Journal::forget_memos_but(std::string_view pipeline, std::string_view stage, unsigned count) {
  std::vector<std::string> memos;
  const std::string sql =
      "select memo from memos where pipeline = ? and stage = ? order by place desc limit -1 offset " +
      std::to_string(count);
  {
    Statement old(*this, sql.c_str(), {pipeline, stage});
    while (old.step()) memos.push_back(old.text(0));
  }
  std::vector<std::string> orphans;
  for (const auto& memo : memos) {
    const auto gone = chunks(memo);
    Statement(*this, "delete from chunks where memo = ?", {memo}).step();
    Statement(*this, "delete from memos where memo = ?", {memo}).step();
    for (const auto& chunk : gone)
      if (Statement named(*this, "select 1 from chunks where chunk = ?", {chunk}); !named.step())
        orphans.push_back(chunk);
  }
  return orphans;
}

std::vector<std::string> Journal::memos() {
  std::vector<std::string> names;
  Statement found(*this, "select distinct memo from chunks order by memo");
  while (found.step()) names.push_back(found.text(0));
  return names;
}

}  // namespace dossier::store
