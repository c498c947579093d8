// Finding plugins by their manifests, and the errors about those that cannot be used.
#include "core/plugin/catalog.hpp"

#include <gmock/gmock.h>
#include <unistd.h>

#include <cstdlib>
#include <fstream>

namespace dossier::plugin {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::HasSubstr;

class CatalogTest : public testing::Test {
 protected:
  CatalogTest() {
    std::string name = (fs::temp_directory_path() / "catalog-XXXXXX").string();
    folder_ = mkdtemp(name.data());
  }
  ~CatalogTest() override { fs::remove_all(folder_); }

  void write(const std::string& file, const std::string& text) {
    fs::create_directories((folder_ / file).parent_path());
    std::ofstream(folder_ / file, std::ios::binary) << text;
  }
  // A manifest with one plugin, and its library.
  void install(const std::string& file, const std::string& id, const std::string& more = "") {
    write(file + ".so", "a library");
    write(file + ".plugin.json", manifest(fs::path(file).filename().string() + ".so", entry(id, more)));
  }
  static std::string entry(const std::string& id, const std::string& more = "") {
    const std::string kind = id.substr(0, id.find('.'));
    return R"({"id":")" + id + R"(","kind":")" + kind +
           R"(","version":"1.0.0","summary":"S.","capabilities":["dossier.)" + kind + R"(/1"],"options":[)" + more +
           "]}";
  }
  static std::string manifest(const std::string& library, const std::string& entries) {
    return R"({"manifest":1,"library":")" + library + R"(","build_id":"0a1b","abi_major":7,"abi_minor":3,"plugins":[)" +
           entries + "]}\n";
  }
  std::vector<std::string> ids(const Catalog& catalog) const {
    std::vector<std::string> all;
    for (const auto& plugin : catalog.plugins()) all.push_back(plugin.manifest.id);
    return all;
  }

  fs::path folder_;
};

TEST_F(CatalogTest, FindsEveryPluginOfItsFoldersInOrderOfIds) {
  install("one/words", "extractor.words");
  install("two/text", "reader.text");
  write("two/pair.so", "a library");
  write("two/pair.plugin.json", manifest("pair.so", entry("reader.b-c") + "," + entry("exporter.x2")));
  write("two/deeper/other.plugin.json", "{");
  write("two/notes.json", "{");
  const auto catalog = Catalog::discover({folder_ / "one", folder_ / "two", folder_ / "nowhere", folder_ / "one/"});
  EXPECT_THAT(ids(catalog), ElementsAre("exporter.x2", "extractor.words", "reader.b-c", "reader.text"));
  EXPECT_TRUE(catalog.faults().empty());
  const auto* plugin = catalog.find("extractor.words");
  ASSERT_NE(plugin, nullptr);
  EXPECT_EQ(plugin->library, folder_ / "one/words.so");
  EXPECT_EQ(plugin->manifest_file, folder_ / "one/words.plugin.json");
  EXPECT_EQ(plugin->build_id, "0a1b");
  EXPECT_EQ(plugin->abi_major, 7u) << "another ABI is the loader's to refuse, when the plugin is used";
  EXPECT_EQ(catalog.find("extractor.word"), nullptr);
  EXPECT_EQ(catalog.find(""), nullptr);
}

TEST_F(CatalogTest, UsesTheNearestOfPluginsWithOneIdAndKnowsTheHidden) {
  install("system/a", "reader.text");
  install("system/h", "reader.html");
  install("user/b", "reader.text");
  install("named/c", "reader.text");
  const auto catalog = Catalog::discover({{folder_ / "system", FolderOrigin::system},
                                          {folder_ / "user", FolderOrigin::user},
                                          {folder_ / "named", FolderOrigin::command_line}});
  EXPECT_TRUE(catalog.faults().empty());
  EXPECT_THAT(ids(catalog), ElementsAre("reader.html", "reader.text"));
  ASSERT_NE(catalog.find("reader.text"), nullptr);
  EXPECT_EQ(catalog.find("reader.text")->manifest_file, folder_ / "named/c.plugin.json");
  ASSERT_EQ(catalog.hidden().size(), 2u);
  EXPECT_EQ(catalog.hidden()[0].manifest_file, folder_ / "user/b.plugin.json");
  EXPECT_EQ(catalog.hidden()[1].manifest_file, folder_ / "system/a.plugin.json");
}

