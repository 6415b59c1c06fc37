// The sum of a field over the records of a target.
#include "runtime/engine/pipeline/running_sum.h"

namespace damson {

namespace {

Decimal number_of(const Column& column, uint32_t row) {
  return column.type->is(TypeKind::integer) ? Decimal::from_integer(column.value<int64_t>(row))
                                            : column.value<Decimal>(row);
}

}  // namespace

void RunningSum::add(const Column& column, uint32_t row, std::span<const uint32_t> path) {
  if (!value_ || !column.present(row)) return;
  if (column.type->is(TypeKind::list)) {
    for (uint32_t item = column.first_item(row); item < column.last_item(row); ++item)
      add(column.element(), item, path);
  } else if (column.type->is(TypeKind::record)) {
    add(column.field(path.front()), row, path.subspan(1));
  } else {
    value_ = damson::add(*value_, number_of(column, row));
  }
}

}  // namespace damson
