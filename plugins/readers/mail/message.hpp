// One message: its text as a document, a body in HTML and attachments as inputs inside.
#pragma once

#include <cstdint>
#include <string>

#include "dossier/reader.hpp"
#include "dossier/record/left_out.hpp"
#include "part.hpp"

namespace dossier_mail {

struct MessagePlace {
  dossier::Span span;        // in the input
  std::uint64_t number = 0;  // in the mailbox, from 0
  bool in_mailbox = false;
};

class Message {
 public:
  // left: bytes that inputs inside may have; what is given is taken from it.
  Message(const dossier::Input& input, const MessagePlace& place, dossier::DocumentSink& sink, std::uint64_t& left);

  void read();

 private:
  void read_fields();
  void read_part(const Part& part);
  void read_alternatives(const Part& part);
  void read_related(const Part& part);
  void add_text(const Part& part);
  void add_title();
  void give_page(const Part& part, bool saved);
  void give_attachment(const Part& part);
  void leave_out(std::string_view reason, const dossier::Span& source);
  void give(dossier::NestedInput nested, const Part& part);
  void emit();
  bool is_saved_page() const;
  std::string field(std::string_view name) const;
  std::string unit(std::string_view what) const;
  dossier::Document fields_for_page() const;

  const dossier::Input& input_;
  MessagePlace place_;
  dossier::DocumentSink& sink_;
  std::uint64_t& left_;
  Part root_;
  dossier::Document document_;  // fields of the header; the text, where it is plain
  dossier::MappedText text_;
  dossier::Span subject_;
  dossier::LeftOut left_out_;
  dossier::LeftOut untold_;     // what no input inside has gone along with yet: there may be no text
  std::uint64_t replaced_ = 0;  // characters of the body that could not be decoded
  std::string charset_;
  std::uint64_t attachments_ = 0;
  std::uint64_t pages_ = 0;
  bool any_text_ = false;
};

}  // namespace dossier_mail
