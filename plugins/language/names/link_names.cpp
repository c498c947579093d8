#include "language/names/link_names.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <unordered_map>

#include "dossier/text/fold.hpp"
#include "language/names/name_words.hpp"
#include "language/word_list.hpp"

namespace language {
namespace {

class Linker {
 public:
  Linker(const NameText& text, DocumentNames& found) : text_(text), found_(found) {
    words_.reserve(found.names.size());
    for (const auto& name : found.names) words_.push_back(read_name_words(text, name));
  }

  void run() {
    // Whole names first: what is short is linked to what is complete, before or after it.
    std::vector<std::uint32_t> order(found_.names.size());
    for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
    std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) { return weight(a) > weight(b); });
    roots_.resize(found_.names.size());
    for (const auto i : order) place(i);
    close();
  }

 private:
  using Index = std::unordered_map<std::uint64_t, std::set<std::uint32_t>>;

  std::size_t weight(std::uint32_t i) const {
    const auto& words = words_[i];
    if (words.only_title) return 0;
    return words.words.size() * 2 + (words.title != 0 ? 1 : 0);
  }
  std::uint64_t key(std::uint64_t kind, std::uint32_t i, std::uint64_t word) const {
    return mixed(mixed(kind, static_cast<std::uint64_t>(found_.names[i].type)), word);
  }
  std::uint64_t phrase(std::uint32_t i, std::size_t size) const {
    std::uint64_t hash = 0;
    for (std::size_t k = 0; k < size; ++k) hash = mixed(hash, words_[i].words[k]);
    return hash;
  }
  std::uint64_t phrase(std::uint32_t i) const { return phrase(i, words_[i].words.size()); }

  // The entry that is nearest before the name in the text, else the first after it.
  std::optional<std::uint32_t> nearest(std::uint64_t at, std::uint32_t i) const {
    const auto found = index_.find(at);
    if (found == index_.end()) return {};
    const auto after = found->second.lower_bound(i);
    return after == found->second.begin() ? *after : *std::prev(after);
  }

  void join(std::uint32_t i, std::uint32_t to, NameLink link) {
    roots_[i] = roots_[to];
    found_.names[i].link = link;
    found_.names[i].linked_to = to;
  }

  bool try_join(std::uint32_t i, std::uint64_t at, NameLink link) {
    const auto other = nearest(at, i);
    if (!other) return false;
    join(i, *other, link);
    return true;
  }

  // Of several persons of a surname, the one who is named in full at least twice as often as the others; else the nearest.
  bool try_surname(std::uint32_t i, std::uint64_t at, NameLink link) {
    const auto found = index_.find(at);
    if (found == index_.end()) return false;
    const auto [entry, fresh] = leading_.try_emplace(at, *found->second.begin());
    if (fresh) {
      std::map<std::uint32_t, std::size_t> counts;
      for (const auto other : found->second) ++counts[roots_[other]];
      std::size_t most = 0, next = 0;
      for (const auto& [root, count] : counts) {
        next = std::max(next, std::min(count, most));
        if (count <= most) continue;
        most = count;
        entry->second = root;
      }
      if (most < next * 2) entry->second = nobody;
    }
    if (entry->second == nobody) return try_join(i, at, link);
    join(i, entry->second, link);
    return true;
  }

  enum Kind : std::uint64_t { whole = 1, known, last, given, ends, titled, acronym, head, opening };
  static constexpr std::uint32_t nobody = 0xFFFFFFFF;

  void place(std::uint32_t i) {
    const auto& words = words_[i];
    const auto& name = found_.names[i];
    roots_[i] = i;
    found_.names[i].linked_to = i;
    if (words.words.empty()) return;
    const int place = known_place(dossier::fold(text_.text().substr(name.start, name.end - name.start)));
    if (!try_join(i, key(whole, i, phrase(i)), NameLink::same) &&
        !(place != 0 && try_join(i, key(known, i, static_cast<std::uint64_t>(place)), NameLink::known)))
      link_short(i);
    remember(i, place);
  }

  bool link_short(std::uint32_t i) {
    const auto& words = words_[i];
    const auto& name = found_.names[i];
    if (words.only_title) return try_join(i, key(titled, i, words.title), NameLink::title);
    if (name.type == NameType::person) return link_person(i);
    if (!words.acronym.empty() && try_join(i, mixed(acronym, hash_of(words.acronym)), NameLink::acronym)) return true;
    const bool definite = name.first > 0 && dossier::equals_folded(text_.word(name.first - 1), "the");
    const bool telling = name.type == NameType::organization &&
                         text_.evidence(name.last - 1).lower * 4 <= text_.evidence(name.last - 1).inside;
    if ((definite || telling) && words.words.size() < 3 && try_join(i, key(head, i, phrase(i)), NameLink::part))
      return true;
    return try_join(i, key(opening, i, phrase(i)), NameLink::part);
  }

