// Learned by train/learn_chunks.py: do not edit. Weights of the traits, in 1/256 of the log-odds.
#pragma once

#include <array>

#include "chunk_traits.hpp"

namespace dossier_html {

inline constexpr std::array<int, static_cast<std::size_t>(ChunkTrait::count)> chunk_weights{
    -541,  // always
    457,   // rules_keep
    34,    // wanted
    130,   // in_container
    329,   // in_candidate
    53,    // body_has
    -227,  // body_lacks
    -24,   // heading
    50,    // list
    226,   // quote
    228,   // table
    -132,  // caption
    125,   // in_paragraph
    122,   // under_15
    -9,    // under_30
    44,    // under_60
    -162,  // under_120
    109,   // over_250
    15,    // links_10
    -112,  // links_50
    -64,   // links_80
    -172,  // bold_80
    -10,   // no_stop
    156,   // ends_with_stop
    -45,   // ends_with_colon
    86,    // comma
    184,   // main_parent
    149,   // after_prose
    153,   // before_prose
    9,     // among_prose
    -37,   // first_two
    -312,  // last_two
    -167,  // behind_last_prose
    -130,  // behind_container
    -219,  // in_furniture
    -159,  // in_margin
    -27,   // in_comments
    -152,  // in_caption
    -90,   // in_author
    -82,   // in_date
    -46,   // in_article
    72,    // in_body
    -16,   // in_elsewhere
    -116,  // in_aside
    -141,  // in_footer
    -118,  // in_form
    -53,   // in_header
    -185,  // stock_phrase
    -137,  // bar
    -157,  // copyright
    -7,    // address
    -174,  // photo
    65,    // small_first
    -106,  // capitals
    -72,   // ellipsis
    -97,   // repeated
    25,    // short_page
    253,   // stop_on_short_page
    171,   // paragraph_on_short_page
    248,   // heading_in_main_parent
    -117,  // heading_behind_last_prose
    270,   // list_under_120
    -156,  // list_over_250
    -169,  // links_in_main_parent
    -122,  // links_that_rules_keep
    -125,  // links_in_last_two
    -201,  // main_parent_behind_last_prose
    169,   // article_behind_container
};

}  // namespace dossier_html
