// Names of a document: which capitalised words are a name, which office is next to it, and which full name a bare
// surname, a title, an office or a pronoun stands for. Nothing is resolved without a mention in the same document.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "phrase.hpp"

namespace quote {

struct NamePart {
  Phrase name;        // items of the name inside a phrase; empty if there is none
  bool body = false;  // an organisation rather than a person
};

// The name inside a noun phrase: "Ann Gill" of "the Home Secretary Ann Gill".
bool is_name_word(const Stream& stream, std::size_t i);
// "van" of "Jan van Dalen", "el" of "Abdel el-Sisi".
bool is_particle(const Stream& stream, std::size_t i, std::size_t last);
NamePart find_name(const Stream& stream, const Phrase& phrase);
// "the US Geological Survey": with an article and without an office, no person.
bool is_definite_body(const Stream& stream, std::size_t article, const Phrase& run);

struct Resolved {
  std::string name;
  std::string role;
  int person = -1;  // index of a full name of the document, for pronouns that follow
};

class Names {
 public:
  explicit Names(const Stream& stream);

  // Who a subject is. heard: the pronoun already used for each person; read and updated.
  enum class Gender : std::uint8_t { unknown, female, male };
  using Heard = std::map<int, Gender>;
  struct Talk {  // the state of the text where a pronoun speaks
    int last_speaker = -1;
    bool just_spoke = false;  // in the sentence before
    Phrase said;              // what is said, if it comes before the subject: nobody named in it says it
  };
  Resolved resolve(const Subject& subject, const Talk& talk, Heard& heard) const;
  const std::string& full_name(int person) const { return people_[static_cast<std::size_t>(person)].text; }

 private:
  struct Person {
    std::string text;
    std::vector<std::string> words;  // folded
    std::string role;
    Gender gender = Gender::unknown;
    int votes = 0;         // pronouns that follow: she counts up, he down
    bool evident = false;  // an office or a title is next to it, or it says something
  };
  struct Mention {
    std::size_t item;
    int person;
    bool opens;  // first name of its sentence
  };
  struct Office {
    std::size_t item;
    int person;
    std::vector<std::string> words;
  };
  using Index = std::map<std::string, std::vector<Mention>, std::less<>>;

  void collect();
  void add_person(const Phrase& run, const NamePart& part);
  void note_office(const Phrase& office, int person, std::size_t at);
  void vote();
  int longer(const Phrase& name) const;
  int bare(const std::string& word, std::size_t at) const;
  int by_office(const Phrase& phrase) const;
  int by_pronoun(std::size_t at, const Talk& talk, const Heard& heard) const;
  Gender gender_of(int person, const Heard& heard) const;
  void note_acronym(const Phrase& run);
  int nearest(const Index& index, std::string_view word, std::size_t at) const;
  Phrase owner_of(const Phrase& phrase) const;
  bool names_two(const Phrase& phrase, const Phrase& name) const;
  std::string clean_text(const Phrase& phrase) const;
  std::string name_text(const Phrase& name) const;

  const Stream& stream_;
  std::vector<Person> people_;
  std::map<std::string, int, std::less<>> by_text_;
  std::map<std::string, std::string, std::less<>> acronyms_;
  std::map<std::string, std::string, std::less<>> bodies_;  // by last word: "times" of "New York Times"
  Index by_last_, by_first_;
  std::map<std::string, std::vector<Office>, std::less<>> offices_;  // by head word
  std::vector<Mention> mentions_;                                    // of people, in order
};

}  // namespace quote
