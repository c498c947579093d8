// Runs an exporter of a library through the C boundary, as the host would: begin, write, seal, commit, abort.
#pragma once

#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>

#include "dossier/testing/memory_host.hpp"

DOSSIER_NAMESPACE_BEGIN

namespace testing {

// A folder that is removed at the end of the test.
class TemporaryFolder {
 public:
  TemporaryFolder() {
    std::string name = (std::filesystem::temp_directory_path() / "dossier-XXXXXX").string();
    if (!::mkdtemp(name.data())) throw std::runtime_error("cannot create " + name);
    path_ = name;
  }
  ~TemporaryFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  const std::filesystem::path& path() const { return path_; }
  // The names in a folder, including hidden files, sorted.
  static std::vector<std::string> names_in(const std::filesystem::path& folder) {
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) names.push_back(entry.path().filename());
    std::sort(names.begin(), names.end());
    return names;
  }

 private:
  std::filesystem::path path_;
};

// Runs the body in a child process and then kills that: what the body returns is never destroyed, and nothing is closed
// or flushed.
template <class Body>
void in_killed_process(Body&& body) {
  const pid_t parent = ::getpid();
  const pid_t child = ::fork();
  if (child < 0) throw std::runtime_error("cannot fork");
  if (child == 0) {
    ::prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0);  // a test that is killed leaves no process
    if (::getppid() != parent) ::_exit(1);
    try {
      const auto alive = body();
      ::raise(SIGKILL);
    } catch (...) {
    }
    ::_exit(1);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  if (!WIFSIGNALED(status)) throw std::runtime_error("the process failed before it could be killed");
}

// The functions without try_ throw if the exporter fails; those with it return the failure.
class ExportSession {
 public:
  struct SealResult {
    std::uint64_t rows = 0;
    std::vector<std::string> outputs;
  };

  ExportSession(const std::string& library, std::string_view id, const std::string& options)
      : plugin_(std::make_unique<LoadedPlugin>(library, id, options)) {
    if (const auto& failure = plugin_->created().failure) throw std::runtime_error(failure->message);
  }
  const LoadedPlugin& plugin() const { return *plugin_; }

  std::optional<Fault> try_begin(const std::string& run, const std::vector<std::string>& ports) {
    run_ = encode(ExportRun{run, "test", ports, {}});
    return with_run(functions().begin);
  }
  std::optional<Fault> try_write(std::string_view port, std::string_view json, std::string_view text = {}) {
    Call call;
    const dossier_write_call parameters{
        sizeof parameters, 0, Call::host(), call.context(), to_view(port), to_view(json), to_view(text)};
    return result_of(functions().write(plugin_->instance(), &parameters), call);
  }
  std::optional<Fault> try_seal(SealResult& result) {
    Call call;
    dossier_seal_call parameters{
        sizeof parameters, 0, Call::host(), call.context(), 0, &result.outputs, [](void* sink, dossier_view json) {
          static_cast<std::vector<std::string>*>(sink)->emplace_back(from_view(json));
        }};
    auto failure = result_of(functions().seal(plugin_->instance(), &parameters), call);
    result.rows = parameters.rows;
    return failure;
  }
  std::optional<Fault> try_commit(const std::string& run, const std::vector<std::string>& ports) {
    run_ = encode(ExportRun{run, "test", ports, {}});
    return with_run(functions().commit);
  }

  void begin(const std::string& run, const std::vector<std::string>& ports) { require(try_begin(run, ports)); }
  void write(std::string_view port, std::string_view json, std::string_view text = {}) {
    require(try_write(port, json, text));
  }
  // A record under the port of its kind.
  void write(const Document& document) { write("documents", encode(document), document.text); }
  void write(const Copy& copy) { write("copies", encode(copy)); }
  void write(const Cluster& cluster) { write("clusters", encode(cluster)); }
  void write(const Claim& claim) { write("claims", encode(claim)); }
  void write(const Finding& finding) { write("findings", encode(finding)); }
  void write(const Source& source) { write("sources", encode(source)); }
  void write(const Rejected& letter) { write("rejected", encode(letter)); }
  SealResult seal() {
    SealResult result;
    require(try_seal(result));
    return result;
  }
  void commit() { require(with_run(functions().commit)); }
  void commit(const std::string& run, const std::vector<std::string>& ports) { require(try_commit(run, ports)); }
  void abort() { functions().abort(plugin_->instance()); }

 private:
  const dossier_exporter& functions() const { return plugin_->functions<dossier_exporter>(); }
  std::optional<Fault> with_run(dossier_status (*function)(dossier_instance*, const dossier_export_call*)) {
    Call call;
    const dossier_export_call parameters{sizeof parameters, 0, Call::host(), call.context(), to_view(run_)};
    return result_of(function(plugin_->instance(), &parameters), call);
  }
  static std::optional<Fault> result_of(dossier_status status, const Call& call) {
    if (status == DOSSIER_OK) return std::nullopt;
    return call.failure ? call.failure : Fault{"plugin_failed", "it gave no reason", "", ""};
  }
  static void require(const std::optional<Fault>& failure) {
    if (failure) throw std::runtime_error(failure->code + ": " + failure->message);
  }

  std::unique_ptr<LoadedPlugin> plugin_;
  std::string run_;
};

}  // namespace testing

DOSSIER_NAMESPACE_END
