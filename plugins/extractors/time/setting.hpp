// What a document says about how its times are to be read: its date, its style, the order of its figures.
#pragma once

#include <string>

#include "dossier/record/document.hpp"
#include "grammar.hpp"
#include "resolver.hpp"

namespace time_extractor {

struct Preferences {
  std::string style = "auto";       // auto, news, narrative, message
  std::string date_order = "auto";  // auto, month_first, day_first
};

struct Setting {
  Reference reference;
  Style style = Style::news;
  Reading reading;
};

Setting read_setting(const dossier::Document& document, const Lexed& lexed, const Preferences& preferences);

}  // namespace time_extractor
