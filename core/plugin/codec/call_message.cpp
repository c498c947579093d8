#include "core/plugin/codec/call_message.hpp"

#include <array>
#include <unordered_map>
#include <vector>

#include "core/plugin/codec/answers.hpp"
#include "core/plugin/probe_function.hpp"

namespace dossier::plugin::codec {
namespace {

constexpr std::uint64_t large_from = 256 << 10;  // bytes: larger inputs are cheaper to pass by descriptor
constexpr std::uint64_t hashed_once_from = 4 << 10;

// Hashes the fields of a call instead of writing them.
class FieldHasher {
 public:
  explicit FieldHasher(TextHashes& texts) : texts_(texts) {}
  FieldHasher& number(std::uint64_t value) {
    hasher_.add({reinterpret_cast<const char*>(&value), sizeof value});
    return *this;
  }
  FieldHasher& text(std::string_view value) {
    number(value.size());
    if (value.size() < hashed_once_from) {
      hasher_.add(value);
      return *this;
    }
    const auto& hash = texts_.of(value);
    return number(hash.high).number(hash.low);
  }
  FieldHasher& text(dossier_view value) { return text(std::string_view(value.data, value.size)); }
  store::Hash hash() const { return hasher_.hash(); }

 private:
  TextHashes& texts_;
  store::FastHasher hasher_;
};

FieldWriter begin(Function function) {
  FieldWriter fields;
  fields.number(static_cast<std::uint64_t>(function));
  return fields;
}

template <class Fields>
void write_item(Fields& fields, const dossier_item& item) {
  fields.text(item.record).text(item.text).text(item.sketch);
}

// Members of a group often share texts (the claims of one document): each is sent once.
class SharedTexts {
 public:
  std::uint64_t place(dossier_view view) {
    if (view.size == 0) return 0;
    const auto [at, fresh] = places_.emplace(view.data, views_.size() + 1);
    if (fresh) views_.push_back(view);
    if (!fresh && views_[at->second - 1].size != view.size) {  // same start, other length
      views_.push_back(view);
      return views_.size();
    }
    return at->second;
  }
  using Places = std::array<std::uint64_t, 3>;
  Places places(const dossier_item& item) { return {place(item.record), place(item.text), place(item.sketch)}; }
  static bool are_one(const dossier_item& x, const dossier_item& y) {
    const auto equal = [](dossier_view v, dossier_view w) { return v.data == w.data && v.size == w.size; };
    return equal(x.record, y.record) && equal(x.text, y.text) && equal(x.sketch, y.sketch);
  }
  template <class Fields>
  void write(Fields& fields) const {
    fields.number(views_.size());
    for (const auto view : views_) fields.text(view);
  }

 private:
  std::unordered_map<const char*, std::uint64_t> places_;
  std::vector<dossier_view> views_;
};

template <class Fields>
void write_call(Fields& fields, const dossier_extract_call& call) {
  fields.number(static_cast<std::uint64_t>(Function::extract)).text(call.document).text(call.text);
  fields.number(call.claim_count);
  for (std::uint32_t i = 0; i < call.claim_count; ++i) fields.text(call.claims[i]);
}
template <class Fields>
void write_call(Fields& fields, const dossier_sketch_call& call) {
  fields.number(static_cast<std::uint64_t>(Function::sketch));
  write_item(fields, call.item);
}
template <class Fields>
void write_call(Fields& fields, const dossier_map_call& call) {
  fields.number(static_cast<std::uint64_t>(Function::map)).number(call.pass).number(call.round).number(call.rounds);
  write_item(fields, call.item);
}
template <class Fields>
void write_call(Fields& fields, const dossier_reduce_call& call) {
  fields.number(static_cast<std::uint64_t>(Function::reduce)).number(call.pass).number(call.round).number(call.rounds);
  fields.text(call.key).number(call.total).number(call.count);
  SharedTexts texts;
  std::array<SharedTexts::Places, 2> places{};
  for (std::uint64_t i = 0; i < call.count; ++i) {
    const auto& member = *call.members[i];
    fields.text(std::string_view(reinterpret_cast<const char*>(member.note), member.note_size));
    fields.number(member.a_order).number(member.b_order);
    for (const bool second : {false, true}) {
      const auto item = second ? &dossier_member::b : &dossier_member::a;
      // Two records that share many keys are many members, one after the other.
      if (i == 0 || !SharedTexts::are_one(member.*item, call.members[i - 1]->*item))
        places[second] = texts.places(member.*item);
      for (const auto place : places[second]) fields.number(place);
    }
  }
  texts.write(fields);
}

template <class Call>
CallMessage written(const Call& call) {
  FieldWriter fields;
  write_call(fields, call);
  return {std::move(fields).bytes(), {}};
}
template <class Call>
store::Hash hashed(const Call& call, TextHashes& texts) {
  FieldHasher fields(texts);
  write_call(fields, call);
  return fields.hash();
}

}  // namespace

const store::Hash& TextHashes::of(std::string_view text) {
  auto& known = known_[text.data()];
  if (known.size != text.size()) known = {text.size(), store::fast_hash(text)};
  return known.hash;
}

CallMessage message_of(const dossier_read_call& call) {
  const bool large = call.bytes.size >= large_from;
  auto fields = begin(Function::read);
  fields.text(call.uri).text(call.media_type).number(call.offset).number(call.line).number(large ? call.bytes.size : 0);
  fields.text(large ? dossier_view{} : call.bytes).number(call.budget);
  return {std::move(fields).bytes(), large ? std::string_view(call.bytes.data, call.bytes.size) : std::string_view()};
}
CallMessage message_of(const dossier_extract_call& call) { return written(call); }
CallMessage message_of(const dossier_sketch_call& call) { return written(call); }
CallMessage message_of(const dossier_map_call& call) { return written(call); }
CallMessage message_of(const dossier_reduce_call& call) { return written(call); }
store::Hash hash_of(const dossier_extract_call& call, TextHashes& texts) { return hashed(call, texts); }
store::Hash hash_of(const dossier_sketch_call& call, TextHashes& texts) { return hashed(call, texts); }
store::Hash hash_of(const dossier_map_call& call, TextHashes& texts) { return hashed(call, texts); }
store::Hash hash_of(const dossier_reduce_call& call, TextHashes& texts) { return hashed(call, texts); }
CallMessage message_of(Function function, const dossier_export_call& call) {
  return {begin(function).text(call.run).bytes(), {}};
}
CallMessage message_of(const dossier_write_call& call) {
  return {begin(Function::write).text(call.port).text(call.record).text(call.text).bytes(), {}};
}
CallMessage message_of(const dossier_seal_call&) { return {begin(Function::seal).bytes(), {}}; }
CallMessage message_of_sniff(std::string_view uri, std::string_view head) {
  return {begin(Function::sniff).text(uri).text(head).bytes(), {}};
}
CallMessage message_of_abort() { return {begin(Function::abort).bytes(), {}}; }
CallMessage message_of(const dossier_probe_call& call) { return {begin(Function::probe).text(call.run).bytes(), {}}; }

PassPlace place_of(std::string_view payload) {
  FieldReader fields(payload);
  const auto function = static_cast<Function>(fields.number());
  if (function != Function::map && function != Function::reduce) return {};
  const auto pass = static_cast<std::uint32_t>(fields.number());
  return {pass + 1, static_cast<std::uint32_t>(fields.number())};
}

}  // namespace dossier::plugin::codec
