#include "core/pipeline/read_paths.hpp"

#include <algorithm>

namespace dossier::pipeline {
namespace fs = std::filesystem;

fs::path resolved(const fs::path& path) {
  std::error_code error;
  const auto absolute = fs::absolute(path, error);
  auto canonical = fs::weakly_canonical(absolute, error);
  if (error) canonical = absolute.lexically_normal();
  return canonical.has_filename() ? canonical : canonical.parent_path();
}

// Readers skip hidden files and folders.
bool is_read_with(const fs::path& path, const fs::path& input) {
  const auto [end, rest] = std::mismatch(input.begin(), input.end(), path.begin(), path.end());
  return end == input.end() && std::none_of(rest, path.end(), [](const fs::path& name) {
           const auto text = name.string();
           return text.size() > 1 && text[0] == '.';
         });
}

}  // namespace dossier::pipeline
