// The delivery of exporter.webhook, with a scripted receiver: what it sends, what it retries, when it stops.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

#include "dossier/record/json_parse.hpp"
#include "dossier/testing/export_session.hpp"
#include "plugins/exporters/webhook/delivery.hpp"
#include "plugins/exporters/webhook/signature.hpp"
#include "scripted_receiver.hpp"

namespace dossier_webhook {
namespace {

using dossier::parse_json;
using testing::ElementsAre;
using testing::HasSubstr;

struct DeliveryTest : testing::Test {
  dossier::testing::TemporaryFolder folder;
  const std::string spool = (folder.path() / "batches").string();
  const std::filesystem::path journal_path = folder.path() / "taken";
  dossier::ExportRun run{"run-1", "news", {"claims", "copies"}, {}};
  DeliverySettings settings;

  DeliveryTest() {
    ::setenv("NO_PROXY", "127.0.0.1", 1);
    settings.first_pause = 0.001;
    settings.retry_seconds = 20;
    // Two batches of claims, one of copies.
    std::ofstream file(spool, std::ios::binary);
    BatchWriter writer(run.run, {2, 1 << 20}, [&](std::string_view bytes) { file << bytes; });
    for (const char* id : {"a", "b", "c"}) writer.add({"claims", std::string(R"({"id":")") + id + "\"}", {}});
    writer.add({"copies", R"({"id":"l"})", {}});
    writer.finish();
  }
  // Sends with a journal as a new process reads it. Returns the error, or nothing.
  std::optional<dossier::Error> send(const ScriptedReceiver& receiver) {
    settings.client.url = receiver.url();
    Journal journal(journal_path);
    try {
      Delivery(settings, run, journal).send(spool);
    } catch (const dossier::Error& error) {
      return error;
    }
    EXPECT_TRUE(journal.is_complete());
    return std::nullopt;
  }
};

// The ids of a body's items, or the body's type.
std::string sent(const ScriptedReceiver::Request& request) {
  const auto body = parse_json(request.body);
  if (!body) return "no JSON";
  std::string ids(body->text_or("type"));
  if (const auto* items = body->find("items"))
    for (const auto& item : *items->array()) ids += " " + std::string(item.text_or("id"));
  return ids;
}
std::vector<std::string> all_sent(const ScriptedReceiver& receiver) {
  std::vector<std::string> all;
  for (const auto& request : receiver.requests()) all.push_back(sent(request));
  return all;
}

TEST_F(DeliveryTest, EveryBatchAndThenTheRun) {
  const ScriptedReceiver receiver;
  EXPECT_FALSE(send(receiver));
  EXPECT_THAT(all_sent(receiver),
              ElementsAre("dossier.claims a b", "dossier.claims c", "dossier.copies l", "dossier.run"));
  const auto requests = receiver.requests();
  std::uint64_t number = 0;
  read_batches(spool, [&](const Batch& batch, const auto&) {
    const auto& request = requests.at(number++);
    EXPECT_EQ(request.header("idempotency-key"), batch.key);
    EXPECT_EQ(request.header("dossier-run"), "run-1");
    EXPECT_EQ(request.header("dossier-port"), batch.port);
    EXPECT_EQ(request.header("dossier-batch"), std::to_string(number));
    EXPECT_EQ(request.header("content-type"), "application/json");
    EXPECT_EQ(request.header("webhook-signature"), "");
  });
  EXPECT_EQ(parse_json(requests.back().body)->find("rows")->dump(), R"({"claims":3,"copies":1})");
}

TEST_F(DeliveryTest, LinesWhereTheyAreAskedFor) {
  settings.lines = true;
  const ScriptedReceiver receiver;
  EXPECT_FALSE(send(receiver));
  const auto requests = receiver.requests();
  EXPECT_EQ(requests.at(0).body, "{\"id\":\"a\"}\n{\"id\":\"b\"}\n");
  EXPECT_EQ(requests.at(0).header("content-type"), "application/x-ndjson");
  EXPECT_EQ(requests.back().header("content-type"), "application/json");
}

TEST_F(DeliveryTest, RequestsAreSigned) {
  settings.signing_secret = secret_bytes("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
  const ScriptedReceiver receiver;
  EXPECT_FALSE(send(receiver));
  for (const auto& request : receiver.requests()) {
    EXPECT_EQ(request.header("webhook-id"), request.header("idempotency-key"));
    EXPECT_EQ(request.header("webhook-signature"),
              signature(settings.signing_secret, request.header("webhook-id"),
                        std::stoll(request.header("webhook-timestamp")), request.body));
  }
}

TEST_F(DeliveryTest, WhatMayPassIsSentAgainUnchanged) {
  const ScriptedReceiver receiver({{503, {}, {}}, {429, {}, {}}, {500, {}, {}}, {409, {}, {}}});
  EXPECT_FALSE(send(receiver));
  const auto requests = receiver.requests();
  ASSERT_EQ(requests.size(), 8u);
  for (std::size_t i = 1; i < 5; ++i) {
    EXPECT_EQ(requests[i].body, requests[0].body);
    EXPECT_EQ(requests[i].header("idempotency-key"), requests[0].header("idempotency-key"));
  }
}

TEST_F(DeliveryTest, TheReceiverSetsThePause) {
  const ScriptedReceiver receiver({{503, "Retry-After: 1\r\n", {}}});
  EXPECT_FALSE(send(receiver));
  const auto requests = receiver.requests();
  EXPECT_GE(requests.at(1).at - requests.at(0).at, std::chrono::milliseconds(950));
}

TEST_F(DeliveryTest, AWaitBeyondThePatienceIsNotBegun) {
  const ScriptedReceiver receiver({{503, "Retry-After: 3600\r\n", "closed for today"}});
  const auto begun = std::chrono::steady_clock::now();
  const auto error = send(receiver);
  EXPECT_LT(std::chrono::steady_clock::now() - begun, std::chrono::seconds(10));
  ASSERT_TRUE(error);
  EXPECT_EQ(error->code(), "not_taken");
  EXPECT_TRUE(error->retryable());
  EXPECT_THAT(error->what(),
              HasSubstr("answered 503: closed for today; stopped after 1 attempt (option retry_seconds"));
}

TEST_F(DeliveryTest, ASecondDeliveryContinuesWhereTheFirstStopped) {
  settings.retry_seconds = 0;
  const ScriptedReceiver receiver({{200, {}, {}}, {503, {}, {}}});
  EXPECT_EQ(send(receiver)->code(), "not_taken");
  EXPECT_FALSE(send(receiver));
  EXPECT_THAT(all_sent(receiver), ElementsAre("dossier.claims a b", "dossier.claims c", "dossier.claims c",
                                              "dossier.copies l", "dossier.run"));
  EXPECT_FALSE(send(receiver));  // all is taken
  EXPECT_EQ(receiver.requests().size(), 5u);
}

TEST_F(DeliveryTest, ItemsAreSentAgainAlone) {
  const std::string partly = R"({"items":[{"status":201},{"status":503}]})";
  const ScriptedReceiver receiver({{200, {}, partly}, {200, {}, R"({"items":[{"status":201}]})"}});
  EXPECT_FALSE(send(receiver));
  EXPECT_THAT(all_sent(receiver), ElementsAre("dossier.claims a b", "dossier.claims b", "dossier.claims c",
                                              "dossier.copies l", "dossier.run"));
  const auto requests = receiver.requests();
  EXPECT_NE(requests[0].header("idempotency-key"), requests[1].header("idempotency-key"));
}

TEST_F(DeliveryTest, RefusedItemsFailTheExportOnceAllOthersAreTaken) {
  const ScriptedReceiver receiver({{200, {}, R"({"items":[{"status":422,"error":"no date"},{"status":201}]})"}});
  const auto error = send(receiver);
  ASSERT_TRUE(error);
  EXPECT_EQ(error->code(), "items_refused");
  EXPECT_FALSE(error->retryable());
  EXPECT_THAT(error->what(), HasSubstr("refused 1 item: claims item 1 of batch 1 (status 422: no date)"));
  EXPECT_THAT(all_sent(receiver), ElementsAre("dossier.claims a b", "dossier.claims c", "dossier.copies l"));
  EXPECT_FALSE(send(receiver));  // the receiver was mended
  EXPECT_EQ(sent(receiver.requests().at(3)), "dossier.claims a");
}

TEST_F(DeliveryTest, RefusalsSayWhatToDo) {
  const std::tuple<int, const char*, const char*> refusals[] = {{400, "refused", "url"},
                                                                {401, "login_refused", "authorization"},
                                                                {403, "login_refused", "authorization"},
                                                                {404, "no_receiver", "url"},
                                                                {410, "no_receiver", "url"},
                                                                {413, "too_large", "batch_bytes"},
                                                                {302, "refused", "url"}};
  for (const auto& [status, code, option] : refusals) {
    const ScriptedReceiver receiver({{status, "Location: http://127.0.0.1/elsewhere\r\n", "the reason"}});
    const auto error = send(receiver);
    ASSERT_TRUE(error) << status;
    EXPECT_EQ(error->code(), code) << status;
    EXPECT_EQ(error->option(), option) << status;
    EXPECT_FALSE(error->retryable()) << status;
    EXPECT_THAT(error->what(), HasSubstr("answered " + std::to_string(status)));
    EXPECT_THAT(error->what(), HasSubstr(status == 302 ? "a redirect" : "the reason"));
    EXPECT_EQ(receiver.requests().size(), 1u) << status;
  }
}

TEST_F(DeliveryTest, ErrorsOfNobodyAreAskedAboutAtOnce) {
  const ScriptedReceiver receiver({{200, {}, R"({"errors":true})"}});
  const auto error = send(receiver);
  ASSERT_TRUE(error);
  EXPECT_EQ(error->code(), "bad_answer");
  EXPECT_THAT(error->what(), HasSubstr("reports errors without the items"));
}

TEST_F(DeliveryTest, WhereNobodyListens) {
  settings.retry_seconds = 0;
  settings.client.url = "http://127.0.0.1:1/in";
  Journal journal(journal_path);
  try {
    Delivery(settings, run, journal).send(spool);
    FAIL();
  } catch (const dossier::Error& error) {
    EXPECT_EQ(error.code(), "not_taken");
    EXPECT_TRUE(error.retryable());
    EXPECT_THAT(error.what(), HasSubstr("http://127.0.0.1:1 did not answer: "));
  }
}

}  // namespace
}  // namespace dossier_webhook
