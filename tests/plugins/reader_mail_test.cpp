#include <gtest/gtest.h>

#include "dossier/testing/memory_host.hpp"

namespace {

using dossier::testing::Call;
using dossier::testing::EmittedDocument;
using dossier::testing::LoadedPlugin;
using namespace std::string_literals;

const LoadedPlugin& reader() {
  static const LoadedPlugin plugin(PLUGIN_DIR "/reader-mail.so", "reader.mail");
  return plugin;
}
int sniff(std::string_view head) {
  return reader().functions<dossier_reader>().sniff(dossier::to_view("x"), dossier::to_view(head));
}

const std::string head =
    "From: \"Holm, Petra\" <petra@example.org>\r\nTo: desk@example.org\r\nSubject: The ferry runs again\r\n"
    "Date: Mon, 6 May 2024 10:30:00 +0200\r\nMessage-ID: <1@example.org>\r\nMIME-Version: 1.0\r\n";
std::string mail(const std::string& fields, const std::string& body) { return head + fields + "\r\n" + body; }
std::string part(const std::string& fields, const std::string& body) {
  return "--b\r\n" + fields + "\r\n" + body + "\r\n";
}
std::string multipart(const std::string& kind, const std::string& parts) {
  return mail("Content-Type: multipart/" + kind + "; boundary=\"b\"\r\n",
              "preamble\r\n" + parts + "--b--\r\nepilogue\r\n");
}

std::string blocks(const EmittedDocument& document) {
  std::string all;
  for (const auto& block : document.document.blocks)
    all += block.kind + ":" + std::string(document.document.slice(block.span())) + "|";
  return all;
}
std::string account(const Call& call) {
  std::string all;
  for (const auto& document : call.documents) all += std::to_string(document->ordinal) + ">" + blocks(*document);
  for (const auto& input : call.nested)
    all += input.name + "(" + input.media_type + ")=" + input.bytes.substr(0, 30) + ";";
  for (const auto& fault : call.rejected) all += "!" + fault.unit + ":" + fault.code + ";";
  for (const auto& fault : call.dropped) all += "-" + fault.unit + ":" + fault.code + ";";
  if (call.failure) all += "failed:" + call.failure->code;
  return all;
}
std::string read(const std::string& bytes) { return account(reader().read(bytes, "a.eml")); }

// Where nothing is decoded, the source of every run is the text itself.
void expect_exact_map(const EmittedDocument& document, std::string_view bytes) {
  std::uint64_t mapped = 0;
  for (const auto& run : document.map) {
    mapped += run.text_size;
    if (run.text_size == run.source_size) {
      EXPECT_EQ(document.text.substr(run.text, run.text_size), bytes.substr(run.source, run.source_size));
    }
    EXPECT_LE(run.source + run.source_size, bytes.size());
  }
  EXPECT_GE(mapped + 2 * document.document.blocks.size(), document.text.size()) << "only breaks have no place";
}

TEST(ReaderMail, ReadsFieldsAndText) {
  const auto bytes = mail("", "First line,\r\nsecond line.\r\n\r\nNext paragraph.\r\n");
  const auto call = reader().read(bytes, "a.eml");
  EXPECT_EQ(account(call),
            "0>title:The ferry runs again|paragraph:First line,\nsecond line.|paragraph:Next paragraph.|");
  const auto& document = call.documents.at(0)->document;
  EXPECT_EQ(document.title, "The ferry runs again");
  EXPECT_EQ(document.authors, std::vector<std::string>{"Petra Holm"});
  EXPECT_EQ(document.published, "2024-05-06T10:30:00+02:00");
  EXPECT_EQ(document.source, "");
  EXPECT_EQ(document.metadata.text_or("message_id"), "1@example.org");
  expect_exact_map(*call.documents[0], bytes);
}

TEST(ReaderMail, UndoesEncodingsAndCharsetsWithAMap) {
  const auto encoded =
      mail("Content-Type: text/plain; charset=iso-8859-1\r\nContent-Transfer-Encoding: quoted-printable\r\n",
           "The caf=E9 =\r\nopened in M=FCnchen.  \r\nEnd.\r\n");
  const auto call = reader().read(encoded, "a.eml");
  EXPECT_EQ(blocks(*call.documents.at(0)), "title:The ferry runs again|paragraph:The café opened in München.\nEnd.|");
  expect_exact_map(*call.documents[0], encoded);
  const auto& document = *call.documents[0];
  const auto at = document.text.find("é");
  const auto run = std::ranges::find(document.map, at, &dossier_map_run::text);
  ASSERT_NE(run, document.map.end());
  EXPECT_EQ(encoded.substr(run->source, run->source_size), "=E9");

  const auto base64 = mail("Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n",
                           "w5xiZXIgZGll\r\nIEJyw7xja2Uu\r\n");
  EXPECT_EQ(read(base64), "0>title:The ferry runs again|paragraph:Über die Brücke.|");
  EXPECT_EQ(read(mail("Content-Type: text/plain; charset=koi8-r\r\n", "\xF0\xD2\xC9\xD7\xC5\xD4 \xCD\xC9\xD2\r\n")),
            "0>title:The ferry runs again|paragraph:Привет мир|");
  EXPECT_EQ(read(mail("Content-Type: text/plain; charset=us-ascii\r\n", "Über wrongly declared UTF-8\r\n")),
            "0>title:The ferry runs again|paragraph:Über wrongly declared UTF-8|");
}

TEST(ReaderMail, DecodesWordsOfTheHeader) {
  const auto call = reader().read(
      "From: =?utf-8?q?J=C3=BCrgen_Gro=C3=9F?= <j@example.org>\r\nMIME-Version: 1.0\r\n"
      "Subject: =?utf-8?b?w5xiZXIgZGll?=\r\n =?utf-8?q?_Br=C3=BCcke?=\r\n\r\nText.\r\n",
      "a.eml");
  const auto& document = *call.documents.at(0);
  EXPECT_EQ(document.document.title, "Über die Brücke");
  EXPECT_EQ(document.document.authors, std::vector<std::string>{"Jürgen Groß"});
  EXPECT_EQ(document.text, "Über die Brücke\n\nText.");
}

TEST(ReaderMail, TellsListsAndTablesFromParagraphs) {
  EXPECT_EQ(read(mail("",
                      "It runs:\r\n\r\n- on Monday\r\n- on Friday,\r\n  at nine\r\n\r\nDay\tFare\r\nMon\t4.50\r\n\r\n"
                      "- says the harbour\r\n\r\n- and\r\nthe pier\r\n")),
            "0>title:The ferry runs again|paragraph:It runs:|list:- on Monday\n- on Friday,\n  at "
            "nine|table:Day\tFare\nMon\t4.50|"
            "paragraph:- says the harbour|paragraph:- and\nthe pier|");
}

TEST(ReaderMail, TellsPersonsFromListsAndNewsletters) {
  const auto from = [](const std::string& fields) {
    const auto call = reader().read(fields + "MIME-Version: 1.0\r\n\r\nText.\r\n", "a.eml");
    const auto& document = call.documents.at(0)->document;
    std::string all = document.source + "|";
    for (const auto& author : document.authors) all += author + "|";
    return all;
  };
  EXPECT_EQ(from("From: petra@example.org\r\n"), "|") << "an address is not a name";
  EXPECT_EQ(from("From: Harbour Newsletter <news@example.org>\r\n"), "Harbour Newsletter|");
  EXPECT_EQ(from("From: The Harbour <hello@example.org>\r\nList-Unsubscribe: <https://x>\r\n"), "The Harbour|");
  EXPECT_EQ(from("From: Petra Holm via Ships <ships@example.org>\r\nList-Id: Ships and ports <ships.example.org>\r\n"),
            "Ships and ports|Petra Holm|");
  EXPECT_EQ(from("From: Petra Holm <p@x.org>, Jan de Vries (at sea) <j@x.org>\r\n"), "|Petra Holm|Jan de Vries|");
}

TEST(ReaderMail, MarksWhatIsQuotedAndLeavesTheSignatureOut) {
  EXPECT_EQ(
      read(mail("",
                "I agree.\r\n\r\nOn Monday, A. Doe wrote:\r\n> First.\r\n> More.\r\n>\r\n> > Older.\r\n\r\nBye\r\n"
                "-- \r\nPetra\r\n")),
      "0>title:The ferry runs again|paragraph:I agree.|quote:On Monday, A. Doe wrote:\nFirst.\nMore.|quote:Older.|"
      "paragraph:Bye|-signature:signature;");
  EXPECT_EQ(read(mail("", "Fine.\r\n\r\n-----Original Message-----\r\nFrom: A\r\n\r\nOld text.\r\n")),
            "0>title:The ferry runs again|paragraph:Fine.|quote:-----Original Message-----\nFrom: A|quote:Old text.|");
  EXPECT_EQ(read(mail("Content-Type: text/plain; format=flowed\r\n", "One line \r\ngoes on.\r\n  indented\r\n")),
            "0>title:The ferry runs again|paragraph:One line goes on.\n indented|");
}

TEST(ReaderMail, ChoosesTheBetterAlternative) {
  const auto html =
      part("Content-Type: text/html; charset=utf-8\r\n", "<p>The whole text of the message, much of it.</p>");
  const auto plain = part("Content-Type: text/plain\r\n", "The whole text of the message, much of it.");
  const auto stub = part("Content-Type: text/plain\r\n", "View online");
  EXPECT_EQ(read(multipart("alternative", plain + html)),
            "0>title:The ferry runs again|paragraph:The whole text of the message, much of it.|");
  const auto call = reader().read(multipart("alternative", stub + html), "a.eml");
  EXPECT_EQ(account(call), "body.html(text/html; charset=utf-8)=<p>The whole text of the messa;");
  const auto& fields = call.nested.at(0).overrides;
  EXPECT_EQ(fields.title, "The ferry runs again");
  EXPECT_EQ(fields.authors, std::vector<std::string>{"Petra Holm"});
  EXPECT_EQ(fields.published, "2024-05-06T10:30:00+02:00");
}

TEST(ReaderMail, PassesAttachmentsAndMessagesOn) {
  const auto call = reader().read(
      multipart("mixed", part("Content-Type: text/plain\r\n", "See the files.") +
                             part("Content-Type: application/pdf\r\nContent-Transfer-Encoding: base64\r\n"
                                  "Content-Disposition: attachment; filename*=utf-8''..%2Freport%20%C3%BC.pdf\r\n",
                                  "JVBERi0x") +
                             part("Content-Type: message/rfc822\r\n", "Subject: inner\r\n\r\nold text") +
                             part("Content-Type: text/calendar\r\n", "BEGIN:VCALENDAR") +
                             part("Content-Type: image/png; name=a.png\r\n", "")),
      "a.eml");
  EXPECT_EQ(account(call),
            "0>title:The ferry runs again|paragraph:See the files.|report ü.pdf(application/pdf)=%PDF-1;"
            "part2.eml(message/rfc822)=Subject: inner\r\n\r\nold text;-text/calendar:other_part;-a.png:empty;");
  EXPECT_EQ(encode(call.nested[0].defaults), R"({"metadata":{"attached_to":"1@example.org"}})");
  EXPECT_EQ(account(reader().read(
                multipart("mixed", part("Content-Disposition: attachment; filename=x.bin\r\n", std::string(2000, 'x'))),
                "a.eml", "", 1000)),
            "!x.bin:nested_too_large;");
  EXPECT_EQ(read(multipart("encrypted", part("Content-Type: application/pgp-encrypted\r\n", "Version: 1"))),
            "0>title:The ferry runs again|!body:encrypted;");
  EXPECT_EQ(
      read(multipart("signed", part("", "Signed text.") + part("Content-Type: application/pgp-signature\r\n", "x"))),
      "0>title:The ferry runs again|paragraph:Signed text.|");
}

TEST(ReaderMail, ReadsMailboxes) {
  const std::string box =
      "From a@example.org Mon May  6 10:30:00 2024\n" +
      mail("", "One.\n>From here on.\n>> both\n\nFrom now on it rains.\n") +
      "\nFrom b@example.org Tue May  7 10:30:00 2024\nSubject: two\n\nTwo.\n\n"
      "From c@example.org Tue May  7 10:31:00 2024\nSubject: three\nContent-Type: text/html\n\n<p>Three.</p>\n";
  EXPECT_EQ(sniff(box), 95);
  const auto call = reader().read(box, "a.mbox");
  EXPECT_EQ(account(call),
            "0>title:The ferry runs again|paragraph:One.\nFrom here on.|quote:both|paragraph:From now on it rains.|"
            "1>title:two|paragraph:Two.|3-body.html(text/html)=<p>Three.</p>\n;");
  expect_exact_map(*call.documents[0], box);
  expect_exact_map(*call.documents[1], box);
}

TEST(ReaderMail, SavedPagesAreTheirPage) {
  const auto call = reader().read(
      "From: <Saved by a browser>\r\nSnapshot-Content-Location: https://example.org/ferry\r\nSubject: Ferry\r\n"
      "Date: Mon, 6 May 2024 10:30:00 -0000\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; "
      "boundary=\"b\"\r\n\r\n" +
          part("Content-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n", "<p>=C3=BC</p>") +
          part("Content-Type: image/png\r\nContent-Location: https://example.org/a.png\r\n", "x") + "--b--\r\n",
      "a.mht");
  EXPECT_EQ(account(call), "page.html(text/html)=<p>ü</p>;");
  EXPECT_EQ(call.nested[0].defaults.url, "https://example.org/ferry");
  EXPECT_EQ(call.nested[0].defaults.title, "Ferry");
  EXPECT_TRUE(call.nested[0].overrides.title.empty());
  EXPECT_TRUE(call.nested[0].defaults.published.empty()) << "it is when the page was saved";
}

TEST(ReaderMail, HostileMessagesCostLittle) {
  std::string nested = "MIME-Version: 1.0\r\n";
  for (int i = 0; i < 10'000; ++i)
    nested +=
        "Content-Type: multipart/mixed; boundary=" + std::to_string(i) + "\r\n\r\n--" + std::to_string(i) + "\r\n";
  EXPECT_EQ(reader().read(nested + "\r\ntext").rejected.at(0).code, "nested_too_deep");
  std::string many = "MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n";
  for (int i = 0; i < 30'000; ++i) many += "--b\r\n\r\nx\r\n";
  EXPECT_EQ(reader().read(many).rejected.at(0).code, "nested_too_deep");
  const auto endless = reader().read("MIME-Version: 1.0\r\nSubject: " + std::string(4 << 20, 'x') + "\r\n\r\ntext\r\n");
  EXPECT_EQ(endless.rejected.at(0).code, "too_large");
  EXPECT_EQ(reader().read(mail("", std::string(2 << 20, '>') + "\r\n")).status, DOSSIER_OK);
  std::string dashes;
  for (int i = 0; i < 20'000; ++i) dashes += "-- \r\n";
  EXPECT_EQ(reader().read(mail("", dashes)).status, DOSSIER_OK);
  EXPECT_EQ(read(""), "failed:not_mail");
  EXPECT_EQ(read("no header at all"), "failed:not_mail");
  EXPECT_EQ(read("Note: this is not mail.\n\nText.\n"), "failed:not_mail");
  EXPECT_EQ(read("Subject: only\r\n"), "0>title:only|");
}

// Every prefix of a message gives a document, an input inside, or says why not.
TEST(ReaderMail, CutMessagesAreRead) {
  const auto whole =
      multipart("mixed", part("Content-Type: text/plain\r\n", "See the files.") +
                             part("Content-Type: text/html\r\nContent-Transfer-Encoding: base64\r\n", "PHA+eDwvcD4="));
  for (std::size_t size = 0; size < whole.size(); size += 3) {
    const auto call = reader().read(whole.substr(0, size), "a.eml");
    EXPECT_NE(account(call), "") << size;
    for (const auto& document : call.documents) expect_exact_map(*document, whole.substr(0, size));
  }
}

TEST(ReaderMail, SniffsMailAndNoArticles) {
  EXPECT_EQ(sniff(head + "\r\ntext"), 90);
  EXPECT_EQ(sniff("From: a@b.org\nTo: c\nSubject: d\nDate: e\n\nf"), 85);
  EXPECT_EQ(sniff("Subject: The ferry\nFrom: Echo\nDate: 6 May 2024\n\nThe ferry runs."), 0);
  EXPECT_EQ(sniff("From here on it rains, at 10:30 too.\nMore text: yes."), 0);
  EXPECT_EQ(sniff("The article says:\n\ntext"), 0);
  EXPECT_EQ(sniff(""), 0);
}

}  // namespace
