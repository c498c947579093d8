#include "core/engine/remembered_languages.hpp"

#include "core/plugin/codec/fields.hpp"

namespace dossier::engine {
namespace {

constexpr std::size_t shortest = 256;  // bytes: of shorter texts the language is found as fast as it is looked up

// The memo has calls of readers as well.
store::Hash key_of(std::string_view text) {
  store::FastHasher hasher;
  hasher.add("language of ");
  hasher.add(text);
  return hasher.hash();
}

}  // namespace

RememberedLanguages::~RememberedLanguages() {
  try {
    if (!block_.empty()) memo_->add(std::move(block_));
  } catch (const std::exception&) {
    // the disk is full: they will be found again
  }
}

TextLanguage RememberedLanguages::of(std::string_view text) {
  const bool worth_it = memo_ && text.size() >= shortest;
  const auto key = worth_it ? key_of(text) : store::Hash();
  if (worth_it)
    if (const auto known = memo_->find(key)) {
      plugin::codec::FieldReader fields(known->value);
      TextLanguage language;
      language.tag = fields.text();
      language.percent = static_cast<int>(fields.number());
      language.letters = static_cast<int>(fields.number());
      return language;
    }
  ++found_;
  auto language = language_of_text(text);
  if (worth_it) {
    plugin::codec::FieldWriter fields;
    fields.text(language.tag)
        .number(static_cast<std::uint64_t>(language.percent))
        .number(static_cast<std::uint64_t>(language.letters));
    block_.add(key, fields.bytes());
  }
  return language;
}

}  // namespace dossier::engine
