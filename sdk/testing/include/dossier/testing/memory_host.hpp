// An in-memory host: loads a plugin library through the C boundary and runs its plugins without the core.
//
// It is a reference implementation of the boundary, written for clarity: groups in a map, no threads, no files. Tests of
// plugins use it, and the engine is tested against it.
#pragma once

#include <dlfcn.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "dossier/testing/call.hpp"
#include "dossier/testing/lent_record.hpp"

DOSSIER_NAMESPACE_BEGIN

namespace testing {

// An instance of a plugin of a library.
class LoadedPlugin {
 public:
  LoadedPlugin(const std::string& library, std::string_view id, const std::string& options = "{}") {
    void* handle = dlopen(library.c_str(), RTLD_NOW | RTLD_LOCAL);  // never closed: code that ran is not unloaded
    if (!handle) throw std::runtime_error(dlerror());
    const auto* symbol = static_cast<const dossier_library*>(dlsym(handle, DOSSIER_LIBRARY_SYMBOL));
    if (!symbol) throw std::runtime_error(library + " does not export " DOSSIER_LIBRARY_SYMBOL);
    for (std::uint32_t i = 0; i < symbol->plugin_count; ++i)
      if (symbol->plugins[i]->id == id) plugin_ = symbol->plugins[i];
    if (!plugin_) throw std::runtime_error(library + " has no plugin " + std::string(id));
    const dossier_describe_call describe{sizeof describe, 0, &manifest_, [](void* to, dossier_view json) {
                                           *static_cast<PluginManifest*>(to) = decode_or_throw<PluginManifest>(json);
                                         }};
    if (plugin_->describe(&describe) != DOSSIER_OK) throw std::runtime_error("the plugin does not describe itself");
    const dossier_create_call create{sizeof create, 0, Call::host(), created_.context(), to_view(options)};
    created_.status = plugin_->create(&create, &instance_);
  }
  ~LoadedPlugin() {
    if (scratch_) plugin_->destroy_scratch(scratch_);
    if (instance_) plugin_->destroy(instance_);
  }
  LoadedPlugin(const LoadedPlugin&) = delete;
  LoadedPlugin& operator=(const LoadedPlugin&) = delete;

  const PluginManifest& manifest() const { return manifest_; }
  const Call& created() const { return created_; }  // its failure says why there is no instance
  dossier_instance* instance() const { return instance_; }
  template <class Functions>
  const Functions& functions() const {
    return *static_cast<const Functions*>(plugin_->capability(manifest_.capabilities.at(0).c_str()));
  }

  // budget: bytes that inputs inside it may have together.
  Call read(std::string_view bytes, std::string_view uri = "input", std::string_view media_type = {},
            std::uint64_t budget = UINT64_MAX) const {
    Call call;
    const dossier_read_call parameters{
        sizeof parameters, 0,     Call::host(), call.context(), to_view(uri), to_view(media_type), to_view(bytes), 0, 0,
        scratch(),         budget};
    call.status = functions<dossier_reader>().read(instance_, &parameters);
    return call;
  }
  // The unmodified output of an extractor for a document. earlier: claims of other extractors.
  Call extraction(const Document& document, const std::vector<Claim>& earlier = {}) const {
    Call call;
    const std::string record = encode(document);
    std::vector<std::string> claims;
    std::vector<dossier_view> views;
    claims.reserve(earlier.size());
    views.reserve(earlier.size());
    for (const auto& claim : earlier) claims.push_back(encode(claim));
    for (const auto& claim : claims) views.push_back(to_view(claim));
    const dossier_extract_call parameters{sizeof parameters, static_cast<std::uint32_t>(views.size()),
                                          Call::host(),      call.context(),
                                          to_view(record),   to_view(document.text),
                                          views.data(),      scratch()};
    call.status = functions<dossier_extractor>().extract(instance_, &parameters);
    return call;
  }
  // Its claims as the host would complete them, with document, text and extractor, sorted; throws if it failed.
  std::vector<Claim> extract(const Document& document, const std::vector<Claim>& earlier = {}) const {
    const auto call = extraction(document, earlier);
    if (call.failure) throw std::runtime_error(call.failure->code + ": " + call.failure->message);
    auto found = call.results<Claim>();
    for (auto& claim : found) {
      claim.document = document.id;
      claim.extractor = manifest_.id;
      claim.text = document.slice(claim.span());
    }
    std::sort(found.begin(), found.end(), [](const Claim& x, const Claim& y) {
      return std::tie(x.start, x.end, x.kind) < std::tie(y.start, y.end, y.kind);
    });
    return found;
  }

