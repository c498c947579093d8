#include "field_values.hpp"

#include <gmime/gmime.h>

#include <algorithm>
#include <memory>

#include "dossier/text/fold.hpp"
#include "dossier/text/utf8.hpp"
#include "dossier/text/valid_utf8.hpp"

namespace dossier_mail {
namespace {

constexpr std::size_t longest = 16 << 10;  // bytes of a value that are read

struct Release {
  void operator()(void* object) const { g_object_unref(object); }
};
struct Free {
  void operator()(char* text) const { g_free(text); }
};

void start_gmime() {
  static const bool started = (g_mime_init(), true);
  static_cast<void>(started);
}

// GMime takes texts that end with a NUL.
std::string terminated(std::string_view value) {
  std::string text(value.substr(0, longest));
  std::ranges::replace(text, '\0', ' ');
  return text;
}

std::string on_one_line(std::string_view text) {
  const std::string valid = dossier::valid_utf8(text);
  std::string line;
  for (const char c : valid) {
    const bool blank = static_cast<unsigned char>(c) <= ' ' || c == 0x7F;
    if (!blank) {
      line += c;
    } else if (!line.empty() && line.back() != ' ') {
      line += ' ';
    }
  }
  while (line.ends_with(' ')) line.pop_back();
  return line;
}

std::string text_of(const char* text) { return text ? on_one_line(text) : std::string(); }

}  // namespace

std::string read_text(std::string_view value) {
  start_gmime();
  const std::unique_ptr<char, Free> text(g_mime_utils_header_decode_text(nullptr, terminated(value).c_str()));
  return text_of(text.get());
}

std::vector<Address> read_addresses(std::string_view value) {
  start_gmime();
  std::vector<Address> addresses;
  const std::unique_ptr<InternetAddressList, Release> list(
      internet_address_list_parse(nullptr, terminated(value).c_str()));
  if (!list) return addresses;
  for (int i = 0; i < internet_address_list_length(list.get()); ++i) {
    auto* address = internet_address_list_get_address(list.get(), i);
    if (!INTERNET_ADDRESS_IS_MAILBOX(address)) continue;
    addresses.push_back({text_of(internet_address_get_name(address)),
                         text_of(internet_address_mailbox_get_addr(INTERNET_ADDRESS_MAILBOX(address)))});
  }
  return addresses;
}

std::string read_date(std::string_view value) {
  start_gmime();
  GDateTime* date = value.empty() ? nullptr : g_mime_utils_header_decode_date(terminated(value).c_str());
  if (!date) return {};
  const std::unique_ptr<char, Free> text(g_date_time_format(date, "%Y-%m-%dT%H:%M:%S%:z"));
  const int year = g_date_time_get_year(date);
  g_date_time_unref(date);
  return year < 1970 || !text ? std::string() : std::string(text.get());
}

ContentType read_content_type(std::string_view value) {
  ContentType read;
  if (value.empty()) return read;
  start_gmime();
  const std::unique_ptr<GMimeContentType, Release> type(g_mime_content_type_parse(nullptr, terminated(value).c_str()));
  if (!type) return read;
  const char* media = g_mime_content_type_get_media_type(type.get());
  const char* subtype = g_mime_content_type_get_media_subtype(type.get());
  if (media && subtype) read.type = dossier::lower_ascii(text_of(media) + "/" + text_of(subtype));
  const auto parameter = [&](const char* name) {
    const char* given = g_mime_content_type_get_parameter(type.get(), name);
    return std::string(given ? given : "");
  };
  read.charset = on_one_line(parameter("charset"));
  read.boundary = parameter("boundary");
  read.name = read_text(parameter("name"));
  read.flowed = dossier::lower_ascii(parameter("format")) == "flowed";
  return read;
}

Disposition read_disposition(std::string_view value) {
  Disposition read;
  if (value.empty()) return read;
  start_gmime();
  const std::unique_ptr<GMimeContentDisposition, Release> disposition(
      g_mime_content_disposition_parse(nullptr, terminated(value).c_str()));
  if (!disposition) return read;
  read.attached = g_mime_content_disposition_is_attachment(disposition.get()) != 0;
  if (const char* name = g_mime_content_disposition_get_parameter(disposition.get(), "filename"))
    read.name = read_text(name);
  return read;
}

}  // namespace dossier_mail
