// Part-of-speech tags of a word: those of the Penn Treebank as the English Universal Dependencies use them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace language {

// clang-format off
enum class Tag : std::uint8_t {
  none, cc, cd, dt, ex, fw, in, jj, jjr, jjs, ls, md, nn, nnp, nnps, nns, pdt, pos, prp, prp_possessive, rb, rbr, rbs, rp,
  sym, to, uh, vb, vbd, vbg, vbn, vbp, vbz, wdt, wp, wp_possessive, wrb, hyph, afx, add, nfp, gw, comma, stop, colon,
  open_quote, close_quote, open_bracket, close_bracket, dollar
};
// clang-format on
inline constexpr std::size_t tag_count = static_cast<std::size_t>(Tag::dollar) + 1;

// "NN", "PRP$", "-LRB-".
std::string_view name_of(Tag tag);
std::optional<Tag> tag_named(std::string_view name);

constexpr bool is_common_noun(Tag tag) { return tag == Tag::nn || tag == Tag::nns; }
constexpr bool is_name(Tag tag) { return tag == Tag::nnp || tag == Tag::nnps; }
constexpr bool is_noun(Tag tag) { return is_common_noun(tag) || is_name(tag); }
constexpr bool is_verb(Tag tag) { return tag >= Tag::vb && tag <= Tag::vbz; }
// A form that can be a clause's predicate without an auxiliary.
constexpr bool is_finite(Tag tag) { return tag == Tag::vbd || tag == Tag::vbp || tag == Tag::vbz || tag == Tag::md; }
constexpr bool is_adjective(Tag tag) { return tag >= Tag::jj && tag <= Tag::jjs; }
constexpr bool is_adverb(Tag tag) { return tag >= Tag::rb && tag <= Tag::rbs; }
constexpr bool is_mark(Tag tag) { return tag >= Tag::comma && tag <= Tag::close_bracket; }

}  // namespace language
