// The names by which inputs declare their charset.
#pragma once

#include <string>
#include <string_view>

namespace charset {

// As the WHATWG Encoding Standard reads a label, in lower case: "latin1" and "us-ascii" are windows-1252, "gb2312" is
// gbk, "ks_c_5601-1987" is euc-kr. Of a list ("gbk,utf-8") the first counts. A name that the standard does not have is returned
// as it is if it may be one, otherwise empty.
std::string name_of_label(std::string_view label);

// ICU's converter for a name: of the larger set that is in use under that name (gb18030 for gbk, Windows-31J for
// shift_jis, Big5 with the characters of Hong Kong, CP949).
std::string_view converter_of(std::string_view name);

// windows-1250 for iso-8859-2 and so on; empty if there is none. Bytes 0x80 to 0x9F are control characters in the latter
// and letters or quotation marks in the former.
std::string_view windows_sibling(std::string_view name);

// Of one byte a character, for languages with Latin letters.
bool is_latin(std::string_view name);

}  // namespace charset
