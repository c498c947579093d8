// How many forms a page draws: each may draw others, and so a file of 2 KB a billion of them.
#pragma once

#include <cstdint>
#include <map>
#include <qpdf/QPDFObjectHandle.hh>
#include <string>
#include <string_view>

namespace dossier_pdf {

class DrawnForms {
 public:
  struct Count {
    std::uint64_t drawn = 0;    // with those inside them, each as often as it is drawn
    std::uint64_t written = 0;  // operators that draw one
  };
  // Of a page. Contents are read only where forms have forms inside.
  Count of_page(QPDFObjectHandle page);

 private:
  Count of_contents(std::string_view operators, const QPDFObjectHandle& resources, int depth);
  Count of_form(QPDFObjectHandle form, const QPDFObjectHandle& resources, int depth);
  bool has_nested(const QPDFObjectHandle& resources);

  std::map<QPDFObjGen, Count> known_;  // forms; those whose contents are being read have none yet
};

}  // namespace dossier_pdf
