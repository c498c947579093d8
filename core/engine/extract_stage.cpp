#include "core/engine/extract_stage.hpp"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include "core/engine/ordered.hpp"
#include "core/engine/turns.hpp"
#include "core/store/kill_point.hpp"
#include "dossier/manifest/languages.hpp"
#include "dossier/record/claim.hpp"
#include "dossier/record/document.hpp"
#include "dossier/record/json_scan.hpp"
#include "dossier/text/utf8.hpp"

namespace dossier::engine {
namespace {

constexpr std::uint64_t documents_a_batch = 64;
constexpr std::uint64_t bytes_a_batch = 512 << 10;

struct Batch {
  std::uint64_t first = 0;
  std::uint64_t end = 0;
  std::uint64_t documents = 0;
  std::uint64_t bytes = 0;
};
struct FoundClaim {
  ClaimHead head;
  std::string record;
};
struct Result {
  std::vector<FoundClaim> claims;
  std::vector<Loss> losses;
  std::uint64_t in = 0;
  std::uint64_t done = 0;
  std::uint64_t calls = 0;
};

class Extraction {
 public:
  // The extraction of one document, from its call to its claims.
  class Job;

  Extraction(const plugin::Instance& extractor, const Selection& selection,
             const std::vector<const ClaimTable*>& earlier, const plugin::CallScope& scope)
      : extractor_(extractor),
        selection_(selection),
        documents_(selection.documents()),
        earlier_(earlier),
        scope_(scope) {}

  const plugin::Instance& extractor() const { return extractor_; }

  // Counts the document as left out if its language is known and not among these.
  bool leaves_out(std::uint64_t i, const std::vector<std::string>& languages, Result& result) const {
    if (languages.empty()) return false;
    const auto language = language_of(documents_.record(i));
    if (serves_language(languages, language)) return false;
    lose_part(i, {std::string(language_reason) + language, {}, {}, {}, 0, 0}, true, result);
    return true;
  }

 private:
  static std::string language_of(std::string_view record) {
    std::string language;
    each_json_member(record, [&](std::string_view name, std::string_view value) {
      if (name == "language" && value.size() > 2) language = primary_language(value.substr(1, value.size() - 2));
    });
    return language;
  }

  void start(std::uint64_t i, std::vector<ClaimMerge::Entry>& entries, plugin::Call& call, plugin::Calls& calls) const {
    collect_earlier(i, entries);
    std::vector<dossier_view> views;
    views.reserve(entries.size());
    for (const auto& entry : entries) views.push_back(plugin::view_of(entry.table->record(entry.index)));
    const dossier_extract_call parameters{sizeof parameters,
                                          static_cast<std::uint32_t>(views.size()),
                                          plugin::Call::host(),
                                          call.context(),
                                          plugin::view_of(documents_.record(i)),
                                          plugin::view_of(documents_.text(i)),
                                          views.data(),
                                          nullptr};
    calls.start(parameters);
  }
  void finish(std::uint64_t i, const std::vector<ClaimMerge::Entry>& entries, plugin::Call& call, dossier_status status,
              Result& result) const {
    ++result.in;
    ++result.calls;
    if (auto fault = call.failure(status)) {
      lose(i, std::move(*fault), false, result);
      return;
    }
    ++result.done;
    for (auto& fault : call.rejected) lose_part(i, std::move(fault), false, result);
    for (auto& fault : call.dropped) lose_part(i, std::move(fault), true, result);

    Completion completion(*this, i, entries);
    for (auto& emitted : call.records) {
      // A document may have very many claims: each is held once.
      if (auto claim = accept(i, std::exchange(emitted.record, {}), result)) completion.add(std::move(*claim));
    }
    take(i, std::move(completion).found(), result);
  }
  void lose(std::uint64_t i, plugin::CallFault fault, bool dropped, Result& result) const {
    result.losses.push_back(
        {dropped, "document", documents_.head(i).id.hex(), std::string(documents_.uri(i)), std::move(fault)});
  }
  void lose_part(std::uint64_t i, plugin::CallFault fault, bool dropped, Result& result) const {
    ++result.in;
    lose(i, std::move(fault), dropped, result);
  }

