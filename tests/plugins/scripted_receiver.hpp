// An HTTP receiver on loopback with scripted answers, one connection per request.
#pragma once

#include <algorithm>
#include <chrono>
#include <deque>
#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "loopback_socket.hpp"

class ScriptedReceiver {
 public:
  struct Reply {
    int status = 200;
    std::string headers;  // each with its line end
    std::string body;
    std::size_t cut = std::string::npos;  // closes after so many bytes of the body
    bool silent = false;                  // no answer until the client hangs up
  };
  struct Request {
    std::map<std::string, std::string> headers;  // names in lower case
    std::string body;
    std::chrono::steady_clock::time_point at;
    std::string header(const std::string& name) const { return headers.contains(name) ? headers.at(name) : ""; }
  };

  using Answer = std::function<Reply(const Request&)>;

  // After these, every request is answered with 200, or as `answer` says.
  explicit ScriptedReceiver(std::deque<Reply> script = {}, Answer answer = {})
      : script_(std::move(script)), answer_(std::move(answer)), thread_([this] { serve(); }) {}
  ~ScriptedReceiver() {
    ::shutdown(socket_.handle(), SHUT_RDWR);  // accept returns
    thread_.join();
  }
  ScriptedReceiver(const ScriptedReceiver&) = delete;
  ScriptedReceiver& operator=(const ScriptedReceiver&) = delete;

  std::string url() const { return "http://127.0.0.1:" + std::to_string(socket_.port()) + "/in"; }
  std::vector<Request> requests() const {
    const std::scoped_lock lock(mutex_);
    return requests_;
  }

 private:
  void serve() {
    while (true) {
      const int client = ::accept(socket_.handle(), nullptr, nullptr);
      if (client < 0) return;
      answer(client);
      ::close(client);
    }
  }
  void answer(int client) {
    std::string text;
    const auto read_until = [&](std::size_t size) {
      char buffer[65536];
      while (text.size() < size) {
        const auto got = ::read(client, buffer, sizeof buffer);
        if (got <= 0) return false;
        text.append(buffer, static_cast<std::size_t>(got));
      }
      return true;
    };
    std::size_t end = std::string::npos;
    while ((end = text.find("\r\n\r\n")) == std::string::npos)
      if (!read_until(text.size() + 1)) return;
    Request request;
    request.at = std::chrono::steady_clock::now();
    for (std::size_t at = text.find("\r\n") + 2; at < end + 2;) {
      const auto line = text.substr(at, text.find("\r\n", at) - at);
      at += line.size() + 2;
      auto name = line.substr(0, line.find(": "));
      std::ranges::transform(name, name.begin(), [](unsigned char c) { return std::tolower(c); });
      request.headers[name] = line.substr(std::min(line.size(), name.size() + 2));
    }
    const auto size = request.headers.contains("content-length") ? std::stoul(request.headers["content-length"]) : 0;
    if (!read_until(end + 4 + size)) return;
    request.body = text.substr(end + 4, size);
    Reply reply = answer_ ? answer_(request) : Reply();
    {
      const std::scoped_lock lock(mutex_);
      requests_.push_back(std::move(request));
      if (!script_.empty()) {
        reply = std::move(script_.front());
        script_.pop_front();
      }
    }
    if (reply.silent) {
      char byte = 0;
      static_cast<void>(::read(client, &byte, 1));
      return;
    }
    const std::string sent = "HTTP/1.1 " + std::to_string(reply.status) + " Said\r\nConnection: close\r\n" +
                             reply.headers + "Content-Length: " + std::to_string(reply.body.size()) + "\r\n\r\n" +
                             reply.body.substr(0, reply.cut);
    static_cast<void>(::send(client, sent.data(), sent.size(), MSG_NOSIGNAL));
  }

  LoopbackSocket socket_;
  mutable std::mutex mutex_;
  std::deque<Reply> script_;
  Answer answer_;
  std::vector<Request> requests_;
  std::thread thread_;  // last: it uses the others
};
