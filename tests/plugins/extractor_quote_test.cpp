// extractor.quote through the C boundary. Each case is a text and what was said in it, a line a claim:
//   kind | speaker's name, else text | cue | content spans, joined by " / "
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "dossier/testing/memory_host.hpp"

namespace {

using dossier::Claim;
using dossier::Document;
using dossier::testing::LoadedPlugin;
using testing::ElementsAreArray;

const LoadedPlugin& extractor() {
  static const LoadedPlugin plugin(PLUGIN_DIR "/extractor-quote.so", "extractor.quote");
  return plugin;
}

std::vector<Claim> extract(const std::string& text, const LoadedPlugin& plugin = extractor()) {
  Document document;
  document.id = "d";
  document.text = text;
  return plugin.extract(document);
}

std::string line(const Claim& claim, const std::string& text) {
  std::string out = claim.quote->kind + " | ";
  if (claim.speaker) out += claim.speaker->name.empty() ? claim.speaker->text : claim.speaker->name;
  out += " | " + (claim.cue ? claim.cue->text : std::string()) + " | ";
  for (std::size_t i = 0; i < claim.quote->content.size(); ++i)
    out += (i ? " / " : "") + std::string(claim.quote->content[i].of(text));
  return out;
}

struct Case {
  std::string name;
  std::string text;
  std::vector<std::string> expected;
};
void PrintTo(const Case& c, std::ostream* out) { *out << c.name; }

class Sayings : public testing::TestWithParam<Case> {};

TEST_P(Sayings, AreFound) {
  const auto& given = GetParam();
  std::vector<std::string> found;
  for (const auto& claim : extract(given.text)) found.push_back(line(claim, given.text));
  EXPECT_THAT(found, ElementsAreArray(given.expected)) << given.text;
}

// What the rules over words cannot tell and the sentence's tree shows.
const std::vector<Case> by_the_tree = {
    {"ANounSaysNothing", "An old saying that “the sea takes what the sea wants” hangs over the door.", {}},
    {"ThatOpensARelativeClause",
     "The strikes were the largest since the dockers' protests that ended the old rule.",
     {}},
    {"ARelativeClauseFurtherOn", "Ilves told the story of the storm in words that will live for years.", {}},
    {"ThatBeforeANoun", "The report covered the sale, pointing out that amount as the price of the pier.", {}},
    {"TheClauseIsElsewhere", "The island lies far from where the old charts predicted it would be.", {}},
    {"NobodyDescribes", "A young sailor, described as \"rather slow\", reached the island.", {}},
    {"OnlyAnotherAttribution", "According to some reports Mara Ilves left a note, she said.", {}},
    {"AWordHeldAtArmsLength", "The plan was met with what the Coast Post called \"fury\" from the sailors.", {}},
    {"WithheldAndNotDenied", "The council denied funding for the new pier.", {}},
    {"WhileAnotherWrites",
     "The mayor said the pier was closed while the harbour master wrote that it was open.",
     {"indirect | The mayor | said | the pier was closed", "indirect | the harbour master | wrote | it was open"}},
    {"MainVerbAfterARelativeClause",
     "The ferry line, which said on Monday the pier was safe, faces a fine.",
     {"indirect | The ferry line, which | said | the pier was safe"}},
    {"AroundTheAttribution",
     "In the meantime, according to the mayor, the ferries must stay in port.",
     {"indirect | the mayor | according to | In the meantime / the ferries must stay in port"}},
    {"TheSubjectEndsBeforeItsVerb",
     "On Friday, a group of sailors from Orlen filed a motion claiming the closure is illegal.",
     {"indirect | a group of sailors from Orlen | claiming | the closure is illegal"}},
    {"TheSubjectBeginsAfterTheTime",
     "This year a newspaper claimed two ferries had been sold.",
     {"indirect | a newspaper | claimed | two ferries had been sold"}},
    {"NotFromInsideBrackets",
     "In a notice issued at 11 a.m. (1500 UTC) the National Ferry Centre reported the pier was shut.",
     {"indirect | National Ferry Centre | reported | the pier was shut"}},
    {"ThoseWho",
     "There are those who asked if the pier is safe.",
     {"indirect | those who | asked | if the pier is safe"}},
    {"NotTheExpletive",
     "It was found that Tarvo had written a letter to the mayor, saying the pier was rotten.",
     {"indirect | Tarvo | saying | the pier was rotten"}},
    {"PastARelativeClause",
     "Mara Ilves, who won the race in May, came home on Monday and declared she was tired.",
     {"indirect | Mara Ilves | declared | she was tired"}},
};

INSTANTIATE_TEST_SUITE_P(ByTheTree, Sayings, testing::ValuesIn(by_the_tree),
                         [](const auto& i) { return i.param.name; });

const std::vector<Case> direct = {
    {"InvertedWithRole",
     "\"The ferry is safe,\" said Mara Ilves, the head of Selin Ferries.",
     {"direct | Mara Ilves | said | The ferry is safe"}},
    {"SubjectFirst",
     "“The ferry is safe,” Mara Ilves said on Monday.",
     {"direct | Mara Ilves | said | The ferry is safe"}},
    {"RoleBetweenCommas",
     "\"The ferry is safe,\" Mara Ilves, the head of Selin Ferries, said.",
     {"direct | Mara Ilves | said | The ferry is safe"}},
    {"CueFirst",
     "Harbour Master Oto Brandt told reporters: “We will look into every complaint.”",
     {"direct | Oto Brandt | told | We will look into every complaint."}},
    {"CommaAndQuote", "Brandt replied, \"We looked into it.\"", {"direct | Brandt | replied | We looked into it."}},
    {"SplitInTwo",
     "“We waited,” Ilves said, “until the storm had passed.”",
     {"direct | Ilves | said | We waited / until the storm had passed."}},
    {"SecondSentence",
     "“We waited,” Ilves said. “The storm passed at noon.”",
     {"direct | Ilves | said | We waited / The storm passed at noon."}},
    {"QuestionAsked",
     "\"Who will pay for the repairs?\" Ilves asked.",
     {"direct | Ilves | asked | Who will pay for the repairs?"}},
    {"NestedSingleMarks", "“He told me ‘no’ twice,” Ilves said.", {"direct | Ilves | said | He told me ‘no’ twice"}},
    {"SingleMarks",
     "‘The pier will stay shut all year,’ Ilves said.",
     {"direct | Ilves | said | The pier will stay shut all year"}},
    {"Guillemets", "«The pier will stay shut,» Ilves said.", {"direct | Ilves | said | The pier will stay shut"}},
    {"QuoteFromTheNextParagraph",
     "Ilves wrote to the council on Friday:\n\n“The pier must be closed at once.”",
     {"direct | Ilves | wrote | The pier must be closed at once."}},
    {"ParagraphsEachWithAMark",
     "“The pier is old,” said Mara Ilves.\n\n“It was built by my grandfather.\n\n“It will outlive us all.”",
     {"direct | Mara Ilves | said | The pier is old",
      "direct | Mara Ilves |  | It was built by my grandfather. / It will outlive us all."}},
    {"ParagraphWithoutAMark",
     "Ilves said, \"The pier is old.\n\nIt will outlive us all.\"",
     {"direct | Ilves | said | The pier is old. / It will outlive us all."}},
    {"FloatingParagraph",
     "\"The pier is old,\" said Mara Ilves.\n\n\"It was built by people who knew the sea.\"",
     {"direct | Mara Ilves | said | The pier is old",
      "direct | Mara Ilves |  | It was built by people who knew the sea."}},
    {"Signature",
     "\"The best ferry on the coast by far.\" - Jon Tarvo, fisherman",
     {"direct | Jon Tarvo |  | The best ferry on the coast by far."}},
    {"SpeakerInTheSentenceBefore",
     "Mara Ilves told journalists all the same. \"We are not afraid of the sea.\"",
     {"direct | Mara Ilves | told | We are not afraid of the sea."}},
    {"QuotedAsSaying",
     "Mara Ilves was quoted by the Coast Post as saying: \"We are ready.\"",
     {"direct | Mara Ilves | saying | We are ready."}},
    {"QuotesSomebodyAsSaying",
     "The Coast Post quoted Mara Ilves as saying: \"We are ready.\"",
     {"direct | Mara Ilves | saying | We are ready."}},
    {"SomebodyQuotesAfterTheWords",
     "\"We are ready,\" the Coast Post quoted the mayor, Mara Ilves, as saying on Friday.",
     {"direct | Mara Ilves | saying | We are ready"}},
    {"NameInAHeading",
     "And from Harbour Master Oto Brandt:\n\n“The pier has been checked twice.”",
     {"direct | Oto Brandt |  | The pier has been checked twice."}},
    {"StatementByAName",
     "Statement by Mara Ilves:\n\n“The pier has been checked twice.”",
     {"direct | Mara Ilves |  | The pier has been checked twice."}},
    {"NameAndColon",
     "Mara Ilves: “The pier has been checked twice and will open on Friday.”",
     {"direct | Mara Ilves |  | The pier has been checked twice and will open on Friday."}},
    {"ReplyAndColon",
     "Brandt's reply: \"The pier has been checked twice already.\"",
     {"direct | Brandt |  | The pier has been checked twice already."}},
    {"StatementIssued",
     "Mara Ilves issued a statement on Friday.\n\n“The pier has been checked twice.”",
     {"direct | Mara Ilves |  | The pier has been checked twice."}},
    {"OpposedBeforeTheSpeaker",
     "Not everyone agrees: \"It is a waste,\" says Oto Brandt.",
     {"direct | Oto Brandt | says | It is a waste"}},
    {"AsideBetweenTheParts",
     "\"It leaks,\" Ilves said, pointing at the hull, \"and nobody has looked at it.\"",
     {"direct | Ilves | said | It leaks / and nobody has looked at it."}},
    {"LowMarks", "„The pier is old“, said Oto Brandt.", {"direct | Oto Brandt | said | The pier is old"}},
    {"TurnedGuillemets", "»The pier is old«, said Oto Brandt.", {"direct | Oto Brandt | said | The pier is old"}},
    {"MarksOfTwoKinds",
     "«The pier is old», said Oto Brandt. „The ferry is older“, said Mara Ilves.",
     {"direct | Oto Brandt | said | The pier is old", "direct | Mara Ilves | said | The ferry is older"}},
    {"PluralOwnerInSingleMarks",
     "'The sailors' hut isn't there,' said Oto Brandt.",
     {"direct | Oto Brandt | said | The sailors' hut isn't there"}},
    {"TwoPluralOwnersInSingleMarks",
     "‘The sailors’ hut and the divers’ hut are gone,’ said Oto Brandt.",
     {"direct | Oto Brandt | said | The sailors’ hut and the divers’ hut are gone"}},
    {"DialogueTakesTurns",
     "\"Does it float?\" asked Mara Ilves.\n\n\"Yes,\" said Oto Brandt.\n\n\"How long?\"\n\n\"Until May.\"",
     {"direct | Mara Ilves | asked | Does it float?", "direct | Oto Brandt | said | Yes",
      "direct | Mara Ilves |  | How long?", "direct | Oto Brandt |  | Until May."}},
    {"ShortQuotesWithoutAQuestionContinue",
     "\"It leaks,\" said Mara Ilves.\n\n\"It sank,\" said Oto Brandt.\n\n\"We saw it go down.\"",
     {"direct | Mara Ilves | said | It leaks", "direct | Oto Brandt | said | It sank",
      "direct | Oto Brandt |  | We saw it go down."}},
    {"QuotationThatEndsInAQuotation",
     "“ The police say, ‘ Look at the hull, it leaks, ’ ” Mr. Brandt said.",
     {"direct | Brandt | said | The police say, ‘ Look at the hull, it leaks, ’"}},
    {"PlaceOfTheSpeakerWithAnArticle",
     "\"The hull leaks,\" said Secretary of the Harbour Oto Brandt.",
     {"direct | Oto Brandt | said | The hull leaks"}},
    {"MarkGluedToTheNextWord",
     "\"The hull leaks, \"Brandt said. \"It was never tested. \"",
     {"direct | Brandt | said | The hull leaks / It was never tested."}},
    {"AnswerOfNobodyKnown",
     "\"Does it float?\" asked Mara Ilves.\n\n\"It floats as long as the pumps run.\"",
     {"direct | Mara Ilves | asked | Does it float?", "direct |  |  | It floats as long as the pumps run."}},
    {"Transcript",
     "ILVES: I think the pier is sound.\n\nBRANDT: Are you sure of that?\n\nILVES: We looked twice.\n\nBRANDT: Thank "
     "you.",
     {"direct | ILVES |  | I think the pier is sound", "direct | BRANDT |  | Are you sure of that?",
      "direct | ILVES |  | We looked twice", "direct | BRANDT |  | Thank you"}},
    {"OwnParticiple",
     "The report names two engineers, with Tarvo stating: \"The hull was never tested.\"",
     {"direct | Tarvo | stating | The hull was never tested."}},
};
INSTANTIATE_TEST_SUITE_P(Direct, Sayings, testing::ValuesIn(direct), [](const auto& i) { return i.param.name; });

const std::vector<Case> indirect = {
    {"ThatClause",
     "The harbour office said that the ferry had been repaired twice.",
     {"indirect | The harbour office | said | the ferry had been repaired twice"}},
    {"BareClause",
     "Ilves told the Coast Post the ferry was repaired in May.",
     {"indirect | Ilves | told | the ferry was repaired in May"}},
    {"Postposed",
     "Forty people were on board, the coast guard said, and nine were hurt.",
     {"indirect | the coast guard | said | Forty people were on board"}},
    {"According",
     "The ferry carried 40 people, according to the operator, Selin Ferries.",
     {"indirect | Selin Ferries | according to | The ferry carried 40 people"}},
    {"AccordingFirst",
     "According to Oto Brandt, the ferry carried 40 people.",
     {"indirect | Oto Brandt | According to | the ferry carried 40 people"}},
    {"AccordingWithoutComma",
     "According to Brandt the ferry carried 40 people.",
     {"indirect | Brandt | According to | the ferry carried 40 people"}},
    {"Mixed",
     "Brandt said the repairs were “long overdue” and costly.",
     {"mixed | Brandt | said | the repairs were “long overdue” and costly"}},
    {"TwoInOneSentence",
     "Ilves says the pier is safe, but Brandt insists that it must be closed.",
     {"indirect | Ilves | says | the pier is safe", "indirect | Brandt | insists | it must be closed"}},
    {"SharedSubject",
     "Brandt wrote that the pier was old and warned that it could fall.",
     {"indirect | Brandt | wrote | the pier was old", "indirect | Brandt | warned | it could fall"}},
    {"Participle",
     "Brandt closed the pier on Monday, saying it was no longer safe.",
     {"indirect | Brandt | saying | it was no longer safe"}},
    {"Dateline",
     "SELIN, May 4 (CPN) - Forty people were hurt in the fire, the police said.",
     {"indirect | the police | said | Forty people were hurt in the fire"}},
    {"WentOnToSay",
     "The office went on to say that the pier was old.",
     {"indirect | The office | say | the pier was old"}},
    {"ReportedToHaveSaid",
     "Brandt is reported to have said that the pier was old.",
     {"indirect | Brandt | said | the pier was old"}},
    {"InSomebodysView", "In Brandt's view, the pier is old.", {"indirect | Brandt | In | the pier is old"}},
    {"Parenthesis",
     "The pier, Brandt said, is older than the town.",
     {"indirect | Brandt | said | The pier / is older than the town"}},
    {"DocumentsFind", "The report found that the pier was old.", {"indirect | The report | found | the pier was old"}},
    {"ColonOfAClock",
     "The ferry left at 7:15 without its crew, the police said.",
     {"indirect | the police | said | The ferry left at 7:15 without its crew"}},
    {"ToldIsNotInverted",
     "The hull has leaked since May, Mara Ilves, head of security at Selin, told Reuters.",
     {"indirect | Mara Ilves | told | The hull has leaked since May"}},
    {"MainVerbAfterARelativeClause",
     "Brandt, who argued he was at sea when it sank, spoke in court on Friday.",
     {"indirect | Brandt | argued | he was at sea when it sank"}},
    {"NumberAfterTheAddressee",
     "The coast guard told the Guardian 41 people had been on board.",
     {"indirect | The coast guard | told | 41 people had been on board"}},
    {"ItDoesSomething",
     "The critics argued it leads to a fall in trade.",
     {"indirect | The critics | argued | it leads to a fall in trade"}},
    {"RelativeClauseInTheSubject",
     "The officer who fired the shot says he was afraid.",
     {"indirect | The officer | says | he was afraid"}},
    {"LongAddressee",
     "Ilves told Harbour Court Judge James R. Brandt that the pier was old.",
     {"indirect | Ilves | told | the pier was old"}},
    {"RoleWithoutAnArticle",
     "So far only the pier has been closed, Mara Ilves, security lead at Selin Ferries, said in a statement.",
     {"indirect | Mara Ilves | said | So far only the pier has been closed"}},
    {"AsSomebodySaid",
     "As Brandt told the Coast Post, the pier was sound in May.",
     {"indirect | Brandt | told | the pier was sound in May"}},
    {"Relative",
     "The pier belongs to Jon Tarvo, who claims it is sound.",
     {"indirect | Jon Tarvo | claims | it is sound"}},
};
INSTANTIATE_TEST_SUITE_P(Indirect, Sayings, testing::ValuesIn(indirect), [](const auto& i) { return i.param.name; });

// Where reported words begin and end.
const std::vector<Case> extents = {
    {"AParticipleAfterTheMarks",
     "Tarvo claimed there was “good will on both sides,” meaning the crews and the owners, for which he was mocked.",
     {"mixed | Tarvo | claimed | there was “good will on both sides,”"}},
    {"WhatOthersDoNow",
     "Ilves said the bay should be opened to trawlers, and her critics think she is wrong.",
     {"indirect | Ilves | said | the bay should be opened to trawlers"}},
    {"WhatSheSaidToo",
     "Ilves said the bay was closed, and the trawlers would stay away.",
     {"indirect | Ilves | said | the bay was closed, and the trawlers would stay away"}},
    {"BothClausesBeforeTheVerb",
     "A sailor was hurt; he wanted no doctor, a police spokeswoman said.",
     {"indirect | a police spokeswoman | said | A sailor was hurt; he wanted no doctor"}},
    {"NotInsideBrackets",
     "The line has many guests (source: Ferry Statistics), more than ever before, according to the mayor.",
     {"indirect | the mayor | according to | The line has many guests (source: Ferry Statistics), more than ever "
      "before"}},
    {"WhatTheSpeakerDidNext",
     "Tarvo said the ferry was “unsafe and old” and called for an inquiry.",
     {"mixed | Tarvo | said | the ferry was “unsafe and old”"}},
    {"AndLeft", "Tarvo said the ferry was old and left the room.", {"indirect | Tarvo | said | the ferry was old"}},
    {"WhatOthersDidNext",
     "Tarvo said the sailors met the owners and accused them of fraud.",
     {"indirect | Tarvo | said | the sailors met the owners and accused them of fraud"}},
    {"AnIrregularVerb", "Ilves said the ferry sank.", {"indirect | Ilves | said | the ferry sank"}},
    {"AListWithSemicolons",
     "The ministry estimated that the oil had been burned or skimmed; evaporated at sea; or been eaten by fish.",
     {"indirect | The ministry | estimated | the oil had been burned or skimmed; evaporated at sea; or been eaten by "
      "fish"}},
    {"AnAdjectiveInLy",
     "The line said quarterly revenue was lower than expected.",
     {"indirect | The line | said | quarterly revenue was lower than expected"}},
    {"AfterALetter",
     "In a letter to the \"pier community,\" Ilves said she would sell the pier.",
     {"indirect | Ilves | said | she would sell the pier"}},
    {"ASiteWithItsDot",
     "According to the web site Harbour.com, most ferries are late.",
     {"indirect | Harbour.com | According to | most ferries are late"}},
    {"LateOnADay",
     "Mara Ilves said late on Monday nobody would board the ferry.",
     {"indirect | Mara Ilves | said | nobody would board the ferry"}},
    {"AWitnessWhoSaw",
     "The ferry left the pier, hitting a buoy and dragging it along, said sailor Jon Tarvo, who had just come ashore.",
     {"indirect | Jon Tarvo | said | The ferry left the pier, hitting a buoy and dragging it along"}},
    {"AnAdviserToo",
     "Mara Ilves, a chemist who advises the council on paint, said the pier was rotten.",
     {"indirect | Mara Ilves | said | the pier was rotten"}},
};

INSTANTIATE_TEST_SUITE_P(Extents, Sayings, testing::ValuesIn(extents), [](const auto& i) { return i.param.name; });

// Which words of a phrase, or of what is next to it, are the speaker's name.
const std::vector<Case> speakers = {
    {"AttorneyOfACounty",
     "According to Selin County Attorney Mara Ilves on Friday, the pier was shut.",
     {"indirect | Mara Ilves | According to | the pier was shut"}},
    {"PresidentOfACouncil",
     "The pier was shut, according to Orlen City Council President Mara Ilves, and will be repaired.",
     {"indirect | Mara Ilves | according to | The pier was shut"}},
    {"OfficeInLowerCase",
     "Kellish government spokeswoman Mara Ilves said the pier was shut.",
     {"indirect | Mara Ilves | said | the pier was shut"}},
    {"OfficeWithoutAnArticle",
     "The bridge is shut.\n\n\"The river has turned, but it has not gone,\" duty manager Mara Ilves said.",
     {"direct | Mara Ilves | said | The river has turned, but it has not gone"}},
    {"OfficeWithoutAnArticleToldReporters",
     "\"Somebody opened this door from inside,\" harbour chief Mara Ilves told reporters at the quay.",
     {"direct | Mara Ilves | told | Somebody opened this door from inside"}},
    {"SpokesmanForSomebody",
     "The spokesman for Prime Minister Jon Tarvo said the pier was shut.",
     {"indirect | The spokesman for Prime Minister Jon Tarvo | said | the pier was shut"}},
    {"SpeaksBeforeAVerb",
     "Ten boats were found, according to the rescue ministry recovered at least three of them.",
     {"indirect | the rescue ministry | according to | Ten boats were found"}},
    {"CompanyInAStatement",
     "\"The ferry is safe,\" said the company in a statement.",
     {"direct | the company | said | The ferry is safe"}},
    {"NameAfterTheOffice",
     "The mayor of Orlen, Mara Ilves, gave her sympathy, adding: \"We need an inquiry.\"",
     {"direct | Mara Ilves | adding | We need an inquiry."}},
    {"ProfessorSomewhere",
     "We met Mara Ilves, a chemist and professor at SFU, who said the pier was rotten.",
     {"indirect | Mara Ilves | said | the pier was rotten"}},
    {"AfterTheDay",
     "Earlier Saturday, Tarvo apologized in a brief address, saying he felt sorry.",
     {"indirect | Tarvo | saying | he felt sorry"}},
    {"DespiteSomebodyClaiming",
     "The council has found no trace of rust despite Mara Ilves claiming the pier was rotten.",
     {"indirect | Mara Ilves | claiming | the pier was rotten"}},
    {"NoNameButAPlural",
     "Traders said on Wednesday that the loss was expected.",
     {"indirect | Traders | said | the loss was expected"}},
    {"OneCriticIsAnother",
     "Coast Post critic Jon Tarvo liked it. According to one critic, the film may fail.",
     {"indirect | one critic | According to | the film may fail"}},
    {"PlaceOfAPlace",
     "According to police in Baytown, Selin, Tarvo had been stopped before.",
     {"indirect | police in Baytown | According to | Tarvo had been stopped before"}},
    {"ParticleWithAHyphen",
     "President Abdel Fattah el-Hamdi of Kelland said the pact would work.",
     {"indirect | Abdel Fattah el-Hamdi | said | the pact would work"}},
    {"DashInsideAName",
     "Kelland Export–Import Bank president Mara Ilves said the loan was safe.",
     {"indirect | Mara Ilves | said | the loan was safe"}},
    {"QueenOfACountry",
     "Yesterday, the United Kingdom's Queen Mary IV announced she would comply.",
     {"indirect | Mary IV | announced | she would comply"}},
    {"HeIsWhoSpokeLast",
     "John Brand said the crews were tired. Osric Tarvo said the pier was rotten. He said the ferries must stop.",
     {"indirect | John Brand | said | the crews were tired", "indirect | Osric Tarvo | said | the pier was rotten",
      "indirect | Osric Tarvo | said | the ferries must stop"}},
    {"AfterADateline",
     "ORLEN (AP) - Osric Tarvo, the man behind the pier, resigned on Monday, saying he was tired.",
     {"indirect | Osric Tarvo | saying | he was tired"}},
    {"TheSameOutlet",
     "The Selin Coast Times reported that the pier was shut. The ferries still sail, the Times reports.",
     {"indirect | Selin Coast Times | reported | the pier was shut",
      "indirect | Selin Coast Times | reports | The ferries still sail"}},
    {"NotTheVerbBefore",
     "This wasn't the only study that suggests the pier is rotten.",
     {"indirect | the only study that | suggests | the pier is rotten"}},
    {"SiteWithItsDot",
     "Harbour.com reported the pier was shut.",
     {"indirect | Harbour.com | reported | the pier was shut"}},
};

INSTANTIATE_TEST_SUITE_P(Speakers, Sayings, testing::ValuesIn(speakers), [](const auto& i) { return i.param.name; });

const std::vector<Case> nothing = {
    {"ScareQuotes", "The so-called \"ghost ferry\" ran again on Sunday.", {}},
    {"Titles", "She read \"The Old Pier\" twice before the play began.", {}},
    {"Refusals", "Ilves refused to comment. Brandt declined to say why the pier was closed.", {}},
    {"NotSaid", "The office did not say when the pier would open.", {}},
    {"PassiveWithoutSpeaker", "It was announced that the pier would close.", {}},
    {"Nouns", "The report of the claims was in a state of disorder.", {}},
    {"Infinitives", "She plans to say that the pier is safe.", {}},
    {"ObjectsThatAreNotSaid", "The village boasts a sheltered harbour, which was dug by hand.", {}},
    {"Manner", "The crew was divided according to age.", {}},
    {"RejectedThings", "The crew rejected a crate of fish on Monday.", {}},
    {"Conditions", "If the mayor says the pier is safe, the ferry will sail.", {}},
    {"WarningAsANoun", "She came after a phone warning that the pier would fall.", {}},
    {"NeverTold", "Had you told me that the pier would fall, I would have left.", {}},
    {"PeopleFindThings", "Brandt found that the pier was old.", {}},
    {"Lists", "Address: 12 Pier Lane\n\nHours: 9 to 5\n\nAddress: 13 Pier Lane\n\nHours: 9 to 6", {}},
    {"HeadingsThatNameNobody", "Opening Hours:\n\n“Nine to five on every day of the week.”", {}},
    {"ConfessedInARelativeClause", "It took the jury an hour to convict Brandt, who confessed after the fire.", {}},
    {"NamesOfThings", "Brandt called the boat \"Old Flip\" after the harbour.", {}},
    {"Naming", "He hosts a podcast called \"Low Tide Talk\" with friends.", {}},
};
INSTANTIATE_TEST_SUITE_P(Nothing, Sayings, testing::ValuesIn(nothing), [](const auto& i) { return i.param.name; });

const std::vector<Case> names = {
    {"SurnameToFullName",
     "Oto Brandt came early. “The pier is old,” Brandt said.",
     {"direct | Oto Brandt | said | The pier is old"}},
    {"FamilyNameFirst",
     "Foreign Minister Lin Bao arrived. “We are friends of the island,” Lin said.",
     {"direct | Lin Bao | said | We are friends of the island"}},
    {"Pronoun",
     "Mara Ilves opened the pier. \"It took ten years,\" she said.",
     {"direct | Mara Ilves | said | It took ten years"}},
    {"Office",
     "Mara Ilves, the mayor, opened the pier. \"It took ten years,\" the mayor said.",
     {"direct | Mara Ilves | said | It took ten years"}},
    {"TitleBeforeName",
     "Professor Cora Venn studied it. \"It leaks,\" Professor Venn said.",
     {"direct | Cora Venn | said | It leaks"}},
    {"NameBesideTheOffice",
     "Its chief engineer, Cora Venn, told reporters: \"It leaks a little.\"",
     {"direct | Cora Venn | told | It leaks a little."}},
    {"Acronym",
     "The Coastal Safety Board (CSB) met in May. CSB said the pier was sound.",
     {"indirect | Coastal Safety Board | said | the pier was sound"}},
    {"PronounsKeepApart",
     "Mara Ilves opened the pier. Oto Brandt built it. \"It took ten years,\" she said. \"It was dear,\" he said.",
     {"direct | Mara Ilves | said | It took ten years", "direct | Oto Brandt | said | It was dear"}},
    {"TwoSpeakers",
     "Mara Ilves and Oto Brandt said the pier was sound.",
     {"indirect | Mara Ilves and Oto Brandt | said | the pier was sound"}},
    {"OwnerOfADocument",
     "Oto Brandt built it. According to Brandt's report, the pier is sound.",
     {"indirect | Oto Brandt | According to | the pier is sound"}},
    {"BodyWithOf",
     "The Bank of Selin said that rates would rise.",
     {"indirect | Bank of Selin | said | rates would rise"}},
    {"Nickname",
     "The mayor, Mara \"Flip\" Ilves, came early. \"It leaks,\" Flip said.",
     {"direct | Mara Ilves | said | It leaks"}},
    {"SurnameThatIsAnOffice",
     "Tavia King came early. \"It leaks,\" King said.",
     {"direct | Tavia King | said | It leaks"}},
    {"TwoSpeakersOneUnnamed",
     "Oto Brandt came early. Brandt and some neighbours said it leaks.",
     {"indirect | Brandt and some neighbours | said | it leaks"}},
    {"NobodySpeaksOfThemselves",
     "Officer Oto Brandt said the crew was held. Jon Tarvo was at sea, he said.",
     {"indirect | Oto Brandt | said | the crew was held", "indirect | Oto Brandt | said | Jon Tarvo was at sea"}},
    {"BodiesAreNotShe",
     "The boat has sunk, the Marine Weather Survey said. The crew was saved, she said.",
     {"indirect | Marine Weather Survey | said | The boat has sunk", "indirect | she | said | The crew was saved"}},
    {"NewspaperWithAPlace",
     "The Southwest Times Record reports that the pier is shut.",
     {"indirect | Southwest Times Record | reports | the pier is shut"}},
    {"HyphenInATitle",
     "President-elect Mara Ilves came early. \"It leaks,\" Ilves said.",
     {"direct | Mara Ilves | said | It leaks"}},
    {"HyphenInAName",
     "Secretary-General Han Ki-moon came early. \"It leaks,\" Mr. Han said.",
     {"direct | Han Ki-moon | said | It leaks"}},
    {"CountryIsNoSurname",
     "Crews came from North Korea. Korea said the pier was safe to use.",
     {"indirect | Korea | said | the pier was safe to use"}},
};
INSTANTIATE_TEST_SUITE_P(Names, Sayings, testing::ValuesIn(names), [](const auto& i) { return i.param.name; });

TEST(ExtractorQuote, FindsTheRole) {
  const auto claims = extract("“It leaks,” said Cora Venn, the chief engineer of Selin Ferries.");
  ASSERT_EQ(claims.size(), 1u);
  EXPECT_EQ(claims[0].speaker->role, "the chief engineer of Selin Ferries");
  EXPECT_EQ(claims[0].speaker->text, "Cora Venn");
  EXPECT_EQ(extract("Foreign Minister Lin Bao said that it leaks.").at(0).speaker->role, "Foreign Minister");
}

TEST(ExtractorQuote, FindsTheRoleAfterOtherWords) {
  const auto later = extract("The vote to impeach Kellish President Jon Tarvo failed. \"I will stay,\" Tarvo said.");
  ASSERT_EQ(later.size(), 1u);
  EXPECT_EQ(later[0].speaker->role, "Kellish President");
  const auto described =
      extract("Mara Ilves, managing editor of the Coast Post, said the pier was shut. \"It is rotten,\" Ilves said.");
  ASSERT_EQ(described.size(), 2u);
  EXPECT_EQ(described[1].speaker->role, "managing editor of the Coast Post");
}

TEST(ExtractorQuote, DistinguishesDenialsFromOpenStatements) {
  const auto denied = extract("Elsa Moran, the governor, ruled out another closure in June.");
  ASSERT_EQ(denied.size(), 1u);
  EXPECT_EQ(denied[0].polarity, "deny");
  EXPECT_EQ(denied[0].modality, "denied");
  EXPECT_EQ(denied[0].predicate, "rule out");
  EXPECT_EQ(denied[0].speaker->name, "Elsa Moran");
  EXPECT_EQ(denied[0].text, "another closure in June");

  const auto open = extract("Governor Elsa Moran spoke at noon. She did not rule out another closure in June.");
  ASSERT_EQ(open.size(), 1u);
  EXPECT_EQ(open[0].polarity, "affirm");
  EXPECT_TRUE(open[0].negated);
  EXPECT_EQ(dossier::Json(open[0].rest).text_or("stance"), "open");
  EXPECT_EQ(dossier::Json(open[0].rest).find("object")->text_or("text"), "another closure in June");
  EXPECT_EQ(open[0].speaker->name, "Elsa Moran");

  EXPECT_EQ(extract("Brandt denied that the pier was closed.").at(0).polarity, "deny");
}

TEST(ExtractorQuote, KeepsTheChainOfReporters) {
  const auto claims =
      extract("“We are ready,” Lin Bao said, according to a video of the meeting, the Coast Post reported on Monday.");
  ASSERT_EQ(claims.size(), 1u);
  EXPECT_EQ(claims[0].speaker->name, "Lin Bao");
  ASSERT_EQ(claims[0].attribution.size(), 2u);
  EXPECT_EQ(claims[0].attribution[0].text_or("name"), "Coast Post");
  EXPECT_EQ(claims[0].attribution[1].text_or("text"), "a video of the meeting");
  EXPECT_EQ(claims[0].attribution[0].find("cue")->text_or("text"), "reported");
}

// "told the Post": the paper passes it on; it is not who speaks.
TEST(ExtractorQuote, KeepsTheReporterApart) {
  const auto told = extract("Lin Bao told the Coast Post that it leaks.");
  ASSERT_EQ(told.size(), 1u);
  EXPECT_EQ(told[0].speaker->name, "Lin Bao");
  ASSERT_EQ(told[0].attribution.size(), 1u);
  EXPECT_EQ(told[0].attribution[0].text_or("name"), "Coast Post");
  const auto interview = extract("In an interview with the BBC, Lin Bao said that it leaks.");
  ASSERT_EQ(interview.size(), 1u);
  ASSERT_EQ(interview[0].attribution.size(), 1u);
  EXPECT_EQ(interview[0].attribution[0].text_or("name"), "BBC");
  const auto quoted = extract("The Coast Post quoted Lin Bao as saying that it leaks.");
  ASSERT_EQ(quoted.size(), 1u);
  EXPECT_EQ(quoted[0].speaker->name, "Lin Bao");
  ASSERT_EQ(quoted[0].attribution.size(), 1u);
  EXPECT_EQ(quoted[0].attribution[0].text_or("name"), "Coast Post");
  EXPECT_EQ(quoted[0].attribution[0].find("cue")->text_or("text"), "quoted");
  EXPECT_TRUE(extract("Lin Bao told Oto Brandt that it leaks.").at(0).attribution.empty());
}

// Who "she" is follows from the text around, so it is less sure than a name.
TEST(ExtractorQuote, TrustsPronounsLess) {
  const auto claims = extract("Mara Ilves said that it leaks. She said that it sank.");
  ASSERT_EQ(claims.size(), 2u);
  EXPECT_EQ(claims[1].speaker->name, "Mara Ilves");
  EXPECT_LT(claims[1].confidence, claims[0].confidence);
}

TEST(ExtractorQuote, RolesEndWhereAClauseBegins) {
  EXPECT_EQ(extract("“It leaks,” said Cora Venn, who will become the head of Selin Ferries.").at(0).speaker->role, "");
  EXPECT_EQ(extract("“It leaks,” said Rep. Cora Venn.").at(0).speaker->role, "Rep.");
  EXPECT_EQ(extract("The judge handed mechanic Jon Tarvo a fine. “It leaks,” Tarvo said.").at(0).speaker->role, "");
}

TEST(ExtractorQuote, NestsWhatIsReportedInsideAReport) {
  const auto claims = extract("Brandt said that Ilves told the crew that the pier was shut.");
  ASSERT_EQ(claims.size(), 2u);
  EXPECT_TRUE(claims[0].attribution.empty());
  EXPECT_EQ(claims[1].speaker->text, "Ilves");
  ASSERT_EQ(claims[1].attribution.size(), 1u);
  EXPECT_EQ(claims[1].attribution[0].text_or("text"), "Brandt");
}

TEST(ExtractorQuote, MarksTheFragmentsOfAMixedQuote) {
  const std::string text = "Brandt said the repairs were “long overdue” and costly.";
  const auto claims = extract(text);
  ASSERT_EQ(claims.size(), 1u);
  const dossier::Json rest(claims[0].rest);
  ASSERT_EQ(rest.find("fragments")->array()->size(), 1u);
  const auto& fragment = rest.find("fragments")->array()->front();
  EXPECT_EQ(text.substr(fragment.integer_or("start"), fragment.integer_or("end") - fragment.integer_or("start")),
            "long overdue");
}

TEST(ExtractorQuote, NeedsNoCueIfABlockEndsTheParagraph) {
  Document document;
  const std::string text = "“The pier is old,” said Mara Ilves. “It will outlive us all, I think.”";
  document.text = text;
  document.blocks = {{"paragraph", 0, 40}, {"paragraph", 40, text.size()}};
  EXPECT_EQ(extractor().extract(document).size(), 2u);
  document.blocks.clear();
  EXPECT_EQ(extractor().extract(document).size(), 1u);
}

TEST(ExtractorQuote, OptionsLimitWhatIsEmitted) {
  const std::string text =
      "Brandt said that it leaks. “It leaks a lot,” said Mara Ilves.\n\n“We will mend it before the winter.”";
  EXPECT_EQ(extract(text).size(), 3u);
  const LoadedPlugin marked(PLUGIN_DIR "/extractor-quote.so", "extractor.quote", R"({"indirect": false})");
  EXPECT_EQ(extract(text, marked).size(), 2u);
  const LoadedPlugin sure(PLUGIN_DIR "/extractor-quote.so", "extractor.quote", R"({"min_confidence": 0.9})");
  EXPECT_EQ(extract(text, sure).size(), 1u);
}

// For any bytes: no crash, spans inside the text, on character boundaries, content inside the claim.
TEST(ExtractorQuote, SurvivesHostileText) {
  std::vector<std::string> texts = {"",
                                    "\"",
                                    "said",
                                    "said said said",
                                    "“““““““““““",
                                    "\xFF\xFE\x80 said \"\x80\"",
                                    std::string("a\0b said \"c\0d\"", 15),
                                    "‏“شلوم” אמר דוד.",
                                    "according to",
                                    "“”",
                                    "” said X “",
                                    "X said: \"",
                                    "\n\n\n\"\n\n\"",
                                    "A, B, C, D, said",
                                    "who said",
                                    "—said— Ann Gill"};
  for (const char* part : {"\"x ", "“a” ", "said ", "Ann Gill, ", "according to X, ", "he said, ", "( ", "\"\n\n\"",
                           "and Ann said ", "President Ann Gill ", "'s ", "the ", "A said that ", "- "}) {
    std::string repeated;
    for (int i = 0; i < 3000; ++i) repeated += part;
    texts.push_back(repeated);
  }
  for (const auto& text : texts)
    for (const auto& claim : extract(text)) {
      ASSERT_LE(claim.end, text.size());
      ASSERT_LT(claim.start, claim.end);
      ASSERT_TRUE(dossier::is_utf8_boundary(text, claim.start) && dossier::is_utf8_boundary(text, claim.end));
      for (const auto& span : claim.quote->content) ASSERT_TRUE(claim.span().covers(span));
      if (claim.speaker) {
        ASSERT_EQ(claim.speaker->text, text.substr(*claim.speaker->start, *claim.speaker->end - *claim.speaker->start));
      }
    }
}

// Sentences that are joined with what attributes them must not grow without end: each claim would reach to the end of the text.
TEST(Quotes, OfASentenceWithoutEndAreBounded) {
  for (const std::string part : {"he said, \"", "\"Go?\" he said ", "he said that "}) {
    std::string text;
    while (text.size() < 40'000) text += part;
    std::uint64_t bytes = 0;
    const auto claims = extract(text);
    for (const auto& claim : claims) bytes += claim.end - claim.start;
    ASSERT_FALSE(claims.empty()) << part;
    EXPECT_LT(bytes / claims.size(), 10'000U) << part;
  }
}

}  // namespace