TEST_F(CatalogTest, UsesNoFartherPluginInPlaceOfABrokenOrDoubtfulOne) {
  install("system/a", "reader.text");
  install("system/h", "reader.html");
  install("named/a", "reader.text");
  fs::remove(folder_ / "named/a.so");
  install("named/h1", "reader.html");
  install("named/h2", "reader.html");
  const auto catalog = Catalog::discover({folder_ / "named", {folder_ / "system", FolderOrigin::system}});
  EXPECT_TRUE(catalog.plugins().empty());
  EXPECT_TRUE(catalog.hidden().empty());
  ASSERT_EQ(catalog.faults().size(), 2u);
  EXPECT_EQ(catalog.faults()[0].code, "DS2003");
  EXPECT_EQ(catalog.faults()[1].code, "DS2004");
}

TEST_F(CatalogTest, UsesNeitherOfTwoPluginsWithOneIdAndNamesBoth) {
  install("one/a", "reader.text");
  install("two/b", "reader.text");
  install("two/c", "reader.html");
  const auto catalog = Catalog::discover({folder_ / "one", folder_ / "two"});
  EXPECT_THAT(ids(catalog), ElementsAre("reader.html"));
  ASSERT_EQ(catalog.faults().size(), 1u);
  const auto& fault = catalog.faults()[0];
  EXPECT_EQ(fault.code, "DS2004");
  EXPECT_THAT(fault.ids, ElementsAre("reader.text"));
  EXPECT_EQ(fault.message, "the id \"reader.text\" is used twice: by " + (folder_ / "one/a.plugin.json").string() +
                               " and by " + (folder_ / "two/b.plugin.json").string());
}

struct Broken {
  std::string name;
  std::string manifest;
  std::string code;
  std::string message;
};
void PrintTo(const Broken& broken, std::ostream* out) { *out << broken.name; }

class BrokenManifest : public CatalogTest, public testing::WithParamInterface<Broken> {
 public:
  static std::string with_library(const std::string& library) { return manifest(library, entry("reader.text")); }
  static std::string with_data(const std::string& data) {
    auto text = manifest("library.so", entry("reader.text"));
    return text.insert(1, R"("data":[")" + data + "\"],");
  }
  static std::string with_entry(const std::string& text) { return manifest("library.so", text); }
  static std::string with_option(const std::string& option) { return with_entry(entry("reader.text", option)); }
};

TEST_P(BrokenManifest, IsAFaultThatSaysWhereAndWhy) {
  write("library.so", "a library");
  write("x.plugin.json", GetParam().manifest);
  const auto catalog = Catalog::discover({folder_});
  EXPECT_TRUE(catalog.plugins().empty());
  ASSERT_EQ(catalog.faults().size(), 1u);
  const auto& fault = catalog.faults()[0];
  EXPECT_EQ(fault.code, GetParam().code);
  EXPECT_EQ(fault.file, (folder_ / "x.plugin.json").string());
  EXPECT_THAT(fault.message, HasSubstr(GetParam().message));
  EXPECT_FALSE(fault.cure.empty());
}

