// A receiver, through libcurl: a persistent connection, and answers that say whether to retry.
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
  enum class Kind { accepted, retry, refused };  // retry: a transient error
  Kind kind = Kind::refused;
  long status = 0;  // 0: no answer came
  std::string body;
  std::optional<std::int64_t> retry_after;  // seconds to wait, as the receiver asked
  std::string problem;                      // if not accepted: a sentence for a person, without secrets
};

class Client {
 public:
  // Throws Error if the URL is not valid.
  explicit Client(ClientSettings settings);
  ~Client();

  Answer post(const std::string& body, const std::vector<std::string>& headers);
  // Sends no body. An empty url means the receiver's.
  Answer ask(const char* method, const std::string& url);
  // Scheme, host and port: the path of a URL may be a secret and is never shown.
  const std::string& place() const { return place_; }

 private:
  struct State;
  Answer perform(const std::vector<std::string>& headers);

  ClientSettings settings_;
  std::string place_;
  std::unique_ptr<State> state_;
};

// Scheme, host and port of an http or https URL without user and password; otherwise throws Error at the option.
std::string place_of(const std::string& url, const std::string& option);

}  // namespace dossier_webhook
