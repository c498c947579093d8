#include "tests/fuzz/plugin_runs.hpp"

namespace {

const dossier::fuzz::Target target(
    "reader_text",
    [](std::string_view bytes) {
      static const dossier::testing::LoadedPlugin reader(PLUGIN_DIR "/reader-text.so", "reader.text");
      dossier::fuzz::read(reader, bytes);
    },
    {"Title: A ferry\nAuthor: Ann Lee\nDate: 5 April 2024\nSource: The Post\n\nThe board said the ferry would run.\n\n"
     "SECOND HEADING\n\n- one\n- two\n",
     "A Title Line\n\nBy Ann Lee, April 5, 2024\n\nLONDON (AP) - The board said so.\n\nPhoto: Reuters\n",
     "One line\r\nand another\r\n\r\n* * *\r\n", "caf\xE9 \x93quoted\x94"});

}  // namespace
