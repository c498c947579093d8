#include "tests/fuzz/plugin_runs.hpp"

namespace {

const dossier::fuzz::Target target(
    "reader_mail",
    [](std::string_view bytes) {
      static const dossier::testing::LoadedPlugin reader(PLUGIN_DIR "/reader-mail.so", "reader.mail");
      dossier::fuzz::read(reader, bytes, "message/rfc822");
    },
    {"From: =?utf-8?q?J=C3=BCrgen?= <j@example.org>\r\nSubject: =?utf-8?b?w5xiZXI=?=\r\n folded\r\nDate: Mon, 6 May "
     "2024 "
     "10:30:00 +0200\r\nContent-Type: multipart/mixed; boundary=\"b\"\r\n\r\n--b\r\nContent-Type: text/plain; "
     "charset=iso-8859-1; format=flowed\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nThe caf=E9 =\r\nopened "
     "\r\nagain.\r\n\r\nOn Monday, A. wrote:\r\n> > old\r\n-- \r\nJ\r\n--b\r\nContent-Type: text/html\r\n"
     "Content-Transfer-Encoding: base64\r\n\r\nPHA+eDwvcD4=\r\n--b--\r\n",
     "From a@example.org Mon May  6 10:30:00 2024\nSubject: one\n\nOne.\n>From here\n\nFrom b@example.org Tue May  7 "
     "10:30:00 2024\nSubject: two\n\nTwo.\n",
     "From: <Saved>\r\nSnapshot-Content-Location: https://example.org/\r\nContent-Type: multipart/related; "
     "boundary=b\r\n\r\n--b\r\nContent-Type: text/html\r\n\r\n<p>x</p>\r\n--b--"});

}  // namespace
