// The number parser, inside its extractor.
#include "tests/fuzz/plugin_runs.hpp"

namespace {

const dossier::fuzz::Target target("extractor_quantity",
                                   [](std::string_view bytes) {
                                     static const dossier::testing::LoadedPlugin extractor(
                                         PLUGIN_DIR "/extractor-quantity.so", "extractor.quantity");
                                     dossier::fuzz::extract(extractor, bytes);
                                   },
                                   {"Sales rose 5.5% to $1,234.50 million, from 1.2bn euros.",
                                    "One and a half million of 2 1/2 to 3-4 kg, 6ft 2in.",
                                    "Two-thirds of tens of thousands; 10^-3 m/s, 5e10, -7 \xC2\xB0"
                                    "C, \xC2\xBD.",
                                    "20 to 30 per cent; 816 000 people, 1 over 21."});

}  // namespace
