// Two records as one.
#include "stdlib/support/merged_records.h"

namespace damson::functions {

Function merge() {
  return {
      .name = "merge",
      .family = "lists",
      .keeps = Keeps::everything,
      .summary =
          "A record with the fields of two: a field that both have is the first record's, or the second's where it is "
          "missing there.",
      .details =
          "Where both have the field and differ, the second's value is left out and counts in the loss ledger. A "
          "record that is missing adds nothing.",
      .parameters = {{"record", "The record that goes first."}, {"other", "The record that fills what is missing."}},
      .examples =
          {{R"((zip_groups(["oil"], [1]) | only) | merge(zip_groups(["ink"], [2]) | only))", R"({ a: "oil", b: 1 })"},
           {R"((zip_groups(["oil"], [1]) | only | pick("a")) | merge(zip_groups(["ink"], [2]) | only | pick("b")))",
            R"({ a: "oil", b: 2 })"},
           {R"((zip_groups(["oil", "ink"], [1], uneven: "missing") | last) | merge(zip_groups(["lead"], [2]) | only))",
            R"({ a: "ink", b: 2 })"}},
      .edge_cases =
          {{"missing | merge(missing)", "missing"},
           {R"(missing | merge(zip_groups(["ü"], [1]) | only))", R"({ a: "ü", b: 1 })"},
           {R"((zip_groups([""], [1]) | only) | merge(zip_groups(["a"], [2]) | only))", R"({ a: "", b: 1 })"},
           {R"((zip_groups(["a"], [], uneven: "missing") | only) | merge(zip_groups([], [1], uneven: "missing") | only))",
            R"({ a: "a", b: 1 })"},
           {R"((zip_groups(["a"], [1]) | only) | merge(zip_groups([1], [1]) | only))",
            R"(fails "`a` is text in the first record and an int in the second")"},
           {R"(["a"] | merge(["b"]))", R"(fails "two records are wanted")"}},
      .body = each_batch(
          {.slots = {{.type = Type::variable("record"), .sees_missing = true},
                     {.type = Type::variable("other record"), .sees_missing = true}},
           .result = Type::variable("record with the fields of both"),
           .lossy = true},
          std::function<Result<BoundCall>(std::span<const Argument>)>(
              [](std::span<const Argument> arguments) { return bind_merge(arguments[0].type, arguments[1].type); })),
  };
}

}  // namespace damson::functions
