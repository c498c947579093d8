// What deduplicators and checkers share: keys, groups, rows.
#pragma once

#include <cstring>
#include <span>
#include <type_traits>

#include "dossier/abi/passes.h"
#include "dossier/plugin/wrap.hpp"

DOSSIER_NAMESPACE_BEGIN

// Sixteen bytes that travel with a key: any small plain struct.
class Note {
 public:
  Note() = default;
  template <class T>
  requires(std::is_trivially_copyable_v<T> && sizeof(T) <= 16) explicit Note(const T& value) : size_(sizeof(T)) {
    std::memcpy(bytes_, &value, sizeof(T));
  }
  Note(const unsigned char* bytes, std::uint32_t size) : size_(size) { std::memcpy(bytes_, bytes, size); }

  template <class T>
  requires(std::is_trivially_copyable_v<T> && sizeof(T) <= 16) T as()
  const {
    T value{};
    std::memcpy(&value, bytes_, sizeof(T));
    return value;
  }
  const unsigned char* data() const { return bytes_; }
  std::uint32_t size() const { return size_; }

 private:
  unsigned char bytes_[16] = {};
  std::uint32_t size_ = 0;
};

// The bytes of a plain value, as a key.
template <class T>
requires(std::is_trivially_copyable_v<T> && !std::is_convertible_v<T, std::string_view>) std::string_view
    key_bytes(const T& value) {
  return {reinterpret_cast<const char*>(&value), sizeof(T)};
}

// Where a pass stands.
struct PassAt {
  std::uint32_t pass = 0;
  std::uint32_t round = 0;  // from 0
  std::uint32_t rounds = 1;

  bool last_round() const { return round + 1 == rounds; }
};

// What map may do with the record it was given.
class Keys : public Host {
 public:
  using Host::Host;
  // The record joins the group of this key. The key is a pure function of the record's bytes.
  void add(std::string_view key, const Note& note = {}) {
    dossier_key row{};
    row.struct_size = sizeof row;
    row.key = to_view(key);
    row.note_size = note.size();
    std::memcpy(row.note, note.data(), note.size());
    Host::key(row);
  }
  // fact(key, n): adds n to the sum that later passes and rounds look up.
};

// A record of a group: its parts are decoded when asked for.
template <class Record>
class Item {
 public:
  Item() = default;
  explicit Item(const dossier_item* item) : item_(item) {}

  Record record() const {
    auto record = decode_or_throw<Record>(item_->record);
    if constexpr (requires { record.blocks; }) record.text = text();
    return record;
  }
  std::string_view json() const { return from_view(item_->record); }
  std::string_view text() const { return from_view(item_->text); }
  std::string_view sketch() const { return from_view(item_->sketch); }

 private:
  const dossier_item* item_ = nullptr;
};

template <class Record>
class GroupMember {
 public:
  explicit GroupMember(const dossier_member* member) : member_(member) {}

  Item<Record> a() const { return Item<Record>(&member_->a); }
  Item<Record> b() const { return Item<Record>(&member_->b); }  // of rows of two records
  Record record() const { return a().record(); }
  Note note() const { return Note(member_->note, member_->note_size); }
  // Places in canonical order among the records of this group. To name a record elsewhere (in a key, say), use its id.
  std::uint64_t order() const { return member_->a_order; }
  std::uint64_t other_order() const { return member_->b_order; }

 private:
  const dossier_member* member_;
};

// The records that share a key, in canonical order.
template <class Record>
class Group {
 public:
  explicit Group(const dossier_reduce_call* call) : call_(call) {}

  std::size_t size() const { return call_->count; }
  std::uint64_t total() const { return call_->total; }  // larger where the pass bounds its groups
  GroupMember<Record> operator[](std::size_t i) const { return GroupMember<Record>(call_->members[i]); }
  std::string_view key() const { return from_view(call_->key); }  // 16 bytes: the host's hash of the key

 private:
  const dossier_reduce_call* call_;
};

