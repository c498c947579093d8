// How a secret may come back: as it is, and as JSON, addresses, headers and pages write it.
#pragma once

#include <string>
#include <vector>

namespace dossier::pipeline {

// The secret, escaped as in JSON and HTML, percent-encoded, and in base64, alone or inside something
// longer. Without forms that are too short to differ from other words.
std::vector<std::string> forms_of_secret(const std::string& secret);

}  // namespace dossier::pipeline
