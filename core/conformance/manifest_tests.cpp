// The manifest: present, readable, and matching its library.
#include <algorithm>
#include <fstream>

#include "core/conformance/conversation.hpp"
#include "core/conformance/missing_options.hpp"
#include "core/conformance/schedule.hpp"
#include "core/conformance/test.hpp"
#include "dossier/manifest/build_id.hpp"

namespace dossier::conformance {
namespace {

constexpr auto rebuild = "build the plugin with dossier_add_plugin(), which writes both from the same code";

bool is_library(const std::filesystem::path& file) {
  std::string magic(4, '\0');
  std::ifstream(file, std::ios::binary).read(magic.data(), 4);
  return magic ==
         "\x7F"
         "ELF";
}

Outcome exists(const Setting& setting) {
  const auto& target = setting.target;
  std::string faults;
  for (const auto& fault : target.faults)
    faults += (faults.empty() ? "" : "; ") + fault.message + " (" + fault.code + ")";
  if (!faults.empty()) return failed(target.manifest_file.string() + ": " + faults);
  if (target.plugins.empty())
    return failed("expected " + target.manifest_file.string() + " next to the " +
                  (is_library(target.library) ? "library" : "program") + ", naming it and its plugins; found none; " +
                  (is_library(target.library) ? rebuild : "the Python SDK writes it: `python3 PROGRAM --manifest`"));
  return passed();
}

Outcome build_id(const Setting& setting) {
  const auto& target = setting.target;
  if (target.plugins.empty()) return skipped("there is no manifest to compare with");
  const auto found = read_build_id(target.library.string());
  if (!found) return failed("expected a library with a build-id, found none; link it with -Wl,--build-id=sha1");
  const auto& expected = target.plugins.front().build_id;
  if (*found != expected)
    return failed("the manifest was written for the build " + expected + ", the library is " + *found + "; " + rebuild);
  return passed();
}

Outcome all_plugins(const Setting& setting) {
  const auto& target = setting.target;
  if (target.plugins.empty()) return skipped("there is no manifest to compare with");
  const Subject subject(target.plugins.front());
  std::vector<std::string> promised;
  for (const auto& plugin : target.plugins) promised.push_back(plugin.manifest.id);
  std::ranges::sort(promised);
  std::vector<std::string> found = subject.library_ids();
  std::ranges::sort(found);
  const auto join = [](const std::vector<std::string>& ids) {
    std::string text;
    for (const auto& id : ids) text += (text.empty() ? "" : ", ") + id;
    return text.empty() ? std::string("none") : text;
  };
  if (promised != found)
    return failed("the manifest has the plugins " + join(promised) + ", the library has " + join(found) + "; " +
                  rebuild);
  return passed();
}

// An entry as the plugin wrote it against the one in the manifest.
Outcome compare(const std::string& said, const PluginManifest& manifest, const std::string& cure) {
  std::string why;
  const auto described = decode<PluginManifest>(said, &why);
  if (!described) return failed("the plugin's own description is not a valid manifest entry: " + why);
  const std::string expected = encode(*described);
  const std::string found = encode(manifest);
  if (expected == found) return passed();
  const auto at = static_cast<std::size_t>(
      std::mismatch(expected.begin(),
                    expected.begin() + static_cast<std::ptrdiff_t>(std::min(expected.size(), found.size())),
                    found.begin())
          .first -
      expected.begin());
  return failed("the plugin describes itself as " + shown(expected, at) + ", the manifest says " + shown(found, at) +
                "; " + cure);
}

Outcome matches(const Setting& setting) {
  const Subject subject(setting);
  if (subject.is_program()) {
    const auto missing = missing_options(subject.manifest(), subject.given());
    if (!missing.empty())
      return skipped("a program describes itself once it accepts its options; it needs " + names_of(missing));
    const auto started = Conversation(setting.installed()).start(subject.manifest().id, subject.least_options().dump());
    if (started.refusal) return failed("the default options were refused: " + started.refusal->message);
    if (started.description.empty())
      return skipped("the program does not describe itself; its frame \"ready\" may contain its manifest entry");
    return compare(started.description, subject.manifest(), "let the program rewrite its manifest");
  }
  std::vector<std::string> written;
  const dossier_describe_call call{sizeof call, 0, &written, [](void* context, dossier_view json) noexcept {
                                     static_cast<std::vector<std::string>*>(context)->emplace_back(text_of(json));
                                   }};
  const auto status = subject.loaded().plugin().describe(&call);
  if (status != DOSSIER_OK || written.size() != 1)
    return failed("expected describe to return DOSSIER_OK and to write once; it returned " + std::to_string(status) +
                  " and wrote " + std::to_string(written.size()) + " times");
  return compare(written.front(), subject.manifest(), rebuild);
}

Outcome version(const Setting& setting) {
  const auto& manifest = setting.installed().manifest;
  int dots = 0;
  bool digits = false;
  bool good = true;
  for (const char c : manifest.version.substr(0, manifest.version.find_first_of("-+"))) {
    if (c == '.') {
      ++dots;
      good = good && digits;
      digits = false;
    } else {
      good = good && c >= '0' && c <= '9';
      digits = true;
    }
  }
  if (!good || dots != 2 || !digits)
    return warning("expected a version such as 1.0.0, found \"" + manifest.version + "\"");
  if (manifest.summary.empty()) return warning("the plugin has no summary; `dossier plugins list` would show it");
  for (const auto& option : manifest.options)
    if (option.help.empty()) return warning("the option \"" + option.name + "\" has no help; give it one sentence");
  return passed();
}

}  // namespace

std::vector<Test> manifest_tests() {
  auto tests = only_on(Test::On::library, {
                                              {"manifest.build-id",
                                               "The manifest names the build-id of this very library.",
                                               build_id,
                                               {},
                                               Test::Of::library},
                                              {"manifest.plugins",
                                               "The library holds exactly the plugins that the manifest lists.",
                                               all_plugins,
                                               {},
                                               Test::Of::library},
                                          });
  tests.insert(tests.begin(),
               {"manifest.exists",
                "A manifest is next to the library or program, can be read, and describes plugins that can be used.",
                exists,
                {},
                Test::Of::library});
  tests.push_back(without_instance({"manifest.matches", "The plugin describes itself as its manifest does.", matches}));
  Test words{"manifest.words",
             "The plugin has a version of three numbers, a summary, and a help sentence for each option.", version};
  words.needs_instance = words.needs_start = false;
  tests.push_back(words);
  return tests;
}

}  // namespace dossier::conformance
