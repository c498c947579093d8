#include "core/engine/deduplicate_stage.hpp"

#include "dossier/record/copy.hpp"

namespace dossier::engine {
namespace {

class DocumentRecords : public PassRecords {
 public:
  explicit DocumentRecords(const Selection& selection) : selection_(selection), documents_(selection.documents()) {}

  std::uint64_t size() const override { return documents_.size(); }
  std::string unit() const override { return "documents"; }
  bool selected(std::uint64_t i) const override { return selection_.has(i); }
  bool is_kind(std::uint64_t, const std::vector<std::string>&) const override { return true; }
  std::string_view record(std::uint64_t i) const override { return documents_.record(i); }
  std::string_view text(std::uint64_t i) const override { return documents_.text(i); }
  std::string_view own_text(std::uint64_t i) const override { return documents_.text(i); }
  std::string id(std::uint64_t i) const override { return documents_.head(i).id.hex(); }
  std::string input(std::uint64_t i) const override { return std::string(documents_.uri(i)); }

 private:
  const Selection& selection_;
  const DocumentTable& documents_;
};

bool one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// Validates a link: it names two documents of the run, its words are known, and its passages are within the texts.
std::optional<CompletedResult> complete_copy(const DocumentTable& documents, std::string_view given, std::string& why) {
  auto copy = decode<Copy>(given, &why);
  if (!copy) return std::nullopt;
  const auto a = documents.find(store::hash_from_hex(copy->a));
  const auto b = documents.find(store::hash_from_hex(copy->b));
  const auto refuse = [&](std::string text) {
    why = std::move(text);
    return std::nullopt;
  };
  if (!a || !b) return refuse("there is no document " + (a ? copy->b : copy->a));
  if (*a == *b) return refuse("it links the document " + copy->a + " with itself");
  if (!one_of(copy->direction, {"a_to_b", "common", "unknown"}))
    return refuse("the direction is \"" + copy->direction + "\"");
  if (!one_of(copy->kind, {"exact", "near", "partial", "derived"})) return refuse("the kind is \"" + copy->kind + "\"");
  const auto size_a = documents.text(*a).size();
  const auto size_b = documents.text(*b).size();
  for (const auto& p : copy->passages)
    if (p.a_start > p.a_end || p.a_end > size_a || p.b_start > p.b_end || p.b_end > size_b)
      return refuse("a passage leaves its text");
  copy->id.clear();
  const auto id = store::record_hash({encode(*copy)});
  copy->id = id.hex();
  return CompletedResult{{*a, *b, id}, encode(*copy)};
}

}  // namespace

ResultTable run_deduplicator(const Context& context, const plugin::Instance& deduplicator, const Selection& selection,
                             StageBook& book) {
  const DocumentRecords records(selection);
  return run_passes(
      context, deduplicator, records,
      [&](std::string_view given, std::string& why) { return complete_copy(selection.documents(), given, why); }, book);
}

}  // namespace dossier::engine
