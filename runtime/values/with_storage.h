// Calls a template with the storage type of a kind that is only known while running.
#pragma once

#include <utility>

#include "runtime/values/column.h"

namespace damson {

/// `body.template operator()<T>()` with the storage type of a scalar kind; nothing for kinds that have none.
template <class Body>
void with_storage(TypeKind kind, Body&& body) {
  switch (kind) {
    case TypeKind::boolean: body.template operator()<uint8_t>(); return;
    case TypeKind::integer: body.template operator()<int64_t>(); return;
    case TypeKind::decimal: body.template operator()<Decimal>(); return;
    case TypeKind::floating: body.template operator()<double>(); return;
    case TypeKind::text:
    case TypeKind::path: body.template operator()<Text>(); return;
    case TypeKind::any: body.template operator()<Any>(); return;
    case TypeKind::date: body.template operator()<Date>(); return;
    case TypeKind::time: body.template operator()<Time>(); return;
    case TypeKind::datetime: body.template operator()<DateTime>(); return;
    case TypeKind::nothing:
    case TypeKind::file:
    case TypeKind::list:
    case TypeKind::record:
    case TypeKind::regex:
    case TypeKind::variable: return;
  }
}

/// An array of columns in the arena, not yet set.
inline Column* make_columns(size_t count, Arena& arena) {
  Column* columns = arena.array<Column>(count);
  for (size_t i = 0; i < count; ++i) new (columns + i) Column();
  return columns;
}

}  // namespace damson
