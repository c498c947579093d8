// Names of people as bylines and meta tags write them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dossier_html {

// Gathers names without repeats; what is no name is left out.
class PersonNames {
 public:
  // One name, or several that are joined: "By A. Doe, B. Roe and C. Poe".
  void add(std::string_view written);

  bool empty() const { return names_.empty(); }
  std::vector<std::string> take();

 private:
  void add_one(std::string_view name);
  std::vector<std::string> names_, keys_;
};

// The names behind "by", "von" and their like in a short line, as long as the words are such as names have.
std::vector<std::string> names_in_byline(std::string_view line);

// "post.example": the name of a site, not of a person.
bool is_site_name(std::string_view name);

}  // namespace dossier_html
