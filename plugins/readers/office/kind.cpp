#include "kind.hpp"

#include <algorithm>
#include <array>

#include "dossier/text/fold.hpp"
#include "epub.hpp"
#include "opendocument.hpp"
#include "opendocument_sheets.hpp"
#include "properties.hpp"
#include "relations.hpp"
#include "sheets.hpp"
#include "slides.hpp"
#include "word.hpp"
#include "xml/tree.hpp"

namespace dossier_office {
namespace {

using dossier::Error;

constexpr auto table = std::to_array<Kind>({
    {"docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
     "wordprocessingml.document.main", read_word},
    {"docm", "application/vnd.ms-word.document.macroenabled.12", "ms-word.document.macroenabled", read_word},
    {"dotx", "application/vnd.openxmlformats-officedocument.wordprocessingml.template",
     "wordprocessingml.template.main", read_word},
    {"pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation",
     "presentationml.presentation.main", read_slides},
    {"pptm", "application/vnd.ms-powerpoint.presentation.macroenabled.12", "ms-powerpoint.presentation.macroenabled",
     read_slides},
    {"ppsx", "application/vnd.openxmlformats-officedocument.presentationml.slideshow", "presentationml.slideshow.main",
     read_slides},
    {"potx", "application/vnd.openxmlformats-officedocument.presentationml.template", "presentationml.template.main",
     read_slides},
    {"xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "spreadsheetml.sheet.main",
     read_sheets},
    {"xlsm", "application/vnd.ms-excel.sheet.macroenabled.12", "ms-excel.sheet.macroenabled", read_sheets},
    {"xltx", "application/vnd.openxmlformats-officedocument.spreadsheetml.template", "spreadsheetml.template.main",
     read_sheets},
    {"epub", "application/epub+zip", "application/epub+zip", read_epub},
    {"odt", "application/vnd.oasis.opendocument.text", "opendocument.text", read_opendocument},
    {"ott", "application/vnd.oasis.opendocument.text-template", "opendocument.text-template", read_opendocument},
    {"odp", "application/vnd.oasis.opendocument.presentation", "opendocument.presentation", read_opendocument},
    {"otp", "application/vnd.oasis.opendocument.presentation-template", "opendocument.presentation-template",
     read_opendocument},
    {"odg", "application/vnd.oasis.opendocument.graphics", "opendocument.graphics", read_opendocument},
    {"ods", "application/vnd.oasis.opendocument.spreadsheet", "opendocument.spreadsheet", read_opendocument_sheets},
    {"ots", "application/vnd.oasis.opendocument.spreadsheet-template", "opendocument.spreadsheet-template",
     read_opendocument_sheets},
});

const Kind* kind_marked(std::string_view type) {
  const auto found = std::find_if(table.begin(), table.end(),
                                  [&](const Kind& kind) { return type.find(kind.mark) != std::string_view::npos; });
  return found == table.end() ? nullptr : &*found;
}

// The content type of a member, as [Content_Types].xml declares it.
std::string type_of(const Package& package, std::string_view member) {
  const auto* bytes = package.find("[content_types].xml");
  if (!bytes) return {};
  const xml::Tree tree(*bytes);
  if (!tree.root()) return {};
  for (const auto* node : tree.root()->children)
    if (node->name.local == "Override" && resolve("", node->attribute("PartName")) == member)
      return dossier::lower_ascii(node->attribute("ContentType"));
  return {};
}

// An encrypted OpenDocument file says so of each member.
void require_plain(const Package& package) {
  const auto* manifest = package.find("meta-inf/manifest.xml");
  if (manifest && manifest->find("encryption-data") != std::string::npos)
    throw Error("encrypted", "the document is encrypted with a password; save it without one");
}

std::string first_names(const Package& package) {
  constexpr std::size_t most = 5;
  std::string names;
  for (std::size_t i = 0; i < std::min(most, package.names().size()); ++i)
    names += (i ? ", " : "") + dossier::Json(package.names()[i].substr(0, 60)).dump();
  return names + (package.names().size() > most ? ", ..." : "");
}

}  // namespace

const std::span<const Kind> kinds = table;

bool is_small_member(std::string_view name) {
  return name == "[content_types].xml" || name == "mimetype" || name == "meta.xml" || name.ends_with(".rels") ||
         name == "meta-inf/manifest.xml" || name == "meta-inf/container.xml" || name == "meta-inf/encryption.xml" ||
         name.starts_with("docprops/");
}

Content content_of(const Package& package) {
  const auto main = target_of_type(relations_of(package, ""), "officeDocument");
  if (!main.empty()) {
    const auto type = type_of(package, main);
    if (const auto* kind = kind_marked(type)) return {kind, main};
    throw Error("unsupported",
                "expected a text, presentation or spreadsheet, found the content type \"" + type + "\" of " + main);
  }
  if (const auto list = package_file_of(package); !list.empty()) return {kind_marked("application/epub+zip"), list};
  if (const auto* type = package.find("mimetype")) {
    require_plain(package);
    const auto kind = std::find_if(table.begin(), table.end(), [&](const Kind& k) { return k.media_type == *type; });
    if (kind != table.end()) return {&*kind, "content.xml"};
    if (type->find("opendocument") != std::string::npos)
      throw Error("unsupported",
                  "expected a text, presentation or spreadsheet, found " + dossier::Json(type->substr(0, 100)).dump());
  }
  throw Error("bad_document",
              "expected a document of an Office program or a book, found a zip file with " + first_names(package));
}

void read_properties(const Package& package, const Content& content, dossier::Document& document) {
  if (content.kind->read == read_epub) return;  // with the chapters
  if (content.main == "content.xml")
    if (const auto* xml = package.find("meta.xml")) return read_dublin_core(*xml, "meta.xml", document);
  const auto core = target_of_type(relations_of(package, ""), "core-properties");
  if (const auto* xml = package.find(core)) read_dublin_core(*xml, core, document);
}

bool is_old_container(std::string_view bytes) { return bytes.starts_with("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"); }

void refuse_old(std::string_view bytes) {
  if (!is_old_container(bytes)) return;
  using namespace std::string_view_literals;
  constexpr auto stream = "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0"sv;
  if (bytes.find(stream) != std::string_view::npos)
    throw Error("encrypted", "the document is encrypted with a password; save it without one");
  throw Error("unsupported",
              "expected a zip container, found an Office document of the form before 2007; save it in the "
              "present form (docx, xlsx, pptx)");
}

}  // namespace dossier_office
