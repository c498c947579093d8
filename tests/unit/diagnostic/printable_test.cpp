#include "core/diagnostic/printable.hpp"

#include <gtest/gtest.h>

#include <sstream>

namespace dossier::diagnostic {
namespace {

TEST(Printable, KeepsTextAndShowsWhatControlsATerminal) {
  EXPECT_EQ(printable("caf\xC3\xA9 \xE4\xB8\xAD \xF0\x9F\x98\x80\tx\n"), "café 中 😀\tx\n");
  EXPECT_EQ(printable("\x1B[31mred\r\x07\x7F"), "\\u001b[31mred\\u000d\\u0007\\u007f");
  EXPECT_EQ(printable("\xC2\x9B"
                      "2J"),
            "\\u009b2J");
  EXPECT_EQ(printable("a\xE2\x80\xAEgpj.\xE2\x81\xA6"), "a\\u202egpj.\\u2066");
  EXPECT_EQ(printable("\x9B\xFF"), "\\ufffd\\ufffd");
  EXPECT_EQ(printable(std::string_view("\0", 1)), "\\u0000");
}

TEST(Printable, OneLineHasBlanksForControls) {
  EXPECT_EQ(on_one_line("a\nb\tc\x1B[1m\x7F caf\xC3\xA9"), "a b c [1m  café");
}

TEST(Printable, CharactersMayBeWrittenInPieces) {
  const std::string text = "é\x1B中\xC2\x9B😀\xE2\x80\xAE.";
  for (std::size_t piece = 1; piece <= text.size(); ++piece) {
    std::ostringstream target;
    PrintableBuffer buffer(target);
    std::ostream out(&buffer);
    for (std::size_t at = 0; at < text.size(); at += piece) out << text.substr(at, piece) << std::flush;
    EXPECT_EQ(target.str(), "é\\u001b中\\u009b😀\\u202e.") << piece;
  }
  std::ostringstream target;
  {
    PrintableBuffer buffer(target);
    std::ostream(&buffer) << "x\xE2\x80";
  }
  EXPECT_EQ(target.str(), "x\\ufffd\\ufffd");
}

TEST(Printable, AStreamThatFailsIsNoticed) {
  std::ostream broken(nullptr);
  PrintableBuffer buffer(broken);
  std::ostream out(&buffer);
  out << "text";
  EXPECT_FALSE(out);
}

}  // namespace
}  // namespace dossier::diagnostic
