// What is known of a document as a whole, in bounded size: its telling words and names, what it begins with, its
// numbers and dates. Outlines are compared without the texts (kinship.hpp). Integers only.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "reading.hpp"

namespace checker_values {

// A stem's hash.
using WordHash = std::uint32_t;

struct Term {
  WordHash word = 0;
  std::int64_t weight = 0;
  std::int64_t count = 1;
};
// In the order of their words.
struct Terms {
  std::vector<Term> terms;
  std::int64_t norm = 0;  // the root of the sum of squared weights

  void keep_heaviest(std::size_t most);
  void measure();
};

// A day since 1970, and how few texts of the collection are of about this day, in sixteenths of a bit.
struct Day {
  std::int64_t day = 0;
  std::int64_t rarity = 0;
};

struct Number {
  std::int64_t digits = 0;  // the first four
  int exponent = 0;
  int significant = 0;
  bool money = false;
  Terms sentence;
};

struct Outline {
  std::vector<WordHash> all;     // every word, in order
  std::vector<WordHash> blocks;  // the words by which it is found, in order
  Terms words;                   // those that other texts have too
  Terms names;
  Terms actors;                      // names, by how often they occur
  Terms lead;                        // the words it begins with
  std::vector<WordHash> lead_names;  // in order
  std::vector<WordHash> main;        // its foremost names, the first of them first
  std::vector<Number> numbers;
  std::vector<Day> days;  // dates in full
  std::vector<int> years;
  std::optional<Day> published;
  unsigned weekdays = 0;
  std::size_t length = 0;  // words

  bool has(WordHash word) const;
};

// A collection, as far as outlines need it.
struct Collection {
  std::int64_t documents = 0;
  // How many documents have what has such a name (see names_of).
  std::function<std::int64_t(const std::string& name)> having;
};

// What is counted of a document: its words and dates, under the names that outline_of looks up.
std::vector<std::string> names_of(const Reading& reading, std::string_view published);

Outline outline_of(const Reading& reading, std::string_view published, const Collection& collection);

// The binary logarithm of a ratio of at least 1, in sixteenths, by linear interpolation.
std::int64_t bits_of(std::int64_t whole, std::int64_t part);

}  // namespace checker_values
