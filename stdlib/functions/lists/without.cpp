// A record without some of its fields.
#include <algorithm>

#include "runtime/values/each_row.h"
#include "stdlib/support/record_part.h"

namespace damson::functions {

namespace {

Result<std::vector<size_t>> choose_others(const Type& record, const std::vector<std::string>& names) {
  for (const std::string& name : names) {
    const Result<size_t> field = place_of_field(record, name);
    if (!field.ok()) return field.error();
  }
  std::vector<size_t> chosen;
  for (size_t i = 0; i < record.fields().size(); ++i) {
    if (std::find(names.begin(), names.end(), record.fields()[i].name) == names.end()) chosen.push_back(i);
  }
  return chosen;
}

}  // namespace

Function without() {
  return {
      .name = "without",
      .family = "lists",
      .summary = "A record, or a list of records, without the fields that are named.",
      .parameters = {{"record", "The record, or a list of records."},
                     {"fields", "The names of the fields to leave out."}},
      .examples = {{R"(zip_groups(["oil"], [1]) | only | without("b"))", R"({ a: "oil" })"},
                   {R"(zip_groups(["oil", "ink"], [1, 2]) | without("a"))", "[{ b: 1 }, { b: 2 }]"}},
      .edge_cases = {{R"(missing | without("a"))", "missing"},
                     {R"(zip_groups([], []) | without("a") | count)", "0"},
                     {R"(zip_groups(["ü"], [1]) | without("b"))", R"([{ a: "ü" }])"}},
      .body = record_part_body(choose_others),
  };
}

}  // namespace damson::functions
