// A kernel that holds values to constraints.
#include "runtime/program/keep_allowed.h"

#include <fmt/format.h>

#include <algorithm>
#include <memory>

#include "runtime/program/checked_validation.h"
#include "runtime/program/program_text.h"
#include "runtime/values/each_row.h"

namespace damson {

namespace {

/// The constraints and what was made ready of them, which points into them.
struct Kept {
  explicit Kept(std::vector<Constraint> constraints) : declared(std::move(constraints)) {
    for (const Constraint& constraint : declared) checked.emplace_back(constraint);
  }
  Kept(const Kept&) = delete;
  Kept& operator=(const Kept&) = delete;

  const CheckedConstraint* broken(const Column& column, uint32_t row) const {
    const auto found =
        std::find_if(checked.begin(), checked.end(), [&](const auto& one) { return !one.allows(column, row); });
    return found == checked.end() ? nullptr : &*found;
  }

  std::vector<Constraint> declared;
  std::vector<CheckedConstraint> checked;
};

/// States and failures of the column's own: those it has are the argument's.
void own_states(Column& column, Arena& arena) {
  auto* states = arena.zeroed<State>(column.rows);
  auto* failures = arena.zeroed<FailureId>(column.rows);
  if (column.states != nullptr) std::copy_n(column.states, column.rows, states);
  if (column.failures != nullptr) std::copy_n(column.failures, column.rows, failures);
  column.states = states;
  column.failures = failures;
}

void run_keep_allowed(const Kept& kept, const Column& value, Column& out, KernelContext& context) {
  const Type* type = out.type;
  out = value;
  out.type = type;
  bool owned = false;
  for (uint32_t row = 0; row < value.rows; ++row) {
    if (!value.present(row)) continue;
    const CheckedConstraint* broken = kept.broken(value, row);
    if (broken == nullptr) continue;
    if (!owned) own_states(out, context.arena);
    owned = true;
    each_row_detail::fail_row(out, row, broken->words(value, row), context);
  }
}

}  // namespace

BoundCall keep_allowed(const Type& type, std::vector<Constraint> constraints) {
  const auto kept = std::make_shared<const Kept>(std::move(constraints));
  return {.result = type,
          .kernel = [kept](std::span<const Column* const> arguments, uint32_t, Column& out,
                           KernelContext& context) { run_keep_allowed(*kept, *arguments[0], out, context); },
          .can_fail = true};
}

std::string keep_allowed_text(const std::vector<Constraint>& constraints) {
  std::string text = "kept within";
  for (const Constraint& constraint : constraints)
    text += (text.ends_with("within") ? " " : ", ") + constraint_text(constraint);
  return text;
}

}  // namespace damson
