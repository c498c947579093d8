// dossier help CODE | VERB
#include "core/cli/open_pipeline.hpp"
#include "core/cli/print_json.hpp"
#include "core/cli/verbs.hpp"
#include "core/diagnostic/codes.hpp"
#include "core/diagnostic/loss_codes.hpp"
#include "dossier/text/suggest.hpp"

namespace dossier::cli {
namespace {

Json as_json(const diagnostic::CodeHelp& entry) {
  Json json(Json::Object{});
  json.set("code", diagnostic::code_text(entry.code));
  json.set("title", entry.title);
  json.set("explanation", entry.explanation);
  json.set("example", entry.example);
  json.set("fixed", entry.fixed);
  return json;
}

// Breaks a text into lines of at most 100 characters.
void print_wrapped(std::string_view text, std::ostream& out) {
  constexpr std::size_t width = 100;
  while (text.size() > width) {
    const auto space = text.rfind(' ', width);
    if (space == text.npos) break;
    out << text.substr(0, space) << '\n';
    text.remove_prefix(space + 1);
  }
  out << text << '\n';
}

void print_example(std::string_view title, std::string_view text, std::ostream& out) {
  out << '\n' << title << "\n    ";
  for (const char c : text) out << (c == '\n' ? "\n    " : std::string(1, c));
  out << '\n';
}

void print_code(const diagnostic::CodeHelp& entry, std::ostream& out) {
  out << diagnostic::code_text(entry.code) << ": " << entry.title << "\n\n";
  print_wrapped(entry.explanation, out);
  print_example("example", entry.example, out);
  print_example("fixed", entry.fixed, out);
}

Json as_json(const diagnostic::LossHelp& entry) {
  return Json::Object{
      {"code", entry.code}, {"title", entry.title}, {"explanation", entry.explanation}, {"remedy", entry.remedy}};
}

void print_loss(const diagnostic::LossHelp& entry, std::ostream& out) {
  out << entry.code << ": " << entry.title << " (a reason in dead letters)\n\n";
  print_wrapped(entry.explanation, out);
  out << '\n';
  print_wrapped(entry.remedy, out);
}

}  // namespace

int help(const Arguments& arguments, Terminal& terminal) {
  const bool json = wants_json(arguments);
  if (arguments.positional.empty()) {
    print_usage(terminal.out);
    return exit_code::good;
  }
  const auto& topic = arguments.positional[0];
  if (topic == "codes") {
    Json::Array all;
    for (const auto& entry : diagnostic::all_codes()) {
      all.push_back(as_json(entry));
      if (!json) terminal.out << diagnostic::code_text(entry.code) << "  " << entry.title << '\n';
    }
    for (const auto& entry : diagnostic::all_loss_codes()) {
      all.push_back(as_json(entry));
      if (!json) terminal.out << entry.code << "  " << entry.title << '\n';
    }
    if (json) print_json(Json(std::move(all)), terminal.out);
    return exit_code::good;
  }
  if (const auto* entry = diagnostic::find_code(topic)) {
    if (json) {
      print_json(as_json(*entry), terminal.out);
    } else {
      print_code(*entry, terminal.out);
    }
    return exit_code::good;
  }
  if (const auto* entry = diagnostic::find_loss_code(topic)) {
    if (json)
      print_json(as_json(*entry), terminal.out);
    else
      print_loss(*entry, terminal.out);
    return exit_code::good;
  }
  if (print_verb_help(topic, terminal.out)) return exit_code::good;

  std::vector<std::string> topics{"codes"};
  for (const auto& verb : verbs()) topics.emplace_back(verb.name);
  for (const auto& entry : diagnostic::all_codes()) topics.push_back(diagnostic::code_text(entry.code));
  for (const auto& entry : diagnostic::all_loss_codes()) topics.emplace_back(entry.code);
  std::string sentence = "\"" + topic + "\" is neither a code nor a verb of dossier";
  if (const auto near = suggest(topic, topics))
    sentence += "; did you mean \"" + *near + "\"?";
  else if (topic.find('_') != topic.npos)
    sentence += "; a plugin may have reported it: see its README";
  return usage_error(terminal, "help", sentence);
}

}  // namespace dossier::cli
