// Normalising texts to paths.
#include "runtime/values/operators/to_path.h"

#include <array>

#include "runtime/values/each_row.h"
#include "runtime/values/operators/groups.h"
#include "runtime/values/path_value.h"

namespace damson {

BoundCall bind_to_path(const Type& text) {
  const auto body = each_row([](RowContext& row, Text value) -> Result<PathText> {
    const auto path = normalise_path(row.arena(), value);
    if (!path) return path.error();
    return PathText{*path};
  });
  const std::array operands{text};
  return operators::bind_body(body, operands).value();
}

}  // namespace damson
