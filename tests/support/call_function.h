// Calls a function of the library on one value, for tables of inputs and what they give.
#pragma once

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "runtime/values/json_text.h"
#include "runtime/values/operators/operators.h"
#include "stdlib/library.h"

namespace damson::test {

struct Called {
  /// The value as text, lists and records as JSON; `missing`; `! ` and the reason where it failed.
  std::string text;
  bool lost = false;  // whether the call told that something was thrown away
};

/// The first argument is one of the data, the others stand in the spec.
inline Called call_function(std::string_view name, const ConstantValue& subject,
                            const std::vector<ConstantValue>& others = {}) {
  const Function* function = find_function(name);
  REQUIRE(function != nullptr);
  std::vector<GivenArgument> given{{.name = {}, .argument = {.type = type_of(subject), .constant = std::nullopt}}};
  for (const ConstantValue& other : others)
    given.push_back({.name = {}, .argument = {.type = type_of(other), .constant = other}});
  auto resolved = resolve_call(*function, given);
  if (const auto* problem = std::get_if<CallProblem>(&resolved)) return {"! " + problem->message};
  const auto& call = std::get<ResolvedCall>(resolved);

  Arena arena;
  Failures failures;
  std::vector<Loss> losses;
  std::vector<Column> columns;
  for (size_t i = 0; i < call.order.size(); ++i) {
    const auto place = static_cast<size_t>(call.order[i]);
    const ConstantValue& value = call.order[i] < 0 ? *call.defaults[i] : place == 0 ? subject : others[place - 1];
    columns.push_back(constant_column(value, call.expected[i], arena).value());
  }
  std::vector<const Column*> arguments;
  for (const Column& column : columns) arguments.push_back(&column);
  Column out{.type = &call.call.result};
  KernelContext context{.arena = arena, .failures = failures, .losses = &losses};
  call.call.kernel(arguments, 1, out, context);
  if (out.state(0) == State::missing) return {"missing"};
  if (out.state(0) == State::error) return {"! " + std::string(failures[out.failure(0)].reason)};
  if (out.type->is(TypeKind::text) || out.type->is(TypeKind::path))
    return {std::string(out.value<Text>(0)), !losses.empty()};
  std::string json;
  write_json(out, 0, json);
  return {json, !losses.empty()};
}

inline Called call_function(std::string_view name, std::string_view subject,
                            const std::vector<ConstantValue>& others = {}) {
  return call_function(name, ConstantValue{std::string(subject)}, others);
}

}  // namespace damson::test