  using Record = LentRecord;
  // Copy links of documents, findings of claims: the results of all passes; throws if the plugin failed.
  std::vector<Copy> link(const std::vector<Record>& documents) const { return comparison(documents).results<Copy>(); }
  std::vector<Finding> check(const std::vector<Record>& claims) const { return comparison(claims).results<Finding>(); }
  std::vector<std::string> run_passes(const std::vector<Record>& records) const { return comparison(records).records; }

  // Runs all passes over records in canonical order. The combined output of all calls: the results of all groups in the
  // order of their keys, and what was rejected and dropped. Throws if a call failed.
  Call comparison(const std::vector<Record>& records) const {
    Call all;
    const auto& passes = functions<dossier_passes>();
    std::vector<std::string> sketches(records.size());
    if (passes.sketch)
      for (std::size_t i = 0; i < records.size(); ++i) {
        Call call;
        const dossier_sketch_call parameters{
            sizeof parameters,
            0,
            Call::host(),
            call.context(),
            item(records[i], {}),
            &sketches[i],
            [](void* to, dossier_view bytes) { *static_cast<std::string*>(to) = from_view(bytes); },
            scratch()};
        require(passes.sketch(instance_, &parameters), call);
        gather(call, all);
      }

    std::map<std::string, std::int64_t> facts;
    std::map<std::string, std::vector<Row>> rows;
    for (std::uint32_t pass = 0; pass < manifest_.passes.size(); ++pass) {
      const auto& declared = manifest_.passes[pass];
      const auto fed = std::exchange(rows, {});
      for (std::uint32_t round = 0; round < declared.rounds; ++round) {
        rows.clear();
        std::map<std::string, std::int64_t> sums;
        const auto known = facts;
        auto groups = fed;
        if (declared.from == "records") {
          groups.clear();
          for (std::size_t i = 0; i < records.size(); ++i) {
            if (!declared.kinds.empty() &&
                std::find(declared.kinds.begin(), declared.kinds.end(), parse_json(records[i].json)->text_or("kind")) ==
                    declared.kinds.end())
              continue;
            Call call;
            call.known = &known;
            const dossier_map_call parameters{sizeof parameters,
                                              pass,
                                              round,
                                              static_cast<std::uint32_t>(declared.rounds),
                                              Call::host(),
                                              call.context(),
                                              item(records[i], sketches[i]),
                                              scratch()};
            require(passes.map(instance_, &parameters), call);
            for (const auto& key : call.keys) groups[key.key].push_back({i, i, key.note});
            for (const auto& [key, value] : call.facts) sums[key] += value;
            gather(call, all);
          }
        }
        for (auto& [key, members] : groups) {
          std::sort(members.begin(), members.end(), [](const Row& x, const Row& y) {
            const int note = std::memcmp(x.note.data(), y.note.data(), 16);
            return std::tie(x.a, x.b) != std::tie(y.a, y.b) ? std::tie(x.a, x.b) < std::tie(y.a, y.b) : note < 0;
          });
          if (declared.distinct) members.erase(std::unique(members.begin(), members.end(), are_equal), members.end());
          const std::uint64_t total = members.size();
          if (total < declared.min_members) continue;
          if (declared.max_members && members.size() > declared.max_members) members.resize(declared.max_members);
          const auto places = places_of(members);
          std::vector<dossier_member> lent;
          for (const auto& row : members) {
            dossier_member member{};
            member.struct_size = sizeof member;
            member.note_size = row.note.size();
            std::memcpy(member.note, row.note.data(), row.note.size());
            member.a = joined(records[row.a], sketches[row.a], declared.join);
            if (row.b != row.a) member.b = joined(records[row.b], sketches[row.b], declared.join);
            member.a_order = rank_in(places, row.a);
            member.b_order = rank_in(places, row.b);
            lent.push_back(member);
          }
          std::vector<const dossier_member*> pointers;
          pointers.reserve(lent.size());
          for (const auto& member : lent) pointers.push_back(&member);
          Call call;
          call.known = &known;
          std::string hashed = key.substr(0, 16);
          hashed.resize(16, '\0');
          const dossier_reduce_call parameters{
              sizeof parameters, pass,           round,           static_cast<std::uint32_t>(declared.rounds),
              Call::host(),      call.context(), to_view(hashed), pointers.data(),
              pointers.size(),   total,          scratch()};
          require(passes.reduce(instance_, &parameters), call);
          for (const auto& key_row : call.keys) {
            const auto record = [&members = members](std::size_t at) {
              return at < members.size() ? members[at].a : members.at(at - members.size()).b;
            };
            rows[key_row.key].push_back({record(key_row.a), record(key_row.b), key_row.note});
          }
          for (const auto& [name, value] : call.facts) sums[name] += value;
          gather(call, all);
        }
        for (const auto& [key, value] : levelled(std::move(sums), declared.levels)) facts[key] = value;
      }
    }
    return all;
  }

