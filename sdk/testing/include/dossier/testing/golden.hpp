// Golden files: reviewed output of a plugin, kept next to the test as JSON lines.
//   EXPECT_TRUE(same_as_golden(plugin.extract(article), "golden/ferry.claims.jsonl"));
// If they differ, the test fails and reports the first line and field that do. With DOSSIER_UPDATE_GOLDEN=1 in the
// environment a file that differs or is missing is rewritten; the test then fails once more and reports what was
// written, so that a run without a comparison does not look like one with.
#pragma once

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <memory>
#include <sstream>
#include <string>
#include <type_traits>
#include <vector>

#include "dossier/testing/call.hpp"
#include "dossier/testing/field_path.hpp"

DOSSIER_NAMESPACE_BEGIN

namespace testing {

// A record as its line: a document's with its text. Texts are lines already.
template <class T>
std::string golden_line(const T& record) {
  if constexpr (std::is_convertible_v<const T&, std::string>) {
    return record;
  } else if constexpr (std::is_same_v<T, std::unique_ptr<EmittedDocument>>) {
    return encode_with_text(record->document);
  } else if constexpr (std::is_same_v<T, EmittedDocument>) {
    return encode_with_text(record.document);
  } else if constexpr (std::is_same_v<T, Document>) {
    return encode_with_text(record);
  } else {
    return encode(record);
  }
}

class Golden {
 public:
  explicit Golden(std::filesystem::path path) : path_(std::move(path)) {
    std::ifstream file(path_, std::ios::binary);
    exists_ = file.is_open();
    for (std::string line; std::getline(file, line);) lines_.push_back(line);
  }

  ::testing::AssertionResult compare(const std::vector<std::string>& found) const {
    if (exists_ && found == lines_) return ::testing::AssertionSuccess();
    const auto how = exists_ ? difference(found)
                             : path_.string() + ": this golden file does not exist; the test produced " +
                                   count(found.size()) + ".\n";
    if (is_updating()) return write(found, how);
    return ::testing::AssertionFailure() << how << (exists_ ? "If the output of the test is right" : "To create it")
                                         << ", run the test again with DOSSIER_UPDATE_GOLDEN=1 in its environment, and "
                                            "read the file before you keep it.";
  }

 private:
  static bool is_updating() {
    const char* value = std::getenv("DOSSIER_UPDATE_GOLDEN");
    return value && *value && std::string(value) != "0";
  }
  static std::string count(std::size_t lines) { return std::to_string(lines) + (lines == 1 ? " line" : " lines"); }

  // The first line that differs: both sides, and the field.
  std::string difference(const std::vector<std::string>& found) const {
    std::size_t i = 0;
    while (i < found.size() && i < lines_.size() && found[i] == lines_[i]) ++i;
    const auto side = [&](const std::vector<std::string>& lines) { return i < lines.size() ? lines[i] : "(no line)"; };
    std::ostringstream text;
    text << path_.string() << ":" << i + 1 << ": the golden file (" << count(lines_.size()) << ") and the test ("
         << count(found.size()) << ") differ";
    if (i < found.size() && i < lines_.size()) text << field(lines_[i], found[i]);
    text << ".\n  golden: " << side(lines_) << "\n  test:   " << side(found) << "\n";
    return text.str();
  }
  static std::string field(const std::string& golden, const std::string& test) {
    const auto one = parse_json(golden);
    const auto other = parse_json(test);
    if (!one) return ": the line of the golden file is not valid JSON";
    if (!other) return ": the output of the test is not valid JSON";
    const auto path = first_difference(*one, *other);
    if (path.empty()) return " in white space or the order of fields alone";
    const auto value = [&](const Json& record) {
      const auto at = at_path(record, path);
      return at ? at->dump() : "nothing";
    };
    return " in \"" + path + "\": golden " + value(*one) + ", test " + value(*other);
  }

  ::testing::AssertionResult write(const std::vector<std::string>& found, const std::string& why) const {
    std::error_code ignored;
    std::filesystem::create_directories(path_.parent_path(), ignored);
    std::ofstream file(path_, std::ios::binary);
    for (const auto& line : found) file << line << '\n';
    file.close();
    if (!file) return ::testing::AssertionFailure() << why << "It cannot be written: check the folder and its rights.";
    return ::testing::AssertionFailure() << why << "DOSSIER_UPDATE_GOLDEN is set: " << count(found.size())
                                         << " written to " << path_.string()
                                         << ". Nothing was tested: read the file, then run the test without it.";
  }

  std::filesystem::path path_;
  bool exists_ = false;
  std::vector<std::string> lines_;
};

// Compares records (of any kind, or JSON lines) with the file. A relative path starts at the folder of the test's
// source file.
template <class Records>
::testing::AssertionResult same_as_golden(const Records& records, const std::filesystem::path& path,
                                          const char* test = __builtin_FILE()) {  // source_location is not everywhere
  std::vector<std::string> lines;
  lines.reserve(records.size());
  for (const auto& record : records) lines.push_back(golden_line(record));
  return Golden(std::filesystem::path(test).parent_path() / path).compare(lines);
}

}  // namespace testing

DOSSIER_NAMESPACE_END
