// EPUB: the chapters in the order of reading.
#pragma once

#include <string_view>

#include "composer.hpp"
#include "dossier/reader.hpp"
#include "package.hpp"

namespace dossier_office {

// main: the package file, which lists the chapters.
void read_epub(Package& package, std::string_view main, Composer& out, dossier::Document& document,
               dossier::DocumentSink& sink);

// The package file of a container; empty if it names none.
std::string package_file_of(const Package& package);

}  // namespace dossier_office
