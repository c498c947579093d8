#include <gtest/gtest.h>
#include <zlib.h>
#include <zstd.h>

#include "dossier/testing/memory_host.hpp"

namespace {

using dossier::testing::Call;
using dossier::testing::LoadedPlugin;
using namespace std::string_literals;

const LoadedPlugin& reader() {
  static const LoadedPlugin plugin(PLUGIN_DIR "/reader-warc.so", "reader.warc");
  return plugin;
}

std::string record(const std::string& type, const std::string& url, const std::string& block,
                   const std::string& content_type = "application/http; msgtype=response") {
  return "WARC/1.0\r\nWARC-Type: " + type + "\r\nWARC-Target-URI: " + url +
         "\r\nWARC-Date: 2024-05-06T10:30:00Z\r\nContent-Type: " + content_type +
         "\r\nContent-Length: " + std::to_string(block.size()) + "\r\n\r\n" + block + "\r\n\r\n";
}
std::string answer(const std::string& body, const std::string& fields = "Content-Type: text/html; charset=koi8-r\r\n",
                   const std::string& status = "200 OK") {
  return "HTTP/1.1 " + status + "\r\n" + fields + "\r\n" + body;
}
std::string page(const std::string& name, const std::string& body = "<p>text</p>") {
  return record("response", "https://example.org/" + name, answer(body));
}

std::string deflated(const std::string& bytes, int window) {
  z_stream stream{};
  deflateInit2(&stream, 6, Z_DEFLATED, window, 8, Z_DEFAULT_STRATEGY);
  std::string out(bytes.size() + 100, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  deflate(&stream, Z_FINISH);
  out.resize(out.size() - stream.avail_out);
  deflateEnd(&stream);
  return out;
}
std::string gzip(const std::string& bytes) { return deflated(bytes, 15 + 16); }

std::string account(const Call& call) {
  std::string all;
  for (const auto& input : call.nested) all += input.name + "=" + input.bytes.substr(0, 20) + ";";
  for (const auto& fault : call.rejected) all += "!" + fault.unit + ":" + fault.code + ";";
  for (const auto& fault : call.dropped) all += "-" + fault.unit + ":" + fault.code + ";";
  if (call.failure) all += "failed:" + call.failure->code;
  return all;
}
std::string read(const std::string& bytes, std::uint64_t budget = UINT64_MAX) {
  return account(reader().read(bytes, "crawl.warc", "", budget));
}
int sniff(std::string_view head, std::string_view uri = "x") {
  return reader().functions<dossier_reader>().sniff(dossier::to_view(uri), dossier::to_view(head));
}

TEST(ReaderWarc, GivesPagesWithAddressTypeAndTime) {
  const auto call =
      reader().read(record("warcinfo", "", "software: x\r\n", "application/warc-fields") +
                    record("request", "https://example.org/a.html", "GET / HTTP/1.1\r\n\r\n") + page("a.html") +
                    record("resource", "<https://example.org/notes/>", "words", "text/plain") +
                    record("conversion", "https://example.org/b.pdf", "text of it", "text/plain"));
  EXPECT_EQ(account(call),
            "example.org/a.html=<p>text</p>;example.org/notes=words;example.org/b.pdf=text of it;-byte 0:warcinfo;"
            "-https://example.org/a.html:request;");
  EXPECT_EQ(call.nested[0].media_type, "text/html; charset=koi8-r");
  EXPECT_EQ(encode(call.nested[0].defaults),
            R"({"url":"https://example.org/a.html","metadata":{"fetched":"2024-05-06T10:30:00Z"}})");
  EXPECT_EQ(call.nested[1].media_type, "text/plain");
  EXPECT_EQ(call.nested[1].defaults.url, "https://example.org/notes/");
}

TEST(ReaderWarc, UndoesWhatTheServerDid) {
  const std::string text = "a text that is long enough to be compressed, a text that is long enough to be compressed";
  const auto chunked =
      "5\r\na tex\r\n3;x=y\r\nt t\r\n"
      "0\r\n\r\n"s;
  const auto one = [&](const std::string& fields, const std::string& body) {
    return read(record("response", "u", answer(body, fields)));
  };
  EXPECT_EQ(one("Transfer-Encoding: chunked\r\n", chunked), "u=a text t;");
  EXPECT_EQ(one("Transfer-Encoding: chunked\r\n", "not in pieces"), "u=not in pieces;");
  EXPECT_EQ(one("Transfer-Encoding: chunked\r\n", chunked.substr(0, 12)), "!u:damaged;");
  EXPECT_EQ(one("Content-Encoding: gzip\r\n", gzip(text)), "u=a text that is long ;");
  EXPECT_EQ(one("Content-Encoding: gzip\r\n", text), "u=a text that is long ;") << "already decompressed";
  EXPECT_EQ(one("Content-Encoding: deflate\r\n", deflated(text, 15)), "u=a text that is long ;");
  EXPECT_EQ(one("Content-Encoding: deflate\r\n", deflated(text, -15)), "u=a text that is long ;");
  EXPECT_EQ(one("Content-Encoding: gzip\r\n", gzip(text).substr(0, 30)), "!u:damaged;");
  EXPECT_EQ(one("Content-Encoding: br\r\n", "x"), "!u:damaged;");
  EXPECT_EQ(one("", ""), "-u:empty;");
}

TEST(ReaderWarc, LeavesOutWhatIsNoPage) {
  EXPECT_EQ(read(record("response", "u", answer("<p>gone</p>", "", "404 Not Found"))), "-u:http_status;");
  EXPECT_EQ(read(record("response", "dns:example.org", "1.2.3.4", "text/dns")), "-dns:example.org:response;");
  EXPECT_EQ(read(record("revisit", "u", "HTTP/1.1 200 OK\r\n\r\n")), "-u:revisit;");
  EXPECT_EQ(read(record("response", "u", "words")), "!u:damaged;");
}

TEST(ReaderWarc, ReadsOnBehindWhatIsDamaged) {
  const auto a = page("a");
  const auto b = page("b");
  const auto c = page("c");
  auto long_b = b;
  long_b.replace(long_b.find("Length: ") + 8, 2, "9999");
  EXPECT_EQ(read(a + long_b + c),
            "example.org/a=<p>text</p>;example.org/c=<p>text</p>;!byte " + std::to_string(a.size()) + ":truncated;");
  EXPECT_EQ(read(a + "lost words\r\n" + c),
            "example.org/a=<p>text</p>;example.org/c=<p>text</p>;!byte " + std::to_string(a.size()) + ":damaged;");
  EXPECT_EQ(read(a + c.substr(0, c.size() - 9)),
            "example.org/a=<p>text</p>;!byte " + std::to_string(a.size()) + ":truncated;");
  EXPECT_EQ(read(a + c.substr(0, 50)), "example.org/a=<p>text</p>;!byte " + std::to_string(a.size()) + ":truncated;");
}

TEST(ReaderWarc, ReadsCompressedMembersOneByOne) {
  const auto a = gzip(page("a"));
  auto b = gzip(page("b"));
  const auto c = gzip(page("c"));
  EXPECT_EQ(sniff(a), 95);
  EXPECT_EQ(read(a + b + c), "example.org/a=<p>text</p>;example.org/b=<p>text</p>;example.org/c=<p>text</p>;");
  EXPECT_EQ(read(a + c.substr(0, c.size() - 30)),
            "example.org/a=<p>text</p>;!byte " + std::to_string(a.size()) + ":damaged;");
  b[b.size() / 2] = static_cast<char>(b[b.size() / 2] ^ 0x55);
  b[b.size() / 2 + 1] = static_cast<char>(b[b.size() / 2 + 1] ^ 0x55);
  EXPECT_EQ(read(a + b + c),
            "example.org/a=<p>text</p>;example.org/c=<p>text</p>;!byte " + std::to_string(a.size()) + ":damaged;");
  const auto bomb = gzip(page("bomb", std::string(4 << 20, ' ')));
  EXPECT_EQ(read(bomb + a, 1 << 20), "!byte 0:nested_too_large;");
}

TEST(ReaderWarc, ReadsZstdWithAndWithoutADictionary) {
  const std::string dictionary = "WARC/1.0 WARC-Type: response https://example.org/ text/html charset Content-Length";
  const auto frame = [&](const std::string& bytes, bool with_dictionary) {
    std::string out(ZSTD_compressBound(bytes.size()), '\0');
    auto* context = ZSTD_createCCtx();
    if (with_dictionary) ZSTD_CCtx_loadDictionary(context, dictionary.data(), dictionary.size());
    out.resize(ZSTD_compress2(context, out.data(), out.size(), bytes.data(), bytes.size()));
    ZSTD_freeCCtx(context);
    return out;
  };
  const auto plain = frame(page("a"), false) + frame(page("b"), false);
  EXPECT_EQ(read(plain), "example.org/a=<p>text</p>;example.org/b=<p>text</p>;");
  EXPECT_EQ(sniff(plain), 95);
  const auto skippable = "\x5D\x2A\x4D\x18"s + static_cast<char>(dictionary.size()) + "\0\0\0"s + dictionary;
  const auto with = skippable + frame(page("a"), true) + frame(page("b"), true);
  EXPECT_EQ(read(with), "example.org/a=<p>text</p>;example.org/b=<p>text</p>;");
  EXPECT_EQ(sniff(with, "crawl.warc.zst"), 90);
  EXPECT_EQ(sniff(with, "other.zst"), 0);
}

TEST(ReaderWarc, StopsAtItsBudget) {
  EXPECT_EQ(read(page("a", std::string(700, 'x')) + page("b", std::string(700, 'y')) + page("c"), 1000),
            "example.org/a=xxxxxxxxxxxxxxxxxxxx;example.org/c=<p>text</p>;!https://example.org/b:nested_too_large;");
}

// However much one file may hold, no answer is a hundred times what was sent.
TEST(ReaderWarc, RefusesAContentThatGrows) {
  const auto bomb = record("response", "https://example.org/b",
                           answer(gzip(std::string(9 << 20, '\0')), "Content-Encoding: gzip\r\n"));
  const auto call = reader().read(bomb + page("a"));
  EXPECT_EQ(account(call), "example.org/a=<p>text</p>;!https://example.org/b:nested_too_large;");
  EXPECT_NE(call.rejected[0].message.find("more than a hundred times its size"), std::string::npos);
}

// Header lines without end, records without content, marks of records without records: the cost stays linear, so the
// sizes here are those at which anything else takes minutes.
TEST(ReaderWarc, HostileFilesCostLittle) {
  EXPECT_EQ(read("WARC/1.0\r\n" + std::string(8 << 20, 'x')), "!byte 0:truncated;");
  std::string fields;
  for (int i = 0; i < 100'000; ++i) fields += "X-" + std::to_string(i) + ": y\r\n";
  EXPECT_EQ(read("WARC/1.0\r\nContent-Length: 0\r\nWARC-Type: metadata\r\n" + fields + "\r\n"), "-byte 0:metadata;");
  std::string cut;
  for (int i = 0; i < 10'000; ++i) cut += "WARC/1.0\r\nContent-Length: 99999999999\r\n\r\n";
  EXPECT_EQ(reader().read(cut).rejected.size(), 10'000U);
  // Each line is a record of its own, and no header of the lines behind it.
  std::string begun;
  for (int i = 0; i < 100'000; ++i) begun += "WARC/1.0\r\n";
  const auto records = reader().read(begun);
  ASSERT_EQ(records.rejected.size(), 100'000U);
  EXPECT_NE(records.rejected[0].message.find("another record begins in the header"), std::string::npos);
  std::string starts;
  for (int i = 0; i < 200'000; ++i) starts += "\x1f\x8b\x08\0"s;
  EXPECT_EQ(reader().read(starts).rejected.size(), 1U);
  EXPECT_EQ(read(""), "");
}

TEST(ReaderWarc, SniffsNothingElse) {
  EXPECT_EQ(sniff("WARC/1.1\r\n"), 95);
  EXPECT_EQ(sniff("WARC is a format."), 0);
  EXPECT_EQ(sniff(gzip("words")), 0);
  EXPECT_EQ(sniff(""), 0);
}

}  // namespace
