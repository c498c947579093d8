// Selects the reader of an input: the one that the pipeline names, or, for reader.auto and for inputs inside inputs,
// the one whose manifest and sniff match best.
#pragma once

#include <map>
#include <mutex>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "core/engine/known_formats.hpp"
#include "core/pipeline/pipeline.hpp"
#include "core/plugin/instance.hpp"

namespace dossier::engine {

// A plugin cannot be used; the run ends with exit code 4.
class PluginRefused : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// A stage requires a sandbox that this system cannot provide.
class SandboxMissing : public PluginRefused {
 public:
  SandboxMissing(const std::string& stage, const std::string& parts);
};

// Loads and creates the plugin, in this process or isolated, depending on the stage. Throws PluginRefused.
plugin::Instance make_instance(const plugin::InstalledPlugin& installed, const Json& options,
                               const pipeline::Stage& stage, const plugin::CallScope& scope);

// Names the reader with its options, what it depends on and the files that its options name, without showing them.
std::string reader_identity(const plugin::InstalledPlugin& installed, const Json& options);

class ReaderChoice {
 public:
  // The stage and the catalog must outlive this.
  ReaderChoice(const pipeline::Stage& stage, const plugin::Catalog& catalog, plugin::CallScope scope);

  struct Reader {
    plugin::Instance instance;
    std::string identity;  // the plugin's, with the options it was made with
    bool isolated = false;
  };
  // A reader whose sniff failed in its worker process: it does not receive the input.
  struct SniffFailure {
    std::string reader;
    plugin::CallFault fault;
  };
  struct Choice {
    bool decided = false;
    const Reader* reader = nullptr;  // null and decided: none accepts it
    std::optional<SniffFailure> failure;
    const KnownFormat* format = nullptr;  // that the bytes show, or else the name declares
  };
  // The stage's own reader; undecided for reader.auto.
  Choice fixed() const { return {fixed_.has_value(), fixed_ ? &*fixed_ : nullptr, std::nullopt, nullptr}; }
  struct Input {
    std::string_view uri;
    std::string_view declared;  // its media type, with parameters
    std::string_view bytes;
  };
  // The best reader for each input. Many at a time cost less than one by one. Any thread.
  std::vector<Choice> choose(std::span<const Input> inputs);
  Choice choose(const Input& input) { return choose(std::span(&input, 1)).front(); }
  // How many it is worthwhile to choose for at a time.
  static constexpr std::size_t chosen_at_a_time = 64;
  // The stage's own reader, unless the bytes are of a binary format and its sniff says that it does not read them. Any
  // thread.
  Choice checked(Choice fixed, std::string_view uri, std::string_view bytes);
  // Why no reader receives the input, as a sentence.
  std::string refusal(const Choice& choice) const;

  // Readers that cannot be loaded or created, and that the pipeline does not name: they receive no input. Each was
  // reported.
  const std::set<std::string>& skipped() const { return skipped_; }

 private:
  struct Candidate {
    const plugin::InstalledPlugin* installed;
    std::optional<plugin::LoadedPlugin> loaded = {};
    std::optional<Reader> reader = {};
    bool unusable = false;
    bool sniffs = true;  // as far as is known
  };
  // Whether reader.auto may give an input of the format to the reader.
  bool is_asked_for(const std::string& reader, const KnownFormat* format) const;
  // What a candidate is asked about.
  struct Question {
    std::string_view uri;
    std::string media_type;
    std::string head;
    Choice choice;
  };
  void score(Candidate& candidate, std::vector<Question>& questions, std::vector<std::vector<int>>& scores);
  int score(const Candidate& candidate, const Question& question, std::optional<int> sniffed) const;
  std::vector<std::optional<int>> sniff(Candidate& candidate, std::span<Question*> questions);
  std::vector<std::optional<int>> sniff_in_worker(Candidate& candidate, std::span<Question*> questions);
  bool make(Candidate& candidate);
  bool skip(Candidate& candidate, const std::string& why);
  Reader make(const plugin::InstalledPlugin& installed) const;
  void warn(diagnostic::Code code, const std::string& message) const;

  const pipeline::Stage& stage_;
  plugin::CallScope scope_;
  std::map<std::string, Json> options_;  // by plugin; without an entry: none
  std::optional<Reader> fixed_;
  std::mutex guard_;
  std::vector<Candidate> candidates_;
  std::set<std::string> skipped_;
};

}  // namespace dossier::engine
