#include "tests/fuzz/plugin_runs.hpp"

namespace {

const dossier::fuzz::Target target(
    "reader_news",
    [](std::string_view bytes) {
      static const dossier::testing::LoadedPlugin reader(PLUGIN_DIR "/reader-news.so", "reader.news");
      dossier::fuzz::read(reader, bytes);
    },
    {"<?xml version=\"1.0\"?><!DOCTYPE nitf [<!ENTITY e \"x&#233;\">]><nitf xml:lang=\"en\"><head><docdata><date.issue "
     "norm=\"20240405T101500Z\"/></docdata></head><body><body.head><hedline><hl1>A &e; B</hl1></hedline><byline>By "
     "<person>Ann Lee</person></byline></body.head><body.content><p>One &eacute; "
     "<b>two</b>.</p><table><tr><td>1<td2/></td>"
     "<td>2<sup>3</sup></td></tr></table><ul><li>a</li></ul></body.content></body></nitf>",
     "<newsMessage xmlns='u'><itemSet><newsItem guid='a'><contentMeta><headline>H</headline></contentMeta><contentSet>"
     "<inlineXML><html><body><h1>H</h1><p>T</p></body></html></inlineXML></contentSet></newsItem></itemSet></"
     "newsMessage>",
     "<NewsML><NewsItem><DataContent>caf\xE9</DataContent></NewsItem></NewsML>",
     "{\"uri\":\"u\",\"versioncreated\":\"2024-04-05\",\"headline\":\"\\u00e9\",\"bodies\":[{\"value\":\"a\\n\\nb\"}]"
     "}"});

}  // namespace
