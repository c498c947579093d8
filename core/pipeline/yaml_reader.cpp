#include "core/pipeline/yaml_reader.hpp"

#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <filesystem>
#include <fstream>
#include <sstream>
#include <system_error>

#include "core/pipeline/yaml_builder.hpp"
#include "dossier/text/utf8.hpp"

namespace dossier::pipeline {
namespace {

struct Wording {
  std::string_view from;  // yaml-cpp's
  std::string_view message;
  std::string_view cure;
};
constexpr Wording wordings[] = {
    {"end of sequence flow not found", "this bracket is not closed", "add the missing ] or a comma"},
    {"end of map flow not found", "this bracket is not closed", "add the missing } or a comma"},
    {"end of map not found", "this is not aligned with the keys of the map", "indent it like the keys above"},
    {"end of sequence not found", "this is not aligned with the items of the list",
     "indent it like the items above, with a hyphen"},
    {"illegal map value", "unexpected colon", "quote text that contains \": \""},
    {"illegal map key", "unexpected key", "indent it like its neighbors"},
    {"illegal block entry", "unexpected list item", "indent it under its key, on a separate line"},
    {"illegal flow end", "this bracket does not match the open one", "[ is closed by ] and { by }"},
    {"illegal EOF in scalar", "this quoted text is not closed", "add the missing quote"},
    {"illegal document indicator in scalar", "this quoted text is not closed", "add the missing quote"},
    {"illegal tab when looking for indentation", "tabs cannot be used for indentation", "use spaces"},
    {"the referenced anchor is not defined", "no anchor before this alias has its name",
     "quote text that starts with *: \"*.rejected\""},
    {"alias not found after *", "an asterisk starts an alias", "quote text that starts with *"},
    {"unknown token", "a value cannot start with this character", "quote the text"},
    {"bad file", "the file is not valid YAML", ""},
};

void syntax_fault(const Source& source, const YamlBuilder& builder, Report& report, int at,
                  const std::string& message) {
  const auto offset = std::min(static_cast<std::size_t>(std::max(at, 0)), source.text.size());
  Place place{&source, offset, 1};
  // With a tab in an indentation, yaml-cpp fails at a later, valid place.
  const auto line = source.line_at(offset);
  const auto tab = line.substr(0, line.find_first_not_of(" \t")).find('\t');
  if (tab != line.npos)
    return report.error(Code::syntax, {&source, source.line_begin(offset) + tab, 1},
                        "tabs cannot be used for indentation", "use spaces");
  if (offset > 0 && source.text.compare(offset - 1, 2, "${") == 0)
    return report.error(Code::syntax, {&source, offset - 1, 2}, "inside brackets, ${ must be quoted",
                        "write \"${name}\"");
  if (message.find("flow not found") != message.npos) place = builder.open_bracket().value_or(place);
  for (const auto& wording : wordings)
    if (message.starts_with(wording.from))
      return report.error(Code::syntax, place, std::string(wording.message), std::string(wording.cure));
  report.error(Code::syntax, place, "invalid YAML: " + in_quotes(message));
}

bool is_plain_text(const Source& source, Report& report) {
  const std::string_view text = source.text;
  const auto refuse = [&](std::size_t at, std::string_view found, std::string cure = "save the file as UTF-8") {
    report.error(Code::not_text, {&source, at, 1}, "expected UTF-8 text, found " + std::string(found), std::move(cure));
    return false;
  };
  if (text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF")) return refuse(0, "UTF-16");
  if (const auto at = find_invalid_utf8(text); at != text.npos)
    return refuse(at, "the byte " + std::to_string(static_cast<unsigned char>(text[at])));
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto c = static_cast<unsigned char>(text[at]);
    if ((c < 0x20 && c != '\t' && c != '\n' && c != '\r') || c == 0x7F)
      return refuse(at, "the control character " + std::to_string(c), "remove it");
  }
  return true;
}

}  // namespace

const Source* read_source(const std::string& file, Report& report) {
  Source source;
  source.name = file;
  source.is_file = true;
  source.here = std::filesystem::path(file).parent_path().string();
  if (source.here.empty()) source.here = ".";
  const auto refuse = [&](Code code, const std::string& why, const std::string& cure) {
    source.is_file = false;  // there is no line to show
    const Source& kept = report.add_source(source);
    report.error(code, {&kept, 0, 0}, why, cure);
    return nullptr;
  };
  std::error_code fault;
  const auto status = std::filesystem::status(file, fault);
  if (!std::filesystem::exists(status))
    return refuse(Code::unreadable, "no such file", "relative paths start at the working directory");
  if (std::filesystem::is_directory(status)) return refuse(Code::unreadable, "expected a file, found a folder", "");
  std::ifstream stream(file, std::ios::binary);
  std::string text(max_bytes + 1, '\0');
  if (stream) stream.read(text.data(), static_cast<std::streamsize>(text.size()));
  if (!stream && !stream.eof()) return refuse(Code::unreadable, "the file cannot be read", "check its permissions");
  text.resize(static_cast<std::size_t>(stream.gcount()));
  if (text.size() > max_bytes)
    return refuse(Code::too_large, "larger than 1 MiB", "keep data in separate files that options name");
  if (text.starts_with("\xEF\xBB\xBF")) text.erase(0, 3);
  source.text = std::move(text);
  return &report.add_source(std::move(source));
}

std::optional<Node> read_yaml(const Source& source, Report& report) {
  if (!is_plain_text(source, report)) return std::nullopt;
  YamlBuilder builder(source, report);
  try {
    std::istringstream stream(source.text);
    YAML::Parser parser(stream);
    while (parser.HandleNextDocument(builder)) {
    }
  } catch (const YamlBuilder::Abort&) {
    return std::nullopt;
  } catch (const YAML::Exception& fault) {
    syntax_fault(source, builder, report, fault.mark.pos, fault.msg);
    return std::nullopt;
  }
  return builder.take();
}

}  // namespace dossier::pipeline
