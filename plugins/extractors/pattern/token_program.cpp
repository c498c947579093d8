#include "token_program.hpp"

#include <algorithm>

#include "token_syntax.hpp"

namespace pattern_extractor {

namespace {

using What = SyntaxPart::What;
using Op = Instruction::Op;

// Whether the part can match no token at all.
bool may_be_empty(const SyntaxPart& part) {
  switch (part.what) {
    case What::tests:
    case What::claim: return false;
    case What::repeat: return part.least == 0 || may_be_empty(part.parts.front());
    case What::choice: return std::any_of(part.parts.begin(), part.parts.end(), may_be_empty);
    default: return std::all_of(part.parts.begin(), part.parts.end(), may_be_empty);
  }
}

class TokenCompiler {
 public:
  explicit TokenCompiler(TokenProgram& program) : code_(program.code) {}

  void add(const SyntaxPart& part) {
    switch (part.what) {
      case What::tests: emit(Op::token, part.index); return;
      case What::claim: emit(Op::claim, part.index); return;
      case What::sequence:
        for (const auto& each : part.parts) add(each);
        return;
      case What::choice: return choice(part);
      case What::repeat: return repeat(part);
      case What::group:
        emit(Op::save, part.index * 2);
        add(part.parts.front());
        emit(Op::save, part.index * 2 + 1);
        return;
    }
  }
  std::uint32_t emit(Op op, std::uint32_t a = 0, std::uint32_t b = 0) {
    if (code_.size() >= TokenProgram::longest)
      throw PatternError{0, "expected a pattern of at most " + std::to_string(TokenProgram::longest) +
                                " steps, found more; use fewer alternatives or smaller repetitions"};
    code_.push_back({op, a, b});
    return static_cast<std::uint32_t>(code_.size() - 1);
  }

 private:
  std::uint32_t next() const { return static_cast<std::uint32_t>(code_.size()); }

  void choice(const SyntaxPart& part) {
    std::vector<std::uint32_t> ends;
    for (std::size_t i = 0; i + 1 < part.parts.size(); ++i) {
      const auto split = emit(Op::split);
      code_[split].a = next();
      add(part.parts[i]);
      ends.push_back(emit(Op::jump));
      code_[split].b = next();
    }
    add(part.parts.back());
    for (const auto end : ends) code_[end].a = next();
  }

  void repeat(const SyntaxPart& part) {
    const auto& body = part.parts.front();
    for (std::uint32_t i = 0; i < part.least; ++i) add(body);
    if (part.most == 0) {
      const auto split = emit(Op::split);
      code_[split].a = next();
      add(body);
      emit(Op::jump, split);
      code_[split].b = next();
      return;
    }
    std::vector<std::uint32_t> splits;
    for (std::uint32_t i = part.least; i < part.most; ++i) {
      splits.push_back(emit(Op::split));
      code_[splits.back()].a = next();
      add(body);
    }
    for (const auto split : splits) code_[split].b = next();
  }

  std::vector<Instruction>& code_;
};

}  // namespace

TokenProgram read_token_program(std::string_view pattern) {
  TokenProgram program;
  const auto whole = parse_tokens(pattern, program);
  if (may_be_empty(whole))
    throw PatternError{0, "expected a pattern that needs a token, found one that matches nothing"};
  TokenCompiler compiler(program);
  compiler.add(whole);
  compiler.emit(Op::match);
  return program;
}

}  // namespace pattern_extractor
