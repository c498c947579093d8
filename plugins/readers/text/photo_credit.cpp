#include "photo_credit.hpp"

#include <algorithm>
#include <string>

#include "dossier/text/letters.hpp"

namespace dossier_text {
namespace {

using dossier::Span;

constexpr std::size_t longest_credit = 80;

std::string_view without_closing(std::string_view text) {
  while (!text.empty() && std::string_view(" \t\n)].").find(text.back()) != std::string_view::npos)
    text.remove_suffix(1);
  return text;
}

// A name, not a sentence.
bool is_name(std::string_view text) {
  return !text.empty() && text.size() <= longest_credit && std::count(text.begin(), text.end(), ' ') <= 9 &&
         text.find_first_of("!?;\"\n") == std::string_view::npos && text.find(". ") == std::string_view::npos;
}

// "Photo: X" and similar forms, with the mark at the start of a word.
std::optional<Span> named_by_mark(std::string_view line, const std::string& lower) {
  constexpr std::string_view marks[] = {"photo:",
                                        "photos:",
                                        "photo by ",
                                        "photos by ",
                                        "photo courtesy ",
                                        "photograph:",
                                        "photograph by ",
                                        "picture:",
                                        "pictures:",
                                        "picture by ",
                                        "image:",
                                        "images:",
                                        "image by ",
                                        "illustration:",
                                        "illustration by ",
                                        "graphic:",
                                        "graphics:",
                                        "cartoon:",
                                        "credit:",
                                        "photo credit:",
                                        "foto:",
                                        "fotos:",
                                        "bild:",
                                        "bilder:",
                                        "photo provided to ",
                                        "photo provided by ",
                                        "photo from ",
                                        "file photo:",
                                        "crédit photo ",
                                        "photo : ",
                                        "video:"};
  // Most lines hold none of them: a search or two tells.
  const bool colon = lower.find(':') != std::string::npos;
  const bool other = lower.find(" by ") != std::string::npos || lower.find("photo ") != std::string::npos;
  if (!colon && !other) return std::nullopt;
  std::optional<Span> best;
  const auto body = without_closing(line);
  for (const auto mark : marks) {
    if (mark.find(':') == std::string_view::npos ? !other : !colon) continue;
    const std::size_t at = lower.rfind(mark);
    if (at == std::string::npos || dossier::letter_before(lower, at)) continue;
    const std::size_t from = std::min(line.find_first_not_of(' ', at + mark.size()), line.size());
    if (from >= body.size() || !is_name(body.substr(from))) continue;
    if (!best || from > best->start) best = Span{from, body.size()};
  }
  return best;
}

bool names_picture_agency(std::string_view text) {
  for (const std::string_view agency :
       {"Getty Images", "AP Photo",         "REUTERS/",         "/REUTERS",     "/Reuters", "/AFP",       "AFP/",
        "/EPA",         "EPA-EFE",          "/Shutterstock",    "Shutterstock", "/VCG",     "/Xinhua",    "/iStock",
        "iStock",       "picture alliance", "picture-alliance", "/dpa",         "dpa/",     "/AP",        "/GT",
        "Alamy",        "Unsplash",         "Pixabay",          "Wikimedia",    "/TASS",    "/Bloomberg", "/ANSA",
        "/Sputnik"})
    if (text.find(agency) != std::string_view::npos) return true;
  return false;
}

// "A. Doe/Picture Agency" on a separate line, or in brackets after a caption.
std::optional<Span> named_by_agency(std::string_view line) {
  const auto body = without_closing(line);
  if (body.empty()) return std::nullopt;
  std::size_t from = 0;
  if (body.size() < line.size()) {
    const std::size_t open = body.find_last_of("([");
    if (open != std::string_view::npos) from = open + 1;
  }
  if (body.starts_with("©")) from = std::string_view("©").size();
  const auto name = body.substr(from);
  if (!is_name(name) || (!names_picture_agency(name) && !body.starts_with("©"))) return std::nullopt;
  const bool sentence = from == 0 && line.back() == '.';
  const std::size_t slash = name.find('/');
  const bool short_enough = std::count(name.begin(), name.end(), ' ') <= 6;
  if (sentence || !short_enough || (from == 0 && slash == std::string_view::npos && name.size() > 40))
    return std::nullopt;
  return Span{from, body.size()};
}

}  // namespace

std::optional<Span> photo_credit(std::string_view line) {
  constexpr std::size_t tail = 400;  // a credit is at the end of its line
  const std::size_t cut = line.size() > tail ? line.size() - tail : 0;
  const auto end = line.substr(cut);
  auto found = named_by_mark(end, dossier::lower_word(end));
  if (!found && !(cut && end.find_first_of("([") == std::string_view::npos)) found = named_by_agency(end);
  if (found) *found = Span{found->start + cut, found->end + cut};
  return found;
}

bool describes_picture(std::string_view text) {
  if (text.size() > 600) return false;
  for (const std::string_view words :
       {" (left)",   " (right)",     " (L)",         " (R)",       "(center)",        " pictured ",   "is seen ",
        "are seen ", " shows ",      " poses ",      " pose for ", " speaks during ", " speaks at ",  " attends ",
        " attend ",  "shake hands",  "shakes hands", "File photo", "file photo",      "n this photo", "erial photo",
        " looks on", " walks past ", " stands ",     " arrive "})
    if (text.find(words) != std::string_view::npos) return true;
  return false;
}

}  // namespace dossier_text
