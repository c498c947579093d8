// Writing an extractor: a class with   void extract(const Document&, ClaimSink&) const
// or   void extract(const Document&, const std::vector<Claim>& earlier, ClaimSink&) const.
//
// extract is called concurrently from many threads. It emits claims in any order: kind, start, end and fields of the
// kind; the host adds id, document, key, extractor, text and source_span. Claims whose span is outside the text or cuts
// a character are rejected.
#pragma once

#include "dossier/abi/extractor.h"
#include "dossier/plugin/wrap.hpp"
#include "dossier/record/claim.hpp"
#include "dossier/record/document.hpp"

DOSSIER_NAMESPACE_BEGIN

class ClaimSink : public Host {
 public:
  using Host::Host;
  void emit(const Claim& claim) { Host::emit(std::string_view(encode(claim))); }
};

template <class P>
struct ExtractorKind {
  static constexpr auto name = "extractor";
  static constexpr auto capability = DOSSIER_EXTRACTOR;
  static constexpr bool reads_claims_with_scratch =
      requires(const P& p, const Document& d, const std::vector<Claim>& c, ClaimSink& s, scratch_of<P>& x) {
    p.extract(d, c, s, x);
  };
  static constexpr bool reads_claims =
      reads_claims_with_scratch || requires(const P& p, const Document& d, const std::vector<Claim>& c, ClaimSink& s) {
    p.extract(d, c, s);
  };
  static constexpr bool uses_scratch =
      reads_claims_with_scratch || requires(const P& p, const Document& d, ClaimSink& s, scratch_of<P>& x) {
    p.extract(d, s, x);
  };

  static void fill(PluginManifest&) {}
  static dossier_status extract(dossier_instance* instance, const dossier_extract_call* call) {
    return guarded(call->host, call->context, [&] {
      auto document = decode_or_throw<Document>(call->document);
      document.text = from_view(call->text);
      ClaimSink sink(call->host, call->context);
      const P& plugin = plugin_of<P>(instance);
      if constexpr (reads_claims) {
        std::vector<Claim> earlier;
        for (std::uint32_t i = 0; i < call->claim_count; ++i)
          earlier.push_back(decode_or_throw<Claim>(call->claims[i]));
        with_scratch(plugin, *call,
                     [&](auto&... scratch) -> decltype(plugin.extract(document, earlier, sink, scratch...)) {
                       return plugin.extract(document, earlier, sink, scratch...);
                     });
      } else {
        with_scratch(plugin, *call, [&](auto&... scratch) -> decltype(plugin.extract(document, sink, scratch...)) {
          return plugin.extract(document, sink, scratch...);
        });
      }
    });
  }
  static constexpr dossier_extractor functions{sizeof(dossier_extractor), 0, extract};
};

DOSSIER_NAMESPACE_END
