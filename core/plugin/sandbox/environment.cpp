// The environment of workers.
#include <unistd.h>

#include <algorithm>
#include <string_view>

#include "core/plugin/sandbox/reach.hpp"

namespace dossier::plugin {
namespace {

// What programs need to run: where programs, modules and libraries are, language and time zone, and settings of memory,
// of sanitizers and of coverage. None holds a secret.
constexpr std::string_view passed_on[] = {"HOME",
                                          "LANG",
                                          "LANGUAGE",
                                          "PATH",
                                          "TZ",
                                          "USER",
                                          "LOGNAME",
                                          "PYTHONPATH",
                                          "PYTHONHASHSEED",
                                          "PYTHONHOME",
                                          "PYTHONUTF8",
                                          "PYTHONIOENCODING",
                                          "PYTHONDONTWRITEBYTECODE",
                                          "PYTHONPYCACHEPREFIX",
                                          "PYTHONMALLOC",
                                          "VIRTUAL_ENV",
                                          "NODE_PATH",
                                          "PERL5LIB",
                                          "RUBYLIB",
                                          "LD_LIBRARY_PATH",
                                          "LD_PRELOAD",
                                          "ASAN_OPTIONS",
                                          "LSAN_OPTIONS",
                                          "TSAN_OPTIONS",
                                          "UBSAN_OPTIONS",
                                          "GCOV_PREFIX",
                                          "GCOV_PREFIX_STRIP",
                                          "LLVM_PROFILE_FILE",
                                          "OMP_NUM_THREADS"};
constexpr std::string_view passed_on_beginning[] = {"LC_", "MALLOC_", "GLIBC_TUNABLES"};
// Where to send requests, and whom to trust; proxies may have passwords.
constexpr std::string_view for_the_network[] = {
    "http_proxy", "https_proxy", "all_proxy",     "no_proxy",     "HTTP_PROXY",     "HTTPS_PROXY",
    "ALL_PROXY",  "NO_PROXY",    "SSL_CERT_FILE", "SSL_CERT_DIR", "CURL_CA_BUNDLE", "REQUESTS_CA_BUNDLE"};

bool is_passed_on(std::string_view name, const Grants& grants) {
  return std::ranges::find(passed_on, name) != std::end(passed_on) ||
         std::ranges::any_of(passed_on_beginning, [&](std::string_view begin) { return name.starts_with(begin); }) ||
         (grants.network && std::ranges::find(for_the_network, name) != std::end(for_the_network)) ||
         std::ranges::find(grants.environment, name) != grants.environment.end();
}

}  // namespace

std::vector<std::string> worker_environment(const Grants& grants, const std::vector<std::string>& more) {
  auto kept = more;
  for (char** entry = environ; entry && *entry; ++entry) {
    const std::string_view variable = *entry;
    const auto name = variable.substr(0, variable.find('='));
    const auto replaces = [&](std::string_view other) { return other.substr(0, other.find('=')) == name; };
    if (is_passed_on(name, grants) && std::ranges::none_of(more, replaces)) kept.emplace_back(variable);
  }
  return kept;
}

}  // namespace dossier::plugin
