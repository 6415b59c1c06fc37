// A record with some of its fields.
#include <fmt/format.h>

#include "runtime/values/each_row.h"
#include "stdlib/support/record_part.h"

namespace damson::functions {

namespace {

Result<std::vector<size_t>> choose_picked(const Type& record, const std::vector<std::string>& names) {
  std::vector<size_t> chosen;
  for (const std::string& name : names) {
    const Result<size_t> field = place_of_field(record, name);
    if (!field.ok()) return field.error();
    chosen.push_back(*field);
  }
  return chosen;
}

}  // namespace

Function pick() {
  return {
      .name = "pick",
      .family = "lists",
      .summary = "A record, or a list of records, with only the fields that are named.",
      .parameters = {{"record", "The record, or a list of records."}, {"fields", "The names of the fields to keep."}},
      .examples = {{R"(zip_groups(["oil"], [1]) | only | pick("a"))", R"({ a: "oil" })"},
                   {R"(zip_groups(["oil", "ink"], [1, 2]) | pick("b"))", "[{ b: 1 }, { b: 2 }]"}},
      .edge_cases = {{R"(missing | pick("a"))", "missing"},
                     {R"(zip_groups([], []) | pick("a") | count)", "0"},
                     {R"(zip_groups(["ü"], [1]) | pick("b", "a"))", R"([{ b: 1, a: "ü" }])"}},
      .body = record_part_body(choose_picked),
  };
}

}  // namespace damson::functions
