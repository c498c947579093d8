#include "xml/source.hpp"

#include <algorithm>
#include <utility>

#include "charset/legacy.hpp"
#include "dossier/text/fold.hpp"

namespace xml {
namespace {

bool is_forbidden(char c) { return static_cast<unsigned char>(c) < 0x20 && c != '\t' && c != '\n' && c != '\r'; }

// U+FFFE and U+FFFF, which are valid UTF-8.
bool is_noncharacter(std::string_view text, std::size_t at) {
  return text.substr(at, 3) == "\xEF\xBF\xBE" || text.substr(at, 3) == "\xEF\xBF\xBF";
}

bool is_clean(std::string_view text) {
  if (dossier::find_invalid_utf8(text) != std::string_view::npos) return false;
  if (std::any_of(text.begin(), text.end(), is_forbidden)) return false;
  for (std::size_t at = text.find("\xEF\xBF"); at != std::string_view::npos; at = text.find("\xEF\xBF", at + 1))
    if (is_noncharacter(text, at)) return false;
  return true;
}

// The same text without what XML cannot hold.
dossier::MappedText cleaned(const dossier::MappedText& text, std::uint64_t& replaced) {
  const std::string_view all = text.text();
  dossier::MappedText out;
  std::size_t from = 0;
  for (std::size_t at = 0; at < all.size(); ++at) {
    const bool control = is_forbidden(all[at]);
    if (!control && !is_noncharacter(all, at)) continue;
    const std::size_t end = at + (control ? 1 : 3);
    out.append(text, {from, at});
    out.replace("\xEF\xBF\xBD", text.source_of({at, end}));
    ++replaced;
    from = end;
    at = end - 1;
  }
  out.append(text, {from, all.size()});
  return out;
}

}  // namespace

std::string declared_charset(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  if (!bytes.starts_with("<?xml")) return {};
  const auto declaration = bytes.substr(0, bytes.find("?>"));
  auto at = declaration.find("encoding");
  if (at == std::string_view::npos) return {};
  at = declaration.find_first_of("\"'", at);
  if (at == std::string_view::npos) return {};
  const auto end = declaration.find(declaration[at], at + 1);
  return end == std::string_view::npos ? std::string() : dossier::lower_ascii(declaration.substr(at + 1, end - at - 1));
}

Source::Source(std::string_view bytes) {
  const auto encoding = dossier::unicode_encoding(bytes);
  shift_ = encoding && encoding->unit == 1 ? encoding->mark : 0;
  text_ = bytes.substr(shift_);
  if ((!encoding || encoding->unit == 1) && is_clean(text_)) return;
  auto decoded = charset::decode(bytes, declared_charset(bytes), true);
  charset_ = std::move(decoded.charset);
  replaced_ = decoded.replaced;
  keep(std::move(decoded.text));
}

Source::Source(dossier::MappedText markup) { keep(std::move(markup)); }

void Source::keep(dossier::MappedText text) {
  copied_ = true;
  decoded_ = is_clean(text.text()) ? std::move(text) : cleaned(text, replaced_);
  text_ = decoded_.text();
}

void Source::append_to(dossier::MappedText& out, const dossier::Span& part) const {
  if (copied_)
    out.append(decoded_, part);
  else
    out.copy(part.of(text_), shift_ + part.start);
}

dossier::Span Source::bytes_of(const dossier::Span& part) const {
  if (!copied_) return {shift_ + part.start, shift_ + part.end};
  if (part.size() > 0) return decoded_.source_of(part);
  if (part.start < decoded_.size()) {
    const auto place = decoded_.source_of({part.start, part.start + 1}).start;
    return {place, place};
  }
  const auto place = part.start == 0 ? 0 : decoded_.source_of({part.start - 1, part.start}).end;
  return {place, place};
}

}  // namespace xml
