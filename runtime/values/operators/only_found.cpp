// `only` on what a lookup found.
#include "runtime/values/operators/only_found.h"

namespace damson {

Kernel unmatched_where_empty(Kernel only) {
  return [only = std::move(only)](std::span<const Column* const> arguments, uint32_t rows, Column& out,
                                  KernelContext& context) {
    only(arguments, rows, out, context);
    const Column& found = *arguments[0];
    for (uint32_t row = 0; row < out.rows; ++row) {
      if (!found.present(row) || found.first_item(row) != found.last_item(row)) continue;
      set_state(out, row, State::unmatched, 0, context.arena);
    }
  };
}

}  // namespace damson
