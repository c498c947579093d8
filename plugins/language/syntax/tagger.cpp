#include "language/syntax/tagger.hpp"

namespace language {

void tag_features(const std::vector<WordForm>& forms, const std::vector<Tag>& tags, std::size_t i, Features& features) {
  static const WordForm before = form_before(), after = form_after();
  const auto& word = forms[i];
  const auto& left = i > 0 ? forms[i - 1] : before;
  const auto& left2 = i > 1 ? forms[i - 2] : before;
  const auto& right = i + 1 < forms.size() ? forms[i + 1] : after;
  const auto& right2 = i + 2 < forms.size() ? forms[i + 2] : after;
  const auto tag1 = i > 0 ? tags[i - 1] : Tag::none;
  const auto tag2 = i > 1 ? tags[i - 2] : Tag::none;
  const std::uint32_t at_start = i == 0 ? 1 : 0;

  features.clear();
  features.add();
  features.add(word.lower);
  features.add(word.cased);
  features.add(left.lower);
  features.add(right.lower);
  features.add(left2.lower);
  features.add(right2.lower);
  features.add(left.lower, word.lower);
  features.add(word.lower, right.lower);
  features.add(left.lower, right.lower);
  features.add(word.shape, at_start);
  features.add(word.shape, left.shape);
  features.add(word.shape, right.shape);
  for (const auto ending : word.endings) features.add(ending);
  for (const auto beginning : word.beginnings) features.add(beginning);
  features.add(word.endings[2], word.shape, at_start);
  features.add(left.endings[2]);
  features.add(right.endings[2]);
  features.add(right.endings[1], right.shape);
  features.add(tag1);
  features.add(tag2, tag1);
  features.add(tag1, word.lower);
  features.add(tag2, tag1, word.lower);
  features.add(tag1, word.endings[2]);
  features.add(tag1, word.shape);
  features.add(tag1, right.lower);
  features.add(tag1, right.endings[2]);
  features.add(tag2, word.lower);
  features.add(word.endings[2], right.endings[2]);
}

}  // namespace language
