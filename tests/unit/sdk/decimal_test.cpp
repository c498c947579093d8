#include "dossier/record/decimal.hpp"

#include <gtest/gtest.h>

namespace dossier {
namespace {

Decimal number(const char* text) { return Decimal::parse(text).value(); }

TEST(Decimal, ReadsAndWritesExactly) {
  for (const char* text : {"0", "1", "-3.25", "240.11", "900000", "0.000001", "123456789012345678901234567890"})
    EXPECT_EQ(number(text).text(), text);
  EXPECT_EQ(number("1e9").text(), "1000000000");
  EXPECT_EQ(number("2.50e-1").text(), "0.25");
  EXPECT_EQ(number("-0").text(), "0");
  for (const char* text : {"", ".", "1x", "--1", "1e", "1e999", "99999999999999999999999999999999999999999"})
    EXPECT_FALSE(Decimal::parse(text)) << text;
}

TEST(Decimal, CalculatesExactly) {
  EXPECT_EQ(add(number("0.1"), number("0.2"))->text(), "0.3");
  EXPECT_EQ(subtract(number("240.11"), number("0.005"))->text(), "240.105");
  EXPECT_EQ(multiply(number("190e9"), number("1.263"))->text(), "239970000000");
  EXPECT_EQ(divide(number("1"), number("8"))->text(), "0.125");
  EXPECT_EQ(divide(number("2"), number("3"))->text(), "0.666666666666666667");
  EXPECT_FALSE(divide(number("1"), number("0")));
  EXPECT_FALSE(multiply(number("123456789012345678901"), number("123456789012345678901")));
  EXPECT_FALSE(add(number("1e40"), number("1e-40")));
}

TEST(Decimal, OrdersNumbersOfAnySize) {
  EXPECT_LT(number("-5"), number("0.1"));
  EXPECT_LT(number("0.1"), number("0.11"));
  EXPECT_LT(number("1e-40"), number("1e40"));
  EXPECT_LT(number("-1e40"), number("-1e-40"));
  EXPECT_EQ(number("1.0"), number("1"));
}

TEST(Decimal, KnowsItsDigits) {
  EXPECT_EQ(number("240.1").last_digit_power(), -1);
  EXPECT_EQ(number("240000").last_digit_power(), 4);
  EXPECT_EQ(number("240.1").significant_digits(), 4);
}

}  // namespace
}  // namespace dossier
