// What the inputs around a document know of it: the Subject of the mail that a page came with, the address and the time
// of a web archive's record.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "dossier/record/document.hpp"

namespace dossier::engine {

class OuterFields {
 public:
  // What holds inside an input for which its own outer input gave these two records (see dossier_nested), on top of what
  // holds for that one. Nothing, with the reason in `why`, if one of them is not a record of a document. note: what the outer
  // input says of its own loss report (NestedInput::left_out).
  std::optional<OuterFields> within(std::string_view defaults, std::string_view overrides, Json& note,
                                    std::string& why) const;

  // Completes the document: defaults where it has nothing of its own, overrides whatever it has. The metadata `outer`
  // names the fields that came from outside, and keeps as `own` what they replaced.
  void complete(Document& document) const;

 private:
  Document defaults_;
  Document overrides_;
};

}  // namespace dossier::engine
