// Exporters: records that are valid but rare.
#include <algorithm>

#include "core/conformance/child.hpp"
#include "core/conformance/exporting.hpp"
#include "core/conformance/shown.hpp"
#include "core/store/hash.hpp"

namespace dossier::conformance {
namespace {

using Rows = std::vector<ExportRow>;

// Exports them twice, to two folders: all must be accepted and counted, and both targets must be equal.
Outcome export_twice(const Setting& setting, const Rows& rows, const std::vector<std::string>& ports) {
  const Subject subject(setting);
  Shown shown[2];
  for (auto& one : shown) {
    const ScratchFolder folder;
    const auto inside = folder.path() / "target";  // a neighbour of it would be seen
    std::filesystem::create_directory(inside);
    ExportRun run(subject, inside, "run-1", ports);
    if (const auto sealed = run.must_export(rows); sealed != rows.size())
      return failed(std::to_string(rows.size()) + " rows were written, but seal reports " + std::to_string(sealed));
    one = all_at(subject, inside);
    for (const auto& entry : std::filesystem::directory_iterator(folder.path()))
      if (entry.path() != inside)
        return failed("a file was written outside the target: " + entry.path().filename().string());
  }
  if (const auto why = difference(shown[0], shown[1]); !why.empty())
    return failed("equal rows produced another target: " + why);
  return passed();
}

Outcome export_all_of(const Setting& setting, const Rows& rows,
                      const std::vector<std::string>& ports = ExportRun::every_port()) {
  try {
    return export_twice(setting, rows, ports);
  } catch (const std::exception& error) {
    return failed(error.what());  // so that the message can include what was tried
  }
}

Rows news(const Setting& setting, std::size_t count) {
  const Subject subject(setting);
  return export_rows(news_material(subject, setting.seed, count));
}

// Every text of the records but ids, kinds and other words of the contract becomes this one.
Json with_text(const Json& value, const std::string& text, std::string_view name) {
  static constexpr std::string_view kept[] = {
      "id", "document", "a", "b", "claims", "cluster", "kind", "origin", "canonical", "direction", "independent_group"};
  if (std::ranges::find(kept, name) != std::end(kept)) return value;
  if (value.text()) return text;
  if (const auto* array = value.array()) {
    Json::Array items;
    for (const auto& item : *array) items.push_back(with_text(item, text, name));
    return items;
  }
  if (const auto* object = value.object()) {
    Json changed(Json::Object{});
    for (const auto& [key, member] : *object) changed.set(key, with_text(member, text, key));
    return changed;
  }
  return value;
}
Rows with_texts(const Setting& setting, const std::string& text) {
  Rows rows = news(setting, 3);
  for (auto& row : rows) {
    row.record = with_text(*parse_json(row.record), text, "").dump();
    if (row.port == "documents") row.text = text;
  }
  return rows;
}
Outcome export_texts(const Setting& setting, const std::vector<std::string>& texts) {
  for (const auto& text : texts) {
    set_step("rows whose texts are " + Json(text.substr(0, 40)).dump());
    auto outcome = export_all_of(setting, with_texts(setting, text));
    if (outcome.bad()) {
      outcome.reason = "with the text " + Json(text.substr(0, 40)).dump() + ": " + outcome.reason;
      return outcome;
    }
  }
  return passed();
}

Outcome no_rows(const Setting& setting) { return export_all_of(setting, {}); }
Outcome no_ports(const Setting& setting) { return export_all_of(setting, {}, {}); }

Rows of_ports(const Rows& rows, const std::vector<std::string>& ports) {
  Rows some;
  for (const auto& row : rows)
    if (std::ranges::find(ports, row.port) != ports.end()) some.push_back(row);
  return some;
}
Outcome each_port(const Setting& setting) {
  const auto rows = news(setting, 4);
  for (const auto& port : ExportRun::every_port()) {
    set_step("an export of " + port + " alone");
    for (const auto& some : {of_ports(rows, {port}), Rows()}) {
      auto outcome = export_all_of(setting, some, {port});
      if (!outcome.bad()) continue;
      outcome.reason = "wired to " + port + " alone: " + outcome.reason;
      return outcome;
    }
  }
  return passed();
}
Outcome port_subsets(const Setting& setting) {
  const auto rows = news(setting, 2);
  const auto& all = ExportRun::every_port();
  const Subject subject(setting);
  for (unsigned subset = 1; subset < 1U << all.size(); ++subset) {
    std::vector<std::string> ports;
    std::string names;
    for (std::size_t p = 0; p < all.size(); ++p) {
      if (!(subset >> p & 1U)) continue;
      ports.push_back(all[p]);
      names += (names.empty() ? "" : ", ") + all[p];
    }
    set_step("an export of " + names);
    const auto some = of_ports(rows, ports);
    const ScratchFolder folder;
    ExportRun run(subject, folder.path(), "run-1", ports);
    if (const auto sealed = run.must_export(some); sealed != some.size())
      return failed("wired to " + names + ": " + std::to_string(some.size()) + " rows were written, but seal reports " +
                    std::to_string(sealed));
  }
  return passed(std::to_string((1U << all.size()) - 1) + " subsets");
}

Outcome large_text(const Setting& setting) {
  Rows rows = news(setting, 2);
  Random random(setting.seed);
  const std::string text = news_text(random, 10'000'000);
  for (auto& row : rows)
    if (row.port == "documents") row.text = text;
  return export_all_of(setting, rows);
}
Outcome many_rows(const Setting& setting) {
  const Rows some = news(setting, 4);
  Rows rows;
  for (const auto& port : ExportRun::every_port())
    for (const auto& row : of_ports(some, {port}))
      for (std::size_t copy = 0; copy < 200; ++copy) {
        auto record = *parse_json(row.record);
        record.set("id", store::record_hash({row.record, std::to_string(copy)}).hex());
        rows.push_back({port, record.dump(), row.text});
      }
  auto outcome = export_all_of(setting, rows);
  if (!outcome.bad()) outcome.reason = std::to_string(rows.size()) + " rows";
  return outcome;
}

Outcome nul(const Setting& setting) { return export_texts(setting, {std::string("\0", 1), std::string("a\0b\0", 4)}); }
Outcome quotes(const Setting& setting) {
  return export_texts(setting, {"'", "\"", "''; --", "a'; DROP TABLE claims; --", "\\", "\\'", "`", "$$", "%s%n",
                                "a,b;c\td", "{\"a\":1}", "\xe2\x80\x98x\xe2\x80\x99"});
}
Outcome formulas(const Setting& setting) {
  return export_texts(setting, {"=CMD()", "+1+1", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "=cmd|'/C calc'!A0"});
}
Outcome markup(const Setting& setting) {
  return export_texts(setting,
                      {"<script>alert(1)</script>", "</script><script>", "<!--", "]]>", "&lt;b&gt;", "<img src=x>",
                       "[a](javascript:b)", "# not a heading\n- nor a list", "| a | b |", "*a* _b_ `c`"});
}
Outcome paths(const Setting& setting) {
  return export_texts(setting,
                      {"../", "../../etc/passwd", "/etc/passwd", "a/../../b", "..", ".", "con", "a\\..\\b", "~"});
}
Outcome lines(const Setting& setting) {
  return export_texts(setting, {"\n", "\r\n", "\r", "a\nb", "a\r\nb\r\n", "\xe2\x80\xa8", "\xc2\x85", "\x0b",
                                "\x1b[31m", "\x01\x02\x1f\x7f"});
}
Outcome scripts(const Setting& setting) {
  return export_texts(setting, {"\xef\xbb\xbf", "\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x9a\x80", "e\xcc\x81",
                                "\xd7\xa9\xd7\x9c\xd7\x95\xd7\x9d", std::string("\xe2\x80\xae") + "abc", "\xef\xbf\xbe",
                                "\xf4\x8f\xbf\xbf"});
}
Outcome empty_texts_everywhere(const Setting& setting) { return export_texts(setting, {"", " "}); }
Outcome long_names(const Setting& setting) {
  return export_texts(setting, {std::string(70'000, 'k'), std::string(300, '/'), std::string(5000, '.')});
}
Outcome long_ids(const Setting& setting) {
  Rows rows = news(setting, 2);
  for (auto& row : rows) {
    auto record = *parse_json(row.record);
    record.set("id", std::string(record.text_or("id")) + std::string(5000, 'f'));
    row.record = record.dump();
  }
  return export_all_of(setting, rows);
}

Outcome numbers(const Setting& setting) {
  Rows rows = news(setting, 3);
  const std::string digits(400, '9');
  const std::string low = "-" + digits;
  const std::string high = digits + "." + digits;
  std::size_t i = 0;
  for (auto& row : rows) {
    auto record = *parse_json(row.record);
    if (row.port == "claims") {
      Json value(Json::Object{});
      value.set("number", i % 2 ? digits : "-0.000001");
      value.set("low", low);
      value.set("high", high);
      record.set("value", std::move(value));
      record.set("confidence", i % 3 ? 0.000001 : 1.0);
    }
    if (row.port == "sources") {
      record.set("documents", std::uint64_t{INT64_MAX});
      record.set("trust", 0.0);
    }
    if (row.port == "rejected") record.set("attempt", std::uint64_t{INT64_MAX});
    ++i;
    row.record = record.dump();
  }
  return export_all_of(setting, rows);
}

Outcome unknown_fields(const Setting& setting) {
  Rows rows = news(setting, 3);
  for (auto& row : rows) {
    auto record = *parse_json(row.record);
    record.set("novel", Json::Object{{"words", Json::Array{"a", 1, true, Json()}}, {"=1", "<b>"}});
    record.set("zz'; --", "x");
    row.record = record.dump();
  }
  return export_all_of(setting, rows);
}

Outcome bare_records(const Setting& setting) {
  Rows rows;
  const std::pair<const char*, const char*> bare[] = {
      {"documents", R"({"id":"d1","key":"k","uri":"u"})"},
      {"copies", R"({"id":"c1","a":"d1","b":"d2","direction":"unknown","kind":"exact","similarity":1})"},
      {"clusters", R"({"document":"d1","key":"k","cluster":"d1","canonical":true,"independent_group":"d1"})"},
      {"claims", R"({"id":"q1","document":"d1","key":"k","kind":"time","confidence":1,"start":0,"end":0})"},
      {"findings", R"({"id":"f1","kind":"agreement","claims":[],"independent_sources":0,"explanation":""})"},
      {"sources", R"({"source":"","documents":0,"claims":0})"},
      {"rejected", R"({"stage":"s","plugin":"p","unit":"input","unit_id":"","code":"c","message":"","attempt":1})"}};
  for (const auto& [port, record] : bare) rows.push_back({port, record, ""});
  return export_all_of(setting, rows);
}

// The host passes no such row; another host or a test may. It must neither damage the target nor vanish.
Outcome invalid_utf8(const Setting& setting) {
  const Subject subject(setting);
  const ScratchFolder folder;
  ExportRun run(subject, folder.path());
  run.must_begin();
  ExportRow letter{
      "rejected",
      "{\"id\":\"r1\",\"stage\":\"read\",\"plugin\":\"reader.text\",\"unit\":\"input\",\"unit_id\":\"caf\xe9.txt\","
      "\"input\":\"caf\xe9.txt\",\"code\":\"bad_text\",\"message\":\"caf\xe9.txt: \xff\xfe\",\"attempt\":1}",
      ""};
  const auto given = run.write(letter);
  if (given.status != DOSSIER_OK) {  // it may refuse, with a reason
    run.abort();
    if (!given.failure || given.failure->message.empty()) return failed("it refused the row without a reason");
    return passed();
  }
  if (const auto sealed = run.must_seal(); sealed != 1)
    return failed("1 row was written, but seal reports " + std::to_string(sealed));
  run.must_commit();
  return passed();
}

Outcome unknown_port(const Setting& setting) {
  const Subject subject(setting);
  const ScratchFolder folder;
  const Shown before = all_at(subject, folder.path());
  ExportRun run(subject, folder.path(), "run-1", {"documents", "../gossip"});
  auto given = run.begin();
  if (given.status == DOSSIER_OK) given = run.write({"../gossip", R"({"id":"g1"})", ""});
  if (given.status != DOSSIER_OK && (!given.failure || given.failure->message.empty()))
    return failed("it refused a port that it does not know without a reason");
  run.abort();
  if (all_at(subject, folder.path()) != before)
    return failed("abort of an export with an unknown port left something at the target");
  return passed(given.status == DOSSIER_OK ? "accepted" : "refused");
}

}  // namespace

std::vector<Test> exporter_record_tests() {
  const std::vector<std::string_view> exporters{"exporter"};
  return {
      {"exporter.no-rows", "Ports without rows are exported.", no_rows, exporters},
      {"exporter.no-ports", "An export without ports works.", no_ports, exporters},
      {"exporter.each-port", "Each port is exported alone, with rows and without.", each_port, exporters},
      {"exporter.port-subsets", "Every subset of the ports is exported.", port_subsets, exporters},
      {"exporter.large-text", "Texts of 10 MB are exported.", large_text, exporters},
      {"exporter.many-rows", "Thousands of rows are exported, each counted.", many_rows, exporters},
      {"exporter.nul", "Texts that contain NUL are exported.", nul, exporters},
      {"exporter.quotes", "Quotes, semicolons and comment marks stay text.", quotes, exporters},
      {"exporter.formulas", "Text that a spreadsheet would read as a formula stays text.", formulas, exporters},
      {"exporter.markup", "Markup stays text.", markup, exporters},
      {"exporter.paths", "Text that looks like a path stays text; nothing is written outside the target.", paths,
       exporters},
      {"exporter.lines", "Line ends and control characters stay text.", lines, exporters},
      {"exporter.scripts", "Byte order marks, joined, combining and right-to-left characters stay text.", scripts,
       exporters},
      {"exporter.empty-texts", "Empty texts are exported.", empty_texts_everywhere, exporters},
      {"exporter.long-names", "Keys and names of 70,000 bytes are exported.", long_names, exporters},
      {"exporter.long-ids", "Ids of 5,000 bytes are exported.", long_ids, exporters},
      {"exporter.numbers", "Numbers that do not fit a machine word are exported.", numbers, exporters},
      {"exporter.unknown-fields", "Records with fields of a later release are exported.", unknown_fields, exporters},
      {"exporter.bare-records", "Records without any optional field are exported.", bare_records, exporters},
      {"exporter.invalid-utf8", "Text that is not valid UTF-8 is accepted, or refused with a reason.", invalid_utf8,
       exporters},
      {"exporter.unknown-port", "A port of a later release is accepted, or refused with a reason.", unknown_port,
       exporters},
  };
}

}  // namespace dossier::conformance
