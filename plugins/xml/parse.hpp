// Reads XML that anyone may have written: nothing outside the bytes is read, no DTD is loaded, entities cannot grow, depth
// is bounded. Every character has its place in the bytes.
//
// Forgiven: forbidden characters, invalid UTF-8, "&" and "<" that were not escaped, blanks before the XML declaration, undeclared prefixes, the entities of HTML without a declaration. A
// reference to an external or an unknown entity stays in the text as written.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "dossier/plugin/error.hpp"
#include "dossier/plugin/mapped_text.hpp"
#include "xml/namespaces.hpp"
#include "xml/source.hpp"

namespace xml {

struct Attribute {
  Name name;
  std::string_view value;
};

// A start tag; valid during the call of start.
struct Element {
  Name name;
  std::span<const Attribute> attributes;
  dossier::Span source;  // the tag's bytes

  // Null if the element does not have it. Attributes without a prefix are in no namespace.
  const std::string_view* find(std::string_view local, std::string_view space = {}) const {
    for (const auto& attribute : attributes)
      if (attribute.name.local == local && attribute.name.space == space) return &attribute.value;
    return nullptr;
  }
};

// Thrown by a handler that has seen enough: parse returns as if the document ended.
struct Enough {};

// Receives a document in its order. Exceptions leave parse.
class Handler {
 public:
  virtual ~Handler() = default;
  virtual void start(const Element&) {}
  // tag: the bytes of the end tag; empty where one tag is both.
  virtual void end(const Name&, const dossier::Span& /*tag*/) {}
  // All characters between two tags, entities and CDATA decoded, line ends as line feeds, with their map to the bytes.
  virtual void text(const dossier::MappedText&) {}
};

// Where and why the document is not XML from there on.
struct Fault {
  std::string code;          // bad_xml, too_deep
  std::string message;       // "line 3, column 7 (byte 90): expected ..., found ..."
  std::uint64_t offset = 0;  // in the bytes
  std::uint64_t at = 0;      // in the source's text

  dossier::Error error() const { return {code, message}; }
};

struct Parsed {
  std::optional<Fault> fault;  // the handler has what came before it
  std::string charset;         // as Source says
  std::uint64_t replaced = 0;  // characters that became U+FFFD
};

struct Limits {
  std::size_t depth = 512;  // of elements
};

// bytes: the complete document.
Parsed parse(std::string_view bytes, Handler& handler, const Limits& limits = {});
Parsed parse(const Source& source, Handler& handler, const Limits& limits = {});

// The outermost element, by the beginning of a document; nothing if it is not XML that far.
struct Root {
  std::string space, local;
};
std::optional<Root> root_of(std::string_view head);

}  // namespace xml
