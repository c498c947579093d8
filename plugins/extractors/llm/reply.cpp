#include "reply.hpp"

#include "dossier/record/json_parse.hpp"

namespace llm {
namespace {

using dossier::Json;

std::optional<Json> object_of(std::string_view text, std::string& why) {
  dossier::JsonParser parser(text);
  auto json = parser.parse();
  if (!json) {
    why = "expected JSON, found an error in it at byte " + std::to_string(parser.fault().offset) + ": " +
          parser.fault().message;
    return std::nullopt;
  }
  if (!json->object()) {
    why = "expected a JSON object, found another value";
    return std::nullopt;
  }
  return json;
}

// Models put JSON into a code block where they are not held to a format.
std::string_view without_fence(std::string_view text) {
  constexpr std::string_view blanks = " \t\r\n";
  const auto trim = [&] {
    text.remove_prefix(std::min(text.find_first_not_of(blanks), text.size()));
    text.remove_suffix(text.size() - std::min(text.find_last_not_of(blanks) + 1, text.size()));
  };
  trim();
  if (!text.starts_with("```") || !text.ends_with("```") || text.size() < 6) return text;
  text.remove_suffix(3);
  text.remove_prefix(std::min(text.find('\n'), text.size()));
  trim();
  return text;
}

}  // namespace

std::optional<Completion> read_completion(std::string_view body, std::string& why) {
  const auto json = object_of(body, why);
  if (!json) return std::nullopt;
  const auto* choices = json->find("choices");
  const auto* list = choices ? choices->array() : nullptr;
  const auto* message = list && !list->empty() ? list->front().find("message") : nullptr;
  const auto* content = message ? message->find("content") : nullptr;
  if (!content || !content->text()) {
    const bool refusal = message && !message->text_or("refusal").empty();
    why = refusal ? "the model refused to answer" : "expected choices[0].message.content, found none";
    return std::nullopt;
  }
  Completion completion;
  completion.content = *content->text();
  completion.cut_off = list->front().text_or("finish_reason") == "length";
  if (const auto* usage = json->find("usage")) {
    const auto tokens = usage->integer_or("total_tokens");
    completion.tokens = tokens > 0 ? static_cast<std::uint64_t>(tokens) : 0;
  }
  return completion;
}

std::optional<std::vector<Candidate>> read_candidates(std::string_view content, std::size_t& malformed,
                                                      std::string& why) {
  const auto json = object_of(without_fence(content), why);
  if (!json) return std::nullopt;
  const auto* claims = json->find("claims");
  if (!claims || !claims->array()) {
    why = "expected a list of claims, found none";
    return std::nullopt;
  }
  std::vector<Candidate> candidates;
  for (const auto& claim : *claims->array()) {
    Candidate candidate;
    const auto number = claim.integer_or("paragraph", -1);
    candidate.paragraph = number > 0 ? static_cast<std::uint64_t>(number) : 0;
    const auto take = [&](std::string_view key, std::string& out) { out = std::string(claim.text_or(key)); };
    take("kind", candidate.kind);
    take("evidence", candidate.evidence);
    take("surface", candidate.surface);
    take("number", candidate.number);
    if (const auto* value = claim.find("number"); value && value->number()) candidate.number = value->number()->digits;
    take("unit", candidate.unit);
    take("noun", candidate.noun);
    take("subject", candidate.subject);
    take("object", candidate.object);
    take("property", candidate.property);
    take("speaker", candidate.speaker);
    take("cue", candidate.cue);
    take("type", candidate.type);
    take("relation", candidate.relation);
    take("modality", candidate.modality);
    if (candidate.kind.empty() || candidate.surface.empty())
      ++malformed;
    else
      candidates.push_back(std::move(candidate));
  }
  return candidates;
}

}  // namespace llm
