#include "core/pipeline/secret_forms.hpp"

#include <algorithm>
#include <string_view>

#include "dossier/record/json.hpp"
#include "dossier/text/utf8.hpp"

namespace dossier::pipeline {
namespace {

constexpr std::size_t shortest_form = 6;  // of those that only resemble the secret

std::string percent_encoded(std::string_view secret, std::string_view digits, bool form) {
  std::string out;
  for (const char c : secret) {
    const auto byte = static_cast<unsigned char>(c);
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       std::string_view("-_.~").find(c) != std::string_view::npos;
    if (plain) {
      out += c;
    } else if (form && c == ' ') {
      out += '+';
    } else {
      out += {'%', digits[byte >> 4], digits[byte & 15]};
    }
  }
  return out;
}

// JSON in ASCII, as Python writes it: letters beyond as \u00e4, or as two of these.
std::string ascii_json(std::string_view json, std::string_view digits) {
  std::string out;
  const auto unit = [&](std::uint32_t value) {
    out += "\\u";
    for (int shift = 12; shift >= 0; shift -= 4) out += digits[value >> shift & 15];
  };
  for (std::size_t at = 0; at < json.size();) {
    const auto [value, size, valid] = decode_utf8(json, at);
    if (!valid || value < 0x80) {
      out += json.substr(at, size);
    } else if (value < 0x10000) {
      unit(value);
    } else {
      unit(0xD800 + ((value - 0x10000) >> 10));
      unit(0xDC00 + ((value - 0x10000) & 0x3FF));
    }
    at += size;
  }
  return out;
}

// As pages and XML write text.
std::string with_entities(std::string_view secret, std::string_view quote, std::string_view apostrophe) {
  std::string out;
  for (const char c : secret) switch (c) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"': out += quote; break;
      case '\'': out += apostrophe; break;
      default: out += c;
    }
  return out;
}

// With `before` other bytes before it: the characters that only the secret decides.
std::string base64(std::string_view secret, std::size_t before, std::string_view alphabet) {
  std::string bits;
  for (const char c : secret)
    for (int bit = 7; bit >= 0; --bit) bits += static_cast<char>(static_cast<unsigned char>(c) >> bit & 1);
  std::string out;
  for (std::size_t at = (6 - before * 8 % 6) % 6; at + 6 <= bits.size(); at += 6) {
    std::size_t digit = 0;
    for (std::size_t i = 0; i < 6; ++i) digit = digit * 2 + static_cast<std::size_t>(bits[at + i]);
    out += alphabet[digit];
  }
  if (before == 0 && bits.size() % 6 != 0) {  // alone: the last bits are followed by zeros
    std::size_t digit = 0;
    for (std::size_t i = bits.size() / 6 * 6; i < bits.size() / 6 * 6 + 6; ++i)
      digit = digit * 2 + (i < bits.size() ? static_cast<std::size_t>(bits[i]) : 0);
    return out + alphabet[digit];
  }
  return out;
}

}  // namespace

std::vector<std::string> forms_of_secret(const std::string& secret) {
  constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  constexpr std::string_view of_addresses = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  std::vector<std::string> forms{secret};
  const auto add = [&](std::string form) {
    if (form.size() >= shortest_form) forms.push_back(std::move(form));
  };
  const std::string quoted = Json(secret).dump();
  const std::string json = quoted.substr(1, quoted.size() - 2);
  std::string slashes;  // as many libraries write JSON
  for (const char c : json) slashes += c == '/' ? "\\/" : std::string(1, c);
  for (const auto& form : {json, slashes}) {
    add(form);
    for (const std::string_view digits : {"0123456789abcdef", "0123456789ABCDEF"}) add(ascii_json(form, digits));
  }
  for (const std::string_view quote : {"\"", "&quot;", "&#34;"})
    for (const std::string_view apostrophe : {"'", "&apos;", "&#39;", "&#x27;"})
      add(with_entities(secret, quote, apostrophe));
  for (const bool form : {false, true})
    for (const std::string_view digits : {"0123456789ABCDEF", "0123456789abcdef"})
      add(percent_encoded(secret, digits, form));
  for (const auto& digits : {alphabet, of_addresses}) {
    for (std::size_t before = 0; before < 3; ++before) add(base64(secret, before, digits));
    auto inside = base64(secret, 0, digits);
    if (secret.size() % 3 != 0) {
      inside.pop_back();
      add(inside);
    }
  }
  std::ranges::sort(forms);
  forms.erase(std::unique(forms.begin(), forms.end()), forms.end());
  return forms;
}

}  // namespace dossier::pipeline
