// One list of fields per record type: writing, reading and the order of members all come from it.
//
// A record type has   template <class V> void fields(V& v) { v("name", name); v.always("start", start); ... }
// Fields that are empty, false or absent are left out, except those passed to always(). Unknown members are kept in
// `rest` if the record has one, and written after the known fields: records can grow, and older code passes them on.
#pragma once

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "dossier/record/json.hpp"
#include "dossier/record/json_parse.hpp"

DOSSIER_NAMESPACE_BEGIN

class FieldWriter;
class FieldReader;

template <class T>
concept HasFields = requires(T& record, FieldWriter& writer) {
  record.fields(writer);
};

class FieldWriter {
 public:
  explicit FieldWriter(std::string& out) : out_(out) { out_ += '{'; }

  template <class T>
  void operator()(std::string_view name, T& value) {
    if (!is_absent(value)) always(name, value);
  }
  template <class T>
  void always(std::string_view name, T& value) {
    key(name);
    write(out_, value);
  }
  void rest(Json::Object& members) {
    for (auto& [name, value] : members) always(name, value);
  }
  void close() { out_ += '}'; }

  template <class T>
  static void write(std::string& out, T& value) {
    if constexpr (std::is_same_v<T, bool>) {
      out += value ? "true" : "false";
    } else if constexpr (std::is_integral_v<T>) {
      out += std::to_string(value);
    } else if constexpr (std::is_floating_point_v<T>) {
      out += decimal_text(value);
    } else if constexpr (std::is_same_v<T, std::string> || std::is_same_v<T, std::string_view>) {
      append_json_string(out, value);
    } else if constexpr (std::is_same_v<T, Json>) {
      value.write(out);
    } else if constexpr (HasFields<T>) {
      FieldWriter inner(out);
      value.fields(inner);
      inner.close();
    } else {
      write_container(out, value);
    }
  }

 private:
  template <class T>
  static bool is_absent(const T& value) {
    if constexpr (std::is_same_v<T, bool>) {
      return !value;
    } else if constexpr (std::is_same_v<T, Json>) {
      return value.is_null();
    } else if constexpr (requires { value.has_value(); }) {
      return !value.has_value();
    } else if constexpr (requires { value.empty(); }) {
      return value.empty();
    } else {
      return false;
    }
  }
  template <class T>
  static void write_container(std::string& out, std::optional<T>& value) {
    write(out, *value);
  }
  template <class T>
  static void write_container(std::string& out, std::vector<T>& items) {
    out += '[';
    bool first = true;
    for (auto& item : items) {
      if (!std::exchange(first, false)) out += ',';
      write(out, item);
    }
    out += ']';
  }
  void key(std::string_view name) {
    if (out_.back() != '{') out_ += ',';
    append_json_string(out_, name);
    out_ += ':';
  }

  std::string& out_;
};

// Reads well-formed JSON in whose names only what must be escaped is escaped.
class FieldReader {
 public:
  explicit FieldReader(std::string_view object) : FieldReader(members_of(object)) {}
  explicit FieldReader(std::vector<JsonMember> members) : members_(std::move(members)) {
    for (const auto& member : members_) marks_ |= mark_of(member.name);
  }

  template <class T>
  void operator()(std::string_view name, T& value) {
    if (!(marks_ & mark_of(name))) return;
    // Fields are mostly in the record's order: the search begins after the one found last.
    for (std::size_t tried = 0; tried < members_.size(); ++tried) {
      const auto at = next_;
      next_ = at + 1 < members_.size() ? at + 1 : 0;
      if (members_[at].name != name || is_taken(members_[at])) continue;
      if (!read(std::exchange(members_[at].value, {}), value) && fault_.empty()) fault_ = name;
      return;
    }
  }
  template <class T>
  void always(std::string_view name, T& value) {
    (*this)(name, value);
  }
  void rest(Json::Object& others) {
    for (const auto& member : members_) {
      if (is_taken(member)) continue;
      auto value = parse_json(member.value);
      if (!value) return void(unreadable_ = true);
      std::string name;
      JsonParser::unescape({member.name.data() - 1, member.name.size() + 2}, name);  // with its quotes
      others.emplace_back(std::move(name), std::move(*value));
    }
  }
  // The first field whose type is not the record's, or nothing.
  const std::string& fault() const { return fault_; }
  // A name occurs twice. Each known field is read once: only what is left over can be the second.
  bool is_ambiguous() const {
    if (unreadable_) return true;
    if (std::all_of(members_.begin(), members_.end(), is_taken)) return false;
    std::vector<std::string_view> names;
    names.reserve(members_.size());
    for (const auto& member : members_) names.push_back(member.name);
    std::sort(names.begin(), names.end());
    return std::adjacent_find(names.begin(), names.end()) != names.end();
  }

