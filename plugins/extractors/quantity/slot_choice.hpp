// Which of the candidates are a quantity's subject and property.
#pragma once

#include <string>

#include "slot_candidates.hpp"

namespace quantity {

struct SlotChoice {
  TokenRange subject;
  std::string property;
  const VerbAt* verb = nullptr;  // of the clause that the subject belongs to; null: the rules' verb holds
};

// By weights that train/train_slots.cpp has learned.
SlotChoice choose_slot(const Slot& slot);

}  // namespace quantity
