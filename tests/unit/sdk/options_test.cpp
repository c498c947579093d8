#include "dossier/plugin/options.hpp"

#include <gtest/gtest.h>

#include "dossier/record/json_parse.hpp"

namespace dossier {
namespace {

Options options() {
  return {{option("n").integer(3).help("A number."), option("x").number(0.5).help("A number."),
           option("on").boolean(true).help("A switch."), option("name").text("a").help("A text."),
           option("where").path("/tmp").help("A path."), option("which").choice("b", {"b", "c"}).help("A choice."),
           option("all").list().help("A list."), option("maybe").text().optional().help("A text.")},
          *parse_json(R"({"all": ["x", "y"]})")};
}

// The code, the message and the option of what is thrown.
template <class Read>
std::string error_of(Read&& read) {
  try {
    read(options());
  } catch (const Error& error) {
    return error.code() + ": " + error.what() + " [" + error.option() + "]";
  }
  return "nothing";
}

TEST(Options, AreReadAsTheirTypes) {
  const auto given = options();
  EXPECT_EQ(given.integer("n"), 3);
  EXPECT_EQ(given.number("n"), 3.0);
  EXPECT_EQ(given.number("x"), 0.5);
  EXPECT_TRUE(given.boolean("on"));
  EXPECT_EQ(given.text("name"), "a");
  EXPECT_EQ(given.text("where"), "/tmp");
  EXPECT_EQ(given.text("which"), "b");
  EXPECT_EQ(given.list("all"), (std::vector<std::string>{"x", "y"}));
  EXPECT_EQ(given.text("maybe"), "");
  EXPECT_FALSE(given.has("maybe"));
  EXPECT_TRUE(given.has("all"));
}

TEST(Options, OfAnotherTypeAreErrorsOfThePlugin) {
  EXPECT_EQ(error_of([](const Options& o) { o.text("n"); }),
            "wrong_option_type: the plugin reads its option \"n\" as text, but declares it as integer [n]");
  EXPECT_EQ(error_of([](const Options& o) { o.integer("name"); }),
            "wrong_option_type: the plugin reads its option \"name\" as integer, but declares it as text [name]");
  EXPECT_EQ(error_of([](const Options& o) { o.integer("x"); }),
            "wrong_option_type: the plugin reads its option \"x\" as integer, but declares it as number [x]");
  EXPECT_EQ(error_of([](const Options& o) { o.boolean("n"); }),
            "wrong_option_type: the plugin reads its option \"n\" as boolean, but declares it as integer [n]");
  EXPECT_EQ(error_of([](const Options& o) { o.list("name"); }),
            "wrong_option_type: the plugin reads its option \"name\" as list, but declares it as text [name]");
  EXPECT_EQ(error_of([](const Options& o) { o.number("on"); }),
            "wrong_option_type: the plugin reads its option \"on\" as number, but declares it as boolean [on]");
}

TEST(Options, ThatAreNotDeclaredAreErrorsOfThePlugin) {
  const std::string expected =
      "undeclared_option: the plugin reads the option \"nam\", which it does not declare in options() [nam]";
  EXPECT_EQ(error_of([](const Options& o) { o.text("nam"); }), expected);
  EXPECT_EQ(error_of([](const Options& o) { o.has("nam"); }), expected);
}

}  // namespace
}  // namespace dossier
