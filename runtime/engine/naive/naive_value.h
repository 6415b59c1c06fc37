// One value that owns everything it consists of; what the naive twin computes with.
#pragma once

#include <span>
#include <string>
#include <variant>
#include <vector>

#include "runtime/values/column.h"

namespace damson {

struct NaiveValue {
  using Parts = std::vector<NaiveValue>;  // a list's items, a record's fields

  State state = State::missing;
  FailureId failure = 0;
  /// When present. Text, paths and JSON are strings.
  std::variant<std::monostate, bool, int64_t, Decimal, double, std::string, Date, Time, DateTime, Parts> what;

  bool present() const { return state == State::present; }
  bool is_true() const { return present() && std::get<bool>(what); }
  const std::string& text() const { return std::get<std::string>(what); }
  const Parts& parts() const { return std::get<Parts>(what); }

  static NaiveValue in_state(State state, FailureId failure = 0) {
    NaiveValue value;
    value.state = state;
    value.failure = failure;
    return value;
  }
  static NaiveValue of_parts(Parts parts) {
    NaiveValue value;
    value.state = State::present;
    value.what = std::move(parts);
    return value;
  }
};

NaiveValue naive_value(const Column& column, uint32_t row);
/// A column with a row for each value; owns everything by the arena.
Column naive_column(std::span<const NaiveValue> values, const Type& type, Arena& arena);

}  // namespace damson
