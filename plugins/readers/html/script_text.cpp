#include "script_text.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <string>

#include "dossier/plugin/mapped_json.hpp"
#include "dossier/record/json_parse.hpp"
#include "dossier/record/json_scan.hpp"

namespace dossier_html {
namespace {

using dossier::MappedText;

constexpr std::size_t least_body = 250;   // bytes of an articleBody
constexpr std::size_t least_prose = 600;  // of other data: less is a description or a notice

// Values of JSON, as they follow each other; those inside one are [i + 1, end).
struct Value {
  std::string_view json;
  std::string_view name;    // of the member that it, or the array it is in, belongs to
  std::size_t prose = 0;    // bytes, with those of the values inside
  std::size_t strings = 0;  // with prose
  std::size_t end = 0;
};

// Written text: words with a full stop, or the paragraphs of a markup.
bool is_prose(std::string_view quoted) {
  if (quoted.size() < 60) return false;
  const auto blanks = static_cast<std::size_t>(std::ranges::count(quoted, ' '));
  if (blanks < 8 || blanks * 20 < quoted.size()) return false;
  for (const std::string_view sign : {"<p", "\\u003cp", "\\u003Cp", ". ", "? ", "! "})
    if (quoted.find(sign) != std::string_view::npos) return true;
  const auto last = quoted.find_last_not_of("\" \\nrt)\xE2\x80\x9D\xC2\xBB");
  return last != std::string_view::npos && std::string_view(".!?:").find(quoted[last]) != std::string_view::npos;
}

// The strings that are one paragraph: parts of it may be in emphasis or in a link.
using Paragraph = std::vector<std::string_view>;

class Values {
 public:
  // title: the page's.
  Values(std::string_view json, std::string_view title) : title_(title) { add(json, {}, 0); }

  // An articleBody; empty if there is none.
  std::string_view body() const { return body_; }
  // What the innermost value holds that has most of the prose: each value inside it is a paragraph. Short strings count where
  // they have the name of those with prose.
  std::vector<Paragraph> paragraphs() const {
    std::vector<Paragraph> found;
    if (values_.empty() || values_[0].prose < least_prose) return found;
    const auto place = place_of_prose();
    if (!place) return found;
    const auto at = *place;
    std::set<std::string_view> names;
    for (std::size_t i = at; i < values_[at].end; ++i)
      if (is_prose_string(i)) names.insert(values_[i].name);
    std::set<Paragraph> seen;
    const auto take = [&](std::size_t first, std::size_t end) {
      Paragraph paragraph;
      bool words = false;
      for (std::size_t i = first; i < end; ++i) {
        const auto json = values_[i].json;
        if (!is_string(i) || json.size() < 3 || !names.contains(values_[i].name)) continue;
        paragraph.push_back(json);
        words = words || json.find(' ') != std::string_view::npos;
      }
      if (words && seen.insert(paragraph).second) found.push_back(std::move(paragraph));
    };
    if (is_prose_string(at)) take(at, at + 1);
    for (auto child = at + 1; child < values_[at].end; child = values_[child].end) take(child, values_[child].end);
    return found;
  }

 private:
  bool is_prose_string(std::size_t i) const { return is_string(i) && values_[i].prose > 0; }
  bool is_string(std::size_t i) const { return values_[i].json.starts_with('"'); }
  // An article, not a paragraph in parts.
  static bool is_article(const Value& value) { return value.strings >= 6 && value.prose >= least_prose; }
  // Whether a value inside is what the others stand around: a single string may be the longest paragraph of a list.
  static bool leads_on(const Value& inside, const Value& all) {
    return inside.strings == 1 ? inside.prose * 10 > all.prose * 9 : inside.prose * 2 > all.prose;
  }
  // Of several articles the one with the title of the page; nothing if there is none.
  std::optional<std::size_t> place_of_prose() const {
    for (std::size_t at = 0;;) {
      std::size_t next = 0;
      std::size_t articles = 0;
      std::size_t titled = 0;
      for (auto child = at + 1; child < values_[at].end; child = values_[child].end) {
        if (leads_on(values_[child], values_[at])) next = child;
        if (!is_article(values_[child])) continue;
        ++articles;
        if (!titled && title_.size() > 10 && values_[child].json.find(title_) != std::string_view::npos) titled = child;
      }
      if (articles > 1) next = titled;
      if (!next) return articles > 1 ? std::nullopt : std::optional(at);
      at = next;
    }
  }
  void add(std::string_view json, std::string_view name, int depth) {
    const auto at = values_.size();
    values_.push_back({json, name});
    if (json.starts_with('"')) {
      if (name == "articleBody" && json.size() > std::max(body_.size(), least_body)) body_ = json;
      const bool prose = is_prose(json);
      values_[at] = {json, name, prose ? json.size() : 0, prose ? 1U : 0U};
    } else if (depth < deepest) {
      const auto inside = [&](std::string_view value, std::string_view member) {
        const auto child = values_.size();
        add(value, member, depth + 1);
        values_[at].prose += values_[child].prose;
        values_[at].strings += values_[child].strings;
      };
      if (json.starts_with('{'))
        dossier::each_json_member(json,
                                  [&](std::string_view member, std::string_view value) { inside(value, member); });
      else if (json.starts_with('['))
        dossier::each_json_item(json, [&](std::string_view value) { inside(value, name); });
    }
    values_[at].end = values_.size();
  }

