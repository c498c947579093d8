// One list of fields a record: it is written, read and ordered from that list alone.
//
// A record type has   template <class V> void fields(V& v) { v("name", name); v.always("start", start); ... }
// Fields that are empty, false or absent are left out, save those given to always(). What a reader does not know is
// kept in `rest` where the record has one, and written back after the known fields: records grow, older code passes on.
#pragma once

#include <optional>
#include <string>
#include <type_traits>
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

class FieldReader {
 public:
  explicit FieldReader(Json::Object& members) : members_(members), taken_(members.size(), false) {}

  template <class T>
  void operator()(std::string_view name, T& value) {
    for (std::size_t i = 0; i < members_.size(); ++i)
      if (!taken_[i] && members_[i].first == name) {
        taken_[i] = true;
        if (!read(members_[i].second, value)) fault_ = fault_.empty() ? std::string(name) : fault_;
        return;
      }
  }
  template <class T>
  void always(std::string_view name, T& value) {
    (*this)(name, value);
  }
  void rest(Json::Object& members) {
    for (std::size_t i = 0; i < members_.size(); ++i)
      if (!taken_[i]) members.push_back(std::move(members_[i]));
  }
  // The first field that had another type than the record's, or nothing.
  const std::string& fault() const { return fault_; }

  template <class T>
  static bool read(Json& from, T& to) {
    if constexpr (std::is_same_v<T, bool>) {
      if (!from.boolean()) return false;
      to = *from.boolean();
    } else if constexpr (std::is_integral_v<T>) {
      if (!from.number() || (from.as_integer(0) != from.as_integer(1))) return false;
      to = static_cast<T>(from.as_integer());
    } else if constexpr (std::is_floating_point_v<T>) {
      if (!from.number()) return false;
      to = from.as_double();
    } else if constexpr (std::is_same_v<T, std::string>) {
      if (!from.text()) return false;
      to = *from.text();
    } else if constexpr (std::is_same_v<T, Json>) {
      to = std::move(from);
    } else if constexpr (HasFields<T>) {
      if (!from.object()) return false;
      FieldReader inner(*from.object());
      to.fields(inner);
      return inner.fault().empty();
    } else {
      return read_container(from, to);
    }
    return true;
  }

 private:
  template <class T>
  static bool read_container(Json& from, std::optional<T>& to) {
    return read(from, to.emplace());
  }
  template <class T>
  static bool read_container(Json& from, std::vector<T>& to) {
    if (!from.array()) return false;
    for (auto& item : *from.array())
      if (!read(item, to.emplace_back())) return false;
    return true;
  }

  Json::Object& members_;
  std::vector<bool> taken_;
  std::string fault_;
};

// A record's canonical JSON.
template <HasFields T>
std::string encode(const T& record) {
  std::string out;
  FieldWriter::write(out, const_cast<T&>(record));  // the writer reads only
  return out;
}

// A record from JSON, or nothing with the reason in *why.
template <HasFields T>
std::optional<T> decode(std::string_view json, std::string* why = nullptr) {
  JsonParser parser(json);
  auto value = parser.parse();
  const auto explain = [&](std::string text) {
    if (why) *why = std::move(text);
    return std::nullopt;
  };
  if (!value) return explain("byte " + std::to_string(parser.fault().offset) + ": " + parser.fault().message);
  if (!value->object()) return explain("expected an object");
  T record;
  FieldReader reader(*value->object());
  record.fields(reader);
  if (!reader.fault().empty()) return explain("the field \"" + reader.fault() + "\" has another type than it should");
  return record;
}

DOSSIER_NAMESPACE_END
