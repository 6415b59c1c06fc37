// Columns from JSON and back, states and reasons included: `{"$error": "why"}` is a value that failed.
#pragma once

#include <nlohmann/json.hpp>

#include "runtime/engine/naive/naive_value.h"
#include "runtime/values/failures.h"
#include "runtime/values/json_text.h"

namespace damson::test {

inline NaiveValue value_from_json(const nlohmann::json& json, const Type& type, Failures& failures, Arena& arena) {
  if (json.is_null()) return {};
  if (json.is_object() && json.contains("$error")) {
    const Text reason = arena.copy(json["$error"].get<std::string>());
    return NaiveValue::in_state(State::error, failures.add({FailureKind::error, 0, reason}));
  }
  NaiveValue value = NaiveValue::in_state(State::present);
  NaiveValue::Parts parts;
  if (type.is(TypeKind::list)) {
    for (const auto& item : json) parts.push_back(value_from_json(item, type.element(), failures, arena));
    value.what = std::move(parts);
  } else if (type.is(TypeKind::record)) {
    for (const auto& field : type.fields()) {
      parts.push_back(json.contains(field.name) ? value_from_json(json[field.name], field.type, failures, arena)
                                                : NaiveValue());
    }
    value.what = std::move(parts);
  } else if (type.is(TypeKind::boolean)) {
    value.what = json.get<bool>();
  } else if (type.is(TypeKind::integer)) {
    value.what = json.get<int64_t>();
  } else if (type.is(TypeKind::decimal)) {
    value.what = parse_decimal(json.get<std::string>()).value();
  } else if (type.is(TypeKind::floating)) {
    value.what = json.get<double>();
  } else if (type.is(TypeKind::any)) {
    value.what = json.dump();
  } else {
    value.what = json.get<std::string>();
  }
  return value;
}

/// A JSON array as a column, a row each item.
inline Column column_from_json(const std::string& json, const Type& type, Failures& failures, Arena& arena) {
  std::vector<NaiveValue> values;
  for (const auto& row : nlohmann::json::parse(json)) values.push_back(value_from_json(row, type, failures, arena));
  return naive_column(values, type, arena);
}

/// `missing`, `error(why)`, `unmatched(why)`, `reject 3(why)`, `skip 0(why)`, or JSON with those inside.
inline std::string shown(const Column& column, uint32_t row, const Failures& failures) {
  const auto reason = [&] { return "(" + std::string(failures[column.failure(row)].reason) + ")"; };
  switch (column.state(row)) {
    case State::present: break;
    case State::missing: return "missing";
    case State::error: return "error" + reason();
    case State::unmatched: return "unmatched" + reason();
    case State::decided: {
      const Failure& failure = failures[column.failure(row)];
      return (failure.kind == FailureKind::skip ? "skip " : "reject ") + std::to_string(failure.rule) + reason();
    }
  }
  std::string out;
  if (column.type->is(TypeKind::list)) {
    for (uint32_t item = column.first_item(row); item < column.last_item(row); ++item) {
      out += (out.empty() ? "" : ", ") + shown(column.element(), item, failures);
    }
    return "[" + out + "]";
  }
  if (column.type->is(TypeKind::record)) {
    const auto& fields = column.type->fields();
    for (size_t i = 0; i < fields.size(); ++i) {
      out += (out.empty() ? "" : ", ") + fields[i].name + ": " + shown(column.field(i), column.at(row), failures);
    }
    return "{" + out + "}";
  }
  write_json(column, row, out);
  return out;
}

}  // namespace damson::test
