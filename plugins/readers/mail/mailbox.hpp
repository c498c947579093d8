// Where the messages of a mailbox (mbox) begin and end.
#pragma once

#include <string_view>

#include "dossier/record/span.hpp"

namespace dossier_mail {

// A line "From someone@example.org Mon May  6 10:30:00 2024" begins a message, at the beginning or after an empty line.
bool begins_mailbox(std::string_view bytes);

class Mailbox {
 public:
  explicit Mailbox(std::string_view bytes) : bytes_(bytes) {}  // must outlive it
  // The next message, without the line that begins it; false if there is none.
  bool next(dossier::Span& message);

 private:
  std::string_view bytes_;
  std::uint64_t at_ = 0;
};

}  // namespace dossier_mail
