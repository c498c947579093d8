// A document: UTF-8 text with metadata, blocks and its origin. Immutable once a reader has emitted it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "dossier/record/fields.hpp"
#include "dossier/record/span.hpp"

DOSSIER_NAMESPACE_BEGIN

struct Block {
  std::string kind;  // title, paragraph, heading, caption, table, quote, list
  std::uint64_t start = 0;
  std::uint64_t end = 0;

  Span span() const { return {start, end}; }
  template <class V>
  void fields(V& v) {
    v.always("kind", kind);
    v.always("start", start);
    v.always("end", end);
  }
};

// A credit: "(CNS)" in a dateline, "the OPA agency reports".
struct Credit {
  std::string name;  // "CNS"
  std::uint64_t start = 0;
  std::uint64_t end = 0;

  template <class V>
  void fields(V& v) {
    v.always("name", name);
    v.always("start", start);
    v.always("end", end);
  }
};

struct Document {
  std::string id;   // the host's
  std::string key;  // the input's own id; empty: the host uses the file name
  std::string uri;  // the host's
  std::string url;
  std::string media_type;
  std::string source;  // publisher
  std::string title;
  std::vector<std::string> authors;
  std::string published;  // ISO 8601, with the precision of the input
  std::string updated;
  std::string language;  // BCP 47
  std::vector<Block> blocks;
  std::vector<Credit> credits;
  Json metadata;  // an object, or null
  Json::Object rest;

  // Borrowed: in a plugin it is valid during the call. Not one of the fields; it is passed next to the record.
  std::string_view text;

  std::string_view slice(const Span& span) const { return span.of(text); }

  template <class V>
  void fields(V& v) {
    head_fields(v);
    tail_fields(v);
  }
  template <class V>
  void head_fields(V& v) {
    v("id", id);
    v("key", key);
    v("uri", uri);
    v("url", url);
    v("media_type", media_type);
    v("source", source);
    v("title", title);
    v("authors", authors);
    v("published", published);
    v("updated", updated);
    v("language", language);
  }
  template <class V>
  void tail_fields(V& v) {
    v("blocks", blocks);
    v("credits", credits);
    v("metadata", metadata);
    v.rest(rest);
  }
};

// The document with its text in place: a line of documents.jsonl. From a record that is already encoded,
// append_with_text (record/document_line.hpp) does the same without reading it.
inline std::string encode_with_text(Document document) {
  std::string out;
  FieldWriter writer(out);
  document.head_fields(writer);
  writer.always("text", document.text);
  document.tail_fields(writer);
  writer.close();
  return out;
}

#ifdef DOSSIER_SHARED_CODECS
DOSSIER_RECORD_CODEC(extern, Document)
#endif

DOSSIER_NAMESPACE_END
