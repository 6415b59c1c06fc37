// Exact sums and products of int and decimal, and those of float.
#include <fmt/format.h>
#include <cmath>

#include "runtime/values/each_row.h"
#include "runtime/values/json_text.h"
#include "runtime/values/operators/groups.h"

namespace damson::operators {

namespace {

Decimal widened(int64_t value) { return Decimal::from_integer(value); }
Decimal widened(const Decimal& value) { return value; }

std::string shown(int64_t value) { return fmt::to_string(value); }
std::string shown(const Decimal& value) { return to_text(value); }
std::string shown(double value) {
  std::string out;
  write_float(value, out);
  return out;
}

template <class A, class B>
Error too_large(Operator op, const A& a, const B& b) {
  return fail(fmt::format("{} {} {} is too large", shown(a), operator_text(op), shown(b)));
}

bool overflows(Operator op, int64_t a, int64_t b, int64_t& result) {
  if (op == Operator::add) return __builtin_add_overflow(a, b, &result);
  if (op == Operator::subtract) return __builtin_sub_overflow(a, b, &result);
  return __builtin_mul_overflow(a, b, &result);
}

std::optional<Decimal> exact(Operator op, const Decimal& a, const Decimal& b) {
  if (op == Operator::add) return add(a, b);
  if (op == Operator::subtract) return subtract(a, b);
  return multiply(a, b);
}

std::vector<Overload> integers(Operator op) {
  return each_row([op](int64_t a, int64_t b) -> Result<int64_t> {
    int64_t result = 0;
    if (overflows(op, a, b, result)) return too_large(op, a, b);
    return result;
  });
}

template <class A, class B>
std::vector<Overload> decimals(Operator op) {
  return each_row([op](A a, B b) -> Result<Decimal> {
    const auto result = exact(op, widened(a), widened(b));
    if (!result) return too_large(op, a, b);
    return *result;
  });
}

template <class A, class B>
std::vector<Overload> floats(Operator op) {
  return each_row([op](A a, B b) -> Result<double> {
    const auto x = static_cast<double>(a);
    const auto y = static_cast<double>(b);
    const double result = op == Operator::add ? x + y : op == Operator::subtract ? x - y : x * y;
    if (!std::isfinite(result)) return too_large(op, a, b);
    return result;
  });
}

Error no_number(Operator op, const Type& type) {
  const bool text = type.is(TypeKind::text);
  return fail(fmt::format("`{}` needs numbers, this is {}{}", operator_text(op), with_article(type),
                          text ? "; `parse_int` and `parse_decimal` read numbers, text is joined as \"{a} {b}\"" : ""));
}

TypeKind kind_or(const Type& type, const Type& other) {
  if (!type.is(TypeKind::nothing)) return type.kind();
  return other.is(TypeKind::nothing) ? TypeKind::integer : other.kind();
}

bool is_number(TypeKind kind) {
  return kind == TypeKind::integer || kind == TypeKind::decimal || kind == TypeKind::floating;
}

Result<BoundCall> bind_two(Operator op, std::span<const Type> operands) {
  const TypeKind a = kind_or(operands[0], operands[1]);
  const TypeKind b = kind_or(operands[1], operands[0]);
  if (!is_number(a)) return no_number(op, operands[0]);
  if (!is_number(b)) return no_number(op, operands[1]);
  constexpr TypeKind whole = TypeKind::integer;
  constexpr TypeKind decimal = TypeKind::decimal;
  constexpr TypeKind floating = TypeKind::floating;
  if (a == whole && b == whole) return bind_body(integers(op), operands);
  if (a == decimal && b == decimal) return bind_body(decimals<Decimal, Decimal>(op), operands);
  if (a == whole && b == decimal) return bind_body(decimals<int64_t, Decimal>(op), operands);
  if (a == decimal && b == whole) return bind_body(decimals<Decimal, int64_t>(op), operands);
  if (a == floating && b == floating) return bind_body(floats<double, double>(op), operands);
  if (a == floating && b == whole) return bind_body(floats<double, int64_t>(op), operands);
  if (a == whole && b == floating) return bind_body(floats<int64_t, double>(op), operands);
  return fail(fmt::format("`{}` does not mix decimal, which is exact, with float, which is not", operator_text(op)));
}

Result<BoundCall> bind_negate(std::span<const Type> operands) {
  switch (operands[0].kind()) {
    case TypeKind::nothing:
    case TypeKind::integer:
      return bind_body(each_row([](int64_t value) -> Result<int64_t> {
                         int64_t result = 0;
                         if (__builtin_sub_overflow(int64_t{0}, value, &result))
                           return fail(fmt::format("-({}) is too large", value));
                         return result;
                       }),
                       operands);
    case TypeKind::decimal: return bind_body(each_row([](Decimal value) { return negated(value); }), operands);
    case TypeKind::floating: return bind_body(each_row([](double value) { return -value; }), operands);
    case TypeKind::boolean:
    case TypeKind::text:
    case TypeKind::path:
    case TypeKind::date:
    case TypeKind::time:
    case TypeKind::datetime:
    case TypeKind::file:
    case TypeKind::any:
    case TypeKind::list:
    case TypeKind::record:
    case TypeKind::regex:
    case TypeKind::variable: return no_number(Operator::negate, operands[0]);
  }
  return no_number(Operator::negate, operands[0]);
}

Result<BoundCall> bind_conversion(Operator op, std::span<const Type> operands) {
  const bool decimal = op == Operator::to_decimal;
  const TypeKind from = kind_or(operands[0], operands[0]);
  if (from == TypeKind::integer) {
    if (decimal) return bind_body(each_row([](int64_t value) { return widened(value); }), operands);
    return bind_body(each_row([](int64_t value) { return static_cast<double>(value); }), operands);
  }
  if (from == TypeKind::decimal) {
    if (decimal) return bind_body(each_row([](Decimal value) { return value; }), operands);
    return bind_body(each_row([](Decimal value) { return to_float(value); }), operands);
  }
  if (from == TypeKind::floating && !decimal) return bind_body(each_row([](double value) { return value; }), operands);
  return fail(fmt::format("{} is wanted, this is {}", decimal ? "a decimal" : "a float", with_article(operands[0])));
}

}  // namespace

Result<BoundCall> bind_arithmetic(Operator op, std::span<const Type> operands) {
  if (op == Operator::negate) return bind_negate(operands);
  if (op == Operator::to_decimal || op == Operator::to_floating) return bind_conversion(op, operands);
  return bind_two(op, operands);
}

}  // namespace damson::operators
