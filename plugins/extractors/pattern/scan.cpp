#include "scan.hpp"

#include <algorithm>

#include "claim.hpp"
#include "dossier/text/utf8.hpp"
#include "language/block_edges.hpp"

namespace pattern_extractor {

using dossier::Span;

namespace {

// So that the time for finding all matches of one pattern cannot grow with the square of a document's length.
constexpr std::size_t longest_passage = 16 << 10;  // bytes

class ReadTags : public LineTags {
 public:
  ReadTags(const language::Syntax* syntax, std::string_view text, const std::vector<dossier::Token>& tokens,
           std::uint32_t first, std::uint32_t last, ScanScratch& scratch)
      : syntax_(syntax), text_(text), tokens_(tokens), first_(first), last_(last), scratch_(scratch) {}

  language::Tag of(std::uint32_t token) override {
    if (!syntax_) return language::Tag::none;
    if (!read_) read();
    return scratch_.tags[token];
  }

 private:
  void read() {
    read_ = true;
    syntax_->read_tags(text_, tokens_, first_, last_, scratch_.syntax, scratch_.tree);
    scratch_.tags.assign(last_ - first_, language::Tag::none);
    for (const auto& node : scratch_.tree.nodes)
      for (auto token = node.first; token < node.last; ++token)
        if (auto& tag = scratch_.tags[token - first_]; tag == language::Tag::none) tag = node.tag;
  }

  const language::Syntax* syntax_;
  std::string_view text_;
  const std::vector<dossier::Token>& tokens_;
  std::uint32_t first_, last_;
  ScanScratch& scratch_;
  bool read_ = false;
};

}  // namespace

Scan::Scan(const dossier::Document& document, const std::vector<dossier::Claim>& earlier, const ScanSettings& settings,
           const language::Syntax* syntax, dossier::ClaimSink& sink, ScanScratch& scratch)
    : document_(document),
      settings_(settings),
      syntax_(syntax),
      sink_(sink),
      scratch_(scratch),
      earlier_(earlier),
      tokens_(dossier::tokenize(document.text)),
      sentences_(dossier::split_sentences(document.text, tokens_, language::block_edges(document))),
      passages_(language::passages_of(document, sentences_, longest_passage)),
      language_(dossier::lower_ascii(document.language)) {}

void Scan::run(const std::vector<Pattern>& patterns) {
  std::vector<const Pattern*> over_tokens;
  for (const auto& pattern : patterns) {
    sink_.checkpoint();
    if (!applies(pattern)) continue;
    if (pattern.tokens)
      over_tokens.push_back(&pattern);
    else
      match_text(pattern);
  }
  if (!over_tokens.empty()) match_tokens(over_tokens);
}

// "en" applies to "en-GB".
bool Scan::applies(const Pattern& pattern) const {
  if (pattern.languages.empty()) return true;
  return std::any_of(pattern.languages.begin(), pattern.languages.end(), [&](const std::string& wanted) {
    return language_ == wanted || (language_.starts_with(wanted) && language_[wanted.size()] == '-');
  });
}

bool Scan::applies_in(const Pattern& pattern, std::string_view block) {
  return pattern.blocks.empty() ||
         std::find(pattern.blocks.begin(), pattern.blocks.end(), block) != pattern.blocks.end();
}

void Scan::match_text(const Pattern& pattern) {
  std::vector<re2::StringPiece> parts(pattern.groups.size() + 1);
  for (const auto& passage : passages_) {
    if (!applies_in(pattern, passage.kind)) continue;
    sink_.checkpoint();
    const auto words = passage.span.of(document_.text);
    const re2::StringPiece piece(words.data(), words.size());
    for (std::size_t at = 0; at < words.size();) {
      if (!pattern.text->Match(piece, at, words.size(), RE2::UNANCHORED, parts.data(), static_cast<int>(parts.size())))
        break;
      const auto span_of = [&](const re2::StringPiece& part) {
        const auto start = passage.span.start + static_cast<std::uint64_t>(part.data() - words.data());
        return Span{start, start + part.size()};
      };
      Found found{span_of(parts[0]), {}};
      if (parts[0].empty()) {  // between characters, such as \b
        at = found.whole.start - passage.span.start;
        if (at < words.size()) at += dossier::decode_utf8(words, at).size;
        continue;
      }
      at = found.whole.end - passage.span.start;
      for (std::size_t i = 0; i < pattern.groups.size(); ++i)
        if (!parts[i + 1].empty()) found.groups.push_back({pattern.groups[i], span_of(parts[i + 1])});
      if (!take(pattern, found)) return;
    }
  }
}

void Scan::match_tokens(const std::vector<const Pattern*>& patterns) {
  // The model knows English only.
  const bool english = language_.empty() || language_.starts_with("en");
  std::vector<const Pattern*> active = patterns;
  TokenMatch match;
  auto passage = passages_.begin();
  for (const auto& sentence : sentences_) {
    sink_.checkpoint();
    while (passage != passages_.end() && passage->span.end <= sentence.start) ++passage;
    const std::string_view block = passage == passages_.end() ? std::string_view() : passage->kind;
    for (auto first = sentence.first; first < sentence.last; first += TokenLine::longest) {
      const auto last = std::min(sentence.last, first + TokenLine::longest);
      ReadTags tags(english ? syntax_ : nullptr, document_.text, tokens_, first, last, scratch_);
      const TokenLine line(document_.text, tokens_, first, last, tags, earlier_);
      std::erase_if(active, [&](const Pattern* pattern) {
        if (!applies_in(*pattern, block)) return false;
        scratch_.matcher.start(*pattern->tokens, line);
        while (scratch_.matcher.next(match)) {
          Found found{{line[match.first].start, line[match.last - 1].end}, {}};
          for (std::size_t i = 0; i < pattern->groups.size(); ++i) {
            const auto from = match.slots[2 * i];
            const auto to = match.slots[2 * i + 1];
            if (from != TokenMatch::unset && to != TokenMatch::unset && from < to)
              found.groups.push_back({pattern->groups[i], {line[from].start, line[to - 1].end}});
          }
          if (!take(*pattern, found)) return true;
        }
        return false;
      });
    }
  }
}

bool Scan::take(const Pattern& pattern, const Found& found) {
  if (++matches_[&pattern] > settings_.max_matches) {
    sink_.drop(pattern.id, "too_many_matches", found.whole);
    return false;
  }
  std::string_view why;
  auto claim = make_claim(pattern, found, document_, earlier_, why);
  if (!claim) {
    sink_.drop(pattern.id, why, found.whole);
    return true;
  }
  claim->confidence = pattern.confidence.value_or(settings_.confidence);
  claim->sentence = language::sentences_around(sentences_, claim->span());
  sink_.emit(*claim);
  return true;
}

}  // namespace pattern_extractor
