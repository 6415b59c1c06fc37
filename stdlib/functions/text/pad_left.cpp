// A text filled up to a length.
#include <fmt/format.h>

#include "runtime/values/each_row.h"
#include "runtime/values/unicode.h"

namespace damson::functions {

namespace {

constexpr int64_t longest_padding = 10'000;

}  // namespace

Function pad_left() {
  return {
      .name = "pad_left",
      .family = "text",
      .keeps = Keeps::everything,
      .summary = "A text filled up at its beginning to a length of `width` characters.",
      .parameters = {{"text", "The text to fill up."},
                     {"width", "How many characters it should have at least."},
                     {"fill", "The character to fill up with.", ConstantValue{std::string("0")}}},
      .examples = {{R"("42" | pad_left(5))", R"("00042")"}, {R"("42" | pad_left(4, " "))", R"("  42")"}},
      .edge_cases = {{"missing | pad_left(5)", "missing"},
                     {R"("123456" | pad_left(5))", R"("123456")"},
                     {R"("ü" | pad_left(3))", R"("00ü")"},
                     {R"("a" | pad_left(5, "xy"))", R"(fails "one character")"}},
      .body = each_row([](Text text, int64_t width, Text fill, RowContext& row) -> Result<Text> {
        if (fill.empty() || next_grapheme(fill, 0) != fill.size()) return fail("`fill` must be one character");
        if (width > longest_padding) return fail(fmt::format("a width of {} is too large", width));
        const auto size = static_cast<int64_t>(grapheme_count(text));
        if (size >= width) return text;
        std::string& out = row.scratch();
        for (int64_t i = size; i < width; ++i) out += fill;
        out += text;
        return row.copy(out);
      }),
  };
}

}  // namespace damson::functions
