#include "tests/fuzz/plugin_runs.hpp"

namespace {

const dossier::fuzz::Target target(
    "reader_warc",
    [](std::string_view bytes) {
      static const dossier::testing::LoadedPlugin reader(PLUGIN_DIR "/reader-warc.so", "reader.warc");
      dossier::fuzz::read(reader, bytes);
    },
    {"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.org/a\r\nContent-Length: 86\r\n\r\n"
     "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n3\r\n<p>\r\n0\r\n\r\n\r\n\r\n"
     "WARC/1.0\r\nWARC-Type: resource\r\nContent-Length: 5\r\n\r\nwords\r\n\r\n",
     "WARC/1.1\r\nWARC-Type: response\r\nContent-Length: 999999\r\n\r\nHTTP/1.1 404 x\r\n\r\n\r\nWARC/1.1\r\n\r\n",
     std::string("\x1f\x8b\x08\0\0\0\0\0\0\3\x0bw\x0c\x72\xd6\x37\xd4\x33\0\0", 19)});

}  // namespace
