// The sum of a list.
#include <cmath>

#include "runtime/values/each_row.h"

namespace damson::functions {

Function sum() {
  return {
      .name = "sum",
      .family = "numbers",
      .summary = "The sum of a list of numbers, 0 when it has none.",
      .details = "Missing items do not count.",
      .parameters = {{"list", "The numbers."}},
      .examples = {{"[1, 2, 3] | sum", "6"}, {"[0.10, 0.20] | sum", "0.30"}},
      .edge_cases = {{"missing | sum", "missing"},
                     {"[] | sum", "0"},
                     {"[1, missing] | sum", "1"},
                     {"[9223372036854775807, 1] | sum", R"(fails "too large")"}},
      .body = overloads(each_row([](ListView<int64_t> list) -> Result<int64_t> {
                          int64_t total = 0;
                          for (int64_t item : list) {
                            if (__builtin_add_overflow(total, item, &total)) return fail("the sum is too large");
                          }
                          return total;
                        }),
                        each_row([](ListView<Decimal> list) -> Result<Decimal> {
                          Decimal total;
                          for (const Decimal& item : list) {
                            const auto next = damson::add(total, item);
                            if (!next) return fail("the sum is too large");
                            total = *next;
                          }
                          return total;
                        }),
                        each_row([](ListView<double> list) -> Result<double> {
                          double total = 0;
                          for (double item : list) total += item;
                          if (!std::isfinite(total)) return fail("the sum is too large");
                          return total;
                        })),
  };
}

}  // namespace damson::functions
