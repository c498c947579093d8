// Small documents of Office programs for the tests of reader.office, made of their members.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "dossier/testing/memory_host.hpp"
#include "tests/plugins/mapped_to.hpp"
#include "tests/plugins/shown_blocks.hpp"
#include "tests/plugins/zip_bytes.hpp"

using dossier::testing::Call;
using dossier::testing::EmittedDocument;
using dossier::testing::LoadedPlugin;

inline const LoadedPlugin& reader() {
  static const LoadedPlugin plugin(PLUGIN_DIR "/reader-office.so", "reader.office");
  return plugin;
}

// What the map counts in: the members that the metadata names, one after another.
inline std::string source_of(const EmittedDocument& emitted, const ZipMembers& members) {
  std::string all;
  if (const auto* places = emitted.document.metadata.find("members"))
    for (const auto& place : *places->array())
      for (const auto& [name, bytes] : members) {
        std::string lower = name;
        std::transform(lower.begin(), lower.end(), lower.begin(), [](char c) { return std::tolower(c); });
        if (lower == place.text_or("name")) all += bytes;
      }
  return all;
}

// Reads a document of these members, and expects a true map.
inline Call read_members(const ZipMembers& members) {
  auto call = reader().read(zip_bytes(members));
  for (const auto& document : call.documents) {
    EXPECT_EQ(unmapped_words(*document, source_of(*document, members), false), "");
  }
  return call;
}

inline std::string code_of(const Call& call) { return call.failure ? call.failure->code : ""; }

inline const std::string office_types = "application/vnd.openxmlformats-officedocument.";
inline const std::string relation_types = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

inline std::string relation(const std::string& id, const std::string& type, const std::string& target) {
  return "<Relationship Id='" + id + "' Type='" + relation_types + type + "' Target='" + target + "'/>";
}

inline ZipMembers open_xml(const std::string& main, const std::string& type, const std::string& relations,
                           ZipMembers more) {
  const auto slash = main.find('/') + 1;
  ZipMembers members{
      {"[Content_Types].xml",
       "<Types><Override PartName='/" + main + "' ContentType='" + office_types + type + "'/></Types>"},
      {"_rels/.rels", "<Relationships>" + relation("r1", "officeDocument", main) +
                          relation("r2", "metadata/core-properties", "docProps/core.xml") + "</Relationships>"},
      {main.substr(0, slash) + "_rels/" + main.substr(slash) + ".rels",
       "<Relationships>" + relations + "</Relationships>"},
      {"docProps/core.xml",
       "<cp:coreProperties xmlns:cp='c' xmlns:dc='http://purl.org/dc/elements/1.1/' xmlns:dcterms='t'>"
       "<dc:title>Ferry runs again</dc:title><dc:creator>A. Orme; B. Vale</dc:creator>"
       "<dcterms:created>2024-05-06T10:00:00Z</dcterms:created><dcterms:modified>2024-05-07T10:00:00Z</"
       "dcterms:modified>"
       "</cp:coreProperties>"}};
  members.insert(members.end(), more.begin(), more.end());
  return members;
}

inline ZipMembers word(const std::string& body, ZipMembers more = {}) {
  more.insert(more.begin(),
              {"word/document.xml",
               "<w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main' xmlns:mc='mc' "
               "xmlns:m='http://schemas.openxmlformats.org/officeDocument/2006/math'><w:body>" +
                   body + "</w:body></w:document>"});
  return open_xml("word/document.xml", "wordprocessingml.document.main+xml",
                  relation("r1", "styles", "styles.xml") + relation("r2", "footnotes", "footnotes.xml") +
                      relation("r3", "comments", "/word/comments.xml") + relation("r4", "header", "header1.xml"),
                  std::move(more));
}

inline std::string run(const std::string& text) { return "<w:r><w:t xml:space='preserve'>" + text + "</w:t></w:r>"; }
inline std::string styled(const std::string& style, const std::string& text) {
  return "<w:p><w:pPr><w:pStyle w:val='" + style + "'/></w:pPr>" + run(text) + "</w:p>";
}
inline std::string para(const std::string& inside) { return "<w:p>" + inside + "</w:p>"; }
inline std::string cell(const std::string& text) { return "<w:tc><w:tcPr/>" + para(run(text)) + "</w:tc>"; }
inline ZipMembers open_document(const std::string& kind, const std::string& body) {
  std::string spaces;
  for (const std::string part : {"office", "text", "table", "draw", "style", "presentation"})
    spaces += " xmlns:" + part + "='urn:oasis:names:tc:opendocument:xmlns:" + part + ":1.0'";
  spaces +=
      " xmlns:dc='http://purl.org/dc/elements/1.1/' "
      "xmlns:svg='urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0'";
  return {{"mimetype", "application/vnd.oasis.opendocument." + kind},
          {"content.xml", "<office:document-content" + spaces +
                              "><office:automatic-styles><style:style style:name='P1' style:family='paragraph' "
                              "style:parent-style-name='Title'/>"
                              "</office:automatic-styles><office:body>" +
                              body + "</office:body></office:document-content>"},
          {"meta.xml",
           "<office:document-meta" + spaces +
               " xmlns:meta='urn:oasis:names:tc:opendocument:xmlns:meta:1.0'><office:meta><meta:initial-creator>A. "
               "Orme</meta:initial-creator><dc:creator>B. "
               "Vale</dc:creator><meta:creation-date>2024-05-06T10:00:00</meta:creation-date>"
               "<dc:date>2024-05-07T11:00:00</dc:date></office:meta></office:document-meta>"}};
}
