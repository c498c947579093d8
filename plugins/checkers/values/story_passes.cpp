#include "story_passes.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <unordered_map>

namespace checker_values {

namespace {

constexpr std::uint32_t first_rounds = 6;  // of the first stories, with the one that counts neighbours
constexpr std::uint32_t rounds = 16;
constexpr std::uint64_t most_in_a_block = 128;

// 47 bits of each label: the odds share a number with the first.
struct Tie {
  std::int64_t own_and_odds;
  Label other;
};
static_assert(sizeof(Tie) == 16);

Tie tie(Label own, Label other, int odds) { return {own * 4096 + (odds - least_odds), other}; }
Label own_of(const Tie& tie) { return tie.own_and_odds / 4096; }
int odds_of(const Tie& tie) { return static_cast<int>(tie.own_and_odds % 4096) + least_odds; }

std::string block_key(WordHash block) { return "block/" + std::to_string(block); }
std::string degree_fact(Label label) { return "degree/" + std::to_string(label); }
std::string story_fact(Label label) { return "story/" + std::to_string(label); }
std::string size_fact(Label story) { return "size/" + std::to_string(story); }

std::vector<std::int64_t> word_levels() {
  std::vector<std::int64_t> levels;
  for (std::int64_t level = 1; level < (std::int64_t{1} << 40); level *= 2) {
    levels.push_back(level);
    if (level > 1) levels.push_back(level + level / 2);
  }
  return levels;
}

Collection collection_of(const Findings& out, std::unordered_map<std::string, std::int64_t>& known) {
  return {out.lookup("documents"), [&out, &known](const std::string& name) {
            const auto [found, added] = known.try_emplace(name, 0);
            if (added) found->second = out.lookup(name);
            return found->second;
          }};
}

std::string_view published_of(const Claim& claim) {
  return claim.joined ? std::string_view(claim.joined->published) : std::string_view();
}

const Reading& read_member(const Item<Claim>& item, const Claim& claim, StoryPasses::Readings& readings) {
  return readings.of(claim.joined ? std::string_view(claim.joined->title) : std::string_view(), item.text());
}

Outline outline_of_member(const Item<Claim>& item, const Claim& claim, StoryPasses::Readings& readings,
                          const Collection& collection) {
  return outline_of(read_member(item, claim, readings), published_of(claim), collection);
}

// The natural logarithm of the odds of a likelihood, in 1/256: a table, so that it is the same on every machine.
int log_odds_of(double likelihood) {
  constexpr std::array<int, 11> steps{0, 51, 104, 158, 217, 281, 355, 444, 562, 754, 1024};  // from 0.5 by 0.05
  const double above = (likelihood < 0.5 ? 1 - likelihood : likelihood) - 0.5;
  const auto step = std::min<int>(static_cast<int>(above * 20), 9);
  const auto part = static_cast<int>(above * 2000) - 100 * step;
  const int odds = steps[static_cast<std::size_t>(step)] +
                   (steps[static_cast<std::size_t>(step) + 1] - steps[static_cast<std::size_t>(step)]) * part / 100;
  return likelihood < 0.5 ? -odds : odds;
}

}  // namespace

const Reading& StoryPasses::Readings::of(std::string_view title, std::string_view text) {
  std::string key(title);
  key += '\0';
  key += text.substr(0, longest_read);
  if (const auto found = known_.find(key); found != known_.end()) return found->second;
  bytes_ += key.size();
  if (bytes_ > most_bytes) known_.clear(), bytes_ = key.size();
  return known_.emplace(std::move(key), read_text(title, text)).first->second;
}

StoryPasses::StoryPasses(double likelihood) : bias_(log_odds_of(likelihood)) {}

std::vector<PassDeclaration> StoryPasses::declarations() {
  std::vector<PassDeclaration> passes(count);
  passes[0].name = "words";
  passes[1].name = "blocks";
  passes[2].name = "kin";
  passes[3].name = "stories";
  for (const int by_document : {0, 1}) {
    passes[by_document].kinds = {"quantity", "time", "quote", "statement"};
    passes[by_document].max_members = 1;  // any claim of a document gives its title and its text
  }
  for (const int counted : {0, 1}) passes[counted].levels = word_levels();
  for (const int read : {0, 1, 2}) passes[read].join = "text";
  for (const int handed_on : {2, 3}) passes[handed_on].from = "rows";
  passes[2].max_members = most_in_a_block;
  passes[3].join = "nothing";
  passes[3].rounds = rounds;
  return passes;
}

void StoryPasses::reduce(PassAt at, const Group<Claim>& group, Findings& out, Readings& readings) const {
  switch (at.pass) {
    case 0: return count_words(group, out, readings);
    case 1: return put_into_blocks(group, out, readings);
    case 2: return find_kin(group, out, readings);
    default: return join_story(at, group, out);
  }
}

Label StoryPasses::story_of(const Claim& claim, const Keys& keys) {
  const auto label = label_of(claim.document);
  const auto story = keys.lookup(story_fact(label));
  return story == 0 ? label : story;
}

void StoryPasses::count_words(const Group<Claim>& group, Findings& out, Readings& readings) {
  out.fact("documents", 1);
  const auto claim = group[0].record();
  const auto& reading = read_member(group[0].a(), claim, readings);
  for (const auto& name : names_of(reading, published_of(claim))) out.fact(name, 1);
}

void StoryPasses::put_into_blocks(const Group<Claim>& group, Findings& out, Readings& readings) {
  std::unordered_map<std::string, std::int64_t> known;
  const auto outline = outline_of_member(group[0].a(), group[0].record(), readings, collection_of(out, known));
  for (const auto block : outline.blocks) {
    out.fact(block_key(block), 1);
    out.next(block_key(block), 0, Note(block));
  }
}

void StoryPasses::find_kin(const Group<Claim>& group, Findings& out, Readings& readings) {
  if (group.size() < 2) return;
  std::unordered_map<std::string, std::int64_t> known;
  const auto collection = collection_of(out, known);
  std::vector<Outline> outlines;
  std::vector<Label> labels;
  for (std::size_t i = 0; i < group.size(); ++i) {
    const auto claim = group[i].record();
    outlines.push_back(outline_of_member(group[i].a(), claim, readings, collection));
    labels.push_back(label_of(claim.document));
  }
  // Two documents are judged once, in the largest of their common blocks: what all of its documents have is no evidence.
  const auto here = group[0].note().as<WordHash>();
  std::unordered_map<WordHash, std::int64_t> order;
  const auto order_of = [&](WordHash block) {
    const auto [found, added] = order.try_emplace(block, 0);
    if (added) {
      const auto members = out.lookup(block_key(block));
      found->second = members >= static_cast<std::int64_t>(most_in_a_block) ? members : -members;
    }
    return found->second;
  };
  const auto meet_here = [&](const Outline& a, const Outline& b) {
    const auto own = order_of(here);
    for (auto one = a.blocks.begin(), other = b.blocks.begin(); one != a.blocks.end() && other != b.blocks.end();) {
      if (*one != *other) {
        ++(*one < *other ? one : other);
        continue;
      }
      if (const auto its = order_of(*one); its < own || (its == own && *one < here)) return false;
      ++one, ++other;
    }
    return true;
  };
  std::optional<Crowd> crowd;
  for (std::size_t i = 0; i < outlines.size(); ++i) {
    out.checkpoint();
    for (std::size_t j = 0; j < i; ++j) {
      if (labels[i] == labels[j] || !meet_here(outlines[i], outlines[j])) continue;
      if (!crowd) crowd.emplace(outlines);
      const int odds = odds_of_kinship(kinship_of(outlines[i], outlines[j], *crowd));
      if (odds <= least_odds) continue;
      // Rows need a record; these carry everything in their notes.
      out.next(key_bytes(labels[i]), i, Note(tie(labels[i], labels[j], std::min(odds, most_odds))));
      out.next(key_bytes(labels[j]), j, Note(tie(labels[j], labels[i], std::min(odds, most_odds))));
    }
  }
}

void StoryPasses::join_story(PassAt at, const Group<Claim>& group, Findings& out) const {
  const auto self = own_of(group[0].note().as<Tie>());
  std::vector<Neighbour> others;
  for (std::size_t i = 0; i < group.size(); ++i) {
    const auto note = group[i].note().as<Tie>();
    others.push_back(
        {note.other, odds_of(note), out.lookup(degree_fact(note.other)), out.lookup(story_fact(note.other))});
  }
  auto degree = out.lookup(degree_fact(self));
  auto story = out.lookup(story_fact(self));
  if (at.round == 0) {
    degree = degree_of(others);
  } else if (at.round < first_rounds) {
    if (story == 0) story = first_story(self, degree, others, at.round + 1 == first_rounds);
  } else if ((self + at.round) % 2 == 0) {  // half of the documents move at a time, so that no two change places
    story = better_story(self, story, others, bias_, [&](Label which) { return out.lookup(size_fact(which)); });
  }
  out.fact(degree_fact(self), degree);
  if (story == 0) return;
  out.fact(story_fact(self), story);
  out.fact(size_fact(story), 1);
}

}  // namespace checker_values
