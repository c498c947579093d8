#include "core/cli/page_places.hpp"

#include <gtest/gtest.h>

#include "dossier/record/json_parse.hpp"

namespace dossier::cli {
namespace {

TEST(PagePlaces, NamesEachPageOfASpanWithTheBoxAroundItsLines) {
  Document document;
  EXPECT_EQ(page_places(document, {0, 5}), "");
  document.metadata = *parse_json(
      R"({"layout": {"unit": "pt", "lines": [[0,10,1,72,50,300,60],[11,20,1,70,62.5,290,72],[21,30,2,72,50,300,60],[31,40,2,7,8]]}})");
  EXPECT_EQ(page_places(document, {2, 5}), "1, from 72, 50 to 300, 60 (pt, from the upper left corner)");
  EXPECT_EQ(page_places(document, {5, 15}), "1, from 70, 50 to 300, 72 (pt, from the upper left corner)");
  EXPECT_EQ(page_places(document, {12, 25}),
            "1, from 70, 62.5 to 290, 72; 2, from 72, 50 to 300, 60 (pt, from the upper left corner)");
  EXPECT_EQ(page_places(document, {40, 50}), "");
}

}  // namespace
}  // namespace dossier::cli