  void collect_earlier(std::uint64_t i, std::vector<ClaimMerge::Entry>& entries) const {
    for (const auto* table : earlier_)
      for (auto at = table->begin_of(i); at < table->size() && table->head(at).document == i; ++at)
        entries.push_back({table, at});
    std::sort(entries.begin(), entries.end(),
              [](const auto& x, const auto& y) { return x.table->head(x.index) < y.table->head(y.index); });
  }

  // A claim must be readable; its spans must be within the text, at character boundaries.
  std::optional<Claim> accept(std::uint64_t i, const std::string& record, Result& result) const {
    const auto text = documents_.text(i);
    std::string why;
    auto claim = decode<Claim>(record, &why);
    const auto check = [&](const char* what, std::uint64_t start, std::uint64_t end) {
      if (!why.empty()) return;
      if (start > end || end > text.size())
        why = std::string(what) + " " + std::to_string(start) + ".." + std::to_string(end) + " leaves the text of " +
              std::to_string(text.size()) + " bytes";
      else if (!is_utf8_boundary(text, start) || !is_utf8_boundary(text, end))
        why = std::string(what) + " " + std::to_string(start) + ".." + std::to_string(end) + " cuts a character";
    };
    const auto check_mention = [&](const char* what, const std::optional<Mention>& mention) {
      if (mention && mention->start && mention->end) check(what, *mention->start, *mention->end);
    };
    if (claim) {
      if (claim->kind.empty()) why = "the claim has no kind";
      check("the span", claim->start, claim->end);
      if (claim->sentence) check("the sentence", claim->sentence->start, claim->sentence->end);
      check_mention("the subject", claim->subject);
      check_mention("the speaker", claim->speaker);
      check_mention("the cue", claim->cue);
      if (claim->quote)
        for (const auto& content : claim->quote->content) check("the content", content.start, content.end);
    }
    if (!claim || !why.empty()) {
      lose_part(i, {"bad_claim", "the extractor returned an invalid claim: " + why, {}, {}, 0, 0}, false, result);
      return std::nullopt;
    }
    return claim;
  }

  // Adds to the claims of one document what the host knows of them. References by kind and span become ids, of this
  // extractor's claims or of the earlier ones.
  class Completion {
   public:
    Completion(const Extraction& extraction, std::uint64_t i, const std::vector<ClaimMerge::Entry>& entries)
        : documents_(extraction.documents_),
          extractor_(extraction.extractor_.plugin().manifest().id),
          i_(i),
          entries_(entries),
          document_(documents_.head(i).id.hex()) {
      const auto record = parse_json(documents_.record(i));
      key_ = record ? record->text_or("key") : "";
    }

    void add(Claim claim) {
      claim.document = document_;
      claim.key = key_;
      claim.extractor = extractor_;
      claim.text = claim.span().of(documents_.text(i_));
      claim.source_span = documents_.source_span(i_, claim.span());
      claim.joined.reset();
      const auto id =
          store::record_hash({document_, claim.kind, extractor_, std::to_string(claim.start), std::to_string(claim.end),
                              claim.value ? encode(*claim.value) : "", claim.time ? encode(*claim.time) : "",
                              claim.quote ? encode(*claim.quote) : "", Json(claim.rest).dump()});
      claim.id = id.hex();
      const bool refers = claim.value && claim.value->change && claim.value->change->base;
      found_.push_back({{i_, claim.start, claim.end, kind_prefix(claim.kind), id}, refers ? "" : encode(claim)});
      if (refers) referring_.emplace_back(found_.size() - 1, std::move(claim));
    }

