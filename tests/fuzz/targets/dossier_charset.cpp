// Bytes of a legacy charset, declared as any label: the text is valid UTF-8, and every character has its bytes.
#include "charset/legacy.hpp"
#include "tests/fuzz/target.hpp"

namespace {

using dossier::fuzz::require;
using namespace std::string_literals;

void decode(std::string_view bytes) {
  const auto line = std::min(bytes.find('\n'), bytes.size());
  const auto label = bytes.substr(0, line);
  const auto rest = bytes.substr(std::min(line + 1, bytes.size()));
  for (const bool markup : {false, true}) {
    const auto decoded = charset::decode(rest, label, markup);
    const auto& text = decoded.text;
    require(dossier::find_invalid_utf8(text.text()) == std::string_view::npos, "the text is valid UTF-8");
    std::uint64_t at = 0;
    for (const auto& run : text.runs()) {
      require(run.source >= at && run.source + run.source_size <= rest.size(), "runs follow each other in the input");
      at = run.source;
    }
  }
}

const dossier::fuzz::Target target("dossier_charset", decode,
                                   {"koi8-r\n\xF0\xC1\xD2\xCF\xCD \xC8\xCF\xC4\xC9\xD4"s,
                                    "\n\x83\x74\x83\x46\x83\x8A\x81\x5B"s, "hz-gb-2312\n~{VPND~} a ~~"s,
                                    "\na \x1B$B%U%'%j!<\x1B(B b"s, "iso-8859-1\nsz\xBC\xB3o \xB9 \xEA\xF3"s,
                                    "utf-7\n+AGE-"s, "\n\xE0\xB8\x81\xA1\xD2\xC3 \xE0\xC3\xD7\xCD"s,
                                    "utf-16\n\x30\x04\x40\x04 \0"s});

}  // namespace
