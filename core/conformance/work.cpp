#include "core/conformance/work.hpp"

#include <algorithm>
#include <set>

#include "core/conformance/call_memory.hpp"
#include "core/conformance/child.hpp"
#include "core/store/hash.hpp"

namespace dossier::conformance {
namespace {

bool has(const std::vector<std::string>& items, std::string_view part) {
  return std::ranges::any_of(items, [&](const std::string& item) { return item.find(part) != std::string::npos; });
}

std::string html_of(const std::string& text) {
  std::string page =
      "<!DOCTYPE html>\n<html lang=\"en\"><head><title>News</title></head><body><article><h1>News</h1>\n<p>";
  for (std::size_t i = 0; i < text.size(); ++i) {
    switch (text[i]) {
      case '<': page += "&lt;"; break;
      case '&': page += "&amp;"; break;
      default: page += text[i];
    }
    if (text[i] == '\n' && i + 1 < text.size() && text[i + 1] == '\n') page += "</p><p>";
  }
  return page + "</p></article></body></html>\n";
}

std::string lines_of(const std::string& text) {
  std::string lines;
  for (int i = 0; i < 3; ++i)
    lines += Json(Json::Object{{"id", "n" + std::to_string(i)}, {"title", "News"}, {"text", text}}).dump() + "\n";
  return lines;
}

Given read_one(const Subject& subject, const SampleInput& input, dossier_instance* instance, bool guard_memory,
               const Answers& answers) {
  return call_plugin("read", answers, [&](const dossier_host* host, void* context) {
    dossier_read_call call{};
    call.struct_size = sizeof call;
    call.host = host;
    call.context = context;
    call.offset = input.offset;
    call.line = input.line;
    call.budget = UINT64_MAX;
    if (!guard_memory) {
      call.uri = view_of(input.uri);
      call.media_type = view_of(input.media_type);
      call.bytes = view_of(input.bytes);
      return subject.loaded().reader().read(instance, &call);
    }
    CallMemory memory(input.uri.size() + input.media_type.size() + input.bytes.size());
    call.uri = memory.place(input.uri);
    call.media_type = memory.place(input.media_type);
    call.bytes = memory.place(input.bytes);
    return subject.loaded().reader().read(instance, &call);
  });
}

Given extract_one(const Subject& subject, const SampleDocument& document, dossier_instance* instance, bool guard_memory,
                  const Answers& answers) {
  return call_plugin("extract", answers, [&](const dossier_host* host, void* context) {
    dossier_extract_call call{};
    call.struct_size = sizeof call;
    call.claim_count = static_cast<std::uint32_t>(document.claims.size());
    call.host = host;
    call.context = context;
    std::vector<dossier_view> claims;
    if (!guard_memory) {
      for (const auto& claim : document.claims) claims.push_back(view_of(claim));
      call.claims = claims.data();
      call.document = view_of(document.record);
      call.text = view_of(document.text);
      return subject.loaded().extractor().extract(instance, &call);
    }
    std::size_t size = document.record.size() + document.text.size();
    for (const auto& claim : document.claims) size += claim.size();
    CallMemory memory(size);
    for (const auto& claim : document.claims) claims.push_back(memory.place(claim));
    call.claims = claims.data();
    call.document = memory.place(document.record);
    call.text = memory.place(document.text);
    return subject.loaded().extractor().extract(instance, &call);
  });
}

// A checker may need kinds of claims that the samples do not have: they are made from the others.
void add_kinds(const PluginManifest& manifest, std::vector<SampleDocument>& documents) {
  std::set<std::string> kinds;
  for (const auto& pass : manifest.passes) kinds.insert(pass.kinds.begin(), pass.kinds.end());
  for (const char* known : {"quantity", "time", "quote"}) kinds.erase(known);
  for (auto& document : documents) {
    std::vector<std::string> claims;
    for (const auto& json : document.claims) {
      claims.push_back(json);
      for (const auto& kind : kinds)  // next to the one they are made from: claims are ordered by their spans
        if (auto claim = decode<Claim>(json)) {
          claim->kind = kind;
          claim->id = store::record_hash({kind, claim->id}).hex();
          claims.push_back(encode(*claim));
        }
    }
    document.claims = std::move(claims);
  }
}

}  // namespace

std::vector<SampleInput> inputs_of(const PluginManifest& manifest, const std::string& name, const std::string& text) {
  std::vector<std::string> marks = manifest.media_types;
  marks.insert(marks.end(), manifest.extensions.begin(), manifest.extensions.end());
  const std::string extension = manifest.extensions.empty() ? "txt" : manifest.extensions.front();
  const std::string media_type = manifest.media_types.empty() ? "" : manifest.media_types.front();
  std::vector<SampleInput> inputs{{name + " as it is", "in/" + name + "." + extension, media_type, text}};
  if (has(marks, "html")) inputs.push_back({name + " as HTML", "in/" + name + ".html", "text/html", html_of(text)});
  if (has(marks, "json"))
    inputs.push_back({name + " as JSON lines", "in/" + name + ".jsonl", "application/jsonl", lines_of(text)});
  for (const auto& magic : manifest.magic) {
    std::string bytes(magic.offset, ' ');
    inputs.push_back({name + " after the magic bytes", "in/" + name + "." + extension, media_type,
                      bytes + magic.bytes + "\n" + text});
  }
  return inputs;
}

Material news_material(const Subject& subject, std::uint64_t seed, std::size_t count) {
  const auto& manifest = subject.manifest();
  Material material;
  material.documents = news_documents(seed, count);
  if (manifest.kind == "checker") add_kinds(manifest, material.documents);
  std::ranges::copy(subject.given_records(), std::back_inserter(material.documents));
  if (manifest.kind == "extractor")  // what is joined is for checkers alone
    for (auto& document : material.documents)
      for (auto& json : document.claims)
        if (auto claim = decode<Claim>(json)) {
          claim->joined.reset();
          json = encode(*claim);
        }
  if (manifest.kind == "reader") {
    for (std::size_t i = 0; i < count; ++i) {  // not those of --records: a library may hold plugins of several kinds
      auto inputs = inputs_of(manifest, material.documents[i].name, material.documents[i].text);
      std::ranges::move(inputs, std::back_inserter(material.inputs));
    }
    std::ranges::copy(subject.given_inputs(), std::back_inserter(material.inputs));
  }
  return material;
}

Material material_of(const PluginManifest& manifest, const std::vector<NamedText>& texts) {
  Material material;
  for (const auto& [name, text] : texts) {
    auto document = document_of(name, text, material.documents.size());
    // A claim over all of it: checkers are not left out, and its span touches both ends.
    Claim claim;
    claim.kind = manifest.passes.empty() || manifest.passes.front().kinds.empty()
                     ? "quantity"
                     : manifest.passes.front().kinds.front();
    claim.document = document.id;
    claim.id = document.id;
    claim.end = text.size();
    claim.text = text;
    claim.sentence = Span{0, text.size()};
    claim.value.emplace().number = "7";
    claim.quote.emplace().kind = "direct";
    claim.quote->content = {{0, text.size()}};
    claim.joined.emplace().sentence = text;
    document.claims.push_back(encode(claim));
    material.documents.push_back(std::move(document));
    if (manifest.kind == "reader") {
      auto inputs = inputs_of(manifest, name, text);
      std::ranges::move(inputs, std::back_inserter(material.inputs));
    }
  }
  return material;
}

Trace read_all(const Subject& subject, const Material& material, const Schedule& schedule, const Answers& answers) {
  Trace trace(material.inputs.size());
  make_calls(subject, schedule, trace.size(), [&](std::uint64_t i, dossier_instance* instance) {
    const auto& input = material.inputs[i];
    trace[i].what = "read of " + input.name;
    trace[i].unit = i;
    if (schedule.threads <= 1) set_step(trace[i].what);
    trace[i].given = read_one(subject, input, instance, schedule.guard_memory, answers);
    trace[i].result = dump(trace[i].given);
  });
  return trace;
}

Trace extract_all(const Subject& subject, const Material& material, const Schedule& schedule, const Answers& answers) {
  Trace trace(material.documents.size());
  make_calls(subject, schedule, trace.size(), [&](std::uint64_t i, dossier_instance* instance) {
    const auto& document = material.documents[i];
    trace[i].what = "extract of " + document.name;
    trace[i].unit = i;
    if (schedule.threads <= 1) set_step(trace[i].what);
    trace[i].given = extract_one(subject, document, instance, schedule.guard_memory, answers);
    trace[i].result = dump(trace[i].given);
  });
  return trace;
}

Trace work(const Subject& subject, const Material& material, const Schedule& schedule, const Answers& answers) {
  const auto& kind = subject.manifest().kind;
  if (kind == "reader") return read_all(subject, material, schedule, answers);
  if (kind == "extractor") return extract_all(subject, material, schedule, answers);
  if (kind == "exporter") return export_all(subject, material);
  return run_passes(subject, material, schedule, answers);
}

}  // namespace dossier::conformance
