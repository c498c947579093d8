#include <archive.h>
#include <archive_entry.h>
#include <gtest/gtest.h>

#include <functional>

#include "dossier/testing/memory_host.hpp"

namespace {

using dossier::testing::Call;
using dossier::testing::LoadedPlugin;
using namespace std::string_literals;

const LoadedPlugin& reader() {
  static const LoadedPlugin plugin(PLUGIN_DIR "/reader-archive.so", "reader.archive");
  return plugin;
}

struct Member {
  std::string name, content;
  unsigned type = AE_IFREG;
};

// An archive as libarchive writes it.
std::string packed(int format, int filter, const std::vector<Member>& members,
                   const std::function<void(archive*)>& prepare = {}) {
  std::string bytes;
  archive* a = archive_write_new();
  archive_write_set_format(a, format);
  archive_write_add_filter(a, filter);
  archive_write_set_bytes_in_last_block(a, 1);
  if (prepare) prepare(a);
  archive_write_open(
      a, &bytes, nullptr,
      [](archive*, void* to, const void* data, std::size_t size) -> la_ssize_t {
        static_cast<std::string*>(to)->append(static_cast<const char*>(data), size);
        return static_cast<la_ssize_t>(size);
      },
      nullptr);
  for (const auto& member : members) {
    archive_entry* entry = archive_entry_new();
    archive_entry_set_pathname(entry, member.name.c_str());
    archive_entry_set_filetype(entry, member.type);
    archive_entry_set_perm(entry, 0644);
    archive_entry_set_size(entry, static_cast<la_int64_t>(member.content.size()));
    if (member.type == AE_IFLNK) archive_entry_set_symlink(entry, "/etc/passwd");
    archive_write_header(a, entry);
    archive_write_data(a, member.content.data(), member.content.size());
    archive_entry_free(entry);
  }
  archive_write_close(a);
  archive_write_free(a);
  return bytes;
}
std::string zip_of(const std::vector<Member>& members) {
  return packed(ARCHIVE_FORMAT_ZIP, ARCHIVE_FILTER_NONE, members);
}

std::string names(const Call& call) {
  std::string all;
  for (const auto& input : call.nested) all += input.name + "=" + input.bytes.substr(0, 20) + ";";
  for (const auto& fault : call.rejected) all += "!" + fault.unit + ":" + fault.code + ";";
  for (const auto& fault : call.dropped) all += "-" + fault.unit + ":" + fault.code + ";";
  if (call.failure) all += "failed:" + call.failure->code;
  return all;
}
std::string read(const std::string& bytes, const std::string& uri = "a.zip", std::uint64_t budget = UINT64_MAX) {
  return names(reader().read(bytes, uri, "", budget));
}

int sniff(std::string_view head) {
  return reader().functions<dossier_reader>().sniff(dossier::to_view("x"), dossier::to_view(head));
}

TEST(ReaderArchive, ReadsEveryFormWithTheMembersInOrder) {
  const std::vector<Member> members{{"b/two.txt", "second"}, {"one.txt", "first"}, {"b", "", AE_IFDIR}};
  for (const auto& [format, filter] :
       std::initializer_list<std::pair<int, int>>{{ARCHIVE_FORMAT_ZIP, ARCHIVE_FILTER_NONE},
                                                  {ARCHIVE_FORMAT_TAR_USTAR, ARCHIVE_FILTER_NONE},
                                                  {ARCHIVE_FORMAT_TAR_PAX_RESTRICTED, ARCHIVE_FILTER_GZIP},
                                                  {ARCHIVE_FORMAT_TAR_GNUTAR, ARCHIVE_FILTER_XZ},
                                                  {ARCHIVE_FORMAT_TAR_USTAR, ARCHIVE_FILTER_ZSTD},
                                                  {ARCHIVE_FORMAT_TAR_USTAR, ARCHIVE_FILTER_BZIP2},
                                                  {ARCHIVE_FORMAT_TAR_USTAR, ARCHIVE_FILTER_LZ4},
                                                  {ARCHIVE_FORMAT_7ZIP, ARCHIVE_FILTER_NONE},
                                                  {ARCHIVE_FORMAT_CPIO_POSIX, ARCHIVE_FILTER_NONE},
                                                  {ARCHIVE_FORMAT_CPIO_SVR4_NOCRC, ARCHIVE_FILTER_NONE}}) {
    const auto bytes = packed(format, filter, members);
    EXPECT_EQ(read(bytes), "b/two.txt=second;one.txt=first;") << format << " " << filter;
    EXPECT_EQ(sniff(std::string_view(bytes).substr(0, 4096)), 80) << format << " " << filter;
  }
}

TEST(ReaderArchive, NamesWhatACompressedFileHoldsAfterTheFile) {
  const auto raw = [](int filter) { return packed(ARCHIVE_FORMAT_RAW, filter, {{"x", "words"}}); };
  EXPECT_EQ(read(raw(ARCHIVE_FILTER_XZ), "in/mail.tar!notes.txt.xz"), "notes.txt=words;");
  EXPECT_EQ(read(raw(ARCHIVE_FILTER_BZIP2), "page.html.bz2"), "page.html=words;");
  EXPECT_EQ(read(raw(ARCHIVE_FILTER_ZSTD), "x"), "x=words;");
  EXPECT_EQ(read(raw(ARCHIVE_FILTER_GZIP), "a.zip!x.tgz"), "x.tar=words;");
}

TEST(ReaderArchive, MembersStayBelowTheArchive) {
  EXPECT_EQ(read(packed(ARCHIVE_FORMAT_TAR_USTAR, ARCHIVE_FILTER_NONE,
                        {{"../../etc/passwd", "a"}, {"/abs/./x\n.txt", "b"}, {"C:/w/y.txt", "c"}, {"..", "d"}})),
            "etc/passwd=a;abs/x_.txt=b;w/y.txt=c;=d;");
  EXPECT_EQ(read(zip_of({{"dir\\file.txt", "a"}})), "dir/file.txt=a;");
  const auto call = reader().read(zip_of({{std::string(3000, 'n') + ".txt", "a"}}), "a.zip");
  EXPECT_EQ(call.nested.at(0).name, std::string(396, 'n') + ".txt");
}

TEST(ReaderArchive, TellsWhatItLeavesOut) {
  EXPECT_EQ(read(packed(ARCHIVE_FORMAT_TAR_USTAR, ARCHIVE_FILTER_NONE,
                        {{"link", "", AE_IFLNK},
                         {"dev", "", AE_IFCHR},
                         {"pipe", "", AE_IFIFO},
                         {"none.txt", ""},
                         {"__MACOSX/._a", "x"},
                         {"a/.DS_Store", "x"},
                         {"good.txt", "text"}})),
            "good.txt=text;-link:link;-dev:not_a_file;-pipe:not_a_file;-none.txt:empty;-__MACOSX/._a:system_file;"
            "-a/.DS_Store:system_file;");
  EXPECT_EQ(read(zip_of({})), "-archive:empty;");
}

TEST(ReaderArchive, TellsEncryptedMembers) {
  const auto locked = packed(ARCHIVE_FORMAT_ZIP, ARCHIVE_FILTER_NONE, {{"secret.txt", "text"}}, [](archive* a) {
    archive_write_set_passphrase(a, "x");
    archive_write_set_options(a, "zip:encryption=traditional");
  });
  EXPECT_EQ(read(locked), "!secret.txt:encrypted;");
}

TEST(ReaderArchive, KeepsWhatPrecedesTheDamage) {
  std::vector<Member> members;
  for (int i = 0; i < 4; ++i) members.push_back({std::to_string(i), std::string(3000, static_cast<char>('a' + i))});
  const auto tar = packed(ARCHIVE_FORMAT_TAR_USTAR, ARCHIVE_FILTER_NONE, members);
  EXPECT_EQ(read(tar.substr(0, 2 * 3584 + 1000)), "0=aaaaaaaaaaaaaaaaaaaa;1=bbbbbbbbbbbbbbbbbbbb;!2:damaged;");
  auto zip = packed(ARCHIVE_FORMAT_ZIP, ARCHIVE_FILTER_NONE, members,
                    [](archive* a) { archive_write_set_options(a, "zip:compression=store"); });
  EXPECT_EQ(read(zip.substr(0, zip.size() / 2 + 500)),
            "0=aaaaaaaaaaaaaaaaaaaa;1=bbbbbbbbbbbbbbbbbbbb;!2:damaged;!archive:damaged;")
      << "without its list of members";
  zip[zip.find("cccc") + 9] = 'x';
  EXPECT_EQ(read(zip), "0=aaaaaaaaaaaaaaaaaaaa;1=bbbbbbbbbbbbbbbbbbbb;3=dddddddddddddddddddd;!2:damaged;");
  EXPECT_EQ(read("PK\x03\x04 nothing else"), "!archive:damaged;");
  EXPECT_EQ(read("words"), "failed:not_an_archive");
}

// The list of members is read to its end whatever happens to the data, so cut and damaged files cost no more than whole
// ones. Every prefix and every changed byte gives members or says what is lost.
TEST(ReaderArchive, SaysWhatIsLostWhereverItIsDamaged) {
  for (const int format : {ARCHIVE_FORMAT_ZIP, ARCHIVE_FORMAT_TAR_PAX_RESTRICTED, ARCHIVE_FORMAT_7ZIP}) {
    const auto whole = packed(format, ARCHIVE_FILTER_NONE, {{"a.txt", "some text"}, {"b.txt", "more text, text"}});
    for (std::size_t at = 0; at < std::min<std::size_t>(whole.size(), 3000); at += at < 700 ? 7 : 61) {
      auto bytes = whole;
      bytes[at] = static_cast<char>(bytes[at] ^ 0x55);
      EXPECT_NE(read(bytes), "") << format << " changed at " << at;
      EXPECT_NE(read(whole.substr(0, at)), "") << format << " cut at " << at;
    }
  }
}

TEST(ReaderArchive, StopsAtItsBudget) {
  const std::vector<Member> members{{"a", std::string(600, 'a')}, {"b", std::string(600, 'b')}, {"c", "small"}};
  EXPECT_EQ(read(zip_of(members), "a.zip", 1000), "a=aaaaaaaaaaaaaaaaaaaa;c=small;!b:nested_too_large;");
  EXPECT_EQ(read(packed(ARCHIVE_FORMAT_TAR_USTAR, ARCHIVE_FILTER_XZ, members), "a.tar.xz", 1000),
            "a=aaaaaaaaaaaaaaaaaaaa;!b:nested_too_large;")
      << "what follows would have to be decompressed, too";
  const auto bomb = packed(ARCHIVE_FORMAT_RAW, ARCHIVE_FILTER_XZ, {{"x", std::string(3 << 20, 'x')}});
  EXPECT_LT(bomb.size(), 4000U);
  EXPECT_EQ(read(bomb, "x.xz", 1 << 20), "!x:nested_too_large;");
}

TEST(ReaderArchive, LeavesDocumentsThatAreZipFilesToTheirReaders) {
  EXPECT_EQ(sniff(zip_of({{"[Content_Types].xml", "<x/>"}})), 0);
  EXPECT_EQ(sniff("PK\x03\x04"s + std::string(26, '\0') + "mimetypeapplication/epub+zip"), 0);
  EXPECT_EQ(sniff("An article about PK."), 0);
  EXPECT_EQ(sniff("070707 was her number, she said."), 0);
  EXPECT_EQ(sniff("BZh is no word."), 0);
  EXPECT_EQ(sniff(""), 0);
}

}  // namespace
