// A list of records in the order of their fields.
#include <fmt/format.h>

#include "stdlib/support/item_order.h"
#include "stdlib/support/record_part.h"

namespace damson::functions {

namespace {

/// The places of the fields that lead from a record to what it is ordered by.
using FieldPath = std::vector<size_t>;

Result<FieldPath> read_field_path(const Type& record, const std::string& name) {
  FieldPath path;
  const Type* type = &record;
  std::string_view rest = name;
  while (true) {
    const bool whole = type->find_field(rest) >= 0;  // a name may hold a dot
    const size_t dot = whole ? std::string_view::npos : rest.find('.');
    const Result<size_t> place = place_of_field(*type, std::string(rest.substr(0, dot)));
    if (!place.ok()) return place.error();
    path.push_back(*place);
    type = &type->fields()[*place].type;
    if (dot == std::string_view::npos) break;
    if (!type->is(TypeKind::record))
      return fail(
          fmt::format("`{}` is no record and has no fields; it is {}", rest.substr(0, dot), with_article(*type)));
    rest.remove_prefix(dot + 1);
  }
  if (type->is(TypeKind::list) || type->is(TypeKind::record) || type->is(TypeKind::any)) {
    return fail(fmt::format("`{}` must have an order (numbers, text, dates); it is {}", name, with_article(*type)));
  }
  return path;
}

/// By one field; a record in which it, or what it lies in, is missing comes last.
int compare_by(const FieldPath& path, const Column& records, uint32_t a, uint32_t b) {
  const Column* column = &records;
  for (size_t step = 0; step <= path.size(); ++step) {
    if (!column->present(a) || !column->present(b) || step == path.size()) break;
    column = &column->field(path[step]);
  }
  if (column->type->is(TypeKind::record))
    return static_cast<int>(column->present(b)) - static_cast<int>(column->present(a));
  return compare_missing_last(*column, a, b);
}

Result<BoundCall> bind_sort_by(std::span<const Argument> arguments) {
  const Type& list = arguments[0].type;
  const Type item = list.is(TypeKind::list) ? list.element() : Type();
  if (!item.is(TypeKind::record) && !item.is(TypeKind::nothing)) {
    return fail("a list of records is wanted, so that there are fields to sort by; this is " + with_article(list));
  }
  if (arguments.size() == 1) return fail("name at least one field to sort by");
  std::vector<FieldPath> paths;
  for (size_t i = 1; i < arguments.size() && item.is(TypeKind::record); ++i) {
    auto path = read_field_path(item, std::get<std::string>(arguments[i].constant->value));
    if (!path.ok()) return path.error();
    paths.push_back(std::move(path).value());
  }
  const PickItems sorted = [paths](const ListItems& items, std::vector<uint32_t>& picked) {
    pick_in_order(items, picked, [&](uint32_t a, uint32_t b) {
      for (const FieldPath& path : paths) {
        const int order = compare_by(path, items.element, a, b);
        if (order != 0) return order;
      }
      return 0;
    });
  };
  return each_list(sorted).front().bind(arguments.first(1));
}

}  // namespace

Function sort_by() {
  return {
      .name = "sort_by",
      .family = "lists",
      .keeps = Keeps::everything,
      .summary =
          "A list of records in the order of their fields: by the first one named, where that is equal by the next.",
      .details =
          "Records in which the field is missing come last; equal ones keep their order. A field of a nested record is "
          "written with a dot.",
      .parameters = {{"list", "The records."},
                     {"fields", R"(The names of the fields, such as "year" or "date.start".)"}},
      .examples = {{R"(zip_groups(["oil", "ink"], [2, 1]) | sort_by("b"))",
                    R"([{ a: "ink", b: 1 }, { a: "oil", b: 2 }])"},
                   {R"(zip_groups(["b", "a", "b"], [2, 3, 1]) | sort_by("a", "b"))",
                    R"([{ a: "a", b: 3 }, { a: "b", b: 1 }, { a: "b", b: 2 }])"},
                   {R"(zip_groups(["x", "y"], zip_groups([2, 1], [0, 0])) | sort_by("b.a") | count)", "2"}},
      .edge_cases = {{R"(missing | sort_by("a") | count)", "missing"},
                     {R"(zip_groups([], []) | sort_by("a") | count)", "0"},
                     {R"(zip_groups(["z", "é", "Z"], [1, 2, 3]) | sort_by("a"))",
                      R"([{ a: "Z", b: 3 }, { a: "z", b: 1 }, { a: "é", b: 2 }])"},
                     {R"(zip_groups([2, 1], ["x"], uneven: "missing") | sort_by("b"))",
                      R"([{ a: 2, b: "x" }, { a: 1, b: missing }])"},
                     {R"(zip_groups([1], [2]) | sort_by("c"))", R"(fails "the record has no field `c`")"},
                     {R"(["b", "a"] | sort_by("a"))", R"(fails "a list of records is wanted")"}},
      .body = each_batch({.slots = {{.type = Type::list_of(Type::variable("T"))},
                                    {.type = Type(TypeKind::text), .constant = true, .variadic = true}},
                          .result = Type::list_of(Type::variable("T"))},
                         std::function<Result<BoundCall>(std::span<const Argument>)>(bind_sort_by)),
  };
}

}  // namespace damson::functions
