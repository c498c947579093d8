#include "xml/source.hpp"

#include <algorithm>
#include <utility>

#include "charset/legacy.hpp"
#include "dossier/text/fold.hpp"
#include "xml/damage.hpp"

namespace xml {
namespace {

bool is_clean(std::string_view text) {
  return dossier::find_invalid_utf8(text) == std::string_view::npos && !Damages(text).next();
}

// The same text without what XML does not allow.
dossier::MappedText cleaned(const dossier::MappedText& text, std::uint64_t& replaced) {
  Damages damages(text.text());
  dossier::MappedText out;
  std::size_t from = 0;
  while (const auto damage = damages.next()) {
    out.append(text, {from, damage->at.start});
    out.replace(damage->by, text.source_of(damage->at));
    replaced += damage->is_lost;
    from = damage->at.end;
  }
  out.append(text, {from, text.size()});
  return out;
}

}  // namespace

std::string declared_charset(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  bytes.remove_prefix(std::min(bytes.find_first_not_of(" \t\r\n"), bytes.size()));
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
