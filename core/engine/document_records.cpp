#include "core/engine/document_records.hpp"

#include <algorithm>

#include "dossier/record/copy.hpp"

namespace dossier::engine {
namespace {

bool one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

}  // namespace

std::optional<CompletedResult> DocumentRecords::complete(std::string_view given, std::string& why) const {
  auto copy = decode<Copy>(given, &why);
  if (!copy) return std::nullopt;
  const auto a = documents_.find(store::hash_from_hex(copy->a));
  const auto b = documents_.find(store::hash_from_hex(copy->b));
  const auto refuse = [&](std::string text) {
    why = std::move(text);
    return std::nullopt;
  };
  if (!a || !b) return refuse("there is no document " + (a ? copy->b : copy->a));
  if (*a == *b) return refuse("it links the document " + copy->a + " with itself");
  if (!one_of(copy->direction, {"a_to_b", "common", "unknown"}))
    return refuse("the direction is \"" + copy->direction + "\"");
  if (!one_of(copy->kind, {"exact", "near", "partial", "derived"})) return refuse("the kind is \"" + copy->kind + "\"");
  const auto size_a = documents_.text(*a).size();
  const auto size_b = documents_.text(*b).size();
  for (const auto& p : copy->passages)
    if (p.a_start > p.a_end || p.a_end > size_a || p.b_start > p.b_end || p.b_end > size_b)
      return refuse("a passage leaves its text");
  copy->id.clear();
  const auto id = store::record_hash({encode(*copy)});
  copy->id = id.hex();
  return CompletedResult{{*a, *b, id}, encode(*copy)};
}

void DocumentRecords::describe(const Context& context, task::StepForm& form) const {
  task::add_documents(context, documents_, form);
  task::add_selection(selection_, form);
}

}  // namespace dossier::engine
