// exporter.html: the dossier as one page that needs nothing else.
//
// Records are written into the page as they come, each port as a block of JSON that no browser runs; the page's own
// script reads the blocks and draws them. So an export needs no memory for what it exports.
#include <sodium.h>

#include <algorithm>
#include <memory>

#include "dossier/export/staged_file.hpp"
#include "dossier/plugin.hpp"
#include "page.hpp"

namespace {

std::string join(const std::string_view* parts, std::size_t count) {
  std::string all;
  for (std::size_t i = 0; i < count; ++i) all += parts[i];
  return all;
}

// Text as HTML text or as the value of a quoted attribute.
std::string escape_html(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"': out += "&quot;"; break;
      case '\'': out += "&#39;"; break;
      default: out += c;
    }
  }
  return out;
}

// JSON that cannot end the script element it stands in, nor begin a comment there: '<' stands only inside strings.
void append_json_for_script(std::string& out, std::string_view json) {
  for (std::size_t at = 0; at < json.size();) {
    const auto next = std::min(json.find('<', at), json.size());
    out.append(json, at, next - at);
    if (next < json.size()) out += "\\u003c";
    at = next + 1;
  }
}

// As a Content-Security-Policy names an inline style or script.
std::string hash_source(std::string_view content) {
  unsigned char digest[crypto_hash_sha256_BYTES];
  crypto_hash_sha256(digest, reinterpret_cast<const unsigned char*>(content.data()), content.size());
  char base64[sodium_base64_ENCODED_LEN(sizeof digest, sodium_base64_VARIANT_ORIGINAL)];
  sodium_bin2base64(base64, sizeof base64, digest, sizeof digest, sodium_base64_VARIANT_ORIGINAL);
  return std::string("'sha256-") + base64 + "'";
}

void replace(std::string& text, std::string_view name, const std::string& value) {
  if (const auto at = text.find(name); at != std::string::npos) text.replace(at, name.size(), value);
}

class HtmlReport {
 public:
  static constexpr auto about = dossier::About{
      .id = "exporter.html",
      .version = "1.0.0",
      .summary = "Writes a report as one HTML page: conflicts first, with their sentences side by side."};

  static dossier::OptionDeclarations options() {
    return {dossier::option("path").path().help("The page's file; its folder is created."),
            dossier::option("title").text("Dossier").help("The heading of the page.")};
  }
  static void describe(dossier::PluginManifest& manifest) {
    manifest.delivery = "exactly once (a whole file, renamed into place)";
  }

  explicit HtmlReport(const dossier::Options& options) : path_(options.text("path")), title_(options.text("title")) {
    if (!path_.has_filename())
      throw dossier::Error("bad_option", "expected the path of a file, found \"" + path_.string() + "\"")
          .at_option("path");
  }

  void begin(const dossier::ExportRun& run) {
    abort();
    for (const auto& port : run.ports) require_known(port);
    if (path_.has_parent_path()) dossier::StagedFile::create_folder(path_.parent_path(), "path");
    file_ = std::make_unique<dossier::StagedFile>(path_, run.run, "path");
    file_->open();
    ports_ = run.ports;
    write_head(run);
  }

  void write(const dossier::ExportRecord& record) {
    while (port_ < ports_.size() && ports_[port_] != record.port) next_port();
    if (port_ == ports_.size())
      throw dossier::Error("unknown_port", "expected the ports that begin was told of, in their order; found \"" +
                                               std::string(record.port) + "\"");
    buffer_ += rows_in_port_++ ? ",\n" : "\n";
    line_.clear();
    record.append_line(line_);
    append_json_for_script(buffer_, line_);
    ++rows_;
    if (buffer_.size() >= piece) flush();
  }

  void seal(dossier::Sealed& sealed) {
    while (port_ < ports_.size()) next_port();
    buffer_ += "<script>" + script_ + "</script>\n</body>\n</html>\n";
    flush();
    file_->seal();
    sealed.rows(rows_);
    sealed.output(path_.string(), rows_);
  }

  void commit(const dossier::ExportRun& run) {
    if (!file_) file_ = std::make_unique<dossier::StagedFile>(path_, run.run, "path");
    file_->commit();
  }

  void abort() noexcept {
    if (file_) file_->discard();
    file_.reset();
    buffer_.clear();
    port_ = rows_ = rows_in_port_ = 0;
  }

 private:
  static constexpr std::size_t piece = 1 << 20;

  static void require_known(const std::string& port) {
    static constexpr std::string_view known[] = {"documents", "copies",  "clusters", "claims",
                                                 "findings",  "sources", "rejected"};
    if (std::find(std::begin(known), std::end(known), port) == std::end(known))
      throw dossier::Error("unknown_port", "expected a port such as documents or claims, found \"" + port + "\"");
  }

  void write_head(const dossier::ExportRun& run) {
    const auto style = join(dossier_html::style, dossier_html::style_count);
    auto frame = join(dossier_html::frame, dossier_html::frame_count);
    script_ = "'use strict';\n" + join(dossier_html::script, dossier_html::script_count);
    // What is put in last stands first in the frame, so that no value is searched for the next name.
    replace(frame, "{{run}}", escape_html(run.run));
    replace(frame, "{{pipeline}}", escape_html(run.pipeline));
    replace(frame, "{{title}}", escape_html(title_));
    buffer_ =
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; base-uri 'none'; "
        "form-action 'none'; style-src " +
        hash_source(style) + "; script-src " + hash_source(script_) +
        "\">\n"
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
        "<meta name=\"referrer\" content=\"no-referrer\">\n<title>" +
        escape_html(title_) + "</title>\n<style>" + style + "</style>\n</head>\n" + frame;
    if (!ports_.empty()) open_block();
  }

  void open_block() {
    buffer_ += "<script type=\"application/json\" id=\"data-" + ports_[port_] + "\">[";
    rows_in_port_ = 0;
  }
  void next_port() {
    buffer_ += "]</script>\n";
    if (++port_ < ports_.size()) open_block();
  }
  void flush() {
    file_->append(buffer_);
    buffer_.clear();
    if (buffer_.capacity() > 4 * piece) buffer_.shrink_to_fit();
    if (line_.capacity() > 4 * piece) line_ = {};
  }

  std::filesystem::path path_;
  std::string title_;
  std::unique_ptr<dossier::StagedFile> file_;
  std::vector<std::string> ports_;
  std::string script_;
  std::string buffer_;
  std::string line_;
  std::size_t port_ = 0;
  std::uint64_t rows_in_port_ = 0;
  std::uint64_t rows_ = 0;
};

}  // namespace

DOSSIER_PLUGIN(HtmlReport)