  bool link_person(std::uint32_t i) {
    const auto& words = words_[i].words;
    if (words.size() == 1)
      return try_surname(i, key(last, i, words[0]), NameLink::surname) ||
             (words_[i].title == 0 && try_surname(i, key(given, i, words[0]), NameLink::given_name));
    // "Ann Gill" after "Ann Mary Gill" and after "Actress Ann Gill"; "Ann Mary" after "Ann Mary Gill"
    return try_join(i, key(ends, i, mixed(words.front(), words.back())), NameLink::surname) ||
           (words.size() == 2 && (try_join(i, key(last, i, mixed(words[0], words[1])), NameLink::surname) ||
                                  try_join(i, key(given, i, mixed(words[0], words[1])), NameLink::given_name)));
  }

  void remember(std::uint32_t i, int place) {
    const auto& words = words_[i];
    const auto add = [&](std::uint64_t at) { index_[at].insert(i); };
    add(key(whole, i, phrase(i)));
    if (place != 0) add(key(known, i, static_cast<std::uint64_t>(place)));
    if (words.only_title) return;
    if (words.title != 0) add(key(titled, i, words.title));
    if (words.words.size() < 2) return;
    const auto size = words.words.size();
    if (found_.names[i].type == NameType::person) {
      add(key(last, i, words.words.back()));
      add(key(given, i, words.words.front()));
      if (size == 2) return;
      add(key(ends, i, mixed(words.words.front(), words.words.back())));
      add(key(last, i, mixed(words.words[size - 2], words.words.back())));
      add(key(given, i, mixed(words.words[0], words.words[1])));
      return;
    }
    if (words.initials.size() == size) add(mixed(acronym, hash_of(words.initials)));
    add(key(head, i, mixed(0, words.words.back())));
    if (size > 2) add(key(head, i, mixed(mixed(0, words.words[size - 2]), words.words[size - 1])));
    if (is_addition(found_.names[i])) add(key(opening, i, phrase(i, size - 1)));
    if (found_.names[i].type == NameType::organization) add(key(opening, i, phrase(i, 1)));
  }

  // Whether the last word of a name is often left out: "Harbour Ltd", "Washington D.C."
  bool is_addition(const Name& name) const {
    const auto word =
        dossier::fold(text_.word(name.last - 1) == "." ? text_.word(name.last - 2) : text_.word(name.last - 1));
    if (name.type == NameType::place) return word == "d.c." || (word == "city" && name.last - name.first > 2);
    return one_of(word, "inc corp corporation co company ltd limited llc plc gmbh ag sa group holdings");
  }

  // Clusters in the order of their first names.
  void close() {
    std::map<std::uint32_t, std::uint32_t> numbers;
    for (std::uint32_t i = 0; i < found_.names.size(); ++i) {
      const auto [entry, fresh] = numbers.try_emplace(roots_[i], static_cast<std::uint32_t>(found_.clusters.size()));
      if (fresh) found_.clusters.push_back({found_.names[roots_[i]].type, i, {}, {}});
      auto& cluster = found_.clusters[entry->second];
      found_.names[i].cluster = entry->second;
      cluster.names.push_back(i);
      if (score(i) > score(cluster.best)) cluster.best = i;
    }
    for (auto& cluster : found_.clusters) cluster.text = shown(cluster.best);
  }

  std::size_t score(std::uint32_t i) const { return words_[i].only_title ? 0 : words_[i].words.size(); }

  std::string shown(std::uint32_t i) const {
    const auto& name = found_.names[i];
    const auto start = words_[i].only_title ? name.start : text_.token(words_[i].first).start;
    std::string text;
    for (const char c : text_.text().substr(start, name.end - start)) {
      const bool blank = c == ' ' || c == '\n' || c == '\r' || c == '\t';
      if (!blank)
        text += c;
      else if (!text.empty() && text.back() != ' ')
        text += ' ';
    }
    return text;
  }

  const NameText& text_;
  DocumentNames& found_;
  std::vector<NameWords> words_;
  std::vector<std::uint32_t> roots_;
  Index index_;
  std::unordered_map<std::uint64_t, std::uint32_t> leading_;
};

}  // namespace

void link_names(const NameText& text, DocumentNames& found) { Linker(text, found).run(); }

}  // namespace language
