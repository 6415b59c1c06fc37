// Comparing scalars: missing with anything is missing.
#include <fmt/format.h>

#include "runtime/values/each_row.h"
#include "runtime/values/operators/groups.h"

namespace damson::operators {

namespace {

/// Bit 0: true for less, bit 1: for equal, bit 2: for greater.
unsigned truth_of(Operator op) {
  if (op == Operator::equal) return 2;
  if (op == Operator::not_equal) return 5;
  if (op == Operator::less) return 1;
  if (op == Operator::less_equal) return 3;
  if (op == Operator::greater) return 4;
  return 6;
}

template <class A, class B>
int three_way(const A& a, const B& b) {
  if constexpr (std::is_same_v<A, Decimal> && std::is_same_v<B, int64_t>) {
    return Decimal::compare(a, Decimal::from_integer(b));
  } else if constexpr (std::is_same_v<A, int64_t> && std::is_same_v<B, Decimal>) {
    return Decimal::compare(Decimal::from_integer(a), b);
  } else if constexpr (std::is_same_v<A, Decimal> && std::is_same_v<B, double>) {
    return three_way(to_float(a), b);
  } else if constexpr (std::is_same_v<A, double> && std::is_same_v<B, Decimal>) {
    return three_way(a, to_float(b));
  } else if constexpr (!std::is_same_v<A, B>) {
    return three_way(static_cast<double>(a), static_cast<double>(b));
  } else if constexpr (std::is_same_v<A, Text>) {
    const int order = a.compare(b);
    return order < 0 ? -1 : order > 0 ? 1 : 0;
  } else {
    return a < b ? -1 : b < a ? 1 : 0;
  }
}

template <class A, class B>
Result<BoundCall> compared(Operator op, std::span<const Type> operands) {
  const unsigned truth = truth_of(op);
  return bind_body(
      each_row([truth](A a, B b) { return ((truth >> static_cast<unsigned>(three_way(a, b) + 1)) & 1U) != 0; }),
      operands);
}

Result<BoundCall> compared_texts(Operator op, std::span<const Type> operands) {
  if (op == Operator::equal) return bind_body(each_row([](Text a, Text b) { return a == b; }), operands);
  if (op == Operator::not_equal) return bind_body(each_row([](Text a, Text b) { return a != b; }), operands);
  return compared<Text, Text>(op, operands);
}

/// In a function of any type: what it is of each call is not known where it is declared.
Error maybe_no_single_value(const Type& type) {
  return fail(fmt::format("single values are compared, and {} may be a list or a record", with_article(type)));
}

Error not_comparable(Operator op, const Type& a, const Type& b) {
  if (a.is(TypeKind::any) || b.is(TypeKind::any)) {
    return fail(fmt::format("`{}` cannot look into a JSON value (`any`); give the field a type in its schema",
                            operator_text(op)));
  }
  if (a.is(TypeKind::variable) || b.is(TypeKind::variable))
    return maybe_no_single_value(a.is(TypeKind::variable) ? a : b);
  const bool composite =
      a.is(TypeKind::list) || a.is(TypeKind::record) || b.is(TypeKind::list) || b.is(TypeKind::record);
  if (composite)
    return fail(fmt::format("`{}` compares single values, not {}", operator_text(op),
                            a.is(TypeKind::list) || b.is(TypeKind::list) ? "lists" : "records"));
  return fail(fmt::format("`{}` compares values of one kind; these are {} and {}", operator_text(op), with_article(a),
                          with_article(b)));
}

TypeKind plain_kind(const Type& type, const Type& other) {
  const TypeKind kind = type.is(TypeKind::nothing) ? other.kind() : type.kind();
  if (kind == TypeKind::nothing) return TypeKind::integer;
  return kind == TypeKind::path ? TypeKind::text : kind;
}

template <class A>
Result<BoundCall> compared_to_number(Operator op, TypeKind b, std::span<const Type> operands) {
  if (b == TypeKind::integer) return compared<A, int64_t>(op, operands);
  if (b == TypeKind::decimal) return compared<A, Decimal>(op, operands);
  if (b == TypeKind::floating) return compared<A, double>(op, operands);
  return not_comparable(op, operands[0], operands[1]);
}

bool found_among(const Column& subject, uint32_t row, const Column& list) {
  for (uint32_t item = list.first_item(row); item < list.last_item(row); ++item) {
    if (list.element().present(item) && compare_values(subject, row, list.element(), item) == 0) return true;
  }
  return false;
}

void run_contained(std::span<const Column* const> arguments, uint32_t rows, Column& out, KernelContext& context) {
  shape_result(arguments, rows, out);
  auto* result = context.arena.zeroed<uint8_t>(out.rows);
  out.data = result;
  for (uint32_t row = 0; row < out.rows; ++row) {
    RowFacts facts = gravest(arguments, row);
    if (facts.state == State::present) add_item_facts(*arguments[1], row, facts);
    if (facts.state == State::present) {
      result[row] = found_among(*arguments[0], row, *arguments[1]) ? 1 : 0;
    } else {
      set_state(out, row, facts.state, facts.failure, context.arena);
    }
  }
}

}  // namespace

Result<BoundCall> bind_comparison(Operator op, std::span<const Type> operands) {
  const TypeKind a = plain_kind(operands[0], operands[1]);
  const TypeKind b = plain_kind(operands[1], operands[0]);
  if (a == TypeKind::integer) return compared_to_number<int64_t>(op, b, operands);
  if (a == TypeKind::decimal) return compared_to_number<Decimal>(op, b, operands);
  if (a == TypeKind::floating) return compared_to_number<double>(op, b, operands);
  if (a != b) return not_comparable(op, operands[0], operands[1]);
  if (a == TypeKind::text) return compared_texts(op, operands);
  if (a == TypeKind::boolean) return compared<bool, bool>(op, operands);
  if (a == TypeKind::date) return compared<Date, Date>(op, operands);
  if (a == TypeKind::time) return compared<Time, Time>(op, operands);
  if (a == TypeKind::datetime) return compared<DateTime, DateTime>(op, operands);
  return not_comparable(op, operands[0], operands[1]);
}

Result<BoundCall> bind_contained(std::span<const Type> operands) {
  if (!operands[1].is(TypeKind::list) && !operands[1].is(TypeKind::nothing)) {
    return fail(fmt::format("`in` needs a list or a range behind it; this is {}", with_article(operands[1])));
  }
  if (operands[1].is(TypeKind::list) && !operands[1].element().is(TypeKind::nothing)) {
    const std::vector<Type> pair{operands[0].required(), operands[1].element().required()};
    const auto comparable = bind_comparison(Operator::equal, pair);
    if (!comparable.ok()) {
      if (operands[0].is(TypeKind::variable)) return maybe_no_single_value(operands[0]);
      return fail(fmt::format("{} cannot be in {}", with_article(operands[0]), with_article(operands[1])));
    }
  }
  return BoundCall{.result = Type(TypeKind::boolean).with_optional(any_optional(operands)), .kernel = run_contained};
}

}  // namespace damson::operators
