// Sessions of exporter.postgres without a server, or with one that refuses: the messages, and that they hold no secret.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <string>
#include <thread>

#include "dossier/plugin/error.hpp"
#include "loopback_socket.hpp"
#include "plugins/exporters/postgres/connection.hpp"

namespace dossier_postgres {
namespace {

using testing::HasSubstr;
using testing::Not;

// Clears what libpq would read from the environment.
std::string at_port(int port, const std::string& more = "") {
  return "host=127.0.0.1 port=" + std::to_string(port) +
         " user=dossier dbname=news sslmode=disable gssencmode=disable passfile=/nowhere/pgpass " + more;
}

dossier::Error refused(const std::string& conninfo, std::int64_t seconds = 5) {
  try {
    Connection(conninfo, {seconds, 5});
  } catch (const dossier::Error& error) {
    return error;
  }
  ADD_FAILURE() << "a session with nobody";
  return {"", ""};
}

// The server side of a login: reads the client's first message, sends one answer and disconnects.
class RefusingServer {
 public:
  explicit RefusingServer(std::string says)
      : says_(std::move(says)), thread_([this] {
          const int client = ::accept(socket_.handle(), nullptr, nullptr);
          if (client < 0) return;
          char started[1024];
          static_cast<void>(!::read(client, started, sizeof started));
          static_cast<void>(::send(client, says_.data(), says_.size(), MSG_NOSIGNAL));
          ::close(client);
        }) {}
  ~RefusingServer() {
    ::shutdown(socket_.handle(), SHUT_RDWR);
    thread_.join();
  }
  RefusingServer(const RefusingServer&) = delete;
  RefusingServer& operator=(const RefusingServer&) = delete;
  int port() const { return socket_.port(); }

 private:
  LoopbackSocket socket_;
  std::string says_;
  std::thread thread_;
};

// An ErrorResponse of the protocol.
std::string error_response(const std::string& state, const std::string& message) {
  std::string fields;
  for (const auto& field : {"SFATAL", "VFATAL"}) (fields += field) += '\0';
  (fields += "C" + state) += '\0';
  (fields += "M" + message) += '\0';
  (fields += "Fauth.c") += '\0';
  (fields += "L326") += '\0';
  (fields += "Rauth_failed") += '\0';
  fields += '\0';
  const auto size = static_cast<std::uint32_t>(fields.size() + 4);
  std::string response = "E";
  for (const int shift : {24, 16, 8, 0}) response += static_cast<char>(size >> shift & 0xFF);
  return response + fields;
}

TEST(PostgresConnection, WhatIsNoConninfoIsNotShown) {
  for (const char* none : {"hunter2", "password=hunter2 host", "postgresql://dossier:hunter2@[::1/news",
                           "host=db pasword=hunter2", "postgresql://dossier@db/news?hunter2=1"}) {
    const auto error = refused(none);
    EXPECT_EQ(error.code(), "bad_option") << none;
    EXPECT_EQ(error.option(), "connection") << none;
    EXPECT_FALSE(error.retryable()) << none;
    EXPECT_THAT(error.what(), HasSubstr("expected key=value pairs")) << none;
    EXPECT_THAT(error.what(), Not(HasSubstr("hunter2")));
  }
}

TEST(PostgresConnection, NobodyListens) {
  int port = 0;
  {
    const LoopbackSocket socket;
    port = socket.port();
  }
  const auto error = refused(at_port(port, "password=hunter2"));
  EXPECT_EQ(error.code(), "connection_lost");
  EXPECT_TRUE(error.retryable());
  EXPECT_EQ(error.option(), "connection");
  EXPECT_THAT(error.what(), testing::StartsWith("cannot connect: "));
  EXPECT_THAT(error.what(), HasSubstr("127.0.0.1"));
  EXPECT_THAT(error.what(), Not(HasSubstr("hunter2")));
  EXPECT_THAT(error.what(), Not(HasSubstr("\n")));
}

TEST(PostgresConnection, AServerThatDoesNotAnswerTimesOut) {
  const LoopbackSocket silent;
  const auto begun = std::chrono::steady_clock::now();
  const auto error = refused(at_port(silent.port()), 1);
  const auto waited = std::chrono::steady_clock::now() - begun;
  EXPECT_GE(waited, std::chrono::milliseconds(900));
  EXPECT_LT(waited, std::chrono::seconds(20));
  EXPECT_EQ(error.code(), "connection_lost");
  EXPECT_TRUE(error.retryable());
  EXPECT_THAT(error.what(), HasSubstr("did not answer within 1 s (option connect_seconds)"));
}

TEST(PostgresConnection, ARefusedLoginNamesItsCureAndHidesThePassword) {
  const RefusingServer server(error_response("28P01", "the password hunter2 is wrong, hunter2 too"));
  const auto error = refused(at_port(server.port(), "password=hunter2"));
  EXPECT_EQ(error.code(), "login_refused");
  EXPECT_FALSE(error.retryable());
  EXPECT_THAT(error.what(), HasSubstr("FATAL:  the password *** is wrong, *** too"));
  EXPECT_THAT(error.what(), HasSubstr("check the user and the password in the option connection"));
  EXPECT_THAT(error.what(), Not(HasSubstr("28P01")));
  EXPECT_THAT(error.what(), Not(HasSubstr("LOCATION")));
}

TEST(PostgresConnection, AServerThatStartsMayBeAskedAgain) {
  const RefusingServer server(error_response("57P03", "the database system is starting up"));
  const auto error = refused(at_port(server.port()));
  EXPECT_EQ(error.code(), "server_stopping");
  EXPECT_TRUE(error.retryable());
}

TEST(PostgresConnection, AServerThatHangsUpMayBeAskedAgain) {
  const RefusingServer server("");
  const auto error = refused(at_port(server.port()));
  EXPECT_EQ(error.code(), "connection_lost");
  EXPECT_TRUE(error.retryable());
}

}  // namespace
}  // namespace dossier_postgres
