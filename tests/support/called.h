// A function of the library, called with constants: what comes out, as a text.
#pragma once

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "stdlib/library.h"
#include "tests/support/shown_values.h"

namespace damson::test {

struct NamedConstant {
  std::string_view name;
  ConstantValue value;
};

/// Columns point to their type: it outlives them.
inline const Type& type_of_constant(const ConstantValue& constant) {
  static const Type integer(TypeKind::integer);
  static const Type boolean(TypeKind::boolean);
  static const Type text(TypeKind::text);
  static const Type nothing(TypeKind::nothing);
  if (std::holds_alternative<int64_t>(constant.value)) return integer;
  if (std::holds_alternative<bool>(constant.value)) return boolean;
  return std::holds_alternative<std::string>(constant.value) ? text : nothing;
}

inline Column column_of_constant(const ConstantValue& constant, Arena& arena) {
  Column column = make_column(type_of_constant(constant), 1, arena);
  if (const auto* text = std::get_if<std::string>(&constant.value)) column.values<Text>()[0] = arena.copy(*text);
  if (const auto* number = std::get_if<int64_t>(&constant.value)) column.values<int64_t>()[0] = *number;
  if (const auto* truth = std::get_if<bool>(&constant.value)) column.values<uint8_t>()[0] = *truth ? 1 : 0;
  column.mask = 0;
  return column;
}

/// `missing`, `error(why)` or JSON. The first argument is `text`, the others are named.
inline std::string called(std::string_view name, std::string_view text, const std::vector<NamedConstant>& others = {}) {
  const Function* function = find_function(name);
  REQUIRE(function != nullptr);
  std::vector<GivenArgument> given{{{}, {Type(TypeKind::text), ConstantValue{std::string(text)}}}};
  for (const NamedConstant& other : others) given.push_back({other.name, {type_of_constant(other.value), other.value}});
  auto resolved = resolve_call(*function, given);
  if (const auto* problem = std::get_if<CallProblem>(&resolved)) return "error(" + problem->message + ")";
  const ResolvedCall& found = std::get<ResolvedCall>(resolved);
  Arena arena;
  Failures failures;
  KernelContext context{.arena = arena, .failures = failures};
  std::vector<Column> columns;
  for (size_t i = 0; i < found.order.size(); ++i) {
    const int from = found.order[i];
    columns.push_back(
        column_of_constant(from < 0 ? *found.defaults[i] : *given[static_cast<size_t>(from)].argument.constant, arena));
  }
  std::vector<const Column*> arguments;
  for (const Column& column : columns) arguments.push_back(&column);
  Column out;
  out.type = &found.call.result;
  found.call.kernel(arguments, 1, out, context);
  return shown(out, 0, failures);
}

/// An input and what comes of it: a value, `missing`, or `fails` and part of the reason.
struct CalledCase {
  std::string_view text;
  std::string_view result;
};

/// Checks every case of a table; `fails …` wants an error with that in its reason.
inline void check_called(std::string_view function, const std::vector<CalledCase>& cases,
                         const std::vector<NamedConstant>& others = {}) {
  constexpr std::string_view fails = "fails ";
  for (const CalledCase& one : cases) {
    const std::string found = called(function, one.text, others);
    CAPTURE(std::string(one.text));
    CAPTURE(found);
    if (!one.result.starts_with(fails)) {
      CHECK(found == one.result);
      continue;
    }
    CHECK(found.starts_with("error("));
    CHECK(found.find(one.result.substr(fails.size())) != std::string::npos);
  }
}

}  // namespace damson::test
