// What the endpoint answers.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace llm {

// The message of a completion.
struct Completion {
  std::string content;
  std::uint64_t tokens = 0;  // prompt and answer; 0: the endpoint does not say
  bool cut_off = false;      // at max_output_tokens
};

// Nothing, and why, if the body is not a completion.
std::optional<Completion> read_completion(std::string_view body, std::string& why);

// A claim as the model gives it. Nothing in it is believed before it has been found in the text.
struct Candidate {
  std::uint64_t paragraph = 0;  // from 1
  std::string kind, evidence, surface, number, unit, noun, subject, object, property, speaker, cue, type, relation,
      modality;
};

// More claims in one answer are not read.
inline constexpr std::size_t most_claims = 1000;

// Nothing, and why, if the content is not the expected JSON; claims without the form of one are counted in `malformed`.
std::optional<std::vector<Candidate>> read_candidates(std::string_view content, std::size_t& malformed,
                                                      std::string& why);

}  // namespace llm
