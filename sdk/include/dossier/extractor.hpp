// Writing an extractor: a class with   void extract(const Document&, ClaimSink&) const
// or   void extract(const Document&, const std::vector<Claim>& earlier, ClaimSink&) const.
//
// extract is called from many threads at once. It emits claims in any order: kind, start, end and what belongs to the
// kind; the host adds id, document, key, extractor, text and source_span. A claim whose span leaves the text or cuts a
// character is refused.
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
  static constexpr bool reads_claims =
      requires(const P& p, const Document& d, const std::vector<Claim>& c, ClaimSink& s) {
    p.extract(d, c, s);
  };

  static void fill(PluginManifest&) {}
  static dossier_status extract(dossier_instance* instance, const dossier_extract_call* call) {
    return guarded(call->host, call->context, [&] {
      auto document = decode_or_throw<Document>(call->document);
      document.text = from_view(call->text);
      ClaimSink sink(call->host, call->context);
      if constexpr (reads_claims) {
        std::vector<Claim> earlier;
        for (std::uint32_t i = 0; i < call->claim_count; ++i)
          earlier.push_back(decode_or_throw<Claim>(call->claims[i]));
        plugin_of<P>(instance).extract(document, earlier, sink);
      } else {
        plugin_of<P>(instance).extract(document, sink);
      }
    });
  }
  static constexpr dossier_extractor functions{sizeof(dossier_extractor), 0, extract};
};

DOSSIER_NAMESPACE_END
