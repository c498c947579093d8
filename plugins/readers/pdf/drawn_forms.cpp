#include "drawn_forms.hpp"

#include <limits>
#include <vector>

#include "limited_stream.hpp"

namespace dossier_pdf {
namespace {

constexpr std::uint64_t most_operators = 16 << 20;  // bytes of them that are read of one stream
constexpr int deepest = 64;

std::uint64_t sum(std::uint64_t a, std::uint64_t b) {
  return a > std::numeric_limits<std::uint64_t>::max() - b ? std::numeric_limits<std::uint64_t>::max() : a + b;
}

bool is_form(QPDFObjectHandle object) {
  if (!object.isStream()) return false;
  auto subtype = object.getDict().getKey("/Subtype");
  return subtype.isName() && subtype.getName() == "/Form";
}

QPDFObjectHandle forms_in(QPDFObjectHandle resources) {
  return resources.isDictionary() ? resources.getKey("/XObject") : QPDFObjectHandle::newNull();
}

bool is_blank(char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == '\0'; }

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  const char letter = static_cast<char>(c | 32);
  return letter >= 'a' && letter <= 'f' ? letter - 'a' + 10 : -1;
}

// "/A#42" as "/AB".
std::string without_escapes(std::string_view name) {
  std::string plain;
  for (std::size_t at = 0; at < name.size(); ++at) {
    const bool escape =
        name[at] == '#' && at + 2 < name.size() && hex_digit(name[at + 1]) >= 0 && hex_digit(name[at + 2]) >= 0;
    plain += escape ? static_cast<char>(hex_digit(name[at + 1]) * 16 + hex_digit(name[at + 2])) : name[at];
    if (escape) at += 2;
  }
  return plain;
}

// The name before each operator Do, and how often. What looks like one inside a string counts as well.
std::map<std::string, std::uint64_t, std::less<>> drawn_names(std::string_view operators) {
  std::map<std::string_view, std::uint64_t> raw;
  for (auto at = operators.find("Do"); at != std::string_view::npos; at = operators.find("Do", at + 2)) {
    if (at == 0 || !is_blank(operators[at - 1])) continue;
    auto end = at;
    while (end > 0 && is_blank(operators[end - 1])) --end;
    const auto start = operators.substr(0, end).rfind('/');
    if (start != std::string_view::npos && end - start < 128) ++raw[operators.substr(start, end - start)];
  }
  std::map<std::string, std::uint64_t, std::less<>> names;
  for (const auto& [name, times] : raw) names[without_escapes(name)] += times;
  return names;
}

}  // namespace

DrawnForms::Count DrawnForms::of_page(QPDFObjectHandle page) {
  Count all;
  const auto add = [&](const Count& count) {
    all.drawn = sum(all.drawn, count.drawn);
    all.written += count.written;
  };
  auto resources = page.getKey("/Resources");
  for (auto parent = page.getKey("/Parent"); !resources.isDictionary() && parent.isDictionary();
       parent = parent.getKey("/Parent"))
    resources = parent.getKey("/Resources");
  if (has_nested(resources)) {
    std::string operators;
    auto contents = page.getKey("/Contents");
    if (contents.isArray())
      for (int i = 0; i < contents.getArrayNItems(); ++i)
        operators += read_stream(contents.getArrayItem(i), most_operators).bytes + "\n";
    else
      operators = read_stream(contents, most_operators).bytes;
    add(of_contents(operators, resources, 0));
  }
  auto notes = page.getKey("/Annots");
  if (!notes.isArray()) return all;
  for (int i = 0; i < notes.getArrayNItems(); ++i) {
    auto note = notes.getArrayItem(i);
    if (!note.isDictionary()) continue;
    auto appearance = note.getKey("/AP");
    if (!appearance.isDictionary()) continue;
    auto normal = appearance.getKey("/N");
    if (is_form(normal) && has_nested(normal.getDict().getKey("/Resources"))) add(of_form(normal, resources, 0));
  }
  return all;
}

// Whether a form among these has a form inside.
bool DrawnForms::has_nested(const QPDFObjectHandle& resources) {
  auto forms = forms_in(resources);
  if (!forms.isDictionary()) return false;
  for (auto& [name, form] : forms.getDictAsMap()) {
    if (!is_form(form)) continue;
    auto inside = forms_in(form.getDict().getKey("/Resources"));
    if (!inside.isDictionary()) continue;
    for (auto& [inner_name, inner] : inside.getDictAsMap())
      if (is_form(inner)) return true;
  }
  return false;
}

DrawnForms::Count DrawnForms::of_contents(std::string_view operators, const QPDFObjectHandle& resources, int depth) {
  Count all;
  auto forms = forms_in(resources);
  if (!forms.isDictionary()) return all;
  for (const auto& [name, times] : drawn_names(operators)) {
    auto form = forms.getKey(name);
    if (!is_form(form)) continue;
    const auto inside = of_form(form, resources, depth + 1);
    const auto each = sum(inside.drawn, 1);
    const bool overflow = each > std::numeric_limits<std::uint64_t>::max() / times;
    all.drawn = sum(all.drawn, overflow ? std::numeric_limits<std::uint64_t>::max() : each * times);
    all.written += times + inside.written;
  }
  return all;
}

DrawnForms::Count DrawnForms::of_form(QPDFObjectHandle form, const QPDFObjectHandle& resources, int depth) {
  const auto [found, is_new] = known_.try_emplace(form.getObjGen());
  if (!is_new || depth > deepest) return found->second;
  auto own = form.getDict().getKey("/Resources");
  const auto count = of_contents(read_stream(form, most_operators).bytes, own.isDictionary() ? own : resources, depth);
  return found->second = count;
}

}  // namespace dossier_pdf
