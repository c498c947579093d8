#include "core/plugin/codec/carry_out.hpp"

#include <vector>

#include "core/plugin/codec/answers.hpp"
#include "core/plugin/probe_function.hpp"

namespace dossier::plugin::codec {
namespace {

dossier_item read_item(FieldReader& fields) {
  dossier_item item{};
  item.record = fields.view();
  item.text = fields.view();
  item.sketch = fields.view();
  return item;
}

class CallReader {
 public:
  CallReader(FieldReader fields, std::string_view large, const Callee& callee, const dossier_host* host, void* context,
             FieldWriter& answer)
      : fields_(fields), large_(large), callee_(callee), host_(host), context_(context), answer_(answer) {}

  dossier_status make(Function function) {
    switch (function) {
      case Function::read: return read();
      case Function::extract: return extract();
      case Function::sketch: return sketch();
      case Function::map: return map();
      case Function::reduce: return reduce();
      case Function::begin: return exporter().begin(callee_.instance, &export_call());
      case Function::write: return write();
      case Function::seal: return seal();
      case Function::commit: return exporter().commit(callee_.instance, &export_call());
      case Function::abort: exporter().abort(callee_.instance); return DOSSIER_OK;
      case Function::probe: return probe();
      case Function::sniff: return sniff();
    }
    throw BadPayload("a call of an unknown function");
  }

 private:
  template <class Functions>
  const Functions& functions() const {
    return *static_cast<const Functions*>(callee_.functions);
  }
  const dossier_exporter& exporter() const { return functions<dossier_exporter>(); }

  dossier_status read() {
    dossier_read_call call{};
    call.struct_size = sizeof call;
    call.host = host_;
    call.context = context_;
    call.scratch = callee_.scratch;
    call.uri = fields_.view();
    call.media_type = fields_.view();
    call.offset = fields_.number();
    call.line = fields_.number();
    const auto beside = fields_.number();
    call.bytes = fields_.view();
    if (beside != large_.size()) throw BadPayload("the bytes of an input are missing");
    if (beside != 0) call.bytes = {large_.data(), large_.size()};
    call.budget = fields_.number();
    return functions<dossier_reader>().read(callee_.instance, &call);
  }
  dossier_status extract() {
    dossier_extract_call call{};
    call.struct_size = sizeof call;
    call.host = host_;
    call.context = context_;
    call.scratch = callee_.scratch;
    call.document = fields_.view();
    call.text = fields_.view();
    std::vector<dossier_view> claims(checked_count(fields_.number()));
    for (auto& claim : claims) claim = fields_.view();
    call.claims = claims.data();
    call.claim_count = static_cast<std::uint32_t>(claims.size());
    return functions<dossier_extractor>().extract(callee_.instance, &call);
  }
  dossier_status sketch() {
    const dossier_sketch_call call{
        .struct_size = sizeof call,
        .reserved = 0,
        .host = host_,
        .context = context_,
        .item = read_item(fields_),
        .sink = &answer_,
        .write = [](void* sink, dossier_view bytes) noexcept { write_sketch(*static_cast<FieldWriter*>(sink), bytes); },
        .scratch = callee_.scratch};
    return functions<dossier_passes>().sketch(callee_.instance, &call);
  }
  dossier_status map() {
    auto call = call_of_pass<dossier_map_call>();
    call.item = read_item(fields_);
    return functions<dossier_passes>().map(callee_.instance, &call);
  }
  dossier_status reduce() {
    auto call = call_of_pass<dossier_reduce_call>();
    call.key = fields_.view();
    call.total = fields_.number();
    struct Places {
      std::uint64_t of[6];
    };
    std::vector<dossier_member> members(checked_count(fields_.number()));
    std::vector<Places> places(members.size());
    for (std::size_t i = 0; i < members.size(); ++i) {
      auto& member = members[i];
      const auto note = fields_.text();
      if (note.size() > sizeof member.note) throw BadPayload("a note of more than 16 bytes");
      member.struct_size = sizeof member;
      member.note_size = static_cast<std::uint32_t>(note.size());
      std::memcpy(member.note, note.data(), note.size());
      member.a_order = fields_.number();
      member.b_order = fields_.number();
      for (auto& place : places[i].of) place = fields_.number();
    }
    std::vector<dossier_view> texts(checked_count(fields_.number()) + 1);
    for (std::size_t t = 1; t < texts.size(); ++t) texts[t] = fields_.view();
    std::vector<const dossier_member*> pointers(members.size());
    for (std::size_t i = 0; i < members.size(); ++i) {
      const auto& of = places[i].of;
      members[i].a = {texts.at(of[0]), texts.at(of[1]), texts.at(of[2])};
      members[i].b = {texts.at(of[3]), texts.at(of[4]), texts.at(of[5])};
      pointers[i] = &members[i];
    }
    call.members = pointers.data();
    call.count = pointers.size();
    return functions<dossier_passes>().reduce(callee_.instance, &call);
  }
  const dossier_export_call& export_call() {
    export_call_ = {sizeof export_call_, 0, host_, context_, fields_.view()};
    return export_call_;
  }
  dossier_status write() {
    dossier_write_call call{sizeof call, 0, host_, context_, fields_.view(), {}, {}};
    call.record = fields_.view();
    call.text = fields_.view();
    return exporter().write(callee_.instance, &call);
  }
  dossier_status seal() {
    dossier_seal_call call{};
    call.struct_size = sizeof call;
    call.host = host_;
    call.context = context_;
    call.sink = &answer_;
    call.output = [](void* sink, dossier_view json) noexcept { write_output(*static_cast<FieldWriter*>(sink), json); };
    const auto status = exporter().seal(callee_.instance, &call);
    write_rows(answer_, call.rows);
    return status;
  }

  dossier_status sniff() {
    const auto function = functions<dossier_reader>().sniff;
    if (!function) return DOSSIER_UNSUPPORTED;
    const auto uri = fields_.view();
    write_score(answer_, function(uri, fields_.view()));
    return DOSSIER_OK;
  }
  dossier_status probe() {
    const auto function = probe_of(exporter());
    if (!function) return DOSSIER_UNSUPPORTED;
    const dossier_probe_call call{
        sizeof call, 0, host_, context_, fields_.view(), &answer_, [](void* sink, dossier_view sentence) noexcept {
          write_found(*static_cast<FieldWriter*>(sink), sentence);
        }};
    return function(callee_.instance, &call);
  }

  template <class Parameters>
  Parameters call_of_pass() {
    Parameters call{};
    call.struct_size = sizeof call;
    call.pass = small();
    call.round = small();
    call.rounds = small();
    call.host = host_;
    call.context = context_;
    call.scratch = callee_.scratch;
    return call;
  }
  std::uint32_t small() { return static_cast<std::uint32_t>(fields_.number()); }
  static std::size_t checked_count(std::uint64_t count) {
    if (count > (std::uint64_t{1} << 32)) throw BadPayload("a list of more than 4,294,967,296 entries");
    return count;
  }

  FieldReader fields_;
  std::string_view large_;
  const Callee& callee_;
  const dossier_host* host_;
  void* context_;
  FieldWriter& answer_;
  dossier_export_call export_call_{};
};

}  // namespace

dossier_status carry_out(std::string_view payload, std::string_view large, const Callee& callee,
                         const dossier_host* host, void* context, FieldWriter& answer) {
  FieldReader fields(payload);
  const auto function = static_cast<Function>(fields.number());
  return CallReader(fields, large, callee, host, context, answer).make(function);
}

}  // namespace dossier::plugin::codec
