#include "dossier/text/unicode_encoding.hpp"

#include <gtest/gtest.h>

namespace dossier {
namespace {

using namespace std::string_literals;

std::string in_units(std::u16string_view text, bool big_endian) {
  std::string bytes;
  for (const char16_t c : text) {
    const char high = static_cast<char>(c >> 8), low = static_cast<char>(c & 0xFF);
    bytes += big_endian ? high : low;
    bytes += big_endian ? low : high;
  }
  return bytes;
}
std::string name_of(std::string_view bytes) {
  const auto encoding = unicode_encoding(bytes);
  return encoding ? std::string(encoding->name()) : "";
}

TEST(UnicodeEncoding, IsKnownWithoutAMarkInOtherScripts) {
  const std::u16string_view texts[] = {u"Паром снова ходит, сказал начальник порта.",
                                       u"Το πλοίο ξαναρχίζει τα δρομολόγια.",
                                       u"המעבורת תחזור לפעול השבוע",
                                       u"العبارة ستعود إلى العمل ابتداء من الأسبوع",
                                       u"เรือข้ามฟากจะกลับมาให้บริการ",
                                       u"フェリーが来週から運航を再開すると発表した。",
                                       u"往来各岛之间的渡轮将从下周起恢复航行。",
                                       u"여객선이 다음 주부터 다시 운항한다고 발표했다."};
  for (const auto text : texts) {
    EXPECT_EQ(name_of(in_units(text, false)), "utf-16le") << to_utf8(in_units(text, false));
    EXPECT_EQ(name_of(in_units(text, true)), "utf-16be") << to_utf8(in_units(text, true));
  }
}

TEST(UnicodeEncoding, IsNotTakenFromDamageAndBinaryData) {
  EXPECT_EQ(name_of("ferry\0again\0pier\0harbour\0\0\1\2x"s), "");
  EXPECT_EQ(name_of("ab\0cd\0ef\0gh\0ij\0kl\0mn\0op\0"s), "");
  EXPECT_EQ(name_of("The ferry\1\2\3\4\5 runs again, as it did before."s), "");
  for (std::uint32_t seed = 0; seed < 2000; ++seed) {
    std::string noise(64, '\0');
    std::uint32_t state = seed;
    for (char& c : noise) c = static_cast<char>((state = state * 1664525 + 1013904223) >> 24);
    EXPECT_EQ(name_of(noise), "") << seed;
  }
}

}  // namespace
}  // namespace dossier
