#include "slot_choice.hpp"

#include "slot_weights.hpp"

namespace quantity {

SlotChoice choose_slot(const Slot& slot) {
  static const auto of_subjects = language::spread(subject_weights), of_properties = language::spread(property_weights);
  SlotChoice choice;
  const auto subjects = find_subjects(slot);
  choice.subject = subjects.all[language::best_of(of_subjects, subjects.evidence)].words;
  auto properties = find_properties(slot);
  choice.property = std::move(properties.all[language::best_of(of_properties, properties.evidence)]);
  const auto& reading = slot.reading;
  const bool of_tree = choice.subject.first == reading.subject.first && choice.subject.last == reading.subject.last;
  if (of_tree && !choice.subject.empty()) choice.verb = reading.verb;
  return choice;
}

}  // namespace quantity