  // json: one value.
  template <class T>
  static bool read(std::string_view json, T& to) {
    if constexpr (std::is_same_v<T, bool>) {
      to = json == "true";
      return to || json == "false";
    } else if constexpr (std::is_integral_v<T>) {
      std::int64_t value = 0;
      const auto [end, error] = std::from_chars(json.data(), json.data() + json.size(), value);
      to = static_cast<T>(value);
      return error == std::errc() && end == json.data() + json.size();
    } else if constexpr (std::is_floating_point_v<T>) {
      if (!is_number(json)) return false;
      to = Json(Json::Number{std::string(json)}).as_double();
    } else if constexpr (std::is_same_v<T, std::string>) {
      if (!json.starts_with('"')) return false;
      JsonParser::unescape(json, to);
    } else if constexpr (std::is_same_v<T, Json>) {
      auto value = parse_json(json);
      if (!value) return false;
      to = std::move(*value);
    } else if constexpr (HasFields<T>) {
      if (!json.starts_with('{')) return false;
      FieldReader inner(json);
      to.fields(inner);
      return inner.fault().empty() && !inner.is_ambiguous();
    } else {
      return read_container(json, to);
    }
    return true;
  }

 private:
  // A value is empty only if its field was read.
  static bool is_taken(const JsonMember& member) { return member.value.empty(); }
  static std::vector<JsonMember> members_of(std::string_view object) {
    std::vector<JsonMember> members;
    members.reserve(8);
    each_json_member(object, [&](std::string_view name, std::string_view value) { members.push_back({name, value}); });
    return members;
  }
  // A bit per name, sometimes shared by several names: most absent fields are not searched for.
  static std::uint64_t mark_of(std::string_view name) {
    if (name.empty()) return 1;
    const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(name[at]); };
    return std::uint64_t{1} << ((name.size() * 7 + byte(0) * 5 + byte(name.size() - 1) * 3 + byte(name.size() / 2)) &
                                63);
  }
  static bool is_number(std::string_view json) {
    return !json.empty() && (json.front() == '-' || (json.front() >= '0' && json.front() <= '9'));
  }
  template <class T>
  static bool read_container(std::string_view json, std::optional<T>& to) {
    return read(json, to.emplace());
  }
  template <class T>
  static bool read_container(std::string_view json, std::vector<T>& to) {
    if (!json.starts_with('[')) return false;
    bool good = true;
    each_json_item(json, [&](std::string_view item) { good = good && read(item, to.emplace_back()); });
    return good;
  }

  std::vector<JsonMember> members_;
  std::uint64_t marks_ = 0;
  std::size_t next_ = 0;
  bool unreadable_ = false;
  std::string fault_;
};

// A record's canonical JSON.
template <HasFields T>
std::string encode(const T& record) {
  std::string out;
  FieldWriter::write(out, const_cast<T&>(record));  // the writer reads only
  return out;
}

// A record from its JSON, or nothing, with the reason in *why.
template <HasFields T>
std::optional<T> decode(std::string_view json, std::string* why = nullptr) {
  const auto explain = [&](std::string text) {
    if (why) *why = std::move(text);
    return std::nullopt;
  };
  // The complete JSON is parsed only if something is unusual, to report what and where.
  const auto refuse = [&](std::string reason) {
    JsonParser parser(json);
    if (!parser.parse()) reason = "byte " + std::to_string(parser.fault().offset) + ": " + parser.fault().message;
    return explain(std::move(reason));
  };
  JsonParser parser(json);
  std::vector<JsonMember> members;
  members.reserve(16);
  if (!parser.check(&members)) return refuse({});
  std::string plain;
  if (parser.has_escaped_names()) {
    const auto value = parse_json(json);
    if (!value) return refuse({});
    json = plain = value->dump();
    members.clear();
    JsonParser(json).check(&members);
  }
  if (json[json_scan::skip_space(json, 0)] != '{') return explain("expected an object");
  T record;
  FieldReader reader(std::move(members));
  record.fields(reader);
  if (reader.is_ambiguous()) return refuse({});
  if (!reader.fault().empty()) return refuse("the field \"" + reader.fault() + "\" has another type than it should");
  return record;
}

// A program of many sources defines DOSSIER_SHARED_CODECS and links one file with DOSSIER_RECORD_CODEC(, T) for each
// record type: each codec is then compiled once instead of in every source that uses it.
// NOLINTBEGIN(bugprone-macro-parentheses): a linkage and a type take none.
#define DOSSIER_RECORD_CODEC(linkage, T)            \
  linkage template std::string encode<T>(const T&); \
  linkage template std::optional<T> decode<T>(std::string_view, std::string*);
// NOLINTEND(bugprone-macro-parentheses)

DOSSIER_NAMESPACE_END
