#include "web/client.hpp"

#include <curl/curl.h>

#include <algorithm>
#include <string_view>

#include "dossier/plugin/error.hpp"
#include "dossier/text/utf8.hpp"

namespace web {
namespace {

struct FreeUrl {
  void operator()(CURLU* url) const { curl_url_cleanup(url); }
};
std::string part_of(CURLU* url, CURLUPart part) {
  char* text = nullptr;
  if (curl_url_get(url, part, &text, 0) != CURLUE_OK) return {};
  std::string copy = text;
  curl_free(text);
  return copy;
}

void start_curl() {
  static const CURLcode started = curl_global_init(CURL_GLOBAL_DEFAULT);
  if (started != CURLE_OK) throw dossier::Error("no_curl", "libcurl cannot be initialized");
}

// The beginning of a server's answer, on one line, for an error message.
std::string beginning_of(std::string_view body) {
  constexpr std::size_t shown = 300;
  std::string text;
  for (std::size_t at = 0; at < body.size() && text.size() < shown;) {
    const auto character = dossier::decode_utf8(body, at);
    at += character.size;
    const bool odd = !character.valid || character.value < 0x20 || (character.value >= 0x7F && character.value < 0xA0);
    if (!odd)
      dossier::append_utf8(text, character.value);
    else if (!text.empty() && text.back() != ' ')
      text += ' ';
  }
  return text.empty() ? "" : ": " + text;
}

bool is_transient(long status) {
  return status == 408 || status == 409 || status == 425 || status == 429 || status >= 500;
}
bool is_transient(CURLcode code) {
  switch (code) {
    case CURLE_URL_MALFORMAT:
    case CURLE_UNSUPPORTED_PROTOCOL:
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CACERT_BADFILE:
    case CURLE_SSL_CERTPROBLEM:
    case CURLE_WRITE_ERROR: return false;
    default: return true;
  }
}

}  // namespace

std::string place_of(const std::string& url, const std::string& option) {
  start_curl();
  const std::unique_ptr<CURLU, FreeUrl> parsed(curl_url());
  const auto refuse = [&](const std::string& found) {
    throw dossier::Error("bad_option",
                         "expected an http or https address, found " + found + " (not shown, it may be a secret)")
        .at_option(option);
  };
  if (!parsed || curl_url_set(parsed.get(), CURLUPART_URL, url.c_str(), 0) != CURLUE_OK)
    refuse("a text that is not a URL");
  const auto scheme = part_of(parsed.get(), CURLUPART_SCHEME);
  if (scheme != "http" && scheme != "https") refuse("another scheme");
  if (!part_of(parsed.get(), CURLUPART_USER).empty() || !part_of(parsed.get(), CURLUPART_PASSWORD).empty())
    refuse("one with a user or a password; use the option authorization for them");
  const auto port = part_of(parsed.get(), CURLUPART_PORT);
  return scheme + "://" + part_of(parsed.get(), CURLUPART_HOST) + (port.empty() ? "" : ":" + port);
}

struct Client::State {
  State() : curl(curl_easy_init()) {
    if (!curl) throw std::bad_alloc();
  }
  ~State() { curl_easy_cleanup(curl); }