  static constexpr int deepest = 64;  // of each level the text is scanned once
  std::string_view title_;
  std::vector<Value> values_;
  std::string_view body_;
};

// The JSON in a script: all of it, or what is assigned to a name. Control characters, which pages put into strings, are
// blanks in it, so that places remain.
dossier::Span json_of(std::string& script) {
  const auto start = script.find_first_of("{[");
  if (start == std::string::npos) return {};
  const auto before = script.substr(0, start);
  const bool assigned = before.size() < 200 && before.find_last_not_of(" \t\r\n(") == before.rfind('=');
  if (before.find_first_not_of(" \t\r\n") != std::string::npos && !assigned) return {};
  for (char& c : script)
    if (static_cast<unsigned char>(c) < 0x20) c = ' ';
  const auto end = start + dossier::end_of_json_value(std::string_view(script).substr(start), 0);
  if (end - start < least_body || !dossier::JsonParser(dossier::Span{start, end}.of(script)).check()) return {};
  return {start, end};
}

// Appends a string of the data: markup as a page, other text by its lines.
void append(const MappedText& text, Rendered& out) {
  const auto add = [&](const MappedText& from, const dossier::Span& part, const std::string& kind) {
    if (part.size() == 0) return;
    if (out.text.size()) out.text.insert("\n\n");
    const auto start = out.text.size();
    out.text.append(from, part);
    out.blocks.push_back({kind, start, out.text.size()});
  };
  const std::string_view all = text.text();
  if (all.find("</") != std::string_view::npos || all.find("<br") != std::string_view::npos ||
      all.find("<p>") != std::string_view::npos) {
    const Page page(all);
    const auto flat = flatten(page);
    std::vector<ArticleChunk> chunks;
    for (std::size_t i = 0; i < flat.chunks.size(); ++i)
      chunks.push_back({i, is_heading(page[flat.chunks[i].node].tag) ? ChunkKind::heading : ChunkKind::paragraph, 0});
    const auto rendered = render(page, flat, chunks, std::nullopt);
    const auto mapped = rendered.text.through(text);
    for (const auto& block : rendered.blocks) add(mapped, block.span(), block.kind);
    return;
  }
  for (std::size_t at = 0; at < all.size();) {
    const auto end = std::min(all.find('\n', at), all.size());
    const auto start = all.find_first_not_of(" \t\r", at);
    const auto last = all.substr(0, end).find_last_not_of(" \t\r");
    if (start < end && last != std::string_view::npos && last >= start) add(text, {start, last + 1}, "paragraph");
    at = end + 1;
  }
}

}  // namespace

Rendered read_script_text(const Page& page, std::string_view title) {
  Rendered best;
  std::size_t best_prose = 0;
  bool best_is_body = false;
  for (std::uint32_t i = 1; i < page.size(); ++i) {
    if (page[i].tag != Tag::script || page[i].end == i + 1 || page[i + 1].raw.size() < least_body) continue;
    std::string script(page[i + 1].raw.of(page.html()));
    const auto place = json_of(script);
    if (place.size() == 0) continue;
    const auto json = place.of(script);
    const Values values(json, title);
    const bool is_body = !values.body().empty();
    const auto paragraphs = is_body ? std::vector<Paragraph>{{values.body()}} : values.paragraphs();
    std::size_t prose = 0;
    for (const auto& paragraph : paragraphs)
      for (const auto& text : paragraph) prose += text.size();
    if (prose == 0 || std::pair(is_body, prose) <= std::pair(best_is_body, best_prose)) continue;
    best = {};
    best_is_body = is_body;
    best_prose = prose;
    for (const auto& paragraph : paragraphs) {
      MappedText joined;
      for (const auto& text : paragraph) {
        const auto offset = page[i + 1].raw.start + static_cast<std::uint64_t>(text.data() - script.data());
        const auto part = dossier::mapped_json_string(text, offset);
        joined.append(part, {0, part.size()});
      }
      append(joined, best);
    }
  }
  return best;
}

}  // namespace dossier_html
