// extractor.llm: claims that a language model finds, as far as the text bears them out.
#include "dossier/plugin.hpp"

#include <algorithm>
#include <span>

#include "asking.hpp"
#include "claim.hpp"
#include "dossier/extractor.hpp"
#include "dossier/record/json_parse.hpp"
#include "language/block_edges.hpp"
#include "language/passages.hpp"
#include "request.hpp"

namespace {

using namespace llm;

Settings read_settings(const dossier::Options& options) {
  Settings settings;
  auto base = options.text("base_url");
  while (base.ends_with('/')) base.pop_back();
  settings.client.option = "base_url";
  settings.client.url = base + "/chat/completions";
  settings.client.agent = "dossier-llm/1";
  settings.client.longest_answer = std::size_t{4} << 20;
  settings.client.ca_file = options.text("ca_file");
  settings.client.connect_seconds = options.integer("connect_seconds");
  settings.client.answer_seconds = options.integer("answer_seconds");
  web::place_of(settings.client.url, "base_url");
  settings.api_key = options.text("api_key");
  if (std::any_of(settings.api_key.begin(), settings.api_key.end(), [](char c) { return c <= ' ' || c > '~'; }))
    throw dossier::Error("bad_option",
                         "expected a key of visible ASCII characters, found others (not shown, it is a secret)")
        .at_option("api_key");
  if (!settings.api_key.empty()) settings.client.headers.push_back("Authorization: Bearer " + settings.api_key);
  settings.model = options.text("model");
  if (settings.model.empty())
    throw dossier::Error("bad_option", "expected the name of a model, found none").at_option("model");
  settings.kinds = options.list("kinds");
  if (settings.kinds.empty()) settings.kinds.assign(std::begin(all_kinds), std::end(all_kinds));
  for (const auto& kind : settings.kinds)
    if (std::find(std::begin(all_kinds), std::end(all_kinds), kind) == std::end(all_kinds))
      throw dossier::Error("bad_option", "expected quantity, time, quote, entity or statement, found \"" + kind + "\"")
          .at_option("kinds");
  settings.response_format = options.text("response_format");
  const auto text = options.text("parameters");
  dossier::JsonParser parser(text);
  if (auto parameters = parser.parse(); parameters && parameters->object())
    settings.parameters = std::move(*parameters);
  else
    throw dossier::Error("bad_option", "expected a JSON object such as {\"seed\": 7}, found " +
                                           (parameters ? "another value" : "an error in it: " + parser.fault().message))
        .at_option("parameters");
  settings.confidence = options.number("confidence");
  settings.batch_bytes = static_cast<std::size_t>(options.integer("batch_bytes"));
  settings.max_output_tokens = static_cast<std::uint64_t>(options.integer("max_output_tokens"));
  settings.document_requests = static_cast<std::uint64_t>(options.integer("document_requests"));
  settings.requests = static_cast<std::uint64_t>(options.integer("requests"));
  settings.tokens = static_cast<std::uint64_t>(options.integer("tokens"));
  settings.concurrent_requests = options.integer("concurrent_requests");
  settings.retry_seconds = options.integer("retry_seconds");
  settings.first_pause = options.number("first_pause");
  settings.record = options.text("record");
  settings.replay = options.text("replay");
  if (!settings.record.empty() && !settings.replay.empty())
    throw dossier::Error("bad_option", "expected record or replay, found both").at_option("record");
  return settings;
}

class Llm {
 public:
  static constexpr auto about = dossier::About{.id = "extractor.llm",
                                               .version = "1.0.0",
                                               .summary =
                                                   "Finds claims with a language model at an OpenAI-compatible "
                                                   "endpoint; only what the text bears out is kept."};

