// Dead letters for tests of exporters: RejectedBuilder("read", "bad_utf8", "byte 3 is not text").input("x.txt")
#pragma once

#include <string>
#include <utility>

#include "dossier/record/finding.hpp"

DOSSIER_NAMESPACE_BEGIN

namespace testing {

class RejectedBuilder {
 public:
  RejectedBuilder(std::string stage, std::string code, std::string message) {
    letter_.id = "rejected:" + stage;
    letter_.stage = std::move(stage);
    letter_.code = std::move(code);
    letter_.message = std::move(message);
  }

  RejectedBuilder& plugin(std::string id) {
    letter_.plugin = std::move(id);
    return *this;
  }
  // kind: input, document, pair, group.
  RejectedBuilder& unit(std::string kind, std::string id) {
    letter_.unit = std::move(kind);
    letter_.unit_id = std::move(id);
    return *this;
  }
  // By default the entire input is the unit.
  RejectedBuilder& input(const std::string& uri) {
    letter_.input = uri;
    return letter_.unit.empty() ? unit("input", uri) : *this;
  }

  operator Rejected() const { return letter_; }

 private:
  Rejected letter_;
};

}  // namespace testing

DOSSIER_NAMESPACE_END
