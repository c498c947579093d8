// Names of people as bylines and meta tags write them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dossier_html {

// Collects names without duplicates; anything that is not a name is left out.
class PersonNames {
 public:
  // One name, or several joined names: "By A. Doe, B. Roe and C. Poe".
  void add(std::string_view written);

  bool empty() const { return names_.empty(); }
  std::vector<std::string> take();

 private:
  bool add_one(std::string_view name);  // whether a role was with it
  std::vector<std::string> names_, keys_;
};

// "post.example": the name of a site, not of a person.
bool is_site_name(std::string_view name);

}  // namespace dossier_html