using B = BrokenManifest;
INSTANTIATE_TEST_SUITE_P(
    All, BrokenManifest,
    testing::Values(
        Broken{"empty", "", "DS2002", "not a plugin manifest: byte 0: expected a value, found the end"},
        Broken{"cut_off", R"({"manifest":1,"plu)", "DS2002", "byte 18: expected '\"', found the end"},
        Broken{"list", "[1]", "DS2002", "expected an object"},
        Broken{"nul", std::string("{\"a\":\0}", 7), "DS2002", "byte 5"},
        Broken{"wrong_type", R"({"manifest":1,"library":3})", "DS2002", "the field \"library\" has another type"},
        Broken{"newer_form", R"({"manifest":2,"plugins":{}})", "DS2006",
               "expected a manifest of version 1, found version 2"},
        Broken{"no_library", B::with_library(""), "DS2002",
               "expected the name of a library next to the manifest, found \"\""},
        Broken{"library_elsewhere", B::with_library("../library.so"), "DS2002", "found \"../library.so\""},
        Broken{"library_absolute", B::with_library("/lib/libc.so.6"), "DS2002", "found \"/lib/libc.so.6\""},
        Broken{"library_missing", B::with_library("gone.so"), "DS2003", "gone.so is missing"},
        Broken{"data_elsewhere", B::with_data("../words.txt"), "DS2002",
               "expected data below the folder of the manifest, found \"../words.txt\""},
        Broken{"data_absolute", B::with_data("/etc/passwd"), "DS2002", "found \"/etc/passwd\""},
        Broken{"data_missing", B::with_data("words.txt"), "DS2003", "words.txt is missing"},
        Broken{"unknown_kind",
               B::with_entry(R"({"id":"translator.x","kind":"translator","capabilities":["dossier.translator/1"]})"),
               "DS2005", "the plugin \"translator.x\" is of the unknown kind \"translator\""},
        Broken{"unknown_isolation",
               B::with_entry(
                   R"({"id":"reader.x","kind":"reader","capabilities":["dossier.reader/1"],"isolation":"moon"})"),
               "DS2005", "requests the unknown isolation \"moon\""},
        Broken{"languages_of_a_reader",
               B::with_entry(
                   R"({"id":"reader.x","kind":"reader","capabilities":["dossier.reader/1"],"languages":["en"]})"),
               "DS2002", "it has languages, which only extractors have"},
        Broken{
            "language_in_words",
            B::with_entry(
                R"({"id":"extractor.x","kind":"extractor","capabilities":["dossier.extractor/1"],"languages":["en","German"]})"),
            "DS2002", "such as \"en\", or \"*\"; found \"German\""},
        Broken{
            "language_with_region",
            B::with_entry(
                R"({"id":"extractor.x","kind":"extractor","capabilities":["dossier.extractor/1"],"languages":["pt-BR"]})"),
            "DS2002", "found \"pt-BR\""},
        Broken{"id_of_another_kind",
               B::with_entry(R"({"id":"reader.x","kind":"exporter","capabilities":["dossier.exporter/1"]})"), "DS2005",
               "expected an id of the form exporter.NAME in lower case, found \"reader.x\""},
        Broken{"id_in_capitals",
               B::with_entry(R"({"id":"reader.Text","kind":"reader","capabilities":["dossier.reader/1"]})"), "DS2005",
               "found \"reader.Text\""},
        Broken{"id_without_name",
               B::with_entry(R"({"id":"reader.","kind":"reader","capabilities":["dossier.reader/1"]})"), "DS2005",
               "found \"reader.\""},
        Broken{"other_capability",
               B::with_entry(R"({"id":"reader.x","kind":"reader","capabilities":["dossier.reader/9"]})"), "DS2005",
               "lacks the capability dossier.reader/1; it has dossier.reader/9"},
        Broken{"no_capability", B::with_entry(R"({"id":"reader.x","kind":"reader","capabilities":[]})"), "DS2005",
               "it has none"},
        Broken{"the_hosts_own",
               B::with_entry(R"({"id":"reader.auto","kind":"reader","capabilities":["dossier.reader/1"]})"), "DS2004",
               "reserved"},
        Broken{"option_type", B::with_option(R"({"name":"a","type":"colour","help":""})"), "DS2002",
               "its option \"a\" has the unknown type \"colour\""},
        Broken{"option_twice",
               B::with_option(R"({"name":"a","type":"text","help":""},{"name":"a","type":"text","help":""})"), "DS2002",
               "its option \"a\" is declared twice"},
        Broken{"option_name", B::with_option(R"({"name":"A b","type":"text","help":""})"), "DS2002",
               "\"A b\" is not named"},
        Broken{"choice_without_choices", B::with_option(R"({"name":"a","type":"choice","help":""})"), "DS2002",
               "is a choice without choices"},
        Broken{"default_out_of_range",
               B::with_option(R"({"name":"a","type":"number","help":"","default":2,"minimum":0,"maximum":1})"),
               "DS2002", "has a default that does not match: expected a number from 0 to 1, found 2"}),
    [](const auto& info) { return info.param.name; });

// Also for root: who can write there decides what runs.
TEST_F(CatalogTest, UsesNothingThatOthersCanWrite) {
  install("shared/words", "extractor.words");
  install("shared/text", "reader.text");
  install("farther/words", "extractor.words");
  const auto refusal = [&](const char* what, fs::perms perms) {
    const auto path = folder_ / what;
    const auto before = fs::status(path).permissions();
    fs::permissions(path, perms);
    const auto catalog = Catalog::discover({{folder_ / "shared"}, {folder_ / "farther", FolderOrigin::system}});
    fs::permissions(path, before);
    EXPECT_EQ(catalog.find("extractor.words"), nullptr) << what;
    EXPECT_EQ(catalog.faults().size(), 1U) << what;
    if (catalog.faults().size() != 1) return std::string();
    EXPECT_EQ(catalog.faults()[0].code, "DS2007");
    EXPECT_THAT(catalog.faults()[0].ids, testing::Contains("extractor.words"));
    return catalog.faults()[0].message;
  };
  const auto everybody = fs::perms::all;
  EXPECT_THAT(refusal("shared", everybody), HasSubstr((folder_ / "shared").string() + " can be written by everybody"));
  EXPECT_THAT(refusal("shared", everybody | fs::perms::sticky_bit), HasSubstr("everybody (mode 1777)"))
      << "others could add plugins";
  EXPECT_THAT(refusal("shared/words.so", everybody), HasSubstr("words.so can be written by everybody"));
  EXPECT_THAT(refusal("shared/words.plugin.json", everybody), HasSubstr("words.plugin.json can be written by"));
  EXPECT_TRUE(Catalog::discover({folder_ / "shared"}).faults().empty());

  const auto above = fs::status(folder_).permissions();
  fs::permissions(folder_, everybody);
  EXPECT_THAT(Catalog::discover({folder_ / "shared"}).faults()[0].message, HasSubstr(folder_.string() + " can be"));
  fs::permissions(folder_, everybody | fs::perms::sticky_bit);
  EXPECT_TRUE(Catalog::discover({folder_ / "shared"}).faults().empty()) << "as /tmp: what it holds has owners";
  fs::permissions(folder_, above);
}

