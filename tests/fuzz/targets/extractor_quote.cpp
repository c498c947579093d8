#include "tests/fuzz/plugin_runs.hpp"

namespace {

const dossier::fuzz::Target target("extractor_quote",
                                   [](std::string_view bytes) {
                                     static const dossier::testing::LoadedPlugin extractor(
                                         PLUGIN_DIR "/extractor-quote.so", "extractor.quote");
                                     dossier::fuzz::extract(extractor, bytes);
                                   },
                                   {"\"The ferry runs,\" said Ann Lee, the mayor. \"It is late.\"",
                                    "\xE2\x80\x9CWe \xE2\x80\x98never\xE2\x80\x99 said so,\xE2\x80\x9D Mr Smith told "
                                    "reporters.\n\n\xE2\x80\x9CNever.\xE2\x80\x9D",
                                    "According to the ministry, the yard had won; it said that \"prices\" would rise.",
                                    "<< Oui >>, 'a' ''b'' `c`"});

}  // namespace
