// Writes small PDF files for tests.
#pragma once

#include <cstdio>
#include <string>
#include <string_view>
#include <vector>

namespace pdf_bytes {

// The operators that print a line; y counts from the bottom of the page. font: F1 plain, F2 bold, F3 of fixed width.
inline std::string line(double x, double y, std::string_view text, double size = 10, std::string_view font = "F1",
                        std::string_view matrix = "1 0 0 1") {
  std::string out = "BT /" + std::string(font) + " " + std::to_string(size) + " Tf " + std::string(matrix) + " " +
                    std::to_string(x) + " " + std::to_string(y) + " Tm (";
  for (const char c : text) {
    if (c == '(' || c == ')' || c == '\\') out += '\\';
    out += c;
  }
  return out + ") Tj ET\n";
}

// Lines below one another.
inline std::string column(double x, double top, const std::vector<std::string>& lines, double size = 10) {
  std::string out;
  for (const auto& text : lines) {
    out += line(x, top, text, size);
    top -= size * 1.2;
  }
  return out;
}

// A file of these objects, which are numbered from 1; object 1 is the catalog.
inline std::string file_of(const std::vector<std::string>& objects, const std::string& trailer = {}) {
  std::string out = "%PDF-1.5\n";
  std::string table = "xref\n0 " + std::to_string(objects.size() + 1) + "\n0000000000 65535 f \n";
  for (std::size_t at = 0; at < objects.size(); ++at) {
    char entry[24];
    std::snprintf(entry, sizeof entry, "%010zu 00000 n \n", out.size());
    table += entry;
    out += std::to_string(at + 1) + " 0 obj\n" + objects[at] + "\nendobj\n";
  }
  const auto start = out.size();
  return out + table + "trailer\n<< /Size " + std::to_string(objects.size() + 1) + " /Root 1 0 R " + trailer +
         " >>\nstartxref\n" + std::to_string(start) + "\n%%EOF\n";
}

inline std::string stream(const std::string& contents, const std::string& entries = {}) {
  return "<< /Length " + std::to_string(contents.size()) + " " + entries + " >>\nstream\n" + contents + "\nendstream";
}

struct File {
  std::vector<std::string> pages = {};  // operators
  double width = 600;
  double height = 800;
  std::string info = {};     // entries, such as "/Title (A report)"
  std::string trailer = {};  // further entries

  std::string bytes() const {
    std::vector<std::string> objects{"<< /Type /Catalog /Pages 2 0 R >>"};
    std::string kids;
    for (std::size_t at = 0; at < pages.size(); ++at) kids += std::to_string(7 + 2 * at) + " 0 R ";
    objects.push_back("<< /Type /Pages /Count " + std::to_string(pages.size()) + " /Kids [" + kids + "] >>");
    for (const std::string_view font : {"Helvetica", "Helvetica-Bold", "Courier"})
      objects.push_back("<< /Type /Font /Subtype /Type1 /Encoding /WinAnsiEncoding /BaseFont /" + std::string(font) +
                        " >>");
    objects.push_back("<< " + info + " >>");
    for (std::size_t at = 0; at < pages.size(); ++at) {
      objects.push_back("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 " + std::to_string(width) + " " +
                        std::to_string(height) + "] /Contents " + std::to_string(8 + 2 * at) +
                        " 0 R /Resources << /Font << /F1 3 0 R /F2 4 0 R /F3 5 0 R >> >> >>");
      objects.push_back(stream(pages[at]));
    }
    return file_of(objects, "/Info 6 0 R " + trailer);
  }
};

}  // namespace pdf_bytes
