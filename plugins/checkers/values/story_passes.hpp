// The passes that group documents into stories before any figure is compared: how common words are; by which words a
// document is found; which documents that share such a word are likely to report one event; stories.
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "dossier/checker.hpp"
#include "kinship.hpp"
#include "story.hpp"

namespace checker_values {

using namespace dossier;

class StoryPasses {
 public:
  // What a thread has read: a document is looked at once for each word by which it is found.
  class Readings {
   public:
    const Reading& of(std::string_view title, std::string_view text);

   private:
    static constexpr std::size_t most_bytes = 4 << 20;  // of texts
    std::unordered_map<std::string, Reading> known_;
    std::size_t bytes_ = 0;
  };

  // likelihood: how likely, from 0 to 1, two documents of a story have to be to report one event.
  explicit StoryPasses(double likelihood);

  static constexpr std::uint32_t count = 4;
  static std::vector<PassDeclaration> declarations();

  void reduce(PassAt at, const Group<Claim>& group, Findings& out, Readings& readings) const;

  // The story of a claim's document, for the pass after these.
  static Label story_of(const Claim& claim, const Keys& keys);

 private:
  static void count_words(const Group<Claim>& group, Findings& out, Readings& readings);
  static void put_into_blocks(const Group<Claim>& group, Findings& out, Readings& readings);
  static void find_kin(const Group<Claim>& group, Findings& out, Readings& readings);
  void join_story(PassAt at, const Group<Claim>& group, Findings& out) const;

  int bias_;
};

}  // namespace checker_values
