#include "core/trial/matching.hpp"

#include <algorithm>
#include <functional>
#include <optional>

#include "core/pipeline/report.hpp"

namespace dossier::trial {
namespace {

std::string shown(const Json& value) {
  if (value.text()) return pipeline::in_quotes(*value.text());
  const auto text = value.dump();
  constexpr std::size_t most = 120;
  return text.size() <= most ? text : text.substr(0, most) + "...";
}

bool same(const Json& a, const Json& b) {
  if (a.number() && b.number()) return a == b || a.as_double() == b.as_double();
  return a == b;
}

class Comparison {
 public:
  explicit Comparison(const RecordsById& records) : records_(records) {}

  void compare(const Json& expected, const Json& found, const std::string& field) {
    if (expected.object()) return compare_object(expected, found, field);
    if (expected.array()) return compare_list(*expected.array(), found, field);
    if (!same(expected, found)) tell(field, "expected " + shown(expected) + ", found " + shown(found));
  }
  std::vector<std::string> take() { return std::move(all_); }

 private:
  void tell(const std::string& field, const std::string& what) {
    all_.push_back(field.empty() ? what : field + ": " + what);
  }

  void compare_object(const Json& expected, const Json& given, const std::string& field) {
    const Json* found = &given;
    if (given.text())
      if (const auto record = records_.find(*given.text()); record != records_.end()) found = &record->second;
    if (!found->object()) return tell(field, "expected " + shown(expected) + ", found " + shown(given));
    for (const auto& [key, value] : *expected.object()) {
      std::string name = field;
      if (!name.empty()) name += ".";
      name += key;
      const Json* member = found->find(key);
      if (value.is_null()) {
        if (member && !member->is_null()) tell(name, "expected nothing, found " + shown(*member));
      } else if (!member) {
        tell(name, "expected " + shown(value) + ", found nothing");
      } else {
        compare(value, *member, name);
      }
    }
  }

  void compare_list(const Json::Array& expected, const Json& found, const std::string& field) {
    if (!found.array()) return tell(field, "expected a list, found " + shown(found));
    for (const auto missing : pair(expected, *found.array(), records_).missing)
      tell(field, "expected " + shown(expected[missing]) + " among " + shown(found));
  }

  const RecordsById& records_;
  std::vector<std::string> all_;
};

}  // namespace

std::vector<std::string> differences(const Json& expected, const Json& found, const RecordsById& records) {
  Comparison comparison(records);
  comparison.compare(expected, found, "");
  return comparison.take();
}

// Augmenting paths: an expected record may take the record of another if that one matches a different record.
Pairing pair(const std::vector<Json>& expected, const std::vector<Json>& found, const RecordsById& records) {
  std::vector<std::vector<std::size_t>> fits(expected.size());
  for (std::size_t e = 0; e < expected.size(); ++e)
    for (std::size_t f = 0; f < found.size(); ++f)
      if (differences(expected[e], found[f], records).empty()) fits[e].push_back(f);
  std::vector<std::optional<std::size_t>> owner(found.size());
  std::vector<bool> seen;
  const std::function<bool(std::size_t)> place = [&](std::size_t e) {
    return std::ranges::any_of(fits[e], [&](std::size_t f) {
      if (seen[f]) return false;
      seen[f] = true;
      if (owner[f] && !place(*owner[f])) return false;
      owner[f] = e;
      return true;
    });
  };
  Pairing pairing;
  for (std::size_t e = 0; e < expected.size(); ++e) {
    seen.assign(found.size(), false);
    if (!place(e)) pairing.missing.push_back(e);
  }
  for (std::size_t f = 0; f < found.size(); ++f)
    if (!owner[f]) pairing.left_over.push_back(f);
  return pairing;
}

}  // namespace dossier::trial
