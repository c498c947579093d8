// Patterns over tokens: their syntax, and the program that they become.
//
//   word            this word, ignoring case          "up to"      exactly these tokens
//   lemma:rise      a form of the word                tag:VB*      a part of speech, * at the end: any ending
//   shape:Xx        case and digits, see the README   is:number    a kind of token
//   claim:quantity  the tokens of an earlier claim    [a b !c]     one token that passes all tests; []: any
//   a b   a | b   (a b)   (?P<name>a b)   a? a* a+ a{2} a{2,} a{2,5}
#pragma once

#include <bitset>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "dossier/text/tokens.hpp"
#include "language/syntax/tags.hpp"

namespace pattern_extractor {

// A test of one token.
struct TokenTest {
  enum class Look : std::uint8_t { folded, exact, tag, shape, kind } look = Look::folded;
  bool negated = false;
  std::vector<std::string> texts;  // of folded, exact, shape: one of them
  std::bitset<language::tag_count> tags;
  std::bitset<16> kinds;  // of dossier::TokenKind
};

struct Instruction {
  enum class Op : std::uint8_t {
    token,  // a token that passes the tests tests[a]
    claim,  // the tokens of a claim of the kind claim_kinds[a]
    split,  // continue at a; if that fails, at b
    jump,   // continue at a
    save,   // note the position in slot a
    match
  } op = Op::match;
  std::uint32_t a = 0;
  std::uint32_t b = 0;
};

struct TokenProgram {
  static constexpr std::size_t longest = 2000;  // instructions

  std::vector<Instruction> code;
  std::vector<std::vector<TokenTest>> tests;
  std::vector<std::string> claim_kinds;
  std::vector<std::string> groups;  // group i is between the slots 2i and 2i + 1
  bool uses_tags = false;
};

// What is wrong in a pattern, and where.
struct PatternError {
  std::size_t offset = 0;  // bytes
  std::string message;     // "expected ..., found ..."
};

// Throws PatternError.
TokenProgram read_token_program(std::string_view pattern);

}  // namespace pattern_extractor
