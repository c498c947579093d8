#include "xml/parse.hpp"

#include <expat.h>

#include <algorithm>
#include <exception>
#include <memory>
#include <new>
#include <vector>

#include "dossier/text/utf8.hpp"
#include "xml/entities.hpp"

namespace xml {
namespace {

// Below this the growth of entities is no danger, whatever the factor.
constexpr unsigned long long small_growth = 1 << 20;
constexpr float largest_growth = 8;
constexpr std::size_t largest_piece = 1 << 29;  // expat counts in int

struct FreeParser {
  void operator()(XML_Parser parser) const { XML_ParserFree(parser); }
};

class Parse {
 public:
  Parse(const Source& source, Handler& handler, const Limits& limits)
      : source_(source), handler_(handler), limits_(limits), parser_(XML_ParserCreate("UTF-8")) {
    if (!parser_) throw std::bad_alloc();
    const auto parser = parser_.get();
    XML_SetUserData(parser, this);
    XML_SetElementHandler(
        parser, [](void* self, const char* name, const char** attributes) { of(self).start(name, attributes); },
        [](void* self, const char* name) { of(self).end(name); });
    XML_SetCharacterDataHandler(parser, [](void* self, const char* text, int size) {
      of(self).characters({text, static_cast<std::size_t>(size)});
    });
    XML_SetSkippedEntityHandler(parser, [](void* self, const char* name, int parameter) {
      if (!parameter) of(self).as_written(name);
    });
    XML_SetExternalEntityRefHandlerArg(parser, this);
    XML_SetExternalEntityRefHandler(parser,
                                    [](XML_Parser self, const char* context, const char*, const char*, const char*) {
                                      return of(reinterpret_cast<void*>(self)).external(context);
                                    });
    XML_SetBillionLaughsAttackProtectionActivationThreshold(parser, small_growth);
    XML_SetBillionLaughsAttackProtectionMaximumAmplification(parser, largest_growth);
    if (!names_entities(source.text())) return;
    XML_SetParamEntityParsing(parser, XML_PARAM_ENTITY_PARSING_ALWAYS);
    XML_UseForeignDTD(parser, XML_TRUE);
  }

  std::optional<Fault> run() {
    auto rest = source_.text();
    for (bool last = false; !last;) {
      const auto piece = rest.substr(0, largest_piece);
      rest.remove_prefix(piece.size());
      last = rest.empty();
      const auto status = XML_Parse(parser_.get(), piece.data(), static_cast<int>(piece.size()), last);
      if (thrown_) std::rethrow_exception(thrown_);
      if (enough_ || fault_) return fault_;
      if (status == XML_STATUS_ERROR) {
        guarded([&] { flush(); });
        if (thrown_) std::rethrow_exception(thrown_);
        return failure();
      }
    }
    return std::nullopt;
  }

 private:
  static Parse& of(void* self) { return *static_cast<Parse*>(self); }

  // No exception crosses expat.
  template <class Call>
  void guarded(Call&& call) {
    if (thrown_ || enough_ || fault_) return;
    try {
      call();
      return;
    } catch (const Enough&) {
      enough_ = true;
    } catch (...) {
      thrown_ = std::current_exception();
    }
    XML_StopParser(parser_.get(), XML_FALSE);
  }

  // Where the event is in the source's text.
  dossier::Span here() const {
    const auto at = static_cast<std::uint64_t>(std::max<XML_Index>(XML_GetCurrentByteIndex(parser_.get()), 0));
    return {at, at + static_cast<std::uint64_t>(XML_GetCurrentByteCount(parser_.get()))};
  }

  void start(const char* written, const char** attributes) {
    guarded([&] {
      flush();
      if (open_.size() == limits_.depth) {
        fault_ = Fault{"too_deep",
                       place() + "expected elements at most " + std::to_string(limits_.depth) +
                           " levels deep, found <" + written + "> below that",
                       source_.bytes_of(here()).start, here().start};
        XML_StopParser(parser_.get(), XML_FALSE);
        return;
      }
      names_.open(attributes);
      open_.push_back(names_.element(written));
      attributes_.clear();
      for (; *attributes; attributes += 2) attributes_.push_back({names_.attribute(attributes[0]), attributes[1]});
      handler_.start({open_.back(), attributes_, source_.bytes_of(here())});
    });
  }

