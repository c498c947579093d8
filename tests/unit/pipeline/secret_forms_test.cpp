#include "core/pipeline/secret_forms.hpp"

#include <gtest/gtest.h>

#include "core/pipeline/redact.hpp"

namespace dossier::pipeline {
namespace {

std::string masked(const std::string& text) {
  auto forms = forms_of_secret("p\"ss/w r\xC3\xB6+1");
  std::ranges::sort(forms, [](const auto& a, const auto& b) { return a.size() > b.size(); });
  return redacted(text, forms);
}

TEST(SecretForms, AreMaskedWhereverTheyComeBack) {
  EXPECT_EQ(masked("p\"ss/w r\xC3\xB6+1"), "***");
  EXPECT_EQ(masked(R"({"echo":"p\"ss/w rö+1"})"), R"({"echo":"***"})");
  EXPECT_EQ(masked(R"({"echo":"p\"ss\/w rö+1"})"), R"({"echo":"***"})");
  EXPECT_EQ(masked(R"({"echo":"p\"ss/w r\u00f6+1"})"), R"({"echo":"***"})");
  EXPECT_EQ(masked(R"({"echo":"p\"ss\/w r\u00F6+1"})"), R"({"echo":"***"})");
  EXPECT_EQ(masked("<p>p&quot;ss/w r\xC3\xB6+1</p>"), "<p>***</p>");
  EXPECT_EQ(masked("?token=p%22ss%2Fw%20r%C3%B6%2B1&x"), "?token=***&x");
  EXPECT_EQ(masked("?token=p%22ss%2fw+r%c3%b6%2b1&x"), "?token=***&x");
  EXPECT_EQ(masked("cCJzcy93IHLDtisx"), "***");
  EXPECT_EQ(masked("nothing of it"), "nothing of it");
}

// Authorization: Basic has the secret after a name.
TEST(SecretForms, AreMaskedInsideBase64) {
  for (const std::string encoded : {"bWU6c2VzYW1lLW9wZW4=", "bWVlOnNlc2FtZS1vcGVu", "dG9tbTpzZXNhbWUtb3Blbg=="}) {
    auto forms = forms_of_secret("sesame-open");
    std::ranges::sort(forms, [](const auto& a, const auto& b) { return a.size() > b.size(); });
    const auto shown = redacted(encoded, forms);
    EXPECT_NE(shown.find("***"), std::string::npos) << encoded;
    EXPECT_LT(shown.size(), encoded.size() - 4) << shown;
  }
}

}  // namespace
}  // namespace dossier::pipeline
