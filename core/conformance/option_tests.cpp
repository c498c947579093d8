// The options: the plugin accepts exactly what its manifest declares.
#include <algorithm>
#include <cmath>

#include "core/conformance/random.hpp"
#include "core/conformance/subject.hpp"
#include "core/conformance/test.hpp"

namespace dossier::conformance {
namespace {

std::string answer_of(const Given& given) {
  if (!given.failure) return "no reason was given";
  return given.failure->code + ": " + given.failure->message;
}

// The required options and one more.
Json with(const Subject& subject, const OptionDeclaration& option, Json value) {
  Json options = subject.least_options();
  options.set(option.name, std::move(value));
  return options;
}
std::string shown(const OptionDeclaration& option, const Json& value) {
  return "the option \"" + option.name + "\" set to " + value.dump();
}

bool is_number(const OptionDeclaration& option) { return option.type == "integer" || option.type == "number"; }

std::vector<Json> values_inside(const OptionDeclaration& option) {
  std::vector<Json> values;
  if (option.type == "boolean") values = {Json(true), Json(false)};
  for (const auto& choice : option.choices) values.emplace_back(choice);
  if (is_number(option)) {
    const auto add = [&](double number) {
      Json value = option.type == "integer" ? Json(static_cast<std::int64_t>(number)) : Json(number);
      if (!check_option(option, value)) values.push_back(std::move(value));
    };
    if (option.minimum) add(*option.minimum);
    if (option.maximum) add(*option.maximum);
    if (option.minimum && option.maximum)
      add(option.type == "integer" ? std::floor((*option.minimum + *option.maximum) / 2)
                                   : (*option.minimum + *option.maximum) / 2);
  }
  return values;
}

// Values that the declaration does not allow, of the right type.
std::vector<Json> values_beyond(const OptionDeclaration& option) {
  std::vector<Json> values;
  const double step = option.type == "integer" ? 1 : 0.000001;
  if (is_number(option)) {
    for (const auto& [bound, sign] : {std::pair{option.minimum, -1.0}, {option.maximum, 1.0}}) {
      if (!bound) continue;
      for (const double distance : {step, 1000.0}) {
        const double number = *bound + sign * distance;
        values.push_back(option.type == "integer" ? Json(static_cast<std::int64_t>(number)) : Json(number));
      }
    }
    values.push_back(Json(Json::Number{"1e300"}));
    if (option.type == "integer") values.push_back(Json(Json::Number{"99999999999999999999"}));
    if (option.type == "integer") values.push_back(Json(1.5));
  }
  if (option.type == "choice") {
    values = {Json(""), Json(option.choices.front() + " "), Json("no such choice")};
    std::string upper = option.choices.front();
    std::ranges::transform(upper, upper.begin(), [](unsigned char c) { return std::toupper(c); });
    values.emplace_back(upper);
  }
  if (option.type == "list") values = {Json(Json::Array{Json(1)}), Json(Json::Array{Json("a"), Json()})};
  std::erase_if(values, [&](const Json& value) { return !check_option(option, value); });
  return values;
}

std::vector<Json> values_of_other_types(const OptionDeclaration& option) {
  std::vector<Json> values{
      Json(true), Json(7), Json("words"), Json(Json::Array{}), Json(Json::Object{}), Json(Json::Array{Json("a")})};
  std::erase_if(values, [&](const Json& value) { return !check_option(option, value); });
  return values;
}

// Types with values that only the plugin can know to be wrong (an empty path, an invalid address).
bool may_refuse(const OptionDeclaration& option) {
  return option.type == "text" || option.type == "path" || option.type == "list";
}

// Each needs a new instance, which for a program is a process: then only a dozen, chosen by the seed.
template <class Try>
void cut_for_programs(const Setting& setting, std::vector<Try>& tries) {
  constexpr std::size_t most = 12;
  if (setting.installed().command.empty() || tries.size() <= most) return;
  Random(setting.seed).shuffle(tries);
  tries.resize(most);
}

struct Choice {
  const OptionDeclaration* option;
  Json value;
};
template <class Values>
std::vector<Choice> choices_of(const Setting& setting, Values values_of) {
  std::vector<Choice> choices;
  for (const auto& option : setting.installed().manifest.options)
    for (auto& value : values_of(option)) choices.push_back({&option, std::move(value)});
  cut_for_programs(setting, choices);
  return choices;
}

Outcome defaults(const Setting& setting) {
  const Subject subject(setting);
  const Json least = subject.least_options();
  auto created = subject.try_create(least);
  if (!created.instance)
    return failed("the options " + least.dump() + " (all defaults) were refused: " + answer_of(created.given));
  Json written = least;
  for (const auto& option : subject.manifest().options) {
    if (option.fallback.is_null()) continue;
    if (const auto why = check_option(option, option.fallback))
      return failed("the default of \"" + option.name + "\" does not fit its own declaration: " + *why);
    written.set(option.name, option.fallback);
    created = subject.try_create(with(subject, option, option.fallback));
    if (!created.instance)
      return failed(shown(option, option.fallback) + " is its default but was refused: " + answer_of(created.given));
  }
  created = subject.try_create(written);
  if (!created.instance)
    return failed("the defaults, written out as " + written.dump() + ", were refused: " + answer_of(created.given));
  return passed();
}

Outcome bounds(const Setting& setting) {
  const Subject subject(setting);
  const auto choices = choices_of(setting, values_inside);
  for (const auto& [option, value] : choices) {
    const auto created = subject.try_create(with(subject, *option, value));
    if (!created.instance)
      return failed(shown(*option, value) + " fits its declaration but was refused: " + answer_of(created.given));
  }
  return !choices.empty() ? passed() : skipped("it has no options with bounds or choices");
}

Outcome refuses(const Subject& subject, const Json& options, const std::string& name, const std::string& what) {
  const auto created = subject.try_create(options);
  if (created.instance) return failed(what + " was accepted; it must be refused");
  if (!created.given.failure) return failed(what + " was refused without a reason");
  if (created.given.failure->option != name)
    return failed(what + " was refused, but the error names the option \"" + created.given.failure->option +
                  "\"; expected \"" + name + "\", so that the pipeline's line can be shown");
  return passed();
}

template <class Values>
Outcome all_refused(const Setting& setting, Values values_of) {
  const Subject subject(setting);
  const auto choices = choices_of(setting, values_of);
  for (const auto& [option, value] : choices) {
    auto outcome = refuses(subject, with(subject, *option, value), option->name, shown(*option, value));
    if (outcome.bad()) return outcome;
  }
  return !choices.empty() ? passed() : skipped("it has no options for which there are such values");
}

Outcome beyond_bounds(const Setting& setting) { return all_refused(setting, values_beyond); }
Outcome other_types(const Setting& setting) { return all_refused(setting, values_of_other_types); }

Outcome unknown(const Setting& setting) {
  const Subject subject(setting);
  std::vector<std::string> names{"no_such_option", ""};
  for (const auto& option : subject.manifest().options) {
    names.push_back(option.name + "_");
    names.push_back(option.name.substr(0, option.name.size() - 1));
  }
  cut_for_programs(setting, names);
  for (const auto& name : names) {
    if (subject.manifest().option(name)) continue;
    Json options = subject.least_options();
    options.set(name, Json("words"));
    auto outcome = refuses(subject, options, name, "the option \"" + name + "\", which is not declared,");
    if (outcome.bad()) return outcome;
  }
  return passed();
}

Outcome required(const Setting& setting) {
  const Subject subject(setting);
  bool any = false;
  for (const auto& option : subject.manifest().options) {
    if (!option.required()) continue;
    any = true;
    Json options{Json::Object{}};
    const Json least = subject.least_options();
    for (const auto& [name, value] : *least.object())
      if (name != option.name) options.set(name, value);
    auto outcome =
        refuses(subject, options, option.name, "a configuration without the required \"" + option.name + "\"");
    if (outcome.bad()) return outcome;
  }
  return any ? passed() : skipped("it has no required options");
}

// Many values of all types: the host's check and the plugin's own must agree.
Outcome schema(const Setting& setting) {
  const Subject subject(setting);
  if (subject.manifest().options.empty()) return skipped("it has no options");
  Random random(setting.seed);
  const int tries = subject.is_program() ? 12 : 400;  // each starts it
  for (int i = 0; i < tries; ++i) {
    const auto& option = random.of(subject.manifest().options);
    Json value;
    switch (random.below(6)) {
      case 0: value = Json(random.below(2) == 0); break;
      case 1:
        value = Json(static_cast<std::int64_t>(random.next() >> random.below(64)) * (random.below(2) ? 1 : -1));
        break;
      case 2: value = Json(static_cast<double>(random.below(4000)) / 1000 - 1); break;
      case 3: value = option.choices.empty() ? Json("words") : Json(random.of(option.choices)); break;
      case 4: value = Json(Json::Array{Json("a")}); break;
      default:
        value = option.minimum ? Json(std::floor(*option.minimum) + static_cast<double>(random.below(5))) : Json(1);
    }
    const auto why = check_option(option, value);
    const auto created = subject.try_create(with(subject, option, value));
    if (why && created.instance)
      return failed(shown(option, value) + " is refused by the host's check (" + *why + ") but accepted by the plugin");
    if (!why && !created.instance && !may_refuse(option))
      return failed(shown(option, value) +
                    " is accepted by the host's check but refused by the plugin: " + answer_of(created.given));
  }
  return passed();
}

}  // namespace

std::vector<Test> option_tests() {
  return {
      {"options.defaults", "The defaults are accepted: left out, one by one, and all written out.", defaults},
      {"options.bounds", "Each bound and each choice is accepted.", bounds},
      without_instance({"options.beyond-bounds",
                        "Values beyond a bound or outside the choices are refused, and the error names the option.",
                        beyond_bounds}),
      without_instance(
          {"options.types", "Values of another type are refused, and the error names the option.", other_types}),
      without_instance(
          {"options.unknown", "An option that is not declared is refused, and the error names it.", unknown}),
      without_instance({"options.required",
                        "A configuration without a required option is refused, and the error names it.", required}),
      {"options.schema", "The plugin accepts what the declaration allows and nothing else.", schema},
  };
}

}  // namespace dossier::conformance
