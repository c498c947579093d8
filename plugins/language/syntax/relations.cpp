#include "language/syntax/relations.hpp"

#include <algorithm>
#include <iterator>

namespace language {

namespace {

constexpr std::string_view relation_names[] = {
    "_",         "acl",       "acl:relcl",     "advcl",    "advcl:relcl", "advmod",     "amod",       "appos",
    "aux",       "aux:pass",  "case",          "cc",       "cc:preconj",  "ccomp",      "compound",   "compound:prt",
    "conj",      "cop",       "csubj",         "dep",      "det",         "det:predet", "discourse",  "dislocated",
    "expl",      "fixed",     "flat",          "goeswith", "iobj",        "list",       "mark",       "nmod",
    "nmod:desc", "nmod:poss", "nmod:unmarked", "nsubj",    "nsubj:outer", "nsubj:pass", "nummod",     "obj",
    "obl",       "obl:agent", "obl:unmarked",  "orphan",   "parataxis",   "punct",      "reparandum", "root",
    "vocative",  "xcomp"};
static_assert(std::size(relation_names) == relation_count);

}  // namespace

std::string_view name_of(Relation relation) { return relation_names[static_cast<std::size_t>(relation)]; }

std::optional<Relation> relation_named(std::string_view name) {
  if (name.ends_with(":npmod") || name.ends_with(":tmod"))
    return name[0] == 'o' ? Relation::obl_unmarked : Relation::nmod_unmarked;
  for (const auto known : {name, name.substr(0, name.find(':'))}) {
    const auto* found = std::find(std::begin(relation_names), std::end(relation_names), known);
    if (found != std::end(relation_names)) return static_cast<Relation>(found - relation_names);
  }
  return std::nullopt;
}

}  // namespace language
