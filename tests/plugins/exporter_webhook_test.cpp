// The computations of exporter.webhook: signatures, digests, answers, the public part of an address. What it keeps:
// exporter_webhook_spool_test.cpp; what it sends and when: exporter_webhook_delivery_test.cpp.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "dossier/text/utf8.hpp"
#include "plugins/exporters/webhook/answer.hpp"
#include "plugins/exporters/webhook/signature.hpp"
#include "plugins/web/client.hpp"
#include "plugins/web/digest.hpp"
#include "tests/plugins/thrown_error.hpp"

namespace dossier_webhook {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

// The first vector is from the libraries of Standard Webhooks; the others are from Python's hmac and hashlib.
TEST(WebhookSignature, KnownVectors) {
  const auto secret = secret_bytes("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
  EXPECT_EQ(secret.size(), 24u);
  EXPECT_EQ(signature(secret, "msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, R"({"test": 2432232314})"),
            "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
  EXPECT_EQ(signature("", "", 0, ""), "v1,A6f2nN49Jdcn19OedbQNRKGG/vX+magIZxOQBQRhZBM=");
  EXPECT_EQ(signature(std::string(131, 'k'), "id", -1, std::string_view("\0\xFF", 2)),
            "v1,IhI+6trZbJ7JlvxqUpl4rO/1Mz9DAJJ7YsKADKPEhqg=");
}

TEST(WebhookSignature, SecretsAreBase64OnlyAfterTheirPrefixAndNeverShown) {
  EXPECT_EQ(secret_bytes("any text"), "any text");
  EXPECT_EQ(secret_bytes("MfKQ"), "MfKQ");
  for (const char* none : {"whsec_", "whsec_hunter2!", "whsec_abc"}) {
    EXPECT_EQ(thrown_code([&] { secret_bytes(none); }), "bad_option at signing_secret") << none;
    try {
      secret_bytes(none);
    } catch (const dossier::Error& error) {
      EXPECT_THAT(error.what(), testing::Not(HasSubstr("hunter2")));
    }
  }
}

TEST(WebhookSignature, DigestsDependOnTheBoundariesOfParts) {
  EXPECT_EQ(web::digest({}), "cae66941d9efbd404e4d88758ea67670");
  EXPECT_EQ(web::digest({"abc"}), "e7d38c603f0a960f1469e3061736c222");
  EXPECT_EQ(web::digest({"ab", "c"}), "709cf327ef95531b685902e50b513a88");
  EXPECT_EQ(web::digest({"a", "bc"}), "a4d2502de3aca3ac159bba2d99ea81a8");
}

struct Read {
  std::vector<std::size_t> again;
  std::vector<std::string> refused;  // "2 status 422: no"
  std::string why;
};
Read read(std::string_view body, const std::vector<std::string_view>& items) {
  Read read;
  const auto verdict = read_answer(body, items, read.why);
  EXPECT_EQ(verdict.has_value(), read.why.empty());
  if (!verdict) return read;
  read.again = verdict->again;
  for (const auto& refusal : verdict->refused)
    read.refused.push_back(std::to_string(refusal.item) + " " + refusal.reason);
  return read;
}
const std::vector<std::string_view> three{R"({"id":"a"})", R"({"id":"b"})", R"({"id":"c"})"};

TEST(WebhookAnswer, ABodyWithoutItemsTakesAll) {
  for (const char* body : {"", "OK", "[1]", "{}", "{\"items\":[]}", "{\"items\":7}", "{\"ok\":true}",
                           "{\"errors\":false}", "{\"items\":[{\"status\":2", "\xFF"}) {
    const auto all = read(body, three);
    EXPECT_THAT(all.again, IsEmpty()) << body;
    EXPECT_THAT(all.refused, IsEmpty()) << body;
    EXPECT_EQ(all.why, "") << body;
  }
}

TEST(WebhookAnswer, StatusesDecideTheResultOfAnItem) {
  for (const int taken : {200, 201, 204, 299, 409}) {
    const auto given = read(R"({"items":[{"status":)" + std::to_string(taken) + "}]}", {three[0]});
    EXPECT_THAT(given.again, IsEmpty()) << taken;
    EXPECT_THAT(given.refused, IsEmpty()) << taken;
  }
  for (const int again : {408, 425, 429, 500, 503, 599})
    EXPECT_THAT(read(R"({"items":[{"status":)" + std::to_string(again) + "}]}", {three[0]}).again, ElementsAre(0))
        << again;
  for (const int refused : {100, 301, 400, 404, 422})
    EXPECT_THAT(read(R"({"items":[{"status":)" + std::to_string(refused) + "}]}", {three[0]}).refused,
                ElementsAre("0 status " + std::to_string(refused)))
        << refused;
}

TEST(WebhookAnswer, EntriesMatchItemsByOrder) {
  const auto mixed =
      read(R"({"errors":true,"items":[{"status":503},{"status":200},{"status":422,"error":"no date"}]})", three);
  EXPECT_THAT(mixed.again, ElementsAre(0));
  EXPECT_THAT(mixed.refused, ElementsAre("2 status 422: no date"));
}

TEST(WebhookAnswer, AsBulkInterfacesHaveThem) {
  const auto bulk = read(R"({"errors":true,"items":[{"index":{"_id":"a","status":201}},)"
                         R"({"index":{"_id":"b","status":429}},)"
                         R"({"create":{"_id":"c","status":400,"error":{"type":"mapper","reason":"no"}}}]})",
                         three);
  EXPECT_THAT(bulk.again, ElementsAre(1));
  EXPECT_THAT(bulk.refused, ElementsAre(R"(2 status 400: {"type":"mapper","reason":"no"})"));
}

TEST(WebhookAnswer, FewerEntriesNameTheirItems) {
  const auto named = read(R"({"items":[{"id":"c","status":429},{"_id":"a","status":400,"message":"no"}]})", three);
  EXPECT_THAT(named.again, ElementsAre(2));
  EXPECT_THAT(named.refused, ElementsAre("0 status 400: no"));
  EXPECT_THAT(read(R"({"items":[{"status":400}]})", three).why, HasSubstr("found 1 entries for 3 items"));
  EXPECT_THAT(read(R"({"items":[{"id":"z","status":400}]})", three).why,
              HasSubstr("a failed entry without a known id"));
  EXPECT_EQ(read(R"({"items":[{"status":200}]})", three).why, "");  // what was taken needs no name
}

TEST(WebhookAnswer, ErrorsOfNobodyAreNoSuccess) {
  EXPECT_THAT(read(R"({"errors":true})", three).why, HasSubstr("reports errors without the items"));
  EXPECT_THAT(read(R"({"errors":true,"items":[]})", three).why, HasSubstr("reports errors without the items"));
}

TEST(WebhookAnswer, AnErrorNeedsNoStatus) {
  EXPECT_THAT(read(R"({"items":[{"error":"no date"}]})", {three[0]}).refused, ElementsAre("0 an error: no date"));
  EXPECT_THAT(read(R"({"items":[{"error":{"type":"mapper"}}]})", {three[0]}).refused,
              ElementsAre(R"(0 an error: {"type":"mapper"})"));
  EXPECT_THAT(read(R"({"items":[{"error":null},{"error":false},{}]})", three).refused, IsEmpty());
  EXPECT_THAT(read(R"({"items":[{"error":true}]})", {three[0]}).refused, ElementsAre("0 an error: true"));
}

TEST(WebhookAnswer, StatusesMayBeWords) {
  EXPECT_THAT(
      read(R"({"items":[{"status":"ok"},{"status":"Created"},{"status":"failed","error":"no date"}]})", three).refused,
      ElementsAre("2 status \"failed\": no date"));
  EXPECT_THAT(read(R"({"items":["a","b","c"]})", three).refused, IsEmpty()) << "ids, perhaps";
}

TEST(WebhookAnswer, LongReasonsAreCutBetweenCharacters) {
  std::string reason = "x";
  while (reason.size() < 400) reason += "é";
  const auto cut = read(R"({"items":[{"status":422,"error":")" + reason + "\"}]}", {three[0]});
  ASSERT_EQ(cut.refused.size(), 1u);
  EXPECT_LT(cut.refused[0].size(), 230u);
  EXPECT_EQ(dossier::find_invalid_utf8(cut.refused[0]), std::string::npos);
}

TEST(WebhookPlace, IsWhatMayBeShownOfAnAddress) {
  EXPECT_EQ(web::place_of("https://hooks.example/services/secret?token=1", "url"), "https://hooks.example");
  EXPECT_EQ(web::place_of("http://[::1]:8080/in", "url"), "http://[::1]:8080");
  for (const char* none :
       {"", "check", "ftp://example/", "file:///etc/passwd", "https://user:hunter2@example/", "http://"}) {
    try {
      web::place_of(none, "health");
      ADD_FAILURE() << none;
    } catch (const dossier::Error& error) {
      EXPECT_EQ(error.code() + " at " + error.option(), "bad_option at health") << none;
      EXPECT_THAT(error.what(), testing::Not(HasSubstr("hunter2")));
    }
  }
}

}  // namespace
}  // namespace dossier_webhook
