// One receiver, asked through libcurl: a connection that is kept, and answers that say whether to try again.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace dossier_webhook {

struct ClientSettings {
  std::string url;
  std::vector<std::string> headers;  // of every request, "Name: value"
  std::string ca_file;               // empty: the system's certificates
  std::int64_t connect_seconds = 10;
  std::int64_t answer_seconds = 30;
};

struct Answer {
  enum class Kind { taken, again, refused };  // again: it may pass by itself
  Kind kind = Kind::refused;
  long status = 0;  // 0: no answer came
  std::string body;
  std::optional<std::int64_t> retry_after;  // seconds that the receiver asks to wait
  std::string problem;                      // of what was not taken: a sentence for a person, without secrets
};

class Client {
 public:
  // Throws Error where the URL is none.
  explicit Client(ClientSettings settings);
  ~Client();

  Answer post(const std::string& body, const std::vector<std::string>& headers);
  // Without a body. An empty url: the receiver's own.
  Answer ask(const char* method, const std::string& url);
  // Scheme, host and port: what may be shown of a URL, whose path may be a secret.
  const std::string& place() const { return place_; }

 private:
  struct State;
  Answer perform(const std::vector<std::string>& headers);

  ClientSettings settings_;
  std::string place_;
  std::unique_ptr<State> state_;
};

// Scheme, host and port of an http or https URL without user and password; throws Error at the option otherwise.
std::string place_of(const std::string& url, const std::string& option);

}  // namespace dossier_webhook
