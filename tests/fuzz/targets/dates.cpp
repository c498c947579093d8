// Dates of header blocks and meta tags.
#include "dossier/text/dates.hpp"

#include "tests/fuzz/target.hpp"

namespace {

void find(std::string_view bytes) {
  for (const auto order : {dossier::NumericOrder::unknown, dossier::NumericOrder::day_first}) {
    const auto found = dossier::find_written_date(bytes, 0, {order, true});
    if (found)
      dossier::fuzz::require(found->span.start < found->span.end && found->span.end <= bytes.size(),
                             "a date is in the text");
  }
}

const dossier::fuzz::Target target("dates", find,
                                   {"Published: 5 April 2024, 9.10 pm CET", "Fri, 05 Apr 2024 21:10:00 +0200",
                                    "2024-04-05T21:10:00.123Z", "4.5.24", "2024年4月5日", "April 2024"});

}  // namespace
