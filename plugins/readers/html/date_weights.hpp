// Learned by train/learn_dates.py: do not edit. Weights of the traits, in 1/256 of the log-odds.
#pragma once

#include <array>

#include "date_traits.hpp"

namespace dossier_html {

inline constexpr std::array<int, static_cast<std::size_t>(DateTrait::count)> date_weights{
    65,    // json_ld
    158,   // strong_meta
    219,   // weak_meta
    74,    // microdata
    321,   // label
    68,    // time_element
    32,    // date_class
    -170,  // address
    -92,   // text
    16,    // guess
    291,   // two_kinds
    214,   // three_kinds
    21,    // said_published
    74,    // nearest
    486,   // within_60
    242,   // within_300
    133,   // far_from_title
    -203,  // behind
    -213,  // elsewhere
    127,   // only_updated
    256,   // also_updated
    -251,  // same_as_change
    29,    // earliest
    77,    // latest
    154,   // beside_tag
    66,    // beside_shown
};

}  // namespace dossier_html
