// Copy links and clusters for tests, between documents that builders made:
//   CopyBuilder("partial", agency, paper).from_a().passage("Three people died.")
#pragma once

#include <string>
#include <string_view>
#include <utility>

#include "dossier/record/copy.hpp"
#include "dossier/testing/document_builder.hpp"

DOSSIER_NAMESPACE_BEGIN

namespace testing {

class CopyBuilder {
 public:
  // kind: exact, near, partial, derived. By default the similarity is 1 and the direction unknown.
  CopyBuilder(std::string kind, DocumentBuilder a, DocumentBuilder b) : a_(std::move(a)), b_(std::move(b)) {
    copy_.id = "copy:" + a_.id() + ":" + b_.id();
    copy_.a = a_.id();
    copy_.b = b_.id();
    copy_.kind = std::move(kind);
    copy_.direction = "unknown";
    copy_.similarity = 1;
  }

  CopyBuilder& id(std::string id) {
    copy_.id = std::move(id);
    return *this;
  }
  CopyBuilder& from_a() { return direction("a_to_b"); }
  CopyBuilder& from_another() { return direction("common"); }  // both derive from a text that is not in the run
  CopyBuilder& similarity(double share) {
    copy_.similarity = share;
    return *this;
  }
  // The same words in both documents, or different ones in each.
  CopyBuilder& passage(std::string_view words) { return passage(words, words); }
  CopyBuilder& passage(std::string_view in_a, std::string_view in_b) {
    const auto a = a_.span(in_a);
    const auto b = b_.span(in_b);
    copy_.passages.push_back({a.start, a.end, b.start, b.end});
    return *this;
  }
  CopyBuilder& evidence(std::string_view kind, Json::Object more = {}) {
    more.insert(more.begin(), {"kind", Json(kind)});
    copy_.evidence.emplace_back(std::move(more));
    return *this;
  }
  CopyBuilder& field(std::string name, Json value) {
    copy_.rest.emplace_back(std::move(name), std::move(value));
    return *this;
  }

  operator Copy() const { return copy_; }

 private:
  CopyBuilder& direction(std::string word) {
    copy_.direction = std::move(word);
    return *this;
  }

  DocumentBuilder a_;
  DocumentBuilder b_;
  Copy copy_;
};

// The line of a document in clusters: in the cluster that its builder names, else in one of its own.
class ClusterBuilder {
 public:
  explicit ClusterBuilder(const DocumentBuilder& document) {
    cluster_.id = "cluster:" + document.id();
    cluster_.document = document.id();
    cluster_.key = document.document().key;
    cluster_.cluster = document.cluster().empty() ? document.id() : document.cluster();
    cluster_.canonical = cluster_.cluster == cluster_.document;
    cluster_.independent_group = cluster_.cluster;
  }

  ClusterBuilder& canonical(bool is = true) {
    cluster_.canonical = is;
    return *this;
  }
  ClusterBuilder& origin(const DocumentBuilder& document) {
    cluster_.origin = document.id();
    return *this;
  }

  operator Cluster() const { return cluster_; }

 private:
  Cluster cluster_;
};

}  // namespace testing

DOSSIER_NAMESPACE_END
