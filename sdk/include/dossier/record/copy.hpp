// Copy links and clusters: which documents share text.
#pragma once

#include <string>
#include <vector>

#include "dossier/record/fields.hpp"
#include "dossier/record/span.hpp"

DOSSIER_NAMESPACE_BEGIN

// The same passage in both documents of a link.
struct Passage {
  std::uint64_t a_start = 0;
  std::uint64_t a_end = 0;
  std::uint64_t b_start = 0;
  std::uint64_t b_end = 0;

  template <class V>
  void fields(V& v) {
    v.always("a_start", a_start);
    v.always("a_end", a_end);
    v.always("b_start", b_start);
    v.always("b_end", b_end);
  }
};

struct Copy {
  std::string id;  // the host's
  std::string a;   // document ids
  std::string b;
  std::string direction;  // a_to_b (a is the origin), common (both derive from a text that is not in the run), unknown
  std::string kind;       // exact, near, derived: one cluster; partial: shares passages only
  double similarity = 0;  // 0..1
  std::vector<Passage> passages;
  std::vector<Json> evidence;  // objects with "kind": shared_text, credit_line, agency_mark, rare_wording
  Json::Object rest;

  template <class V>
  void fields(V& v) {
    v("id", id);
    v.always("a", a);
    v.always("b", b);
    v.always("direction", direction);
    v.always("kind", kind);
    v.always("similarity", similarity);
    v("passages", passages);
    v("evidence", evidence);
    v.rest(rest);
  }
};

struct Cluster {
  std::string id;  // the host's
  std::string document;
  std::string key;
  std::string cluster;
  bool canonical = false;
  std::string origin;
  std::string independent_group;
  Json::Object rest;

  template <class V>
  void fields(V& v) {
    v("id", id);
    v.always("document", document);
    v.always("key", key);
    v.always("cluster", cluster);
    v.always("canonical", canonical);
    v("origin", origin);
    v.always("independent_group", independent_group);
    v.rest(rest);
  }
};

#ifdef DOSSIER_SHARED_CODECS
DOSSIER_RECORD_CODEC(extern, Copy)
DOSSIER_RECORD_CODEC(extern, Cluster)
#endif

DOSSIER_NAMESPACE_END
