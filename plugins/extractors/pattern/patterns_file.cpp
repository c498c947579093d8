#include "patterns_file.hpp"

#include <algorithm>
#include <fstream>
#include <functional>
#include <iterator>
#include <set>

#include "dossier/plugin/error.hpp"
#include "dossier/text/fold.hpp"
#include "dossier/text/suggest.hpp"
#include "dossier/text/utf8.hpp"
#include "language/word_list.hpp"
#include "source.hpp"

namespace pattern_extractor {

namespace {

constexpr int largest_regex = 20000;            // instructions of RE2
constexpr std::int64_t regex_memory = 2 << 20;  // bytes, of each: there may be a thousand

std::string listed(const std::vector<std::string>& names) {
  std::string all;
  for (const auto& name : names) all += (all.empty() ? "" : ", ") + name;
  return all;
}

std::string expected_one_of(const std::vector<std::string>& names, const std::string& found) {
  std::string message = "expected one of " + listed(names) + "; found \"" + found + "\"";
  if (const auto near = dossier::suggest(found, names)) message += "; did you mean \"" + *near + "\"?";
  return message;
}

std::string kind_of(const YAML::Node& node) {
  if (node.IsScalar()) return "\"" + node.Scalar() + "\"";
  return node.IsSequence() ? "a list" : node.IsMap() ? "a map" : "nothing";
}

// One pattern of a source.
class PatternNode {
 public:
  PatternNode(Source& source, const YAML::Node& node) : source_(source), node_(node) {}

  Pattern read() {
    if (!node_.IsMap()) {
      source_.wrong(node_, "expected a pattern (a map with id, kind, and text or tokens), found " + kind_of(node_));
      return std::move(pattern_);
    }
    static const std::vector<std::string> keys = {"id",        "kind",   "text",       "tokens", "ignore_case",
                                                  "languages", "blocks", "confidence", "set"};
    each_entry(node_, [&](const std::string& name, const YAML::Node& key, const YAML::Node& value) {
      if (std::find(keys.begin(), keys.end(), name) == keys.end())
        source_.wrong(key, expected_one_of(keys, name));
      else
        entries_.emplace(name, value);
    });
    read_id();
    const bool kind_known = read_kind();
    if (const auto* languages = entry("languages")) texts(*languages, pattern_.languages);
    for (auto& language : pattern_.languages) language = dossier::lower_ascii(language);
    if (const auto* blocks = entry("blocks")) texts(*blocks, pattern_.blocks);
    read_confidence();
    read_pattern(kind_known);
    if (kind_known) {
      read_constants();
      require_fields();
    }
    return std::move(pattern_);
  }

 private:
  const YAML::Node* entry(const std::string& name) const {
    const auto found = entries_.find(name);
    return found == entries_.end() ? nullptr : &found->second;
  }
  using Use = std::function<void(const std::string&, const YAML::Node&, const YAML::Node&)>;
  void each_entry(const YAML::Node& map, const Use& use) {
    std::set<std::string> seen;
    for (const auto& item : map) {
      if (!item.first.IsScalar()) {
        source_.wrong(item.first, "expected a key, found " + kind_of(item.first));
      } else if (!seen.insert(item.first.Scalar()).second) {
        source_.wrong(item.first, "expected each key once, found a second \"" + item.first.Scalar() + "\"");
      } else {
        use(item.first.Scalar(), item.first, item.second);
      }
    }
  }
  void texts(const YAML::Node& node, std::vector<std::string>& out) {
    if (!node.IsSequence()) return source_.wrong(node, "expected a list of texts, found " + kind_of(node));
    for (const auto& item : node) {
      if (item.IsScalar())
        out.push_back(item.Scalar());
      else
        source_.wrong(item, "expected a text, found " + kind_of(item));
    }
  }

  void read_id() {
    const auto* id = entry("id");
    if (!id) return source_.wrong(node_, "expected the key id, which names the pattern, found none");
    if (!id->IsScalar() || id->Scalar().empty())
      return source_.wrong(*id, "expected the name of the pattern, found " + kind_of(*id));
    pattern_.id = id->Scalar();
  }

  bool read_kind() {
    const std::vector<std::string> names(std::begin(kind_names), std::end(kind_names));
    const auto* kind = entry("kind");
    if (!kind) {
      source_.wrong(node_, "expected the key kind, one of " + listed(names) + "; found none");
      return false;
    }
    const auto found = kind->IsScalar() ? std::find(names.begin(), names.end(), kind->Scalar()) : names.end();
    if (found == names.end()) {
      source_.wrong(*kind, kind->IsScalar() ? expected_one_of(names, kind->Scalar())
                                            : "expected one of " + listed(names) + "; found " + kind_of(*kind));
      return false;
    }
    pattern_.kind = static_cast<Kind>(found - names.begin());
    return true;
  }

