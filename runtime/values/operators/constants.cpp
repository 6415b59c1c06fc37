// Constants that a kernel keeps to compare rows with.
#include "runtime/values/operators/constants.h"

#include <fmt/format.h>

namespace damson::operators {

namespace {

bool is_numeric(const Type& type) {
  return type.is(TypeKind::integer) || type.is(TypeKind::decimal) || type.is(TypeKind::floating);
}

bool can_be_compared(const Type& type) {
  return is_numeric(type) || type.is(TypeKind::text) || type.is(TypeKind::path) || type.is(TypeKind::boolean) ||
         type.is(TypeKind::date) || type.is(TypeKind::time) || type.is(TypeKind::datetime);
}

}  // namespace

Result<KeptConstant> keep_constant(const Type& subject, const ConstantValue& value) {
  if (!can_be_compared(subject))
    return fail(fmt::format("{} cannot be compared with a constant", with_article(subject)));
  auto holder = std::make_shared<ConstantHolder>();
  const Type own = type_of(value);
  // numbers compare by value across kinds, texts whatever a `one of` or path allows
  const bool keeps_own =
      (is_numeric(subject) && is_numeric(own)) || subject.is(TypeKind::text) || subject.is(TypeKind::path);
  holder->type = keeps_own ? own : subject.required();
  if (subject.is(TypeKind::text) || subject.is(TypeKind::path)) holder->type = Type(TypeKind::text);
  auto column = constant_column(value, holder->type, holder->arena);
  if (!column.ok()) return column.error();
  holder->column = *column;
  if (!holder->column.present(0)) return fail("nothing can be compared with missing; ask `is missing`");
  return KeptConstant(std::move(holder));
}

bool Bounds::hold(const Column& column, uint32_t row) const {
  if (from != nullptr && compare_values(column, row, from->column, 0) < 0) return false;
  return to == nullptr || compare_values(column, row, to->column, 0) <= 0;
}

Result<std::shared_ptr<const Bounds>> make_bounds(const Type& subject, const RangeLiteral& range) {
  auto bounds = std::make_shared<Bounds>();
  if (range.from) {
    auto from = keep_constant(subject, *range.from);
    if (!from.ok()) return from.error();
    bounds->from = *from;
  }
  if (range.to) {
    auto to = keep_constant(subject, *range.to);
    if (!to.ok()) return to.error();
    bounds->to = *to;
  }
  if (bounds->from && bounds->to && compare_values(bounds->from->column, 0, bounds->to->column, 0) > 0) {
    return fail("the range is empty: it ends before it begins");
  }
  return std::shared_ptr<const Bounds>(std::move(bounds));
}

}  // namespace damson::operators
