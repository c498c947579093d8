// Learns the model of names, and measures it by cross-validation: see README.md.
#include <algorithm>
#include <cstdio>
#include <fstream>
#include <map>
#include <string>

#include "language/names/document_names.hpp"
#include "language/train/model_writer.hpp"
#include "language/train/names_learner.hpp"

namespace language::train {
namespace {

void write_model(const std::string& path, const std::vector<NameLexicon::Entry>& lexicon, const NameTables& tables) {
  ModelWriter out(name_model_file::magic, name_model_file::format);
  out.number(lexicon.size(), 4);
  for (const auto& entry : lexicon) out.number(entry.phrase, 4);
  for (const auto& entry : lexicon) out.number(entry.bits, 1);
  for (const auto* table : {&tables.first, &tables.second, &tables.inner}) out.weights(table->rows, table->cells);
  out.save(path);
}

struct Count {
  int gold = 0, found = 0, spans = 0, typed = 0;
  void show(const std::string& name) const {
    const auto f = [](int hit, int found_, int gold_) { return found_ + gold_ ? 200.0 * hit / (found_ + gold_) : 0; };
    std::printf("%-12s P %5.1f R %5.1f F %5.1f  typed %5.1f  (gold %d, found %d)\n", name.c_str(),
                100.0 * spans / std::max(found, 1), 100.0 * spans / std::max(gold, 1), f(spans, found, gold),
                f(typed, found, gold), gold, found);
  }
};

// A line of JSON, as scorers of names read it.
void write_names(std::ofstream& out, const NamedDocument& document, const DocumentNames& found) {
  out << "{\"id\": \"" << document.id << "\", \"pred\": [";
  for (const auto& name : found.names)
    out << (&name == found.names.data() ? "" : ", ") << "{\"start\": " << name.start << ", \"end\": " << name.end
        << ", \"type\": \"" << name_of(name.type) << "\", \"cluster\": " << name.cluster << ", \"link\": \""
        << name_of(name.link) << "\"}";
  out << "]}\n";
}

void measure(const NamedDocument& document, const DocumentNames& found, Count& count) {
  std::map<std::pair<std::uint64_t, std::uint64_t>, std::size_t> gold;
  for (const auto& name : document.gold)
    if (name.type < 3) gold[{name.start, name.end}] = name.type;
  count.gold += static_cast<int>(gold.size());
  count.found += static_cast<int>(found.names.size());
  for (const auto& name : found.names) {
    const auto match = gold.find({name.start, name.end});
    if (match == gold.end()) continue;
    ++count.spans;
    count.typed += match->second == static_cast<std::size_t>(name.type) ? 1 : 0;
  }
}

// Each fifth of `tests` by a model that has learned from `train` and the rest of `tests`.
void cross_validate(const NamedDocuments& train, const NamedDocuments& tests,
                    const std::vector<NameLexicon::Entry>& lexicon, const std::string& output) {
  constexpr std::size_t folds = 5;
  std::ofstream out;
  if (!output.empty()) out.open(output);
  std::map<std::string, Count> counts;
  for (std::size_t fold = 0; fold < folds; ++fold) {
    std::vector<NamedDocument*> known;
    for (const auto& document : train) known.push_back(document.get());
    for (std::size_t i = 0; i < tests.size(); ++i)
      if (i % folds != fold) known.push_back(tests[i].get());
    const auto tables = learn_names(known, {});
    const NameModel model{NameLexicon(lexicon), tables.first.weights(), tables.second.weights(),
                          tables.inner.weights()};
    for (std::size_t i = fold; i < tests.size(); i += folds) {
      const auto& document = *tests[i];
      const auto found = document_names(document.text, document.tokens, document.sentences, model);
      measure(document, found, counts["all"]);
      measure(document, found, counts[i % 2 == 0 ? "even" : "odd"]);
      measure(document, found, counts[document.id.substr(0, document.id.rfind('_'))]);
      if (out.is_open()) write_names(out, document, found);
    }
  }
  for (const auto& [name, count] : counts) count.show(name);
}

int run(int argc, char** argv) {
  std::multimap<std::string, std::string> options;
  for (int i = 1; i + 1 < argc; i += 2) options.emplace(argv[i], argv[i + 1]);
  const auto option = [&](const std::string& name) {
    const auto found = options.find(name);
    return found == options.end() ? std::string() : found->second;
  };
  const auto entries = load_lexicon(option("--lexicon"));
  const NameLexicon lexicon(entries);
  NamedDocuments train, tests;
  const auto [first, last] = options.equal_range("--train");
  for (auto at = first; at != last; ++at) load_documents(at->second, lexicon, train);
  if (const auto path = option("--write"); !path.empty()) {
    std::vector<NamedDocument*> known;
    for (const auto& document : train) known.push_back(document.get());
    write_model(path, entries, learn_names(known, {}));
    return 0;
  }
  load_documents(option("--test"), lexicon, tests);
  cross_validate(train, tests, entries, option("--predict"));
  return 0;
}

}  // namespace
}  // namespace language::train

int main(int argc, char** argv) { return language::train::run(argc, argv); }
