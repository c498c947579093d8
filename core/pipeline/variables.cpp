#include "core/pipeline/variables.hpp"

#include <algorithm>

#include "core/pipeline/names.hpp"
#include "core/pipeline/scalar.hpp"

namespace dossier::pipeline {
namespace {

const std::vector<std::string> types{"text", "path", "integer", "number", "boolean", "choice", "secret"};
const std::vector<std::string> declaration_keys{"type", "default", "help", "env", "choices"};

std::string default_cure(const std::string& type, const Node& value) {
  if (type == "integer" && value.type == Node::Type::number) return "use a whole number, or change its type to number";
  if (type == "choice" && value.is_text()) return "use one of them, or add it to `choices`";
  if (type == "path" && value.is_text()) return "use a file or folder; \".\" is the working directory";
  if (type == "boolean") return value.is_text() ? "in YAML 1.2 only true and false are boolean" : "";
  if (type == "integer" || type == "number")
    return value.is_text() && resolve(value.text).type == Node::Type::number ? "remove the quotes" : "";
  return value.plain && !value.is_text() && value.items.empty() ? "quote it" : "";
}

}  // namespace

Variables::Variables(const Node& root, const Flags& flags, const std::map<std::string, std::string>& environment,
                     Report& report)
    : report_(report), flags_(flags), environment_(environment) {
  const Node* vars = root.find("vars");
  if (!vars || vars->is_null()) return;
  if (!vars->is_map()) {
    report_.error(Code::wrong_type, vars->place, "expected a map of variables, found " + describe(*vars),
                  "for example vars: { output: { type: path, default: out } }");
    return;
  }
  for (const auto& declaration : vars->items) declare(declaration);
  for (auto& [name, variable] : variables_) settle(name, variable);
}

std::map<std::string, VariableTrace> Variables::trace() const {
  std::map<std::string, VariableTrace> all;
  for (const auto& [name, variable] : variables_)
    if (variable.value)
      all[name] = {variable.declaration, variable.type, variable.env, variable.giver, *variable.value};
  return all;
}

void Variables::declare(const Node& declaration) {
  Variable& variable = variables_[declaration.key];
  variable.declaration = &declaration;
  const std::size_t errors = report_.errors();
  if (!is_name(declaration.key))
    report_.error(Code::bad_name, declaration.key_place,
                  "expected the name of a variable, found " + in_quotes(declaration.key),
                  "use a letter, then letters, digits, hyphens and underscores, at most 64 in all");
  if (declaration.key == "here")
    report_.error(Code::bad_variable, declaration.key_place, "the name \"here\" is reserved for the folder of the file",
                  "rename it");
  if (!declaration.is_map()) {
    report_.error(Code::wrong_type, declaration.place,
                  "expected the declaration of a variable, found " + describe(declaration),
                  "for example " + declaration.key + ": { type: text, default: ... }");
  } else {
    for (const auto& key : declaration.items) declare_key(key, variable);
    if (variable.type == "choice" && variable.choices.empty() && report_.errors() == errors)
      report_.error(Code::bad_variable, declaration.key_place,
                    "the variable " + in_quotes(declaration.key) + " has the type choice but no choices",
                    "add choices: [one, another]");
    if (variable.type != "choice" && !variable.choices.empty())
      report_.error(
          Code::bad_variable, declaration.find("choices")->key_place,
          "only a variable of type choice has choices; " + in_quotes(declaration.key) + " is a " + variable.type,
          "set its type to choice");
  }
  variable.usable = report_.errors() == errors;
  if (variable.type == "secret")
    if (const Node* fallback = declaration.find("default")) report_.hide(*fallback);
}

void Variables::declare_key(const Node& key, Variable& variable) {
  if (key.key == "default") return;
  if (key.key == "choices") {
    if (!key.is_list())
      return report_.error(Code::wrong_type, key.place, "expected a list of texts, found " + describe(key),
                           "for example choices: [one, another]");
    for (const auto& item : key.items)
      if (!item.is_text())
        return report_.error(Code::wrong_type, item.place, "expected a text, found " + describe(item), "quote it");
    for (const auto& item : key.items) variable.choices.push_back(item.text);
    return;
  }
  if (std::ranges::find(declaration_keys, key.key) == declaration_keys.end())
    return report_.error(
        Code::unknown_key, key.key_place, "unknown key " + in_quotes(key.key) + " in a variable",
        key.is_null() ? "if it is part of a text with a comma, quote that text"
                      : report_.did_you_mean(key.key, declaration_keys, "the keys are " + enumerate(declaration_keys)));
  if (!key.is_text())
    return report_.error(Code::wrong_type, key.place, "expected a text, found " + describe(key), "quote it");
  if (key.key == "env") variable.env = key.text;
  if (key.key != "type") return;
  if (std::ranges::find(types, key.text) == types.end())
    return report_.error(Code::bad_value, key.place,
                         "expected one of " + enumerate(types, "or") + ", found " + in_quotes(key.text),
                         report_.did_you_mean(key.text, types));
  variable.type = key.text;
}

std::string Variables::expected(const Variable& variable) const {
  const auto& type = variable.type;
  if (type == "integer") return "a whole number";
  if (type == "number") return "a number";
  if (type == "boolean") return "true or false";
  if (type == "choice") return "one of " + enumerate(variable.choices, "or");
  if (type == "path") return "a path";
  return "a text";
}

bool Variables::fits(const Variable& variable, const Node& value) const {
  const auto& type = variable.type;
  if (type == "integer") return whole_digits(value).has_value();
  if (type == "number") return value.type == Node::Type::number;
  if (type == "boolean") return value.type == Node::Type::boolean;
  if (!value.is_text()) return false;
  if (type == "choice") return std::ranges::find(variable.choices, value.text) != variable.choices.end();
  return type != "path" || !value.text.empty();
}

// A text from outside, parsed as the type of the variable.
std::optional<Node> Variables::typed(const Variable& variable, const std::string& text) const {
  Node value;
  value.type = Node::Type::text;
  value.text = text;
  if (variable.type == "integer" || variable.type == "number" || variable.type == "boolean") {
    auto scalar = resolve(text);
    if (scalar.bad) return std::nullopt;
    value.type = scalar.type;
    value.text = std::move(scalar.text);
    value.digits = std::move(scalar.digits);
  }
  if (!fits(variable, value)) return std::nullopt;
  return value;
}

void Variables::settle(const std::string& name, Variable& variable) {
  if (std::exchange(variable.settled, true) || !variable.usable) return;
  if (!settle_given(name, variable)) settle_default(name, variable);
  if (variable.value && variable.type == "secret") variable.value->secret = true;
}

// From a flag or the environment; false if neither has it.
bool Variables::settle_given(const std::string& name, Variable& variable) {
  GivenValue given;
  std::string origin;
  const auto flag = flags_.variables.find(name);
  const auto environment = environment_.find(variable.env);
  if (flag != flags_.variables.end()) {
    given = flag->second;
    origin = "--set " + name;
  } else if (!variable.env.empty() && environment != environment_.end()) {
    given = {environment->second, variable.declaration->find("env")->place};
    origin = "the environment variable " + variable.env;
  } else {
    return false;
  }
  variable.value = typed(variable, given.text);
  if (!variable.value) {
    const std::string found = variable.type == "secret" ? "another value" : in_quotes(given.text);
    report_.error(Code::bad_variable_value, given.place,
                  "the variable " + in_quotes(name) + " is " + expected(variable) + "; " + origin + " has " + found,
                  variable.type == "choice" ? report_.did_you_mean(given.text, variable.choices, "use one of them")
                                            : "use another value");
    variable.usable = false;
    return true;
  }
  variable.giver = origin.starts_with("--set") ? Giver::flag : Giver::environment;
  variable.value->place = given.place;
  variable.value->givers = {
      {given.place, "the value of " + in_quotes(name) + (variable.giver == Giver::flag ? "" : ": " + origin)}};
  return true;
}

void Variables::settle_default(const std::string& name, Variable& variable) {
  const Node* fallback = variable.declaration->find("default");
  if (!fallback || fallback->is_null()) {
    report_.error(Code::missing_value, variable.declaration->key_place,
                  "the variable " + in_quotes(name) + " has no value and no default",
                  "add --set " + name + "=VALUE" +
                      (variable.env.empty() ? "" : ", or set the environment variable " + variable.env));
    variable.usable = false;
    return;
  }
  Node value = *fallback;
  const std::size_t errors = report_.errors();
  variable.settling = true;
  substitute(value);
  variable.settling = false;
  if (report_.errors() != errors) {
    variable.usable = false;
    return;
  }
  if (!fits(variable, value)) {
    if (variable.type == "secret") value.secret = true;
    report_.error(
        Code::bad_variable_value, value.place,
        "the variable " + in_quotes(name) + " is " + expected(variable) + "; its default is " + describe(value),
        default_cure(variable.type, value));
    variable.usable = false;
    return;
  }
  value.givers.insert(value.givers.begin(), {value.place, "the default of " + in_quotes(name)});
  variable.value = std::move(value);
}

}  // namespace dossier::pipeline
