// The parts that deduplicators and checkers share: keys, groups, rows.
#pragma once

#include <cstring>
#include <span>
#include <type_traits>

#include "dossier/abi/passes.h"
#include "dossier/plugin/wrap.hpp"

DOSSIER_NAMESPACE_BEGIN

// Up to sixteen bytes that travel with a key: any small plain struct.
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

// The bytes of a plain value, to be used as a key.
template <class T>
requires(std::is_trivially_copyable_v<T> && !std::is_convertible_v<T, std::string_view>) std::string_view
    key_bytes(const T& value) {
  return {reinterpret_cast<const char*>(&value), sizeof(T)};
}

// The current pass and round.
struct PassAt {
  std::uint32_t pass = 0;
  std::uint32_t round = 0;  // from 0
  std::uint32_t rounds = 1;

  bool last_round() const { return round + 1 == rounds; }
};

// The host during map.
class Keys : public Host {
 public:
  using Host::Host;
  // Adds the record to the group of this key. The key must be a pure function of the record's bytes.
  void add(std::string_view key, const Note& note = {}) {
    dossier_key row{};
    row.struct_size = sizeof row;
    row.key = to_view(key);
    row.note_size = note.size();
    std::memcpy(row.note, note.data(), note.size());
    Host::key(row);
  }
  // fact(key, n) adds n to the sum that later passes and rounds look up.
};

// What the members of a group include; each contains those before it.
enum class Join { nothing = 0, sketch = 1, record = 2, text = 3 };

// The join of a declared pass. An unknown word is refused when the plugin describes itself.
inline Join join_of(const PassDeclaration& pass) {
  const auto* found = std::find(pass_joins.begin(), pass_joins.end(), pass.join);
  return static_cast<Join>(found - pass_joins.begin());
}

// A record of a group. Its parts are decoded on request; requesting a part that the pass does not join throws Error.
template <class Record>
class Item {
 public:
  Item() = default;
  explicit Item(const dossier_item* item, Join joined = Join::text) : item_(item), joined_(joined) {}

  // The text of a document is set only if the pass joins texts.
  Record record() const {
    auto record = decode_or_throw<Record>(part(Join::record));
    if constexpr (requires { record.blocks; }) record.text = from_view(item_->text);
    return record;
  }
  std::string_view json() const { return from_view(part(Join::record)); }
  std::string_view text() const { return from_view(part(Join::text)); }
  std::string_view sketch() const { return from_view(part(Join::sketch)); }

 private:
  dossier_view part(Join which) const {
    if (!item_)
      throw Error("no_second_record",
                  "the plugin asks for the second record of a row that has one: b() is for rows of two");
    if (joined_ < which)
      throw Error("not_joined", "the plugin asks for the " + word(which) + " of a member, but its pass joins " +
                                    word(joined_) + ": declare join = \"" + word(which) + "\" in passes()");
    return which == Join::sketch ? item_->sketch : which == Join::record ? item_->record : item_->text;
  }
  static std::string word(Join join) { return std::string(pass_joins[static_cast<std::size_t>(join)]); }

  const dossier_item* item_ = nullptr;
  Join joined_ = Join::text;
};

template <class Record>
class GroupMember {
 public:
  explicit GroupMember(const dossier_member* member, Join joined = Join::text) : member_(member), joined_(joined) {}

  Item<Record> a() const { return Item<Record>(&member_->a, joined_); }
  // The second record of a row of two. If the row has one record, requesting any part of it throws Error.
  Item<Record> b() const { return Item<Record>(member_->a_order == member_->b_order ? nullptr : &member_->b, joined_); }
  Record record() const { return a().record(); }
  Note note() const { return Note(member_->note, member_->note_size); }
  // Ranks in canonical order among the records of this group. To refer to a record elsewhere (in a key), use its id.
  std::uint64_t order() const { return member_->a_order; }
  std::uint64_t other_order() const { return member_->b_order; }

 private:
  const dossier_member* member_;
  Join joined_;
};

// The records that share a key, in canonical order.
template <class Record>
class Group {
 public:
  explicit Group(const dossier_reduce_call* call, Join joined = Join::text) : call_(call), joined_(joined) {}

