// Who a message is from: a person is its author, a newsletter or a list its source.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dossier_mail {

struct Sender {
  std::vector<std::string> authors;
  std::string source;
};

// The values of From and List-Id; newsletter: the message says how to unsubscribe.
Sender read_sender(std::string_view from, std::string_view list_id, bool newsletter);

}  // namespace dossier_mail
