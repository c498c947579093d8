// Relations of a word to its head: Universal Dependencies for English.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace language {

// clang-format off
enum class Relation : std::uint8_t {
  none, acl, acl_relcl, advcl, advcl_relcl, advmod, amod, appos, aux, aux_pass, case_mark, cc, cc_preconj, ccomp, compound,
  compound_prt, conj, cop, csubj, dep, det, det_predet, discourse, dislocated, expl, fixed, flat, goeswith, iobj, list, mark,
  nmod, nmod_desc, nmod_poss, nmod_unmarked, nsubj, nsubj_outer, nsubj_pass, nummod, obj, obl, obl_agent, obl_unmarked,
  orphan, parataxis, punct, reparandum, root, vocative, xcomp
};
// clang-format on
inline constexpr std::size_t relation_count = static_cast<std::size_t>(Relation::xcomp) + 1;

// "nsubj:pass".
std::string_view name_of(Relation relation);
// A subtype that is not in the list is taken as its relation.
std::optional<Relation> relation_named(std::string_view name);

constexpr bool is_subject(Relation relation) {
  return relation == Relation::nsubj || relation == Relation::nsubj_pass || relation == Relation::nsubj_outer;
}
constexpr bool is_auxiliary(Relation relation) { return relation == Relation::aux || relation == Relation::aux_pass; }
// The head of a clause of its own below another word.
constexpr bool is_clause(Relation relation) {
  return relation == Relation::acl || relation == Relation::acl_relcl || relation == Relation::advcl ||
         relation == Relation::advcl_relcl || relation == Relation::ccomp || relation == Relation::csubj ||
         relation == Relation::parataxis || relation == Relation::root || relation == Relation::xcomp;
}

}  // namespace language
