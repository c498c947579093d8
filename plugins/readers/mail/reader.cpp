// Mail: messages (eml), mailboxes (mbox) and web pages that were saved as mail (MHT).
#include <algorithm>

#include "dossier/plugin.hpp"
#include "mailbox.hpp"
#include "message.hpp"

namespace dossier_mail {
namespace {

// What the first fields say: some are in mail only; of the others, three are needed, as an article may have a Date.
int rate(std::string_view head) {
  const auto header = mime::read_header(head, 0);
  bool strong = false;
  bool from = false;
  int fields = 0;
  for (const auto& field : header.fields) {
    for (const auto* name : {"message-id", "mime-version", "received", "return-path", "delivered-to",
                             "content-transfer-encoding", "x-mailer", "dkim-signature", "arc-seal"})
      strong = strong || field.name == name;
    from = from || (field.name == "from" && field.value.of(head).find('@') != std::string_view::npos);
    for (const auto* name : {"to", "date", "subject", "cc", "reply-to"}) fields += field.name == name;
  }
  if (header.fields.empty() || head.find(':') > head.find('\n')) return 0;
  if (strong) return 90;
  return from && fields >= 3 ? 85 : 0;
}

// One field that mail has: other texts have lines with colons, too.
bool has_mail_fields(std::string_view bytes) {
  const auto header = mime::read_header(bytes, 0);
  return std::ranges::any_of(header.fields, [](const mime::Field& field) {
    for (const auto* name : {"from", "to", "subject", "date", "message-id", "received", "return-path", "mime-version",
                             "content-type", "delivered-to"})
      if (field.name == name) return true;
    return false;
  });
}

}  // namespace

class Mail {
 public:
  static constexpr auto about = dossier::About{
      .id = "reader.mail",
      .version = "1.0.0",
      .summary = "Reads mail (eml, mbox) and saved pages (MHT): texts, quoted replies, pages and attachments."};
  static void describe(dossier::PluginManifest& manifest) {
    manifest.isolation = "process";  // it parses untrusted input
    manifest.media_types = {"message/rfc822", "application/mbox", "multipart/related", "application/x-mimearchive"};
    manifest.extensions = {"eml", "mbox", "mht", "mhtml"};
  }
  static int sniff(std::string_view, std::string_view head) {
    if (!begins_mailbox(head)) return rate(head);
    const auto line = mime::line_size(head, 0);
    return mime::read_header(head, line).fields.empty() ? 0 : 95;
  }

  void read(const dossier::Input& input, dossier::DocumentSink& sink) const {
    std::uint64_t left = input.budget;
    if (!begins_mailbox(input.bytes)) {
      if (!has_mail_fields(input.bytes))
        throw dossier::Error("not_mail",
                             "expected a message, which begins with header fields such as \"From: ...\", or a mailbox, "
                             "found other text");
      return Message(input, {{0, input.bytes.size()}, 0, false}, sink, left).read();
    }
    Mailbox mailbox(input.bytes);
    MessagePlace place{.span = {}, .number = 0, .in_mailbox = true};
    for (; mailbox.next(place.span); ++place.number) {
      sink.checkpoint();
      Message(input, place, sink, left).read();
      sink.progress(place.span.end, input.bytes.size());
    }
  }
};

}  // namespace dossier_mail

DOSSIER_PLUGIN(dossier_mail::Mail)
