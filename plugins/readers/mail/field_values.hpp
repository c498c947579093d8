// The values of header fields, read by GMime: encoded words, addresses, dates, parameters.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dossier_mail {

// A value as people read it: encoded words decoded, valid UTF-8, without control characters.
std::string read_text(std::string_view value);

struct Address {
  std::string name;  // may be empty
  std::string address;
};
std::vector<Address> read_addresses(std::string_view value);

// ISO 8601 with the offset of the message; empty if it is no date.
std::string read_date(std::string_view value);

struct ContentType {
  std::string type;  // in lower case; empty if it is not valid
  std::string charset, boundary, name;
  bool flowed = false;
};
ContentType read_content_type(std::string_view value);

struct Disposition {
  bool attached = false;
  std::string name;
};
Disposition read_disposition(std::string_view value);

}  // namespace dossier_mail
