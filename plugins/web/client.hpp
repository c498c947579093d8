// A server, through libcurl: a persistent connection, and answers that say whether to retry.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace web {

struct ClientSettings {
  std::string url;
  std::vector<std::string> headers;  // of every request, "Name: value"
  std::string ca_file;               // empty: the system's certificates
  std::int64_t connect_seconds = 10;
  std::int64_t answer_seconds = 30;
  std::string agent = "dossier/1";                     // the header User-Agent
  std::string option = "url";                          // of the plugin, for messages
  std::size_t longest_answer = std::size_t{16} << 20;  // bytes
};

struct Answer {
  enum class Kind { accepted, retry, refused };  // retry: a transient error
  Kind kind = Kind::refused;
  long status = 0;  // 0: no answer came
  std::string body;
  std::optional<std::int64_t> retry_after;  // seconds to wait, as the server asked
  std::string problem;                      // if not accepted: a sentence for a person, without secrets
};

class Client {
 public:
  // Throws Error if the URL is not valid.
  explicit Client(ClientSettings settings);
  ~Client();

  // While it waits, it often calls `stopped`; if that returns true, the request is broken off and no answer came.
  Answer post(const std::string& body, const std::vector<std::string>& headers,
              const std::function<bool()>& stopped = {});
  // Sends no body. An empty url means that of the settings.
  Answer ask(const char* method, const std::string& url);
  // Scheme, host and port: the path of a URL may be a secret and is never shown.
  const std::string& place() const { return place_; }

 private:
  struct State;
  Answer perform(const std::vector<std::string>& headers, const std::function<bool()>& stopped = {});

  ClientSettings settings_;
  std::string place_;
  std::unique_ptr<State> state_;
};

// Scheme, host and port of an http or https URL without user and password; otherwise throws Error at the option.
std::string place_of(const std::string& url, const std::string& option);

}  // namespace web
