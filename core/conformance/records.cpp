#include "core/conformance/records.hpp"

#include <algorithm>

#include "core/store/hash.hpp"

namespace dossier::conformance {
namespace {

// A sentence and what it claims; spans count from the sentence's beginning.
struct Sentence {
  std::string text;
  std::vector<Claim> claims;
};

void mark(Sentence& sentence, Claim claim, const std::string& words) {
  const auto at = sentence.text.rfind(words);
  claim.start = at;
  claim.end = at + words.size();
  claim.text = words;
  claim.modality = "asserted";
  sentence.claims.push_back(std::move(claim));
}

Claim quantity(const std::string& number, const std::string& unit, const std::string& code, const std::string& what) {
  Claim claim;
  claim.kind = "quantity";
  claim.property = what;
  auto& value = claim.value.emplace();
  value.number = value.low = value.high = number;
  value.unit = unit;
  value.code = code;
  auto& subject = claim.subject.emplace();
  subject.text = what;
  return claim;
}

Claim day(const std::string& from, const std::string& to) {
  Claim claim;
  claim.kind = "time";
  auto& time = claim.time.emplace();
  time.timex = from;
  time.type = "DATE";
  time.from = from;
  time.to = to;
  return claim;
}

const std::vector<std::string> places{"Dublin", "Oslo", "Lisbon", "Nairobi", "Quito", "Hanoi"};
const std::vector<std::string> persons{"Anna Berg", "Tom Okafor", "Lucía Vega", "Jan Novák"};
const std::vector<std::string> goods{"Exports", "Car sales", "Fuel prices", "Wheat deliveries", "Tax receipts"};
const std::vector<std::string> words{"We will not wait another year for the bridge", "The figures speak for themselves",
                                     "Nobody asked the harbour workers", "This is the worst flood in 40 years"};

Sentence sentence_of(Random& random) {
  Sentence made;
  const auto two = [&] { return std::to_string(10 + random.below(80)); };
  switch (random.below(5)) {
    case 0: {
      const std::string what = random.of(goods);
      const std::string share = two() + "." + std::to_string(random.below(10));
      const std::string billions = two();
      made.text = what + " rose " + share + " percent to $" + billions + " billion.";
      mark(made, quantity(share, "percentage", "%", what), share + " percent");
      mark(made, quantity(billions + "000000000", "dollar", "USD", what), "$" + billions + " billion");
      break;
    }
    case 1: {
      const std::string number = two();
      made.text = "The fire in " + random.of(places) + " killed " + number + " people and closed the harbour.";
      Claim claim = quantity(number, "", "", "people");
      claim.value->noun = "people";
      claim.predicate = "kill";
      mark(made, claim, number);
      break;
    }
    case 2: {
      const std::string said = random.of(words);
      const std::string who = random.of(persons);
      made.text = "\"" + said + ",\" said " + who + ", the mayor of " + random.of(places) + ".";
      Claim claim;
      claim.kind = "quote";
      claim.polarity = "affirm";
      auto& speaker = claim.speaker.emplace();
      speaker.text = speaker.name = who;
      claim.quote.emplace().kind = "direct";
      claim.quote->content = {{1, 1 + said.size()}};
      mark(made, claim, "\"" + said + ",\"");
      break;
    }
    case 3: {
      const auto date = 10 + random.below(18);
      const std::string written = std::to_string(date) + " March 2024";
      made.text = "The council of " + random.of(places) + " met on " + written + " to vote on the budget.";
      const auto iso = [](std::uint64_t d) { return "2024-03-" + std::to_string(d); };
      mark(made, day(iso(date), iso(date + 1)), written);
      break;
    }
    default: made.text = "Residents of " + random.of(places) + " were asked to stay at home while the wind lasts.";
  }
  return made;
}

// A document with its claims as the host would lend them.
SampleDocument assemble(std::uint64_t order, const std::vector<Sentence>& sentences) {
  Document document;
  std::string text;
  std::vector<Claim> claims;
  std::vector<Span> spans;
  for (const auto& sentence : sentences) {
    if (!text.empty()) text += spans.size() % 4 == 0 ? "\n\n" : " ";
    const auto at = text.size();
    text += sentence.text;
    spans.push_back({at, text.size()});
    for (auto claim : sentence.claims) {
      claim.start += at;
      claim.end += at;
      claim.sentence = spans.back();
      if (claim.quote)
        for (auto& content : claim.quote->content) content = {content.start + at, content.end + at};
      claims.push_back(std::move(claim));
    }
  }
  SampleDocument sample = document_of("document " + std::to_string(order), text, order);
  const std::string group = "group" + std::to_string(order % 7);
  for (std::size_t i = 0; i < claims.size(); ++i) {
    auto& claim = claims[i];
    claim.document = sample.id;
    claim.key = "news-" + std::to_string(order);
    claim.extractor = "extractor.check";
    claim.confidence = 0.9;
    claim.as_of = TimeRange{"2024-03-12", "2024-03-13"};
    claim.id = store::record_hash({sample.id, std::to_string(i), encode(claim)}).hex();
    auto& joined = claim.joined.emplace();
    joined.source = "Paper " + std::to_string(order % 5);
    joined.published = "2024-03-12T08:00:00Z";
    joined.language = "en";
    joined.title = "News " + std::to_string(order / 4);
    joined.sentence = claim.sentence->of(text);
    joined.sentence_start = claim.sentence->start;
    joined.cluster = joined.independent_group = group;
    sample.claims.push_back(encode(claim));
  }
  return sample;
}

}  // namespace

SampleDocument document_of(std::string name, std::string text, std::uint64_t order) {
  Document document;
  document.uri = "news/" + std::to_string(order) + ".txt";
  document.id = store::record_hash({document.uri, text}).hex();
  document.key = "news-" + std::to_string(order);
  document.media_type = "text/plain";
  document.source = "Paper " + std::to_string(order % 5);
  document.title = "News " + std::to_string(order / 4);
  document.published = "2024-03-12T08:00:00Z";
  document.language = "en";
  if (!text.empty()) document.blocks = {{"paragraph", 0, text.size()}};
  SampleDocument sample;
  sample.record = encode(document);
  sample.text = std::move(text);
  sample.id = document.id;
  sample.name = std::move(name);
  return sample;
}

std::vector<SampleDocument> news_documents(std::uint64_t seed, std::size_t count) {
  Random random(seed);
  std::vector<std::vector<Sentence>> all;
  for (std::size_t i = 0; i < count; ++i) {
    std::vector<Sentence> sentences;
    const auto length = 6 + random.below(14);
    for (std::size_t k = 0; k < length; ++k) sentences.push_back(sentence_of(random));
    // A third copies an earlier one and changes a sentence or two: copies and contradictions.
    if (i > 0 && random.below(3) == 0) {
      sentences = all[random.below(i)];
      for (std::size_t k = random.below(3); k > 0; --k) sentences[random.below(sentences.size())] = sentence_of(random);
    }
    all.push_back(std::move(sentences));
  }
  std::vector<SampleDocument> documents;
  for (std::size_t i = 0; i < count; ++i) documents.push_back(assemble(i, all[i]));
  return documents;
}

std::string news_text(Random& random, std::size_t bytes) {
  std::string text;
  while (text.size() < bytes) {
    text += sentence_of(random).text;
    text += random.below(5) == 0 ? "\n\n" : " ";
  }
  return text;
}

std::vector<NamedText> empty_texts() {
  return {{"an empty text", ""},      {"a line end", "\n"}, {"blanks", "   "},     {"a single letter", "a"},
          {"a quotation mark", "\""}, {"a full stop", "."}, {"a lone digit", "7"}, {"a dollar sign", "$"}};
}

std::vector<NamedText> zero_texts() {
  using namespace std::string_literals;
  return {{"a zero byte", "\0"s},
          {"a zero byte in a sentence", "Exports rose 4.5 percent\0 to $24 billion.\n"s},
          {"control characters", "The fire\x01\x02\x1B[31m killed 12\x7F people on 12 March 2024.\n"},
          {"zero bytes only", std::string(64, '\0')}};
}

std::vector<NamedText> right_to_left_texts() {
  return {
      {"Arabic", "قالت الوزارة إن الصادرات ارتفعت 4.5 في المئة إلى 24 مليار دولار في 12 مارس 2024."},
      {"Hebrew with marks", "הַשָּׂרָה אָמְרָה: \"לֹא נְחַכֶּה\" ביום 12 במרץ 2024."},
      {"bidirectional controls", "\u202EThe fire\u202C killed \u206712\u2069 people, said \u200FAnna Berg\u200E."},
      {"combining marks",
       "Cafe\u0301 prices rose 4.5\u0301 percent\u0308\u0308\u0308, sa\u0301id Jose\u0301 Nu\u0303nez."},
      {"a mark at the beginning", "\u0301\u0301 12 people"},
      {"beyond the first plane",
       "\U0001F525 killed \U0001D7CF\U0001D7D0 people \U0001F468\u200D\U0001F469\u200D\U0001F467 on 12 March 2024."},
      {"Chinese", "外交部发言人表示，出口增长4.5%，达到240亿美元。“我们不会等待，”市长说。"},
      {"wide blanks and marks",
       "Exports\u00A0rose\u20034.5\u202Fpercent\u2028to $24\u00A0billion\u2029\u201CWe wait,\u201D she said."},
      {"a byte order mark inside", "Exports \uFEFFrose 4.5 percent."}};
}

std::vector<NamedText> line_end_texts() {
  return {{"CRLF", "Exports rose 4.5 percent.\r\n\r\n\"We wait,\" said Anna Berg.\r\n"},
          {"CR alone", "Exports rose 4.5 percent.\rThe fire killed 12 people.\r"},
          {"mixed line ends", "Exports rose\r\n4.5\n\rpercent to\r$24 billion.\n\n\r\r\n"},
          {"no line end at the end", "Exports rose 4.5 percent.\r\nThe fire killed 12 people"}};
}

}  // namespace dossier::conformance
