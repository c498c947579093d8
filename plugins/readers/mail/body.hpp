// The text of a message: paragraphs, what it quotes of others, and its signature.
#pragma once

#include <vector>

#include "dossier/plugin/mapped_text.hpp"
#include "dossier/record/document.hpp"

namespace dossier_mail {

struct BodyForm {
  bool flowed = false;      // lines that end with a blank continue
  bool in_mailbox = false;  // ">From " stands for "From "
};

// Appends the body to `out` and its blocks to `blocks`: `paragraph`, `list` and `table` by the form of the lines, and
// `quote` for lines behind ">" (which are removed) with the line that introduces them. The signature behind "-- " is left out; returns its place in the body.
dossier::Span append_body(const dossier::MappedText& body, const BodyForm& form, dossier::MappedText& out,
                          std::vector<dossier::Block>& blocks);

}  // namespace dossier_mail
