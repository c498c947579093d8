// JSON: what is read is written and read again as the same; a check agrees with the parser.
#include "dossier/record/json_parse.hpp"
#include "tests/fuzz/target.hpp"

namespace {

using dossier::fuzz::require;

void parse(std::string_view bytes) {
  const auto value = dossier::parse_json(bytes);
  dossier::JsonParser checking(bytes);
  std::vector<dossier::JsonMember> members;
  const bool valid = checking.check(&members);
  require(!value || valid, "what can be parsed passes the check");
  for (const auto& member : members)
    require(
        member.name.data() >= bytes.data() && member.value.data() + member.value.size() <= bytes.data() + bytes.size(),
        "members are in the text");
  if (!value) return;
  const auto written = value->dump();
  const auto again = dossier::parse_json(written);
  require(again && *again == *value && again->dump() == written, "what is written is read as the same");
}

const dossier::fuzz::Target target("json", parse,
                                   {R"({"a":[1,-2.5e+3,true,null],"b":{"c":"\u00e9\ud83d\ude00\n"},"d":""})",
                                    "[[[[1]]]]", R"("text with \"quotes\"")", " 0.125 "});

}  // namespace
