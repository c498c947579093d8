#include <gtest/gtest.h>

#include "dossier/text/media_type.hpp"

namespace dossier {
namespace {

TEST(MediaType, IsWithoutItsParameters) {
  EXPECT_EQ(bare_media_type(" Text/HTML ; charset=utf-8"), "text/html");
  EXPECT_EQ(bare_media_type("text/plain"), "text/plain");
  EXPECT_EQ(bare_media_type(""), "");
}

TEST(MediaType, HasACharset) {
  EXPECT_EQ(charset_of_media_type("text/html; charset=KOI8-R"), "koi8-r");
  EXPECT_EQ(charset_of_media_type("text/html;a=\"x;charset=no\"; Charset = \"utf-8\" ;b=c"), "utf-8");
  EXPECT_EQ(charset_of_media_type("text/html; charset"), "");
  EXPECT_EQ(charset_of_media_type("text/html; a=\"charset=no"), "");
  EXPECT_EQ(charset_of_media_type("text/html"), "");
}

}  // namespace
}  // namespace dossier
