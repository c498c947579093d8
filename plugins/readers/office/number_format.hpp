// How a spreadsheet shows a number: by a format code such as "#,##0.00" or "d/m/yyyy". Dates are shown in ISO 8601, so that
// 4/5 cannot be mistaken.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace dossier_office {

class NumberFormat {
 public:
  NumberFormat() = default;
  // Of a built-in id (0 to 49) or a code of its own; an empty code leaves the id.
  NumberFormat(unsigned id, std::string_view code);

  // written: the number in the file. from_1904: days are counted from 1904, not 1900.
  std::string show(std::string_view written, bool from_1904) const;

 private:
  void parse(std::string_view code);
  std::string show_date(double serial, bool from_1904) const;

  bool general_ = true;
  bool date_ = false;
  bool elapsed_ = false;  // hours that may be more than 24
  bool year_ = false, month_ = false, day_ = false, hour_ = false, minute_ = false, second_ = false;
  bool percent_ = false, thousands_ = false;
  int decimals_ = 0;
  std::string prefix_, suffix_;
};

}  // namespace dossier_office
