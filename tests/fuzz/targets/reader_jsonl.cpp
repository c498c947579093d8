#include "tests/fuzz/plugin_runs.hpp"

namespace {

const dossier::fuzz::Target target("reader_jsonl",
                                   [](std::string_view bytes) {
                                     static const dossier::testing::LoadedPlugin reader(PLUGIN_DIR "/reader-jsonl.so",
                                                                                        "reader.jsonl");
                                     dossier::fuzz::read(reader, bytes);
                                   },
                                   {"{\"id\":\"1\",\"title\":\"A\",\"text\":\"one "
                                    "\\u00e9\\n\\ud83d\\ude00\",\"published\":\"2024-04-05\"}\n{\"text\":\"two\"}\n",
                                    "\xEF\xBB\xBF{\"text\":\"a\",\"authors\":[\"x\"],\"blocks\":[{\"kind\":\"title\","
                                    "\"start\":0,\"end\":1}]}\r\n\r\n"});

}  // namespace