  std::size_t size() const { return call_->count; }
  std::uint64_t total() const { return call_->total; }  // before the group was cut to max_members
  // Throws Error if there is no such member.
  GroupMember<Record> operator[](std::size_t i) const {
    if (i >= size())
      throw Error("no_such_member", "the plugin asks for group[" + std::to_string(i) + "], but the group has " +
                                        std::to_string(size()) + (size() == 1 ? " member" : " members"));
    return GroupMember<Record>(call_->members[i], joined_);
  }
  std::string_view key() const { return from_view(call_->key); }  // 16 bytes: the hash of the key

 private:
  const dossier_reduce_call* call_;
  Join joined_;
};

// The host during reduce: takes results, rows for the next pass, facts.
template <class Result>
class Rows : public Host {
 public:
  using Host::Host;
  void emit(const Result& result) { Host::emit(std::string_view(encode(result))); }
  // A row of one or two records of this group, by the indices of their members; size() + index is its second record.
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

// The C functions of both kinds. P has either the simple form
//   void keys(const Record&, Keys&) const;  void compare(const Group<Record>&, Rows<Result>&) const;
// (one pass that joins texts), or the full form:
//   static std::vector<PassDeclaration> passes();
//   void map(PassAt, const Record&, Keys&) const;  void reduce(PassAt, const Group<Record>&, Rows<Result>&) const;
// and, optionally, std::string sketch(const Record&) const, which may take a const Host& after the record; map may take
// the sketch as a std::string_view after the record. Each may take a Scratch& as its last parameter (scratch.hpp).
template <class P, class Record, class Result>
struct PassFunctions {
  using Scratch = scratch_of<P>;
  static constexpr bool keys_with_scratch = requires(const P& p, const Record& r, Keys& k, Scratch& x) {
    p.keys(r, k, x);
  };
  static constexpr bool simple = keys_with_scratch || requires(const P& p, const Record& r, Keys& k) { p.keys(r, k); };
  static constexpr bool compare_with_scratch =
      requires(const P& p, const Group<Record>& g, Rows<Result>& rows, Scratch& x) {
    p.compare(g, rows, x);
  };
  static constexpr bool compares =
      compare_with_scratch || requires(const P& p, const Group<Record>& g, Rows<Result>& rows) {
    p.compare(g, rows);
  };
  static constexpr bool reduce_with_scratch =
      requires(const P& p, const Group<Record>& g, Rows<Result>& rows, Scratch& x) {
    p.reduce(PassAt{}, g, rows, x);
  };
  static constexpr bool reduces =
      reduce_with_scratch || requires(const P& p, const Group<Record>& g, Rows<Result>& rows) {
    p.reduce(PassAt{}, g, rows);
  };
  static constexpr bool sketch_with_host_and_scratch =
      requires(const P& p, const Record& r, const Host& h, Scratch& x) {
    std::string(p.sketch(r, h, x));
  };
  static constexpr bool sketch_with_host =
      sketch_with_host_and_scratch || requires(const P& p, const Record& r, const Host& h) {
    std::string(p.sketch(r, h));
  };
  static constexpr bool sketch_with_scratch = requires(const P& p, const Record& r, Scratch& x) {
    std::string(p.sketch(r, x));
  };
  static constexpr bool sketched = sketch_with_host || sketch_with_scratch || requires(const P& p, const Record& r) {
    std::string(p.sketch(r));
  };
  static constexpr bool map_with_sketch_and_scratch = requires(const P& p, const Record& r, Keys& k, Scratch& x) {
    p.map(PassAt{}, r, std::string_view(), k, x);
  };
  static constexpr bool map_with_sketch =
      map_with_sketch_and_scratch || requires(const P& p, const Record& r, Keys& k) {
    p.map(PassAt{}, r, std::string_view(), k);
  };
  static constexpr bool map_with_scratch = requires(const P& p, const Record& r, Keys& k, Scratch& x) {
    p.map(PassAt{}, r, k, x);
  };
  static constexpr bool maps =
      simple || map_with_sketch || map_with_scratch || requires(const P& p, const Record& r, Keys& k) {
    p.map(PassAt{}, r, k);
  };
  static constexpr bool uses_scratch = keys_with_scratch || compare_with_scratch || reduce_with_scratch ||
                                       sketch_with_host_and_scratch || sketch_with_scratch ||
                                       map_with_sketch_and_scratch || map_with_scratch;