TEST_F(CatalogTest, FollowsALinkOnlyOfTrustedOwners) {
  if (::geteuid() != 0) GTEST_SKIP() << "only root can give a file away";
  install("real/words", "extractor.words");
  fs::create_directory_symlink(folder_ / "real", folder_ / "link");
  EXPECT_TRUE(Catalog::discover({folder_ / "link"}).faults().empty());
  ASSERT_EQ(::lchown((folder_ / "link").c_str(), 12345, 12345), 0);
  EXPECT_THAT(Catalog::discover({folder_ / "link"}).faults()[0].message, HasSubstr("link belongs to user 12345"));
  ASSERT_EQ(::chown((folder_ / "real/words.so").c_str(), 12345, 12345), 0);
  EXPECT_THAT(Catalog::discover({folder_ / "real"}).faults()[0].message, HasSubstr("words.so belongs to user 12345"));
  ASSERT_EQ(::chown((folder_ / "real/words.so").c_str(), 0, 12345), 0);
  fs::permissions(folder_ / "real/words.so", fs::perms::group_write, fs::perm_options::add);
  EXPECT_THAT(Catalog::discover({folder_ / "real"}).faults()[0].message, HasSubstr("by the group 12345"));
}

TEST_F(CatalogTest, OneBrokenPluginOfALibraryDoesNotHideTheOthers) {
  write("library.so", "a library");
  write("x.plugin.json", manifest("library.so", entry("reader.good") + "," + entry("reader.Bad")));
  const auto catalog = Catalog::discover({folder_});
  EXPECT_THAT(ids(catalog), ElementsAre("reader.good"));
  ASSERT_EQ(catalog.faults().size(), 1u);
  EXPECT_THAT(catalog.faults()[0].ids, ElementsAre("reader.Bad"));
}

TEST_F(CatalogTest, AManifestThatIsAFolderOrTooLargeIsAFault) {
  fs::create_directories(folder_ / "dir.plugin.json");
  write("huge.plugin.json", std::string(5 << 20, ' '));
  const auto catalog = Catalog::discover({folder_});
  ASSERT_EQ(catalog.faults().size(), 2u);
  for (const auto& fault : catalog.faults()) EXPECT_EQ(fault.code, "DS2001");
}

TEST(SearchFolders, BeginWithWhatIsGivenAndNeverHoldTheWorkingDirectory) {
  setenv("DOSSIER_PLUGIN_PATH", "/opt/one::relative:.:/opt/two", 1);
  setenv("HOME", "/home/someone", 1);
  const auto folders = search_folders({"given", "/also/given"});
  unsetenv("DOSSIER_PLUGIN_PATH");
  std::vector<std::string> paths;
  for (const auto& folder : folders) paths.push_back(folder.path.string());
  EXPECT_THAT(paths, ElementsAre("given", "/also/given", "/opt/one", "/opt/two",
                                 "/home/someone/.local/lib/dossier/plugins", HasSubstr("lib/dossier/plugins"),
                                 "/usr/local/lib/dossier/plugins", "/usr/lib/dossier/plugins"));
  EXPECT_EQ(folders[0].origin, folders[1].origin) << "of equal rank";
  EXPECT_EQ(folders[2].origin, folders[3].origin);
  for (const std::size_t i : {2, 4, 5, 6, 7}) EXPECT_LT(folders[i - 1].origin, folders[i].origin);
  for (std::size_t i = 2; i < folders.size(); ++i) EXPECT_TRUE(folders[i].path.is_absolute());
}

}  // namespace
}  // namespace dossier::plugin
