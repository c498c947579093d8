#include "core/engine/pass_calls.hpp"

#include <algorithm>
#include <stdexcept>
#include <utility>

#include "core/plugin/group_ranks.hpp"

namespace dossier::engine {
namespace {

GroupRow row_of(const plugin::EmittedKey& key, std::uint64_t a, std::uint64_t b) {
  GroupRow row{key.key, static_cast<std::uint32_t>(a), static_cast<std::uint32_t>(b), {}, key.note_size, 0};
  std::memcpy(row.note, key.note, sizeof row.note);
  return row;
}

}  // namespace

void PassCalls::describe(const Context& context, task::StepForm& form) const {
  form.parts.set("sketching", sketching_).set("pass", std::uint64_t{pass_}).set("round", std::uint64_t{round_});
  if (sketching_ || sketches_path_.empty()) return;
  task::add_file("sketches", sketches_path_, form);
  const auto items = context.file(book_.ledger().stage + ".items");
  if (!std::filesystem::exists(items)) {
    store::RowWriter<store::Hash> out(items);
    for (const auto& item : items_) out.append(item);
    out.close();
  }
  task::add_file("items", items, form);
}

void PassCalls::open(const Json& parts) {
  pass_ = static_cast<std::size_t>(parts.integer_or("pass"));
  round_ = static_cast<std::uint32_t>(parts.integer_or("round"));
  if (pass_ >= passes_.size()) throw std::runtime_error("the description of the task names no pass of the plugin");
  if (parts.find("sketches")) {
    const store::RowFile<store::Hash> items(task::file_of(parts, "items"));
    end_sketches(task::file_of(parts, "sketches"), {items.rows().begin(), items.rows().end()});
  }
  sketching_ = parts.flag_or("sketching");
}

template <class MakeLoss>
bool PassCalls::settle(const plugin::Call& call, dossier_status status, Given& given, MakeLoss loss) const {
  ++given.in;
  ++given.calls;
  if (in_rounds()) ++given.round_calls;
  if (auto fault = call.failure(status)) {
    // Later rounds build on all earlier ones: without one group, they would compute something else.
    if (in_rounds() && fault->ended_worker())
      throw std::runtime_error("stage " + book_.ledger().stage + ": " + book_.ledger().plugin +
                               " failed in a round of \"" + pass().name + "\": " + fault->message);
    given.losses.push_back(loss(false, *fault));
    return false;
  }
  ++given.done;
  given.in += call.rejected.size() + call.dropped.size();
  for (const auto& fault : call.rejected) given.losses.push_back(loss(false, fault));
  for (const auto& fault : call.dropped) given.losses.push_back(loss(true, fault));
  return true;
}

bool PassCalls::settle_record(const plugin::Call& call, dossier_status status, std::uint64_t record,
                              Given& given) const {
  return settle(call, status, given, [&](bool dropped, const plugin::CallFault& fault) {
    return Loss{dropped, "document", records_.id(record), records_.input(record), fault};
  });
}

void PassCalls::take_group(std::span<const GroupRow> group, const plugin::Call& call, Given& given) const {
  const auto refuse = [&](std::string code, std::string message) {
    ++given.in;
    given.losses.push_back(
        {false, "group", group[0].key.hex(), {}, {std::move(code), std::move(message), {}, {}, 0, 0}});
  };
  // The records of a group: the first of each member, then the second of each.
  const auto record = [&](std::uint32_t at) { return at < group.size() ? group[at].a : group[at - group.size()].b; };
  for (const auto& emitted : call.keys) {
    if (std::max(emitted.a, emitted.b) >= group.size() * 2) {
      refuse("bad_row", "a row refers to member " + std::to_string(std::max(emitted.a, emitted.b)) + " of a group of " +
                            std::to_string(group.size()));
      continue;
    }
    given.rows.push_back(row_of(emitted, record(emitted.a), record(emitted.b)));
  }
  given.facts.insert(given.facts.end(), call.facts.begin(), call.facts.end());
  for (const auto& emitted : call.records) {
    std::string why;
    if (auto result = records_.complete(emitted.record, why)) {
      given.results.push_back(std::move(*result));
    } else {
      refuse("bad_result", "the plugin returned an invalid result: " + why);
    }
  }
}

dossier_item PassCalls::item(std::uint64_t i) const {
  return {plugin::view_of(records_.record(i)), plugin::view_of(records_.own_text(i)), plugin::view_of(sketch(i))};
}

dossier_item PassCalls::joined(std::uint64_t i) const {
  const std::string_view join = pass().join;
  dossier_item lent{};
  if (join != "nothing") lent.sketch = plugin::view_of(sketch(i));
  if (join == "record" || join == "text") lent.record = plugin::view_of(records_.record(i));
  if (join == "text") lent.text = plugin::view_of(records_.text(i));
  return lent;
}

store::Hash PassCalls::name_of(std::span<const GroupRow> group, const dossier_reduce_call& call) const {
  std::string all;
  const auto add = [&](const auto& value) { all.append(reinterpret_cast<const char*>(&value), sizeof value); };
  add(call.pass);
  add(group[0].key);
  add(call.total);
  for (std::size_t m = 0; m < group.size(); ++m) {
    const auto& row = group[m];
    add(row.note);
    add(row.note_size);
    add(call.members[m]->a_order);
    add(call.members[m]->b_order);
    add(items_[row.a]);
    add(items_[row.b]);
  }
  return store::fast_hash(all);
}

void SketchJob::start(plugin::Calls& calls) {
  calls.start(dossier_sketch_call{
      sizeof(dossier_sketch_call), 0, plugin::Call::host(), call_.context(), calls_.item(record_), &sketch_.bytes,
      [](void* sink, dossier_view bytes) noexcept { static_cast<std::string*>(sink)->assign(plugin::text_of(bytes)); },
      nullptr});
}

void SketchJob::finish(dossier_status status) {
  if (!calls_.settle_record(call_, status, record_, given_)) sketch_.bytes.clear();
  // The record of a claim names its document by a hash that covers the text.
  store::FastHasher hasher;
  for (const auto part :
       {calls_.records_.record(record_), calls_.records_.own_text(record_), std::string_view(sketch_.bytes)}) {
    const std::uint64_t size = part.size();
    hasher.add({reinterpret_cast<const char*>(&size), sizeof size});
    hasher.add(part);
  }
  sketch_.item = hasher.hash();
}

void MapJob::start(plugin::Calls& calls) {
  calls.start(dossier_map_call{sizeof(dossier_map_call), static_cast<std::uint32_t>(calls_.pass_), calls_.round_,
                               static_cast<std::uint32_t>(calls_.pass().rounds), plugin::Call::host(), call_.context(),
                               calls_.item(record_), nullptr});
}

void MapJob::finish(dossier_status status) {
  if (!calls_.settle_record(call_, status, record_, given_)) return;
  for (const auto& key : call_.keys) given_.rows.push_back(row_of(key, record_, record_));
  given_.facts.insert(given_.facts.end(), call_.facts.begin(), call_.facts.end());
}

void ReduceJob::start(plugin::Calls& calls) {
  const auto& pass = calls_.pass();
  if (pass.max_members && group_.size() > pass.max_members) {
    if (pass.max_members > 1 && !pass.sampled)
      given_.cut += group_.size() - pass.max_members;  // one stands for all of its group
    group_ = group_.first(pass.max_members);
  }
  const plugin::GroupRanks ranks(group_);
  std::vector<dossier_member> members(group_.size());
  std::vector<const dossier_member*> pointers(group_.size());
  for (std::size_t m = 0; m < group_.size(); ++m) {
    const auto& row = group_[m];
    auto& member = members[m];
    member.struct_size = sizeof member;
    member.note_size = row.note_size;
    std::memcpy(member.note, row.note, sizeof member.note);
    if (m > 0 && row.a == group_[m - 1].a && row.b == group_[m - 1].b) {  // two records under many keys
      const auto& before = members[m - 1];
      member.a = before.a;
      member.b = before.b;
      member.a_order = before.a_order;
      member.b_order = before.b_order;
      pointers[m] = &member;
      continue;
    }
    member.a = calls_.joined(row.a);
    member.b = row.b != row.a ? calls_.joined(row.b) : dossier_item{};
    member.a_order = ranks.of(row.a);
    member.b_order = ranks.of(row.b);
    pointers[m] = &member;
  }
  char key[16];
  std::memcpy(key, &group_[0].key, sizeof key);
  const dossier_reduce_call call{sizeof(dossier_reduce_call),
                                 static_cast<std::uint32_t>(calls_.pass_),
                                 calls_.round_,
                                 static_cast<std::uint32_t>(pass.rounds),
                                 plugin::Call::host(),
                                 call_.context(),
                                 plugin::view_of({key, sizeof key}),
                                 pointers.data(),
                                 pointers.size(),
                                 total_,
                                 nullptr};
  if (calls_.items_.empty() || pass.join == "nothing") return calls.start(call, nullptr);
  const auto name = calls_.name_of(group_, call);
  calls.start(call, &name);
}

void ReduceJob::finish(dossier_status status) {
  const auto lost = [&](bool dropped, const plugin::CallFault& fault) {
    return Loss{dropped, "group", group_[0].key.hex(), calls_.records_.input(group_[0].a), fault};
  };
  if (calls_.settle(call_, status, given_, lost)) calls_.take_group(group_, call_, given_);
}

}  // namespace dossier::engine
