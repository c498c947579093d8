// Writing a reader: a class with   void read(const Input&, DocumentSink&) const.
//
// read is called from many threads at once. It emits the documents of the input in their order. A part that cannot be
// read (a line, a member) is told to sink.reject and costs that part alone; throwing Error costs the whole input.
// static void describe(PluginManifest&) names the media types, extensions and magic bytes by which reader.auto finds
// it. Optional: static int sniff(std::string_view uri, std::string_view head), 0 (not mine) to 100 (surely mine).
#pragma once

#include "dossier/abi/reader.h"
#include "dossier/plugin/mapped_text.hpp"
#include "dossier/plugin/wrap.hpp"
#include "dossier/record/document.hpp"

DOSSIER_NAMESPACE_BEGIN

// What a reader reads. Borrowed for the call.
struct Input {
  std::string_view uri;
  std::string_view media_type;  // as the host knows it; may be empty
  std::string_view bytes;       // all of it, or whole lines of it where the manifest says splits = "lines"
  std::uint64_t offset = 0;     // of bytes in the input; maps count from the beginning of the input
  std::uint64_t line = 0;       // lines of the input before bytes
};

class DocumentSink : public Host {
 public:
  using Host::Host;

  // document.text is what the offsets of its blocks count. map may be empty where nothing is known. ordinal is its
  // place in the input (a line's number); left out, it is one more than the one before.
  void emit(const Document& document, const std::vector<dossier_map_run>& map = {},
            std::uint64_t ordinal = UINT64_MAX) {
    const std::string record = encode(document);
    Host::emit(dossier_emit{sizeof(dossier_emit), static_cast<std::uint32_t>(map.size()), to_view(record),
                            to_view(document.text), ordinal, map.data()});
  }
  // nested(name, media_type, bytes): an input inside this one; the host finds its reader.
};

template <class P>
struct ReaderKind {
  static constexpr auto name = "reader";
  static constexpr auto capability = DOSSIER_READER;

  static void fill(PluginManifest&) {}
  static dossier_status read(dossier_instance* instance, const dossier_read_call* call) {
    return guarded(call->host, call->context, [&] {
      const Input input{from_view(call->uri), from_view(call->media_type), from_view(call->bytes), call->offset,
                        call->line};
      DocumentSink sink(call->host, call->context);
      plugin_of<P>(instance).read(input, sink);
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
