// The kinds of documents in a container, and which one it holds.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "composer.hpp"
#include "dossier/reader.hpp"
#include "package.hpp"

namespace dossier_office {

struct Kind {
  std::string_view extension;
  std::string_view media_type;
  std::string_view mark;  // in the content type of the main member, or the whole content of "mimetype"
  void (*read)(Package&, std::string_view main, Composer&, dossier::Document&, dossier::DocumentSink&);
};
extern const std::span<const Kind> kinds;

struct Content {
  const Kind* kind;
  std::string main;  // the member where reading begins
};

// Members that describe what the container holds: small ones that are always loaded.
bool is_small_member(std::string_view name);
// Throws dossier::Error: bad_document, encrypted, unsupported.
Content content_of(const Package& package);

void read_properties(const Package& package, const Content& content, dossier::Document& document);

// The container of Office before 2007, in which encrypted documents are, too.
bool is_old_container(std::string_view bytes);
// Throws dossier::Error that says what it is.
void refuse_old(std::string_view bytes);

}  // namespace dossier_office
