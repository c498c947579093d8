#include "entry.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "dossier/text/dates.hpp"
#include "language/agency_credits.hpp"
#include "language/byline.hpp"
#include "xml/prose.hpp"

namespace dossier_feed {
namespace {

using dossier::MappedText;

struct Rendered {
  MappedText text;
  std::vector<dossier::Block> blocks;
};

Rendered finished(xml::BlockWriter&& writer) { return {writer.text(), std::move(writer.blocks())}; }

// Markup in a text, mapped to the input; nothing if it is not well formed.
std::optional<Rendered> render_markup(const MappedText& markup) {
  xml::BlockWriter writer;
  if (!xml::write_markup(markup, writer)) return std::nullopt;
  return finished(std::move(writer));
}

std::optional<Rendered> render(const Entry& entry) {
  if (entry.markup) return render_markup(entry.body);
  xml::BlockWriter writer;
  if (entry.xhtml)
    xml::write_prose(*entry.tree, *entry.xhtml, writer);
  else
    xml::write_plain(entry.body, {0, entry.body.size()}, writer);
  return finished(std::move(writer));
}

}  // namespace

void Entry::set_date(std::string& to, std::string_view written, std::string_view name) {
  if (!to.empty()) return;
  if (auto date = dossier::parse_written_date(written, {.short_years = true}))
    to = std::move(*date);
  else
    note(name, written);
}

void Entry::add_authors(std::string_view written) {
  for (auto& name : language::credited_names(written))
    if (std::find(fields.authors.begin(), fields.authors.end(), name) == fields.authors.end())
      fields.authors.push_back(std::move(name));
}

void Entry::note(std::string_view name, std::string_view value) {
  if (!value.empty()) fields.metadata.set(name, std::string(value));
}

bool has_markup(std::string_view text) {
  for (std::size_t at = text.find_first_of("<&"); at + 1 < text.size() && at != std::string_view::npos;
       at = text.find_first_of("<&", at + 1)) {
    const char next = text[at + 1];
    if (dossier::is_ascii_letter(next) || next == '/' || next == '!' || next == '#') return true;
  }
  return false;
}

std::string without_markup(const std::string& text) {
  if (!has_markup(text)) return text;
  MappedText mapped;
  mapped.insert(text);
  const auto rendered = render_markup(mapped);
  return rendered ? rendered->text.text() : text;
}

void emit(Entry&& entry, std::size_t number, dossier::DocumentSink& sink) {
  const std::string unit = "entry " + std::to_string(number);
  if (!entry.has_body()) return sink.drop(unit, "no_text");
  auto& fields = entry.fields;
  const auto body = render(entry);
  if (!body) {
    dossier::NestedInput inner;
    const auto name = "entry-" + std::to_string(number) + ".html";
    inner.name = name;
    inner.media_type = "text/html; charset=utf-8";
    inner.bytes = entry.body.text();
    inner.overrides = std::move(fields);
    inner.left_out = std::move(entry.left_out);
    inner.left_out.add(dossier::loss_reason::nested, entry.body.source_of({0, entry.body.size()}));
    return sink.nested(inner);
  }
  if (body->text.size() == 0) return sink.drop(unit, "no_text");
  const auto shown = has_markup(entry.title.text()) ? render_markup(entry.title) : std::nullopt;
  MappedText text;
  if (shown) {
    text = shown->text;
  } else {
    xml::BlockWriter writer;
    writer.add(entry.title, {0, entry.title.size()});
    text = writer.text();
  }
  if (text.size() > 0) {
    fields.blocks.push_back({"title", 0, text.size()});
    text.insert("\n\n");
  }
  const auto shift = text.size();
  text.append(body->text, {0, body->text.size()});
  for (const auto& block : body->blocks) fields.blocks.push_back({block.kind, block.start + shift, block.end + shift});
  fields.credits = language::agency_credits(text.text(), fields.blocks);
  entry.left_out.store(fields.metadata);
  fields.text = text.text();
  sink.emit(fields, text.runs());
}

}  // namespace dossier_feed
