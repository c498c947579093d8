// Builds nodes from the events of yaml-cpp.
#pragma once

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/mark.h>

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "core/pipeline/node.hpp"
#include "core/pipeline/report.hpp"

namespace dossier::pipeline {

class YamlBuilder : public YAML::EventHandler {
 public:
  // Thrown after the report of an error that makes the rest of the text useless.
  struct Abort {};

  YamlBuilder(const Source& source, Report& report) : source_(source), report_(report) {}

  Node take() { return std::move(root_); }
  // The innermost [ or { that was not closed when parsing stopped.
  std::optional<Place> open_bracket() const;

  void OnDocumentStart(const YAML::Mark& mark) override;
  void OnDocumentEnd() override {}
  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override;
  void OnAlias(const YAML::Mark& mark, YAML::anchor_t anchor) override;
  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                const std::string& value) override;
  void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value style) override;
  void OnSequenceEnd() override { close(); }
  void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value style) override;
  void OnMapEnd() override { close(); }

 private:
  // A list or map that is being read.
  struct Frame {
    Node node;
    YAML::anchor_t anchor = 0;
    std::size_t nodes_before = 0;
    bool has_key = false;  // of a map: the key was read, its value comes next
    bool is_key = false;   // it is where a key is expected
    bool skip = false;     // the value belongs to a key that was rejected
    std::string key;
    Place key_place;
    std::map<std::string, Place, std::less<>> seen;
  };
  struct Anchored {
    Node node;
    std::size_t size = 0;
  };

  Place place(const YAML::Mark& mark) const;
  Place scalar_place(const YAML::Mark& mark, const std::string& value);
  void check_tag(const YAML::Mark& mark, const std::string& tag);
  void count(std::size_t nodes, const Place& place);
  bool expects_key() const;
  void take_key(std::string key, const Place& place);
  void open(Node::Type type, const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor);
  void close();
  void add(Node node, YAML::anchor_t anchor, std::size_t size);
  [[noreturn]] void abort(Code code, const Place& place, std::string message, std::string cure = {});

  const Source& source_;
  Report& report_;
  Node root_;
  bool started_ = false;
  std::size_t nodes_ = 0;
  std::vector<Frame> open_;
  std::set<YAML::anchor_t> unfinished_;
  std::map<YAML::anchor_t, Anchored> anchored_;
};

}  // namespace dossier::pipeline
