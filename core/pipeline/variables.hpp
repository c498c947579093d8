// The variables of a pipeline, and ${name} in its scalars.
#pragma once

#include <map>
#include <optional>
#include <string>

#include "core/pipeline/flags.hpp"
#include "core/pipeline/node.hpp"
#include "core/pipeline/report.hpp"

namespace dossier::pipeline {

// What set a variable.
enum class Giver { declaration, environment, flag };

// A variable with its value.
struct VariableTrace {
  const Node* declaration = nullptr;  // in the tree
  std::string type;
  std::string env;  // the environment variable that may set it
  Giver giver = Giver::declaration;
  Node value;
};

class Variables {
 public:
  // Reads the declarations of `vars`. Values come from flags, or else the environment, or else defaults.
  Variables(const Node& root, const Flags& flags, const std::map<std::string, std::string>& environment,
            Report& report);

  // Replaces ${name} and ${here} in every scalar under the node. A scalar that is only a variable gets its type, every
  // other one becomes text.
  void substitute(Node& node);

  // The variables with a value, by name.
  std::map<std::string, VariableTrace> trace() const;

 private:
  struct Variable {
    const Node* declaration = nullptr;
    std::string type = "text";
    std::string env;
    std::vector<std::string> choices;
    Giver giver = Giver::declaration;
    bool usable = true;     // its declaration is valid
    bool settling = false;  // its default is being substituted
    bool settled = false;
    std::optional<Node> value;
  };

  void declare(const Node& declaration);
  void declare_key(const Node& key, Variable& variable);
  void settle(const std::string& name, Variable& variable);
  bool settle_given(const std::string& name, Variable& variable);
  void settle_default(const std::string& name, Variable& variable);
  std::optional<Node> typed(const Variable& variable, const std::string& text) const;
  bool fits(const Variable& variable, const Node& value) const;
  std::string expected(const Variable& variable) const;

  void substitute_scalar(Node& node);
  // The value of ${name} at a place; nothing if an error was reported.
  std::optional<Node> look_up(const std::string& name, const Place& place);

  void substitution_fault(Node& node, Code code, const Place& place, std::string message, std::string cure);

  Report& report_;
  const Flags& flags_;
  const std::map<std::string, std::string>& environment_;
  std::map<std::string, Variable> variables_;
  std::size_t depth_ = 0;  // of variables that are being resolved
  std::size_t made_ = 0;   // bytes produced by substitution
};

}  // namespace dossier::pipeline