// What reduce may do: emit results, rows for the next pass, facts.
template <class Result>
class Rows : public Host {
 public:
  using Host::Host;
  void emit(const Result& result) { Host::emit(std::string_view(encode(result))); }
  // A row of one or two records of this group (indices of members; of a row with two, the first is meant).
  void next(std::string_view key, std::size_t a, std::size_t b, const Note& note = {}) {
    dossier_key row{};
    row.struct_size = sizeof row;
    row.key = to_view(key);
    row.note_size = note.size();
    std::memcpy(row.note, note.data(), note.size());
    row.a = static_cast<std::uint32_t>(a);
    row.b = static_cast<std::uint32_t>(b);
    Host::key(row);
  }
  void next(std::string_view key, std::size_t a, const Note& note = {}) { next(key, a, a, note); }
};

// The trampolines of both kinds. P has either the simple form
//   void keys(const Record&, Keys&) const;  void compare(const Group<Record>&, Rows<Result>&) const;
// (one pass, joined with text), or the whole one:
//   static std::vector<PassDeclaration> passes();
//   void map(PassAt, const Record&, Keys&) const;  void reduce(PassAt, const Group<Record>&, Rows<Result>&) const;
// and, optionally, std::string sketch(const Record&) const; map may take the sketch as a std::string_view after the
// record.
template <class P, class Record, class Result>
struct PassFunctions {
  static constexpr bool simple = requires(const P& p, const Record& r, Keys& k) { p.keys(r, k); };
  static constexpr bool sketched = requires(const P& p, const Record& r) { std::string(p.sketch(r)); };
  static constexpr bool map_with_sketch = requires(const P& p, const Record& r, Keys& k) {
    p.map(PassAt{}, r, std::string_view(), k);
  };
  static constexpr bool maps = simple || map_with_sketch || requires(const P& p, const Record& r, Keys& k) {
    p.map(PassAt{}, r, k);
  };

  static void fill(PluginManifest& manifest) {
    if constexpr (simple) {
      PassDeclaration pass;
      pass.name = "compare";
      pass.join = "text";
      manifest.passes = {pass};
    } else {
      manifest.passes = P::passes();
    }
    manifest.sketches = sketched;
  }
  static Record record_of(const dossier_item& item) { return Item<Record>(&item).record(); }

  static dossier_status sketch(dossier_instance* instance, const dossier_sketch_call* call) {
    return guarded(call->host, call->context, [&] {
      if constexpr (sketched) {
        const std::string bytes = plugin_of<P>(instance).sketch(record_of(call->item));
        call->write(call->sink, to_view(bytes));
      } else {
        (void)instance;
      }
    });
  }
  static dossier_status map(dossier_instance* instance, const dossier_map_call* call) {
    return guarded(call->host, call->context, [&] {
      [[maybe_unused]] Keys keys(call->host, call->context);
      [[maybe_unused]] const PassAt at{call->pass, call->round, call->rounds};
      const auto record = record_of(call->item);
      if constexpr (simple) {
        plugin_of<P>(instance).keys(record, keys);
      } else if constexpr (map_with_sketch) {
        plugin_of<P>(instance).map(at, record, from_view(call->item.sketch), keys);
      } else if constexpr (maps) {
        plugin_of<P>(instance).map(at, record, keys);
      }
    });
  }
  static dossier_status reduce(dossier_instance* instance, const dossier_reduce_call* call) {
    return guarded(call->host, call->context, [&] {
      Rows<Result> rows(call->host, call->context);
      const Group<Record> group(call);
      if constexpr (simple) {
        plugin_of<P>(instance).compare(group, rows);
      } else {
        plugin_of<P>(instance).reduce(PassAt{call->pass, call->round, call->rounds}, group, rows);
      }
    });
  }
  static constexpr dossier_passes functions{sizeof(dossier_passes), 0, sketched ? sketch : nullptr, map, reduce};
};

DOSSIER_NAMESPACE_END
