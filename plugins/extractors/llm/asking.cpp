#include "asking.hpp"

#include <chrono>

#include "dossier/plugin/error.hpp"
#include "web/digest.hpp"
#include "web/patience.hpp"

namespace llm {

Quota::Quota(const Settings& settings) : settings_(settings) {}

void Quota::enter(const std::function<void()>& meanwhile) {
  std::unique_lock lock(mutex_);
  while (running_ >= settings_.concurrent_requests) {
    changed_.wait_for(lock, std::chrono::milliseconds(50));
    lock.unlock();
    meanwhile();
    lock.lock();
  }
  ++running_;
}

void Quota::leave() {
  {
    const std::scoped_lock lock(mutex_);
    --running_;
  }
  changed_.notify_one();
}

void Quota::begin_request() {
  const std::scoped_lock lock(mutex_);
  const auto spent = [](const char* option, std::uint64_t limit) {
    throw dossier::Error("budget_spent", "expected at most " + std::to_string(limit) + " " + option +
                                             ", and the budget is spent; raise the option " + option +
                                             " and run `dossier replay` for what was lost")
        .at_option(option)
        .may_be_retried();
  };
  if (requests_ >= settings_.requests) spent("requests", settings_.requests);
  if (tokens_ >= settings_.tokens) spent("tokens", settings_.tokens);
  ++requests_;
}

void Quota::add_tokens(std::uint64_t tokens) {
  const std::scoped_lock lock(mutex_);
  tokens_ += tokens;
}

Asking::Asking(const Settings& settings, Quota& quota, Recording& recording, web::Client& client,
               const std::function<void()>& checkpoint)
    : settings_(settings), quota_(quota), recording_(recording), client_(client), checkpoint_(checkpoint) {}

Completion Asking::ask(const std::string& body) {
  const auto key = web::digest({body});
  if (auto recorded = recording_.find(key)) return std::move(*recorded);
  if (!settings_.replay.empty())
    throw dossier::Error("not_recorded",
                         "expected the answer to the request " + key + " in the recording " + settings_.replay +
                             ", found none; the text, the model or an option has changed since, so record again")
        .at_option("replay");
  web::Patience patience(settings_.first_pause, settings_.retry_seconds);
  constexpr int most_bad_answers = 2;
  for (int bad_answers = 0;;) {
    auto answer = post(body);
    if (answer.kind == web::Answer::Kind::refused) refuse(answer);
    if (answer.kind == web::Answer::Kind::accepted) {
      std::string why;
      if (auto completion = read_completion(answer.body, why)) {
        // Four bytes are about one token, for endpoints that do not count.
        quota_.add_tokens(completion->tokens ? completion->tokens : (body.size() + answer.body.size()) / 4);
        recording_.add(key, *completion);
        return std::move(*completion);
      }
      answer.problem = client_.place() + " answered with something else than a completion: " + why;
      if (++bad_answers >= most_bad_answers)
        throw dossier::Error("bad_answer", without_key(answer.problem) + "; check the option base_url")
            .at_option("base_url");
    }
    if (!patience.wait(answer.retry_after, checkpoint_))
      throw dossier::Error("no_answer", without_key(answer.problem) + "; stopped after " +
                                            std::to_string(patience.attempts()) +
                                            (patience.attempts() > 1 ? " attempts" : " attempt") +
                                            " (option retry_seconds: " + std::to_string(settings_.retry_seconds) + ")")
          .at_option("base_url")
          .may_be_retried();
  }
}

web::Answer Asking::post(const std::string& body) {
  quota_.enter(checkpoint_);
  struct Leave {
    Quota& quota;
    ~Leave() { quota.leave(); }
  } leave{quota_};
  quota_.begin_request();
  bool stopped = false;
  auto answer = client_.post(body, {"Content-Type: application/json"}, [&] {
    try {
      checkpoint_();
    } catch (...) {
      stopped = true;
    }
    return stopped;
  });
  if (stopped) checkpoint_();  // throws again
  return answer;
}

std::string Asking::without_key(std::string message) const {
  if (settings_.api_key.empty()) return message;
  for (auto at = message.find(settings_.api_key); at != std::string::npos; at = message.find(settings_.api_key, at))
    message.replace(at, settings_.api_key.size(), "***");
  return message;
}

void Asking::refuse(const web::Answer& answer) const {
  const auto message = without_key(answer.problem);
  switch (answer.status) {
    case 401:
    case 403: throw dossier::Error("login_refused", message + "; check the option api_key").at_option("api_key");
    case 404:
      throw dossier::Error("no_endpoint", message + "; check the options base_url and model").at_option("base_url");
    case 413: throw dossier::Error("too_large", message + "; lower batch_bytes").at_option("batch_bytes");
    default: throw dossier::Error("refused", message).at_option("base_url");
  }
}

}  // namespace llm
