#include "slides.hpp"

#include <map>
#include <set>

#include "chart.hpp"
#include "embedded.hpp"
#include "member.hpp"
#include "relations.hpp"
#include "xml/tree.hpp"

namespace dossier_office {
namespace {

using dossier::MappedText;
using dossier::Span;

enum class SlidePart { first_slide, slide, notes, diagram };

class SlideHandler : public MemberHandler {
 public:
  SlideHandler(Composer& out, std::uint64_t place, SlidePart part) : MemberHandler(out, place), part_(part) {}

  void start(const xml::Element& element) override {
    if (skips_start()) return;
    const auto local = element.name.local;
    if (local == "Fallback") return skip();
    if (local == "sp") {
      ++shape_;
      role_.clear();
      placeholder_ = false;
      margin_ = part_ == SlidePart::notes;
    } else if (local == "ph") {
      start_placeholder(element);
    } else if (local == "p") {
      if (!margin_) out().open_paragraph(kind(), shape_);
    } else if (local == "t") {
      reading_ = true;
    } else if (local == "br") {
      out().replace("\n", moved(element.source));
    } else if (local == "tbl") {
      margin_ = false;
      table_ = true;
      out().open_table();
    } else if (local == "tr") {
      out().open_row();
    } else if (local == "tc") {
      out().open_cell();
    }
  }
  void end(const xml::Name& name, const Span&) override {
    if (skips_end()) return;
    const auto local = name.local;
    if (local == "t") reading_ = false;
    if (local == "p") out().close_paragraph();
    if (local == "tc") out().close_cell();
    if (local == "tr") out().close_row();
    if (local == "tbl") {
      out().close_table();
      table_ = false;
    }
  }
  void text(const MappedText& text) override {
    if (!skipping() && reading_ && !margin_) out().add(text, place());
  }

 private:
  void start_placeholder(const xml::Element& element) {
    placeholder_ = true;
    const auto* type = element.find("type");
    role_ = type ? *type : "body";
    const bool outside = role_ == "sldNum" || role_ == "dt" || role_ == "ftr" || role_ == "hdr";
    margin_ = outside || (part_ == SlidePart::notes && role_ != "body");
  }
  std::string_view kind() const {
    if (table_) return "paragraph";
    if (role_ == "title" || role_ == "ctrTitle") return part_ == SlidePart::first_slide ? "title" : "heading";
    const bool items =
        part_ == SlidePart::diagram || (placeholder_ && role_ != "subTitle" && part_ != SlidePart::notes);
    return items ? "list" : "paragraph";
  }

  SlidePart part_;
  std::uint64_t shape_ = 0;
  std::string role_;
  bool placeholder_ = false;
  bool margin_ = false;  // slide numbers, dates, feet
  bool table_ = false;
  bool reading_ = false;
};

// The members with the slides, in order.
std::vector<std::string> slides_of(const Package& package, std::string_view main) {
  std::vector<std::string> slides;
  const auto* bytes = package.find(main);
  if (!bytes)
    throw dossier::Error("bad_document",
                         "expected the member \"" + std::string(main) + "\" that lists the slides, found none");
  const xml::Tree tree(*bytes);
  const auto* list = tree.root() ? tree.root()->child("sldIdLst") : nullptr;
  if (!list) return slides;
  const auto relations = relations_of(package, main);
  std::map<std::string_view, std::string_view> targets;
  for (const auto& relation : relations) targets.emplace(relation.id, relation.target);
  std::set<std::string_view> seen;
  for (const auto* node : list->children)
    for (const auto& [name, value] : node->attributes) {
      if (name.local != "id" || name.space.empty()) continue;
      const auto target = targets.find(value);
      if (target != targets.end() && seen.insert(target->second).second) slides.emplace_back(target->second);
    }
  return slides;
}

}  // namespace

void read_slides(Package& package, std::string_view main, Composer& out, dossier::Document& document,
                 dossier::DocumentSink& sink) {
  package.load([&](std::string_view name) {
    return name == main || (name.ends_with(".xml") && (name.find("/slides/") != std::string_view::npos ||
                                                       name.find("/notesslides/") != std::string_view::npos ||
                                                       name.find("/charts/chart") != std::string_view::npos ||
                                                       name.find("/diagrams/data") != std::string_view::npos));
  });
  const auto slides = slides_of(package, main);
  for (const auto& slide : slides) {
    const auto part = slide == slides.front() ? SlidePart::first_slide : SlidePart::slide;
    if (!parse_member<SlideHandler>(package, slide, out, sink, part)) {
      sink.reject(slide, "missing_member", "expected the member \"" + slide + "\" with a slide, found none");
      continue;
    }
    const auto relations = relations_of(package, slide);
    pass_on_embedded(package, relations, sink);
    for (const auto& relation : relations) {
      if (relation.type == "chart") read_chart(package, relation.target, out, sink);
      if (relation.type == "diagramData")
        parse_member<SlideHandler>(package, relation.target, out, sink, SlidePart::diagram);
      if (relation.type != "notesSlide") continue;
      out.open_note();
      parse_member<SlideHandler>(package, relation.target, out, sink, SlidePart::notes);
      out.close_flow();
    }
  }
  document.metadata.set("slides", static_cast<std::uint64_t>(slides.size()));
}

}  // namespace dossier_office
