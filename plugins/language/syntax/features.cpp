#include "language/syntax/features.hpp"

#include <algorithm>

#include "dossier/text/fold.hpp"

namespace language {

namespace {

std::uint32_t hash_of_bytes(std::string_view bytes) {
  std::uint32_t hash = 0x811C9DC5U;
  for (const char c : bytes) hash = (hash ^ static_cast<unsigned char>(c)) * 0x01000193U;
  return mix(hash, static_cast<std::uint32_t>(bytes.size()));
}

constexpr bool is_ascii_digit(char c) { return c >= '0' && c <= '9'; }

// Digits as 0, runs of more than four of them as five: "1,234.5" and "7,890.1" are the same word.
void blur_digits(std::string& word) {
  std::size_t size = 0, run = 0;
  for (const char c : word) {
    run = is_ascii_digit(c) ? run + 1 : 0;
    if (run <= 5) word[size++] = run > 0 ? '0' : c;
  }
  word.resize(size);
}

std::uint32_t shape_of(std::string_view word) {
  std::uint32_t uppers = 0, lowers = 0, digits = 0, hyphens = 0, dots = 0;
  for (const char c : word) {
    if (c >= 'A' && c <= 'Z') ++uppers;
    if (c >= 'a' && c <= 'z') ++lowers;
    if (is_ascii_digit(c)) ++digits;
    if (c == '-') ++hyphens;
    if (c == '.') ++dots;
  }
  const bool first_upper = word[0] >= 'A' && word[0] <= 'Z';
  std::uint32_t shape = uppers == 0 ? 0 : lowers == 0 ? (word.size() > 1 ? 1 : 2) : first_upper && uppers == 1 ? 3 : 4;
  shape |= (digits == 0 ? 0U : digits == word.size() ? 1U : 2U) << 3;
  shape |= (hyphens > 0 ? 1U : 0U) << 5;
  shape |= (dots > 0 ? 1U : 0U) << 6;
  shape |= (static_cast<unsigned char>(word[0]) >= 0x80 ? 1U : 0U) << 7;
  shape |= (lowers > 0 ? 1U : 0U) << 8;
  return shape;
}

WordForm edge(std::uint32_t value) {
  WordForm form;
  form.lower = form.cased = form.shape = value;
  form.endings.fill(value);
  form.beginnings.fill(value);
  return form;
}

}  // namespace

WordForm form_before() { return edge(1); }
WordForm form_after() { return edge(2); }

void read_forms(std::string_view text, const std::vector<SyntaxWord>& words, std::string& scratch,
                std::vector<WordForm>& forms) {
  constexpr std::size_t longest = 48;  // bytes; the rest of a longer word is not read
  forms.clear();
  for (const auto& word : words) {
    const auto written = word.of(text).substr(0, longest);
    WordForm form;
    form.shape = shape_of(written);
    form.cased = hash_of_bytes(written);
    scratch.clear();
    dossier::append_folded(scratch, written);
    blur_digits(scratch);
    const std::string_view lower = scratch;
    form.lower = hash_of_bytes(lower);
    for (std::size_t size = 1; size <= form.endings.size(); ++size)
      form.endings[size - 1] = hash_of_bytes(lower.substr(lower.size() - std::min(size, lower.size())));
    for (std::size_t size = 1; size <= form.beginnings.size(); ++size)
      form.beginnings[size - 1] = hash_of_bytes(lower.substr(0, size));
    forms.push_back(form);
  }
}

}  // namespace language
