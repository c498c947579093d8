// Features as 32-bit hashes. A feature is a template's number and what the template looks at.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "language/syntax/words.hpp"

namespace language {

constexpr std::uint32_t mix(std::uint32_t hash, std::uint32_t value) {
  hash = (hash ^ value) * 0x9E3779B1U;
  return hash ^ (hash >> 15);
}

// The features of one decision. Adding past the capacity is a mistake in the templates.
class Features {
 public:
  static constexpr std::size_t capacity = 96;

  void clear() { size_ = 0, template_ = 0; }
  // The next template; its number is its place in the order of calls, so that every decision calls it equally often.
  template <class... Values>
  void add(Values... values) {
    std::uint32_t hash = mix(0x85EBCA6BU, ++template_);
    ((hash = mix(hash, static_cast<std::uint32_t>(values))), ...);
    hash *= 0xC2B2AE35U;
    hash ^= hash >> 16;
    hashes_[size_++] = hash | 1U;  // 0 is the mark of an empty slot
  }
  // A template that does not apply.
  void skip() { ++template_; }

  std::span<const std::uint32_t> hashes() const { return {hashes_.data(), size_}; }

 private:
  std::array<std::uint32_t, capacity> hashes_;
  std::size_t size_ = 0;
  std::uint32_t template_ = 0;
};

// What the models look at in a word's spelling.
struct WordForm {
  std::uint32_t lower = 0;                    // hash of the word in lower case, digits as 0
  std::uint32_t cased = 0;                    // as written
  std::array<std::uint32_t, 4> endings{};     // of 1 to 4 bytes
  std::array<std::uint32_t, 3> beginnings{};  // of 1 to 3 bytes
  std::uint32_t shape = 0;                    // case, digits, hyphens
};

// Words outside a sentence have forms of their own.
WordForm form_before();
WordForm form_after();

// The forms of a sentence's words. `scratch` holds a word at a time.
void read_forms(std::string_view text, const std::vector<SyntaxWord>& words, std::string& scratch,
                std::vector<WordForm>& forms);

}  // namespace language