  static std::vector<PassDeclaration> passes() {
    static_assert(simple || !compares,
                  "a plugin class with compare() needs keys() to group its records: "
                  "void keys(const Record&, dossier::Keys&) const, with dossier::Document or dossier::Claim as Record");
    static_assert(!simple || compares,
                  "a plugin class with keys() needs compare() for the groups: "
                  "void compare(const dossier::Group<Record>&, Results&) const, with Links or Findings as Results");
    if constexpr (simple) {
      PassDeclaration pass;
      pass.name = "compare";
      pass.join = "text";
      return {pass};
    } else if constexpr (!compares) {
      static_assert(
          requires { P::passes(); },
          "a plugin class with reduce() declares its passes: "
          "static std::vector<dossier::PassDeclaration> passes()");
      return P::passes();
    } else {
      return {};
    }
  }
  static void fill(PluginManifest& manifest) {
    manifest.passes = passes();
    manifest.sketches = sketched;
    for (const auto& pass : manifest.passes) {
      if (const auto why = check_pass(pass)) throw std::logic_error(*why);
      if (!maps && pass.from == "records")
        throw std::logic_error("the pass \"" + pass.name +
                               "\" is fed by records, but the class has no map() for them: expected "
                               "void map(dossier::PassAt, const Record&, dossier::Keys&) const");
      if (!sketched && pass.join == "sketch")
        throw std::logic_error(
            "the pass \"" + pass.name +
            "\" joins sketches, but the class makes none: expected std::string sketch(const Record&) "
            "const");
    }
  }
  static Join join_at(std::uint32_t pass) {
    static const auto joins = [] {
      std::vector<Join> all;
      for (const auto& declared : passes()) all.push_back(join_of(declared));
      return all;
    }();
    return pass < joins.size() ? joins[pass] : Join::text;
  }
  static Record record_of(const dossier_item& item) { return Item<Record>(&item).record(); }

  static dossier_status sketch(dossier_instance* instance, const dossier_sketch_call* call) {
    return guarded(call->host, call->context, [&] {
      if constexpr (sketched) {
        const P& plugin = plugin_of<P>(instance);
        const auto record = record_of(call->item);
        [[maybe_unused]] const Host host(call->host, call->context);
        std::string bytes;
        if constexpr (sketch_with_host) {
          bytes =
              with_scratch(plugin, *call, [&](auto&... scratch) -> decltype(plugin.sketch(record, host, scratch...)) {
                return plugin.sketch(record, host, scratch...);
              });
        } else {
          bytes = with_scratch(plugin, *call, [&](auto&... scratch) -> decltype(plugin.sketch(record, scratch...)) {
            return plugin.sketch(record, scratch...);
          });
        }
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
      [[maybe_unused]] const std::string_view sketch = from_view(call->item.sketch);
      const P& plugin = plugin_of<P>(instance);
      if constexpr (simple) {
        with_scratch(plugin, *call, [&](auto&... scratch) -> decltype(plugin.keys(record, keys, scratch...)) {
          return plugin.keys(record, keys, scratch...);
        });
      } else if constexpr (map_with_sketch) {
        with_scratch(plugin, *call,
                     [&](auto&... scratch) -> decltype(plugin.map(at, record, sketch, keys, scratch...)) {
                       return plugin.map(at, record, sketch, keys, scratch...);
                     });
      } else if constexpr (maps) {
        with_scratch(plugin, *call, [&](auto&... scratch) -> decltype(plugin.map(at, record, keys, scratch...)) {
          return plugin.map(at, record, keys, scratch...);
        });
      } else {
        (void)plugin;
      }
    });
  }
  static dossier_status reduce(dossier_instance* instance, const dossier_reduce_call* call) {
    return guarded(call->host, call->context, [&] {
      Rows<Result> rows(call->host, call->context);
      const Group<Record> group(call, join_at(call->pass));
      [[maybe_unused]] const PassAt at{call->pass, call->round, call->rounds};
      const P& plugin = plugin_of<P>(instance);
      if constexpr (compares) {
        with_scratch(plugin, *call, [&](auto&... scratch) -> decltype(plugin.compare(group, rows, scratch...)) {
          return plugin.compare(group, rows, scratch...);
        });
      } else {
        with_scratch(plugin, *call, [&](auto&... scratch) -> decltype(plugin.reduce(at, group, rows, scratch...)) {
          return plugin.reduce(at, group, rows, scratch...);
        });
      }
    });
  }
  static constexpr dossier_passes functions{sizeof(dossier_passes), 0, sketched ? sketch : nullptr, map, reduce};
};

DOSSIER_NAMESPACE_END
