// Formats that are known by sight: an input of one never goes to a reader that merely takes any text, and one that no
// installed reader takes is refused by its name.
#pragma once

#include <span>
#include <string_view>

namespace dossier::engine {

struct KnownFormat {
  std::string_view name;    // "a PDF file"
  std::string_view reader;  // the plugin that reads it, installed or not; empty if there is none
  bool binary = false;      // not even damaged text
  bool holds_many = false;  // documents, which can be read one by one
  // The reader guesses, or is slow: reader.auto selects it only where the stage has options for it, even none (`{}`).
  bool on_request = false;
};

// What the first bytes show, whatever the name says; null if nothing.
const KnownFormat* format_of_bytes(std::string_view head);
// What a media type or an extension (in lower case, without the dot) declares; null if nothing.
const KnownFormat* format_of_name(std::string_view extension, std::string_view media_type);

}  // namespace dossier::engine
