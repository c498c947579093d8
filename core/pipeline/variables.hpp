// The variables of a pipeline, and ${name} in its scalars.
#pragma once

#include <map>
#include <optional>
#include <string>

#include "core/pipeline/flags.hpp"
#include "core/pipeline/node.hpp"
#include "core/pipeline/report.hpp"

namespace dossier::pipeline {

// What gave a variable its value.
enum class Giver { declaration, environment, flag };

// A variable that has its value.
struct VariableTrace {
  const Node* declaration = nullptr;  // in the tree
  std::string type;
  std::string env;  // the environment variable that may give its value
  Giver giver = Giver::declaration;
  Node value;
};

class Variables {
 public:
  // Reads the declarations of `vars`. Values come from flags, else from the environment, else from defaults.
  Variables(const Node& root, const Flags& flags, const std::map<std::string, std::string>& environment,
            Report& report);

  // Replaces ${name} and ${here} in every scalar below the node. A scalar that is nothing but one variable takes its
  // type, every other becomes text.
  void substitute(Node& node);

  // Those that have a value, by name.
  std::map<std::string, VariableTrace> trace() const;

 private:
  struct Variable {
    const Node* declaration = nullptr;
    std::string type = "text";
    std::string env;
    std::vector<std::string> choices;
    Giver giver = Giver::declaration;
    bool usable = true;     // its declaration is sound
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
  // The value behind ${name} at a place; nothing when it was reported.
  std::optional<Node> look_up(const std::string& name, const Place& place);

  void substitution_fault(Node& node, Code code, const Place& place, std::string message, std::string cure);

  Report& report_;
  const Flags& flags_;
  const std::map<std::string, std::string>& environment_;
  std::map<std::string, Variable> variables_;
  std::size_t depth_ = 0;  // of variables that are being settled
  std::size_t made_ = 0;   // bytes made by substitution
};

}  // namespace dossier::pipeline
