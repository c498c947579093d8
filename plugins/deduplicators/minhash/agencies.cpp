#include "agencies.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "dossier/text/fold.hpp"

namespace minhash {
namespace {

constexpr std::size_t dateline_reach = 240;  // bytes
constexpr std::size_t most_scanned = 200'000;
constexpr std::size_t most_marks = 8;

bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }
bool is_word(char c) {
  return is_capital(c) || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
}

// Agencies whose names are words; others are recognised by their capitals.
constexpr std::string_view named_agencies[] = {"Reuters", "Xinhua", "Bloomberg", "Interfax", "Kyodo",   "Jiji",
                                               "Yonhap",  "Tass",   "Ritzau",    "Belga",    "Anadolu", "Ukrinform"};

bool is_agency_name(std::string_view name) {
  if (std::find(std::begin(named_agencies), std::end(named_agencies), name) != std::end(named_agencies)) return true;
  const auto capitals = static_cast<std::size_t>(std::count_if(name.begin(), name.end(), is_capital));
  return name.size() >= 2 && name.size() <= 8 && capitals >= 2 && capitals == name.size();
}

class Scanner {
 public:
  Scanner(std::string_view text, std::vector<AgencyMark>& marks) : text_(text), marks_(marks) {}

  void datelines() {
    const auto head = text_.substr(0, dateline_reach);
    for (std::size_t open = head.find('('); open != std::string_view::npos; open = head.find('(', open + 1)) {
      const auto close = head.find(')', open);
      if (close == std::string_view::npos) return;
      const auto name = head.substr(open + 1, close - open - 1);
      if (is_agency_name(name) && (is_at_line_start(open) || dash_follows(close + 1)))
        add(name, {open, close + 1}, true);
    }
  }
  // "the CNS agency reports", "CNS news agency said", "reported by CNS", "according to Reuters".
  void credits() {
    std::string_view before[2];
    for (std::size_t at = 0; at < text_.size() && at < most_scanned;) {
      if (!is_word(text_[at])) {
        ++at;
        continue;
      }
      std::size_t end = at;
      while (end < text_.size() && is_word(text_[end])) ++end;
      const auto word = text_.substr(at, end - at);
      if (is_capital(word[0]) && is_agency_name(word)) {
        const std::size_t reach = credit_end(end);
        if (reach > 0) {
          add(word, {at, reach}, false);
        } else if (is_named(word) && ((before[0] == "by" && is_report(before[1])) ||
                                      (before[0] == "to" && dossier::lower_ascii(before[1]) == "according"))) {
          add(word, {at, end}, false);
        }
      }
      before[1] = before[0];
      before[0] = word;
      at = end;
    }
  }

 private:
  static bool is_named(std::string_view word) {
    return std::find(std::begin(named_agencies), std::end(named_agencies), word) != std::end(named_agencies);
  }
  static bool is_report(std::string_view word) {
    return word == "reported" || word == "reports" || word == "report" || word == "said" || word == "says" ||
           word == "reporting" || word == "quoted" || word == "cited";
  }
  // The end of "[news|wire|press] agency|service [reports]" or, for named agencies, of "reports" after a name; 0: none.
  std::size_t credit_end(std::size_t at) const {
    bool agency = false;
    std::size_t end = 0;
    for (int i = 0; i < 4; ++i) {
      if (at >= text_.size() || text_[at] != ' ') break;
      std::size_t to = at + 1;
      while (to < text_.size() && is_word(text_[to])) ++to;
      const auto word = text_.substr(at + 1, to - at - 1);
      if (word == "agency" || word == "wire" || word == "newswire") {
        agency = true;
        end = to;
      } else if (is_report(word)) {
        return to;
      } else if (word != "news" && word != "press" && word != "service") {
        break;
      }
      at = to;
    }
    return agency ? end : 0;
  }
  bool is_at_line_start(std::size_t at) const {
    const auto line = text_.rfind('\n', at);
    const auto from = line == std::string_view::npos ? 0 : line + 1;
    // "ELVANY, April 5 (CNS)": a place and a date may be before it.
    return at - from <= 60 && text_.substr(from, at - from).find(". ") == std::string_view::npos;
  }
  bool dash_follows(std::size_t at) const {
    const auto rest = text_.substr(std::min(at, text_.size()), 5);
    return rest.find("- ") < 2 || rest.find("\u2013") < 2 || rest.find("\u2014") < 2;
  }
  void add(std::string_view name, dossier::Span span, bool dateline) {
    if (marks_.size() < most_marks) marks_.push_back({std::string(name), span, dateline});
  }

  std::string_view text_;
  std::vector<AgencyMark>& marks_;
};

}  // namespace

std::vector<AgencyMark> agency_marks(const dossier::Document& document) {
  std::vector<AgencyMark> marks;
  Scanner scanner(document.text, marks);
  scanner.datelines();
  scanner.credits();
  for (const auto& credit : document.credits) {
    const bool known = std::any_of(marks.begin(), marks.end(), [&](const AgencyMark& mark) {
      return mark.name == credit.name || mark.span.overlaps({credit.start, credit.end});
    });
    const auto before =
        credit.start > 0 && credit.start <= document.text.size() ? document.text[credit.start - 1] : ' ';
    const auto first = credit.start < document.text.size() ? document.text[credit.start] : ' ';
    if (!known && marks.size() < most_marks)
      marks.push_back({credit.name, {credit.start, credit.end}, before == '(' || first == '('});
  }
  return marks;
}

bool is_publisher(const std::string& agency, const std::string& source) {
  if (agency.empty() || source.empty()) return false;
  const auto name = dossier::lower_ascii(agency);
  const auto publisher = dossier::lower_ascii(source);
  const auto found = publisher.find(name);
  if (found != std::string::npos && (found == 0 || !is_word(publisher[found - 1])) &&
      (found + name.size() == publisher.size() || !is_word(publisher[found + name.size()])))
    return true;
  std::string initials;
  for (std::size_t i = 0; i < source.size(); ++i)
    if (is_word(source[i]) && (i == 0 || !is_word(source[i - 1]))) initials += source[i];
  return dossier::lower_ascii(initials) == name;
}

}  // namespace minhash
