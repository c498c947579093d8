// The names of inputs as records have them, and what is derived from them.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

namespace dossier::engine {

// A file name as records can contain it: bytes that are not valid UTF-8 become %XX, and in such a name % becomes %25.
std::string uri_of_name(std::string_view name);

// The names of the inputs inside one input: a name that several have is numbered, "a.txt" and "a (2).txt".
class NamesInside {
 public:
  std::string unique(std::string name);

 private:
  std::map<std::string, std::uint64_t> seen_;  // how often
};

// The key of a document that has none of its own: the file name without folder and extensions; members of archives as
// archive!member; documents after an input's first with their number: "report#2".
std::string default_key(std::string_view uri, std::uint64_t ordinal);

// The extension in lower case, without the dot, ignoring .gz and .zst.
std::string extension_of(std::string_view uri);

}  // namespace dossier::engine
