// Failures of one batch as those of another.
#include "runtime/values/failures.h"

#include "runtime/values/with_storage.h"

namespace damson {

Column with_failures_in(const Column& column, const Failures& from, Failures& to, Arena& arena) {
  Column out = column;
  if (column.failures != nullptr) {
    out.failures = arena.array<FailureId>(column.rows);
    for (uint32_t row = 0; row < column.rows; ++row) {
      const FailureId id = column.failures[row];
      out.failures[row] = id == 0 ? 0 : to.add(from[id]);
    }
  }
  const size_t parts = column.type->is(TypeKind::list)     ? 1
                       : column.type->is(TypeKind::record) ? column.type->fields().size()
                                                           : 0;
  if (parts == 0) return out;
  out.children = make_columns(parts, arena);
  for (size_t i = 0; i < parts; ++i) out.children[i] = with_failures_in(column.children[i], from, to, arena);
  return out;
}

}  // namespace damson
