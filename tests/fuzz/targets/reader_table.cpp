#include "tests/fuzz/plugin_runs.hpp"

namespace {

const dossier::fuzz::Target target("reader_table",
                                   [](std::string_view bytes) {
                                     static const dossier::testing::LoadedPlugin reader(PLUGIN_DIR "/reader-table.so",
                                                                                        "reader.table");
                                     dossier::fuzz::read(reader, bytes);
                                   },
                                   {"id,title,text\r\n1,\"A, \"\"B\"\"\",\"one\ntwo\"\r\n2,C\r\n3,\"D\n",
                                    "id;text\n'1';'a\\'b'\n", "sep=\t\ntext\tdate\nx\t2024-04-05\n",
                                    std::string("\xFF\xFEi\0,\0t\0e\0x\0t\0\n\0", 16)});

}  // namespace