  void read_confidence() {
    const auto* node = entry("confidence");
    if (!node) return;
    double value = -1;
    if (!node->IsScalar() || !YAML::convert<double>::decode(*node, value) || !(value >= 0 && value <= 1))
      return source_.wrong(*node, "expected a number from 0 to 1, found " + kind_of(*node));
    pattern_.confidence = value;
  }

  void read_pattern(bool kind_known) {
    const auto* text = entry("text");
    const auto* tokens = entry("tokens");
    if (!text == !tokens)
      return source_.wrong(
          text ? *tokens : node_,
          std::string("expected either text (a regular expression) or tokens, found ") + (text ? "both" : "neither"));
    const auto& node = text ? *text : *tokens;
    if (!node.IsScalar()) return source_.wrong(node, "expected a pattern, found " + kind_of(node));
    bool ignore_case = false;
    if (const auto* flag = entry("ignore_case")) {
      if (!flag->IsScalar() || !YAML::convert<bool>::decode(*flag, ignore_case))
        source_.wrong(*flag, "expected true or false, found " + kind_of(*flag));
      else if (tokens)
        source_.wrong(*flag,
                      "expected ignore_case only next to text, found tokens; there plain words ignore case and words "
                      "in quotes do not");
    }
    std::vector<std::string> groups;
    if (text ? !compile_text(node, ignore_case, groups) : !compile_tokens(node, groups)) return;
    if (kind_known) read_groups(node, groups);
  }

  bool compile_text(const YAML::Node& node, bool ignore_case, std::vector<std::string>& groups) {
    RE2::Options options;
    options.set_log_errors(false);
    options.set_case_sensitive(!ignore_case);
    options.set_max_mem(regex_memory);
    auto regex = std::make_unique<RE2>(node.Scalar(), options);
    if (!regex->ok()) {
      const auto at = node.Scalar().find(regex->error_arg());
      source_.wrong(node, at == std::string::npos ? 0 : at,
                    "expected a regular expression of RE2, found an error in it: " + regex->error());
      return false;
    }
    if (regex->ProgramSize() > largest_regex) {
      source_.wrong(node, "expected a regular expression of at most " + std::to_string(largest_regex) +
                              " steps, found " + std::to_string(regex->ProgramSize()) + "; use smaller repetitions");
      return false;
    }
    if (RE2::FullMatch("", *regex)) {
      source_.wrong(node,
                    "expected a regular expression that needs a character, found one that matches the empty text");
      return false;
    }
    groups.resize(static_cast<std::size_t>(regex->NumberOfCapturingGroups()));
    for (const auto& [index, name] : regex->CapturingGroupNames()) groups[static_cast<std::size_t>(index) - 1] = name;
    pattern_.text = std::move(regex);
    return true;
  }

  bool compile_tokens(const YAML::Node& node, std::vector<std::string>& groups) {
    try {
      pattern_.tokens = read_token_program(node.Scalar());
    } catch (const PatternError& error) {
      source_.wrong(node, error.offset, error.message);
      return false;
    }
    groups = pattern_.tokens->groups;
    return true;
  }

  void read_groups(const YAML::Node& node, const std::vector<std::string>& groups) {
    for (const auto& name : groups) {
      if (name.empty()) {  // of a regular expression, without a name
        pattern_.groups.push_back(Field::claim);
        unnamed_ = true;
        continue;
      }
      const auto* row = field_named(name);
      const auto at = node.Scalar().find("<" + name + ">");
      if (!row || !row->group || !belongs(*row, pattern_.kind))
        source_.wrong(node, at == std::string::npos ? 0 : at + 1, expected_one_of(group_names(pattern_.kind), name));
      else
        pattern_.groups.push_back(row->field);
    }
    if (unnamed_)
      source_.wrong(node,
                    "expected groups with names, (?P<value>...), or without, (?:...); found a group (...) that is "
                    "captured but has no name");
  }

  void read_constants() {
    const auto* set = entry("set");
    if (!set) return;
    if (!set->IsMap()) return source_.wrong(*set, "expected a map of fields, found " + kind_of(*set));
    each_entry(*set, [&](const std::string& name, const YAML::Node& key, const YAML::Node& value) {
      const auto* row = field_named(name);
      if (!row || !row->constant || !belongs(*row, pattern_.kind))
        return source_.wrong(key, expected_one_of(constant_names(pattern_.kind), name));
      if (!value.IsScalar() || value.Scalar().empty())
        return source_.wrong(value, "expected a text, found " + kind_of(value));
      if (!row->values.empty() && !language::one_of(value.Scalar(), row->values)) {
        std::vector<std::string> values;
        language::each_word(row->values, [&](std::string_view each) { values.emplace_back(each); });
        return source_.wrong(value, expected_one_of(values, value.Scalar()));
      }
      pattern_.fixed.emplace(row->field, value.Scalar());
    });
  }

