// What control words of RTF stand for: kinds of groups, and characters.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace dossier_office {

// What the characters of a group are.
enum class RtfPart : std::uint8_t {
  text,
  nothing,
  fonts,
  styles,
  info,
  title,
  author,
  created,
  revised,
  company,
  keywords,
  subject
};

// Of the group that a word begins; none if the word says nothing of its group.
std::optional<RtfPart> rtf_part(std::string_view word);
// Whether a group that readers may skip ("\*") is known here.
bool is_known_extra(std::string_view word);
// The character that a word stands for; empty if none.
std::string_view rtf_character(std::string_view word);

}  // namespace dossier_office
