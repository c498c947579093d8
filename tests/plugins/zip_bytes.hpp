// The bytes of a zip file with given members, stored without compression.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

using ZipMembers = std::vector<std::pair<std::string, std::string>>;

inline std::uint32_t crc32_of(const std::string& bytes) {
  static const auto table = [] {
    std::array<std::uint32_t, 256> made{};
    for (std::uint32_t i = 0; i < made.size(); ++i) {
      made[i] = i;
      for (int bit = 0; bit < 8; ++bit) made[i] = (made[i] >> 1) ^ (made[i] & 1 ? 0xEDB88320U : 0U);
    }
    return made;
  }();
  std::uint32_t sum = ~0U;
  for (const char c : bytes) sum = table[(sum ^ static_cast<unsigned char>(c)) & 255] ^ (sum >> 8);
  return ~sum;
}

// flags: of every member; 1 says that it is encrypted.
inline std::string zip_bytes(const ZipMembers& members, std::uint16_t flags = 0) {
  std::string out;
  std::string directory;
  const auto number = [](std::string& to, std::uint64_t value, int size) {
    for (int i = 0; i < size; ++i) to += static_cast<char>(value >> (8 * i));
  };
  for (const auto& [name, bytes] : members) {
    const auto offset = out.size();
    for (auto* to : {&out, &directory}) {
      const bool central = to == &directory;
      *to += central ? "PK\x01\x02" : "PK\x03\x04";
      if (central) number(*to, 20, 2);
      number(*to, 20, 2);
      number(*to, flags, 2);
      number(*to, 0, 2);           // stored
      number(*to, 0x00210000, 4);  // 1 January 1980
      number(*to, crc32_of(bytes), 4);
      number(*to, bytes.size(), 4);
      number(*to, bytes.size(), 4);
      number(*to, name.size(), 2);
      number(*to, 0, 2);
      if (central) {
        number(*to, 0, 10);
        number(*to, offset, 4);
      }
      *to += name;
    }
    out += bytes;
  }
  const auto start = out.size();
  out += directory;
  out += "PK\x05\x06";
  number(out, 0, 4);
  number(out, members.size(), 2);
  number(out, members.size(), 2);
  number(out, directory.size(), 4);
  number(out, start, 4);
  number(out, 0, 2);
  return out;
}
