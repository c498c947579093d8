#include <gmock/gmock.h>

#include "xml/tree.hpp"

using testing::HasSubstr;

namespace {

// What a document tells, as text.
class Log : public xml::Handler {
 public:
  void start(const xml::Element& element) override {
    told += "<" + name(element.name);
    for (const auto& attribute : element.attributes)
      told += " " + name(attribute.name) + "=" + std::string(attribute.value);
    told += ">";
  }
  void end(const xml::Name& name, const dossier::Span&) override { told += "</" + std::string(name.local) + ">"; }
  void text(const dossier::MappedText& text) override {
    told += text.text();
    all.append(text, {0, text.size()});
  }
  std::string told;
  dossier::MappedText all;

 private:
  static std::string name(const xml::Name& name) {
    return (name.space.empty() ? "" : std::string(name.space) + "|") + std::string(name.local);
  }
};

std::string told(std::string_view bytes) {
  Log log;
  const auto parsed = xml::parse(bytes, log);
  return log.told + (parsed.fault ? " " + parsed.fault->message : "");
}

// The bytes of the first occurrence of a part of the text.
std::string source_of(std::string_view bytes, std::string_view part) {
  Log log;
  xml::parse(bytes, log);
  const auto at = log.all.text().find(part);
  if (at == std::string::npos) return "(not in the text)";
  return std::string(log.all.source_of({at, at + part.size()}).of(bytes));
}

std::string utf16(std::string_view ascii) {
  std::string out = "\xFF\xFE";
  for (const char c : ascii) out.append({c, '\0'});
  return out;
}

TEST(Xml, NamesElementsByTheNamespacesAroundThem) {
  EXPECT_EQ(told(R"(<a xmlns="u" xmlns:p="v" k="1" p:k="2"><p:b xmlns:p="w"/><c xmlns=""/><p:b/><q:d/></a>)"),
            "<u|a xmlns=u xmlns|p=v k=1 v|k=2><w|b xmlns|p=w></b><c xmlns=></c><v|b></b><q|d></d></a>")
      << "a prefix that is not declared is its own namespace";
}

TEST(Xml, MapsEveryCharacterToItsBytes) {
  const std::string bytes =
      "\xEF\xBB\xBF<?xml version='1.0'?>\r\n<!DOCTYPE a [<!ENTITY who \"the harbour\">]>"
      "<a>One &amp; two&#x20;<b>caf\u00e9</b>\r\n<![CDATA[3 < 4]]> &who; &eacute;&nowhere; <!-- no -->end</a>";
  EXPECT_EQ(told(bytes).substr(0, 21), "<a>One & two <b>caf\u00e9");
  EXPECT_THAT(told(bytes), HasSubstr("</b>\n3 < 4 the harbour \u00e9&nowhere; end</a>"));
  EXPECT_EQ(source_of(bytes, "&"), "&amp;");
  EXPECT_EQ(source_of(bytes, "two "), "two&#x20;");
  EXPECT_EQ(source_of(bytes, "f\u00e9"), "f\u00e9");
  EXPECT_EQ(source_of(bytes, "\n"), "\r\n");
  EXPECT_EQ(source_of(bytes, "3 < 4"), "3 < 4");
  EXPECT_EQ(source_of(bytes, "the harbour"), "&who;");
  EXPECT_EQ(source_of(bytes, "r \u00e9&"), "&who; &eacute;&");
  EXPECT_EQ(source_of(bytes, "&nowhere;"), "&nowhere;");
  EXPECT_EQ(source_of(bytes, "end"), "end");
}

TEST(Xml, DecodesByMarkValidityAndDeclaration) {
  const std::string utf_16 = utf16("<?xml version=\"1.0\" encoding=\"utf-16\"?><a>ferry &lt; 3</a>");
  EXPECT_EQ(told(utf_16), "<a>ferry < 3</a>");
  EXPECT_EQ(source_of(utf_16, "rry"), utf16("rry").substr(2));
  EXPECT_EQ(source_of(utf_16, "<"), utf16("&lt;").substr(2));
  const std::string latin = "<?xml version='1.0' encoding=\"ISO-8859-1\"?><a>caf\xE9 \x93x\x94</a>";
  EXPECT_EQ(told(latin), "<a>caf\u00e9 \u201cx\u201d</a>");
  EXPECT_EQ(source_of(latin, "f\u00e9"), "f\xE9");
  EXPECT_EQ(told("<?xml version='1.0' encoding='iso-8859-1'?><a>caf\u00e9</a>"), "<a>caf\u00e9</a>")
      << "the bytes contradict the declaration";
  const std::string russian =
      "<?xml version='1.0' encoding='windows-1251'?><a>\xCF\xE0\xF0\xEE\xEC &amp; \xF0\xE5\xEA\xE0</a>";
  EXPECT_EQ(told(russian), "<a>\u041f\u0430\u0440\u043e\u043c & \u0440\u0435\u043a\u0430</a>");
  EXPECT_EQ(source_of(russian, "\u0440\u0435"), "\xF0\xE5");
}

TEST(Xml, ForbiddenCharactersAreReplacedAndCounted) {
  const std::string bytes = "<a>\u00e9\u00e8\u00ea\u00eb\u00e0one\x0Btwo \xFF three \xEF\xBF\xBF</a>";
  EXPECT_EQ(told(bytes), "<a>\u00e9\u00e8\u00ea\u00eb\u00e0one\uFFFDtwo \uFFFD three \uFFFD</a>");
  EXPECT_EQ(source_of(bytes, "e\uFFFDt"), "e\x0Bt");
  Log log;
  EXPECT_EQ(xml::parse(bytes, log).replaced, 3u);
}

TEST(Xml, MarksThatWereNotEscapedAreText) {
  const std::string bytes =
      "\n <?xml version='1.0'?><!-- a & b < c --><!DOCTYPE a [<!ENTITY x '&#65;'>]><a k='?a=1&b=2&amp;c'>Smith & Søn, "
      "5 < 6 && "
      "R&D; AT&T &x;&copy &;<![CDATA[1 & 2 < 3 &amp;]]></a>";
  EXPECT_EQ(told(bytes), "<a k=?a=1&b=2&c>Smith & Søn, 5 < 6 && R&D; AT&T A&copy &;1 & 2 < 3 &amp;</a>");
  EXPECT_EQ(source_of(bytes, "& S"), "& S");
  EXPECT_EQ(source_of(bytes, "5 < 6"), "5 < 6");
  EXPECT_EQ(source_of(bytes, "1 & 2"), "1 & 2");
  EXPECT_EQ(told("<a>&#0;&#xD800;&#x1F;&#65;&#x42;&#c3;&#999999999999;</a>"),
            "<a>\uFFFD\uFFFD\uFFFDAB\uFFFD\uFFFD</a>");
  Log log;
  EXPECT_EQ(xml::parse("<a>&#0; & <</a>", log).replaced, 1u);
}

TEST(Xml, ReadsNothingOutsideTheBytes) {
  const std::string bytes =
      "<!DOCTYPE a SYSTEM \"file:///etc/passwd\" [<!ENTITY x SYSTEM \"file:///etc/hostname\">"
      "<!ENTITY % p SYSTEM \"file:///etc/passwd\">%p;]><a>one &x; two</a>";
  EXPECT_EQ(told(bytes), "<a>one &x; two</a>");
  EXPECT_EQ(source_of(bytes, "&x;"), "&x;");
}

TEST(Xml, EntitiesDoNotGrow) {
  std::string bytes = "<!DOCTYPE a [<!ENTITY a0 \"ten bytes.\">";
  for (int i = 1; i < 12; ++i) {
    bytes += "<!ENTITY a" + std::to_string(i) + " \"";
    for (int k = 0; k < 10; ++k) bytes += "&a" + std::to_string(i - 1) + ";";
    bytes += "\">";
  }
  Log log;
  const auto nested = xml::parse(bytes + "]><a>&a11;</a>", log);
  ASSERT_TRUE(nested.fault);
  EXPECT_THAT(nested.fault->message, HasSubstr("expected entities that do not grow, found \"&a11;</a>\""));
  EXPECT_LT(log.all.size(), 2u << 20);

  std::string flat = "<!DOCTYPE a [<!ENTITY a \"" + std::string(50000, 'x') + "\">]><a>";
  for (int i = 0; i < 20000; ++i) flat += "&a;";
  Log again;
  EXPECT_TRUE(xml::parse(flat + "</a>", again).fault);
  EXPECT_LT(again.all.size(), 4u << 20);
}

TEST(Xml, AFaultHasItsPlaceAndWhatCameBeforeIsTold) {
  EXPECT_EQ(told("<a>\n<b>caf\u00e9 </c></a>"),
            "<a>\n<b>caf\u00e9  line 2, column 11 (byte 15): expected </b>, found \"c></a>\" (mismatched tag)");
  EXPECT_EQ(told("<a>Fish <b k>chips</a>"),
            "<a>Fish  line 1, column 13 (byte 12): expected well-formed XML, found \">chips</a>\" (not well-formed "
            "(invalid token))");
  EXPECT_EQ(told("<a><b>end"), "<a><b>end line 1, column 10 (byte 9): expected </b>, found the end (no element found)");
  EXPECT_EQ(told(""), " line 1, column 1 (byte 0): expected an element, found the end (no element found)");
}

TEST(Xml, DepthIsBounded) {
  std::string bytes;
  for (int i = 0; i < 100000; ++i) bytes += "<a>";
  Log log;
  const auto parsed = xml::parse(bytes, log);
  ASSERT_TRUE(parsed.fault);
  EXPECT_EQ(parsed.fault->code, "too_deep");
  EXPECT_EQ(parsed.fault->message,
            "line 1, column 1537 (byte 1536): expected elements at most 512 levels deep, found <a> below that");
  EXPECT_EQ(log.told.size(), 512u * 3);
}

TEST(Xml, ExceptionsOfTheHandlerLeaveTheParse) {
  struct Thrower : xml::Handler {
    void start(const xml::Element&) override { throw std::runtime_error("stopped"); }
  } thrower;
  EXPECT_THROW(xml::parse("<a><b/></a>", thrower), std::runtime_error);
}

TEST(Xml, FindsTheRootInTheBeginningOfADocument) {
  const auto root = xml::root_of("<?xml version='1.0'?><!-- x --><n:nitf xmlns:n='u' a='1'><head");
  ASSERT_TRUE(root);
  EXPECT_EQ(root->space, "u");
  EXPECT_EQ(root->local, "nitf");
  EXPECT_FALSE(xml::root_of("<html"));
  EXPECT_FALSE(xml::root_of("{}"));
}

TEST(XmlTree, KeepsElementsWithTheRangesOfTheirTextAndBytes) {
  const std::string bytes = "<a><b k='v'>one <c>two</c> three</b><b/><d>four</d></a>";
  const xml::Tree tree(bytes);
  ASSERT_TRUE(tree.root());
  const auto& root = *tree.root();
  EXPECT_EQ(tree.text_of(root), "one two threefour");
  ASSERT_EQ(root.all("b").size(), 2u);
  const auto& first = *root.child("b");
  EXPECT_EQ(tree.text_of(first), "one two three");
  EXPECT_EQ(first.attribute("k"), "v");
  EXPECT_EQ(first.source.of(bytes), "<b k='v'>one <c>two</c> three</b>");
  EXPECT_EQ(root.all("b")[1]->source.of(bytes), "<b/>");
  ASSERT_TRUE(root.path({"b", "c"}));
  EXPECT_EQ(tree.text_of(*root.path({"b", "c"})), "two");
  EXPECT_EQ(root.path({"b", "c"})->parent, &first);
  EXPECT_EQ(root.path({"x", "c"}), nullptr);
}

TEST(XmlTree, OfADamagedDocumentItHasWhatCameBefore) {
  const xml::Tree tree("<a><b>one</b><b>two</a>");
  ASSERT_TRUE(tree.parsed().fault);
  ASSERT_TRUE(tree.root());
  EXPECT_EQ(tree.root()->all("b").size(), 2u);
  EXPECT_EQ(tree.text_of(*tree.root()), "onetwo");
  EXPECT_EQ(xml::Tree("").root(), nullptr);
}

}  // namespace
