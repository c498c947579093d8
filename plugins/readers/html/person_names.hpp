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

// The names after "by", "von" and the like in a short line, as far as the words look like names.
std::vector<std::string> names_in_byline(std::string_view line);

// "11.12.2019 - Anna Orme": the person in a line that says nothing else but a date.
std::vector<std::string> names_beside_date(std::string_view line);

// "Author", "Von:": what follows is a name.
bool is_author_label(std::string_view line);

// "post.example": the name of a site, not of a person.
bool is_site_name(std::string_view name);

}  // namespace dossier_html
