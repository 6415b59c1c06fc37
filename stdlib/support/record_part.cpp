// Records with some of their fields, alone or in lists.
#include "stdlib/support/record_part.h"

#include <fmt/format.h>

#include "runtime/values/with_storage.h"

namespace damson {

namespace {

/// The chosen fields' columns are shared, nothing is copied.
Column part_of(const Column& records, const Type& type, const std::vector<size_t>& chosen, Arena& arena) {
  Column part = records;
  part.type = &type;
  part.children = make_columns(chosen.size(), arena);
  if (records.children == nullptr) {  // `missing` alone, or the items of an empty list
    const Column missing = make_missing_column(type, records.rows, arena);
    for (size_t i = 0; i < chosen.size(); ++i) part.children[i] = missing.children[i];
    return part;
  }
  for (size_t i = 0; i < chosen.size(); ++i) part.children[i] = records.children[chosen[i]];
  return part;
}

Type chosen_type(const Type& record, const std::vector<size_t>& chosen) {
  std::vector<Type::Field> fields;
  for (size_t place : chosen) fields.push_back(record.fields()[place]);
  return Type::record_of(std::move(fields)).with_optional(record.optional());
}

Result<BoundCall> bind_part(ChooseFields choose, std::span<const Argument> arguments) {
  const Type& given = arguments[0].type;
  const bool list = given.is(TypeKind::list);
  const Type& record = list ? given.element() : given;
  if (record.is(TypeKind::nothing)) {
    return BoundCall{.result = given.or_missing(),
                     .kernel = [](std::span<const Column* const> columns, uint32_t, Column& out, KernelContext&) {
                       const Type* type = out.type;
                       out = *columns[0];
                       out.type = type;
                     }};
  }
  if (!record.is(TypeKind::record))
    return fail("a record or a list of records is wanted; this is " + with_article(given));
  std::vector<std::string> names;
  for (size_t i = 1; i < arguments.size(); ++i) names.push_back(std::get<std::string>(arguments[i].constant->value));
  auto chosen = choose(record, names);
  if (!chosen.ok()) return chosen.error();
  if (chosen->empty()) return fail("a record needs at least one field");
  const Type part = chosen_type(record, *chosen);
  const Type result = list ? Type::list_of(part).with_optional(given.optional()) : part;
  return BoundCall{.result = result,
                   .kernel = [list, places = *chosen](std::span<const Column* const> columns, uint32_t, Column& out,
                                                      KernelContext& context) {
                     const Type* type = out.type;
                     if (!list) {
                       out = part_of(*columns[0], *type, places, context.arena);
                       return;
                     }
                     out = *columns[0];
                     out.type = type;
                     out.children = make_columns(1, context.arena);
                     out.children[0] = part_of(columns[0]->element(), type->element(), places, context.arena);
                   }};
}

}  // namespace

std::vector<Overload> record_part_body(ChooseFields choose) {
  const BatchBody body{.slots = {{.type = Type::variable("record or list of records")},
                                 {.type = Type(TypeKind::text), .constant = true, .variadic = true}},
                       .result = Type::variable("record or list of records")};
  return each_batch(body, [choose](std::span<const Argument> arguments) { return bind_part(choose, arguments); });
}

Result<size_t> place_of_field(const Type& record, const std::string& name) {
  const int place = record.find_field(name);
  if (place >= 0) return static_cast<size_t>(place);
  std::string names;
  for (const auto& field : record.fields()) names += fmt::format("{}`{}`", names.empty() ? "" : ", ", field.name);
  return fail(fmt::format("the record has no field `{}`; its fields are {}", name, names));
}

}  // namespace damson
