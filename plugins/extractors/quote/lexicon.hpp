// The words that show who says what: function words, roles, and the verbs of saying with what they can govern.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>

namespace quote {

// What a word may be. A word may have several tags: "that" is a determiner and opens a clause.
enum Tag : std::uint32_t {
  kAux = 1u << 0,         // forms of be, have, do, and the modals
  kBe = 1u << 1,          // forms of be
  kModal = 1u << 2,       // would, could, ...
  kNegation = 1u << 3,    // not, never, n't
  kDeterminer = 1u << 4,  // the, a, every, his
  kPreposition = 1u << 5,
  kSubjectPronoun = 1u << 6,  // he, she, they, who
  kObjectPronoun = 1u << 7,
  kCoordinator = 1u << 8,   // and, but, or
  kSubordinator = 1u << 9,  // because, while, although
  kQuestion = 1u << 10,     // why, how, whether
  kAdverb = 1u << 11,
  kTime = 1u << 12,        // Thursday, March, yesterday
  kFiniteVerb = 1u << 13,  // common past forms that end a noun phrase
  kTitle = 1u << 14,       // Mr, Dr, Sir
  kRole = 1u << 15,        // minister, chief, spokesman
  kOrganisation = 1u << 16,
  kListener = 1u << 17,  // reporters, parliament
  kParticle = 1u << 18,  // van, de, bin: inside names
  kThat = 1u << 19,
  kRelative = 1u << 20,  // who, which
  kPlural = 1u << 21,    // they; roles in the plural
  kDocument = 1u << 22,  // report, statement, letter: things that say
  kFrequent = 1u << 23,  // common words that are not names although they open sentences with a capital
  kAttempt = 1u << 24,   // refused, declined, failed: "refused to say" says nothing
  kFemaleName = 1u << 27,
  kMaleName = 1u << 28,
  kAllegation = 1u << 29,  // claim, criticism, idea: what is rejected in words
  kPlace = 1u << 26,       // countries and peoples: never a surname
  kContinues = 1u << 25,   // "went on to say", "proceeded to tell": says it
  kOutlet = 1u << 30,      // the last word of a newspaper, agency or station: passes on what it hears
};

// What a verb of saying may govern.
enum Frame : std::uint32_t {
  kClause = 1u << 0,      // claims that the train left
  kBareClause = 1u << 1,  // says the train left
  kAddressee = 1u << 2,   // tells reporters (that) the train left
  kWhClause = 1u << 3,    // explains why the train left
  kQuoteOnly = 1u << 4,   // continues: "..."; too weak a sign without quotation marks
  kLabel = 1u << 5,       // calls it "a mistake", describes her as "brave"
  kObject = 1u << 6,      // denies the report, rules out an increase
  kAlsoNoun = 1u << 7,    // a report, the claims
  kSmallTalk = 1u << 8,   // says, tells: postposed after a plain clause without doubt
  kAsks = 1u << 9,        // the content is asked, not asserted
  kExpects = 1u << 10,    // predicts, promises
  kHedges = 1u << 11,     // suggests, alleges
  kDenies = 1u << 12,     // denies, rejects
  kAnyObject = 1u << 14,  // what is denied or ruled out may be anything
  kFinds = 1u << 15,      // a report finds that ...; a person who finds does not say
};

struct CueVerb {
  std::string_view lemma;
  std::uint32_t frame;
  std::string_view forms;     // irregular: "past participle gerund third"; empty if regular
  std::string_view particle;  // "out" of rule out
};

enum class Form : std::uint8_t { base, third, past, participle, gerund };

struct CueForm {
  const CueVerb* verb = nullptr;
  Form form = Form::base;
};

struct Entry {
  std::uint32_t tags = 0;
  CueForm cue;
};

std::span<const CueVerb> cue_verbs();

struct WordList {
  std::uint32_t tags;
  std::string_view words;  // separated by blanks
};
std::span<const WordList> function_words();
std::span<const WordList> role_words();
std::span<const WordList> place_words();
std::span<const WordList> given_names();

// All tables by folded word. Built once; only looked up afterwards, so its order decides nothing.
class Lexicon {
 public:
  Lexicon();
  const Entry& find(std::string_view folded) const;

 private:
  void add(std::string_view word, std::uint32_t tags);
  void add_verb(const CueVerb& verb);
  void add_form(std::string word, const CueVerb& verb, Form form);

  std::unordered_map<std::string, Entry> entries_;
  std::size_t longest_ = 0;
};

}  // namespace quote