  CURL* curl;
  Answer* answer = nullptr;
  std::size_t longest_answer = 0;
  char reason[CURL_ERROR_SIZE] = {};
};

Client::Client(ClientSettings settings)
    : settings_(std::move(settings)),
      place_(place_of(settings_.url, settings_.option)),
      state_(std::make_unique<State>()) {}
Client::~Client() = default;

Answer Client::post(const std::string& body, const std::vector<std::string>& headers,
                    const std::function<bool()>& stopped) {
  curl_easy_reset(state_->curl);  // resets the options, keeps the connection
  curl_easy_setopt(state_->curl, CURLOPT_URL, settings_.url.c_str());
  curl_easy_setopt(state_->curl, CURLOPT_POSTFIELDS, body.data());
  curl_easy_setopt(state_->curl, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(body.size()));
  return perform(headers, stopped);
}

Answer Client::ask(const char* method, const std::string& url) {
  curl_easy_reset(state_->curl);
  curl_easy_setopt(state_->curl, CURLOPT_URL, (url.empty() ? settings_.url : url).c_str());
  curl_easy_setopt(state_->curl, CURLOPT_CUSTOMREQUEST, method);
  return perform({});
}

Answer Client::perform(const std::vector<std::string>& headers, const std::function<bool()>& stopped) {
  CURL* const curl = state_->curl;
  Answer answer;
  state_->answer = &answer;
  state_->longest_answer = settings_.longest_answer;
  state_->reason[0] = '\0';
  struct FreeList {
    void operator()(curl_slist* list) const { curl_slist_free_all(list); }
  };
  std::unique_ptr<curl_slist, FreeList> list;
  const auto add = [&](const std::string& header) {
    curl_slist* longer = curl_slist_append(list.get(), header.c_str());
    if (!longer) throw std::bad_alloc();
    static_cast<void>(list.release());  // the longer list begins with it
    list.reset(longer);
  };
  add("Expect:");  // do not wait for 100 Continue, which most servers do not send
  for (const auto& header : settings_.headers) add(header);
  for (const auto& header : headers) add(header);
  curl_easy_setopt(curl, CURLOPT_HTTPHEADER, list.get());
  curl_easy_setopt(curl, CURLOPT_USERAGENT, settings_.agent.c_str());
  curl_easy_setopt(curl, CURLOPT_ERRORBUFFER, state_->reason);
  curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "http,https");
  curl_easy_setopt(curl, CURLOPT_FOLLOWLOCATION, 0L);  // only the operator decides where a request goes
  curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, static_cast<long>(settings_.connect_seconds));
  curl_easy_setopt(curl, CURLOPT_TIMEOUT, static_cast<long>(settings_.answer_seconds));
  if (!settings_.ca_file.empty()) curl_easy_setopt(curl, CURLOPT_CAINFO, settings_.ca_file.c_str());
  curl_easy_setopt(curl, CURLOPT_WRITEDATA, state_.get());
  curl_easy_setopt(
      curl, CURLOPT_WRITEFUNCTION, +[](char* bytes, std::size_t one, std::size_t count, void* to) -> std::size_t {
        auto& state = *static_cast<State*>(to);
        auto& body = state.answer->body;
        if (body.size() + count > state.longest_answer) return 0;
        body.append(bytes, one * count);
        return one * count;
      });
  if (stopped) {
    curl_easy_setopt(curl, CURLOPT_NOPROGRESS, 0L);
    curl_easy_setopt(curl, CURLOPT_XFERINFODATA, &stopped);
    curl_easy_setopt(
        curl, CURLOPT_XFERINFOFUNCTION, +[](void* stop, curl_off_t, curl_off_t, curl_off_t, curl_off_t) -> int {
          return (*static_cast<const std::function<bool()>*>(stop))() ? 1 : 0;
        });
  }

  const CURLcode code = curl_easy_perform(curl);
  curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &answer.status);
  if (code != CURLE_OK) {
    answer.status = 0;
    answer.kind = is_transient(code) ? Answer::Kind::retry : Answer::Kind::refused;
    const std::string reason = state_->reason[0] ? state_->reason : curl_easy_strerror(code);
    answer.problem = place_ + " did not answer: " + reason;
    return answer;
  }
  curl_off_t wait = 0;
  if (curl_easy_getinfo(curl, CURLINFO_RETRY_AFTER, &wait) == CURLE_OK && wait > 0) answer.retry_after = wait;
  if (answer.status >= 200 && answer.status < 300) {
    answer.kind = Answer::Kind::accepted;
    return answer;
  }
  answer.kind = is_transient(answer.status) ? Answer::Kind::retry : Answer::Kind::refused;
  answer.problem = place_ + " answered " + std::to_string(answer.status);
  if (answer.status >= 300 && answer.status < 400)
    answer.problem += ", a redirect, which is not followed; set the option " + settings_.option + " to its target";
  else
    answer.problem += beginning_of(answer.body);
  return answer;
}

}  // namespace web
