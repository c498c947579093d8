#include "xml/namespaces.hpp"

namespace xml {
namespace {

// The prefix that an attribute declares: xmlns="..." declares the empty one.
bool is_declaration(std::string_view attribute, std::string_view& prefix) {
  if (!attribute.starts_with("xmlns")) return false;
  attribute.remove_prefix(5);
  if (!attribute.empty() && attribute[0] != ':') return false;
  prefix = attribute.empty() ? attribute : attribute.substr(1);
  return true;
}

}  // namespace

std::string_view Namespaces::kept(std::string_view text) {
  auto found = kept_.find(text);
  if (found == kept_.end()) found = kept_.emplace(text).first;
  return *found;
}

std::string_view Namespaces::space_of(std::string_view prefix) {
  const auto found = spaces_.find(prefix);
  if (found != spaces_.end() && !found->second.empty()) return found->second.back();
  return prefix == "xml" ? xml_space : kept(prefix);
}

void Namespaces::open(const char* const* attributes) {
  auto& declared = declared_.emplace_back();
  std::string_view prefix;
  for (; *attributes; attributes += 2) {
    if (!is_declaration(attributes[0], prefix)) continue;
    prefix = kept(prefix);
    spaces_[prefix].push_back(kept(attributes[1]));
    declared.push_back(prefix);
  }
  if (!declared.empty()) elements_.clear();
}

void Namespaces::close() {
  for (const auto prefix : declared_.back()) spaces_[prefix].pop_back();
  if (!declared_.back().empty()) elements_.clear();
  declared_.pop_back();
}

Name Namespaces::element(std::string_view written) {
  const auto found = elements_.find(written);
  if (found != elements_.end()) return found->second;
  const auto all = kept(written);
  const auto colon = all.find(':');
  const bool prefixed = colon != std::string_view::npos;
  const Name name{space_of(prefixed ? all.substr(0, colon) : std::string_view()),
                  prefixed ? all.substr(colon + 1) : all};
  elements_.emplace(all, name);
  return name;
}

Name Namespaces::attribute(std::string_view written) {
  const auto all = kept(written);
  const auto colon = all.find(':');
  if (colon == std::string_view::npos) return {{}, all};
  return {space_of(all.substr(0, colon)), all.substr(colon + 1)};
}

}  // namespace xml