  void require_fields() {
    if (!pattern_.text && !pattern_.tokens) return;
    for (const auto& row : field_rows()) {
      if (!row.required || !belongs(row, pattern_.kind) || pattern_.fixed.contains(row.field) ||
          std::find(pattern_.groups.begin(), pattern_.groups.end(), row.field) != pattern_.groups.end())
        continue;
      const std::string name(row.name);
      source_.wrong(node_, "expected " + std::string(row.group ? "a group (?P<" + name + ">...)" : "") +
                               (row.group && row.constant ? " or " : "") +
                               (row.constant ? "\"" + name + "\" under set" : "") + ", which a claim of kind " +
                               std::string(kind_names[static_cast<std::size_t>(pattern_.kind)]) + " needs, found none");
    }
  }

  Source& source_;
  YAML::Node node_;
  std::map<std::string, YAML::Node> entries_;
  Pattern pattern_;
  bool unnamed_ = false;
};

std::string bytes_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::string bytes{std::istreambuf_iterator<char>(file), {}};
  if (!file.is_open() || file.bad())
    throw dossier::Error("cannot_read", "expected a file of patterns, found none that can be read at " + path)
        .at_option("file");
  if (bytes.size() > PatternReader::largest_file)
    throw dossier::Error("too_large", "expected a file of patterns of at most " +
                                          std::to_string(PatternReader::largest_file) + " bytes, found " +
                                          std::to_string(bytes.size()) + " in " + path)
        .at_option("file");
  if (dossier::find_invalid_utf8(bytes) != std::string_view::npos)
    throw dossier::Error("bad_utf8", "expected UTF-8, found other bytes at byte " +
                                         std::to_string(dossier::find_invalid_utf8(bytes)) + " of " + path)
        .at_option("file");
  return bytes;
}

YAML::Node load(Source& source) {
  try {
    return YAML::Load(source.bytes());
  } catch (const YAML::Exception& error) {
    source.wrong(error.mark, "expected YAML, found an error in it: " + error.msg);
  }
  return {};
}

}  // namespace

void PatternReader::read_file(const std::string& path) {
  Source source(path, bytes_of(path));
  const auto whole = load(source);
  if (source.errors().empty()) {
    const auto list = whole.IsMap() ? whole["patterns"] : YAML::Node(YAML::NodeType::Undefined);
    if (whole.IsMap())
      for (const auto& item : whole)
        if (!item.first.IsScalar() || item.first.Scalar() != "patterns")
          source.wrong(item.first, item.first.IsScalar() ? expected_one_of({"patterns"}, item.first.Scalar())
                                                         : "expected the key patterns, found " + kind_of(item.first));
    if (!whole.IsMap() || !list.IsDefined() || !list.IsSequence() || list.size() == 0)
      source.wrong(list.IsDefined() ? list : whole, "expected a list under the key patterns, found " +
                                                        (list.IsDefined() ? kind_of(list) : std::string("none")));
    else
      for (const auto& node : list) patterns_.push_back(PatternNode(source, node).read());
  }
  throw_if_wrong(source.errors(), "file");
}

void PatternReader::read_item(const std::string& yaml, std::size_t number) {
  Source source("item " + std::to_string(number), yaml);
  const auto node = load(source);
  if (source.errors().empty()) patterns_.push_back(PatternNode(source, node).read());
  throw_if_wrong(source.errors(), "patterns");
}

std::vector<Pattern> PatternReader::finish() {
  if (patterns_.size() > most_patterns)
    throw dossier::Error("too_many", "expected at most " + std::to_string(most_patterns) + " patterns, found " +
                                         std::to_string(patterns_.size()));
  std::set<std::string> ids;
  for (const auto& pattern : patterns_)
    if (!ids.insert(pattern.id).second)
      throw dossier::Error("bad_patterns",
                           "expected a different id for each pattern, found \"" + pattern.id + "\" twice");
  return std::move(patterns_);
}

void PatternReader::throw_if_wrong(const std::vector<std::string>& errors, const char* option) const {
  if (errors.empty()) return;
  constexpr std::size_t shown = 10;
  std::string message = errors.front();
  for (std::size_t i = 1; i < std::min(errors.size(), shown); ++i) message += "\n" + errors[i];
  if (errors.size() > shown) message += "\nand " + std::to_string(errors.size() - shown) + " more";
  throw dossier::Error("bad_patterns", message).at_option(option);
}

}  // namespace pattern_extractor
