// Learned by train/learn_dates.py: do not edit. Weights of the traits, in 1/256 of the log-odds.
#pragma once

#include <array>

#include "date_traits.hpp"

namespace dossier_html {

inline constexpr std::array<int, static_cast<std::size_t>(DateTrait::count)> date_weights{
    139,   // json_ld
    161,   // strong_meta
    216,   // weak_meta
    78,    // microdata
    300,   // label
    49,    // time_element
    34,    // date_class
    -170,  // address
    -115,  // text
    10,    // guess
    304,   // two_kinds
    212,   // three_kinds
    -3,    // said_published
    77,    // nearest
    491,   // within_60
    250,   // within_300
    127,   // far_from_title
    -192,  // behind
    -200,  // elsewhere
    129,   // only_updated
    210,   // also_updated
    -239,  // same_as_change
    42,    // earliest
    68,    // latest
    181,   // beside_tag
    21,    // beside_shown
};

}  // namespace dossier_html
