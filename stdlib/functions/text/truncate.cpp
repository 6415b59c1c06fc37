// A text cut to a length.
#include <fmt/format.h>

#include "runtime/values/each_row.h"
#include "runtime/values/unicode.h"

namespace damson::functions {

namespace {

enum class TruncateUnit : uint8_t { graphemes, characters, bytes };

int64_t size_in(TruncateUnit unit, Text part) {
  switch (unit) {
    case TruncateUnit::graphemes: return 1;
    case TruncateUnit::characters: return static_cast<int64_t>(code_point_count(part));
    case TruncateUnit::bytes: return static_cast<int64_t>(part.size());
  }
  return 0;
}

Text kept_part(Text text, int64_t most, TruncateUnit unit) {
  if (static_cast<int64_t>(text.size()) <= most) return text;
  int64_t size = 0;
  for (size_t at = 0; at < text.size();) {
    const size_t next = next_grapheme(text, at);
    size += size_in(unit, text.substr(at, next - at));
    if (size > most) return text.substr(0, at);
    at = next;
  }
  return text;
}

}  // namespace

Function truncate() {
  return {
      .name = "truncate",
      .family = "text",
      .keeps = Keeps::part,
      .summary = "A text cut to at most `max`, never inside a character as people see it.",
      .details = "What is cut off counts in the loss ledger.",
      .parameters =
          {{"text", "The text to cut."},
           {"max", "How long it may be."},
           {"unit",
            R"(What `max` counts: "graphemes" (characters as people see them), "characters" (code points) or "bytes".)",
            ConstantValue{std::string("graphemes")}}},
      .examples = {{R"("oil on canvas" | truncate(3))", R"("oil")"},
                   {R"("Kühe" | truncate(2, unit: "bytes"))", R"("K")"}},
      .edge_cases = {{"missing | truncate(3)", "missing"},
                     {R"("" | truncate(3))", R"("")"},
                     {R"("e\u{301}a" | truncate(2, unit: "characters"))", R"("e\u{301}")"},
                     {R"("a" | truncate(-1))", R"(fails "cannot be negative")"}},
      .body = each_row(
          [](Text text, int64_t most, const TruncateUnit& unit, LossyRowContext& row) -> Result<Text> {
            if (most < 0) return fail("a length cannot be negative");
            const Text kept = kept_part(text, most, unit);
            if (kept.size() != text.size()) row.lost(text, kept);
            return kept;
          },
          [](const std::string& unit) -> Result<TruncateUnit> {
            if (unit == "graphemes") return TruncateUnit::graphemes;
            if (unit == "characters") return TruncateUnit::characters;
            if (unit == "bytes") return TruncateUnit::bytes;
            return fail(
                fmt::format("a text is not cut by \"{}\"; choose \"graphemes\", \"characters\" or \"bytes\"", unit));
          }),
  };
}

}  // namespace damson::functions
