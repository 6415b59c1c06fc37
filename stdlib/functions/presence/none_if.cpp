// Sentinels such as "n/a" become missing.
#include <algorithm>
#include <unordered_set>

#include "runtime/values/each_row.h"

namespace damson::functions {

namespace {

/// The texts that stand for nothing. They are few, and most values differ from them in length.
class SentinelTexts {
 public:
  explicit SentinelTexts(const std::vector<std::string>& texts) : texts_(texts) {}
  bool contains(Text text) const {
    return std::ranges::any_of(texts_, [&](const std::string& sentinel) { return sentinel == text; });
  }

 private:
  std::vector<std::string> texts_;
};
using SentinelNumbers = std::unordered_set<int64_t>;

}  // namespace

Function none_if() {
  return {
      .name = "none_if",
      .family = "presence",
      .summary = "`value`, or missing when it is one of `values`.",
      .parameters = {{"value", R"(A text or int that may stand for "nothing".)"},
                     {"values", R"(What stands for "nothing", exactly as written.)"}},
      .examples = {{R"("n/a" | none_if(["n/a", "-"]))", "missing"},
                   {R"("oil" | none_if(["n/a", "-"]))", R"("oil")"},
                   {"9999 | none_if([0, 9999])", "missing"}},
      .edge_cases = {{R"(missing | none_if(["-"]))", "missing"},
                     {R"("" | none_if([""]))", "missing"},
                     {R"("N/A" | none_if(["n/a"]))", R"("N/A")"}},
      .body = overloads(
          each_row(
              [](Text value, const SentinelTexts& sentinels) -> std::optional<Text> {
                if (sentinels.contains(value)) return std::nullopt;
                return value;
              },
              [](const std::vector<std::string>& values) { return SentinelTexts(values); }),
          each_row(
              [](int64_t value, const SentinelNumbers& sentinels) -> std::optional<int64_t> {
                if (sentinels.contains(value)) return std::nullopt;
                return value;
              },
              [](const std::vector<int64_t>& values) { return SentinelNumbers(values.begin(), values.end()); })),
  };
}

}  // namespace damson::functions
