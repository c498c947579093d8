// Writing a reader: a class with   void read(const Input&, DocumentSink&) const.
//
// read is called concurrently from many threads. It emits the documents of the input in their order. A part that cannot
// be read (a line, a member) goes to sink.reject and costs only that part; throwing Error costs the entire input.
// static void describe(PluginManifest&) names the media types, extensions and magic bytes by which reader.auto finds
// it. Optional: static int sniff(std::string_view uri, std::string_view head), 0 (not mine) to 100 (certainly mine).
#pragma once

#include <cstddef>

#include "dossier/abi/reader.h"
#include "dossier/plugin/mapped_text.hpp"
#include "dossier/plugin/wrap.hpp"
#include "dossier/record/document.hpp"
#include "dossier/record/left_out.hpp"

DOSSIER_NAMESPACE_BEGIN

// What a reader reads. Valid during the call.
struct Input {
  std::string_view uri;
  std::string_view media_type;  // as the host knows it; may be empty
  std::string_view bytes;       // all of it, or complete lines of it if the manifest says splits = "lines"
  std::uint64_t offset = 0;     // of bytes in the input; maps count from the beginning of the input
  std::uint64_t line = 0;       // lines of the input before bytes
  // Bytes that all inputs given to DocumentSink::nested may have together: the host does not read what is beyond them.
  std::uint64_t budget = UINT64_MAX;
};

// An input inside an input, with what the outer one knows of its documents: url, source, title, authors, published,
// updated, language and metadata (other fields are ignored). They hold for inputs further inside as well.
struct NestedInput {
  std::string_view name;        // its name inside; the host makes the uri "outer!name"
  std::string_view media_type;  // empty: the bytes decide; a charset goes along: "text/html; charset=koi8-r"
  std::string_view bytes;
  Document defaults = {};   // used where a document does not have the field (of metadata: the member) itself
  Document overrides = {};  // used instead of what a document has
  // Of the outer input: where this one is in it (loss_reason::nested), and what around it is left out for which reason.
  // The host's report of the outer input rests on it, and says whether this one could be read.
  LeftOut left_out = LeftOut();
};

class DocumentSink : public Host {
 public:
  using Host::Host;

  // The offsets of the document's blocks are bytes of document.text. map may be empty if it is unknown. ordinal is the
  // document's position in the input (a line number); by default one more than the previous one.
  void emit(const Document& document, const std::vector<MapRun>& map = {}, std::uint64_t ordinal = UINT64_MAX) {
    const std::string record = encode(document);
    std::vector<dossier_map_run> runs;
    std::vector<std::uint32_t> units;
    runs.reserve(map.size());
    units.reserve(map.size());
    for (const auto& run : map) {
      runs.push_back({run.text, run.text_size, run.source, run.source_size});
      units.push_back(run.units > UINT32_MAX ? 1 : static_cast<std::uint32_t>(run.units));
    }
    Host::emit(dossier_emit{sizeof(dossier_emit), static_cast<std::uint32_t>(runs.size()), to_view(record),
                            to_view(document.text), ordinal, runs.data(), units.data()});
  }
  // Passes on an input inside this one; the host finds its reader.
  using Host::nested;
  void nested(const NestedInput& input) const {
    const std::string defaults = defaults_of(input);
    const std::string overrides = encode(input.overrides);
    const auto unless_empty = [](const std::string& record) {
      return record == "{}" ? dossier_view{} : to_view(record);
    };
    Host::nested(dossier_nested{sizeof(dossier_nested), 0, to_view(input.name), to_view(input.media_type),
                                to_view(input.bytes), unless_empty(defaults), unless_empty(overrides)});
  }

 private:
  static std::string defaults_of(const NestedInput& input) {
    if (input.left_out.empty()) return encode(input.defaults);
    Document with_note = input.defaults;
    input.left_out.store(with_note.metadata);
    return encode(with_note);
  }
};

template <class P>
struct ReaderKind {
  static constexpr auto name = "reader";
  static constexpr auto capability = DOSSIER_READER;

  static constexpr bool uses_scratch = requires(const P& p, const Input& i, DocumentSink& d, scratch_of<P>& s) {
    p.read(i, d, s);
  };

  static void fill(PluginManifest&) {}
  static std::uint64_t budget_of(const dossier_read_call& call) {
    return call.struct_size >= offsetof(dossier_read_call, budget) + sizeof call.budget ? call.budget : UINT64_MAX;
  }
  static dossier_status read(dossier_instance* instance, const dossier_read_call* call) {
    return guarded(call->host, call->context, [&] {
      const Input input{
          from_view(call->uri), from_view(call->media_type), from_view(call->bytes), call->offset, call->line,
          budget_of(*call)};
      DocumentSink sink(call->host, call->context);
      const P& plugin = plugin_of<P>(instance);
      with_scratch(plugin, *call, [&](auto&... scratch) -> decltype(plugin.read(input, sink, scratch...)) {
        return plugin.read(input, sink, scratch...);
      });
    });
  }
  static constexpr auto sniff_function() -> int32_t (*)(dossier_view, dossier_view) {
    if constexpr (requires(std::string_view text) { P::sniff(text, text); }) {
      return [](dossier_view uri, dossier_view head) -> int32_t {
        try {
          return P::sniff(from_view(uri), from_view(head));
        } catch (...) {
          return 0;
        }
      };
    } else {
      return nullptr;
    }
  }
  static constexpr dossier_reader functions{sizeof(dossier_reader), 0, read, sniff_function()};
};

DOSSIER_NAMESPACE_END
