#include "token_matcher.hpp"

namespace pattern_extractor {

void TokenMatcher::start(const TokenProgram& program, const TokenLine& line) {
  program_ = &program;
  line_ = &line;
  token_ = 0;
  visited_.assign(program.code.size() * (line.size() + std::size_t{1}), false);
}

bool TokenMatcher::next(TokenMatch& match) {
  for (; token_ < line_->size(); ++token_) {
    if (!match_from(token_, match)) continue;
    match.first = token_;
    token_ = match.last;  // a match has a token at least
    return true;
  }
  return false;
}

// What was visited and did not lead to a match does not from an earlier token either; what led to the last match ends
// where the next search begins, and a program that needs a token cannot get further from there without one.
bool TokenMatcher::first_visit(std::uint32_t at, std::uint32_t token) {
  const std::size_t place = at * (line_->size() + std::size_t{1}) + token;
  if (visited_[place]) return false;
  visited_[place] = true;
  return true;
}

bool TokenMatcher::match_from(std::uint32_t token, TokenMatch& match) {
  using Op = Instruction::Op;
  match.slots.assign(program_->groups.size() * 2, TokenMatch::unset);
  steps_.clear();
  steps_.push_back({0, token, TokenMatch::unset});
  while (!steps_.empty()) {
    auto [at, here, slot] = steps_.back();
    steps_.pop_back();
    if (slot != TokenMatch::unset) {
      match.slots[slot] = at;
      continue;
    }
    while (first_visit(at, here)) {
      const auto& instruction = program_->code[at];
      if (instruction.op == Op::match) {
        match.last = here;
        return true;
      }
      if (instruction.op == Op::token) {
        if (here == line_->size() || !line_->passes(here, program_->tests[instruction.a])) break;
        ++at, ++here;
      } else if (instruction.op == Op::claim) {
        if (here == line_->size()) break;
        line_->claim_ends(here, program_->claim_kinds[instruction.a], ends_);
        if (ends_.empty()) break;
        for (std::size_t i = 0; i + 1 < ends_.size(); ++i) steps_.push_back({at + 1, ends_[i], TokenMatch::unset});
        ++at;
        here = ends_.back();
      } else if (instruction.op == Op::split) {
        steps_.push_back({instruction.b, here, TokenMatch::unset});
        at = instruction.a;
      } else if (instruction.op == Op::jump) {
        at = instruction.a;
      } else {
        steps_.push_back({match.slots[instruction.a], here, instruction.a});
        match.slots[instruction.a] = here;
        ++at;
      }
    }
  }
  return false;
}

}  // namespace pattern_extractor