    std::vector<FoundClaim> found() && {
      using Place = std::tuple<std::uint64_t, std::uint64_t, std::uint64_t>;
      std::map<Place, store::Hash> ids;  // kind, start, end
      if (!referring_.empty()) {
        for (const auto& claim : found_) ids[{claim.head.kind, claim.head.start, claim.head.end}] = claim.head.id;
        for (const auto& entry : entries_) {
          const auto& head = entry.table->head(entry.index);
          ids[{head.kind, head.start, head.end}] = head.id;
        }
      }
      for (auto& [at, claim] : referring_) {
        auto& reference = *claim.value->change->base;
        const auto named = ids.find({kind_prefix(reference.kind), reference.start, reference.end});
        if (named != ids.end()) reference.claim = named->second.hex();
        found_[at].record = encode(claim);
      }
      return std::move(found_);
    }

   private:
    const DocumentTable& documents_;
    const std::string& extractor_;
    std::uint64_t i_;
    const std::vector<ClaimMerge::Entry>& entries_;
    std::string document_;
    std::string key_;
    std::vector<FoundClaim> found_;
    std::vector<std::pair<std::size_t, Claim>> referring_;  // with their place in found_
  };

  void take(std::uint64_t i, std::vector<FoundClaim> found, Result& result) const {
    std::sort(found.begin(), found.end(), [](const FoundClaim& x, const FoundClaim& y) { return x.head < y.head; });
    for (std::size_t k = 0; k < found.size(); ++k) {
      if (k > 0 && found[k].head.id == found[k - 1].head.id) {
        lose_part(i, {"repeated", {}, {}, {}, 0, 0}, true, result);
        continue;
      }
      result.claims.push_back(std::move(found[k]));
    }
  }

  const plugin::Instance& extractor_;
  const Selection& selection_;
  const DocumentTable& documents_;
  const std::vector<const ClaimTable*>& earlier_;
  const plugin::CallScope& scope_;
};

class Extraction::Job {
 public:
  Job(const Extraction& extraction, std::uint64_t document, Result& result)
      : extraction_(extraction), document_(document), result_(result), call_(extraction.scope_) {}
  void start(plugin::Calls& calls) { extraction_.start(document_, entries_, call_, calls); }
  void finish(dossier_status status) { extraction_.finish(document_, entries_, call_, status, result_); }

 private:
  const Extraction& extraction_;
  std::uint64_t document_;
  Result& result_;
  std::vector<ClaimMerge::Entry> entries_;
  plugin::Call call_;
};

}  // namespace

ClaimTable run_extractor(const Context& context, const plugin::Instance& extractor, const Selection& selection,
                         const std::vector<std::string>& languages, const std::vector<const ClaimTable*>& earlier,
                         StageBook& book) {
  const auto scope = book.scope(context);
  const auto& documents = selection.documents();
  auto& ledger = book.ledger();
  ClaimWriter out(context, ledger.stage);
  const Extraction extraction(extractor, selection, earlier, scope);
  book.meter().begin({.name = {}, .unit = "documents", .total = documents.size()});
  std::uint64_t at = 0;
  run_ordered(
      context,
      [&]() -> std::optional<Batch> {
        if (at == documents.size()) return std::nullopt;
        Batch batch{at, at, 0, 0};
        while (batch.end < documents.size() && batch.end - batch.first < documents_a_batch &&
               batch.bytes < bytes_a_batch)
          batch.bytes += documents.text(batch.end++).size();
        at = batch.end;
        return batch;
      },
      [&](const Batch& batch) {
        Result result;
        Turns<Extraction::Job> turns(book.calls(extraction.extractor()));
        for (auto i = batch.first; i < batch.end && !context.stopping(); ++i)
          if (selection.has(i) && !extraction.leaves_out(i, languages, result)) turns.add(extraction, i, result);
        turns.end();
        book.meter().advance(batch.end - batch.first, batch.bytes);
        return result;
      },
      [&](Result& result) {
        for (const auto& claim : result.claims) out.append(claim.head, claim.record);
        for (const auto& loss : result.losses) book.lose(loss);
        ledger.in += result.in;
        ledger.done += result.done;
        ledger.calls += result.calls;
        ledger.out += result.claims.size();
        store::kill_point("extract.batch");
      });
  book.meter().end(documents.size(), "documents");
  return out.seal();
}

}  // namespace dossier::engine
