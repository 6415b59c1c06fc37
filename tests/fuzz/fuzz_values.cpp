// A text, given to every function of the library that takes one: dates, EDTF, dimensions, numbers, names, identifiers,
// HTML … Nothing may crash, both evaluators have to do the same, and what is read as a date is a date whose first day
// is not after its last.
#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "runtime/base/utf8.h"
#include "stdlib/library.h"
#include "tests/fuzz/migration.h"

namespace {

using namespace damson;
using namespace damson::fuzzing;

/// The signature by which a function takes a text and nothing that must be given besides, or null.
const Overload* of_one_text(const Function& function) {
  for (const Overload& overload : function.body) {
    if (overload.slots.empty() || overload.slots[0].constant || !overload.slots[0].type.is(TypeKind::text)) continue;
    const auto is_wanted = [](const Parameter& parameter) { return !parameter.default_value.has_value(); };
    const auto begin = function.parameters.begin();
    if (std::count_if(begin, begin + static_cast<std::ptrdiff_t>(overload.slots.size()), is_wanted) == 1)
      return &overload;
  }
  return nullptr;
}

std::string spec_of_all_functions() {
  std::string schema =
      "made: text?, made_again: text?, is_right: bool, begins: date?, ends: date?, edtf: text?, edtf_again: text?";
  std::string lines = R"(  let read = t | read_date("museum_en") on error missing
  made       = read
  made_again = read | parse_edtf on error missing
  is_right   = is_edtf(read) on missing true
  begins     = read | earliest on error missing
  ends       = read | latest on error missing
  let parsed = t | parse_edtf on error missing
  edtf       = parsed
  edtf_again = parsed | parse_edtf on error missing
)";
  for (const Function& function : all_functions()) {
    const Overload* overload = of_one_text(function);
    if (overload == nullptr || holds_variable(overload->result)) continue;
    schema += fmt::format(", of_{}: {}", function.name, to_text(overload->result.required()) + "?");
    lines += fmt::format("  of_{0} = t | {0}{1}\n", function.name, overload->can_fail ? " on error missing" : "");
  }
  return "migration \"fuzz\"\nschema Text { t: text }\nschema Read { t: text, " + schema +
         " }\nsource texts: Text from ndjson(\"in.ndjson\")\ntarget read: Read to ndjson(\"out.ndjson\")\nmap texts -> "
         "read {\n  keep t\n" +
         lines + "}\n";
}

void look_at(const nlohmann::json& read) {
  if (!read["is_right"].get<bool>() || read["made"] != read["made_again"])
    give_up("what was read is no date", read["t"].dump(), read["made"].dump());
  if (read["edtf"] != read["edtf_again"])
    give_up("a date in EDTF is not itself", read["edtf"].dump(), read["edtf_again"].dump());
  if (read["begins"].is_string() && read["ends"].is_string() && read["begins"] > read["ends"])
    give_up("it ends before it begins", read["t"].dump(), read["made"].dump());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  static const Program program = program_of(spec_of_all_functions());
  const std::string content = repaired_utf8(std::string(reinterpret_cast<const char*>(data), size));
  const Left left = run_both_ways(program, {{"in.ndjson", nlohmann::json{{"t", content}}.dump() + "\n"}});
  const auto written = left.files.find("out.ndjson");
  if (written == left.files.end() || written->second.empty()) return 0;
  const auto read = nlohmann::json::parse(written->second, nullptr, false);
  if (read.is_object()) look_at(read);  // else `any` holds a number that this library has no room for
  return 0;
}