 private:
  // One slot is enough, as calls are made one after the other. Plugins older than scratch get none.
  dossier_scratch** scratch() const {
    return plugin_->struct_size >= sizeof(dossier_plugin) && plugin_->destroy_scratch ? &scratch_ : nullptr;
  }
  static void gather(Call& call, Call& all) {
    const auto append = [](auto& from, auto& to) {
      to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
    };
    append(call.records, all.records);
    append(call.rejected, all.rejected);
    append(call.dropped, all.dropped);
    append(call.log, all.log);
  }
  struct Row {
    std::uint64_t a, b;
    Note note;
  };
  static bool are_equal(const Row& x, const Row& y) {
    return x.a == y.a && x.b == y.b && x.note.size() == y.note.size() &&
           std::memcmp(x.note.data(), y.note.data(), x.note.size()) == 0;
  }
  dossier_item item(const Record& record, const std::string& sketch) const {
    const bool document = manifest_.kind == "deduplicator";  // a claim is given the text of its document in groups only
    return {to_view(record.json), document ? to_view(record.text) : dossier_view{}, to_view(sketch)};
  }
  // The records of a group, each once; the order of a member is its rank among these.
  static std::vector<std::uint64_t> places_of(const std::vector<Row>& group) {
    std::vector<std::uint64_t> places;
    for (const auto& row : group) places.insert(places.end(), {row.a, row.b});
    std::sort(places.begin(), places.end());
    places.erase(std::unique(places.begin(), places.end()), places.end());
    return places;
  }
  static std::uint64_t rank_in(const std::vector<std::uint64_t>& places, std::uint64_t place) {
    return static_cast<std::uint64_t>(std::lower_bound(places.begin(), places.end(), place) - places.begin());
  }
  static dossier_item joined(const Record& record, const std::string& sketch, std::string_view join) {
    dossier_item lent{};
    if (join != "nothing") lent.sketch = to_view(sketch);
    if (join == "record" || join == "text") lent.record = to_view(record.json);
    if (join == "text") lent.text = to_view(record.text);
    return lent;
  }
  static std::map<std::string, std::int64_t> levelled(std::map<std::string, std::int64_t> facts,
                                                      const std::vector<std::int64_t>& levels) {
    if (levels.empty()) return facts;
    for (auto& [key, value] : facts) {
      std::int64_t reached = 0;
      for (const auto level : levels)
        if (value >= level) reached = level;
      value = reached;
    }
    return facts;
  }
  static void require(dossier_status status, const Call& call) {
    if (status != DOSSIER_OK)
      throw std::runtime_error(call.failure ? call.failure->code + ": " + call.failure->message : "the plugin failed");
  }

  const dossier_plugin* plugin_ = nullptr;
  dossier_instance* instance_ = nullptr;
  mutable dossier_scratch* scratch_ = nullptr;
  PluginManifest manifest_;
  Call created_;
};

}  // namespace testing

DOSSIER_NAMESPACE_END
