#include "frame.hpp"

#include <sodium.h>

#include "page.hpp"

namespace dossier_html {

namespace {

std::string join(const std::string_view* parts, std::size_t count) {
  std::string all;
  for (std::size_t i = 0; i < count; ++i) all += parts[i];
  return all;
}

// The name of an inline style or script in a Content-Security-Policy.
std::string hash_source(std::string_view content) {
  unsigned char digest[crypto_hash_sha256_BYTES];
  crypto_hash_sha256(digest, reinterpret_cast<const unsigned char*>(content.data()), content.size());
  char base64[sodium_base64_ENCODED_LEN(sizeof digest, sodium_base64_VARIANT_ORIGINAL)];
  sodium_bin2base64(base64, sizeof base64, digest, sizeof digest, sodium_base64_VARIANT_ORIGINAL);
  return std::string("'sha256-") + base64 + "'";
}

void replace(std::string& text, std::string_view name, const std::string& value) {
  if (const auto at = text.find(name); at != std::string::npos) text.replace(at, name.size(), value);
}

}  // namespace

std::string escape_html(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"': out += "&quot;"; break;
      case '\'': out += "&#39;"; break;
      default: out += c;
    }
  }
  return out;
}

Frame make_frame(const std::string& title, const dossier::ExportRun& run) {
  const auto style = join(style_parts, style_count);
  const auto script = "'use strict';\n" + join(script_parts, script_count);
  auto body = join(frame_parts, frame_count);
  // From the last placeholder to the first, so that an inserted value is never searched for the next one.
  replace(body, "{{run}}", escape_html(run.run));
  replace(body, "{{pipeline}}", escape_html(run.pipeline));
  replace(body, "{{title}}", escape_html(title));
  Frame frame;
  frame.head =
      "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; base-uri 'none'; "
      "form-action 'none'; style-src " +
      hash_source(style) + "; script-src " + hash_source(script) +
      "\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
      "<meta name=\"referrer\" content=\"no-referrer\">\n<title>" +
      escape_html(title) + "</title>\n<style>" + style + "</style>\n</head>\n" + body;
  frame.script = "<script>" + script + "</script>\n";
  frame.end = "</body>\n</html>\n";
  return frame;
}

}  // namespace dossier_html