  void end(const char*) {
    guarded([&] {
      flush();
      const auto name = open_.back();
      open_.pop_back();
      handler_.end(name, source_.bytes_of(here()));
      names_.close();
    });
  }

  void characters(std::string_view text) {
    guarded([&] {
      const auto place = here();
      if (place.of(source_.text()) == text)
        source_.append_to(text_, place);
      else
        text_.replace(text, source_.bytes_of(place));  // an entity, a line end
    });
  }

  void as_written(std::string_view name) {
    guarded([&] {
      const std::string reference = "&" + std::string(name) + ";";
      if (here().of(source_.text()) == reference)
        source_.append_to(text_, here());
      else
        text_.replace(reference, source_.bytes_of(here()));
    });
  }

  // Of all that a document may refer to, only the declarations of HTML's entities are read, which are part of this library.
  int external(const char* context) {
    if (context) {
      const std::string_view names = context;  // the entity's is the last, after form feeds
      as_written(names.substr(names.rfind('\f') + 1));
      return XML_STATUS_OK;
    }
    if (declared_) return XML_STATUS_OK;
    declared_ = true;
    const std::unique_ptr<XML_ParserStruct, FreeParser> inner(
        XML_ExternalEntityParserCreate(parser_.get(), nullptr, "UTF-8"));
    if (!inner) return XML_STATUS_ERROR;
    const auto& dtd = entity_declarations();
    return XML_Parse(inner.get(), dtd.data(), static_cast<int>(dtd.size()), XML_TRUE);
  }

  void flush() {
    if (text_.size() == 0) return;
    if (!open_.empty()) handler_.text(text_);
    text_.truncate(0);
  }

  std::string place() const {
    return "line " + std::to_string(XML_GetCurrentLineNumber(parser_.get())) + ", column " +
           std::to_string(XML_GetCurrentColumnNumber(parser_.get()) + 1) + " (byte " +
           std::to_string(source_.bytes_of(here()).start) + "): ";
  }

  Fault failure() const {
    const auto error = XML_GetErrorCode(parser_.get());
    if (error == XML_ERROR_NO_MEMORY) throw std::bad_alloc();
    const auto at = std::min<std::uint64_t>(here().start, source_.text().size());
    std::string expected = "well-formed XML";
    if (error == XML_ERROR_NO_ELEMENTS && open_.empty()) expected = "an element";
    if (!open_.empty() &&
        (error == XML_ERROR_TAG_MISMATCH || error == XML_ERROR_NO_ELEMENTS || error == XML_ERROR_UNCLOSED_TOKEN))
      expected = "</" + std::string(open_.back().local) + ">";
    if (error == XML_ERROR_AMPLIFICATION_LIMIT_BREACH) expected = "entities that do not grow";
    return {"bad_xml",
            place() + "expected " + expected + ", found " + excerpt(at) + " (" + XML_ErrorString(error) + ")",
            source_.bytes_of({at, at}).start, at};
  }
  std::string excerpt(std::uint64_t at) const {
    constexpr std::size_t longest = 24;
    const auto rest = source_.text().substr(at);
    if (rest.empty()) return "the end";
    std::size_t size = std::min({rest.size(), longest, rest.find('\n')});
    while (size > 0 && !dossier::is_utf8_boundary(rest, size)) --size;
    return "\"" + std::string(rest.substr(0, size)) + "\"";
  }

  const Source& source_;
  Handler& handler_;
  const Limits& limits_;
  std::unique_ptr<XML_ParserStruct, FreeParser> parser_;
  Namespaces names_;
  std::vector<Name> open_;
  std::vector<Attribute> attributes_;
  dossier::MappedText text_;  // since the last tag
  bool declared_ = false;
  bool enough_ = false;
  std::exception_ptr thrown_;
  std::optional<Fault> fault_;
};

class FirstElement : public Handler {
 public:
  void start(const Element& element) override {
    root = Root{std::string(element.name.space), std::string(element.name.local)};
    throw Enough();
  }
  std::optional<Root> root;
};

}  // namespace

Parsed parse(std::string_view bytes, Handler& handler, const Limits& limits) {
  return parse(Source(bytes), handler, limits);
}

Parsed parse(const Source& source, Handler& handler, const Limits& limits) {
  Parsed parsed{Parse(source, handler, limits).run(), source.charset(), source.replaced()};
  return parsed;
}

std::optional<Root> root_of(std::string_view head) {
  FirstElement first;
  parse(head, first);
  return first.root;
}

}  // namespace xml