  static dossier::OptionDeclarations options() {
    return {
        dossier::option("base_url").text().help("The address of the API, such as https://host/v1."),
        dossier::option("model").text().help("The name of the model."),
        dossier::option("api_key").text().secret().optional().help("The key, sent as a bearer token."),
        dossier::option("kinds").list().help("The kinds of claims to ask for; empty: all."),
        dossier::option("response_format")
            .choice("json_schema", {"json_schema", "json_object", "none"})
            .help("How the endpoint is held to JSON: json_schema, or less for endpoints that lack it."),
        dossier::option("parameters")
            .text("{}")
            .help("A JSON object with further members of each request, such as {\"seed\": 7}; null removes a member."),
        dossier::option("confidence").number(0.6).range(0, 1).help("The confidence of the claims."),
        dossier::option("batch_bytes")
            .integer(8000)
            .range(500, 1000000)
            .unit("bytes")
            .help("The maximum size of the paragraphs in a request."),
        dossier::option("max_output_tokens").integer(4096).range(16, 1000000).help("The maximum length of an answer."),
        dossier::option("document_requests")
            .integer(50)
            .range(1, 1000000)
            .help("The maximum number of requests for one document; the rest of its text is dropped."),
        dossier::option("requests")
            .integer(1000)
            .range(1, 1000000000)
            .help("The maximum number of requests of a run, repeated ones included."),
        dossier::option("tokens")
            .integer(2000000)
            .range(1, 1000000000000)
            .help("The number of tokens after which no further request is sent in a run."),
        dossier::option("concurrent_requests")
            .integer(4)
            .range(1, 1000)
            .help("The maximum number of requests at a time."),
        dossier::option("connect_seconds")
            .integer(10)
            .range(1, 3600)
            .unit("seconds")
            .help("The timeout for connecting."),
        dossier::option("answer_seconds")
            .integer(120)
            .range(1, 3600)
            .unit("seconds")
            .help("The timeout for a request, from its start to the end of the answer."),
        dossier::option("retry_seconds")
            .integer(300)
            .range(0, 86400)
            .unit("seconds")
            .help("How long a request is retried."),
        dossier::option("first_pause")
            .number(0.5)
            .range(0.001, 60)
            .unit("seconds")
            .help("The longest pause before the second attempt; each later pause is at most twice as long, up to 30 "
                  "seconds."),
        dossier::option("ca_file").path("").help("A PEM file with the certificates to trust instead of the system's."),
        dossier::option("record").path("").help("A file of recorded answers: they are used, and new ones are added."),
        dossier::option("replay").path("").help("A file of recorded answers: only these are used, without a network.")};
  }
  static void describe(dossier::PluginManifest& manifest) {
    manifest.claims.assign(std::begin(all_kinds), std::end(all_kinds));
    manifest.needs = {"network"};
  }

  explicit Llm(const dossier::Options& options)
      : settings_(read_settings(options)), recording_(settings_), quota_(settings_) {}

  // A connection that calls on one thread share.
  struct Scratch {
    explicit Scratch(const Llm& plugin) : client(plugin.settings_.client) {}
    web::Client client;
  };

  void extract(const dossier::Document& document, const std::vector<dossier::Claim>& earlier, dossier::ClaimSink& sink,
               Scratch& scratch) const {
    const auto tokens = dossier::tokenize(document.text);
    const auto sentences = dossier::split_sentences(document.text, tokens, language::block_edges(document));
    const auto batches = batches_of(language::passages_of(document, sentences, settings_.batch_bytes), document.text);
    const language::EarlierClaims known(earlier);
    const std::function<void()> checkpoint = [&] { sink.checkpoint(); };
    Asking asking(settings_, quota_, recording_, scratch.client, checkpoint);
    for (std::size_t i = 0; i < batches.size(); ++i) {
      const dossier::Span whole{batches[i].front().start, batches[i].back().end};
      const auto name = "request " + std::to_string(i + 1);
      if (i >= settings_.document_requests) {
        sink.drop(name, "over_budget", whole);
        continue;
      }
      sink.checkpoint();
      sink.progress(i, batches.size());
      std::vector<std::string_view> texts;
      std::vector<Ground> grounds;
      for (const auto& paragraph : batches[i]) {
        texts.push_back(paragraph.of(document.text));
        grounds.emplace_back(document.text, paragraph);
      }
      const auto completion = asking.ask(request_body(settings_, texts));
      std::size_t malformed = 0;
      std::string why;
      const auto candidates = read_candidates(completion.content, malformed, why);
      if (!candidates) {
        if (completion.cut_off)
          sink.reject(
              name, "cut_off",
              "expected a complete answer, found one that ends at max_output_tokens; raise it or lower batch_bytes",
              whole);
        else
          sink.reject(name, "bad_answer", "expected claims from the model: " + why, whole);
        continue;
      }
      for (std::size_t k = 0; k < malformed; ++k) sink.drop(name, "malformed", whole);
      if (candidates->size() > most_claims) sink.drop(name, "too_many", whole);
      for (const auto& candidate : std::span(*candidates).first(std::min(candidates->size(), most_claims))) {
        sink.checkpoint();
        std::string_view reason;
        auto claim = ground_claim(candidate, grounds, document.text, known, settings_, reason);
        if (!claim) {
          sink.drop(name, reason, whole);
          continue;
        }
        claim->sentence = language::sentences_around(sentences, claim->span());
        sink.emit(*claim);
      }
    }
  }

 private:
  using Paragraphs = std::vector<dossier::Span>;

  std::vector<Paragraphs> batches_of(const std::vector<language::Passage>& passages, std::string_view text) const {
    std::vector<Paragraphs> batches;
    std::uint64_t size = 0;
    for (const auto& passage : passages) {
      if (passage.span.of(text).find_first_not_of(" \t\r\n") == std::string_view::npos) continue;
      if (batches.empty() || size + passage.span.size() > settings_.batch_bytes) {
        batches.emplace_back();
        size = 0;
      }
      batches.back().push_back(passage.span);
      size += passage.span.size();
    }
    return batches;
  }

  Settings settings_;
  mutable Recording recording_;
  mutable Quota quota_;
};

}  // namespace

DOSSIER_PLUGIN(Llm)
