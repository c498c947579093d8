#include "stand_ins.hpp"

namespace stand_ins {

using dossier::Json;

void Extractor::extract(const dossier::Document& document, dossier::ClaimSink& claims) const {
  for (const auto& record : records_) {
    if (record.text_or("key") != document.key) continue;
    Json claim = without(record, {"key", "text"});
    if (!record.find("start") || !record.find("end")) {
      const auto text = record.text_or("text");
      const auto at = text.empty() ? std::string::npos : document.text.find(text);
      if (at == std::string::npos)
        throw dossier::Error("not_in_text", "expected the text " + Json(text).dump() +
                                                " of a claim in the document \"" + document.key +
                                                "\", found it nowhere")
            .at_option("records");
      claim.set("start", std::uint64_t{at}).set("end", std::uint64_t{at + text.size()});
    }
    const dossier::Host& host = claims;
    host.emit(std::string_view(claim.dump()));
  }
}

}  // namespace stand_ins
