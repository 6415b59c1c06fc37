// A number brought within bounds.
#include <fmt/format.h>
#include <algorithm>

#include "runtime/values/each_row.h"

namespace damson::functions {

Function clamp() {
  return {
      .name = "clamp",
      .family = "numbers",
      .summary = "`number`, or the nearer bound when it lies outside `low` to `high`.",
      .details = "A number that is changed counts in the loss ledger.",
      .parameters = {{"number", "The number."}, {"low", "The least it may be."}, {"high", "The most it may be."}},
      .examples = {{"120 | clamp(0, 100)", "100"}, {"-0.5 | clamp(0.0, 1.0)", "0.0"}},
      .edge_cases = {{"missing | clamp(0, 1)", "missing"},
                     {"5 | clamp(0, 10)", "5"},
                     {"5 | clamp(10, 0)", R"(fails "`low` is larger than `high`")"}},
      .body =
          overloads(each_row([](int64_t number, int64_t low, int64_t high, LossyRowContext& row) -> Result<int64_t> {
                      if (low > high) return fail("`low` is larger than `high`");
                      const int64_t kept = std::clamp(number, low, high);
                      if (kept != number) row.lost(row.copy(fmt::to_string(number)), row.copy(fmt::to_string(kept)));
                      return kept;
                    }),
                    each_row([](Decimal number, Decimal low, Decimal high, LossyRowContext& row) -> Result<Decimal> {
                      if (low > high) return fail("`low` is larger than `high`");
                      const Decimal kept = number < low ? low : number > high ? high : number;
                      if (kept != number) row.lost(row.copy(damson::to_text(number)), row.copy(damson::to_text(kept)));
                      return kept;
                    })),
  };
}

}  // namespace damson::functions
