#include "message.hpp"

#include <algorithm>
#include <utility>

#include "body.hpp"
#include "dossier/plugin/charset.hpp"
#include "dossier/text/media_type.hpp"
#include "field_values.hpp"
#include "html_size.hpp"
#include "language/agency_credits.hpp"
#include "part_text.hpp"
#include "sender.hpp"
#include "transfer.hpp"

namespace dossier_mail {
namespace {

using dossier::Span;

// "<a@b>" without the brackets.
std::string without_brackets(std::string text) {
  std::erase(text, '<');
  std::erase(text, '>');
  return text;
}

// The last part of a file's name: a message may say anything.
std::string file_name(std::string_view name) {
  return std::string(name.substr(name.find_last_of("/\\") + 1).substr(0, 400));
}

const Part* find_text(const Part& part, std::string_view type) {
  if (part.type == type && !part.attached) return &part;
  for (const auto& inner : part.parts)
    if (const auto* found = find_text(inner, type)) return found;
  return nullptr;
}

}  // namespace

Message::Message(const dossier::Input& input, const MessagePlace& place, dossier::DocumentSink& sink,
                 std::uint64_t& left)
    : input_(input), place_(place), sink_(sink), left_(left), root_(read_parts(input.bytes, place.span)) {}

std::string Message::field(std::string_view name) const { return root_.header.value(input_.bytes, name); }

std::string Message::unit(std::string_view what) const {
  return (place_.in_mailbox ? "message " + std::to_string(place_.number + 1) + ", " : std::string()) +
         std::string(what);
}

void Message::read() {
  read_fields();
  if (root_.header.left_out)
    sink_.reject(unit("header"), "too_large",
                 "the header of the message has more than 1,000 fields or 256 KiB; " +
                     std::to_string(root_.header.left_out) + " bytes of it are left out",
                 {root_.header.end - std::min(root_.header.end, root_.header.left_out), root_.header.end});
  leave_out(dossier::loss_reason::fields, {place_.span.start, root_.header.end});
  if (is_saved_page()) {
    if (const auto* page = find_text(root_, "text/html")) return give_page(*page, true);
  }
  read_part(root_);
  if (any_text_) return emit();
  if (pages_ + attachments_ > 0) return;
  add_title();  // a message without a body
  emit();
}

bool Message::is_saved_page() const {
  if (root_.type != "multipart/related") return false;
  if (!field("snapshot-content-location").empty()) return true;
  const auto* page = find_text(root_, "text/html");
  return page && !page->address.empty() && field("to").empty() && field("message-id").empty() &&
         field("received").empty();
}

void Message::read_fields() {
  document_.media_type = "message/rfc822";
  document_.title = read_text(field("subject"));
  document_.published = read_date(field("date"));
  for (const auto& each : root_.header.fields)
    if (each.name == "subject" && !subject_.size()) subject_ = each.value;
  const auto sender = read_sender(field("from"), field("list-id"), !field("list-unsubscribe").empty());
  document_.authors = sender.authors;
  document_.source = sender.source;
  document_.url = without_brackets(field("archived-at"));
  const auto language = field("content-language");
  document_.language = language.substr(0, language.find_first_of(", ;"));
  const auto tell = [&](const char* name, const std::string& value) {
    if (!value.empty()) document_.metadata.set(name, value);
  };
  tell("from", read_text(field("from")));
  tell("message_id", read_text(without_brackets(field("message-id"))));
  tell("in_reply_to", read_text(without_brackets(field("in-reply-to"))));
}

void Message::read_part(const Part& part) {
  if (part.too_deep)
    sink_.reject(unit("part at byte " + std::to_string(part.content.start)), "nested_too_deep",
                 "more than 24 levels or 10,000 parts in one message", part.content);
  if (part.attached && !part.has_parts()) return give_attachment(part);
  if (part.type == "multipart/alternative") return read_alternatives(part);
  if (part.type == "multipart/related") return read_related(part);
  if (part.type == "multipart/signed") {
    if (!part.parts.empty()) read_part(part.parts.front());
  } else if (part.type == "multipart/encrypted" || part.type == "application/pkcs7-mime" ||
             part.type == "application/x-pkcs7-mime") {
    sink_.reject(unit("body"), "encrypted", "the message is encrypted; decrypt it to read it", part.content);
  } else if (part.has_parts()) {
    for (const auto& inner : part.parts) read_part(inner);
  } else if (part.type == "text/plain") {
    part.name.empty() || !any_text_ ? add_text(part) : give_attachment(part);
  } else if (part.type == "text/html" && part.name.empty()) {
    give_page(part, false);
  } else if (part.type == "message/delivery-status" || part.type == "message/external-body" ||
             part.type == "message/partial" || part.type == "text/calendar") {
    sink_.drop(unit(part.type), "other_part", part.content);
  } else {
    give_attachment(part);
  }
}

// The plain version, unless it says much less than the page: "to read this mail, use another program".
void Message::read_alternatives(const Part& part) {
  const auto* plain = find_text(part, "text/plain");
  const auto* page = find_text(part, "text/html");
  if (!plain || !page) {
    for (const auto& inner : part.parts) read_part(inner);
    return;
  }
  const auto size_of = [&](const Part& text) { return undo_transfer_only(input_.bytes, text.content, text.encoding); };
  const auto of_page = visible_size(size_of(*page));
  if (text_size(size_of(*plain)) * 2 >= of_page) {
    leave_out(dossier::loss_reason::repeated, page->content);
    add_text(*plain);
  } else {
    leave_out(dossier::loss_reason::repeated, plain->content);
    give_page(*page, false);
  }
  for (const auto& inner : part.parts)
    if (inner.attached) give_attachment(inner);
}

// A page and what it shows; its pictures are not read.
void Message::read_related(const Part& part) {
  for (std::size_t i = 0; i < part.parts.size(); ++i) {
    const auto& inner = part.parts[i];
    if (i == 0 || inner.attached)
      read_part(inner);
    else
      sink_.drop(unit(inner.type), "inline_part", inner.content);
  }
}

void Message::add_text(const Part& part) {
  any_text_ = true;
  if (text_.size() == 0) add_title();
  auto decoded = decode_part(input_.bytes, part);
  replaced_ += decoded.replaced;
  if (decoded.charset != "utf-8") charset_ = decoded.charset;
  const auto signature = append_body(decoded.text, {part.flowed, place_.in_mailbox}, text_, document_.blocks);
  if (signature.size()) sink_.drop(unit("signature"), "signature", decoded.text.source_of(signature));
}

void Message::add_title() {
  if (document_.title.empty()) return;
  // A subject without encoded words is in the input as it is.
  const auto plain = subject_.of(input_.bytes);
  if (plain == document_.title)
    text_.copy(plain, subject_.start);
  else
    text_.replace(document_.title, subject_);
  document_.blocks.push_back({"title", 0, text_.size()});
}

dossier::Document Message::fields_for_page() const {
  dossier::Document fields = document_;
  fields.blocks.clear();
  return fields;
}

void Message::give_page(const Part& part, bool saved) {
  const auto html = undo_transfer_only(input_.bytes, part.content, part.encoding);
  const auto name = saved ? std::string("page.html")
                          : (place_.in_mailbox ? std::to_string(place_.number + 1) + "-" : std::string()) + "body" +
                                (pages_++ ? std::to_string(pages_) : "") + ".html";
  const auto type = part.charset.empty() ? std::string("text/html") : "text/html; charset=" + part.charset;
  dossier::NestedInput page{.name = name, .media_type = type, .bytes = html};
  if (saved) {
    // The message was made to hold the page: its date is when it was saved, its sender a program.
    page.defaults.title = document_.title;
    auto address = field("snapshot-content-location");
    if (address.empty()) address = part.address;
    page.defaults.url = read_text(address);
    if (!document_.published.empty()) page.defaults.metadata.set("fetched", document_.published);
  } else {
    page.overrides = fields_for_page();
    page.overrides.language.clear();
    page.defaults.language = document_.language;
  }
  give(page, part);
}

void Message::give_attachment(const Part& part) {
  ++attachments_;
  std::string name = file_name(part.name);
  if (name.empty()) name = "part" + std::to_string(attachments_) + (part.type == "message/rfc822" ? ".eml" : "");
  if (place_.in_mailbox) name.insert(0, std::to_string(place_.number + 1) + "-");
  const auto bytes = undo_transfer_only(input_.bytes, part.content, part.encoding);
  if (bytes.empty()) return sink_.drop(unit(name), "empty", part.content);
  // Programs that do not know a type say "octet-stream".
  std::string type = part.type == "application/octet-stream" ? std::string() : part.type;
  if (!type.empty() && !part.charset.empty()) type += "; charset=" + part.charset;
  dossier::NestedInput attachment{.name = name, .media_type = type, .bytes = bytes};
  if (const auto* id = document_.metadata.find("message_id")) attachment.defaults.metadata.set("attached_to", *id);
  give(attachment, part);
}

void Message::leave_out(std::string_view reason, const Span& source) {
  left_out_.add(reason, source);
  untold_.add(reason, source);
}

void Message::give(dossier::NestedInput nested, const Part& part) {
  if (nested.bytes.size() > left_)
    return sink_.reject(unit(nested.name), "nested_too_large",
                        unit(nested.name) + " is not read: the parts read before it left " + std::to_string(left_) +
                            " bytes of what one file may hold; raise --memory, or split the mailbox",
                        part.content);
  left_ -= nested.bytes.size();
  nested.left_out = std::exchange(untold_, dossier::LeftOut());
  nested.left_out.add(dossier::loss_reason::nested, part.content);
  sink_.nested(nested);
}

void Message::emit() {
  if (text_.size() == 0) return sink_.drop(unit("text"), "empty", place_.span);
  if (!charset_.empty()) document_.metadata.set("charset", charset_);
  if (replaced_) document_.metadata.set("replaced_characters", replaced_);
  if (place_.in_mailbox) left_out_.set_share(place_.span);
  left_out_.store(document_.metadata);
  document_.text = text_.text();
  document_.credits = language::agency_credits(document_.text, document_.blocks);
  sink_.emit(document_, text_.runs(), place_.number);
}

}  // namespace dossier_mail
