// The text of XHTML in an EPUB: paragraphs, headings, lists, quotes, tables, notes.
#pragma once

#include <string>
#include <string_view>

#include "member.hpp"

namespace dossier_office {

class XhtmlHandler : public MemberHandler {
 public:
  using MemberHandler::MemberHandler;

  void start(const xml::Element& element) override;
  void end(const xml::Name& name, const dossier::Span& tag) override;
  void text(const dossier::MappedText& text) override;

 private:
  std::string_view kind() const;

  int lists_ = 0, quotes_ = 0, headings_ = 0, captions_ = 0, cells_ = 0, exact_ = 0;  // open ones
  std::uint64_t group_ = 0;                                                           // of the outermost list or quote
};

// "%20" and the like resolved.
std::string percent_decoded(std::string_view reference);

}  // namespace dossier_office
