// Bytes of an unknown encoding to UTF-8: valid, and every run of the map is inside both texts.
#include "dossier/plugin/charset.hpp"

#include "tests/fuzz/target.hpp"

namespace {

using dossier::fuzz::require;

void decode(std::string_view bytes) {
  const auto text = dossier::with_line_feeds(dossier::decode_text(bytes).text);
  require(dossier::find_invalid_utf8(text.text()) == std::string_view::npos, "the text is valid UTF-8");
  require(text.text().find('\0') == std::string_view::npos, "no NUL");
  for (std::size_t at = 0; at < text.text().size(); ++at) {
    const auto source = text.source_of({at, at + 1});
    require(source.start <= source.end && source.end <= bytes.size(), "every character has its bytes in the input");
  }
}

const dossier::fuzz::Target target("charset", decode,
                                   {"plain\r\ntext\r", "caf\xC3\xA9 \xE2\x82\xAC", "caf\xE9 \x93quoted\x94",
                                    std::string("\xFF\xFE"
                                                "a\0b\0\r\0\n\0",
                                                10),
                                    std::string("\0a\0b\0 \0c", 8), std::string("\xFF\xFE\0\0a\0\0\0", 8),
                                    "\xEF\xBB\xBFmarked"});

}  // namespace
