// Names of elements and attributes, with the namespaces that are declared around them.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace xml {

// The namespace of xml:lang and xml:space.
constexpr std::string_view xml_space = "http://www.w3.org/XML/1998/namespace";

// Views that are valid as long as the parse, or the tree that has them.
struct Name {
  std::string_view space;  // the namespace; of a prefix that is not declared, the prefix itself; empty: none
  std::string_view local;

  bool operator==(const Name&) const = default;
};

// Declarations that many documents forget are forgiven: a prefix without one is its own namespace.
class Namespaces {
 public:
  // An element opens: its attributes as expat passes them (name, value, ..., null).
  void open(const char* const* attributes);
  void close();
  // Valid until this is destroyed.
  Name element(std::string_view written);
  // An attribute without a prefix is in no namespace.
  Name attribute(std::string_view written);

 private:
  std::string_view kept(std::string_view text);
  std::string_view space_of(std::string_view prefix);

  std::set<std::string, std::less<>> kept_;
  std::map<std::string_view, std::vector<std::string_view>> spaces_;  // by prefix, the innermost last
  std::vector<std::vector<std::string_view>> declared_;               // prefixes, by open element
  std::unordered_map<std::string_view, Name> elements_;               // as now resolved
};

}  // namespace xml
