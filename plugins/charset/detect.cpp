#include "charset/detect.hpp"

#include <unicode/ucsdet.h>

#include <algorithm>
#include <memory>

#include "charset/labels.hpp"
#include "dossier/text/fold.hpp"

namespace charset {
namespace {

constexpr std::size_t sample_size = 8000;  // more is not looked at by the detector

bool is_ascii(char c) { return static_cast<unsigned char>(c) < 0x80; }

// What holds other bytes than ASCII; the rest speaks for any charset.
struct Sample {
  std::string words;  // separated by blanks
  std::string lines;  // what stands around them too
};

Sample sample_of(std::string_view bytes, bool markup) {
  const std::string_view ends = markup ? "<>\r\n" : "\r\n";
  Sample sample;
  for (std::size_t at = 0; at < bytes.size() && sample.lines.size() < sample_size;) {
    if (markup && bytes[at] == '<') {
      at = std::min(bytes.find('>', at), bytes.size());
      continue;
    }
    const std::size_t end = std::min(bytes.find_first_of(ends, at + 1), bytes.size());
    const auto line = bytes.substr(at, std::min(end - at, sample_size));
    at = end;
    if (std::all_of(line.begin(), line.end(), is_ascii)) continue;
    sample.lines.append(line) += ' ';
    for (std::size_t word = 0; word < line.size();) {
      const std::size_t blank = std::min(line.find_first_of(" \t", word), line.size());
      const auto part = line.substr(word, blank - word);
      if (!std::all_of(part.begin(), part.end(), is_ascii)) sample.words.append(part) += ' ';
      word = blank + 1;
    }
  }
  return sample;
}

struct CloseDetector {
  void operator()(UCharsetDetector* detector) const { ucsdet_close(detector); }
};

std::string detect_in(const std::string& sample) {
  constexpr int least_confidence = 10;  // of 100
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UCharsetDetector, CloseDetector> detector(ucsdet_open(&status));
  if (U_FAILURE(status) || !detector) return {};
  ucsdet_setText(detector.get(), sample.data(), static_cast<std::int32_t>(sample.size()), &status);
  std::int32_t count = 0;
  const auto** matches = ucsdet_detectAll(detector.get(), &count, &status);
  for (std::int32_t i = 0; i < count && U_SUCCESS(status); ++i) {
    const char* name = ucsdet_getName(matches[i], &status);
    if (U_FAILURE(status) || ucsdet_getConfidence(matches[i], &status) < least_confidence) break;
    const std::string lower = dossier::lower_ascii(name);
    if (!lower.starts_with("utf") && !lower.starts_with("ibm4")) return name_of_label(lower);
  }
  return {};
}

}  // namespace

std::string detect(std::string_view bytes, bool markup) {
  const auto sample = sample_of(bytes, markup);
  // Among words in other letters those in Latin ones only mislead; all words count for languages with Latin letters.
  const std::string of_words = detect_in(sample.words);
  return is_latin(of_words) ? detect_in(sample.lines) : of_words;
}

}  // namespace charset
